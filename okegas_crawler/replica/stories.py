"""The kinds of story: what most look like, and those that are told differently."""

from collections.abc import Callable

from okegas_crawler.replica import blocks, pieces, sentences
from okegas_crawler.replica.blocks import Block
from okegas_crawler.replica.desk import Desk
from okegas_crawler.replica.headlines import FIRST_ID
from okegas_crawler.replica.polls import TYPES


def plain(desk: Desk) -> list[Block]:
    """What most stories look like: paragraphs, now and then a "Baca juga", a picture, a link to an earlier post."""
    rng = desk.rng
    story: list[Block] = [desk.paragraph(text) for text in (desk.opening(), *desk.middle(rng.randint(6, 10)))]
    if desk.number > 1 and rng.random() < 0.3:
        earlier = pieces.Mention(FIRST_ID + rng.randint(1, desk.number - 1), "diberitakan sebelumnya")
        story.insert(3, desk.paragraph(("Seperti ", earlier, ", persoalan ini sudah berlangsung cukup lama.")))
    for _ in range(rng.choice((0, 1, 1, 2))):
        position = rng.randint(2, 5)
        story[position:position] = desk.related_link()
    if rng.random() < 0.3:
        story.insert(1, blocks.Figure(desk.picture("-1024x576"), "Petugas mencatat hasil di lapangan."))
    story.append(desk.paragraph(desk.closing()))
    return story


def in_pages(desk: Desk) -> list[Block]:
    """Three pages, split by `<!--nextpage-->`."""
    *first, closing = plain(desk)
    second, third = ([desk.paragraph(text) for text in desk.middle(6)] for _ in range(2))
    return [*first, blocks.PAGE_BREAK, *second, blocks.PAGE_BREAK, *third, closing]


def gallery_only(desk: Desk) -> list[Block]:
    """Pictures without a word of text."""
    return [blocks.Gallery(desk.folder, tuple(desk.rng.sample(range(1, 41), 4)))]


def with_gallery(desk: Desk) -> list[Block]:
    """A story with a gallery in its midst."""
    story = plain(desk)
    return [*story[:4], *gallery_only(desk), *story[4:]]


def with_lines(kind: str) -> Callable[[Desk], list[Block]]:
    """Stories that say what a poll would say, and mean it."""

    def story(desk: Desk) -> list[Block]:
        around = plain(desk)
        lines = [desk.paragraph(desk.fill(line)) for line in sentences.LEGITIMATE[kind]]
        return [*around[:2], *lines, *around[2:]]

    return story


def structured(desk: Desk) -> list[Block]:
    """A sub-heading, a list and a quotation set apart."""
    story, rng = plain(desk), desk.rng
    items = tuple(desk.fill(item) for item in sentences.ITEMS)
    quote = desk.fill(sentences.QUOTES[0])
    parts: list[Block] = [
        blocks.Heading(paragraphs=((rng.choice(sentences.HEADINGS),),)),
        blocks.Items(rng.choice(("ul", "ol")), paragraphs=items),
        blocks.Quotation(paragraphs=(quote,)),
    ]
    return [*story[:3], *parts, *story[3:]]


def with_table(desk: Desk) -> list[Block]:
    """A table after the second block."""
    story = plain(desk)
    return [*story[:2], blocks.Table(paragraphs=tuple(desk.fill(row) for row in sentences.TABLE)), *story[2:]]


def in_lines(desk: Desk) -> list[Block]:
    """One `<p>` whose paragraphs are split by `<br>`."""
    return [desk.paragraph(desk.opening(), *desk.middle(6), desk.closing())]


def one_paragraph(desk: Desk) -> list[Block]:
    """A brief."""
    return [desk.paragraph((*desk.opening(), " ", *desk.closing()))]


def with_poll(desk: Desk) -> list[Block]:
    """A poll that an editor typed as a shortcode."""
    story = plain(desk)
    return [*story[:3], blocks.Poll(desk.rng.choice(TYPES)), *story[3:]]


def with_byline(desk: Desk) -> list[Block]:
    """Writer and editor named below the text, instead of a sign-off; an empty paragraph before them."""
    byline = pieces.Byline(desk.rng.choice(sentences.WRITERS), desk.rng.choice(sentences.WRITERS))
    return [*plain(desk)[:-1], blocks.EMPTY_PARAGRAPH, desk.paragraph((byline,))]


def without_dateline(desk: Desk) -> list[Block]:
    """A contributed text: neither dateline nor sign-off, with a quotation over two paragraphs."""
    split = [desk.paragraph(desk.fill(half)) for half in sentences.SPLIT_QUOTE]
    return [
        *(desk.paragraph(text) for text in desk.middle(4)),
        *split,
        desk.paragraph(desk.fill(sentences.CLOSINGS[0])),
    ]


def with_advertisement(desk: Desk) -> list[Block]:
    """An advertisement's frame that an editor pasted in."""
    story = plain(desk)
    return [*story[:2], blocks.ADVERTISEMENT, *story[2:]]


BYLINE = 25
KINDS: dict[int, Callable[[Desk], list[Block]]] = {
    5: in_pages,
    7: gallery_only,
    9: with_lines("versus"),
    11: with_lines("poll in the news"),
    13: structured,
    15: with_table,
    17: in_lines,
    19: with_gallery,
    21: one_paragraph,
    23: with_poll,
    BYLINE: with_byline,
    27: without_dateline,
    29: with_advertisement,
    33: structured,
    37: in_lines,
    43: with_table,
}
"""What is told differently, by number within a cycle, so that the smallest replica has one of each."""
