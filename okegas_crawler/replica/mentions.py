"""Dates as Indonesian journalists write them, each with what it means.

A writer takes a day and gives a `DatePhrase`: the text that is printed and the date behind it. So the truth about a
story's dates is known from the writing, never from reading it again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta, timezone
from random import Random

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
SPELLINGS = {"Jumat": ("Jumat", "Jum’at"), "Minggu": ("Minggu", "Ahad")}  # WordPress curls every apostrophe
MONTH_SPELLINGS = {
    "Februari": ("Februari", "Pebruari"),
    "November": ("November", "Nopember"),
    "Agustus": ("Agustus", "Agt"),
    "Oktober": ("Oktober", "Okt"),
    "Desember": ("Desember", "Des"),
}
MARKET_DAYS = ("Legi", "Pahing", "Pon", "Wage", "Kliwon")
A_LEGI_DAY = date(1945, 8, 17)  # Friday Legi, the day of the proclamation
PARTS_OF_DAY = ("dini hari", "pagi", "siang", "sore", "petang", "malam")
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}  # hours east of UTC
FAR = timedelta(days=45)  # beyond it a printed weekday chooses the year


@dataclass(frozen=True)
class DatePhrase:
    """A date in the text, from the weekday or bracket to the closing bracket or the year."""

    text: str
    day: date
    end_day: date | None = None
    weekday_agrees: bool | None = None
    """Whether the printed weekday is the day's own; None when none is printed."""
    clock: time | None = None
    offset: timezone | None = None
    year_given: bool = True
    coming: bool = False
    """`mendatang` or `nanti` follows: without a year it means the first such day from the anchor on."""

    def at(self, anchor: date) -> "DatePhrase":
        """The same phrase as it reads in a post of the day `anchor`: without a year, its year depends on that day.

        >>> phrase = DatePhrase("23 Desember", date(2023, 12, 23), year_given=False)
        >>> phrase.at(date(2024, 1, 5)).day, phrase.at(date(2025, 1, 5)).day
        (datetime.date(2023, 12, 23), datetime.date(2024, 12, 23))
        """
        if self.year_given:
            return self
        last = self.end_day or self.day
        years = [last.replace(year=anchor.year + step) for step in (-1, 0, 1)]
        if self.coming:
            end = min(day for day in years if day >= anchor)
        else:
            end = min(years, key=lambda day: abs(day - anchor))
            same_weekday = [day for day in years if day.weekday() == last.weekday()]
            if abs(end - anchor) > FAR and self.weekday_agrees is not None and same_weekday:
                end = min(same_weekday, key=lambda day: abs(day - anchor))
        agrees = self.weekday_agrees and end.weekday() == last.weekday()
        if self.end_day is None:
            return replace(self, day=end, weekday_agrees=agrees)
        return replace(self, day=end - (self.end_day - self.day), end_day=end, weekday_agrees=agrees)


Writer = Callable[[date, Random], DatePhrase]


def weekday(day: date, rng: Random) -> str:
    """The day's name, now and then in its other spelling: `Jum’at`, `Ahad`."""
    name = WEEKDAYS[day.weekday()]
    return rng.choice(SPELLINGS.get(name, (name,)))


def month(day: date, rng: Random) -> str:
    """The month's name, now and then in its other spelling: `Nopember`."""
    name = MONTHS[day.month - 1]
    return rng.choice(MONTH_SPELLINGS.get(name, (name,)))


def market_day(day: date) -> str:
    """The day's name in the Javanese week of five days.

    >>> market_day(date(2025, 10, 19)), market_day(A_LEGI_DAY + timedelta(days=6))
    ('Wage', 'Pahing')
    """
    return MARKET_DAYS[(day - A_LEGI_DAY).days % 5]


def slashes(day: date, rng: Random) -> DatePhrase:
    """`Selasa (6/2/2024)`, as four of five body dates on okegas.id are written."""
    return DatePhrase(f"{weekday(day, rng)} ({day.day}/{day.month}/{day.year})", day, weekday_agrees=True)


def untidy_slashes(day: date, rng: Random) -> DatePhrase:
    """The same with the commas, zeros and slips of the keyboard that are seen in print."""
    d, m, y = day.day, day.month, day.year
    name = weekday(day, rng)
    text = rng.choice(
        (
            f"{name}, ({d:02}/{m:02}/{y})",
            f"{name}({d:02}/{m:02}/{y})",
            f"{name} ({d}/{m}/{y}/)",
            f"{name} ({d:02}//{m:02}/{y})",
            f"{name} {rng.choice(PARTS_OF_DAY)} ({d}/{m}/{y})",
            f"{name} tanggal {d:02}/{m:02}/{y}",
            f"{name} ({d}/{m}/{y % 100})",
            f"{name} {d}/{m}/{y % 100}",
        )
    )
    return DatePhrase(text, day, weekday_agrees=True)


def wrong_weekday(day: date, rng: Random) -> DatePhrase:
    """A weekday that contradicts the number: 3 % of the mentions in print."""
    other = WEEKDAYS[(day.weekday() + rng.randint(1, 6)) % 7]
    return DatePhrase(f"{other} ({day.day}/{day.month}/{day.year})", day, weekday_agrees=False)


def bracket_only(day: date, rng: Random) -> DatePhrase:
    """`(2/11/2025)`: no weekday to check it by."""
    return DatePhrase(f"({day.day}/{day.month}/{day.year})", day)


