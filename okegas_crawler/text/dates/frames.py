"""What belongs to a date around its numbers: a weekday and a bracket before, a time and a bracket behind."""

import re
from datetime import time, timezone
from re import Match
from typing import NamedTuple

from okegas_crawler.text.dates.calendar_words import DATE_WORD, OPEN, RANGE_WORD, WEEKDAY_PHRASE, weekday_number
from okegas_crawler.text.dates.times_of_day import CLOCK, read_time

WIDTH = 56  # characters before a number in which its weekday may begin
JOINTS = " ,.:;|/()-"
"""What may stand between a weekday's phrase and the number."""

WEEKDAY_BEFORE = re.compile(
    rf"\b{WEEKDAY_PHRASE}(?: {{0,4}}{RANGE_WORD} {{0,4}}{WEEKDAY_PHRASE})?"
    rf"[ ,.:;|/-]{{0,4}}({DATE_WORD})({OPEN})?\Z"
)
"""What stands before a date and belongs to it: `Kamis-Jumat (`, `Selasa, `, `Senin tanggal `."""

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
    """None, one, or those of a range's first and last day; Monday is 0."""
    date_word: bool
    """`tanggal` stands before the numbers, outside the span."""

    def without_weekday(self, at: int) -> "Lead":
        """The lead of the same numbers, which begin there, if the weekday is not theirs."""
        return Lead(at, tuple(bracket for bracket in self.brackets if bracket > self.start), (), self.date_word)


class Frame(NamedTuple):
    """A date's span and what was printed in it beside the date."""

    start: int
    end: int
    bracketed: bool
    """A bracket opens before the numbers and closes behind them."""
    time: time | None
    offset: timezone | None


def lead_before(line: str, at: int) -> Lead:
    """What stands directly before the numbers at that place.

    >>> lead_before("rapat (selasa, 6/2/2024)", 15)
    Lead(start=7, brackets=(6,), weekdays=(1,), date_word=False)
    """
    floor = max(0, at - WIDTH)
    behind_word = line[max(0, at - 16) : at].rstrip(JOINTS)[-1:].isalpha()  # else brackets at most: spares a search
    match = WEEKDAY_BEFORE.search(line, floor, at) if behind_word else None
    if match is None:
        match = BEFORE.search(line, max(0, at - (16 if behind_word else 4)), at)
        assert match is not None
        return Lead(at, (match.start(),) if match[1] else (), (), bool(match[2]))
    weekday, until_weekday, date_word, inner = match.groups()
    start = match.start()
    brackets = [match.start(4)] if inner else []
    if line[floor:start].rstrip(" ").endswith("("):
        brackets.append(line.rindex("(", floor, start))
    weekdays = [weekday_number(word) for word in (weekday, until_weekday) if word]
    return Lead(start, tuple(brackets), tuple(weekdays), bool(date_word))


def frame(line: str, lead: Lead, end: int) -> Frame:
    """The frame of the numbers between the lead and the end.

    >>> frame("rapat (selasa, 6/2/2024) 14:30 wita", lead_before("rapat (selasa, ", 15), 23)[:3]
    (6, 35, True)
    >>> frame("rapat jumat (21/12/2012", lead_before("rapat jumat (", 13), 23)[:3]
    (6, 23, False)
    """
    start = lead.start
    clock = _clock(line, end)
    end = clock.end() if clock else end
    bracketed = False
    for bracket in lead.brackets:
        close = CLOSE.match(line, end)
        if close is None:
            break
        start, end, bracketed = min(start, bracket), close.end(), True
    if bracketed and clock is None:
        clock = _clock(line, end)
        end = clock.end() if clock else end
    return Frame(start, end, bracketed, *(read_time(clock) if clock else (None, None)))


def _clock(line: str, end: int) -> Match[str] | None:
    """The time of day at that place; `08.15` without a zone only at the end of a phrase: it might be any number."""
    clock = TIME.match(line, end)
    if clock is None or clock["colon"] == ":" or clock.end("minute") < clock.end():
        return clock
    return clock if line[clock.end() : clock.end() + 1] in ("", "\n", ")") else None
