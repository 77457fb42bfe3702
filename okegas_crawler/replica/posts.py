"""A post, and the posts by number: computed when asked for, so 100,000 of them cost nothing before.

Post number n (from 1, the oldest) has the id `100 + n`. When it was published, where it is filed and what it is called follow
from n and the seed by arithmetic; the story itself is written by `stories`.
"""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Literal
from zlib import crc32

from okegas_crawler.replica.blocks import PAGE_BREAK, Block, Byline, Dateline, Piece, SignOff
from okegas_crawler.replica.sentences import PLACES, TOPICS, Topic

FIRST_ID = 100
FIRST_DAY = datetime(2023, 12, 31, 16, tzinfo=UTC)  # New Year's midnight in Berau
HEADLINES = len(TOPICS) * len(PLACES)
STEP = 346  # prime to HEADLINES, so that neighbours differ both in topic and in place; its inverse finds a headline's number
UNTITLED, UPDATED = 2, 4  # of CYCLE posts
CYCLE = 50

Status = Literal["publish", "draft", "future", "private", "trash"]


@dataclass(frozen=True)
class Author:
    """A WordPress user."""

    id: int
    slug: str
    name: str


AUTHORS = (
    Author(2, "rani", "Rani Oktaviani"),
    Author(3, "yoga", "Yoga Prameswara"),
    Author(4, "nurul", "Nurul Fitriana"),
    Author(5, "aldo", "Aldo M."),
    Author(6, "redaksi", "Redaksi"),
)


@dataclass(frozen=True)
class Picture:
    """The picture above a story; its path is below the site's root."""

    path: str
    caption: str | None


@dataclass(frozen=True)
class Post:
    """A post as WordPress keeps it."""

    id: int
    slug: str
    title: str
    author: Author | None
    categories: tuple[str, ...]
    """Slugs; pages print the names, sorted."""
    tags: tuple[str, ...]
    """Names, as printed: sorted."""
    published: datetime
    modified: datetime
    story: tuple[Block, ...]
    picture: Picture | None = None
    polls: tuple[str | None, str | None] = (None, None)
    """Types of the polls that the ad inserter puts after paragraphs 1 and 4."""
    view_counter: bool = False
    status: Status = "publish"
    protected: bool = False
    sticky: bool = False

    @property
    def pages(self) -> tuple[tuple[Block, ...], ...]:
        """The story's blocks, page by page.

        >>> post = Post(1, "a", "A", None, (), (), FIRST_DAY, FIRST_DAY, (Block(), PAGE_BREAK, Block()))
        >>> [len(page) for page in post.pages]
        [1, 1]
        """
        breaks = [number for number, block in enumerate(self.story) if block is PAGE_BREAK]
        return tuple(self.story[start + 1 : end] for start, end in pairwise((-1, *breaks, len(self.story))))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces of the text, in order."""
        return tuple(piece for block in self.story for text in block.paragraphs for piece in text)

    @property
    def byline(self) -> str | None:
        """The author whom the page names: in the text before the theme's."""
        written = next((piece.writer for piece in self.pieces if isinstance(piece, Byline)), None)
        return written or (self.author.name if self.author else None)

    @property
    def dateline(self) -> str | None:
        """The place that the story opens with."""
        return next((piece.place for piece in self.pieces if isinstance(piece, Dateline)), None)

    @property
    def sign_off(self) -> str | None:
        """The reporter's code that the story ends with."""
        return next((piece.code for piece in self.pieces if isinstance(piece, SignOff)), None)


def dice(seed: int, number: int, purpose: str, sides: int) -> int:
    """A throw that is always the same for the same seed, number and purpose: 0 to sides-1."""
    return crc32(f"{seed}:{number}:{purpose}".encode()) % sides


def published(seed: int, number: int) -> datetime:
    """When post `number` appeared, in UTC: strictly rising, one or two posts a day at first, ever more later, 100,000 within a year.

    >>> published(1, 1) < published(1, 2) < published(1, 100_000) < datetime(2025, 1, 5, tzinfo=UTC)
    True
    """
    # The gap between two posts never falls below 34 seconds, so up to 29 seconds of chance keep the order.
    seconds = int(40 * 86_400 * math.log1p(number / 10))
    return FIRST_DAY + timedelta(seconds=seconds + dice(seed, number, "second", 30))


def modified(seed: int, number: int) -> datetime:
    """When post `number` was last edited, in UTC: when it was published, unless it is an updated one."""
    edited = number % CYCLE in (UPDATED, UPDATED + 20)
    return published(seed, number) + timedelta(hours=3 * edited + edited * dice(seed, number, "edit", 48))


def headline(number: int) -> tuple[Topic, str, int]:
    """Topic and place of post `number`, and how often the two were written about before.

    >>> headline(1)[0] != headline(2)[0], headline(1 + HEADLINES) == (*headline(1)[:2], 1)
    (True, True)
    """
    repeated, position = divmod(number - 1, HEADLINES)
    combination = position * STEP % HEADLINES
    return TOPICS[combination % len(TOPICS)], PLACES[combination // len(TOPICS)], repeated


def number_of(topic: int, place: int, repeated: int) -> int:
    """The number of the post with that headline, for the n-th time: the inverse of `headline`, with indices.

    >>> all(number_of(TOPICS.index(t), PLACES.index(p), r) == n for n in range(1, 999) for t, p, r in [headline(n)])
    True
    """
    combination = place * len(TOPICS) + topic
    return repeated * HEADLINES + combination * pow(STEP, -1, HEADLINES) % HEADLINES + 1


def categories(seed: int, number: int) -> tuple[str, ...]:
    """The slugs of the categories that post `number` is filed under."""
    topic, _, _ = headline(number)
    return topic.categories[dice(seed, number, "categories", len(topic.categories))]