def unclosed(day: date, rng: Random) -> DatePhrase:
    """`Jumat (21/12/2012`, the bracket never closed."""
    return DatePhrase(f"{weekday(day, rng)} ({day.day}/{day.month}/{day.year}", day, weekday_agrees=True)


def month_name(day: date, rng: Random) -> DatePhrase:
    """`27 November 2024`, with or without its weekday."""
    number, name = f"{day.day}", f"{month(day, rng)} {day.year}"
    if rng.random() < 0.4:
        return DatePhrase(f"{number}{rng.choice((' ', ' ', ''))}{name}", day)
    lead = rng.choice(("{}, ", "{} ", "{} tanggal ", "{} " + market_day(day) + ", "))
    return DatePhrase(f"{lead.format(weekday(day, rng))}{number} {name}", day, weekday_agrees=True)


def plain_month_name(day: date, rng: Random) -> DatePhrase:
    """`1 Juni 2024`, for sentences that say `pada tanggal` before it."""
    return DatePhrase(f"{day.day} {MONTHS[day.month - 1]} {day.year}", day)


def month_first(day: date, rng: Random) -> DatePhrase:
    """`Rabu, September 3, 2025`: Indonesian names in the English order."""
    return DatePhrase(f"{weekday(day, rng)}, {MONTHS[day.month - 1]} {day.day}, {day.year}", day, weekday_agrees=True)


def iso(day: date, rng: Random) -> DatePhrase:
    """`2024-03-02`, as computers print it."""
    return DatePhrase(day.isoformat(), day)


def yearless(day: date, rng: Random) -> DatePhrase:
    """`Senin malam (1/9)`, `(18/1)`, `15 September`: the year is the post's. A leap day gets its year printed."""
    if (day.month, day.day) == (2, 29):
        return slashes(day, rng)
    name, d, m = weekday(day, rng), day.day, day.month
    text, agrees = rng.choice(
        (
            (f"{name} ({d}/{m})", True),
            (f"{name} {rng.choice(PARTS_OF_DAY)} ({d}/{m})", True),
            (f"{name.lower()} ( {d} /{m})", True),
            (f"({d}/{m})", None),
            (f"{name} ({d} {MONTHS[m - 1]})", True),
            (f"{d} {MONTHS[m - 1]}", None),
        )
    )
    return DatePhrase(text, day, weekday_agrees=agrees, year_given=False)


def coming(day: date, rng: Random) -> DatePhrase:
    """`15 September`, for sentences that say `mendatang` or `nanti` after it."""
    if (day.month, day.day) == (2, 29):
        return plain_month_name(day, rng)
    return DatePhrase(f"{day.day} {MONTHS[day.month - 1]}", day, year_given=False, coming=True)


def stamped(day: date, rng: Random) -> DatePhrase:
    """A date with its time: `Selasa, 01 Juli 2025 | 16:39 WIB`."""
    zone = rng.choice(tuple(ZONES))
    moment = time(rng.randint(6, 22), rng.randint(0, 59))
    printed = f"{moment:%H:%M} {zone}"
    text, agrees = rng.choice(
        (
            (f"{weekday(day, rng)}, {day.day:02} {MONTHS[day.month - 1]} {day.year} | {printed}", True),
            (f"{day.day:02}/{day.month:02}/{day.year}, {printed}", None),
            (f"{weekday(day, rng)}, {day:%d-%m-%Y} – {printed}", True),
            (f"{day.day} {MONTHS[day.month - 1]} {day.year} {moment:%H:%M}{zone}", None),
        )
    )
    return DatePhrase(text, day, weekday_agrees=agrees, clock=moment, offset=timezone(timedelta(hours=ZONES[zone])))


def days_range(day: date, rng: Random) -> DatePhrase:
    """`4-17 Maret 2024`, `Senin-Selasa (11-12/4/2016)`, `27 Agustus sampai 2 September`, with or without the year."""
    end = day + timedelta(days=rng.randint(1, 5))
    word = rng.choice(("hingga", "sampai", "sampai dengan", "s.d.", "s. d.", "s/d"))
    if end.month != day.month:
        text = f"{day.day} {MONTHS[day.month - 1]} {word} {end.day} {MONTHS[end.month - 1]}"
        if end.month != 3 and rng.random() < 0.5:  # from February on, the start would depend on the leap year
            return DatePhrase(text, day, end, year_given=False)
        if end.year != day.year:
            text = f"{day.day} {MONTHS[day.month - 1]} {day.year} {word} {end.day} {MONTHS[end.month - 1]}"
        return DatePhrase(f"{text} {end.year}", day, end)
    names = f"{WEEKDAYS[day.weekday()]}-{WEEKDAYS[end.weekday()]}"
    text, agrees = rng.choice(
        (
            (f"{day.day}-{end.day} {MONTHS[end.month - 1]} {end.year}", None),
            (f"{day.day} {word} {end.day} {MONTHS[end.month - 1]} {end.year}", None),
            (f"{names} ({day.day}-{end.day}/{end.month}/{end.year})", True),
        )
    )
    return DatePhrase(text, day, end, weekday_agrees=agrees)


OPENING: Sequence[Writer] = (slashes,) * 8 + (untidy_slashes, untidy_slashes, month_name, wrong_weekday)
PAST: Sequence[Writer] = (slashes,) * 3 + (untidy_slashes, month_name, month_name, month_first, yearless, yearless)
FUTURE: Sequence[Writer] = (slashes, slashes, untidy_slashes, month_name)
