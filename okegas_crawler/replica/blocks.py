"""What a story is made of: blocks that know both their markup and what a reader reads in them.

A block is either text (`paragraphs`) or noise (`removed`, the kind under which a cleaner counts it), or neither: a picture.
The markup is what an editor saves in WordPress, so the same story can be put into a real one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Block:
    """A part of a story."""

    paragraphs: tuple[Text, ...] = field(default=(), kw_only=True)
    removed: str | None = field(default=None, kw_only=True)

    def markup(self, links: Links) -> str:
        """The block as an editor saves it."""
        raise NotImplementedError


@dataclass(frozen=True)
class Paragraph(Block):
    """`<p>`; more than one text in it are lines, split by `<br>`, and each of them is a paragraph to the reader."""

    style: str = ""

    def markup(self, links: Links) -> str:
        """One `<p>`."""
        lines = "<br />\n".join(inline(text, links) for text in self.paragraphs)
        return f"<p{self.style}>{lines}</p>"


@dataclass(frozen=True)
class Heading(Block):
    """A sub-heading."""

    def markup(self, links: Links) -> str:
        """One `<h3>`."""
        return f"<h3>{inline(self.paragraphs[0], links)}</h3>"


@dataclass(frozen=True)
class Items(Block):
    """A list; every item is a paragraph to the reader."""

    tag: str = "ul"

    def markup(self, links: Links) -> str:
        """`<ul>` or `<ol>`."""
        items = "".join(f"<li>{inline(text, links)}</li>" for text in self.paragraphs)
        return f"<{self.tag}>{items}</{self.tag}>"


@dataclass(frozen=True)
class Quotation(Block):
    """A quotation set apart."""

    def markup(self, links: Links) -> str:
        """`<blockquote>` with its own `<p>`."""
        lines = "".join(f"<p>{inline(text, links)}</p>" for text in self.paragraphs)
        return f'<blockquote class="wp-block-quote">{lines}</blockquote>'


@dataclass(frozen=True)
class Table(Block):
    """A table; a row `a | b | c` is a paragraph to the reader."""

    def markup(self, links: Links) -> str:
        """`<figure><table>`, as the block editor saves it."""
        rows = "\n".join(
            "<tr>\n" + "\n".join(f"<td>{cell}</td>" for cell in inline(row, links).split(" | ")) + "\n</tr>"
            for row in self.paragraphs
        )
        return f'<figure class="wp-block-table">\n<table>\n<tbody>\n{rows}\n</tbody>\n</table>\n</figure>'


@dataclass(frozen=True)
class Raw(Block):
    """Markup as it is: an advertisement's line, an empty paragraph, an editor's shortcode, a page break."""

    html: str

    def markup(self, links: Links) -> str:
        """The markup."""
        return self.html


PAGE_BREAK = Raw("<!--nextpage-->")
EMPTY_PARAGRAPH = Raw("<p>&nbsp;</p>")
VIDEO_LIST = Raw("<p>IKLAN VIDEO LIST</p>", removed="ad")
ADVERTISEMENT = Raw(
    '<div class="iklan" style="text-align:center"><small>ADVERTISEMENT</small>'
    '<ins class="adsbygoogle" data-ad-client="ca-pub-000" data-ad-slot="1"></ins></div>',
    removed="ad",
)


@dataclass(frozen=True)
class Poll(Block):
    """The shortcode of a poll that an editor typed; the plugin replaces it."""

    poll: str

    def markup(self, links: Links) -> str:
        """A shortcode, alone on its line."""
        return f"[TS_Poll type={self.poll}]"


RELATED_SHAPES = (
    '<p><strong>Baca juga: <a href="{url}">{title}</a></strong></p>',
    '<p><em>Baca juga:</em> <a href="{url}">{title}</a></p>',
    '<p>Baca Juga : <a href="{url}">{title}</a></p>',
    '<p><a href="{url}"><strong>BACA JUGA: {title}</strong></a></p>',
    '<p><strong>Simak juga:</strong> <a href="{url}">{title}</a></p>',
    '<div class="baca-juga"><span>BACA JUGA:</span> <a href="{url}">{title}</a></div>',
    '<div class="inner-link-baca-juga"><strong>Baca juga</strong> <a href="{url}">{title}</a></div>',
    '<div class="jnews_inline_related_post_wrapper"><div class="jnews_inline_related_post">'
    '<h3>Baca Juga</h3><a href="{url}">{title}</a></div></div>',
)


@dataclass(frozen=True)
class RelatedLink(Block):
    """A "Baca juga" line in the midst of the story."""

    post_id: int
    shape: str
    removed: str | None = field(default="related-link", kw_only=True)

    def markup(self, links: Links) -> str:
        """One of `RELATED_SHAPES`, filled in."""
        url, title = links.post(self.post_id)
        return self.shape.format(url=url, title=escape(title, quote=False))


@dataclass(frozen=True)
class Figure(Block):
    """A picture in the story with its caption, which is not text."""

    image: str
    caption: str

    def markup(self, links: Links) -> str:
        """`<figure>`, as the block editor saves it."""
        return (
            f'<figure class="wp-block-image size-large"><img decoding="async" loading="lazy" width="1024" height="576" '
            f'src="{links.root}{self.image}" alt="" class="wp-image-27" />'
            f'<figcaption class="wp-element-caption">{self.caption}</figcaption></figure>'
        )


@dataclass(frozen=True)
class Gallery(Block):
    """Small pictures with captions, which are not text."""

    images: tuple[str, ...]

    def markup(self, links: Links) -> str:
        """What WordPress makes of `[gallery]`."""
        items = "".join(
            f"<figure class='gallery-item'><div class='gallery-icon landscape'>"
            f'<a href=\'{links.root}{image}\'><img width="150" height="150" src="{links.root}{image}" alt="" /></a></div>'
            f"<figcaption class='wp-caption-text gallery-caption'>Suasana kegiatan, gambar {number}.</figcaption></figure>"
            for number, image in enumerate(self.images, 1)
        )
        return f"<div id='gallery-1' class='gallery gallery-columns-2 gallery-size-thumbnail'>{items}</div>"
