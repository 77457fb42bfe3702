"""Further articles that a page names within its text, known by a marker and by being mostly link."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from okegas_crawler.text.characters import one_line
from okegas_crawler.text.kinds import Kind
from okegas_crawler.text.prose import BLOCKS

_MARKER = re.compile(
    r"""[^\w"“”‘’']*(?:
      (?:(?:yuk|ayo|mari),?\s+)?
      (?:baca|simak|lihat|tonton|cek|dengar)(?:kan)?\s+(?:juga|pula|selengkapnya|(?:artikel|berita)\s+(?:lainnya|lain|terkait))
      | (?:baca|simak|jangan\s+lewatkan)(?=\s*[:：])
      | read\s+(?:also|more|next) | also\s+read | see\s+also
      | (?P<posts>(?:berita|artikel|post|pos)\s+(?:terkait|lainnya|lain) | related\s+(?:posts?|articles?|news|stories)
        | you\s+(?:may|might)\s+also\s+like | (?:related|recommended)(?=\W*$))
    )\b[^\w"“”‘’']*""",
    re.IGNORECASE | re.VERBOSE,
)
_READ = 200  # markers a page; nobody has more, and a hostile page shall not cost more
_LINKS = 20  # further articles behind one marker


def is_marker(text: str) -> bool:
    """Whether a piece of text opens with the words that lead to a further article.

    >>> is_marker(" BACA JUGA : "), is_marker("Warga baca juga pengumuman itu.")
    (True, False)
    """
    return _MARKER.match(text) is not None


def remove_related(content: LexborNode, leads: Sequence[LexborNode], removed: Counter[str]) -> None:
    """Drop the lines that open with one of `leads` and are mostly link, and count them in `removed`.

    A marker alone on its line takes the links behind it, be they lines, list items or paragraphs. A marker within a
    sentence, or before words that are no link, stays.
    """
    for lead in leads[:_READ]:
        line = _line(lead, content)
        text = _text(line)
        marker = _MARKER.match(text)
        if not line or (marker is None and lead.tag == "-text"):
            continue
        links = _links_behind(line[-1], content) if marker and marker.end() == len(text) else []
        if links or _is_mostly_link(line, marker.end() if marker else 0):
            kind = Kind.RELATED_POSTS if marker and marker["posts"] else Kind.RELATED_LINK
            removed[kind.value] += 1
            for node in (*line, *links):
                node.decompose(recursive=False)


def _line(lead: LexborNode, content: LexborNode) -> list[LexborNode]:
    """The nodes of the line that `lead` opens; none where it does not open one, or is no longer on the page."""
    top = node = lead
    while node.mem_id != content.mem_id:
        if node.tag == "a":
            top = node  # a link may hold blocks: plugins make a whole card one link
        if node.parent is None:
            return []
        node = node.parent
    while (parent := top.parent) is not None and parent.mem_id != content.mem_id and parent.tag not in BLOCKS:
        top = parent
    before = top.prev
    while before is not None and before.tag not in BLOCKS:
        if before.text(strip=True):
            return []
        before = before.prev
    return [top, *_run(top.next)]


def _run(node: LexborNode | None) -> Iterator[LexborNode]:
    """A node and its siblings, up to the next line break or block."""
    while node is not None and node.tag not in BLOCKS:
        yield node
        node = node.next


def _links_behind(node: LexborNode, content: LexborNode) -> list[LexborNode]:
    """The elements behind a node that hold nothing but links: its siblings, or else those of the block that it ends."""
    while True:
        links: list[LexborNode] = []
        following = node.next
        while following is not None and len(links) < _LINKS:
            if following.text(strip=True):
                if not _is_mostly_link([following], 0):
                    return links
                links.append(following)
            following = following.next
        parent = node.parent
        if links or parent is None or parent.mem_id == content.mem_id:
            return links
        node = parent


def _is_mostly_link(nodes: Sequence[LexborNode], marker: int) -> bool:
    """Whether links make up the text of some nodes, but for the marker's characters and a little."""
    linked = sum(len(one_line(link.text())) for node in nodes if node.tag != "-text" for link in node.css("a[href]"))
    return linked > 0 and len(_text(nodes)) - marker - linked <= linked // 5


def _text(nodes: Sequence[LexborNode]) -> str:
    return one_line("".join(node.text_content or "" if node.tag == "-text" else node.text() for node in nodes))
