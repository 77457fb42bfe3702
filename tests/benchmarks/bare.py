"""The baseline of the crawl: a Scrapy spider with default settings that follows the same links and keeps the text.

scrapy runspider bare.py -a base_url=http://127.0.0.1:8000 -a categories=politik,olahraga -O bare.jsonl
"""

from collections.abc import Iterator
from typing import Any

import scrapy
from scrapy.http import Response


class BareSpider(scrapy.Spider):
    """Category pages to their end, and the articles on them: address, title, and the page as it came."""

    name = "bare"

    def __init__(self, base_url: str, categories: str, **given: Any) -> None:
        super().__init__(**given)
        self.start_urls = [f"{base_url}/category/{slug}/" for slug in categories.split(",")]

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        for link in response.css("h2.entry-title a::attr(href)").getall():
            yield response.follow(link, self.parse_article)
        if following := response.css("a.next.page-numbers::attr(href)").get():
            yield response.follow(following, self.parse)

    def parse_article(self, response: Response) -> Iterator[dict[str, Any]]:
        yield {"url": response.url, "title": response.css("h1::text").get(), "text": response.text}
