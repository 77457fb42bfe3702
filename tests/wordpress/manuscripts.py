"""A story as an editor saves it, in the old editor or as blocks: WordPress makes the replica's paragraphs of it."""

import re

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
from okegas_crawler.replica.headlines import CYCLE
from okegas_crawler.replica.pieces import Links, inline
from okegas_crawler.replica.posts import Post

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


def manuscript(post: Post, links: Links) -> str:
    """The post's text as it is saved.

    In the old editor it is typed: plain paragraphs, straight quotes, hyphens. WordPress curls the quotes as it prints.
    """
    return "\n\n".join((_as_block if in_block_editor(post) else _typed)(block, links) for block in post.story)


def in_block_editor(post: Post) -> bool:
    """Whether the post is written as blocks: every second one is, also of those that are told in the same way."""
    return (post.id + post.id // CYCLE) % 2 == 1


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


def _as_block(block: Block, links: Links) -> str:
    kind = "nextpage" if block is PAGE_BREAK else BLOCKS.get(type(block), "html")
    return f"<!-- wp:{kind} -->\n{_saved(block, links)}\n<!-- /wp:{kind.split()[0]} -->"


def _saved(block: Block, links: Links) -> str:
    """The block's markup; what plugins make in a real WordPress as the shortcodes that they make it of."""
    if isinstance(block, Gallery):
        ids = ",".join(str(FIRST_GALLERY_PICTURE + number) for number in block.numbers)
        return f'[gallery columns="2" ids="{ids}"]'
    if isinstance(block, RelatedLink) and block.shape.startswith("<div"):
        shape = block.shape.replace("<", "((").replace(">", "))")
        return f"[baca_juga post={block.post_id}]{shape}[/baca_juga]"
    return block.markup(links)
