"""The end of a crawl from outside: signals, and a disk that fails. In order first, by force after a deadline.

Scrapy's own handlers wait for every download that hangs; they overwrite handlers that were there before, and leave a
gap where theirs are wrapped. So the crawl starts without them, and these are in place before it does.
"""

import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro

from okegas_crawler.archive.run import Run
from okegas_crawler.extensions.durability import unwritable

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
DEADLINE = 6.0  # seconds, in which what is under way may end

logger = logging.getLogger(__name__)


@contextmanager
def stoppable(crawler: Crawler, run: Run) -> Iterator[None]:
    """While the context lasts, TERM, INT, HUP and a failing disk stop `crawl` in order, after DEADLINE by force."""
    from twisted.internet import reactor  # installed only when the crawl begins

    def stop(reason: str) -> None:
        logger.warning("%s: stopping; what was archived stays", reason)
        reactor.callLater(DEADLINE, force)  # type: ignore[arg-type]
        stop_in_order()

    def stop_in_order() -> None:
        """Stop once the engine runs: told earlier, Scrapy takes it for stopped and crawls on."""
        running = False
        with suppress(RuntimeError):  # there is none yet
            running = crawler.engine.running
        if running:
            deferred_from_coro(crawler.stop_async())
        else:
            reactor.callLater(0.05, stop_in_order)  # type: ignore[arg-type]

    def force() -> None:
        logger.warning("Some downloads still hang: stopping by force")
        run.forced = True
        reactor.crash()  # type: ignore[misc]

    def received(number: int, frame: FrameType | None) -> None:
        if run.signal is None:
            run.signal = number
            reactor.callFromThread(stop, signal.Signals(number).name)

    def cannot_be_written() -> None:
        stop("The archive cannot be written")

    crawler.signals.connect(cannot_be_written, unwritable)
    before = {number: signal.signal(number, received) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def leave(status: int) -> NoReturn:
    """End the process now: after an end by force, Python would wait for threads that still look a name up."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status)
