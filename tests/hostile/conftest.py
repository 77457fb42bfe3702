"""What the tests of the hostile web share: the real command in a process of its own, watched."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from okegas_crawler.archive.verification import verify
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth
from okegas_crawler.text.characters import printable
from tests.conftest import REPOSITORY
from tests.hostile.wire import Wire, serving

MOST_SECONDS = 60.0
MOST_MEMORY = 300  # MB
LONGEST_BLOCK = 1.0  # seconds of the event loop


def pytest_addoption(parser: pytest.Parser) -> None:
    soak = parser.getgroup("soak", "a site that answers at random (tests/hostile/test_soak.py)")
    soak.addoption("--requests", type=int, metavar="N", help="about N requests, instead of a few hundred")
    soak.addoption("--soak-seed", type=int, help="the answers of that seed")


@pytest.fixture
def soak_seed(request: pytest.FixtureRequest) -> int:
    """The seed that was given, or another each time."""
    given: int | None = request.config.getoption("--soak-seed", None)  # not known where all tests are run
    return time.time_ns() % 10**6 if given is None else given


@dataclass(frozen=True)
class Watched:
    """A crawl that has ended."""

    status: int
    err: str
    statistics: dict[str, Any]
    records: list[dict[str, Any]]
    owed: dict[str, str]
    """Why, by path."""
    passed_over: dict[str, str]
    """Why, by path."""

    @property
    def verdict(self) -> str:
        return self.err.splitlines()[-1]

    def count(self, name: str) -> int:
        return int(self.statistics.get(name, 0))

    def counts(self, prefix: str) -> dict[str, int]:
        """The statistics below a prefix: `refused`."""
        named = {name.partition("/")[2]: n for name, n in self.statistics.items() if name.startswith(f"{prefix}/")}
        return dict(sorted(named.items()))

    @property
    def ids(self) -> set[str]:
        return {record["id"] for record in self.records}


class Hostile:
    """A hostile site and its crawls, into one archive, as often as a test wants."""

    def __init__(self, wire: Wire, base_url: str, folder: Path) -> None:
        self.wire = wire
        self.replica = wire.replica
        self.faults = wire.faults
        self.base_url = base_url
        self.folder = folder
        self.articles: list[Post] = list(self.replica.articles())

    def place(self, faults: dict[str, Any]) -> dict[str, str]:
        """Have each fault in the place of an article of its own; the paths of those articles, by fault."""
        articles = [post for post in self.articles if f"/{post.slug}/" not in self.faults and len(post.pages) == 1]
        placed = {name: f"/{post.slug}/" for name, post in zip(faults, articles, strict=False)}
        assert len(placed) == len(faults), "too few articles"
        self.faults.update({placed[name]: fault for name, fault in faults.items()})
        return placed

    def truths(self) -> dict[str, dict[str, Any]]:
        """The true records of the articles that have no fault, by id."""
        good = (post for post in self.articles if f"/{post.slug}/" not in self.faults)
        return {f"okegas.id:{post.id}": truth(post, self.replica) for post in good}

    def crawl(self, *arguments: str, seconds: float = MOST_SECONDS) -> Watched:
        """A crawl that has ended in time, took little memory, never held the event loop up and asked nobody else."""
        watch = self.folder / "watch.json"
        err = self.folder / "err"
        command = [sys.executable, "-m", "scrapy", "crawl", "okegas", "-a", f"base_url={self.base_url}"]
        settings = [f"OUTPUT_DIR={self.folder}", f"WATCH_FILE={watch}"]
        environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "tests.hostile.settings", "PYTHONWARNINGS": "error"}
        begun = time.monotonic()
        with err.open("wb") as stream:
            ended = subprocess.run(
                [*command, *(part for setting in settings for part in ("-s", setting)), *arguments],
                cwd=REPOSITORY,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=stream,
                timeout=4 * seconds,
                check=False,
            )
        took = time.monotonic() - begun
        said = err.read_text()
        seen = json.loads(watch.read_text())
        print(f"{took:.1f} s, {seen['peak']} MB, blocked {seen['longest']} s, {seen['longest_at_work']} s of work")
        assert took < seconds, said
        assert seen["peak"] < MOST_MEMORY
        assert seen["longest_at_work"] < LONGEST_BLOCK  # the other measure would tell of a busy machine, too
        assert seen["elsewhere"] == []
        assert "Traceback" not in said
        assert printable(said) == said, "the terminal would obey it"
        return self.read(ended.returncode, said, seen["statistics"])

    def read(self, status: int, err: str, statistics: dict[str, Any]) -> Watched:
        """What a crawl has left."""
        log = self.folder / "okegas.jsonl"
        assert (verify(log).bad, verify(log).torn) == ([], 0)
        end = json.loads((self.folder / "okegas.runs.jsonl").read_bytes().splitlines()[-1])
        assert end["event"] == "end"
        return Watched(
            status=status,
            err=err,
            statistics=statistics,
            records=[json.loads(line) for line in log.read_bytes().splitlines()],
            owed={path_of(address): owed["reason"] for address, owed in end["owed"].items()},
            passed_over={
                path_of(address): why for why, addresses in end["passed_over"].items() for address in addresses
            },
        )


def path_of(address: str) -> str:
    return address.removeprefix("https://okegas.id")


@pytest.fixture
def posts() -> int:
    """How many posts the site has."""
    return 12


@pytest.fixture
def hostile(tmp_path: Path, posts: int) -> Iterator[Hostile]:
    wire = Wire(Replica(posts))
    with serving(wire) as base_url:
        yield Hostile(wire, base_url, tmp_path)
