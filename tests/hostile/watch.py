"""A watch on a crawl, within its process: where it connects to, how long it blocks the event loop, what it takes.

What ships knows nothing of it; `tests.hostile.settings` switch it on.
"""

import ipaddress
import json
import re
import sys
import time
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from twisted.internet.task import LoopingCall

BEAT = 0.05  # seconds
NETWORK = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
}  # which argument

elsewhere: list[str] = []


def note_address(event: str, arguments: tuple[Any, ...]) -> None:
    """Note where the process connects to, or asks after, if it is not this machine; and where it listens."""
    if event == "socket.bind":
        elsewhere.append(f"listens on {arguments[1]}")
    if event in NETWORK:
        address = arguments[NETWORK[event]]
        host = address[0] if isinstance(address, tuple) else address
        try:
            here = ipaddress.ip_address(host).is_loopback
        except ValueError:
            here = host in ("localhost", None) or isinstance(address, str)  # a path: a socket of this machine
        if not here:
            elsewhere.append(str(host))


sys.addaudithook(note_address)


class Watch:
    """Writes what it saw to WATCH_FILE when the crawl has ended."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.longest = self.longest_at_work = 0.0
        self.last = (time.monotonic(), time.thread_time())
        self.beating = LoopingCall(self.beat)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        watch = cls(crawler)
        crawler.signals.connect(watch.begin, signals.engine_started)
        crawler.signals.connect(watch.end, signals.spider_closed)
        return watch

    def begin(self) -> None:
        self.last = (time.monotonic(), time.thread_time())
        self.beating.start(BEAT)

    def beat(self) -> None:
        now = (time.monotonic(), time.thread_time())
        self.longest = max(self.longest, now[0] - self.last[0])
        self.longest_at_work = max(self.longest_at_work, now[1] - self.last[1])
        self.last = now

    def end(self) -> None:
        self.beat()
        self.beating.stop()
        memory = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
        assert memory
        assert self.crawler.stats is not None
        seen = {
            "peak": int(memory[1]) // 1024,
            "longest": round(self.longest, 2),
            "longest_at_work": round(self.longest_at_work, 2),
            "elsewhere": elsewhere,
            "statistics": self.crawler.stats.get_stats(),
        }
        Path(self.crawler.settings["WATCH_FILE"]).write_text(json.dumps(seen, default=str))
