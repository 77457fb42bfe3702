"""What fails, as ours might one day: a pipeline step, an exporter, and the callbacks of a spider."""

from collections.abc import Iterator

from scrapy import Request
from scrapy.exporters import JsonLinesItemExporter
from scrapy.http import Response

from okegas_crawler.archive.walks import Walk
from okegas_crawler.items import PrintedArticle
from okegas_crawler.spiders.okegas import OkegasSpider


class FailingPipeline:
    def process_item(self, item: object) -> object:
        raise ZeroDivisionError


class FailingExporter(JsonLinesItemExporter):
    def export_item(self, item: object) -> None:
        raise ValueError("it has no form for a list")


class FailingSpider(OkegasSpider):
    """Fails at the page whose path the setting FAILS_AT names, and at a home page that cannot be had."""

    def parse_home(self, response: Response) -> Iterator[Request]:
        self.fail_at(response)
        yield from super().parse_home(response)

    def home_failed(self, reason: str) -> Iterator[Request]:
        raise ZeroDivisionError

    def parse_listing(self, response: Response, walk: Walk, number: int) -> Iterator[Request]:
        self.fail_at(response)
        yield from super().parse_listing(response, walk, number)

    def parse_article(self, response: Response, asked: str, listed: str | None) -> Iterator[PrintedArticle | Request]:
        self.fail_at(response)
        yield from super().parse_article(response, asked, listed)

    def fail_at(self, response: Response) -> None:
        if response.url == f"{self.site.base_url}{self.settings['FAILS_AT']}":
            raise ZeroDivisionError
