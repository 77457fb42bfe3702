"""What must hold of a file of lines whose writer may die at any moment, or whose disk may be full."""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from okegas_crawler.archive import lines
from okegas_crawler.archive.lines import append_line, lines_from_end, repair


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.jsonl"


@pytest.fixture
def file(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
    yield descriptor
    os.close(descriptor)


def torn(path: Path) -> Path:
    return Path(f"{path}.torn")


@pytest.mark.parametrize("content", [b"", b"\n", b'{"id": 1}\n', b"x" * 200_000 + b"\n"])
def test_a_file_that_ends_whole_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert repair(path) == 0
    assert path.read_bytes() == content
    assert not torn(path).exists()


def test_a_missing_file_stays_missing(path: Path) -> None:
    assert repair(path) == 0
    assert not path.exists()


@pytest.mark.parametrize("whole", [b"", b"a\n", b"a" * 70_000 + b"\n", b"a\n" * 70_000])
@pytest.mark.parametrize("tail", [b"{", b'{"id": 2}', b"b" * lines.BLOCK, b"b" * 200_000])
def test_a_torn_tail_is_moved_aside(path: Path, whole: bytes, tail: bytes) -> None:
    path.write_bytes(whole + tail)
    assert repair(path) == len(tail)
    assert path.read_bytes() == whole
    assert torn(path).read_bytes() == tail


def test_torn_tails_are_kept_one_behind_the_other(path: Path) -> None:
    for tail in (b"first", b"second"):
        with path.open("ab") as file:
            file.write(tail)
        repair(path)
    assert torn(path).read_bytes() == b"firstsecond"


def test_killed_between_copy_and_truncation_the_tail_is_in_both_and_the_next_repair_mends_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"whole\ntorn")

    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(lines, "sync_folder", killed)
        with pytest.raises(KeyboardInterrupt):
            repair(path)
    assert (path.read_bytes(), torn(path).read_bytes()) == (b"whole\ntorn", b"torn")
    assert repair(path) == 4
    assert path.read_bytes() == b"whole\n"


def test_a_line_is_appended_behind_the_last_one(path: Path, file: int) -> None:
    append_line(file, b"one\n")
    append_line(file, b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"


@pytest.mark.parametrize("line", [b"", b"no newline", b"two\nlines\n", b"\n\n"])
def test_what_is_not_one_whole_line_is_not_appended(path: Path, file: int, line: bytes) -> None:
    with pytest.raises(ValueError, match="not one whole line"):
        append_line(file, line)
    assert path.read_bytes() == b""


def test_a_full_disk_leaves_the_last_whole_line_at_the_end(path: Path) -> None:
    script = (
        "import os, sys\n"
        "from okegas_crawler.archive.lines import append_line\n"
        "file = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT | os.O_APPEND)\n"
        "append_line(file, b'whole\\n')\n"
        "for _ in range(2):\n"
        "    try:\n"
        "        append_line(file, b'x' * 5000 + b'\\n')\n"
        "    except OSError as error:\n"
        "        print(error.errno, os.fstat(file).st_size)\n"
    )
    limited = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.split()[1] for line in limited.stdout.splitlines()] == ["6", "6"]
    assert path.read_bytes() == b"whole\n"


def test_the_error_that_is_raised_is_that_of_the_write() -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        with pytest.raises(OSError, check=lambda error: error.errno == errno.ENOSPC):
            append_line(full, b"line\n")
    finally:
        os.close(full)


@pytest.mark.parametrize("block", [1, 2, 3, 7, 1 << 16])
@pytest.mark.parametrize("whole", [[], [b"a"], [b"", b"", b"b"], [b"first", b"", b"x" * 20, b"last"]])
@pytest.mark.parametrize("tail", [b"", b"torn"])
def test_lines_come_from_the_end_whatever_the_blocks(
    path: Path, monkeypatch: pytest.MonkeyPatch, block: int, whole: list[bytes], tail: bytes
) -> None:
    monkeypatch.setattr(lines, "BLOCK", block)
    path.write_bytes(b"".join(line + b"\n" for line in whole) + tail)
    assert list(lines_from_end(path)) == whole[::-1]


def test_the_last_line_of_a_large_file_costs_one_block(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 34)  # 16 GB, sparse: reading all of it would take its time
        file.seek(0, os.SEEK_END)
        file.write(b"\nlast\n")
    assert next(lines_from_end(path)) == b"last"
