"""The forms of a date: named pieces, each a pattern, put together into a few compiled ones.

They read `plain` text: lower case with one kind of space, hyphen, apostrophe and bracket. Everything that repeats is
bounded, so that a match takes constant time wherever it starts, on any text.

A new form is one piece, its place in `a_date`, its reading in date_readings.py, and its table of examples in
tests/text/test_date_forms.py.
"""

import re

from okegas_crawler.text.calendar_words import (
    COUNTED,
    MARKET_DAY,
    MONTH,
    NEAR_DAY,
    PART_OF_DAY,
    RANGE_WORD,
    WEEKDAY,
    ZONE,
)

PLAIN = {
    "\t\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000": " ",
    "\xad\u200b\u200c\u200d\u2060\ufeff": " ",  # of no width, left between words by editors' pasting
    "‐‑‒–—―−~": "-",
    "’‘ʼ`´′": "'",
    "[{": "(",
    "]}": ")",
    "⁄∕": "/",
    "İ": "i",  # the one letter whose lower case is two characters: offsets would shift
}


def plain(text: str) -> str:
    """The text in lower case with plain spaces, hyphens, apostrophes and brackets, every character at its offset.

    >>> plain("Jum’at [9–10 Agt]")
    "jum'at (9-10 agt)"
    """
    for odd_characters, plain_character in PLAIN.items():
        for odd in odd_characters:
            text = text.replace(odd, plain_character)
    return text.lower()


SPACE = " {0,4}"
MARK = "[/.-]{1,2}"
"""Between numbers. Typing slips double it: `(04//01/2025)`."""

DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])(?![0-9])"
ORDINAL = "(?:st|nd|rd|th)?"
YEAR = rf"(?:(?:1[89]|20)[0-9]{{2}}|1[0-7][0-9]{{2}}(?= ?[.,;:)\n]|\Z))(?![0-9])(?! {COUNTED})"
"""`2024`, `1945`; `1527` only where it ends a phrase, as a number of people would not."""
SHORT_YEAR = "[0-9]{2}(?![0-9])"

DATE_WORD = r"(?:(?:tanggal|tgl)\b[ .:]{0,3})?"
OPEN = r"\( {0,2}"


def numbered(n: int) -> str:
    """`6/2/2024`, `06-02-2024`, `6/2/24`, `6/2`."""
    year = rf"{SPACE}(?P<year_mark{n}>{MARK}){SPACE}(?P<year{n}>{YEAR}|{SHORT_YEAR})"
    return rf"(?P<day{n}>{DAY}){SPACE}(?P<mark{n}>{MARK}){SPACE}(?P<month{n}>{MONTH_NUMBER})(?:{year})?"


def named(n: int) -> str:
    """`6 Februari 2024`, `6Feb2024`, `6-Feb-24`, `6 bulan Februari tahun 2024`, `6th of February`, `6 Februari`.

    A misspelt month (`29 Agutus 2015`) counts before a year only.
    """
    slip = rf"[jfmasondp][a-z]{{4,9}}(?=[ ,/-]{{0,3}}{YEAR})"
    year = rf"\.?[ ,/-]{{0,4}}(?:tahun )?(?P<named_year{n}>{YEAR})|(?: ?'|\.?[/-])(?P<named_short_year{n}>{SHORT_YEAR})"
    between = r"[ /.-]{0,4}(?:of |bulan )?"
    return rf"(?P<named_day{n}>{DAY}){ORDINAL}{between}(?P<name{n}>{MONTH}|{slip})(?:{year})?"


def month_first(n: int) -> str:
    """`September 3, 2025`, `Oktober 30 2025`, `June 5th`, `April 3-5, 2024`."""
    until = rf" ?- ?(?P<until_day{n}>{DAY}){ORDINAL}"
    year = rf"[ ,]{{1,3}}(?P<last_year{n}>{YEAR})"
    return rf"(?P<first_name{n}>{MONTH})[ .,]{{1,3}}(?P<second_day{n}>{DAY}){ORDINAL}(?:{until})?(?:{year})?"


