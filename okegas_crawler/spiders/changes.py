"""What changed on a WordPress site, as its REST interface tells: known articles, and such as no category lists."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from okegas_crawler import rest

OFF = rest.SWITCHED_OFF | {"not_json"}
BEHIND_THE_LAST = "400"  # what WordPress answers for a page behind the last

# `modified_after` was seen to compare local time with what it takes for UTC: a day covers every offset.
OVERLAP = timedelta(days=1)
EARLIEST = datetime.min + OVERLAP  # a site may say that a post was changed in the year 1


class Change(NamedTuple):
    """A post as REST names it."""

    id: int
    address: str
    modified: str
    """In UTC, without an offset: `2024-02-06T06:30:00`."""


def query(until: str | None, page: int) -> str:
    """Path and query that ask for what changed since `until`, latest change first; without it for the latest.

    A first run asks for these so that the second knows which of them it has: not every theme prints when a post was
    last changed.

    >>> query("2024-02-06T06:30:00", 1)
    'wp-json/wp/v2/posts?modified_after=2024-02-05T06%3A30%3A00&orderby=modified&per_page=100&page=1&_fields=id%2Clink%2Cmodified_gmt'
    >>> "modified_after=0001-01-01T" in query("0001-01-01T06:30:00", 1)
    True
    """
    since = max(datetime.fromisoformat(until).replace(tzinfo=None), EARLIEST) - OVERLAP if until else None
    asked = {
        **({"modified_after": since.isoformat(timespec="seconds")} if since else {}),
        "orderby": "modified",
        "per_page": rest.A_PAGE,
        "page": page,
        "_fields": "id,link,modified_gmt",
    }
    return f"{rest.POSTS}?{urlencode(asked)}"


def read(answer: str) -> list[Change] | None:
    """The changes of an answer; None for one that is not WordPress's.

    >>> read('[{"id": 7, "link": "https://okegas.id/rapat/", "modified_gmt": "2024-02-06T06:30:00"}]')
    [Change(id=7, address='https://okegas.id/rapat/', modified='2024-02-06T06:30:00')]
    >>> read('{"code": "rest_no_route"}'), read("<html>"), read('[{"id": 7}]')
    (None, None, None)
    """
    try:
        told = [Change(int(post["id"]), str(post["link"]), str(post["modified_gmt"])) for post in json.loads(answer)]
        for change in told:
            datetime.fromisoformat(change.modified)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
    return told


def latest(told: Iterable[Change], until: str | None, now: datetime) -> str | None:
    """The latest of the changes and `until`. One that lies ahead of `now` is a slip, and would hide all until then.

    >>> told = [Change(7, "https://okegas.id/rapat/", f"{year}-02-06T06:30:00") for year in (2023, 2024, 2034)]
    >>> latest(told, None, datetime(2024, 2, 7, tzinfo=UTC)), latest(told[:1], "2024-02-05T00:00:00", datetime.now(UTC))
    ('2024-02-06T06:30:00', '2024-02-05T00:00:00')
    """
    moments = [change.modified for change in told if _moment(change.modified) <= now]
    return max(moments + ([until] if until else []), default=None)


def is_known(change: Change, modified: str | None, checked: str | None) -> bool:
    """Whether an article was fetched since it changed.

    `modified` is what its archived page printed, `checked` what REST said when it was last fetched.

    >>> change = Change(7, "https://okegas.id/rapat/", "2024-02-06T06:30:00")
    >>> is_known(change, "2024-02-06T14:30:00+08:00", None), is_known(change, None, "2024-02-06T06:30:00")
    (True, True)
    >>> is_known(change, "2024-02-05T14:30:00+08:00", None)
    False
    """
    printed = datetime.fromisoformat(modified) if modified else None
    return checked == change.modified or (printed is not None and printed >= _moment(change.modified))


def _moment(modified: str) -> datetime:
    """The moment of a change."""
    return datetime.fromisoformat(modified).replace(tzinfo=UTC)
