"""The author whom a page names."""

import re
from collections.abc import Iterator

from okegas_crawler.frame import Frame
from okegas_crawler.metadata import Metadata
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.credits import byline

CREDITS = (
    "[class*=metacontent] span, [class*=credit], [class*=editor], [class*=writer], [class*=penulis], [class*=reporter]"
)
AUTHORS = (
    "a[rel~=author], [itemprop=author], .vcard .fn, .vcard.author, .wp-block-post-author__name, "
    "[class*=author-name], [class*=author_name], [class*=type-author], .cm-author a, .jeg_meta_author a, .byline a, "
    "a[href*='/author/']"
)
PLACEHOLDERS = frozenset({"admin", "administrator", "root", "wpadmin", "super admin"})

_LABEL = re.compile(r"(?i)^(?:(?:ditulis |diposting |posted |written )?(?:oleh|by)|penulis|author)\b\s*:?\s*")


def author(frame: Frame, metadata: Metadata) -> str | None:
    """The author whom the page names; None when it prints none.

    A credit line ("Penulis: …") beside the text wins, as one in the text does (`CreditsPipeline`); a real name wins
    over WordPress's first account.
    """
    first = None
    for name in _names(frame, metadata):
        if name.casefold() not in PLACEHOLDERS:
            return name
        first = first or name
    return first


def _names(frame: Frame, metadata: Metadata) -> Iterator[str]:
    if credited := byline([one_line(node.text()) for node in frame.css(CREDITS)]):
        yield credited
    if said := metadata.author():
        yield said
    for node in frame.css(AUTHORS):
        if name := _LABEL.sub("", one_line(node.text() or node.attributes.get("content") or "")).strip(" -–—|/•,"):
            yield name
    if said := metadata.meta.get("author"):
        yield said
