"""What the log holds, as an SQLite file beside it: derived, and deleted at any time without loss.

It catches up from the log's byte offset, which is committed together with the rows. An index that is missing, damaged,
ahead of its log, or of another log is built anew: some seconds for 100,000 records.
"""

import errno
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, Self

from okegas_crawler.archive.log import Log
from okegas_crawler.permalinks import host_less

TABLES = """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY, content_hash TEXT, revision INTEGER, offset INTEGER,
        url TEXT, published TEXT, modified TEXT
    ) WITHOUT ROWID;
    CREATE TABLE addresses (path TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
    CREATE TABLE checks (id TEXT PRIMARY KEY, checked TEXT, modified TEXT) WITHOUT ROWID;
    CREATE TABLE log (size INTEGER, identity TEXT, bad_lines INTEGER);
    INSERT INTO log VALUES (0, '', 0);
"""
LAYOUT = 1  # rises with TABLES: an index of another layout is built anew

# What SQLite says of a record, not of the disk: a list, or nothing, where a text should be.
NO_RECORD = (sqlite3.InterfaceError, sqlite3.ProgrammingError, sqlite3.IntegrityError)


class Version(NamedTuple):
    """The newest version of an article that the log holds."""

    id: str
    content_hash: str
    revision: int
    offset: int
    """Where its line begins, in bytes."""

    url: str
    published: str | None
    modified: str | None


class Check(NamedTuple):
    """The last fetch of an article, be it unchanged."""

    checked: str
    """When, in UTC."""

    modified: str | None
    """The time of its last change that the site named then, as it wrote it."""


