"""Markup to paragraphs, as a reader sees them."""

from collections.abc import Set as AbstractSet
from typing import Literal

from selectolax.lexbor import LexborNode

from okegas_crawler.text.characters import one_line

_BLOCKS = """
    address article aside blockquote body br center dd details dialog dir div dl dt fieldset figure footer form h1 h2 h3
    h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul
"""
_UNSEEN = """
    -comment area audio base button canvas datalist embed head iframe input link map meta meter noframes noscript object
    optgroup option param progress rp script select source style svg template textarea title track video
"""
_CAPTIONS = (
    "wp-caption-text gallery-caption wp-element-caption tiled-gallery-caption image-caption"  # WordPress, Jetpack
)

BLOCKS = frozenset(_BLOCKS.split())
"""Elements that stand on lines of their own. All others run on within a line."""

UNSEEN = frozenset(_UNSEEN.split())
"""Elements whose text is not read as part of an article: code, controls, fallbacks of media."""

CAPTIONS = frozenset(_CAPTIONS.split())
"""Classes of captions; `figcaption` and a table's `caption` are captions by their name."""

_PICTURES = frozenset({"img", "picture", "figure", "amp-img"})
_AROUND_SMALL_PRINT = 3  # levels: the small print itself, what holds it alone, and what holds that
_CELLS = frozenset({"td", "th"})
_PARTING = BLOCKS | _CELLS
_UNINKED = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff |"  # a line of nothing else is not seen: editors leave zero-width characters
)


def paragraphs(content: LexborNode, *, unseen: AbstractSet[str] = UNSEEN) -> list[str]:
    r"""The paragraphs under `content`, a line each: sub-headings, list items, quotations, table rows too; captions not.

    A line break parts two paragraphs: many newsrooms write a whole article into one `<p>`. A table's row is
    `a | b | c`; a row of one cell is layout, its paragraphs are its own. Emphasis and links join as they stand, without
    a space of ours. Elements named in `unseen` are passed over.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> def read(html): return paragraphs(LexborHTMLParser(html).body)
    >>> read("<p>Satu,&nbsp; <b>du</b>a</p>tiga<div dir=auto>empat")
    ['Satu, dua', 'tiga', 'empat']
    >>> read("<p>Satu<br>\ndua<figure><img><figcaption>Foto: Humas</figcaption></figure><p>&nbsp;")
    ['Satu', 'dua']
    >>> read("<table><tr><th>Kampung<th>TPS<tr><td><p>Segah</p><td>7</table>")
    ['Kampung | TPS', 'Segah | 7']
    """
    reader = _Reader()
    open_elements: list[
        tuple[str, LexborNode | None]
    ] = []  # with what follows each; trees go deeper than Python recurses
    node = content.first_child
    while node is not None or open_elements:
        if node is None:
            tag, node = open_elements.pop()
            if tag in BLOCKS:
                reader.leave(tag)
            continue
        tag = node.tag or ""
        following = node.next
        if tag == "-text":
            reader.read(node.text_content or "")
        elif tag not in unseen and not _is_caption(node, tag):
            if tag in _PARTING:
                reader.enter(tag, node)
            open_elements.append((tag, following))
            following = node.first_child
        node = following
    reader.end_line()
    return reader.lines


def _is_caption(node: LexborNode, tag: str) -> bool:
    if tag in {"figcaption", "caption"}:
        return True
    if tag == "small":
        return _is_below_picture(node)
    classes = node.attributes.get("class") or ""
    return "caption" in classes and not CAPTIONS.isdisjoint(classes.split())


def _is_below_picture(node: LexborNode) -> bool:
    """Whether small print is a line of its own right behind a picture, as themes print captions without a name."""
    for _ in range(_AROUND_SMALL_PRINT):
        following = None if node.tag in BLOCKS else _beside(node, "next")
        if following is not None and following.tag not in BLOCKS:
            return False
        if (before := _beside(node, "prev")) is not None:
            return before.tag in _PICTURES or (before.css_first("img") is not None and not before.text(strip=True))
        if node.parent is None:
            return False
        node = node.parent
    return False


def _beside(node: LexborNode, side: Literal["next", "prev"]) -> LexborNode | None:
    """The nearest sibling that a reader sees."""
    sibling: LexborNode | None = getattr(node, side)
    while sibling is not None and sibling.tag == "-text" and (sibling.text_content or "").isspace():
        sibling = getattr(sibling, side)
    return sibling


class _Reader:
    """Gathers text into lines while elements open and close."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._rows: list[int] = []  # open table rows with the number of their cells so far, -1 for a row of one cell
        self._data_rows = 0  # those of `_rows` that become one line each
        self._preformatted = 0

    def enter(self, tag: str, node: LexborNode) -> None:
        """Begin an element: a cell goes on in its row, anything else begins a line."""
        if tag in _CELLS:
            self._enter_cell()
            return
        if self._pieces:
            self.part()
        if tag == "tr":
            is_data = self._data_rows > 0 or sum(child.tag in _CELLS for child in node.iter()) > 1
            self._rows.append(0 if is_data else -1)
            self._data_rows += is_data
        elif tag == "pre":
            self._preformatted += 1

    def _enter_cell(self) -> None:
        if not self._data_rows:
            self.part()
        elif self._rows[-1] >= 0:
            self._pieces.append(" | " if self._rows[-1] else " ")
            self._rows[-1] += 1

    def read(self, text: str) -> None:
        if self._preformatted and "\n" in text:
            *lines, text = text.split("\n")
            for line in lines:
                self._pieces.append(line)
                self.part()
        if self._pieces or not text.isspace():
            self._pieces.append(text)

    def leave(self, tag: str) -> None:
        if tag == "tr" and self._rows:
            self._data_rows -= self._rows.pop() >= 0
        elif tag == "pre":
            self._preformatted -= 1
        if self._pieces:
            self.part()

    def part(self) -> None:
        """Begin a new line; within a data row, which is one line, only a new word."""
        if self._data_rows:
            self._pieces.append(" ")
        else:
            self.end_line()

    def end_line(self) -> None:
        line = one_line("".join(self._pieces))
        self._pieces.clear()
        if line.strip(_UNINKED):
            self.lines.append(line)
