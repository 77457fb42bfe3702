"""What the crawl has archived is on the disk within a second."""

import logging
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from twisted.internet.task import LoopingCall

from okegas_crawler.archive.writer import Archive

INTERVAL = 1.0  # seconds; what a power cut may cost

logger = logging.getLogger(__name__)


class Durability:
    """Syncs the archive every second; what cannot be synced stops the crawl."""

    def __init__(self, crawler: Crawler, archive: Archive) -> None:
        self.crawler = crawler
        self.archive = archive
        self.looping = LoopingCall(self.sync)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The extension of a crawl into the archive."""
        archive = getattr(getattr(crawler.spider, "run", None), "archive", None)
        if archive is None:
            raise NotConfigured
        extension = cls(crawler, archive)
        crawler.signals.connect(extension.begin, signals.spider_opened)
        crawler.signals.connect(extension.end, signals.spider_closed)
        return extension

    def begin(self) -> None:
        """Sync from now on."""
        self.looping.start(INTERVAL, now=False)

    def sync(self) -> None:
        """Have everything on the disk, or stop the crawl."""
        try:
            self.archive.sync()
        except OSError as error:
            logger.error("%s cannot be written: %s", self.archive.log.path, error)
            self.looping.stop()
            self.crawler.signals.send_catch_log(unwritable)

    def end(self) -> None:
        """Leave the last sync to the run's end."""
        if self.looping.running:
            self.looping.stop()


unwritable = object()
"""Signal: the output takes no further line."""
