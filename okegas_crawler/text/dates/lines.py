"""The line in which a theme prints an article's date: `Selasa, 6 Februari 2024 | 14:30 WITA`, `2 jam yang lalu`."""

import re
from datetime import datetime, time, timezone

from okegas_crawler.text.dates.calendar_words import any_of
from okegas_crawler.text.dates.forms import candidates, date_at
from okegas_crawler.text.dates.frames import lead_before
from okegas_crawler.text.dates.plain_text import plain
from okegas_crawler.text.dates.times_of_day import CLOCK, read_time
from okegas_crawler.text.dates.years import Cue, resolve

LONGEST = 300  # characters; what is longer is no date line

CLOCK_BEHIND = re.compile(rf"[ ,|@·•()t-]{{0,6}}(?:{any_of('pukul jam pkl at')}[. :]{{0,3}})?{CLOCK}")
PLAIN_CLOCK = re.compile(rf"(?<![0-9:.]){CLOCK}")
"""Anywhere in the line a time of day has a colon or a zone: `08.15` could be any number there."""

CLOCK_UNITS = "detik menit jam seconds second secs sec minutes minute mins min hours hour"
DAY_UNITS = "hari minggu pekan bulan tahun days day weeks week months month years year"
UNIT = any_of(f"{CLOCK_UNITS} {DAY_UNITS}")
RELATIVE = re.compile(
    rf"\b(?:(?:[0-9]{{1,3}} ?|an? |se){UNIT},? ){{1,3}}(?:yang )?(?:lalu|ago|silam)\b"
    r"|\b(?:kemarin lusa|kemarin|hari ini|baru saja|yesterday|today|just now)\b"
)
TO_THE_MINUTE = re.compile(rf"{any_of(CLOCK_UNITS)}\b|baru saja|just now")
IN_ONE_LANGUAGE = {  # themes print "2 jam ago"; dateparser knows neither that nor sejam, pekan, silam
    re.compile(r"\bse(?=[a-z])"): "1 ",
    re.compile(r"\bpekan\b"): "minggu",
    re.compile(r"\bsilam\b"): "lalu",
    re.compile(rf"({any_of('detik menit jam hari minggu bulan tahun')} )ago\b"): r"\1lalu",
}


def parse_date_line(line: str, *, now: datetime, default_offset: timezone) -> datetime | None:
    """The moment that the line prints, in its own offset, else in the default one; None if it prints none.

    Words around the date (`Diposting pada`, `Oleh`, names) do not matter. A line without a time, also `Kemarin`, gives
    00:00:00; a printed day is never converted into another one. Relative lines count from `now`, the time of fetching.

    >>> from datetime import timedelta
    >>> now, wita = datetime(2024, 2, 6, 16, 0, tzinfo=timezone.utc), timezone(timedelta(hours=8))
    >>> str(parse_date_line("Selasa, 6 Februari 2024 | 14:30 WIB", now=now, default_offset=wita))
    '2024-02-06 14:30:00+07:00'
    >>> str(parse_date_line("Diposting pada: Jum’at, 09/08/24 - 08.15", now=now, default_offset=wita))
    '2024-08-09 08:15:00+08:00'
    >>> parse_date_line("31 Februari 2024", now=now, default_offset=wita)
    """
    words = plain(" ".join(line[:LONGEST].split()))
    return _printed(words, now, default_offset) or _relative(words, now.astimezone(default_offset))


def _printed(line: str, now: datetime, default_offset: timezone) -> datetime | None:
    """The first real date of the line with the time printed beside it."""
    for start in candidates(line):
        date = date_at(line, start)
        if date is None:
            continue
        printed, end = date
        weekdays: tuple[int, ...] = ()
        anchor = None
        if not printed.year:
            weekdays = lead_before(line, start).weekdays
            if not printed.named and not weekdays:
                continue  # 5/2 alone may be anything
            anchor = now.astimezone(default_offset).date()
        days = resolve(None, printed, weekdays, anchor=anchor, cue=Cue.NONE)
        if days:
            clock, offset = _clock(line, start, end)
            return datetime.combine(days[0], clock, offset or default_offset)
    return None


def _clock(line: str, start: int, end: int) -> tuple[time, timezone | None]:
    """The time of day right behind a date at start to end, or else anywhere; 00:00:00 without one."""
    clock = CLOCK_BEHIND.match(line, end)
    if clock is None:
        clocks = (*PLAIN_CLOCK.finditer(line, end), *PLAIN_CLOCK.finditer(line, 0, start))
        clock = next((clock for clock in clocks if clock["colon"] == ":" or clock["zone"]), None)
    return read_time(clock) if clock else (time(), None)


def _relative(line: str, today: datetime) -> datetime | None:
    """The moment of `2 jam yang lalu`, `kemarin`, `kemarin, 14:30 WIB`, as dateparser counts."""
    match = RELATIVE.search(line)
    if match is None:
        return None
    phrase = match[0]
    for pattern, replacement in IN_ONE_LANGUAGE.items():
        phrase = pattern.sub(replacement, phrase)
    import dateparser  # only here: most runs never need it, and it is slow to load

    settings = {"RELATIVE_BASE": today.replace(tzinfo=None), "PARSERS": ["relative-time"]}
    moment = dateparser.parse(phrase, languages=["id", "en"], settings=settings)
    if moment is None:
        return None
    if TO_THE_MINUTE.search(phrase):
        return moment.replace(tzinfo=today.tzinfo)
    clock, offset = _clock(line, *match.span())
    return datetime.combine(moment, clock, offset or today.tzinfo)
