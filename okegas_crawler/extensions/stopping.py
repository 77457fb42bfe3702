"""The end of a crawl from outside: signals, and a disk that fails. In order first, by force after a deadline.

Scrapy's own handlers wait for every download that hangs; they overwrite handlers that were there before, and leave a
gap where theirs are wrapped. So the crawl starts without them, and these are in place before it does.
"""

import logging
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Any, NoReturn, Self

from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro

from okegas_crawler.extensions.durability import unwritable

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
DEADLINE = 6.0  # seconds, in which what is under way may end

logger = logging.getLogger(__name__)


class Stoppable:
    """While its context lasts, TERM, INT, HUP and a failing disk stop a crawl in order, after DEADLINE by force."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.signal: int | None = None
        """The first signal that came."""
        self.forced = False
        """Whether something still hung when the crawl was ended."""
        self._handlers_before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        from twisted.internet import reactor  # installed only when the command begins

        self._reactor: Any = reactor
        self.crawler.signals.connect(self._cannot_be_written, unwritable)
        self._handlers_before = {number: signal.signal(number, self._received) for number in SIGNALS}
        return self

    def __exit__(self, *raised: object) -> None:
        for number, handler in self._handlers_before.items():
            signal.signal(number, handler)

    def _received(self, number: int, frame: FrameType | None) -> None:
        if self.signal is None:
            self.signal = number
            self._reactor.callFromThread(self._stop, signal.Signals(number).name)

    def _cannot_be_written(self) -> None:
        self._stop("The output cannot be written")

    def _stop(self, reason: str) -> None:
        logger.warning("%s: stopping; what was archived stays", reason)
        self._reactor.callLater(DEADLINE, self._stop_by_force)
        self._stop_in_order()

    def _stop_in_order(self) -> None:
        """Stop once the engine runs: told earlier, Scrapy takes it for stopped and crawls on."""
        running = False
        with suppress(RuntimeError):  # there is none yet
            running = self.crawler.engine.running
        if running:
            deferred_from_coro(self.crawler.stop_async())
        else:
            self._reactor.callLater(0.05, self._stop_in_order)

    def _stop_by_force(self) -> None:
        logger.warning("Some downloads still hang: stopping by force")
        self.forced = True
        self._reactor.crash()


def leave(status: int) -> NoReturn:
    """End the process now: after an end by force, Python would wait for threads that still look a name up."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status)
