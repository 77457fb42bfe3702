"""How far the crawl is: one live line at a terminal, which the log does not tear; elsewhere a log line a minute."""

import logging
import os
import re
import sys
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response, TextResponse
from scrapy.settings import BaseSettings
from scrapy.utils.log import get_scrapy_root_handler
from twisted.internet.task import LoopingCall

from okegas_crawler.archive.progress import Standing, in_words, seconds_left
from okegas_crawler.archive.run import Run
from okegas_crawler.archive.walks import Walk

if TYPE_CHECKING:
    from tqdm import tqdm

LIVE, LOGGED = 0.5, 60.0  # seconds from one line to the next
SPAN = 60.0  # seconds, over which the rate is taken
SETTLED = 5.0  # seconds before there is one
BAR = 10  # columns

WORDPRESS_NUMBERS = "page-numbers"  # the class of its links to pages, which most themes print
_LATER_PAGE = re.compile(r"/page/(\d{1,9})(?!\d)")  # Python reads no number of thousands of digits

logger = logging.getLogger(__name__)


class Progress:
    """Shows how far the run of the crawl is, until it ends."""

    def __init__(self, crawler: Crawler, run: Run) -> None:
        self.crawler = crawler
        self.run = run
        self.shown: LiveLine | LogLine | None = None
        self.last_pages: dict[str, int] = {}
        """Of each category whose listing has named it."""
        self.answers: deque[tuple[float, int]] = deque()
        """How many answers there had been at times of the last SPAN, oldest first."""
        self.looping = LoopingCall(self.show)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The extension of a crawl that is a run."""
        run = getattr(crawler.spider, "run", None)
        if run is None:
            raise NotConfigured
        extension = cls(crawler, run)
        crawler.signals.connect(extension.begin, signals.spider_opened)
        crawler.signals.connect(extension.received, signals.response_received)
        crawler.signals.connect(extension.end, signals.spider_closed)
        return extension

    def begin(self) -> None:
        """Show it from now on. Not earlier: Scrapy sets its log up anew after the extensions."""
        self.shown = LiveLine() if wants_live_line(self.crawler.settings) else LogLine()
        self.looping.start(self.shown.interval, now=False)

    def end(self) -> None:
        """Leave the terminal as it was."""
        if self.looping.running:
            self.looping.stop()
        if self.shown is not None:
            self.shown.end()

    def received(self, response: Response, request: Request) -> None:
        """Note which page a listing names as its last."""
        walk: Walk | None = request.cb_kwargs.get("walk")
        if walk is not None and isinstance(response, TextResponse):
            known = self.last_pages.get(walk.category)
            html = response.body.decode("latin-1")  # addresses are ASCII; to ask for the page's charset takes its time
            if last := last_page(html, response.url, request.cb_kwargs["number"], known):
                self.last_pages[walk.category] = min(last, walk.max_pages or last)

    def show(self) -> None:
        """Show it now."""
        if self.shown is not None:
            self.shown.show(self.standing(time.monotonic()))

    def standing(self, now: float) -> Standing:
        """How far the run is at a moment of the monotonic clock."""
        articles, walks = self.run.articles, self.run.walks
        rate = self._rate(now)
        return Standing(
            walks=len(walks),
            walked=sum(walk.asked is None for walk in walks),
            pages=sum(walk.pages for walk in walks),
            new=self.run.new,
            revised=self.run.revised,
            known=articles.known,
            failed=articles.failed,
            rate=rate,
            left=seconds_left(articles.asked, articles.awaited, walks, self.last_pages, rate),
        )

    def _rate(self, now: float) -> float | None:
        """Answers a second, of late; None while it is too early to say."""
        statistics = self.crawler.stats.get_stats() if self.crawler.stats else {}
        self.answers.append((now, statistics.get("downloader/response_count", 0)))
        while now - self.answers[0][0] > SPAN and len(self.answers) > 2:
            self.answers.popleft()
        since, before = self.answers[0]
        return (self.answers[-1][1] - before) / (now - since) if now - since >= SETTLED else None


class LogLine:
    """A line of the log, every minute."""

    interval = LOGGED

    def show(self, standing: Standing) -> None:
        """Log it."""
        logger.info("%s", in_words(standing))

    def end(self) -> None:
        """Nothing."""


class LiveLine:
    """The last line of the terminal, written anew in its place; what is logged meanwhile scrolls above it."""

    interval = LIVE

    def __init__(self) -> None:
        from tqdm import tqdm  # only at a terminal; 6 ms, where rich takes 30

        tqdm.monitor_interval = 0  # no thread that wakes lines which stand still: this one never does
        self._line = tqdm(file=sys.stderr, bar_format=f"{{bar:{BAR}}} {{desc}}", leave=False)
        handler = get_scrapy_root_handler()
        self._handler = handler if isinstance(handler, logging.StreamHandler) and handler.stream is sys.stderr else None
        if self._handler is not None:
            self._handler.setStream(AboveTheLine(self._line))

    def show(self, standing: Standing) -> None:
        """Write it in the place of the one before; one that fills its line would wrap."""
        columns = 0
        with suppress(OSError):  # the terminal is gone
            columns = os.get_terminal_size(sys.stderr.fileno()).columns
        self._line.total, self._line.n = standing.walks or None, standing.walked
        self._line.set_description_str(in_words(standing, (columns or 80) - BAR - 2))

    def end(self) -> None:
        """Take the line away; the log goes where it went before."""
        self._line.close()
        if self._handler is not None:
            self._handler.setStream(sys.stderr)


class AboveTheLine:
    """A stream whose lines appear above the live line."""

    def __init__(self, line: "tqdm[NoReturn]") -> None:
        self._line = line

    def write(self, text: str) -> None:
        """Write above the line."""
        self._line.write(text, file=sys.stderr, end="")

    def flush(self) -> None:
        """Nothing: it is written at once."""


def wants_live_line(settings: BaseSettings) -> bool:
    """Whether somebody sits at a terminal that takes one, and has not asked for quiet.

    Articles that go to standard output (`-o -`) would be torn by it.
    """
    level = settings["LOG_LEVEL"]
    level = logging.getLevelName(level) if isinstance(level, str) else level
    quiet = not settings.getbool("LOG_ENABLED") or level > logging.INFO
    to_stdout = any(str(feed).startswith(("stdout:", "-")) for feed in settings.getdict("FEEDS"))
    return not quiet and not to_stdout and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def last_page(html: str, url: str, number: int, known: int | None = None) -> int | None:
    """The last page of a listing, by the links of its page `number`; None where the links do not tell.

    A theme that links to the next page alone tells nothing of the last; WordPress's own numbers do, whatever they are.

    >>> links = '<a href="/category/politik/page/2/">2</a> <a href="/category/politik/page/41/">41</a>'
    >>> last_page(links, "https://okegas.id/category/politik/", 1)
    41
    >>> older = '<a href="/category/politik/page/2/">Pos lama</a>'
    >>> last_page(older, "https://okegas.id/category/politik/", 1), last_page("", "https://okegas.id/category/desa/", 1)
    (None, 1)
    >>> last_page(f'<a href="/category/politik/page/{"9" * 5000}/">', "https://okegas.id/category/politik/", 1)
    1
    """
    own = urlsplit(url).path.partition("/page/")[0].rstrip("/")
    named = [int(found[1]) for found in _LATER_PAGE.finditer(html) if html.endswith(own, 0, found.start())]
    last = max([number, *named])
    numbered = WORDPRESS_NUMBERS in html or last > number + 1 or last == number
    return max(last, known or 0) if numbered or known else None
