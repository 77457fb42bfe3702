"""JSON Lines as the archive writes them: the exporter behind `-o x.jsonl`, and the archive as a feed."""

import logging
from typing import IO, Any, Self, cast

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.exporters import JsonLinesItemExporter
from scrapy.extensions.feedexport import FeedExporter, FeedSlot

from okegas_crawler.archive.run import Run
from okegas_crawler.extensions.durability import unwritable
from okegas_crawler.items import Article, line

logger = logging.getLogger(__name__)


class StrictFeedExporter(FeedExporter):
    """Scrapy's feed exporter, but an output that cannot be written ends the crawl.

    Scrapy logs the error, for every item if need be, counts them all as scraped, and goes on.
    """

    def open_spider(self, spider: Spider) -> None:
        """Take the outputs' names, which are known only now: `%(time)s.jsonl`."""
        try:
            super().open_spider(spider)
        except (LookupError, TypeError, ValueError) as error:
            give_up(self.crawler, ValueError(f"the output's name has an odd placeholder: {error}"))

    def item_scraped(self, item: Any, spider: Spider) -> None:
        """Export an item; after the first write error none."""
        run: Run | None = getattr(spider, "run", None)
        if run is not None and run.write_error:
            return
        try:
            super().item_scraped(item, spider)
        except (OSError, TypeError, ValueError) as error:  # of the disk, or of a format that cannot hold a record
            give_up(self.crawler, error)

    async def _close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        """Close an output; one without articles is opened for it. What is raised here, Scrapy's task would lose."""
        try:
            await super()._close_slot(slot, spider)
        except (OSError, TypeError, ValueError) as error:
            give_up(self.crawler, error)


def give_up(crawler: Crawler, error: Exception) -> None:
    """Note the first error of the output, and end the crawl."""
    run: Run | None = getattr(crawler.spider, "run", None)
    if run is not None and not run.write_error:
        run.write_error = getattr(error, "strerror", None) or str(error)
        logger.error("The output cannot be written: %s", error)
        crawler.signals.send_catch_log(unwritable)


class LineExporter(JsonLinesItemExporter):
    """Writes each article by `line`, the one serialiser; anything else as Scrapy does."""

    def export_item(self, item: Any) -> None:
        """Write one line."""
        if isinstance(item, Article):
            self.file.write(line(item))
        else:
            super().export_item(item)


class ArchiveStorage:
    """Hands every line to the run's archive, and holds nothing itself.

    Scrapy builds a storage twice, opens it at the first item, and swallows what its handlers raise: so the archive is
    the run's. After a write error it takes no further line, and `extensions.durability` ends the crawl.
    """

    def __init__(self, run: Run) -> None:
        self.run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler, uri: str, *, feed_options: dict[str, Any] | None = None) -> Self:
        """The storage over the archive of the running crawl; NotConfigured where it has none (`-O archive:x.jsonl`)."""
        run: Run | None = getattr(crawler.spider, "run", None)
        if run is None or run.archive is None:
            raise NotConfigured("the archive is written without -o and -O")
        return cls(run)

    def open(self, spider: Spider) -> IO[bytes]:
        """Itself: what is written goes to the archive at once."""
        return cast(IO[bytes], self)

    def write(self, written: bytes) -> None:
        """Append a line."""
        self.run.append(written)

    def store(self, file: IO[bytes]) -> None:
        """Nothing: every line is where it belongs."""
