"""The post of a number: written when it is asked for, so that 100,000 of them cost nothing before."""

from datetime import datetime
from functools import lru_cache

from okegas_crawler.replica import sentences
from okegas_crawler.replica.blocks import VIDEO_LIST, Block, Figure, Gallery
from okegas_crawler.replica.desk import Desk
from okegas_crawler.replica.headlines import (
    CYCLE,
    FIRST_ID,
    UNTITLED,
    categories,
    dice,
    headline,
    modified,
    published,
    slug,
)
from okegas_crawler.replica.polls import TYPES
from okegas_crawler.replica.posts import AUTHORS, DESK_AUTHOR, Author, Picture, Post
from okegas_crawler.replica.stories import BYLINE, KINDS, plain
from okegas_crawler.sites import Site


@lru_cache(maxsize=4096)
def write(seed: int, number: int, site: Site, when: datetime | None = None) -> Post:
    """Post `number` as it was first published: at `when`, or at the number's own time. Same arguments, same post."""
    appeared = when or published(seed, number)
    desk = Desk(seed, number, site, appeared.astimezone(site.offset).date())
    within = number % CYCLE
    story = KINDS.get(within, plain)(desk)
    if within not in KINDS and desk.rng.random() < 0.5:
        story.insert(0, VIDEO_LIST)
    topic, place, repeated = headline(number)
    title = "" if within == UNTITLED else topic.headline.format(place=place)
    address = slug(title) + (f"-{repeated + 1}" if repeated else "") if title else f"{FIRST_ID + number}-2"
    return Post(
        id=FIRST_ID + number,
        slug=address,
        title=title,
        author=_author(seed, number),
        categories=categories(seed, number),
        tags=tuple(sorted(desk.rng.sample(sentences.TAGS, 2))),
        published=appeared,
        modified=when or modified(seed, number),
        story=tuple(story),
        picture=_picture(desk, story),
        polls=_polls(number),
        view_counter=desk.rng.random() < 0.3,
    )


def _author(seed: int, number: int) -> Author | None:
    """Now and then nobody; the editorial desk where the text names its writer itself."""
    if number % CYCLE == BYLINE:
        return DESK_AUTHOR
    return (*AUTHORS, *AUTHORS, None)[dice(seed, number, "author", 2 * len(AUTHORS) + 1)]


def _picture(desk: Desk, story: list[Block]) -> Picture | None:
    """The picture above the story: never missing where others follow, so there is no doubt which is the main one."""
    others = any(isinstance(block, Figure | Gallery) for block in story)
    if not others and desk.rng.random() < 0.3:
        return None
    caption = desk.rng.choice(sentences.CAPTIONS)
    return Picture(desk.picture(), caption and caption.format(place=desk.place))


def _polls(number: int) -> tuple[str | None, str | None]:
    """Mostly two polls, seldom only the one after paragraph 4, seldom none; the types take turns."""
    after_first, after_fourth = TYPES[number % len(TYPES)], TYPES[number // len(TYPES) % len(TYPES)]
    match number % 7:
        case 5:
            return None, after_fourth
        case 6:
            return None, None
        case _:
            return after_first, after_fourth
