"""Is the archive what it promises to be? Every line whole and valid, revisions consecutive, hashes right.

And is what its index says true? Nothing is written, and no lock is taken: a run may be at work meanwhile.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from okegas_crawler.archive.index import LAYOUT, Index, index_beside, opened_to_read
from okegas_crawler.archive.log import Log
from okegas_crawler.archive.records import NOT_VALID, read_line, record_validator
from okegas_crawler.items import content_hash

BEGINNING = b'{"schema":'  # of every line that was ever written


@dataclass
class Verification:
    """What a reading of a whole log found."""

    lines: int = 0
    size: int = 0
    """In bytes, with a torn tail."""

    articles: int = 0
    sha256: str = ""
    """Of all the bytes, hex."""

    first_fetched: str | None = None
    last_fetched: str | None = None
    bad: list[tuple[int, str]] = field(default_factory=list)
    """Line numbers, from 1, each with what is wrong; a line may be wrong in more than one way."""

    torn: int = 0
    """Bytes behind the last newline."""

    torn_record: bool = False
    """Whether they begin as a record does."""

    @property
    def right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.bad and not self.torn

    @property
    def foreign(self) -> bool:
        """Whether a file that is not empty holds nothing like a record, not even the beginning of one."""
        records_alike = self.articles or self.torn_record or any(why.startswith(NOT_VALID) for _, why in self.bad)
        return bool(self.size) and not records_alike


def verify(path: Path) -> Verification:
    """What a reading of the log at `path` finds. Raises OSError when it cannot be read.

    Memory grows with the number of articles (an id, a hash and a number for each), not with their texts.
    """
    found = Verification()
    revisions: dict[str, tuple[int, str]] = {}
    digest = sha256()
    validator = record_validator()
    with path.open("rb", buffering=1 << 20) as file:
        for number, line in enumerate(file, 1):
            digest.update(line)
            found.size += len(line)
            if not line.endswith(b"\n"):
                found.torn = len(line)
                found.torn_record = line.startswith(BEGINNING[: len(line)])
                break
            found.lines = number
            try:
                record = read_line(line, validator)
            except ValueError as error:
                found.bad.append((number, str(error)))
                continue
            found.bad += [(number, reason) for reason in _contradictions(record, revisions)]
            found.first_fetched = min(found.first_fetched or record["fetched"], record["fetched"])
            found.last_fetched = max(found.last_fetched or "", record["fetched"])
    found.articles = len(revisions)
    found.sha256 = digest.hexdigest()
    return found


def index_in_step(path: Path) -> str | None:
    """How the index beside the log at `path` contradicts it; None for one that agrees, lags or is missing.

    The next run catches up one that lags, and builds one anew that is missing, damaged or of another log. One that
    passes for the log's own and says otherwise would make articles come twice, or not at all.
    """
    index = index_beside(path)
    if not index.exists():
        return None
    try:
        with closing(opened_to_read(index)) as connection, TemporaryDirectory() as folder:
            connection.execute("BEGIN")  # all that follows sees the same state, whatever a run commits meanwhile
            size, identity, _ = connection.execute("SELECT * FROM log").fetchone()
            layout = connection.execute("PRAGMA user_version").fetchone()
            with closing(Beginning(path, size)) as log:
                if layout != (LAYOUT,) or path.stat().st_size < size or identity not in ("", log.identity(size)):
                    return None
                with closing(Index.open(Path(folder, "anew.sqlite"), log)) as anew:
                    return _difference(anew.connection, connection)
    except (sqlite3.DatabaseError, TypeError):
        return None


class Beginning(Log):
    """The first `size` bytes of a log, to be read without its lock: what an index of that size was built from."""

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.size = size
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)

    def lines(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Each line from the byte offset `start` on, as far as the beginning reaches."""
        for offset, line in super().lines(start):
            if offset >= self.size:
                return
            yield offset, line


def _difference(anew: sqlite3.Connection, found: sqlite3.Connection) -> str | None:
    """The first article of which two indexes say different things; None where there is none."""
    query = "SELECT * FROM articles ORDER BY id"
    for true, said in zip_longest(anew.execute(query), found.execute(query)):
        if true != said:
            return str(min(row[0] for row in (true, said) if row))
    return None


def _contradictions(record: dict[str, Any], revisions: dict[str, tuple[int, str]]) -> Iterator[str]:
    """What is wrong with a valid record after those that came before it."""
    revision, before = revisions.get(record["id"], (0, ""))
    if record["revision"] != revision + 1:
        yield f"{record['id']}: revision {record['revision']} follows revision {revision}"
    if record["content_hash"] != content_hash(record["title"], record["body"]):
        yield f"{record['id']}: content_hash is not that of title and body"
    elif record["content_hash"] == before:
        yield f"{record['id']}: the same text as in the revision before"
    revisions[record["id"]] = (record["revision"], record["content_hash"])
