"""Further articles within a text that no marker announces: cards, lists and teasers that lead to other posts."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from selectolax.lexbor import LexborNode

from okegas_crawler.text.author_boxes import leads_to_author
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.kinds import Kind
from okegas_crawler.text.link_lists import leads_to_term
from okegas_crawler.text.prose import BLOCKS, paragraphs

LeadsAway = Callable[[str], bool]
"""Whether an address is that of another post of the site."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TITLES = "h2, h3, h4, h5, h6"
CARD = f"img, {TITLES}"
PROSE = 60  # characters without links from which on a line is prose
_LABELLED = re.compile(r"[^.!?:：“”\"]{2,30}[:：»>]\s*")
_LABEL = 40  # characters beside the links of a list: "Berita Terkait"
_BESIDE_LINK = 25  # and beside each of them: a date, a number
_LONGEST = 4_000  # characters of a list; a teaser has some 200
_MOST_LINKS = 60  # of a text, the first of which are looked at


def remove_further(
    links: Sequence[LexborNode], content: LexborNode, leads_away: LeadsAway, removed: Counter[str]
) -> None:
    """Drop the blocks that hold nothing but `links` to other posts, with their pictures, dates and excerpts.

    A line with a label and one link is such a block ("Pilihan redaksi: …"); a lone link of a journalist's is none, nor
    is a list that a sentence before it announces.
    """
    known: dict[int, int] = {}
    found: dict[int, LexborNode] = {}
    for link in islice(links, _MOST_LINKS):
        outermost = None
        block = link.parent
        while block is not None and block.mem_id != content.mem_id:
            if block.mem_id not in known:
                known[block.mem_id] = _posts(block, content, leads_away)
            if known[block.mem_id] < 0:
                break
            if block.tag in BLOCKS and known[block.mem_id]:
                outermost = block
            block = block.parent
        if outermost is not None and block is not None and not _is_announced(outermost):
            found[outermost.mem_id] = outermost
    for mem_id, block in found.items():
        removed[(Kind.RELATED_LINK if known[mem_id] == 1 else Kind.RELATED_POSTS).value] += 1
        block.decompose(recursive=False)


def _is_announced(block: LexborNode) -> bool:
    """Whether a sentence right before a block ends with a colon; a label's is shorter."""
    before = block.prev
    while before is not None and not (line := one_line(before.text())):
        before = before.prev
    return before is not None and len(line) > _LABEL and line.endswith(":")


def _posts(block: LexborNode, content: LexborNode, leads_away: LeadsAway) -> int:
    """How many other posts a block shows, and nothing else; 0 where it may be a part of such a block, -1 where not."""
    text = one_line(block.text())
    if len(text) > _LONGEST:
        return -1
    links = [link for link in block.css("a[href]") if not _leads_to_archive(link)]
    addresses = {link.attributes.get("href") or "" for link in links}
    if not addresses or not all(map(leads_away, addresses)):
        return -1
    titles = [title for link in links if (title := one_line(link.text()))]
    beside = len(text) - sum(map(len, titles))
    if beside > min(_LABEL + _BESIDE_LINK * len(titles), len(text) // 2):
        return len(addresses) if _are_teasers(block, content) else -1
    if not titles or block.tag in HEADINGS:
        return 0
    if len(addresses) > 1 or block.css_first(CARD) is not None:
        return len(addresses)
    label = _LABELLED.match(text)
    return int(label is not None and text[label.end() :] == titles[0])


def _leads_to_archive(link: LexborNode) -> bool:
    """Whether a link leads to the category, tag or author of a post that is shown beside it."""
    return leads_to_term(link.attributes) or leads_to_author(link.attributes)


def _are_teasers(block: LexborNode, content: LexborNode) -> bool:
    """Whether a block's paragraphs are excerpts: one below a heading that is a link, and below most such headings.

    A text that is nothing else is the article's, whatever stands above it.
    """
    titles = {one_line(heading.text()) for heading in block.css(TITLES) if _is_link(heading)}
    headings = excerpts = 0
    is_below = False
    for line in paragraphs(block) if titles else ():
        if line in titles:
            headings += 1
            is_below = True
        elif len(line) >= PROSE:
            if not is_below:
                return False
            excerpts += 1
            is_below = False
    return 0 < headings <= 2 * excerpts < 2 * sum(len(line) >= PROSE for line in paragraphs(content))


def _is_link(heading: LexborNode) -> bool:
    """Whether a heading is all link, or within one."""
    link = heading.css_first("a[href]")
    if link is None:
        return heading.parent is not None and heading.parent.tag == "a"
    return one_line(link.text()) == one_line(heading.text())
