"""How far a crawl is: what a person at a terminal sees, and what a log has of it."""

import fcntl
import logging
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from scrapy.crawler import Crawler
from scrapy.settings import Settings
from twisted.internet.task import Clock

from okegas_crawler.archive.run import Run
from okegas_crawler.extensions.progress import LOGGED, Progress, last_page, wants_live_line
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from tests.conftest import REPOSITORY, Scrapy

COLUMNS = 80


def at_a_terminal(folder: Path, *arguments: str) -> str:
    """What a crawl writes on a terminal of COLUMNS."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    command = [sys.executable, "-m", "scrapy", "crawl", "okegas", "-s", f"OUTPUT_DIR={folder}", *arguments]
    environment = {**os.environ, "SCRAPY_PROJECT": "local", "TERM": "xterm", "PYTHONWARNINGS": "error"}
    with subprocess.Popen(command, cwd=REPOSITORY, env=environment, stderr=theirs):
        os.close(theirs)
        written = b""
        while True:
            try:
                written += os.read(ours, 4096)
            except OSError:  # nobody writes any more
                break
    os.close(ours)
    return written.decode()


def screen(written: str) -> list[str]:
    """The lines that stand on a terminal of any height after all was written."""
    lines = []
    for line in written.replace("\r\n", "\n").split("\n"):
        shown = ""
        for overwriting in line.split("\r"):
            shown = overwriting + shown[len(overwriting) :]
        lines.append(shown.rstrip())
    return lines


def test_at_a_terminal_one_live_line_stands_below_a_log_that_it_does_not_tear(tmp_path: Path) -> None:
    with serving(Replica(60)) as base_url:
        slowly = ["-s", "CONCURRENT_REQUESTS=1", "-s", "DOWNLOAD_DELAY=0.03"]
        written = at_a_terminal(tmp_path, "-a", f"base_url={base_url}", *slowly)
    assert " categories, " in written
    *above, verdict, empty = screen(written)
    assert (verdict, empty) == ("complete: 60 articles archived", "")
    log = above[: next(number for number, line in enumerate(above) if line.startswith("category "))]
    assert [line for line in log if line and not line.startswith("20")] == []
    live = [part for part in written.replace("\n", "\r").split("\r") if " categories, " in part]
    assert max(len(line.rstrip()) for line in live) < COLUMNS


@pytest.mark.parametrize("quiet", [["-L", "warning"], ["--nolog"]])
def test_nothing_but_the_verdict_where_quiet_is_asked_for(tmp_path: Path, quiet: list[str]) -> None:
    with serving(Replica(12)) as base_url:
        assert at_a_terminal(tmp_path, "-a", f"base_url={base_url}", *quiet) == "complete: 12 articles archived\r\n"


def test_elsewhere_the_log_is_plain(scrapy: Scrapy) -> None:
    with serving(Replica(12)) as base_url:
        run = scrapy("crawl", "okegas", "-a", f"base_url={base_url}")
    assert run.verdict == "complete: 12 articles archived"
    assert not {"\r", "\x1b", "\b"} & set(run.err)


def test_elsewhere_it_is_logged_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    statistics = {"downloader/response_count": 0}
    crawler = SimpleNamespace(
        settings=Settings({"LOG_LEVEL": logging.INFO}), stats=SimpleNamespace(get_stats=lambda: statistics)
    )
    run = Run()
    progress = Progress(cast(Crawler, crawler), run)
    clock = Clock()
    progress.looping.clock = clock  # type: ignore[assignment]
    caplog.set_level("INFO")
    progress.begin()
    for minute in range(3):
        run.new = 40 * minute
        clock.advance(LOGGED)
    progress.end()
    clock.advance(LOGGED)
    assert caplog.messages == ["0 new", "40 new", "80 new"]


@pytest.mark.parametrize(
    ("settings", "terminal", "wanted"),
    [
        ({}, "xterm", True),
        ({}, "dumb", False),
        ({"LOG_LEVEL": "WARNING"}, "xterm", False),
        ({"LOG_ENABLED": False}, "xterm", False),
        ({"LOG_FILE": "crawl.log"}, "xterm", True),
        ({"FEEDS": {"stdout:": {"format": "jsonlines"}}}, "xterm", False),
    ],
)
def test_who_gets_a_live_line(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, object], terminal: str, wanted: bool
) -> None:
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setattr(sys, "stderr", SimpleNamespace(isatty=lambda: True))
    assert wants_live_line(Settings({"LOG_LEVEL": logging.INFO, **settings})) is wanted


LINK = '<a href="https://okegas.id{}page/{}/">…</a>'


@pytest.mark.parametrize(
    ("links", "number", "known", "last"),
    [
        ([2, 3, 41], 1, None, 41),
        ([2], 1, None, None),  # "older posts", or two pages
        ([2], 3, None, 3),  # the last
        ([40, 41], 40, 41, 41),
        ([], 1, None, 1),
    ],
)
def test_the_last_page_is_what_the_links_of_a_listing_name(
    links: list[int], number: int, known: int | None, last: int | None
) -> None:
    path = "/category/politik/"
    html = "".join(LINK.format(path, link) for link in links) + LINK.format("/category/desa/", 99)
    url = f"https://okegas.id{path}" + (f"page/{number}/" if number > 1 else "")
    assert last_page(html, url, number, known) == last


def test_of_wordpress_own_numbers_the_next_may_be_the_last() -> None:
    html = LINK.format("/category/politik/", 2).replace("<a ", '<a class="page-numbers" ')
    assert last_page(html, "https://okegas.id/category/politik/", 1) == 2


def test_no_terminal_no_tqdm() -> None:
    check = "import sys, okegas_crawler.extensions.progress; sys.exit('tqdm' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], cwd=REPOSITORY, check=False).returncode == 0
