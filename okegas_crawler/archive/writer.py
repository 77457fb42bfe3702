"""The archive as its one writer has it: log, index and run history of a site, locked, repaired and caught up."""

import json
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from okegas_crawler.archive.index import Index, Version, index_beside
from okegas_crawler.archive.lines import lines_from_end
from okegas_crawler.archive.log import Log
from okegas_crawler.archive.runs import Proven, RunHistory, runs_beside
from okegas_crawler.archive.usual import FIELDS

UNDATED = 40  # last lines in which articles without a readable date are looked for


class Archive:
    """The archive of one site, open for one writer. What was appended stays, however the process ends."""

    def __init__(self, folder: Path, name: str) -> None:
        """Lock, repair and catch up `NAME.jsonl` in `folder`. Raises LockedError, or OSError as the disk has it."""
        path = folder / f"{name}.jsonl"
        self.log = Log(path)
        self.index = Index.open(index_beside(path), self.log)
        self.history = RunHistory(runs_beside(path))
        self.size_at_start = self.log.size

    def append(self, line: bytes) -> Version:
        """Append one line; the version it holds. Raises OSError when it could not be written whole, and ever after."""
        return self.index.add(line, self.log.append(line))

    @property
    def failed(self) -> OSError | None:
        """The first write error, of the log or of its index."""
        return self.log.failed or self.index.failed

    def newest(self, article_id: str, address: str) -> Version | None:
        """The newest archived version of an article: by its id, or by its address, which keeps its first id."""
        version = self.index.version(article_id)
        if version is None and (known := self.index.id_at(address)):
            version = self.index.version(known)
        return version

    def held_at_start(self, address: str) -> bool:
        """Whether the log held the article of an address when it was opened."""
        known = self.index.id_at(address)
        version = self.index.version(known) if known else None
        return version is not None and (version.offset < self.size_at_start or version.revision > 1)

    def body(self, version: Version) -> str:
        """The archived body of a version."""
        return str(json.loads(self.log.line_at(version.offset))["body"])

    def latest(self, number: int, now: datetime) -> list[dict[str, Any]]:
        """The records of the last articles by publication, newest first; bad ones are left out.

        An article whose day is not known, of which only such as were archived of late are looked for, is taken to be as
        old as the one that was archived before it.
        """
        lines = ((day, offset, self.log.line_at(offset)) for day, offset in self.index.latest(number, now))
        articles = [(day, offset, record) for day, offset, line in lines if (record := _record(line))]
        day = ""
        archived = [_record(line) for line in islice(lines_from_end(self.log.path), UNDATED)]
        for place, record in enumerate(filter(None, reversed(archived))):
            day = record["published"] or day
            if not record["published"] and record["revision"] == 1:
                articles.append((day or now.isoformat(), self.log.size + place, record))
        articles.sort(key=lambda article: article[:2], reverse=True)
        return [record for _, _, record in articles[:number]]

    def proven(self) -> Proven:
        """What former runs have proven of this very log."""
        return self.history.proven(self.log.size, self.log.identity)

    def sync(self) -> None:
        """Have what was appended on the disk, then what the index knows of it. Raises OSError."""
        self.log.sync()
        self.index.commit()

    def close(self) -> None:
        """Close the files and release the lock; `sync` comes before."""
        self.history.close()
        self.index.close()
        self.log.close()


def _record(line: bytes) -> dict[str, Any] | None:
    """The record of a line; None for one that is none of ours in what is looked at."""
    with suppress(ValueError, RecursionError):
        record = json.loads(line)
        if (
            isinstance(record, dict)
            and record.keys() >= {*FIELDS, "revision", "published_raw"}
            and isinstance(record["body"], str)
            and isinstance(record["published"], str | None)
            and isinstance(record.get("removed"), dict)
        ):
            return record
    return None
