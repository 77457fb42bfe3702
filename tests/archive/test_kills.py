"""Whenever a crawl is killed, one more run has every article, each once, and no line was ever torn.

A few kills of small crawls are part of every test run; `pytest tests/archive/test_kills.py --kills 50` kills fifty
crawls of 500 articles by KILL, and fifteen more by TERM, HUP and INT, in about a quarter of an hour.
"""

import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from tests.archive.conftest import SHELL, Archive, ended

FEW_KILLS, FEW_POSTS, MANY_POSTS = 5, 150, 500


@dataclass(frozen=True)
class Site:
    """A site, and how long it takes to crawl."""

    replica: Replica
    base_url: str
    seconds: float
    """From the start line of a run that nobody disturbs to its end."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "kill" in metafunc.fixturenames:
        kills = metafunc.config.getoption("--kills") or FEW_KILLS
        in_order = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT] * -(-kills // 10)
        signals = [signal.SIGKILL] * kills + in_order
        metafunc.parametrize("kill", list(enumerate(signals)), ids=[number.name for number in signals])


@pytest.fixture(scope="module")
def site(archiving: Archive, pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    replica = Replica(MANY_POSTS if pytestconfig.getoption("--kills") else FEW_POSTS)
    with serving(replica) as base_url:
        for _ in range(2):  # the first time, the replica still has to write its stories
            process = archiving(tmp_path_factory.mktemp("undisturbed"), base_url).started()
            started = time.monotonic()
            assert ended(process).status == 0
        yield Site(replica, base_url, time.monotonic() - started)


def test_a_crawl_that_is_killed_at_a_random_moment_loses_nothing(
    site: Site, kill: tuple[int, signal.Signals], archiving: Archive, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    number, by = kill
    crawl = archiving(tmp_path, site.base_url)
    process = crawl.started()
    time.sleep(Random(f"{pytestconfig.getoption('--kills-seed')}/{number}").uniform(0, site.seconds))
    process.send_signal(by)
    killed = ended(process)
    print(f"killed after {len(crawl.log.read_bytes().splitlines())} lines: status {killed.status}, {killed.err}")
    assert killed.status in (0, SHELL + by)  # 0 where it had just ended by itself
    if by != signal.SIGKILL:
        assert crawl.history()[-1]["event"] == "end"

    after = crawl.crawl()
    assert after.status == 0, after.err
    assert crawl.is_exactly(site.replica)


AFTER_A_TORN_LINE = ("within the write", 7)


@pytest.mark.parametrize(
    "deaths",
    [
        [("within the write", 1)],
        [("within the write", 7)],
        [("after the write", 7)],
        [("before the sync", 1)],
        [("between log and index", 2)],
        [("after the index", 2)],
        [AFTER_A_TORN_LINE, ("between torn copy and truncation", 1)],
        [AFTER_A_TORN_LINE, ("within the catch-up", 3)],
        [AFTER_A_TORN_LINE, ("between log and index", 1)],
        [("before the end line", 1)],
        [("within the end line", 1)],
        [("after the end line", 1)],
        [("after the write", 12)] * 3,
    ],
    ids=lambda deaths: ", then ".join(point for point, _ in deaths),
)
def test_a_crawl_that_dies_at_the_worst_of_points_loses_nothing(
    deaths: list[tuple[str, int]], archiving: Archive, tmp_path: Path
) -> None:
    replica = Replica(40)
    with serving(replica) as base_url:
        crawl = archiving(tmp_path, base_url)
        for point, time in deaths:
            died = crawl.crawl(by=(sys.executable, "-m", "tests.archive.doomed", point, str(time)))
            assert died.status == SHELL + signal.SIGKILL, died.err
        after = crawl.crawl()
        assert after.status == 0, after.err
        assert crawl.is_exactly(replica)
