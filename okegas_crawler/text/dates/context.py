"""What does not belong to a date but speaks about it: words that forbid it, words that tell its year."""

import re

from okegas_crawler.text.dates.calendar_words import PART_OF_DAY, any_of
from okegas_crawler.text.dates.years import Cue

BEFORE = 100  # characters looked at before a date
BEHIND = 40  # and behind

LAW = "pasal ayat uu pp perda perbup perwali pergub perpres keppres permen kepmen sk se nomor nomer no nmr surat"
ADDRESS = "rt rw rt/rw blok kav kavling km lot"
NUMBER = "telp telepon tlp hp wa fax rp kode seri hal halaman versi version v ver ip skor rasio usia umur ukuran"
FRACTION = "setengah separuh sepertiga dua_pertiga seperempat tiga_perempat"
NUMBERED = re.compile(rf"\b{any_of(f'{LAW} {ADDRESS} {NUMBER} {FRACTION}')}[ .:(]{{0,4}}\Z")
"""Words whose number is no date."""

WEB_ADDRESS = ("://", "www.", "@", "?", "=")
NAMESAKE = re.compile(
    rf"\b{any_of('jalan jl jln gang gg universitas kampus stadion lapangan taman monumen museum tugu')}[ .]{{1,3}}\Z"
)
"""Words behind which a date is a name: `Jalan 17 Agustus`, `Universitas 17 Agustus 1945`."""

CONTINUED = re.compile(r"[0-9a-z_%°]|[/.,-][0-9]|/[a-z]")

LIST_WORDS = ("dan ", "& ", "serta ", "/")

ENGLISH_BEFORE = re.compile(r"\b(?:on|from|by|until|till|since|of|between|and|to) \Z")
ENGLISH_MONTH = re.compile(r"(?:january|february|march|may|june|july|august|october|december)\b")

CUE_BEHIND = re.compile(
    rf"[ )]{{0,3}}(?:{PART_OF_DAY} )?\(?(?:yang akan )?"
    r"(?P<cue>tahun (?:depan|ini|lalu|kemarin)|mendatang|datang|nanti|lalu|silam)\b"
)
CUES = {
    "tahun depan": Cue.NEXT_YEAR,
    "tahun ini": Cue.THIS_YEAR,
    "tahun lalu": Cue.LAST_YEAR,
    "tahun kemarin": Cue.LAST_YEAR,
    "mendatang": Cue.COMING,
    "datang": Cue.COMING,
    "nanti": Cue.COMING,
    "lalu": Cue.PAST,
    "silam": Cue.PAST,
}
WILL_BEFORE = re.compile(r"\bakan\b[^.,;:!?\n]*\Z")


def is_number_of_something(line: str, start: int) -> bool:
    """True if the words before make the number a law's, a house's, a telephone's or part of a web address.

    >>> is_number_of_something("pasal 5/2", 6), is_number_of_something("rabu 5/2", 5)
    (True, False)
    """
    before = line[max(0, start - BEFORE) : start]
    if before.rstrip(" .:(")[-1:].isalpha() and NUMBERED.search(line, max(0, start - 16), start):
        return True
    word = before.rpartition(" ")[2]
    return bool(word) and any(map(word.__contains__, WEB_ADDRESS))


def is_namesake(line: str, start: int) -> bool:
    """True if a street or a university is named after the date.

    >>> is_namesake("di jalan 17 agustus", 9), is_namesake("pada 17 agustus", 5)
    (True, False)
    """
    return bool(NAMESAKE.search(line, max(0, start - 16), start))


def is_listed(line: str, start: int) -> bool:
    """True if a list ends at that place: `Jumat, Sabtu dan ` before `Minggu`."""
    return line.endswith(LIST_WORDS, 0, start)


def is_continued(line: str, end: int) -> bool:
    """True if the number goes on behind: `12/10/2020/PN`, `1/2%`, `5.12.2024.7`."""
    return bool(CONTINUED.match(line, end))


def is_english(line: str, start: int) -> bool:
    """True if a month before its day is English: `May 5`, `on April 3`, unlike `Mei 20 orang`."""
    return bool(ENGLISH_MONTH.match(line, start) or ENGLISH_BEFORE.search(line, max(0, start - 16), start))


def cue(line: str, start: int, end: int) -> Cue:
    """What the clause around start to end says about the year.

    >>> cue("15 september (mendatang)", 0, 12), cue("akan dibuka 5 mei", 12, 17)
    (<Cue.COMING: 'coming'>, <Cue.COMING: 'coming'>)
    >>> cue("akan pergi, kata ali, 5 mei", 21, 26)
    <Cue.NONE: 'none'>
    """
    behind = CUE_BEHIND.match(line, end, end + BEHIND)
    if behind:
        return CUES[behind["cue"]]
    window = max(0, start - BEFORE)
    if "akan" in line[window:start] and WILL_BEFORE.search(line, window, start):
        return Cue.COMING
    return Cue.NONE
