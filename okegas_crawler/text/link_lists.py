"""Lists of tags and of contents within an article's text, known by their links alone: blocks of nothing else."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from okegas_crawler.text.prose import BLOCKS

TAG_ADDRESS = "/tag/"

_BLOCKS = BLOCKS - {"li"}  # one item of a longer list is none
_JOURNALISTS = frozenset({"p", "ul", "ol", "blockquote"})  # no list if one link is all that they hold
_LABEL = 25  # characters of what stands in such a list beside its links: "Tags:", "Daftar Isi", commas
_LONGEST = 1_200  # characters of a list
_MOST_LINKS = 60  # of a text, the first of which are looked at; every one may cost the reading of a block


def leads_to_tag(link: LexborNode) -> bool:
    """Whether a link leads to the posts of a tag."""
    return TAG_ADDRESS in (link.attributes.get("href") or "")


def leads_within_page(link: LexborNode) -> bool:
    """Whether a link leads to another place of its own page."""
    return (link.attributes.get("href") or "").startswith("#")


def link_lists(
    links: Iterable[LexborNode], content: LexborNode, leads: Callable[[LexborNode], bool]
) -> Iterator[tuple[LexborNode, LexborNode]]:
    """Those of `links` that stand in a list of links that lead so, each with the outermost block that is one.

    What a journalist writes and is one link is no list: it leads to what the newsroom wrote before.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> def found(html):
    ...     body = LexborHTMLParser(html).body
    ...     return [(link.text(), block.tag) for link, block in link_lists(body.css("a"), body, leads_to_tag)]
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
                known[block.mem_id] = is_link_list(block, leads)
            if not known[block.mem_id]:
                break
            found = block if block.tag in _BLOCKS else found
            block = block.parent
        if found is not None:
            yield link, found


def is_link_list(node: LexborNode, leads: Callable[[LexborNode], bool]) -> bool:
    """Whether an element holds links that lead so, and nothing else but a label."""
    text = node.text(strip=True)
    links = node.css("a") if len(text) <= _LONGEST else []
    if not text or not links or not all(map(leads, links)):
        return False
    label = len(text) - sum(len(link.text(strip=True)) for link in links)
    return label <= _LABEL and (node.tag not in _JOURNALISTS or label > 0 or len(links) > 1)
