"""Which days a printed date means: the year of one without a year, the two ends of a range."""

from datetime import date
from enum import Enum
from functools import lru_cache

from okegas_crawler.text.dates.forms import Printed

NEAR = 45  # days: closer than this the nearest year is right even where the weekday contradicts it
FORTNIGHT = 14  # days of a range over two months of which one is printed; `12-5 Mei` is no range

Days = tuple[date, date]
"""First and last day of a mention; twice the same day where it is no range."""


class Cue(Enum):
    """What the words around a date say about its year."""

    NONE = "none"
    COMING = "coming"
    PAST = "past"
    NEXT_YEAR = "next year"
    THIS_YEAR = "this year"
    LAST_YEAR = "last year"


YEARS_AWAY = {Cue.NEXT_YEAR: 1, Cue.THIS_YEAR: 0, Cue.LAST_YEAR: -1}


@lru_cache(maxsize=1024)  # reports name the same few days again and again
def resolve(
    first: Printed | None, last: Printed, weekdays: tuple[int, ...], *, anchor: date | None, cue: Cue
) -> Days | None:
    """The days of a date (first is None) or a range; None if no calendar has them, or no year is printed or near."""
    if last.year is not None:
        return _days(first, last, last.year)
    if first is not None and first.year is not None:
        return _days(first, last, first.year) or _days(first, last, first.year + 1)
    if anchor is None:
        return None
    if cue in YEARS_AWAY:
        return _days(first, last, anchor.year + YEARS_AWAY[cue])
    candidates = _candidates(first, last, anchor.year)
    return nearest(candidates, weekdays, anchor=anchor, cue=cue) if candidates else None


def agree(days: Days, weekdays: tuple[int, ...]) -> bool | None:
    """True if all printed weekdays are the days' own; None if none is printed.

    >>> tuesday = date(2024, 2, 6)
    >>> agree((tuesday, tuesday), (1,)), agree((tuesday, date(2024, 2, 7)), (1, 3)), agree((tuesday, tuesday), ())
    (True, False, None)
    """
    if not weekdays:
        return None
    return all(weekday == day.weekday() for weekday, day in zip(weekdays, days, strict=False))


def nearest(candidates: list[Days], weekdays: tuple[int, ...], *, anchor: date, cue: Cue) -> Days:
    """The candidate that a reader on the anchor's day takes it for; ranges are measured at their end.

    That is the nearest; if it is more than 45 days off, the nearest whose weekday agrees. After `mendatang` it is the
    first one that is not over yet, after `lalu` the last one that has come, unless a weekday speaks for the nearest.
    """

    def distance(days: Days) -> int:
        return abs((days[1] - anchor).days)

    candidates = sorted(candidates, key=distance)
    best = candidates[0]
    is_near = distance(best) <= NEAR
    if is_near and agree(best, weekdays):
        return best
    if cue is Cue.COMING:
        candidates = [days for days in candidates if days[1] >= anchor] or candidates
    elif cue is Cue.PAST:
        candidates = [days for days in candidates if days[1] <= anchor] or candidates
    elif is_near:
        return best
    return next((days for days in candidates if agree(days, weekdays)), candidates[0])


def _candidates(first: Printed | None, last: Printed, year: int) -> list[Days]:
    around = 4 if (last.month, last.day) == (2, 29) else 1
    years = range(year - around, year + around + 1)
    return [days for candidate in years if (days := _days(first, last, candidate))]


def _days(first: Printed | None, last: Printed, year: int) -> Days | None:
    """The days with the last one in that year; the first one is the latest before it that fits."""
    assert last.month is not None
    end = _real_date(year, last.month, last.day)
    if end is None:
        return None
    if first is None:
        return end, end
    month = first.month or last.month
    start = _real_date(first.year or year, month, first.day)
    if start and start >= end and first.month is None:  # 30 hingga 2 Mei begins in the month before
        start = _real_date(year - (month == 1), month - 1 or 12, first.day)
        return (start, end) if start and (end - start).days <= FORTNIGHT else None
    if start and start > end and first.year is None:  # 23 Desember hingga 2 Januari
        start = _real_date(year - 1, month, first.day)
    return (start, end) if start and start < end else None


def _real_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
