"""How far a run is, in one line, and when it may be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from okegas_crawler.archive.walks import Walk


@dataclass(frozen=True)
class Standing:
    """How far a run is."""

    walks: int = 0
    """Categories that are walked."""

    walked: int = 0
    """Those that are done."""

    pages: int = 0
    """Listing pages read."""

    new: int = 0
    revised: int = 0
    known: int = 0
    failed: int = 0
    rate: float | None = None
    """Answers a second; None while it is too early to say."""

    left: float | None = None
    """Seconds; None where nobody can know."""


def in_words(standing: Standing, width: int | None = None) -> str:
    """One line; where it is longer than `width`, the parts that matter least are left out.

    >>> standing = Standing(9, 4, 61, new=512, known=40, failed=2, rate=1.02, left=754)
    >>> in_words(standing)
    '4/9 categories, 61 pages, 512 new, 40 known, 2 failed, 1.0 requests/s, about 13 min left'
    >>> in_words(standing, 60)
    '4/9 categories, 512 new, 2 failed, about 13 min left'
    >>> in_words(Standing(), 80), in_words(standing, 9)
    ('0 new', '512 new')
    """
    parts = {  # the most important first, each with its place
        f"{standing.new:,} new": 2,
        f"{standing.walked}/{standing.walks} categories": 0 if standing.walks else None,
        f"about {about(standing.left or 0)} left": 7 if standing.left is not None else None,
        f"{standing.failed:,} failed": 5 if standing.failed else None,
        f"{standing.revised:,} revised": 3 if standing.revised else None,
        f"{standing.rate or 0:.1f} requests/s": 6 if standing.rate is not None else None,
        f"{standing.known:,} known": 4 if standing.known else None,
        f"{standing.pages:,} pages": 1 if standing.pages else None,
    }
    chosen = [(place, part) for part, place in parts.items() if place is not None]
    while True:
        line = ", ".join(part for _, part in sorted(chosen))
        if width is None or len(line) <= width or len(chosen) == 1:
            return line
        chosen.pop()


def about(seconds: float) -> str:
    """A span of time, as exactly as a guess is.

    >>> about(41.3), about(754), about(9000)
    ('41 s', '13 min', '2.5 h')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def seconds_left(
    asked: int, awaited: int, walks: Sequence[Walk], last_pages: Mapping[str, int], rate: float | None
) -> float | None:
    """Seconds until the run is done, a guess; None where nobody can know.

    `asked` and `awaited` are articles: asked for so far, and not yet answered. A walk that may stop at known ground, or
    whose listing does not name its last page, has no end that could be told. Listings that were not looked at yet are
    taken to be as long as the others, once half of them are known; the pages to come, to bring as many articles each as
    those before. A walk of several pages reads them twice.

    >>> walks = [Walk("https://okegas.id/category/politik/")]
    >>> walks[0].seen(1, ["/a/", "/b/"], "https://okegas.id/category/politik/page/2/")
    2
    >>> seconds_left(2, 2, walks, {"https://okegas.id/category/politik/": 10}, 1.0)
    39.0
    >>> seconds_left(2, 2, walks, {}, 1.0), seconds_left(9, 4, [], {}, 0.5)
    (None, 8.0)
    """
    going = [walk for walk in walks if walk.asked is not None]
    unknown = [walk for walk in going if walk.category not in last_pages]
    if not rate or not asked or any(walk.head for walk in going) or any(walk.pages for walk in unknown):
        return None
    if 2 * len(unknown) > len(walks):
        return None
    usual = round(sum(last_pages.values()) / max(1, len(last_pages)))
    lengths = {walk.category: last_pages.get(walk.category, usual) for walk in walks}
    read = sum(min(walk.pages, lengths[walk.category]) for walk in walks)
    unread = sum(max(0, lengths[walk.category] - walk.pages) for walk in going)
    again = sum(min(lengths[walk.category], max(0, 2 * lengths[walk.category] - walk.pages)) for walk in going)
    return (awaited + unread + again + unread * asked / max(1, read)) / rate