class Index:
    """The newest version of each article, by id and by address without its host.

    What is added counts only once it is committed; memory does not grow with the log.
    """

    def __init__(self, path: Path, log: Log) -> None:
        self.path = path
        self.log = log
        self.failed: OSError | None = None
        """The first error of the disk: SQLite may have lost what was added, so nothing is committed after it."""
        self.connection = self._connect()

    @classmethod
    def open(cls, path: Path, log: Log) -> Self:
        """The index of `log`, caught up; built anew where it does not fit. Raises OSError as the disk has it."""
        with disk_errors(path):
            index = cls(path, log)
            if not index._fits():
                index._rebuild()
        index._execute("BEGIN")
        index.catch_up()
        return index

    def version(self, article_id: str) -> Version | None:
        """The newest version of the article with that id; None when the log has none."""
        row = self._execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
        return row and Version(*row)

    def id_at(self, address: str) -> str | None:
        """Id of the article at that address, be it one that redirects to it; None for an unknown one."""
        row = self._execute("SELECT id FROM addresses WHERE path = ?", (host_less(address),)).fetchone()
        return row[0] if row else None

    def add(self, line: bytes, offset: int) -> Version:
        """The version of the line that begins at `offset` of the log, noted. Raises ValueError if it is no record.

        Where the disk does not take the note, `failed` says so: the line stands in the log all the same.
        """
        try:
            record = json.loads(line)
            version = Version(
                record["id"],
                record["content_hash"],
                record["revision"],
                offset,
                record["url"],
                record["published"],
                record["modified"],
            )
            with suppress(OSError):
                self.add_address(version.url, version.id)
                self._execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", version)
        except (KeyError, TypeError, AttributeError, RecursionError, OverflowError, *NO_RECORD) as error:
            raise ValueError(f"no record at byte {offset}: {error}") from None
        return version

    def add_address(self, address: str, article_id: str) -> None:
        """Note an address that leads to an article. The first article of an address stays with it."""
        self._execute("INSERT OR IGNORE INTO addresses VALUES (?, ?)", (host_less(address), article_id))

    def check(self, article_id: str) -> Check | None:
        """The last fetch of an article; None when it is not known, as after a rebuild."""
        row = self._execute("SELECT checked, modified FROM checks WHERE id = ?", (article_id,)).fetchone()
        return row and Check(*row)

    def note_check(self, article_id: str, check: Check) -> None:
        """Note that an article was fetched."""
        self._execute("INSERT OR REPLACE INTO checks VALUES (?, ?, ?)", (article_id, *check))

    def to_check(self, published_since: str, checked_before: str) -> list[str]:
        """Addresses of the articles published since a time that were not fetched since another, both ISO 8601.

        Times are compared as instants.
        """
        rows = self._execute(
            "SELECT url FROM articles LEFT JOIN checks USING (id) WHERE datetime(published) >= datetime(?) "
            "AND (checked IS NULL OR datetime(checked) < datetime(?)) ORDER BY published DESC",
            (published_since, checked_before),
        )
        return [row[0] for row in rows]

    def latest(self, number: int, now: datetime) -> list[tuple[str, int]]:
        """When the last articles were published, and the offsets of their lines, last first.

        What lies further in the future than time zones lead is a slip of the pen.
        """
        rows = self._execute(
            "SELECT published, offset FROM articles WHERE published <= ? ORDER BY published DESC LIMIT ?",
            ((now + timedelta(days=1)).isoformat(), number),
        )
        return list(rows)

    def catch_up(self) -> None:
        """Add what the log holds beyond what the index knows. A bad line is skipped and counted."""
        start, _, bad_lines = self._execute("SELECT * FROM log").fetchone()
        for offset, line in self.log.lines(start):
            try:
                self.add(line, offset)
            except ValueError:
                bad_lines += 1
        self.commit(bad_lines)

    def commit(self, bad_lines: int | None = None) -> None:
        """Commit what was added, together with the size and identity of the log that it was added from."""
        if self.failed is not None:
            raise self.failed
        size = self.log.size
        self._execute(
            "UPDATE log SET size = ?, identity = ?, bad_lines = coalesce(?, bad_lines)",
            (size, self.log.identity(size), bad_lines),
        )
        self._execute("COMMIT")
        self._execute("BEGIN")

    @property
    def bad_lines(self) -> int:
        """How many lines of the log could not be read."""
        return int(self._execute("SELECT bad_lines FROM log").fetchone()[0])

    def __len__(self) -> int:
        return int(self._execute("SELECT count(*) FROM articles").fetchone()[0])

    def close(self) -> None:
        """Close the file; what was not committed is caught up the next time."""
        with suppress(sqlite3.Error):
            self.connection.execute("ROLLBACK")
        self.connection.close()

    def _execute(self, statement: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        """The cursor of a statement. Raises OSError as the disk has it."""
        try:
            with disk_errors(self.path):
                return self.connection.execute(statement, values)
        except OSError as error:
            self.failed = self.failed or error
            raise

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, isolation_level=None)
        with suppress(sqlite3.DatabaseError):  # not a database: `_fits` says so
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -512")  # kB; 2,000, the default, is no faster, and stays taken
        return connection

    def _fits(self) -> bool:
        """Whether the file is whole and knows a beginning of this very log."""
        try:
            whole = self.connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            layout = self.connection.execute("PRAGMA user_version").fetchone() == (LAYOUT,)
            size, identity, bad_lines = self.connection.execute("SELECT * FROM log").fetchone()
        except (sqlite3.DatabaseError, TypeError):
            return False
        counts = all(isinstance(number, int) and number >= 0 for number in (size, bad_lines))
        return whole and layout and counts and size <= self.log.size and identity in ("", self.log.identity(size))

    def _rebuild(self) -> None:
        """Begin with an empty index."""
        self.connection.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        self.connection = self._connect()
        self.connection.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {LAYOUT}; COMMIT;")


def index_beside(log: Path) -> Path:
    """Where the index of the log at that path lies."""
    return log.with_name(f"{log.name.removesuffix('.jsonl')}.index.sqlite")


def opened_to_read(index: Path) -> sqlite3.Connection:
    """An index, opened so that nothing is written: without its WAL, SQLite would make one even to read."""
    has_wal = Path(f"{index}-wal").exists()
    return sqlite3.connect(f"{index.resolve().as_uri()}?{'mode=ro' if has_wal else 'immutable=1'}", uri=True)


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Raise what SQLite says of the disk as what it is, an OSError."""
    try:
        yield
    except NO_RECORD:
        raise
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error), str(path)) from error
