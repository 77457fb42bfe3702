"""The archive as its one writer has it: log, index and run history of a site, locked, repaired and caught up."""

import json
from pathlib import Path

from okegas_crawler.archive.index import Index, Version
from okegas_crawler.archive.log import Log


class Archive:
    """The archive of one site, open for one writer. What was appended stays, however the process ends."""

    def __init__(self, folder: Path, name: str) -> None:
        """Lock, repair and catch up `NAME.jsonl` in `folder`. Raises LockedError, or OSError as the disk has it."""
        self.log = Log(folder / f"{name}.jsonl")
        self.index = Index.open(folder / f"{name}.index.sqlite", self.log)

    def append(self, line: bytes) -> None:
        """Append one line. Raises OSError when it could not be written whole, and then for every further line."""
        self.index.add(line, self.log.append(line))

    def newest(self, article_id: str, address: str) -> Version | None:
        """The newest archived version of an article: by its id, or by its address, which keeps its first id."""
        version = self.index.version(article_id)
        if version is None and (known := self.index.id_at(address)):
            version = self.index.version(known)
        return version

    def body(self, version: Version) -> str:
        """The archived body of a version."""
        return str(json.loads(self.log.line_at(version.offset))["body"])

    def sync(self) -> None:
        """Have what was appended on the disk, then what the index knows of it. Raises OSError."""
        self.log.sync()
        self.index.commit()

    def close(self) -> None:
        """Close the files and release the lock; `sync` comes before."""
        self.index.close()
        self.log.close()
