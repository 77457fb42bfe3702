"""The words of the calendar as Indonesian news spells them, in lower case, and the numbers they stand for."""

import re
from functools import lru_cache

MONTH_SPELLINGS = {
    1: "januari djanuari january jan",
    2: "februari pebruari february feb febr peb",
    3: "maret march mar mrt",
    4: "april apr",
    5: "mei may",
    6: "juni djuni june jun",
    7: "juli djuli july jul",
    8: "agustus august agust agst agus agt agu ags aug",
    9: "september sept sep",
    10: "oktober october okt oct",
    11: "november nopember nov nop",
    12: "desember december des dec",
}
"""Full, old (Pebruari, Nopember, Djuli), short (Agt, Ags, Agust) and English names."""

WEEKDAY_SPELLINGS = {
    0: "senin senen monday sen mon",
    1: "selasa tuesday sel tue tues",
    2: "rabu rebo wednesday rab wed",
    3: "kamis kemis thursday kam thu thur thurs",
    4: "jumat jumaat friday jum fri",
    5: "sabtu saptu saturday sab sat",
    6: "minggu ahad sunday ming min sun",
}
"""Monday is 0, as in `date.weekday()`."""

MONTHS = {name: number for number, names in MONTH_SPELLINGS.items() for name in names.split()}
WEEKDAYS = {name: number for number, names in WEEKDAY_SPELLINGS.items() for name in names.split()}


def any_of(words: str) -> str:
    """Pattern of any of the space-separated words, the longest first; `_` in a word is one or no space.

    >>> any_of("pon wage dini_hari")
    '(?:dini ?hari|wage|pon)'
    """
    longest_first = sorted(words.split(), key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(word).replace('_', ' ?') for word in longest_first)})"


MONTH = any_of(" ".join(MONTHS)) + "(?![a-z])"
_INITIALS = "".join(sorted({name[0] for name in WEEKDAYS}))  # behind any other letter no name is tried
WEEKDAY = rf"(?=[{_INITIALS}])(?:jum[', ]{{1,2}}at|juma't|{any_of(' '.join(WEEKDAYS))}\b\.?)(?![a-z])"
MARKET_DAY = any_of("legi manis pahing paing pon wage kliwon")
PART_OF_DAY = any_of(
    "dini_hari subuh pagi siang sore petang malam tengah_malam pagi_hari siang_hari sore_hari malam_hari"
)
NEAR_DAY = any_of("lalu kemarin kemaren tadi ini besok esok lusa nanti depan mendatang pekan minggu")
RANGE_WORD = rf"(?:-{{1,2}}|s ?[/.]? ?d\b\.?|{any_of('hingga sampai_dengan sampai until till to')}\b)"
"""`-`, `s/d`, `s. d.`, `hingga`, `sampai dengan`."""

WEEKDAY_PHRASE = rf"({WEEKDAY})(?:[ ,(]{{1,3}}(?:{MARKET_DAY}|{PART_OF_DAY}|{NEAR_DAY})\b\)?){{0,3}}"
"""`Senin`, `Jum'at`, `Ahad Wage`, `Sabtu malam`, `Selasa besok`; the group is the weekday."""

DATE_WORD = r"(?:(?:tanggal|tgl)\b[ .:]{0,3})?"
OPEN = r"\(\(? {0,2}"

COUNTED = any_of("orang warga jiwa peserta personel personil siswa unit paket rumah butir ekor hektare kg ton meter")
"""What the number behind a month counts if it is no year: `12 Mei 2000 orang`."""


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name in lower case, also one misspelt by a single slip; None for any other word.

    >>> month_number("agt"), month_number("agutus"), month_number("masjid")
    (8, 8, None)
    """
    return MONTHS.get(word) or _misspelt_month(word)


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name in lower case, whatever stands between the letters of `Jum'at`.

    >>> weekday_number("ahad"), weekday_number("jum'at"), weekday_number("jum,at")
    (6, 4, 4)
    """
    number = WEEKDAYS.get(word)
    return WEEKDAYS["".join(filter(str.isalpha, word))] if number is None else number


@lru_cache(maxsize=1024)
def _misspelt_month(word: str) -> int | None:
    """Month whose long name is one letter more, less, other or swapped away from the word."""
    for name, number in MONTHS.items():
        if len(name) >= 5 and name[0] == word[0] and _one_slip(name, word):
            return number
    return None


def _one_slip(name: str, word: str) -> bool:
    """True if one insertion, deletion, substitution or swap of neighbours turns the one into the other."""
    length = min(len(name), len(word))
    at = next((i for i in range(length) if name[i] != word[i]), length)
    return (
        name[at + 1 :] in (word[at:], word[at + 1 :])
        or name[at:] == word[at + 1 :]
        or (name[at : at + 2] == word[at : at + 2][::-1] and name[at + 2 :] == word[at + 2 :])
    )
