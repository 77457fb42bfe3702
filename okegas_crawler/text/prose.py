"""Markup to paragraphs, as a reader sees them."""

from selectolax.lexbor import LexborNode

from okegas_crawler.text.characters import one_line

BLOCKS = frozenset(
    "address article aside blockquote body br center dd details dialog dir div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul".split()
)
"""Elements that stand on lines of their own. All others run on within a line."""

UNSEEN = frozenset(
    "-comment area audio base button canvas datalist embed head iframe input link map meta meter noframes noscript object option optgroup"
    " param progress rp script select source style svg template textarea title track video".split()
)
"""Elements whose text is not read as part of an article: code, controls, fallbacks of media."""

CAPTIONS = frozenset(
    """
    wp-caption-text gallery-caption wp-element-caption blocks-gallery-caption tiled-gallery-caption image-caption
    """.split()  # WordPress: classic and block editor; Jetpack
)
"""Classes of the captions of pictures; `figcaption` and a table's `caption` are captions by their name."""

_CELLS = frozenset({"td", "th"})
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # an editor's leftovers: a paragraph of nothing else is not seen


def paragraphs(content: LexborNode) -> list[str]:
    """The paragraphs under `content`, each one line: sub-headings, list items, quotations and table rows too, captions not.

    A line break parts two paragraphs: many newsrooms write a whole article into one `<p>`. A table's row is `a | b | c`; a row
    of one cell is layout, and its paragraphs are its own. Emphasis and links join as they stand, without a space of ours.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> def read(html): return paragraphs(LexborHTMLParser(html).body)
    >>> read("<p>Satu,&nbsp; <b>du</b>a</p>tiga<div dir=auto>empat")
    ['Satu, dua', 'tiga', 'empat']
    >>> read("<p>Satu<br>\\ndua<figure><img><figcaption>Foto: Humas</figcaption></figure><p>&nbsp;")
    ['Satu', 'dua']
    >>> read("<table><tr><th>Kecamatan<th>TPS<tr><td><p>Segah</p><td></table>")
    ['Kecamatan | TPS', 'Segah |']
    """
    reader = _Reader()
    open_elements: list[
        tuple[str, LexborNode | None]
    ] = []  # each with the node behind it; trees may be deeper than Python recurses
    node = content.first_child
    while True:
        if node is None:
            if not open_elements:
                break
            tag, node = open_elements.pop()
            reader.leave(tag)
            continue
        tag = node.tag or ""
        if tag == "-text":
            reader.pieces.append(node.text_content or "")
        elif tag not in UNSEEN and not is_caption(node, tag):
            reader.enter(tag, node)
            open_elements.append((tag, node.next))
            node = node.first_child
            continue
        node = node.next
    reader.end_line()
    return reader.lines


def is_caption(node: LexborNode, tag: str) -> bool:
    """Whether an element is the caption of a picture, gallery or table."""
    if tag in {"figcaption", "caption"}:
        return True
    classes = node.attributes.get("class")
    return classes is not None and "caption" in classes and not CAPTIONS.isdisjoint(classes.split())


class _Reader:
    """Gathers pieces of text into lines while elements open and close."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pieces: list[str] = []
        self.rows: list[int] = []  # open table rows, each with the number of cells so far

    def enter(self, tag: str, node: LexborNode) -> None:
        if tag in BLOCKS:
            self.part()
        if tag == "tr":
            cells = sum(child.tag in _CELLS for child in node.iter())
            self.rows.append(0 if cells > 1 or any(seen >= 0 for seen in self.rows) else -1)
        elif tag in _CELLS:
            self.enter_cell()

    def enter_cell(self) -> None:
        if not self.rows or self.rows[-1] < 0:
            self.part()
            return
        self.pieces.append(" | " if self.rows[-1] else " ")
        self.rows[-1] += 1

    def leave(self, tag: str) -> None:
        if tag == "tr" and self.rows:
            self.rows.pop()
        if tag in BLOCKS:
            self.part()

    def part(self) -> None:
        """A new line; within a table's row, which is one line, a space."""
        if any(seen >= 0 for seen in self.rows):
            self.pieces.append(" ")
        else:
            self.end_line()

    def end_line(self) -> None:
        line = one_line("".join(self.pieces))
        self.pieces.clear()
        if line.strip(_INVISIBLE + " |"):
            self.lines.append(line)
