"""The forms of a date, each a pattern and the reading of its match.

They read `plain` text: lower case with one kind of space, hyphen, apostrophe and bracket. Whatever repeats is bounded,
so that a match takes constant time wherever it starts, on any text.

A new form is one pattern and one reading here, its place in FORMS, and its table of examples in
tests/text/dates/test_forms.py.
"""

import re
from collections.abc import Callable, Iterator
from re import Match
from typing import NamedTuple

from okegas_crawler.text.dates.calendar_words import (
    COUNTED,
    MONTH,
    MONTHS,
    month_number,
)


class Printed(NamedTuple):
    """A day as far as it is printed."""

    year: int | None
    month: int | None
    day: int
    named: bool = False
    """The month is a word."""
    marks: str = ""
    """What stands between the numbers: `//`, `-`."""
    short_year: bool = False


SPACE = " {0,4}"
MARK = "[/.-]{1,2}"
"""Between numbers. Typing slips double it: `(04//01/2025)`."""

DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])(?![0-9])"
ORDINAL = "(?:st|nd|rd|th)?"
YEAR = rf"(?:(?:1[89]|20)[0-9]{{2}}|1[0-7][0-9]{{2}}(?= ?[.,;:)\n]|\Z))(?![0-9])(?! {COUNTED})"
"""`2024`, `1945`; `1527` only where it ends a phrase, as a number of people would not."""

SHORT_YEAR = "[0-9]{2}(?![0-9])"

NUMBERED = re.compile(
    rf"(?P<day>{DAY}){SPACE}(?P<mark>{MARK}){SPACE}(?P<month>{MONTH_NUMBER})"
    rf"(?:{SPACE}(?P<year_mark>{MARK}){SPACE}(?P<year>{YEAR})|{SPACE}(?P=mark){SPACE}(?P<short_year>{SHORT_YEAR}))?"
)
"""`6/2/2024`, `06-02-2024`, `6/2/24`, `6/2`; not `28/2-12` of `28/2-12/3`."""

NAMED = re.compile(
    rf"(?P<day>{DAY}){ORDINAL}{SPACE}(?P<mark>[,/.-]{{1,2}})?{SPACE}(?:of |bulan )?"
    rf"(?P<month>{MONTH}|[jfmasondp][a-z]{{4,9}}(?=[ ,/-]{{0,3}}{YEAR}))"
    rf"(?:\.?[ ,/-]{{0,4}}(?:tahun )?(?P<year>{YEAR})|(?: ?'|\.?(?P=mark))(?P<short_year>{SHORT_YEAR}))?"
)
"""`6 Februari 2024`, `6Feb2024`, `6-Feb-24`, `6 bulan Februari tahun 2024`, `6th of February`, `6 Februari`.

A misspelt month (`29 Agutus 2015`) and a stray comma (`16, November 2024`) count before a year only.
"""

MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})[ .,]{{1,3}}(?P<day>{DAY})(?! ?{MONTH}|{MARK}[0-9]{{1,2}}{MARK}[0-9]){ORDINAL}"
    rf"(?:[ ,]{{1,3}}(?P<year>{YEAR}))?"
)
"""`September 3, 2025`, `Oktober 30 2025`, `June 5th`; not the person in `Agus 5 Maret 2025` or `Agus 5/3/2025`."""

ISO = re.compile(rf"(?P<year>{YEAR})(?P<mark>[/.-])(?P<month>{MONTH_NUMBER})(?P=mark)(?P<day>{DAY})")
"""`2024-02-06`, `2024/02/06`."""


def _read_numbered(match: Match[str]) -> Printed | None:
    day, mark, month, year_mark, year, short_year = match.groups()
    if not (year or short_year or "/" in mark or (mark == "-" and match.string.startswith(")", match.end()))):
        return None  # 08.12 is a time, 2-1 a score; (5-9) may be a date
    marks = mark + (year_mark or (mark if short_year else ""))
    return Printed(_year(year, short_year), int(month), int(day), False, marks, bool(short_year))


def _read_named(match: Match[str]) -> Printed | None:
    day, mark, name, year, short_year = match.groups()
    month = month_number(name)
    if month is None or (mark and "," in mark and not year):
        return None
    return Printed(_year(year, short_year), month, int(day), True)


def _read_month_first(match: Match[str]) -> Printed:
    name, day, year = match.groups()
    return Printed(_year(year), month_number(name), int(day), True)


def _read_iso(match: Match[str]) -> Printed:
    year, mark, month, day = match.groups()
    return Printed(int(year), int(month), int(day), marks=mark * 2)


def _year(digits: str | None, two_digits: str | None = None) -> int | None:
    """The year, of two digits one of this century; None without any."""
    return int(digits or 0) or (2000 + int(two_digits) if two_digits else None)


Form = tuple[re.Pattern[str], Callable[[Match[str]], Printed | None]]

FORMS: tuple[Form, ...] = (
    (NAMED, _read_named),
    (NUMBERED, _read_numbered),
    (ISO, _read_iso),
    (MONTH_FIRST, _read_month_first),
)

NUMBER = re.compile(
    r"[0-9](?:(?<![\w.][0-9])|(?<=tgl\.[0-9]))(?<![0-9],[0-9])(?<!\S-[0-9])"
    rf"(?:(?<![^a-z]/[0-9])|(?=[0-9]?{SPACE}[jfmasondp]))"
    rf"(?:[0-9]?(?![0-9])(?P<goes_on>{ORDINAL}(?={SPACE}[,./jfmasondpbhtu-]))?|[0-9]{{3}}(?P<iso>[/.-]))"
)
"""A number that is not within a longer one, a decimal, `ke-5`, `2-1`, `195/12`.

`goes_on` or `iso` is there if a date may follow from it: else it can only be the day behind a month.
"""


def candidates(line: str) -> Iterator[int]:
    """Offsets where a date may begin, in order: cheap, so that the forms are tried at few places of a text.

    >>> list(candidates("5 kg, ke-7, 6 feb 2024, mei 3"))
    [12, 24]
    """
    for number in NUMBER.finditer(line):
        at = number.start()
        words = line[max(0, at - 13) : at].rstrip(" .,")
        last_word = words.rpartition(" ")[2].lstrip("(")
        if last_word in MONTHS:
            yield max(0, at - 13) + len(words) - len(last_word)
        if number.lastgroup:
            yield at


def date_at(line: str, at: int) -> tuple[Printed, int] | None:
    """The date that begins there, and the offset behind it.

    >>> date_at("pada 6 feb 2024", 5)
    (Printed(year=2024, month=2, day=6, named=True, marks='', short_year=False), 15)
    >>> date_at("pukul 08.12 wita", 6), date_at("6 masjid 2024", 0)
    (None, None)
    """
    for pattern, read in FORMS:
        match = pattern.match(line, at)
        if match:
            printed = read(match)
            return (printed, match.end()) if printed else None
    return None
