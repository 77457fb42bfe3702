"""The pieces that a paragraph is made of: words, dates, the dateline, the sign-off, links.

A piece knows what a reader reads in it, so what a text says is known without reading it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from okegas_crawler.replica.mentions import DatePhrase


@dataclass(frozen=True)
class Links:
    """Where a page's links lead."""

    root: str
    """The site's public address without the last slash: `https://okegas.id`."""
    post: Callable[[int], tuple[str, str]]
    """From a post's id to its present address and title."""


@dataclass(frozen=True)
class Dateline:
    """`OKEGAS.ID, Tanjung Redeb – `, how a story opens."""

    site_name: str
    place: str
    bold: bool = False


@dataclass(frozen=True)
class SignOff:
    """`(*/ant)`, the reporter's code at the very end."""

    code: str


@dataclass(frozen=True)
class Byline:
    """`Penulis: Rani | Editor: Yoga`, the people whom the text itself names."""

    writer: str
    editor: str


@dataclass(frozen=True)
class Mention:
    """A link to an earlier post within a sentence: part of the text, unlike "Baca juga"."""

    post_id: int
    text: str


Piece = str | DatePhrase | Dateline | SignOff | Byline | Mention
Text = tuple[Piece, ...]


def printed(piece: Piece) -> str:
    """The piece as a reader reads it.

    >>> printed(Dateline("OKEGAS.ID", "Kelay")), printed(SignOff("ant"))
    ('OKEGAS.ID, Kelay – ', '(*/ant)')
    """
    match piece:
        case Dateline():
            return f"{piece.site_name}, {piece.place} – "
        case SignOff():
            return f"(*/{piece.code})"
        case Byline():
            return f"Penulis: {piece.writer} | Editor: {piece.editor}"
        case DatePhrase() | Mention():
            return piece.text
        case str():
            return piece


def inline(text: Text, links: Links) -> str:
    """The text as inline markup."""
    return "".join(_inline(piece, links) for piece in text)


def _inline(piece: Piece, links: Links) -> str:
    html = escape(printed(piece), quote=False).replace("&amp;", "&#038;")  # as WordPress writes an ampersand
    if isinstance(piece, Dateline) and piece.bold:
        return f"<strong>{html[:-3]}</strong>{html[-3:]}"
    if isinstance(piece, Mention):
        return f'<a href="{links.post(piece.post_id)[0]}">{html}</a>'
    return html
