"""From a slug to the post that WordPress finds under it, had under it before, or guesses was meant."""

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from okegas_crawler.replica.headlines import CYCLE, FIRST_ID, UNTITLED, headline_slugs, number_of
from okegas_crawler.replica.newsroom import Newsroom
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.writing import write

NUMBERED = re.compile(r"(\d+)-2")
REPEATED = re.compile(r"(.+)-(\d+)")


def find(newsroom: Newsroom, slug: str) -> Post | None:
    """The public post with that slug, in upper or lower case."""
    wanted = slug.lower()
    own = next((post for post in newsroom.own.values() if post.slug == wanted), None)
    if own:
        return newsroom.public(own.id)
    number = _number(wanted)
    post = newsroom.public(FIRST_ID + number) if number else None
    return post if post and post.slug == wanted else None


def _number(slug: str) -> int | None:
    """The number of the post that would be written under that slug."""
    known = headline_slugs()
    if slug in known:
        return number_of(*known[slug], 0)
    if untitled := NUMBERED.fullmatch(slug):
        return int(untitled[1]) - FIRST_ID
    repeated = REPEATED.fullmatch(slug)
    return number_of(*known[repeated[1]], int(repeated[2]) - 1) if repeated and repeated[1] in known else None


def renamed(newsroom: Newsroom, slug: str) -> Post | None:
    """The public post that had that slug before."""
    return newsroom.public(newsroom.old_slugs[slug]) if slug in newsroom.old_slugs else None


def guess(newsroom: Newsroom, beginning: str) -> Post | None:
    """The public post that WordPress guesses before it says 404: whose slug begins so, and is first in the alphabet."""
    ids = (post_id for _, group in sorted(_beginning(newsroom, beginning), key=itemgetter(0)) for post_id in group)
    public = (newsroom.public(post_id) for post_id in ids)
    return next((post for post in public if post and post.slug.startswith(beginning)), None)


def _beginning(newsroom: Newsroom, beginning: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Slugs that begin so, each with the ids of posts that may have it, or have it with a number behind."""
    end = FIRST_ID + newsroom.posts + 1
    slugs: dict[str, Sequence[int]] = {post.slug: (post.id,) for post in newsroom.own.values()}
    for slug, (topic, place) in headline_slugs().items():
        first, second = number_of(topic, place, 0), number_of(topic, place, 1)
        slugs.setdefault(slug, range(FIRST_ID + first, end, second - first))
    for post_id in range(FIRST_ID + UNTITLED, end, CYCLE):
        slugs.setdefault(f"{post_id}-2", (post_id,))
    return ((slug, ids) for slug, ids in slugs.items() if slug.startswith(beginning))


def address_and_title(newsroom: Newsroom, post_id: int) -> tuple[str, str]:
    """A post's slug and title for a link to it, also when it is gone: links in old stories stay."""
    try:
        post = newsroom.post(post_id)
    except KeyError:
        post = write(newsroom.seed, post_id - FIRST_ID, newsroom.site)
    return post.slug, post.title
