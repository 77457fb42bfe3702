"""What becomes of articles behind the spider: exported, or lost to an exception of ours."""

from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from twisted.python.failure import Failure

from okegas_crawler.archive.walks import Walk
from okegas_crawler.items import PrintedArticle
from okegas_crawler.spiders.wordpress import WordPressSpider


class Fates:
    """Tells the run what Scrapy tells by signals."""

    def __init__(self, spider: WordPressSpider) -> None:
        self.spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The extension of a crawl of a news site."""
        if not isinstance(crawler.spider, WordPressSpider):
            raise NotConfigured
        extension = cls(crawler.spider)
        crawler.signals.connect(extension.step_raised, signals.item_error)
        crawler.signals.connect(extension.callback_raised, signals.spider_error)
        if crawler.spider.run.archive is None:  # else the archive says so, when the line is written
            crawler.signals.connect(extension.article_exported, signals.item_scraped)
        return extension

    def article_exported(self, item: Any) -> None:
        """Note that an article went to its feed; after a write error none does."""
        if not self.spider.run.write_error:
            self.spider.run.written(item.id, item.revision)

    def step_raised(self, item: PrintedArticle) -> None:
        """Note an article that one of our own steps failed at."""
        self.spider.not_had(item.asked, "exception")

    def callback_raised(self, response: Response | Failure) -> None:
        """Note what one of our own callbacks failed at, or what one failed at that was called for a failure."""
        request: Request = response.request  # type: ignore[union-attr, assignment]
        walk: Walk | None = request.cb_kwargs.get("walk")
        if walk and walk.asked is not None:
            walk.failed(walk.asked, "exception")
        elif "asked" in request.cb_kwargs:
            self.spider.not_had(request.cb_kwargs["asked"], "exception")
        else:
            self.spider.run.problems.append(f"{request.url}: exception")
