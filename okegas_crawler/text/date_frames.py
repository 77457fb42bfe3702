"""What belongs to a date around its numbers: a weekday and a bracket before, a time and a bracket behind."""

import re
from datetime import time, timezone
from re import Match
from typing import NamedTuple

from okegas_crawler.text.calendar_words import DATE_WORD, OPEN, RANGE_WORD, WEEKDAY_PHRASE, weekday_number
from okegas_crawler.text.times_of_day import CLOCK, read_time

WIDTH = 56  # characters before a number in which its weekday may begin
LIST_WORDS = ("dan ", "& ", "serta ")

WEEKDAY_BEFORE = re.compile(
    rf"({OPEN})?\b{WEEKDAY_PHRASE}(?: {{0,4}}{RANGE_WORD} {{0,4}}{WEEKDAY_PHRASE})?"
    rf"[ ,.:;|/-]{{0,4}}({DATE_WORD})({OPEN})?\Z"
)
"""What stands before a date and belongs to it: `Kamis-Jumat (`, `(Selasa, `, `Senin tanggal `."""

BEFORE = re.compile(rf"({OPEN})?({DATE_WORD})\Z")
"""The same without a weekday."""

TIME = re.compile(rf"(?:t|[ ,|@·•-]{{1,5}}){CLOCK}")
"""` | 14:30 WITA`, ` - 08.15 WIB`, `T06:00:00+00:00` right behind a date."""

CLOSE = re.compile(r" {0,2}[/.,-]? {0,2}\)")
"""The closing bracket, after a stray mark: `(27/9/2021/)`."""


class Lead(NamedTuple):
    """What stands before the numbers and belongs to them."""

    start: int
    """Offset of the weekday, or else of the numbers."""
    brackets: tuple[int, ...]
    """Offsets of opening brackets, the innermost first."""
    weekdays: tuple[int, ...]
    date_word: bool


class Frame(NamedTuple):
    """A date's span and what was printed in it beside the date."""

    start: int
    end: int
    bracketed: bool
    """A bracket opens before the numbers and closes behind them."""
    weekdays: tuple[int, ...]
    """None, one, or those of a range's first and last day; Monday is 0."""
    date_word: bool
    """`tanggal` stands before the numbers, outside the span."""
    time: time | None
    offset: timezone | None


def frame(line: str, at: int, end: int, *, floor: int, is_range: bool) -> Frame:
    """The frame of the numbers from `at` to `end`; it does not reach before the floor.

    >>> frame("rapat (selasa, 6/2/2024) 14:30 wita", 15, 23, floor=0, is_range=False)[:4]
    (6, 35, True, (1,))
    >>> frame("rapat jumat (21/12/2012", 13, 23, floor=0, is_range=False)[:4]
    (6, 23, False, (4,))
    """
    start, brackets, weekdays, date_word = lead_before(line, max(floor, at - WIDTH), at, is_range=is_range)
    clock = _clock(line, end)
    end = clock.end() if clock else end
    bracketed = False
    for bracket in brackets:
        close = CLOSE.match(line, end)
        if close is None:
            break
        start, end, bracketed = min(start, bracket), close.end(), True
    if bracketed and clock is None:
        clock = _clock(line, end)
        end = clock.end() if clock else end
    return Frame(start, end, bracketed, weekdays, date_word, *(read_time(clock) if clock else (None, None)))


def lead_before(line: str, floor: int, at: int, *, is_range: bool) -> Lead:
    """What stands directly before the numbers, not before the floor."""
    match = WEEKDAY_BEFORE.search(line, floor, at)
    if match and not (is_range and line.endswith(LIST_WORDS, floor, match.start())):
        weekdays = tuple(weekday_number(word) for word in match.group(2, 3) if word)
        brackets = tuple(match.start(group) for group in (5, 1) if match[group])
        return Lead(match.start(2), brackets, weekdays, bool(match[4]))
    match = BEFORE.search(line, floor, at)  # of "Jumat, Sabtu dan Minggu (5-7 Mei)" no weekday is the range's
    assert match is not None
    return Lead(at, (match.start(1),) if match[1] else (), (), bool(match[2]))


def _clock(line: str, end: int) -> Match[str] | None:
    """The time of day at that place; `08.15` without a zone only at the end of a phrase: it might be any number."""
    clock = TIME.match(line, end)
    if clock is None or clock["colon"] == ":" or clock.end("minute") < clock.end():
        return clock
    return clock if line[clock.end() : clock.end() + 1] in ("", "\n", ")") else None
