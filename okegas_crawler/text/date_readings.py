"""What a match of the forms says: days as far as they are printed, times of day, offsets."""

from datetime import time, timedelta, timezone
from re import Match
from typing import NamedTuple

from okegas_crawler.text.calendar_words import ZONES, month_number


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
    month_first: bool = False


FORMS = {
    n: (
        (f"day{n}", f"mark{n}", f"month{n}", f"year_mark{n}", f"year{n}"),
        (f"named_day{n}", f"name{n}", f"named_year{n}", f"named_short_year{n}"),
        (f"first_name{n}", f"second_day{n}", f"until_day{n}", f"last_year{n}"),
        (f"iso_year{n}", f"iso_month{n}", f"iso_day{n}", f"iso_mark{n}"),
    )
    for n in (1, 2)
}


def read_dates(match: Match[str]) -> tuple[Printed | None, Printed] | None:
    """First and last day of a match of DATE_OR_RANGE or DATE (the first is None where it is no range).

    None where a word is no month, or where two numbers with a hyphen are no range.
    """
    last = _read(match, 2)
    if last is None:
        return None
    until_day = match["until_day2"]
    if until_day:
        return last, last._replace(day=int(until_day))
    until = match.groupdict().get("until")
    if not until:
        return None, last
    first = Printed(None, None, int(match["bare_day"])) if match["bare_day"] else _read(match, 1)
    if first is None or match["until_day1"]:
        return None
    if first.month is None:
        is_range = not (until == "-" and last.marks.startswith("-"))  # 14-06-2024 is one day
    else:
        is_range = first.named == last.named
    return (first, last) if is_range else None


def _read(match: Match[str], n: int) -> Printed | None:
    numbered, named, month_first, iso = FORMS[n]
    day, mark, month, year_mark, year = match.group(*numbered)
    if day:
        return Printed(
            _year(year), int(month), int(day), False, mark + (year_mark or ""), bool(year) and len(year) == 2
        )
    day, name, year, short_year = match.group(*named)
    if day:
        number = month_number(name)
        return Printed(_year(year or short_year), number, int(day), True) if number else None
    name, day, _, year = match.group(*month_first)
    if day:
        return Printed(_year(year), month_number(name), int(day), True, month_first=True)
    year, month, day, mark = match.group(*iso)
    return Printed(int(year), int(month), int(day), False, mark * 2)


def _year(digits: str | None) -> int | None:
    """The year; of two digits, one of this century."""
    if not digits:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)


def read_time(match: Match[str]) -> tuple[time, timezone | None]:
    """Time of day and offset of a match of CLOCK."""
    hour = int(match["hour"])
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    offset = ZONES[match["zone"]] if match["zone"] else _offset(match["offset"])
    return time(hour, int(match["minute"]), int(match["second"] or 0)), offset


def _offset(digits: str | None) -> timezone | None:
    """Offset of `+08:00`, `-0330`."""
    if not digits:
        return None
    away = timedelta(hours=int(digits[1:3]), minutes=int(digits[-2:]))
    return timezone(-away if digits[0] == "-" else away)