def iso(n: int) -> str:
    """`2024-02-06`, `2024/02/06`."""
    mark = rf"(?P<iso_mark{n}>[/.-])"
    return rf"(?P<iso_year{n}>{YEAR}){mark}(?P<iso_month{n}>{MONTH_NUMBER})(?P=iso_mark{n})(?P<iso_day{n}>{DAY})"


def a_date(n: int) -> str:
    """Any of the forms; n tells the groups of a range's two dates apart."""
    return f"(?:{iso(n)}|{named(n)}|{numbered(n)}|{month_first(n)})"


def weekday(group: str) -> str:
    """`Senin`, `Jum'at`, `Ahad Wage`, `Sabtu malam`, `Selasa besok`."""
    return rf"(?P<{group}>{WEEKDAY})(?:[ ,(]{{1,3}}(?:{MARKET_DAY}|{PART_OF_DAY}|{NEAR_DAY})\b\)?){{0,3}}"


BEGINNING = (
    rf"(?:{a_date(1)}(?: ?\))?|(?P<bare_day>{DAY})){SPACE}(?P<until>{RANGE_WORD}){SPACE}"
    rf"(?:{weekday('until_weekday')}[ ,]{{0,3}})?{DATE_WORD}(?:{OPEN})?"
)
"""What a range has before its last date: `4-`, `23 Desember hingga`, `(13/10/2018) sampai Minggu (`."""

DATE_OR_RANGE = re.compile(f"(?:{BEGINNING})?{a_date(2)}")
DATE = re.compile(a_date(2))

CANDIDATE = re.compile(
    r"[0-9](?<![\w.][0-9])(?<![0-9],[0-9])(?<!\S-[0-9])"  # not within a longer number, a word, `ke-5`, `2-1`
    r"(?:[0-9]?(?:st|nd|rd|th)?(?=[ ./-]{0,4}[0-9jfmasondpbhtu])|[0-9]{3}(?=[/.-]))"
    rf"|{MONTH}(?=[ .,]{{1,3}}[0-9]{{1,2}}(?![0-9]))"
)
"""Where a date may begin: cheap, so that the grammar is asked at few places of a text."""

WEEKDAY_BEFORE = re.compile(
    rf"(?P<outer>{OPEN})?\b{weekday('weekday')}(?:{SPACE}{RANGE_WORD}{SPACE}{weekday('until_weekday')})?"
    rf"[ ,.:;|/-]{{0,4}}(?P<date_word>{DATE_WORD})(?P<inner>{OPEN})?\Z"
)
"""What stands before a date and belongs to it: `Kamis-Jumat (`, `(Selasa, `, `Senin tanggal `."""

BEFORE = re.compile(rf"(?P<outer>{OPEN})?(?P<date_word>{DATE_WORD})\Z")
"""The same without a weekday."""

OFFSET = r"[01][0-9]:?[0-5][0-9](?![0-9:])"
CLOCK = (
    r"(?P<hour>[01]?[0-9]|2[0-3])(?P<colon>[:.])(?P<minute>[0-5][0-9])"
    r"(?:[:.](?P<second>[0-5][0-9])(?:\.[0-9]{1,9})?)?(?![0-9]|[.,:][0-9])"
    rf"(?: {{0,2}}(?:\(?(?P<zone>{ZONE}|z)\b\)?|(?P<offset>\+{OFFSET}|(?(second)-{OFFSET}|(?!))))| ?(?P<half>[ap])\.?m\b)?"
)
"""`14:30 WITA`, `06:41:50WIB`, `08.15`, `2:30 pm`, `06:00:00+00:00`; a minus is an offset's behind seconds only."""

TIME = re.compile(r"(?:t|[ ,|@·•-]{1,5})" + CLOCK)
"""` | 14:30 WITA`, `T06:00:00+00:00` right behind a date."""

CLOSE = re.compile(r" {0,2}[/.,-]? {0,2}\)")
"""The closing bracket, after a stray mark: `(27/9/2021/)`."""
