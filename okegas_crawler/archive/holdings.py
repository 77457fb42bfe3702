"""What the archive holds of each article, for whoever only reads: by id and by address, and when it was last seen."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from okegas_crawler.archive.index import opened_to_read
from okegas_crawler.archive.records import Records
from okegas_crawler.permalinks import host_less


@dataclass(frozen=True)
class Held:
    """An article that the archive holds."""

    id: str
    url: str
    """Of its newest version."""

    seen: datetime
    """The latest of: when its newest version was fetched, when its page said that it was last changed, and when it was
    last looked at without anything new in it."""


@dataclass
class Holdings:
    """The articles that an archive holds."""

    articles: dict[str, Held] = field(default_factory=dict)
    """By id."""

    ids: dict[str, str] = field(default_factory=dict)
    """By path and query of every address at which an article was ever found. The first of an address stays with it."""

    lines: int = 0
    bad_lines: int = 0

    def find(self, article_id: str | None, address: str) -> Held | None:
        """The article of an id, or else of an address, whatever its scheme and host."""
        found = self.articles.get(article_id or "")
        return found or self.articles.get(self.ids.get(host_less(address), ""))


def holdings(log: Path, index: Path) -> Holdings:
    """What the log holds, through its last newline. Nothing is locked or written. Raises OSError for an unreadable log.

    What is in the index beside it and nowhere else, redirecting addresses and last looks, is used where it can be read;
    without it an address that redirects is not known, and an article that was looked at again is as old as its line.
    """
    held = Holdings()
    redirects, looks = _index_alone(index)
    records = Records(log)
    for record in records:
        article_id, url = record["id"], record["url"]
        seen = max(_moments(record["fetched"], record["modified"], looks.get(article_id)), default=_NEVER)
        held.articles[article_id] = Held(article_id, url, seen)
        held.ids.setdefault(host_less(url), article_id)
    for path, article_id in redirects.items():
        held.ids.setdefault(path, article_id)
    held.lines, held.bad_lines = records.lines, len(records.bad)
    return held


_NEVER = datetime.min.replace(tzinfo=UTC)


def _moments(*told: str | None) -> list[datetime]:
    """The moments that can be read; one without an offset is in UTC."""
    moments = []
    for words in told:
        try:
            moment = datetime.fromisoformat(words or "")
        except ValueError:
            continue
        moments.append(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return moments


def _index_alone(index: Path) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Ids by path, and times of the last look by id; nothing where there is no index or it cannot be read."""
    if not index.exists():
        return {}, {}
    try:
        with closing(opened_to_read(index)) as connection:
            paths = dict(connection.execute("SELECT path, id FROM addresses"))
            return paths, dict(connection.execute("SELECT id, checked FROM checks"))
    except (sqlite3.Error, ValueError, TypeError):
        return {}, {}
