"""What a story is made of: blocks that know both their markup and what a reader reads in them.

A block is either text (`paragraphs`) or noise (`removed`, the kind under which a cleaner counts it), or neither: a
picture. The markup is what an editor saves in WordPress, so the same story can be put into a real one.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from html import escape

from okegas_crawler.replica.pieces import Links, Text, inline


@dataclass(frozen=True)
class Block(ABC):
    """A part of a story."""

    paragraphs: tuple[Text, ...] = field(default=(), kw_only=True)
    removed: str | None = field(default=None, kw_only=True)

    @abstractmethod
    def markup(self, links: Links) -> str:
        """The block as an editor saves it."""


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

    folder: str
    numbers: tuple[int, ...]

    def markup(self, links: Links) -> str:
        """What WordPress makes of `[gallery]`: every picture leads to a page of its own, which is no article."""
        items = "".join(
            f"<figure class='gallery-item'><div class='gallery-icon landscape'><a href='{links.root}/gambar-{number}/'>"
            f"<img width='150' height='150' src='{links.root}{self.folder}/gambar-{number}-150x150.jpg' /></a></div>"
            f"<figcaption class='wp-caption-text gallery-caption'>Gambar {number} dari acara itu.</figcaption></figure>"
            for number in self.numbers
        )
        return f"<div id='gallery-1' class='gallery gallery-columns-2 gallery-size-thumbnail'>{items}</div>"


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    """A story of plain paragraphs."""
    return tuple(Paragraph(paragraphs=((text,),)) for text in texts)
