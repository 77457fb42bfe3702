"""What belongs to a date around its numbers: a weekday and a bracket before, a time and a bracket behind."""

from datetime import time, timezone
from re import Match
from typing import NamedTuple

from okegas_crawler.text import date_forms
from okegas_crawler.text.calendar_words import weekday_number
from okegas_crawler.text.date_readings import read_time

WIDTH = 56  # characters before a number in which its weekday may begin
LIST_WORDS = ("dan ", "& ", "serta ")


class Frame(NamedTuple):
    """A date's span and what was printed in it beside the date."""

    start: int
    end: int
    bracketed: bool
    """A bracket opens and closes around the numbers."""
    after_date_word: bool
    """`tanggal` stands before the number."""
    weekdays: tuple[int, ...]
    """None, one, or the first and the last one of a range; Monday is 0."""
    time: time | None
    offset: timezone | None


def frame(line: str, match: Match[str], *, floor: int, is_range: bool) -> Frame:
    """The frame of a match of DATE_OR_RANGE or DATE; it does not reach before the floor."""
    at, end = match.span()
    lead = _lead(line, max(floor, at - WIDTH), at, is_range=is_range)
    has_weekday = lead.re is date_forms.WEEKDAY_BEFORE
    clock = _clock(line, end)
    end = clock.end() if clock else end
    bracketed = False
    start = lead.start("weekday") if has_weekday else at
    for bracket in ("inner", "outer") if has_weekday else ("outer",):
        close = date_forms.CLOSE.match(line, end) if lead[bracket] else None
        if close:
            bracketed, end = True, close.end()
            start = min(start, lead.start(bracket))
    if bracketed and not clock:
        clock = _clock(line, end)
        end = clock.end() if clock else end
    printed_time, offset = read_time(clock) if clock else (None, None)
    weekdays = _weekdays(lead, match) if has_weekday else ()
    return Frame(start, end, bracketed, bool(lead["date_word"]), weekdays, printed_time, offset)


def _lead(line: str, floor: int, at: int, *, is_range: bool) -> Match[str]:
    lead = date_forms.WEEKDAY_BEFORE.search(line, floor, at)
    if lead and not (is_range and line.endswith(LIST_WORDS, 0, lead.start())):
        return lead  # of "Jumat, Sabtu dan Minggu (5-7 Mei)" the last weekday is not the range's first
    lead = date_forms.BEFORE.search(line, floor, at)
    assert lead is not None
    return lead


def _clock(line: str, end: int) -> Match[str] | None:
    """The time of day at that place; `08.15` without a zone only at the end of a phrase: it might be any number."""
    clock = date_forms.TIME.match(line, end)
    if clock is None or clock["colon"] == ":" or clock["zone"] or clock["half"]:
        return clock
    return clock if line[clock.end() : clock.end() + 1] in ("", "\n", ")") else None


def _weekdays(lead: Match[str], match: Match[str]) -> tuple[int, ...]:
    until = lead["until_weekday"] or match.groupdict().get("until_weekday")
    return tuple(weekday_number(word) for word in (lead["weekday"], until) if word)
