"""What the numbers of a place can be read as: a range of two dates, or one date."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from okegas_crawler.text.dates.calendar_words import (
    DATE_WORD,
    MONTH,
    OPEN,
    PART_OF_DAY,
    RANGE_WORD,
    WEEKDAY_PHRASE,
    month_number,
    weekday_number,
)
from okegas_crawler.text.dates.forms import DAY, ORDINAL, SPACE, YEAR, Printed, date_at

UNTIL = rf"{SPACE}(?P<until>{RANGE_WORD}){SPACE}(?:{WEEKDAY_PHRASE}[ ,]{{0,3}})?{DATE_WORD}(?:{OPEN})?"

DAY_UNTIL = re.compile(rf"(?P<day>{DAY}){UNTIL}")
"""`4-`, `20 hingga`, `5 s.d. Rabu`: the month stands with the last day."""

DATE_UNTIL = re.compile(rf"(?: ?\))?(?: {PART_OF_DAY}\b)?{UNTIL}")
"""What stands between two dates: ` hingga`, `) sampai Minggu (`, `) malam - Kamis (`. Month and day stand in one order
in both: in `bulan Mei, 5-7 Juni` no range begins with `Mei, 5`."""

MONTH_AND_DAYS = re.compile(
    rf"(?P<month>{MONTH})[ .,]{{1,3}}(?P<day>{DAY}){ORDINAL} ?{RANGE_WORD} ?(?P<last_day>{DAY}){ORDINAL}"
    rf"(?:[ ,]{{1,3}}(?P<year>{YEAR}))?"
)
"""`April 3-5, 2024`."""


class Reading(NamedTuple):
    """One date, then first is None, or a range."""

    first: Printed | None
    last: Printed
    end: int
    """Offset behind the last number or month."""
    until_weekday: int | None = None
    """The weekday printed between the two dates; Monday is 0."""

    @property
    def has_year(self) -> bool:
        """A year is printed with either date."""
        return bool(self.last.year or (self.first and self.first.year))


def readings_at(line: str, at: int) -> Iterator[Reading]:
    """All that the numbers there can be read as, the longest first.

    >>> [(reading.first and reading.first.day, reading.last.day) for reading in readings_at("4-17 maret 2024", 0)]
    [(4, 17)]
    >>> [(reading.first and reading.first.day, reading.last.day) for reading in readings_at("14-06-2024", 0)]
    [(None, 14)]
    """
    if match := DAY_UNTIL.match(line, at):
        last = date_at(line, match.end())
        if last and not (match["until"] == "-" and last[0].marks.startswith("-")):
            yield Reading(Printed(None, None, int(match["day"])), *last, _weekday(match[3]))
    elif line[at].isalpha() and (match := MONTH_AND_DAYS.match(line, at)):
        year = int(match["year"]) if match["year"] else None
        first = Printed(year, month_number(match["month"]), int(match["day"]), named=True)
        yield Reading(first, first._replace(day=int(match["last_day"])), match.end())
    date = date_at(line, at)
    if date is None:
        return
    if match := DATE_UNTIL.match(line, date[1]):
        last = date_at(line, match.end())
        if last and last[0].named == date[0].named and line[at].isalpha() == line[match.end()].isalpha():
            yield Reading(date[0], *last, _weekday(match[2]))
    yield Reading(None, *date)


def _weekday(word: str | None) -> int | None:
    return weekday_number(word) if word else None
