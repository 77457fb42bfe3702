"""HTML nested no deeper than a browser nests it: a parser takes time that is quadratic in the depth.

Lexbor needs 19 s for 100,000 nested divs (half a megabyte), and every walk up from a node costs that depth again.
"""

import re
from collections import Counter

DEEPEST = 512  # levels; Chrome nests no deeper either

# Elements that end by themselves, at the next of their kind or at once.
_UNNESTED = frozenset(
    b"""
    area base body br col colgroup dd dt embed head hr html img input li link meta option p param source tbody td tfoot
    th thead tr track wbr
    """.split()
)
_RAW = frozenset(b"iframe noembed noframes script style textarea title xmp".split())
# No end tag reaches beyond the first kind, and none but those of the second kind beyond the second.
_CLOSED_OFF = frozenset(b"applet marquee object table template".split())
_BLOCKS = frozenset(
    b"""
    address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer form h1
    h2 h3 h4 h5 h6 header hgroup listing main menu nav noscript ol pre search section select summary ul
    """.split()
)
# In a drawing or a formula no element ends by itself and none is raw; the second kind brings HTML back within, the
# third ends the drawing.
_FOREIGN = frozenset(b"math svg".split())
_BACK_AT_HTML = frozenset(b"annotation-xml desc foreignobject mi mn mo ms mtext title".split())
_BREAKING_OUT = frozenset(b"blockquote br center div dl h1 h2 h3 h4 h5 h6 img li ol p pre span table ul".split())
MOST_CLOSED = 64  # levels that one end tag closes; beyond, it is taken to close none

_TAG = re.compile(rb"<(!--|(/?)([a-zA-Z][^\s/>]*)[^<>]*>)")


def flattened(html: bytes) -> bytes:
    """`html` without the tags that open a level below the 512th, and without those that close it. Its text stays.

    >>> flattened(b"<div><p>Teks</div>")
    b'<div><p>Teks</div>'
    >>> deep = b"<div>" * 20_000 + b"<p>Teks" + b"</div>" * 20_000 + b"<p>Lagi"
    >>> flattened(deep) == b"<div>" * 512 + b"<p>Teks" + b"</div>" * 512 + b"<p>Lagi"
    True
    """
    kept = []
    copied = position = 0
    levels = _Levels()
    while (tag := _TAG.search(html, position)) is not None:
        position = tag.end()
        name = (tag[3] or b"").lower()
        if not name:
            position = _behind(html, b"-->", position)
        elif name in _RAW and not levels.are_foreign:
            position = position if tag[2] else _behind(html, b"</" + name, position)
        elif levels.leave(name) if tag[2] else levels.enter(name, ends_itself=html[position - 2] == ord("/")):
            kept.append(html[copied : tag.start()])
            copied = position
    return b"".join([*kept, html[copied:]])


class _Levels:
    """The elements that are open: as many as the parser has open, or more where end tags do not match."""

    def __init__(self) -> None:
        self._open: list[tuple[bytes, bool]] = []  # names, and whether what lies in them is foreign to HTML
        self._left_out = Counter[bytes]()

    @property
    def are_foreign(self) -> bool:
        """Whether what follows is of a drawing or a formula."""
        return bool(self._open) and self._open[-1][1]

    def enter(self, name: bytes, *, ends_itself: bool) -> bool:
        """Open an element, if its start tag opens one; whether that tag is to be left out, for it lies too deep."""
        while self.are_foreign and name in _BREAKING_OUT:
            self._open.pop()
        if (ends_itself and (self.are_foreign or name in _FOREIGN)) or (not self.are_foreign and name in _UNNESTED):
            return False
        if len(self._open) >= DEEPEST:
            self._left_out[name] += 1
            return True
        self._open.append((name, name in _FOREIGN or (self.are_foreign and name not in _BACK_AT_HTML)))
        return False

    def leave(self, name: bytes) -> bool:
        """Close the innermost element of a name with all in it; whether the end tag is that of one left out."""
        if self._left_out[name] > 0:
            self._left_out[name] -= 1
            return True
        for depth in range(len(self._open) - 1, max(-1, len(self._open) - 1 - MOST_CLOSED), -1):
            outer, _ = self._open[depth]
            if outer == name:
                del self._open[depth:]
                break
            if outer in _CLOSED_OFF or (outer in _BLOCKS and name not in _BLOCKS):
                break
        return False


def _behind(html: bytes, end: bytes, start: int) -> int:
    """Position behind the next `end`; the end of the page where there is none."""
    found = html.find(end, start)
    return len(html) if found < 0 else found + len(end)
