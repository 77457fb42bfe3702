"""What a report keeps of each article's newest version, from one pass over the log."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar

from okegas_crawler.archive.moments import aware_moment

# The fields that an article may lack, in the order of the record.
FIELDS = (
    "title",
    "author",
    "sign_off",
    "categories",
    "tags",
    "dateline",
    "published",
    "modified",
    "body",
    "dates",
    "image",
    "image_caption",
)

LONGEST = 300  # characters of a title; a page that is to stay small has no room for what is none

# What only a poll widget prints: a line that begins with its words, or two of its tokens side by side. One token within
# a sentence may be a journalist's, who writes about the widget.
_POLL = re.compile(
    r"^[•*· -]*(?:\{\{ ?(?:row ?\.|tsp_)|(?:TS Poll ?[-–—] ?)?Loading poll ?(?:\.|…|$))"
    r"|\{\{ ?(?:row ?\.|tsp_)[^{}\n]*\}\}[^{}\n]{0,20}\{\{",
    re.MULTILINE | re.IGNORECASE,
)

Shared = TypeVar("Shared", bound=Hashable)


class Newest(NamedTuple):
    """What is kept of an article: little, as there may be a hundred thousand."""

    id: str
    url: str
    title: str
    published: str
    """As in the record; the time of the first fetch where the page told none."""

    month: str
    """Of `published`: `2024-02`."""

    revision: int
    categories: tuple[str, ...]
    lacks: tuple[str, ...]
    """Those of FIELDS that it has nothing in."""

    removed: tuple[tuple[str, int], ...]
    leaks: bool
    """Whether its body still holds what only a poll prints."""

    contradictions: tuple[tuple[str, str], ...]
    """Dates whose weekday is another: the words, and the day that they were read as."""


@dataclass
class Reading:
    """What one pass over a log leaves."""

    articles: dict[str, Newest] = field(default_factory=dict)
    """By id, in the order in which they were first archived."""

    versions: int = 0
    first_fetched: str = ""
    last_fetched: str = ""
    revisions: Counter[str] = field(default_factory=Counter)
    """Versions but the first, by the month in which they were archived."""

    lags: list[float] = field(default_factory=list)
    """Seconds from publication to archiving, of the articles published since the first line was archived."""

    mentions: int = 0
    """Dates mentioned in the newest versions with a weekday."""


def read(records: Iterable[dict[str, Any]]) -> Reading:
    """What the records of a log leave, oldest first.

    >>> from dataclasses import asdict
    >>> from okegas_crawler.items import Article
    >>> first = asdict(Article(id="a:1", title="Ronda", fetched="2024-02-06T07:00:00+00:00"))
    >>> reading = read([first, first | {"revision": 2, "title": "Ronda malam"}])
    >>> reading.versions, reading.articles["a:1"].title, dict(reading.revisions)
    (2, 'Ronda malam', {'2024-02': 1})
    """
    reading = Reading()
    begun: datetime | None = None
    weekdays: dict[str, int] = {}
    for record in records:
        reading.versions += 1
        article_id, fetched = record["id"], record["fetched"]
        if not reading.first_fetched:
            reading.first_fetched, begun = fetched, aware_moment(fetched)
        reading.last_fetched = max(reading.last_fetched, fetched)
        if record["revision"] > 1:
            reading.revisions[month_of(fetched) or "unknown"] += 1
        elif (seconds := lag(record["published"], fetched, begun)) is not None:
            reading.lags.append(seconds)
        weekdays[article_id] = sum(mention["weekday_agrees"] is not None for mention in record["dates"])
        reading.articles[article_id] = newest(record)
    reading.mentions = sum(weekdays.values())
    return reading


def newest(record: dict[str, Any]) -> Newest:
    """What is kept of a record."""
    published = record["published"] if month_of(record["published"]) else record["fetched"]
    return Newest(
        id=record["id"],
        url=record["url"],
        title=shortened(record["title"]),
        published=published,
        month=_same(month_of(published) or "unknown"),
        revision=record["revision"],
        categories=_same(tuple(record["categories"])),
        lacks=_same(tuple(name for name in FIELDS if not record[name])),
        removed=_same(tuple(sorted(record["removed"].items()))),
        leaks=has_poll(record["body"]),
        contradictions=tuple(
            (shortened(mention["text"]), mention["date"])
            for mention in record["dates"]
            if mention["weekday_agrees"] is False
        ),
    )


def shortened(words: str) -> str:
    r"""Words in one line, and no more of them than a headline has.

    >>> shortened("Ronda\u2028malam"), len(shortened("a" * 1000))
    ('Ronda malam', 300)
    """
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def has_poll(body: str) -> bool:
    r"""Whether a text still holds what only a poll widget prints.

    >>> has_poll("Warga ronda.\n\n{{row.Answer_Title}}"), has_poll("Panen. Loading poll ... Coming Soon")
    (True, False)
    >>> has_poll("Di layar hanya tampak tulisan {{row.Answer_Title}} tanpa nama.")
    False
    """
    return ("{{" in body or "loading poll" in body.lower()) and _POLL.search(body) is not None


def month_of(moment: str | None) -> str | None:
    """The month of an ISO 8601 time as it is written: `2024-02`; None where it is none.

    >>> month_of("2024-02-06T14:30:00+08:00"), month_of("2024-13-06"), month_of(None)
    ('2024-02', None, None)
    """
    return _month((moment or "")[:10])


@cache
def _month(day: str) -> str | None:
    """The month of a day; None where it is none. Cached: years have few days, and archives many articles."""
    try:
        return date.fromisoformat(day).isoformat()[:7]
    except ValueError:
        return None


def lag(published: str | None, fetched: str, begun: datetime | None) -> float | None:
    """Seconds from publication to archiving; None where that tells nothing of the crawl.

    That is before the archive was begun, which finds years of articles, and where the page told a day without a time.

    >>> begun = aware_moment("2024-01-01T00:00:00+00:00")
    >>> lag("2024-02-06T14:30:00+08:00", "2024-02-06T07:00:00+00:00", begun)
    1800.0
    >>> lag("2024-02-06T00:00:00+08:00", "2024-02-06T07:00:00+00:00", begun)
    >>> lag("2023-02-06T14:30:00+08:00", "2024-02-06T07:00:00+00:00", begun)
    """
    if not published or published[11:19] == "00:00:00":
        return None
    out = aware_moment(published)
    if out is None or begun is None or out < begun:
        return None
    here = aware_moment(fetched)
    return (here - out).total_seconds() if here else None


@cache
def _same(value: Shared) -> Shared:
    """The value that is equal and was seen first: a hundred thousand articles share a few hundred of them."""
    return value
