"""A post as WordPress keeps it, and what follows from its text."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Literal

from okegas_crawler.replica.blocks import PAGE_BREAK, Block
from okegas_crawler.replica.pieces import Byline, Dateline, Piece, SignOff, Text

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
DESK_AUTHOR = AUTHORS[-1]


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

        >>> from okegas_crawler.replica.blocks import Heading
        >>> day = datetime(2024, 1, 1)
        >>> post = Post(1, "a", "A", None, (), (), day, day, story=(Heading(), PAGE_BREAK, Heading(), Heading()))
        >>> [len(page) for page in post.pages]
        [1, 2]
        """
        breaks = [number for number, block in enumerate(self.story) if block is PAGE_BREAK]
        return tuple(self.story[start + 1 : end] for start, end in pairwise((-1, *breaks, len(self.story))))

    @property
    def texts(self) -> tuple[Text, ...]:
        """The paragraphs that a reader reads, in pieces."""
        return tuple(text for block in self.story for text in block.paragraphs)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces of the text, in order."""
        return tuple(piece for text in self.texts for piece in text)

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
