"""A story as an editor saves it, in the old editor or as blocks: WordPress makes the replica's paragraphs of it."""

import re
from collections.abc import Iterable, Iterator

from okegas_crawler.replica.blocks import (
    PAGE_BREAK,
    Block,
    Figure,
    Gallery,
    Heading,
    Items,
    Paragraph,
    Poll,
    Quotation,
    RelatedLink,
    Table,
)
from okegas_crawler.replica.pieces import Links, inline

FIRST_GALLERY_PICTURE = 9_000_000

TYPED = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-"})
BLOCKS = {
    Paragraph: "paragraph",
    Heading: 'heading {"level":3}',
    Items: "list",
    Quotation: "quote",
    Table: "table",
    Figure: "image",
    Gallery: "shortcode",
    Poll: "shortcode",
}


def in_the_old_editor(story: Iterable[Block], links: Links) -> str:
    """The story as it is typed: plain paragraphs, straight quotes, hyphens for dashes. WordPress prints them curled."""
    return "\n\n".join(_typed(block, links) for block in story)


def _typed(block: Block, links: Links) -> str:
    if isinstance(block, Paragraph) and not block.style:
        return _straight("\n".join(inline(text, links) for text in block.paragraphs))
    return _straight(_saved(block, links)) if block.paragraphs else _saved(block, links)


def _straight(markup: str) -> str:
    """The markup with the characters that a keyboard has; what stands in tags stays.

    >>> _straight('<p class="a">“Jum’at” &#038; Sabtu – ya</p>')
    '<p class="a">"Jum\\'at" & Sabtu - ya</p>'
    """
    return "".join(
        part if part.startswith("<") else part.translate(TYPED).replace("&#038;", "&")
        for part in re.split(r"(<[^>]*>)", markup)
    )


def in_blocks(story: Iterable[Block], links: Links) -> str:
    """The story as the block editor saves it."""
    return "\n\n".join(_delimited(story, links))


def _delimited(story: Iterable[Block], links: Links) -> Iterator[str]:
    for block in story:
        kind = "nextpage" if block is PAGE_BREAK else BLOCKS.get(type(block), "html")
        yield f"<!-- wp:{kind} -->\n{_saved(block, links)}\n<!-- /wp:{kind.split()[0]} -->"


def _saved(block: Block, links: Links) -> str:
    """The block's markup; what plugins make in a real WordPress as the shortcodes that they make it of."""
    if isinstance(block, Gallery):
        ids = ",".join(str(FIRST_GALLERY_PICTURE + number) for number in block.numbers)
        return f'[gallery columns="2" ids="{ids}"]'
    if isinstance(block, RelatedLink) and block.shape.startswith("<div"):
        shape = block.shape.replace("<", "((").replace(">", "))")
        return f"[baca_juga post={block.post_id}]{shape}[/baca_juga]"
    return block.markup(links)
