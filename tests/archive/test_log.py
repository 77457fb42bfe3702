"""The log: one writer, whole lines, nothing lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from okegas_crawler.archive.log import LockedError, Log


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "okegas.jsonl"


def opened(path: Path, *lines: bytes) -> Log:
    log = Log(path)
    for line in lines:
        log.append(line)
    return log


def test_lines_are_appended_whole_and_know_where_they_begin(path: Path) -> None:
    log = opened(path)
    assert [log.append(b'{"a":1}\n'), log.append(b"{}\n"), log.append(b"{}\n")] == [0, 8, 11]
    assert list(log.lines(8)) == [(8, b"{}\n"), (11, b"{}\n")]
    assert log.line_at(8) == b"{}\n"
    assert log.size == path.stat().st_size == 14


def test_a_second_writer_is_refused_until_the_first_has_ended_however_it_ends(path: Path) -> None:
    hold = "import sys, pathlib; from okegas_crawler.archive.log import Log; log = Log(pathlib.Path(sys.argv[1]))"
    code = f"{hold}; print('held', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(LockedError, match="another run holds"):
            Log(path)
        other.kill()
        other.wait()
        Log(path).close()


def test_a_torn_tail_is_moved_aside_even_if_it_is_valid_json(path: Path) -> None:
    path.write_bytes(b'{"a":1}\n{"a":2}')
    log = opened(path)
    assert (log.moved_aside, log.size) == (7, 8)
    assert path.read_bytes() == b'{"a":1}\n'
    assert path.with_name("okegas.jsonl.torn").read_bytes() == b'{"a":2}'


def test_after_a_write_error_the_file_ends_whole_and_takes_no_further_line(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = opened(path, b'{"a":1}\n')
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:3]))
    with pytest.raises(OSError, match="only 3 of"):
        log.append(b'{"a":2}\n')
    monkeypatch.undo()
    with pytest.raises(OSError, match="only 3 of"):
        log.append(b'{"a":3}\n')
    assert path.read_bytes() == b'{"a":1}\n'
    assert log.failed is not None


def test_a_sync_that_fails_ends_the_appending_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = opened(path, b"{}\n")

    def fails(file: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fdatasync", fails)
    with pytest.raises(OSError, match="Input/output"):
        log.sync()
    with pytest.raises(OSError, match="Input/output"):
        log.append(b"{}\n")


def test_a_log_is_known_again_by_its_edges(path: Path, tmp_path: Path) -> None:
    log = opened(path, *(b'{"n":%d}\n' % n for n in range(2000)))
    before, size = log.identity(log.size), log.size
    log.append(b'{"n":2000}\n')
    assert log.identity(size) == before
    other = opened(tmp_path / "other.jsonl", *(b'{"m":%d}\n' % n for n in range(2000)))
    assert other.identity(size) != before


def test_files_have_ordinary_permissions_and_a_folder_is_made(tmp_path: Path) -> None:
    previous = os.umask(0o022)
    try:
        opened(tmp_path / "new" / "okegas.jsonl").close()
    finally:
        os.umask(previous)
    assert (tmp_path / "new" / "okegas.jsonl").stat().st_mode & 0o777 == 0o644


def test_a_file_in_the_folders_place_is_an_error_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("")
    with pytest.raises(OSError, match="output"):
        Log(tmp_path / "output" / "okegas.jsonl")
