"""The kinds of fragments that are dropped from an article, and what a cleaned text looks like."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a dropped fragment was: the keys of a record's `removed`. A closed list; readers rely on it."""

    TS_POLL = "ts-poll"
    """The TS Poll plugin's block, okegas.id's own: loading line, "Coming Soon", question, answers."""

    POLL = "poll"
    """A block of any other poll plugin."""

    AD = "ad"
    """An advertisement, its label, or a call to scroll past it."""

    SHARE = "share"
    """Buttons and labels for sharing or liking."""

    RELATED_LINK = "related-link"
    """One or a few further articles within the text: "Baca juga: …"."""

    RELATED_POSTS = "related-posts"
    """A list of further articles below the text: "Berita Terkait"."""

    SUBSCRIPTION = "subscription"
    """A call to subscribe, follow or join a channel; a newsletter form."""

    VIEW_COUNTER = "view-counter"
    """How often the article was read, or how long that takes."""

    PAGE_LINKS = "page-links"
    """Links to the further pages of a split article."""

    TAGS = "tags"
    """The list of tags or categories."""

    AUTHOR_BOX = "author-box"
    """Picture, name and life of the author."""

    COMMENTS = "comments"
    """Comments, and the form for them."""

    NAVIGATION = "navigation"
    """Table of contents, breadcrumbs, previous and next article."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece that was cut from a text."""

    kind: Kind
    """What it was."""

    text: str
    """Its lines as they stood there, without the last line break."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without its fragments."""

    text: str
    """What remains. The very object that was given where nothing was dropped."""

    fragments: tuple[Fragment, ...]
    """What was dropped, in order."""
