"""What is known of post number n without writing it: its headline, its times, its categories. All of it is arithmetic.

Post number n (from 1, the oldest) has the id `100 + n`.
"""

import math
import re
import unicodedata
from datetime import UTC, datetime, timedelta
from functools import cache
from zlib import crc32

from okegas_crawler.replica.sentences import PLACES, TOPICS, Topic

FIRST_ID = 100
FIRST_DAY = datetime(2023, 12, 31, 16, tzinfo=UTC)  # New Year's midnight in Berau
HEADLINES = len(TOPICS) * len(PLACES)
STEP = 346  # prime to HEADLINES: neighbours differ in topic and place, and its inverse finds a headline's number
CYCLE = 50  # after so many posts, what is special about some of them comes again
UNTITLED, UPDATED = 2, 4  # of a cycle


def dice(seed: int, number: int, purpose: str, sides: int) -> int:
    """A throw that is always the same for the same seed, number and purpose: 0 to sides-1."""
    return crc32(f"{seed}:{number}:{purpose}".encode()) % sides


def published(seed: int, number: int) -> datetime:
    """When post `number` appeared, in UTC: strictly rising, a post a day at first, ever more later, 100,000 in a year.

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


def slug(title: str) -> str:
    """The title as WordPress makes it an address.

    >>> slug("Posyandu Kelay & Kader: “Siap”, Kata Bidan – Segera!")
    'posyandu-kelay-kader-siap-kata-bidan-segera'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@cache
def headline_slugs() -> dict[str, tuple[int, int]]:
    """From the address of every headline's first post to the headline's topic and place, as indices."""
    return {
        slug(topic.headline.format(place=place)): (topic_index, place_index)
        for topic_index, topic in enumerate(TOPICS)
        for place_index, place in enumerate(PLACES)
    }
