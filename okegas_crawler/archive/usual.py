"""What is out of line with the articles before: no news for days, texts that shrink, widgets that none drops any more.

Compared are the newest articles of the archive, by publication, with those before them: neither how often the crawl
runs nor in which order it archived plays a part. Only a field that most of the newest articles lack is suspicious.
Everything else may be what happened; it is a warning, for a person to look at.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import comb
from typing import Any, NamedTuple

from okegas_crawler.archive.figures import QUOTED
from okegas_crawler.archive.moments import aware_moment

FIELDS = ("title", "body", "author", "categories", "published")

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Thresholds:
    """When a difference is more than chance. The defaults are those of the settings, which say why."""

    newest: int = 20
    """Articles that are compared with those before them."""

    usual: int = 100
    """Articles before them that tell what is usual."""

    few: int = 50
    """Fewer of those tell nothing: the archive is too young."""

    chance: float = 1e-6
    """How improbable a difference must be, were the newest articles like those before."""

    shrunk: float = 0.5
    """The part of the usual length below which a text is short."""

    missed: int = 60
    """Articles that the usual pace would have brought since the last one came, in `silent` days at least."""

    silent: float = 3.0
    """Days without an article that are nothing, whatever the pace before: it may have been an election's."""


DEFAULT = Thresholds()


class Findings(NamedTuple):
    """What is out of line, in words."""

    suspicions: list[str]
    warnings: list[str]


def compared(articles: Sequence[Record], thresholds: Thresholds = DEFAULT) -> Findings:
    """What is out of line in an archive whose last articles these are, newest first.

    Each has FIELDS, `removed` and `published_raw`; `thresholds.newest + thresholds.usual` of them are looked at.

    >>> def article(number, **other):
    ...     same = dict.fromkeys(FIELDS, "as printed") | {"body": 100 * "kata ", "removed": {"ts-poll": 2}}
    ...     return same | {"published_raw": "as printed"} | other
    >>> compared([article(number) for number in range(120)])
    Findings(suspicions=[], warnings=[])
    >>> compared([article(number, removed={} if number < 20 else {"ts-poll": 2}) for number in range(120)]).warnings
    ['ts-poll was removed from 100 of 100 articles before, and from none of the 20 newest']
    >>> compared([article(number, body="" if number < 20 else "isi") for number in range(120)]).suspicions
    ['body is empty in 20 of the 20 newest articles']
    """
    newest = articles[: thresholds.newest]
    usual = articles[thresholds.newest :][: thresholds.usual]
    if len(usual) < thresholds.few:
        return Findings([], [])
    return Findings(
        _suddenly_empty(newest, usual, thresholds),
        [
            *_stopped(newest, usual, thresholds),
            *_shrunk(newest, usual, thresholds),
            *_unreadable(newest, usual, thresholds),
        ],
    )


def silence(published: Sequence[str | None], now: datetime, thresholds: Thresholds = DEFAULT) -> list[str]:
    """Whether nothing came for so long that a holiday, too, would have brought something, by when articles came out.

    >>> from datetime import UTC
    >>> moments = [(datetime(2024, 3, 31, tzinfo=UTC) - timedelta(hours=2 * n)).isoformat() for n in range(120)]
    >>> silence(moments, datetime(2024, 4, 4, tzinfo=UTC)), silence(moments[:40], datetime(2025, 4, 4, tzinfo=UTC))
    ([], [])
    >>> silence(moments, datetime(2024, 4, 6, tzinfo=UTC))
    ['no new article for 6 days; 12.0 a day were usual']
    """
    moments = sorted(moment for said in published if (moment := aware_moment(said)))
    if len(moments) < thresholds.few:
        return []
    days = (moments[-1] - moments[0]) / timedelta(days=1)
    pace = (len(moments) - 1) / max(days, 1.0)
    silent = (now - moments[-1]) / timedelta(days=1)
    if silent * pace < thresholds.missed or silent < thresholds.silent:
        return []
    return [f"no new article for {silent:.0f} days; {pace:.1f} a day were usual"]


def improbable(times: int, of: int, usual_times: int, usual_of: int) -> float:
    """The chance that something holds at least so many `times` `of` the newest, if it holds of them as it usually does.

    Never quite 0 or 1 by what is usual: a hundred articles do not tell what never happens.

    >>> round(improbable(0, 20, 3, 100), 9), improbable(20, 20, 0, 100) < 1e-30, round(improbable(6, 10, 10, 100), 5)
    (1.0, True, 0.00022)
    """
    share = (usual_times + 1) / (usual_of + 2)
    return sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(times, of + 1))


def _suddenly_empty(newest: Sequence[Record], usual: Sequence[Record], thresholds: Thresholds) -> list[str]:
    """Fields that most of the newest articles lack, and that those before did not lack so often."""

    def lacking(field: str) -> Callable[[Record], bool]:
        return lambda article: not article[field]

    return [
        f"{field} is empty in {count(newest, lacking(field))} of the {len(newest)} newest articles"
        for field in FIELDS
        if 2 * count(newest, lacking(field)) > len(newest) and rises(lacking(field), newest, usual, thresholds)
    ]


def _stopped(newest: Sequence[Record], usual: Sequence[Record], thresholds: Thresholds) -> list[str]:
    """Kinds of fragments that were dropped from most articles, and now from none."""

    def without(kind: str) -> Callable[[Record], bool]:
        return lambda article: kind not in article["removed"]

    kinds = sorted({kind for article in usual for kind in article["removed"]})
    return [
        f"{kind} was removed from {len(usual) - count(usual, without(kind))} of {len(usual)} articles before, "
        f"and from none of the {len(newest)} newest"
        for kind in kinds
        if count(newest, without(kind)) == len(newest) and rises(without(kind), newest, usual, thresholds)
    ]


def _shrunk(newest: Sequence[Record], usual: Sequence[Record], thresholds: Thresholds) -> list[str]:
    """Whether the texts have become short; empty ones are counted elsewhere."""
    lengths = [[len(article["body"]) for article in some if article["body"]] for some in (newest, usual)]
    if min(map(len, lengths)) < len(newest) / 2:
        return []
    typical, before = (sorted(some)[len(some) // 2] for some in lengths)
    if typical >= thresholds.shrunk * before:
        return []
    return [f"texts have {typical} characters in the {len(newest)} newest articles, {before} before (medians)"]


def _unreadable(newest: Sequence[Record], usual: Sequence[Record], thresholds: Thresholds) -> list[str]:
    """Whether dates of publication that are printed cannot be read any more."""

    def unreadable(article: Record) -> bool:
        return article["published"] is None and bool(article["published_raw"])

    if not rises(unreadable, newest, usual, thresholds):
        return []
    example = next(article["published_raw"] for article in newest if unreadable(article))[:QUOTED]
    return [f"the date of {count(newest, unreadable)} of the {len(newest)} newest articles is unreadable: {example}"]


def count(articles: Sequence[Record], holds: Callable[[Record], bool]) -> int:
    """Of how many articles something holds."""
    return sum(map(holds, articles))


def rises(
    holds: Callable[[Record], bool], newest: Sequence[Record], usual: Sequence[Record], thresholds: Thresholds
) -> bool:
    """Whether something holds of the newest articles more often than chance would have it."""
    times, usual_times = count(newest, holds), count(usual, holds)
    return times > 0 and improbable(times, len(newest), usual_times, len(usual)) < thresholds.chance
