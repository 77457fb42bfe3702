"""Files of whole lines that a process appends to and may be killed at: repair, append, read from the end."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

BLOCK = 1 << 16  # bytes


def repair(path: Path) -> int:
    r"""Bytes behind the last newline, moved to `PATH.torn`: 0 where the file ends whole, is empty or missing.

    A line counts by its newline alone: a tail that happens to be valid JSON is torn too, as the reader who follows the
    file has not consumed it. The tail is on the disk in its new place before it goes from the old one: killed in
    between, it stands in both.

    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp(), "log.jsonl")
    >>> path.write_bytes(b'{"id": 1}\n{"id": 2}')
    19
    >>> repair(path), path.read_bytes(), Path(f"{path}.torn").read_bytes()
    (9, b'{"id": 1}\n', b'{"id": 2}')
    >>> repair(path), repair(path.with_name("missing"))
    (0, 0)
    """
    if not path.exists():
        return 0
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        whole = _end_of_last_line(file.fileno(), size)
        if whole == size:
            return 0
        file.seek(whole)
        with Path(f"{path}.torn").open("ab") as torn:
            shutil.copyfileobj(file, torn)
            torn.flush()
            os.fsync(torn.fileno())
        sync_folder(path)
        file.truncate(whole)
        os.fsync(file.fileno())
    return size - whole


def append_line(file: int, line: bytes) -> None:
    """Append one line, newline included, to an open file descriptor by one write.

    A short write is an error. After an error the file ends as it did before, with its last whole line, and OSError is
    raised; should the disk refuse even that, `repair` finds the tail at the next start. ValueError where `line` is not
    one whole line.
    """
    if not line.endswith(b"\n") or line.count(b"\n") > 1:
        raise ValueError(f"not one whole line: {line[:80]!r}")
    size = os.fstat(file).st_size
    try:
        written = os.write(file, line)
        if written < len(line):
            raise OSError(errno.ENOSPC, f"only {written} of {len(line)} bytes could be written")
    except OSError:
        with suppress(OSError):
            os.ftruncate(file, size)
        raise


def lines_from_end(path: Path) -> Iterator[bytes]:
    r"""The whole lines of a file without their newlines, the last one first; nothing where the file is missing.

    Reads no more of the file than is asked for: the newest line of years costs what the first one did.

    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp(), "runs.jsonl")
    >>> path.write_bytes(b"first\n\nlast\ntorn")
    16
    >>> list(lines_from_end(path)), list(lines_from_end(path.with_name("missing")))
    ([b'last', b'', b'first'], [])
    """
    if path.exists():
        yield from islice(_between_newlines(path), 1, None)  # what follows the last newline is empty or torn


def sync_folder(path: Path) -> None:
    """Have the name of a new file on the disk: the file's own sync holds its content alone."""
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _between_newlines(path: Path) -> Iterator[bytes]:
    """What stands between the newlines of a file, from its end to its beginning."""
    with path.open("rb") as file:
        position = file.seek(0, os.SEEK_END)
        later: list[bytes] = []  # blocks of a line that begins further ahead, last one first
        while position:
            length = min(BLOCK, position)
            position = file.seek(position - length)
            first, *others = file.read(length).split(b"\n")
            while others:
                yield b"".join([others.pop(), *reversed(later)])
                later.clear()
            later.append(first)
        yield b"".join(reversed(later))


def _end_of_last_line(file: int, size: int) -> int:
    """Offset behind the last newline among the first `size` bytes, 0 where there is none."""
    for start in range((size - 1) // BLOCK * BLOCK, -1, -BLOCK):
        found = os.pread(file, min(BLOCK, size - start), start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
    return 0
