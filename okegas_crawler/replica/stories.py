"""The writing of post number n: which sentences, in which blocks, with which dates. Same seed and number, same post."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from random import Random
from string import Formatter

from okegas_crawler.replica import blocks, mentions, sentences
from okegas_crawler.replica.blocks import Block, Paragraph, Piece, Text
from okegas_crawler.replica.polls import QUESTIONS, TYPES
from okegas_crawler.replica.posts import (
    AUTHORS,
    CYCLE,
    FIRST_ID,
    UNTITLED,
    Picture,
    Post,
    categories,
    dice,
    headline,
    modified,
    published,
)
from okegas_crawler.sites import Site

JUSTIFIED = ' style="text-align: justify;"'
SIGN_OFFS = ("ran", "yog", "nrl", "ald", "div")


def slug(title: str) -> str:
    """The title as WordPress makes it an address.

    >>> slug("Posyandu Kelay & Kader: “Siap”, Kata Bidan – Segera!")
    'posyandu-kelay-kader-siap-kata-bidan-segera'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


class Desk:
    """A journalist at work on one post: fills sentences with people, places, numbers and dates."""

    def __init__(self, seed: int, number: int, site: Site, today: date):
        self.rng = Random(f"{seed}:{number}")
        self.number = number
        self.site = site
        self.today = today
        topic, self.place, _ = headline(number)
        self.words = {
            "subject": topic.subject,
            "place": self.place,
            "far": self.rng.choice([place for place in sentences.PLACES if place != self.place]),
            "question": QUESTIONS[0],
        }
        self.style = self.rng.choice(("", JUSTIFIED))

    def fill(self, sentence: str) -> Text:
        """The sentence's pieces: its slots filled in."""
        pieces: list[Piece] = []
        for literal, slot, _, _ in Formatter().parse(sentence):
            pieces.append(literal)
            if slot is not None:
                pieces.append(self.words.get(slot) or self._chosen(slot))
        return tuple(piece for piece in pieces if piece != "")

    def _chosen(self, slot: str) -> Piece:
        rng = self.rng
        match slot:
            case "person":
                return rng.choice(sentences.PEOPLE)
            case "venue":
                return rng.choice(sentences.VENUES)
            case "number":
                return str(rng.randint(12, 640))
            case "hours":
                return str(rng.randint(2, 9))
            case "amount":
                return f"{rng.randint(1, 29)},{rng.randint(1, 9)}"
            case _:
                return self._date(slot)

    def _date(self, slot: str) -> mentions.DatePhrase:
        rng = self.rng
        past, future = timedelta(days=rng.randint(2, 25)), timedelta(days=rng.randint(2, 25))
        writers: dict[str, tuple[Sequence[mentions.Writer], date]] = {
            "opening": (mentions.OPENING, self.today - timedelta(days=rng.randint(0, 1))),
            "past": (mentions.PAST, self.today - past),
            "tanggal": ([mentions.plain_month_name], self.today - past),
            "range": ([mentions.days_range], self.today - past),
            "stamped": ([mentions.stamped], self.today - past),
            "iso": ([mentions.iso], self.today - past),
            "bracket": ([mentions.bracket_only], self.today - past),
            "coming": (mentions.FUTURE, self.today + future),
            "month_coming": ([mentions.coming], self.today + future),
            "unclosed": ([mentions.unclosed], self.today + timedelta(days=1)),
        }
        choice, day = writers[slot]
        return rng.choice(choice)(day, rng)

    def paragraph(self, *texts: Text) -> Paragraph:
        """A paragraph in the post's own style; several texts are lines."""
        return Paragraph(self.style, paragraphs=texts)

    def opening(self) -> Text:
        """The first sentence, with the dateline before it."""
        place = self.rng.choice((self.place, "Tanjung Redeb", "Tanjung Redeb"))
        dateline = blocks.Dateline(self.site.name, place, bold=self.rng.random() < 0.2)
        return (dateline, *self.fill(self.rng.choice(sentences.OPENINGS)))

    def middle(self, count: int) -> list[Text]:
        """Paragraphs between the opening and the close: statements, quotations, and two with dates."""
        rng = self.rng
        dated = [rng.choice(sentences.PAST_SENTENCES), rng.choice(sentences.COMING_SENTENCES)]
        chosen = rng.sample(sentences.SENTENCES, max(0, count - 4)) + rng.sample(sentences.QUOTES, 2) + dated
        rng.shuffle(chosen)
        return [self.fill(sentence) for sentence in chosen[:count]]

    def closing(self) -> Text:
        """The last sentence with the reporter's code."""
        sentence = self.fill(self.rng.choice(sentences.CLOSINGS))
        return (*sentence, " ", blocks.SignOff(self.rng.choice(SIGN_OFFS)))

    def related_link(self) -> Iterable[Block]:
        """A "Baca juga" line to an earlier post, if there is one."""
        target = self.rng.randint(max(1, self.number - 40), max(1, self.number - 1))
        if target < self.number and target % CYCLE != UNTITLED:
            yield blocks.RelatedLink(FIRST_ID + target, self.rng.choice(blocks.RELATED_SHAPES))

    def picture(self, size: str = "") -> str:
        """The path of one of the site's pictures."""
        return f"/wp-content/uploads/{self.today:%Y/%m}/gambar-{self.rng.randint(1, 40)}{size}.jpg"


