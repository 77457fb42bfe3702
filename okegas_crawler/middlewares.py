"""What the hostile web needs."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest


class SameSiteMiddleware:
    """Keeps the crawl within its site, redirects included, and asks for it where it is served.

    http, https and `www.` of the site's own host are one site; everything else is never asked, and counted as
    ``refused/off_site``.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The middleware of a running crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        """Let a request for the site pass, lead one for its other names to where it is served, refuse the rest."""
        site = getattr(self.crawler.spider, "site", None)
        if site is None:  # scrapy shell
            return None
        own = site.own(request.url)
        if own is None:
            assert self.crawler.stats is not None
            self.crawler.stats.inc_value("refused/off_site")
            raise IgnoreRequest(f"not of {site.host}: {request.url}")
        served = site.served(own)
        return None if served == request.url else request.replace(url=served, dont_filter=True)
