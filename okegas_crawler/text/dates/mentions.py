"""The dates that a text mentions."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from okegas_crawler.text.dates import context
from okegas_crawler.text.dates.forms import Printed, candidates
from okegas_crawler.text.dates.frames import Frame, Lead, frame, lead_before
from okegas_crawler.text.dates.plain_text import plain
from okegas_crawler.text.dates.ranges import Reading, readings_at
from okegas_crawler.text.dates.years import Cue, agree, resolve

EVEN_MARKS = ("//", "--", "..")  # bear out 5-2-2024 alone
SLASHES = ("//",)  # and these alone 5/2/24
DAY_AND_NIGHT = (24, 7)


class DateMention(NamedTuple):
    """A date in a text; `text[start:end]` is how it was printed. Offsets are in Unicode code points."""

    start: int
    end: int
    date: datetime.date
    """The day, or the first day of a range."""
    end_date: datetime.date | None
    """The last day of a range."""
    time: datetime.time | None
    """As printed within the span, never converted."""
    offset: datetime.timezone | None
    """Of the time zone printed within the span."""
    weekday_agrees: bool | None
    """False where the printed weekday contradicts the number (the number stays), None without a weekday."""


def find_dates(text: str, anchor: datetime.date | None = None) -> list[DateMention]:
    """All absolute dates of the text, in order, without overlap.

    A date without a year gets the year that a reader on the anchor's day (the publication date) would give it; without
    an anchor it is left out. Relative dates, bare weekdays, and months without a day are none.

    >>> [str(mention.date) for mention in find_dates("OKEGAS.ID, Tanjung Redeb – Rapat digelar Selasa (6/2/2024).")]
    ['2024-02-06']
    >>> [(str(m.date), str(m.end_date)) for m in find_dates("23 Desember s.d. 2 Januari", datetime.date(2024, 1, 3))]
    [('2023-12-23', '2024-01-02')]
    >>> find_dates("Pasal 5/2, RT 03/04, skor 2-1, musim 2024/2025")
    []
    """
    return list(_mentions(plain(text), anchor))


def _mentions(line: str, anchor: datetime.date | None) -> Iterator[DateMention]:
    end = 0  # of the mention before
    for at in candidates(line):
        if at < end:
            continue
        lead = None
        for reading in readings_at(line, at):
            if anchor is None and not reading.has_year:
                continue
            lead = lead or lead_before(line, at)
            mention = _mention(line, at, reading, lead, anchor)
            if mention:
                end = mention.end
                yield mention
                break


def _mention(line: str, at: int, reading: Reading, lead: Lead, anchor: datetime.date | None) -> DateMention | None:
    """The mention around a reading; None where the surroundings or the calendar speak against it."""
    first, last, end, until_weekday = reading
    weekdays = lead.weekdays
    if not (last.named or last.year or weekdays or lead.brackets):
        return None  # a bare 5/2
    if first is None:
        weekdays = weekdays[-1:]
    elif weekdays and context.is_listed(line, lead.start):
        lead, weekdays = lead.without_weekday(at), ()  # of "Jumat, Sabtu dan Minggu (5-7 Mei)"
    elif weekdays and until_weekday is not None:
        weekdays = (weekdays[0], until_weekday)
    framed = frame(line, lead, end)
    if not _is_date(line, at, last, lead, framed):
        return None
    cue = Cue.NONE if last.year else context.cue(line, framed.start, framed.end)
    days = resolve(first, last, weekdays, anchor=anchor, cue=cue)
    agrees = agree(days, weekdays) if days else None
    if days is None or (not agrees and _needs_weekday(last)):
        return None
    return DateMention(
        framed.start, framed.end, days[0], days[1] if first else None, framed.time, framed.offset, agrees
    )


def _is_date(line: str, at: int, last: Printed, lead: Lead, framed: Frame) -> bool:
    """True if the surroundings bear the date out: the less of it is printed, the more of them it needs."""
    if line[at - 1 : at] == "/" and not lead.weekdays and not (last.named and last.year):
        return False
    if last.named:
        return bool(lead.weekdays) or _is_named_date(line, at, last, framed)
    if not framed.bracketed and not framed.time and context.is_continued(line, framed.end):
        return False
    if lead.weekdays:
        return True
    return _is_numbered_date(last, lead, framed) and not context.is_number_of_something(line, framed.start)


def _is_named_date(line: str, at: int, last: Printed, framed: Frame) -> bool:
    """The same for a month in words without a weekday: `17 Agustus`, `May 5`, but not `Mei 20 orang`."""
    if context.is_namesake(line, framed.start):
        return False
    return bool(last.year) or line[at].isdigit() or context.is_english(line, at)


def _is_numbered_date(last: Printed, lead: Lead, framed: Frame) -> bool:
    """The same for numbers without a weekday: `5/2/2024`, `(5/2)`, `tanggal 5-2-24`, but not `5/2`, `5-2-24`."""
    if not last.year:
        return framed.bracketed and "/" in last.marks and (last.day, last.month) != DAY_AND_NIGHT
    return framed.bracketed or lead.date_word or last.marks in (SLASHES if last.short_year else EVEN_MARKS)


def _needs_weekday(last: Printed) -> bool:
    """True for `5-2`, a score unless the weekday is that day's."""
    return not last.named and not last.year and "/" not in last.marks
