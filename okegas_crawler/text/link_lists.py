"""Lists of terms, of contents, of ways to share, known by their links alone: blocks that hold nothing else."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from selectolax.lexbor import LexborNode

from okegas_crawler.text.prose import BLOCKS

TAG_ADDRESS = "/tag/"
CATEGORY_ADDRESS = "/category/"

Attributes = Mapping[str, str | None]
Leads = Callable[[Attributes], bool]
"""Whether a link with these attributes leads to what a list would list."""

_SHARING = re.compile(
    r"facebook\.com/(?:sharer|share\.php|dialog/)|(?:twitter|x)\.com/(?:intent|share)\b|threads\.(?:net|com)/intent"
    r"|(?:wa\.me|whatsapp\.com)/(?:send)?/?\?text=|(?:t|telegram)\.me/share|line\.me/(?:r/msg|r/share|lineit)"
    r"|pinterest\.[a-z.]+/pin/create|linkedin\.com/(?:sharearticle|sharing|cws/share)|reddit\.com/submit"
    r"|tumblr\.com/(?:share|widgets/share)|^(?:whatsapp|fb-messenger|viber|tg):|^mailto:\?",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = BLOCKS - {"li"}  # one item of a longer list is none
_JOURNALISTS = frozenset({"p", "ul", "ol", "blockquote"})  # no list if one link is all that they hold
_LABEL = 25  # characters of what stands in such a list beside its links: "Tags:", "Daftar Isi", "Bagikan", commas
_LONGEST = 1_200  # characters of a list
_MOST_LINKS = 60  # of a text, the first of which are looked at; every one may cost the reading of a block


def leads_to_tag(link: Attributes) -> bool:
    """Whether a link leads to the posts of a tag: by its address, or by its relation alone where that is another.

    >>> leads_to_tag({"href": "/topik/berau/", "rel": "tag"}), leads_to_tag({"href": "/category/desa/", "rel": "tag"})
    (True, False)
    """
    address = link.get("href") or ""
    return TAG_ADDRESS in address or (link.get("rel") == "tag" and CATEGORY_ADDRESS not in address)


def leads_to_term(link: Attributes) -> bool:
    """Whether a link leads to the posts of a tag or a category."""
    address = link.get("href") or ""
    return TAG_ADDRESS in address or CATEGORY_ADDRESS in address or "tag" in (link.get("rel") or "").split()


def leads_within_page(link: Attributes) -> bool:
    """Whether a link leads to a place of its own page."""
    return (link.get("href") or "").startswith("#")


def leads_to_sharing(link: Attributes) -> bool:
    """Whether a link asks a network to pass the page on.

    >>> [leads_to_sharing({"href": f"https://wa.me/{rest}"}) for rest in ("?text=Kabar", "62811?text=Saya%20mau")]
    [True, False]
    """
    return _SHARING.search(link.get("href") or "") is not None


def link_lists(
    links: Iterable[LexborNode], content: LexborNode, leads: Leads
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
    known: dict[int, int] = {}
    for link in islice(links, _MOST_LINKS):
        found = None
        is_journalists = False
        block = link.parent
        while block is not None and block.mem_id != content.mem_id:
            if block.mem_id not in known:
                known[block.mem_id] = _parts(block, leads)
            if not known[block.mem_id]:
                break
            is_journalists = is_journalists or block.tag in _JOURNALISTS
            if block.tag in _BLOCKS and (known[block.mem_id] > 1 or not is_journalists):
                found = block
            block = block.parent
        if found is not None and block is not None:  # else it is no longer on the page
            yield link, found


def is_link_list(node: LexborNode, leads: Leads) -> bool:
    """Whether an element holds links that lead so, and nothing else but a label."""
    return _parts(node, leads) > (node.tag in _JOURNALISTS)


def _parts(node: LexborNode, leads: Leads) -> int:
    """How many links and labels an element holds; 0 where it holds anything else, or links that lead elsewhere."""
    text = node.text(strip=True) if node.tag not in _HEADINGS else ""
    links = node.css("a") if 0 < len(text) <= _LONGEST else []
    if not all(leads(link.attributes) for link in links):
        return 0
    label = len(text) - sum(len(link.text(strip=True)) for link in links)
    return len(links) + (label > 0) if links and label <= _LABEL else 0
