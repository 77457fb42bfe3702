"""Times of day as news prints them, with Indonesia's three time zones."""

from datetime import UTC, time, timedelta, timezone
from re import Match

from okegas_crawler.text.dates.calendar_words import any_of

ZONES = {"wib": timezone(timedelta(hours=7)), "wita": timezone(timedelta(hours=8)), "wit": timezone(timedelta(hours=9))}

OFFSET = r"[01][0-9]:?[0-5][0-9](?![0-9:])"
CLOCK = (
    r"(?P<hour>[01]?[0-9]|2[0-3])(?P<colon>[:.])(?P<minute>[0-5][0-9])"
    r"(?:[:.](?P<second>[0-5][0-9])(?:\.[0-9]{1,9})?)?(?![0-9]|[.,:][0-9])"
    rf"(?: {{0,2}}(?P<bracket>\()?(?:(?P<zone>{any_of(' '.join(ZONES))})\b|(?P<utc>z|gmt|utc)\b(?! ?[+-]))"
    r"(?(bracket)\))"
    rf"| {{0,2}}(?P<offset>\+{OFFSET}|(?(second)-{OFFSET}|(?!))|(?:gmt|utc) ?[+-][0-9]{{1,2}}(?![0-9:]))"
    r"| ?(?P<half>[ap])\.?m\b)?"
)
"""`14:30 WITA`, `06:41:50WIB`, `08.15`, `2:30 pm`, `14:30 (WIB)`, `06:00:00+00:00`, `14:30 GMT+8`.

A minus belongs to an offset behind seconds only: `10:30-12:00` is two times.
"""

PARTS = ("hour", "minute", "second", "zone", "utc", "offset", "half")


def read_time(match: Match[str]) -> tuple[time, timezone | None]:
    """Time of day and offset of a match of CLOCK.

    >>> import re
    >>> read_time(re.match(CLOCK, "06:41:50wib")), read_time(re.match(CLOCK, "12.05 am"))[0]
    ((datetime.time(6, 41, 50), datetime.timezone(datetime.timedelta(seconds=25200))), datetime.time(0, 5))
    """
    hour, minute, second, zone, utc, offset, half = match.group(*PARTS)
    hours = int(hour)
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    return time(hours, int(minute), int(second or 0)), ZONES.get(zone) or (UTC if utc else _offset(offset))


def _offset(printed: str | None) -> timezone | None:
    """Offset of `+08:00`, `-0330`, `gmt+8`; of none, None."""
    if not printed:
        return None
    digits = "".join(filter(str.isdigit, printed))
    hours, minutes = (digits[:2], digits[2:]) if len(digits) == 4 else (digits, "0")
    away = timedelta(hours=int(hours) % 24, minutes=int(minutes))
    return timezone(-away if "-" in printed else away)
