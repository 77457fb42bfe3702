"""The heading of an article page, and the titles that its head tells."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from okegas_crawler.markup.metadata import Metadata
from okegas_crawler.text.agreement import letters

HEADINGS = "h1"
LESSER_HEADINGS = "h2, h3"  # where they say what the head says
THEMES_OWN = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|single|article|page)[_-]?title|tdb-title-text|jeg_post_title|amp-wp-title"
    r"|elementor-heading-title)(?:\s|$)"
)
LOGO = re.compile(r"(?:^|[\s_-])(?:logo|brand(?:ing)?|(?:site|blog)[_-]?title)(?:[\s_-]|$)")


def main_heading(tree: LexborHTMLParser, said: list[str], site_names: tuple[str, ...]) -> LexborNode | None:
    """The heading that prints the article's title; None where none does. `said` are the titles that the head tells.

    The one that says what the page's head says, or else the one that the theme marks, or else the first that is not
    the site's name. An untitled post has an empty heading.
    """
    names = {letters(name) for name in site_names}
    in_head = set(map(letters, said)) - {""}
    marked = first = None
    for node in tree.css(HEADINGS):
        text = letters(node.text())
        if text and text in in_head:
            return node
        classes = node.attributes.get("class") or ""
        if text in names or LOGO.search(classes):
            continue
        if marked is None and THEMES_OWN.search(classes):
            marked = node
        if first is None and text:
            first = node
    lesser = [node for node in tree.css(LESSER_HEADINGS) if letters(node.text()) in in_head]
    if lesser:  # one that is a link may stand in a list of recent posts
        return min(lesser, key=lambda node: node.css_first("a") is not None)
    return marked if marked is not None else first


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
    mark, name = r"\s*[-–—|«»:•]+\s*", re.escape(name)
    return re.compile(rf"^{name}{mark}|(?:{mark}|^){name}$", re.IGNORECASE)
