"""Lists of tags within an article's text that no name marks: blocks of nothing but links to tags."""

from collections.abc import Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from okegas_crawler.text.prose import BLOCKS

TAG_ADDRESS = "/tag/"

_LABEL = 25  # characters of what stands in such a list beside its links: "Tags:", "Related Topics:", commas
_LONGEST = 600  # characters of a list
_MOST_LINKS = 60  # of a text, the first of which are looked at; every one may cost the reading of a block


def leads_to_tag(link: LexborNode) -> bool:
    """Whether a link leads to the posts of a tag."""
    return TAG_ADDRESS in (link.attributes.get("href") or "")


def tag_lists(links: Iterable[LexborNode], content: LexborNode) -> Iterator[tuple[LexborNode, LexborNode]]:
    """Those of `links`, which lead to tags, that stand in a list of tags, with the outermost block that is one.

    A paragraph that is one link is no list: a journalist leads to what the newsroom wrote before.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> def found(html):
    ...     body = LexborHTMLParser(html).body
    ...     return [(link.text(), block.tag) for link, block in tag_lists(body.css("a"), body)]
    >>> found("<p>Satu.<div>Tag: <span><a href=/tag/a/>A</a></span> <a href=/tag/b/>B</a></div>")
    [('A', 'div'), ('B', 'div')]
    >>> found("<p>Warga <a href=/tag/berau/>Berau</a> menunggu giliran di pintu.<p><a href=/tag/a/>Pilkada</a>")
    []
    """
    known: dict[int, bool] = {}
    for link in islice(links, _MOST_LINKS):
        found = None
        block = link.parent
        while block is not None and block.mem_id != content.mem_id:
            if block.mem_id not in known:
                known[block.mem_id] = is_tag_list(block)
            if not known[block.mem_id]:
                break
            found = block if block.tag in BLOCKS else found
            block = block.parent
        if found is not None:
            yield link, found


def is_tag_list(node: LexborNode) -> bool:
    """Whether an element holds links to tags, and nothing else but a label."""
    text = node.text(strip=True)
    links = node.css("a") if len(text) <= _LONGEST else []
    if not links or not all(map(leads_to_tag, links)):
        return False
    label = len(text) - sum(len(link.text(strip=True)) for link in links)
    return label <= _LABEL and (node.tag != "p" or label > 0 or len(links) > 1)
