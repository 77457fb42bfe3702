"""What the tests with real processes share: the crawl into an archive as a process, to be killed, starved, held up."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pytest

from okegas_crawler.archive.verification import verify
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Feature, Replica
from tests.conftest import REPOSITORY, Run, Scrapy

SHELL = 128  # what a shell adds to the signal that a process died by

SCRAPY = (sys.executable, "-m", "scrapy")


class Archiving:
    """`scrapy crawl okegas` into an archive of its own, as often as a test wants."""

    def __init__(self, folder: Path, base_url: str, scrapy: Scrapy) -> None:
        self.folder = folder
        self.scrapy = scrapy
        self.base_url = base_url
        self.arguments = ("okegas", "-a", f"base_url={base_url}", "-s", "LOG_LEVEL=WARNING", "-s", "RETRY_TIMES=0")
        self.log = folder / "okegas.jsonl"
        self.runs = folder / "okegas.runs.jsonl"

    def start(self, *arguments: str, by: tuple[str, ...] = SCRAPY) -> subprocess.Popen[bytes]:
        """A run under way; `by` is what runs Scrapy's command line."""
        return subprocess.Popen(
            [*by, "crawl", "-s", f"OUTPUT_DIR={self.folder}", *self.arguments, *arguments],
            cwd=REPOSITORY,
            env={**os.environ, "SCRAPY_PROJECT": "local", "PYTHONWARNINGS": "error"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def crawl(self, *arguments: str, by: tuple[str, ...] = ()) -> Run:
        """A run that has ended by itself."""
        if by:
            return ended(self.start(*arguments, by=by))
        return self.scrapy("crawl", *self.arguments, *arguments)

    def started(self, *arguments: str, by: tuple[str, ...] = SCRAPY) -> subprocess.Popen[bytes]:
        """A run that has written its start line."""
        starts = self.starts()
        process = self.start(*arguments, by=by)
        wait_until(lambda: self.starts() > starts)
        return process

    def starts(self) -> int:
        """How many runs have written their start line."""
        return sum(line["event"] == "start" for line in self.history())

    def history(self) -> list[dict[str, Any]]:
        """The start and end lines, oldest first."""
        whole = self.runs.read_bytes().rpartition(b"\n")[0] if self.runs.exists() else b""
        return [json.loads(line) for line in whole.splitlines()]

    def ids(self) -> list[str]:
        """The ids of the lines of the log, in order."""
        found = verify(self.log)
        assert (found.bad, found.torn) == ([], 0)
        return [json.loads(line)["id"] for line in self.log.read_bytes().splitlines()]

    def lacks(self, replica: Replica) -> set[str]:
        """The ids of the articles that the site has and the archive has not; nothing in the archive is wrong."""
        return {f"okegas.id:{post.id}" for post in replica.articles()} - set(self.ids())

    def is_exactly(self, replica: Replica) -> bool:
        """Whether every article of the site is archived, each once, and every line is right."""
        return sorted(self.ids()) == sorted(f"okegas.id:{post.id}" for post in replica.articles())


def ended(process: subprocess.Popen[bytes], seconds: float = 60) -> Run:
    """The end of a process, with its status as a shell tells it; killed when it takes longer than `seconds`."""
    with process:
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    status = process.returncode if process.returncode >= 0 else SHELL - process.returncode
    return Run(status, out, err.decode())


def wait_until(happened: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it does not happen"
        time.sleep(0.01)


Archive = Callable[[Path, str], Archiving]


@pytest.fixture(scope="session")
def archiving(scrapy_into: Callable[[Path], Scrapy]) -> Archive:
    """The archive in a folder, for the site that is served at an address."""
    return lambda folder, base_url: Archiving(folder, base_url, scrapy_into(folder))


class FirstRun(Protocol):
    """The folder of what the first run archives of a site that is like this."""

    def __call__(self, posts: int, *without: Feature) -> Path: ...


@pytest.fixture(scope="session")
def first_run(archiving: Archive, tmp_path_factory: pytest.TempPathFactory) -> FirstRun:
    """Made once for all tests that begin there: each copies it."""

    @cache
    def archived(posts: int, *without: Feature) -> Path:
        folder = tmp_path_factory.mktemp("first_run")
        replica = Replica(posts, without=frozenset(without))
        with serving(replica) as base_url:
            crawl = archiving(folder, base_url)
            assert crawl.crawl().status == 0
            assert crawl.is_exactly(replica)
        return folder

    return archived
