"""Further articles that a page names within its text, known by a marker and by being mostly link."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from okegas_crawler.text.characters import one_line
from okegas_crawler.text.kinds import Kind
from okegas_crawler.text.prose import BLOCKS

_MARKER = re.compile(
    r"[^\w\"“”‘’']*(?:"
    r"(?:baca|simak|lihat|tonton|cek|dengar)(?:kan)?\s+(?:juga|pula|selengkapnya|(?:artikel|berita)\s+(?:lainnya|lain|terkait))"
    r"|(?:baca|simak)\s*[:：]|read\s+(?:also|more|next)|also\s+read"
    r"|(?P<posts>(?:berita|artikel|post|pos)\s+(?:terkait|lainnya|lain)|related\s+(?:posts?|articles?|news|stories))"
    r")\b[^\w\"“”‘’']*",
    re.IGNORECASE,
)
_MARKERS_READ = 200  # a page; nobody has more, and a hostile page shall not cost more
_LINKS_READ = 20  # further articles behind one marker


def is_marker(text: str) -> bool:
    """Whether a piece of text opens with the words that lead to a further article."""
    return _MARKER.match(text) is not None


def remove_related(content: LexborNode, leads: Sequence[LexborNode], removed: Counter[str]) -> None:
    """Drop the lines that begin with one of `leads` (text nodes that are markers) and are mostly link.

    A marker alone on its line takes the links behind it, be they lines, list items or paragraphs. A marker within a sentence,
    or before words that are no link, stays.
    """
    for lead in leads[:_MARKERS_READ]:
        line = _line(lead, content)
        if line is None:
            continue
        text = _text(line)
        marker = _MARKER.match(text)
        if marker is None:
            continue
        links = [] if marker.end() < len(text) else _links_behind(line[-1], content)
        if links or _is_mostly_link(line, len(marker[0])):
            removed[(Kind.RELATED_POSTS if marker["posts"] else Kind.RELATED_LINK).value] += 1
            for node in (*line, *links):
                node.decompose(recursive=False)


def _line(lead: LexborNode, content: LexborNode) -> list[LexborNode] | None:
    """The nodes of the line that `lead` opens; None where it does not open one, or is no longer on the page."""
    top = _outermost(lead)
    if not _is_under(top, content):
        return None
    before = top.prev
    while before is not None and not _parts(before):
        if before.text(strip=True):
            return None
        before = before.prev
    return [top, *_until_parted(top.next)]


def _outermost(node: LexborNode) -> LexborNode:
    """The outermost inline element around a node."""
    while (parent := node.parent) is not None and parent.tag not in BLOCKS:
        node = parent
    return node


def _is_under(node: LexborNode, content: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.mem_id != content.mem_id:
        parent = parent.parent
    return parent is not None


def _until_parted(node: LexborNode | None) -> Iterator[LexborNode]:
    while node is not None and not _parts(node):
        yield node
        node = node.next


def _parts(node: LexborNode) -> bool:
    return node.tag in BLOCKS


def _links_behind(node: LexborNode, content: LexborNode) -> list[LexborNode]:
    """The elements behind a node that hold nothing but links: its siblings, or else those of the block that it closes."""
    while True:
        links = []
        following = node.next
        while following is not None and len(links) < _LINKS_READ:
            if following.text(strip=True):
                if not _is_mostly_link([following], 0):
                    return links
                links.append(following)
            following = following.next
        parent = node.parent
        if links or parent is None or parent.mem_id == content.mem_id:
            return links
        node = parent


def _is_mostly_link(nodes: Sequence[LexborNode], besides: int) -> bool:
    """Whether links make up the text of some nodes, but for `besides` characters and a little."""
    linked = sum(len(one_line(link.text())) for node in nodes if node.tag != "-text" for link in node.css("a[href]"))
    return linked > 0 and len(_text(nodes)) - besides - linked <= linked // 5


def _text(nodes: Sequence[LexborNode]) -> str:
    return one_line("".join(node.text_content or "" if node.tag == "-text" else node.text() for node in nodes))
