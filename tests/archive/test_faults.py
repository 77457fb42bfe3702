"""What may go wrong around a crawl: another run, a full disk, no way to write, an answer that does not come."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from okegas_crawler.archive.verification import verify
from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from tests.archive.conftest import SCRAPY, SHELL, Archive, Archiving, ended, wait_until
from tests.conftest import Run

UNWRITABLE, HELD = 5, 75
AT_ONCE = 10  # seconds in which a run that cannot go on has ended


@pytest.fixture
def replica() -> Replica:
    return Replica(60)


@pytest.fixture
def crawl(replica: Replica, archiving: Archive, tmp_path: Path) -> Iterator[Archiving]:
    with serving(replica) as base_url:
        yield archiving(tmp_path, base_url)


@pytest.fixture
def go_on(replica: Replica) -> Event:
    """Until it is set, the home page keeps a run waiting."""
    event = Event()

    def keep_waiting(asked: Asked) -> None:
        event.wait(20)

    replica.faults["/"] = keep_waiting
    return event


# Two runs at once


def test_of_two_runs_the_first_completes_and_the_second_writes_nothing(
    crawl: Archiving, replica: Replica, go_on: Event
) -> None:
    first = crawl.started()
    second = crawl.crawl()
    go_on.set()
    assert (second.status, second.err) == (HELD, f"scrapy crawl: another run holds {crawl.log}\n")
    assert ended(first).status == 0
    assert crawl.starts() == 1
    assert crawl.is_exactly(replica)


def test_of_two_runs_that_start_at_the_same_moment_one_completes(
    crawl: Archiving, replica: Replica, go_on: Event
) -> None:
    both = [crawl.start(), crawl.start()]
    wait_until(lambda: any(process.poll() is not None for process in both))
    go_on.set()
    assert sorted(ended(process).status for process in both) == [0, HELD]
    assert crawl.starts() == 1
    assert crawl.is_exactly(replica)


# No way to write


def at_once(crawl: Archiving, by: tuple[str, ...] = ()) -> Run:
    """A run that has ended at once, with its verdict as the last line and no traceback."""
    begun = time.monotonic()
    run = crawl.crawl(by=by)
    assert time.monotonic() - begun < AT_ONCE
    assert "Traceback" not in run.err
    return run


@pytest.mark.parametrize("in_its_place", ["okegas.jsonl", "okegas.index.sqlite", "okegas.runs.jsonl"])
def test_a_folder_in_a_files_place_is_said_at_once(crawl: Archiving, in_its_place: str, replica: Replica) -> None:
    (crawl.folder / in_its_place).mkdir()
    run = at_once(crawl)
    assert run.status == UNWRITABLE
    assert run.err.count("\n") == 1
    assert str(crawl.folder) in run.err
    assert not replica.requests


def test_a_file_in_the_folders_place_is_said_at_once_and_the_next_run_completes(
    crawl: Archiving, replica: Replica
) -> None:
    crawl.folder.rmdir()
    crawl.folder.write_text("")
    run = at_once(crawl)
    assert run.status == UNWRITABLE
    assert run.err == f"scrapy crawl: {crawl.folder} cannot be written: File exists\n"
    crawl.folder.unlink()
    assert crawl.crawl().status == 0
    assert crawl.is_exactly(replica)


# A full disk


def assert_unwritable(crawl: Archiving, run: Run, lines_before: int = 0) -> None:
    assert run.status == UNWRITABLE, run.err
    assert "writ" in run.verdict
    if crawl.log.exists():
        found = verify(crawl.log)
        assert (found.bad, found.torn) == ([], 0)
        said = re.search(r"(\d+) articles? archived$", run.verdict)
        assert (int(said[1]) if said else 0) == found.lines - lines_before


def limited_to(blocks: int) -> tuple[str, ...]:
    """Runs Scrapy with files of so many blocks of 512 bytes at most."""
    return ("sh", "-c", 'ulimit -f "$0" && exec "$@"', str(blocks), *SCRAPY)


@pytest.mark.parametrize("blocks", [0, 20, 80, 200])
def test_where_a_file_cannot_grow_the_run_ends_and_one_with_space_completes(
    crawl: Archiving, replica: Replica, blocks: int
) -> None:
    assert_unwritable(crawl, at_once(crawl, by=limited_to(blocks)))
    assert crawl.crawl().status == 0
    assert crawl.is_exactly(replica)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of which a test says the size: by `resize`."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def resize(disk: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", disk], check=True)


@pytest.mark.parametrize("size", ["4k", "96k", "160k"])
def test_on_a_full_disk_the_run_ends_and_one_with_space_completes(
    disk: Path, size: str, crawl: Archiving, replica: Replica, archiving: Archive
) -> None:
    crawl = archiving(disk, crawl.base_url)
    resize(disk, size)
    assert_unwritable(crawl, at_once(crawl))
    resize(disk, "16m")
    assert crawl.crawl().status == 0
    assert crawl.is_exactly(replica)


def test_a_disk_that_fills_up_with_an_archive_on_it_costs_nothing_of_it(
    disk: Path, crawl: Archiving, replica: Replica, archiving: Archive
) -> None:
    crawl = archiving(disk, crawl.base_url)
    resize(disk, "16m")
    assert crawl.crawl().status == 0
    before = crawl.log.read_bytes()
    for _ in range(30):
        replica.add(categories=("politik",))
    with (disk / "filler").open("wb") as filler:
        filler.write(bytes(os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 40_000))
    assert_unwritable(crawl, at_once(crawl), lines_before=60)
    assert crawl.log.read_bytes().startswith(before)
    (disk / "filler").unlink()
    assert crawl.crawl().status == 0
    assert crawl.is_exactly(replica)


# An answer that does not come


@pytest.mark.parametrize("where", ["home page", "article"])
def test_term_ends_a_run_whose_answer_hangs(crawl: Archiving, replica: Replica, where: str) -> None:
    path = "/" if where == "home page" else f"/{replica.post(replica.order()[20]).slug}/"
    replica.faults[path] = Answer(delay=60)
    process = crawl.started()
    wait_until(lambda: ("GET", path) in replica.requests)
    wait_until(lambda: where == "home page" or crawl.log.stat().st_size > 0)
    begun = time.monotonic()
    process.terminate()
    run = ended(process)
    assert time.monotonic() - begun < AT_ONCE
    assert run.status == SHELL + signal.SIGTERM
    assert run.verdict.startswith("interrupted: SIGTERM")
    assert "Traceback" not in run.err
    assert crawl.history()[-1]["status"] == run.status
    assert ("archived" in run.verdict) == (where != "home page")

    replica.faults.clear()
    assert crawl.crawl().status == 0
    assert crawl.is_exactly(replica)


LOOK_UP_HANGS = """
import socket, sys, time
socket.gethostbyname = socket.getaddrinfo = lambda *arguments, **options: time.sleep(60)
from scrapy.cmdline import execute
execute()
"""


def test_term_ends_a_run_whose_look_up_of_a_name_hangs(archiving: Archive, tmp_path: Path) -> None:
    crawl = archiving(tmp_path, "http://localhost:9")
    process = crawl.started(by=(sys.executable, "-c", LOOK_UP_HANGS))
    time.sleep(1)
    begun = time.monotonic()
    process.terminate()
    assert ended(process).status == SHELL + signal.SIGTERM
    assert time.monotonic() - begun < AT_ONCE
