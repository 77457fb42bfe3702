"""The records of a log for whoever only reads: through its last newline, without its lock, writing nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from okegas_crawler.archive.verification import read_line, record_validator


class Records:
    r"""The valid records of the log at a path, oldest first, each read when it is asked for.

    A line that is no valid record is skipped and counted. What stands behind the last newline is still being written.
    Raises OSError where the file cannot be read.

    >>> from tempfile import mkdtemp
    >>> from okegas_crawler.items import Article, line
    >>> path = Path(mkdtemp(), "log.jsonl")
    >>> path.write_bytes(line(Article(id="okegas.id:7")) + b'{"id": 8}\n' + b'{"schema":1,"id":"okegas.id:9"') > 0
    True
    >>> records = Records(path)
    >>> [record["id"] for record in records], records.bad
    (['okegas.id:7'], [2])
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = 0
        """Whole lines that were read so far."""
        self.bad: list[int] = []
        """Numbers of the bad ones among them, from 1."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        validator = record_validator()
        self.lines, self.bad = 0, []
        with self.path.open("rb", buffering=1 << 20) as file:
            for line in file:
                if not line.endswith(b"\n"):
                    return
                self.lines += 1
                try:
                    record = read_line(line, validator)
                except ValueError:
                    self.bad.append(self.lines)
                    continue
                yield record
