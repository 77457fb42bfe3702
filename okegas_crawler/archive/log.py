"""The archive itself: a JSON Lines file, append-only, with one writer.

One whole line an article version, newline last. It is never rewritten, cut (but for a torn tail, which is moved aside)
or moved. Readers follow it by byte offset, consume only through the last newline, and never lock it.
"""

import fcntl
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from okegas_crawler.archive.lines import append_line, repair, sync_folder

EDGE = 4096  # bytes at either end by which a log is known again


class LockedError(OSError):
    """Another run holds the log."""


class Log:
    """The log, locked, repaired, and open at its end.

    The lock is on the file itself and goes with the process, however that ends: nothing is left behind to clear away.
    """

    def __init__(self, path: Path) -> None:
        """Lock and repair the log at `path`, made where it is missing. Raises LockedError, or the disk's OSError."""
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            raise LockedError(f"another run holds {path}") from None
        sync_folder(path)
        self.moved_aside = repair(path)
        """Bytes of a torn tail that were moved to `NAME.torn`."""
        self.size = os.fstat(self._file).st_size
        """In bytes; always behind a newline."""
        self.failed: OSError | None = None
        """The first write error: nothing is appended after it."""
        self._synced = self.size

    def append(self, line: bytes) -> int:
        """Append one whole line, newline included; where it begins. Raises OSError, and then for every further line."""
        if self.failed is not None:
            raise self.failed
        try:
            append_line(self._file, line)
        except OSError as error:
            self.failed = error
            raise
        offset, self.size = self.size, self.size + len(line)
        return offset

    def sync(self) -> None:
        """Have what was appended on the disk. Raises OSError, and then nothing is appended any more."""
        if self._synced == self.size:
            return
        try:
            os.fdatasync(self._file)
        except OSError as error:
            self.failed = self.failed or error
            raise
        self._synced = self.size

    def lines(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Each line from the byte offset `start` on, newline included, with its offset."""
        with self.path.open("rb", buffering=1 << 20) as file:
            file.seek(start)
            for line in file:
                yield start, line
                start += len(line)

    def line_at(self, offset: int) -> bytes:
        """The line that begins at `offset`."""
        with self.path.open("rb") as file:
            file.seek(offset)
            return file.readline()

    def identity(self, size: int) -> str:
        """What tells this log, up to `size` bytes, from another: a hash of its first and last 4 kB."""
        edges = os.pread(self._file, min(EDGE, size), 0) + os.pread(self._file, min(EDGE, size), max(0, size - EDGE))
        return sha256(edges).hexdigest()

    def close(self) -> None:
        """Release the lock. Call `sync` before."""
        os.close(self._file)


def is_held(path: Path) -> bool:
    """Whether a run holds the log at `path`. Raises OSError where there is none."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