def plain(desk: Desk) -> list[Block]:
    """What most stories look like: paragraphs, now and then a "Baca juga", a picture, a link to what was said before."""
    rng = desk.rng
    story: list[Block] = [desk.paragraph(text) for text in (desk.opening(), *desk.middle(rng.randint(6, 10)))]
    if desk.number > 1 and rng.random() < 0.3:
        earlier = blocks.Mention(FIRST_ID + rng.randint(1, desk.number - 1), "diberitakan sebelumnya")
        story.insert(3, desk.paragraph(("Seperti ", earlier, ", persoalan ini sudah berlangsung cukup lama.")))
    for _ in range(rng.choice((0, 1, 1, 2))):
        story[rng.randint(2, 5) : 0] = desk.related_link()
    if rng.random() < 0.3:
        story.insert(1, blocks.Figure(desk.picture("-1024x576"), "Petugas mencatat hasil di lapangan."))
    story.append(desk.paragraph(desk.closing()))
    return story


def in_pages(desk: Desk) -> list[Block]:
    """Three pages, split by `<!--nextpage-->`."""
    first, second, third = plain(desk), desk.middle(6), desk.middle(6)
    *body, close = first
    middle = [desk.paragraph(text) for text in second]
    return [*body, blocks.PAGE_BREAK, *middle, blocks.PAGE_BREAK, *(desk.paragraph(text) for text in third), close]


def gallery_only(desk: Desk) -> list[Block]:
    """Pictures without a word of text."""
    return [blocks.Gallery(tuple(desk.picture("-150x150") for _ in range(4)))]


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
    byline = blocks.Byline(desk.rng.choice(sentences.WRITERS), desk.rng.choice(sentences.WRITERS))
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
    25: with_byline,
    27: without_dateline,
    29: with_advertisement,
    33: structured,
    37: in_lines,
    43: with_table,
}
"""What is told differently, by number within a cycle, so that the smallest replica has one of each."""


@cache
def headline_slugs() -> dict[str, tuple[int, int]]:
    """From the address of every headline's first post to the headline's topic and place, as indices."""
    return {
        slug(topic.headline.format(place=place)): (topic_index, place_index)
        for topic_index, topic in enumerate(sentences.TOPICS)
        for place_index, place in enumerate(sentences.PLACES)
    }


@lru_cache(maxsize=4096)
def write(seed: int, number: int, site: Site, when: datetime | None = None) -> Post:
    """Post `number` as it was first published: at `when`, or at the number's own time."""
    appeared = when or published(seed, number)
    desk = Desk(seed, number, site, appeared.astimezone(site.offset).date())
    rng, within = desk.rng, number % CYCLE
    story = KINDS.get(within, plain)(desk)
    if within not in KINDS and rng.random() < 0.5:
        story.insert(0, blocks.VIDEO_LIST)
    topic, place, repeated = headline(number)
    title = "" if within == UNTITLED else topic.headline.format(place=place)
    address = slug(title) + (f"-{repeated + 1}" if repeated else "") if title else f"{FIRST_ID + number}-2"
    picture = Picture(desk.picture(), rng.choice(sentences.CAPTIONS)) if rng.random() < 0.8 or within == 7 else None
    has_picture_within = any(isinstance(block, blocks.Figure | blocks.Gallery) for block in story)
    if has_picture_within and picture is None:
        picture = Picture(desk.picture(), None)  # so that there is never a doubt which picture is the main one
    if picture and picture.caption:
        picture = Picture(picture.path, picture.caption.format(place=place))
    after_first, after_fourth = TYPES[number % len(TYPES)], TYPES[number // len(TYPES) % len(TYPES)]
    author = AUTHORS[-1] if within == 25 else (*AUTHORS, *AUTHORS, None)[dice(seed, number, "author", 11)]
    return Post(
        id=FIRST_ID + number,
        slug=address,
        title=title,
        author=author,
        categories=categories(seed, number),
        tags=tuple(sorted(rng.sample(sentences.TAGS, 2))),
        published=appeared,
        modified=when or modified(seed, number),
        story=tuple(story),
        picture=picture,
        polls=((after_first, after_fourth), (None, after_fourth), (None, None))[(0, 0, 0, 0, 0, 1, 2)[number % 7]],
        view_counter=rng.random() < 0.3,
    )
