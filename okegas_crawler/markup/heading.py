"""The heading of an article page, and the titles that its head tells."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from okegas_crawler.markup.ancestors import around
from okegas_crawler.markup.metadata import Metadata
from okegas_crawler.text.agreement import letters
from okegas_crawler.text.prose import BLOCKS

HEADINGS = "h1"
LESSER_HEADINGS = "h2, h3"  # where they say what the head says
UNMARKED = "h4, h5, h6, div, p, span, strong, b"  # where no heading does
THEMES_OWN = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|single|article|page)[_-]?title|tdb-title-text|jeg_post_title|amp-wp-title"
    r"|elementor-heading-title)(?:\s|$)"
)
LOGO = re.compile(r"(?:^|[\s_-])(?:logo|brand(?:ing)?|(?:site|blog)[_-]?title)(?:[\s_-]|$)")
CRUMBS = re.compile(r"crumb|sticky|ticker")  # where a title stands once more
PROSE = 60  # characters from which on a paragraph is prose
MOST_ALIKE = 5  # headings, and paragraphs beside each, that are looked at
MARKS = "-–—|«»‹›<>:•·~*/,"  # what parts a title and a site's name
_PARTS = re.compile(rf"\s+[{MARKS}]+\s+")


def main_heading(tree: LexborHTMLParser, said: list[str], site_names: tuple[str, ...]) -> LexborNode | None:
    """The heading that prints the article's title; None where none does. `said` are the titles that the head tells.

    The one that says what the page's head says, or else the one that the theme marks, or else the one that says most
    of it, or else the first that is not the site's name. An untitled post has an empty heading. Where no
    heading is one, the element that says what the head says is.
    """
    names = {letters(name) for name in site_names}
    in_head = set(map(letters, said)) - {""}
    marked = first = None
    told: list[LexborNode] = []
    for node in tree.css(HEADINGS):
        text = letters(node.text())
        if text and text in in_head:
            told.append(node)
            continue
        classes = node.attributes.get("class") or ""
        if text in names or LOGO.search(classes):
            continue
        if marked is None and THEMES_OWN.search(classes):
            marked = node
        if first is None and text:
            first = node
    if told:
        return told[0] if len(told) == 1 else next(filter(_stands_with_prose, told[:MOST_ALIKE]), told[0])
    lesser = [node for node in tree.css(LESSER_HEADINGS) if letters(node.text()) in in_head]
    if lesser:  # one that is a link may stand in a list of recent posts
        return min(lesser, key=lambda node: node.css_first("a") is not None)
    if marked is not None:
        return marked
    if (saying_most := _saying_most(tree, said)) is not None:
        return saying_most
    return first if first is not None else _unmarked(tree, in_head)


def _stands_with_prose(heading: LexborNode) -> bool:
    """Whether a heading shares an element with paragraphs, as against one in a bar that follows the reader."""
    inside = takewhile(lambda outer: outer.tag != "body", around(heading))
    return any(len(paragraph.text()) >= PROSE for outer in inside for paragraph in outer.css("p")[:MOST_ALIKE])


def _saying_most(tree: LexborHTMLParser, said: list[str]) -> LexborNode | None:
    """The heading that says most of a title that has further names behind or before it."""
    parts = {part for title in said for part in _most_of(title)}
    saying = {
        text: node for node in tree.css(f"{HEADINGS}, {LESSER_HEADINGS}") if (text := letters(node.text())) in parts
    }
    return saying[max(saying, key=len)] if saying else None


def _most_of(title: str) -> Iterator[str]:
    """What stands before or behind a mark in a title and is half of it at least."""
    half = len(letters(title)) / 2
    for mark in _PARTS.finditer(title):
        yield from filter(lambda part: len(part) >= half, map(letters, (title[: mark.start()], title[mark.end() :])))


def _unmarked(tree: LexborHTMLParser, in_head: set[str]) -> LexborNode | None:
    """The element that prints the title where no heading does: the last one, for it may stand above in a bar, too."""
    longest = max(map(len, in_head), default=0)
    found = None
    for node in tree.css(UNMARKED) if in_head else ():
        if any(child.tag in BLOCKS for child in node.iter()):
            continue
        if len(text := node.text()) <= 2 * longest and letters(text) in in_head:
            names = " ".join(outer.attributes.get("class") or "" for outer in (node, *islice(around(node), 2)))
            if not CRUMBS.search(names):
                found = node
    return found


def titles_said(metadata: Metadata, document_title: str, site_names: tuple[str, ...]) -> list[str]:
    """The titles that the page's head tells, the better source first, without the site's name."""
    said = (metadata.said("headline"), metadata.meta.get("og:title"), document_title)
    return [without_site_name(text, site_names) for text in said if text]


def without_site_name(text: str, site_names: tuple[str, ...]) -> str:
    """`text` without the site's name behind or before it.

    >>> without_site_name("Harga Cabai Turun - OkeGas.ID", ("OKEGAS.ID",))
    'Harga Cabai Turun'
    >>> without_site_name("OkeGas.ID", ("OKEGAS.ID",)), without_site_name("Persiba – PSM | Okegas.id", ("OKEGAS.ID",))
    ('', 'Persiba – PSM')
    """
    for name in filter(None, site_names):
        if name.casefold() in text.casefold():
            text = _around(name).sub("", text)
    return text


@lru_cache
def _around(name: str) -> re.Pattern[str]:
    """A site's name before or behind a title, with what parts the two."""
    mark, name = rf"\s*[{MARKS}]+\s*", re.escape(name)
    return re.compile(rf"^{name}{mark}|(?:{mark}|^){name}$", re.IGNORECASE)
