"""Dates as Indonesian news prints them: `Selasa (6/2/2024)` → 2024-02-06.

`find_dates` finds every absolute date of a text; `parse_date_line` reads the line in which a theme prints an article's date.
The forms are described in date_forms.py, the words in calendar_words.py, what speaks against a date in date_context.py, the
year of a date without one in date_years.py.
"""

from collections.abc import Iterator
from datetime import date, time, timezone
from re import Match
from typing import NamedTuple

from okegas_crawler.text import date_context, date_forms
from okegas_crawler.text.date_frames import Frame
from okegas_crawler.text.date_frames import frame as date_frame
from okegas_crawler.text.date_lines import parse_date_line
from okegas_crawler.text.date_readings import Printed, read_dates
from okegas_crawler.text.date_years import agree, resolve

__all__ = ["DateMention", "find_dates", "parse_date_line"]


class DateMention(NamedTuple):
    """A date in a text; `text[start:end]` is how it was printed. Offsets are in Unicode code points."""

    start: int
    end: int
    date: date
    """The day, or the first day of a range."""
    end_date: date | None
    """The last day of a range."""
    time: time | None
    """As printed within the span, never converted."""
    offset: timezone | None
    """Of the time zone printed within the span."""
    weekday_agrees: bool | None
    """False where the printed weekday contradicts the number (the number stays), None without a weekday."""


def find_dates(text: str, anchor: date | None = None) -> list[DateMention]:
    """All absolute dates of the text, in order, without overlap.

    A date without a year gets the year that a reader on the anchor's day (the publication date) would give it; without
    an anchor it is left out. Relative dates, bare weekdays, and months without a day are none.

    >>> [str(mention.date) for mention in find_dates("OKEGAS.ID, Tanjung Redeb – Rapat digelar Selasa (6/2/2024).")]
    ['2024-02-06']
    >>> [(str(found.date), str(found.end_date)) for found in find_dates("23 Desember s.d. 2 Januari", date(2024, 1, 3))]
    [('2023-12-23', '2024-01-02')]
    >>> find_dates("Pasal 5/2, RT 03/04, skor 2-1, musim 2024/2025")
    []
    """
    return list(_mentions(date_forms.plain(text), anchor))


def _mentions(line: str, anchor: date | None) -> Iterator[DateMention]:
    floor = 0
    for candidate in date_forms.CANDIDATE.finditer(line):
        at = candidate.start()
        if at < floor:
            continue
        match = date_forms.DATE_OR_RANGE.match(line, at)
        mention = _mention(line, match, floor, anchor) if match else None
        if match and match["until"] and not mention:
            match = date_forms.DATE.match(line, at)
            mention = _mention(line, match, floor, anchor) if match else None
        if mention:
            floor = mention.end
            yield mention


def _mention(line: str, match: Match[str], floor: int, anchor: date | None) -> DateMention | None:
    """The mention around a match of the forms; None where it is no date."""
    printed = read_dates(match)
    if printed is None:
        return None
    first, last = printed
    frame = date_frame(line, match, floor=floor, is_range=first is not None)
    if not _is_date(line, match.start(), last, frame):
        return None
    weekdays = frame.weekdays if first else frame.weekdays[-1:]
    days = resolve(first, last, weekdays, anchor=anchor, cue=date_context.cue(line, frame.start, frame.end))
    if days is None:
        return None
    agrees = agree(days, weekdays)
    if not agrees and _needs_weekday(last):
        return None
    return DateMention(frame.start, frame.end, days[0], days[1] if first else None, frame.time, frame.offset, agrees)


def _is_date(line: str, at: int, last: Printed, frame: Frame) -> bool:
    """True if the surroundings bear the date out: the less is printed of it, the more of them it needs."""
    if at and line[at - 1] == "/" and not frame.weekdays and not (last.named and last.year):
        return False
    if last.named:
        return bool(frame.weekdays) or _is_named_date(line, at, last, frame)
    if not frame.bracketed and not frame.time and date_context.is_continued(line, frame.end):
        return False
    if frame.weekdays:
        return bool(last.year) or "/" in last.marks or frame.bracketed
    if date_context.is_number_of_something(line, frame.start):
        return False
    if not last.year:
        return frame.bracketed and "/" in last.marks and (last.day, last.month) != (24, 7)  # 24/7: day and night
    return (
        frame.bracketed or frame.after_date_word or last.marks in (("//",) if last.short_year else ("//", "--", ".."))
    )


def _is_named_date(line: str, at: int, last: Printed, frame: Frame) -> bool:
    """The same for a date without a weekday whose month is a word."""
    if date_context.is_namesake(line, frame.start):
        return False
    if last.year:
        return True
    if last.month_first:
        return not line[at - 1 : at].isalnum() and date_context.is_english(line, at)
    return not date_context.is_plate(line, at)


def _needs_weekday(last: Printed) -> bool:
    """True for `5-2` and `5.2`, which are scores and times unless the weekday is that day's."""
    return not last.named and not last.year and "/" not in last.marks
