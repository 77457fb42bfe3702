"""What all tests share: the command as a person runs it, and the labelled cases from outside the repository."""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.forking import Forking

REPOSITORY = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    seed = os.environ.setdefault("KILLS_SEED", f"{time.time_ns() % 10**6}")  # one for all workers of pytest-xdist
    kills = parser.getgroup("kills", "crawls that are killed (tests/archive/test_kills.py)")
    kills.addoption("--kills", type=int, metavar="N", help="kill N crawls of 500 articles, instead of a few small ones")
    kills.addoption("--kills-seed", type=int, default=int(seed), help="kill at the moments of that seed")


def pytest_report_header(config: pytest.Config) -> str:
    return f"kills: --kills-seed {config.getoption('--kills-seed')} brings the same moments again"


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder that OKEGAS_CASES names; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("OKEGAS_CASES", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no labelled cases from outside: OKEGAS_CASES names {folder}, which is not there")
    return folder


@dataclass(frozen=True)
class Run:
    """A `scrapy` command that has ended."""

    status: int
    out: bytes
    err: str
    records: list[dict[str, Any]] = field(default_factory=list)
    """Of a crawl: what it wrote, in order."""

    @property
    def verdict(self) -> str:
        """The last line on stderr."""
        return self.err.splitlines()[-1]


class Scrapy(Protocol):
    """Runs `scrapy` with arguments."""

    def __call__(self, *arguments: str, project: str = "local", stdin: bytes = b"") -> Run: ...


@pytest.fixture(scope="session")
def forking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forking]:
    """What the processes of `scrapy` are forked from."""
    with closing(Forking(REPOSITORY, tmp_path_factory.mktemp("streams"))) as forking:
        yield forking


@pytest.fixture(scope="session")
def scrapy_into(forking: Forking) -> Callable[[Path], Scrapy]:
    """Runs `scrapy` in the project's folder, with another OUTPUT_DIR."""

    def into(folder: Path) -> Scrapy:
        def run(*arguments: str, project: str = "local", stdin: bytes = b"") -> Run:
            command, *rest = arguments
            env = {**os.environ, "SCRAPY_PROJECT": project, "PYTHONWARNINGS": "error"}
            status, out, err = forking.scrapy(command, "-s", f"OUTPUT_DIR={folder}", *rest, env=env, stdin=stdin)
            return Run(status, out, err.decode())

        return run

    return into


@pytest.fixture
def scrapy(scrapy_into: Callable[[Path], Scrapy], tmp_path: Path) -> Scrapy:
    """Runs `scrapy` with an OUTPUT_DIR of the test's own."""
    return scrapy_into(tmp_path)


@pytest.fixture
def crawl(scrapy: Scrapy, tmp_path: Path) -> Scrapy:
    """Runs `scrapy crawl okegas` into a file of its own; the records of the run are those of the file."""

    def run(*arguments: str, project: str = "local", stdin: bytes = b"") -> Run:
        file = tmp_path / "crawled.jsonl"
        ended = scrapy("crawl", "okegas", "-O", str(file), *arguments, project=project, stdin=stdin)
        lines = file.read_bytes().splitlines() if file.exists() else []
        return Run(ended.status, ended.out, ended.err, [json.loads(line) for line in lines])

    return run
