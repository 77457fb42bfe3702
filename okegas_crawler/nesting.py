"""HTML nested no deeper than a browser nests it: a parser takes time that is quadratic in the depth.

Lexbor needs 19 s for 100,000 nested divs (half a megabyte), and every walk up from a node costs that depth again.
"""

import re

MOST_TAGS = 10_000  # in a page that is parsed as it is; a news page has about 3,000
DEEPEST = 512  # levels; Chrome nests no deeper either

# Elements that end by themselves, at the next of their kind or at once.
_UNNESTED = frozenset(
    b"""
    area base body br col colgroup dd dt embed head hr html img input li link meta option p param rp rt source tbody td
    tfoot th thead tr track wbr
    """.split()
)
_RAW = frozenset(b"iframe noembed noframes script style textarea title xmp".split())
_TAG = re.compile(rb"<(!--|(/?)([a-zA-Z][^\s/>]*)[^<>]*>)")


def flattened(html: bytes) -> bytes:
    """`html` without the tags that open a level below the 512th, and without those that close it. Its text stays.

    The very object that was given where it has too few tags to nest that deep for long.

    >>> flattened(b"<div><p>Teks</div>")
    b'<div><p>Teks</div>'
    >>> deep = b"<div>" * 20_000 + b"<p>Teks" + b"</div>" * 20_000 + b"<p>Lagi"
    >>> flattened(deep) == b"<div>" * 512 + b"<p>Teks" + b"</div>" * 512 + b"<p>Lagi"
    True
    """
    if html.count(b"<") <= MOST_TAGS:
        return html
    kept = []
    copied = position = depth = surplus = 0
    while (tag := _TAG.search(html, position)) is not None:
        position = tag.end()
        name = (tag[3] or b"").lower()
        if not name:
            position = _behind(html, b"-->", position)
        elif name in _RAW:
            position = position if tag[2] else _behind(html, b"</" + name, position)
        elif name not in _UNNESTED:
            is_surplus = surplus > 0 if tag[2] else depth >= DEEPEST
            if is_surplus:
                surplus += -1 if tag[2] else 1
                kept.append(html[copied : tag.start()])
                copied = position
            else:
                depth += -(depth > 0) if tag[2] else 1
    return b"".join([*kept, html[copied:]])


def _behind(html: bytes, end: bytes, start: int) -> int:
    """Position behind the next `end`; the end of the page where there is none."""
    found = html.find(end, start)
    return len(html) if found < 0 else found + len(end)
