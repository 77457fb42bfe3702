"""What the hostile web needs, between the engine and the site, in the order that a request takes through them.

What is not asked for or not taken raises `Refused`: the request's errback counts it, logs it, and has it owed.
"""

import asyncio
from time import monotonic
from typing import Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware, get_retry_request
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import HtmlResponse, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.responsetypes import responsetypes
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from okegas_crawler.markup.charset import in_utf_8
from okegas_crawler.markup.imposters import imposter
from okegas_crawler.markup.limits import FreezingError
from okegas_crawler.markup.parsed_page import page_in_utf_8
from okegas_crawler.refusals import Refused
from okegas_crawler.scheduler import NOT_BEFORE
from okegas_crawler.transfer import CutOffError, TooLargeError, gunzipped, retry_after

IS_ROBOTS_TXT = "is_robots_txt"  # a request's meta
# The statuses that say already what such a page tells; with any other it stands in a page's place.
SAYS_IT_ALL = {"empty": range(300, 600), "maintenance": range(500, 600), "blocked": (429,)}

BEHIND_ALL = -100  # the priority of another try of what came in part, beside that of the first
FEW = 16  # pages; as many as may be asked for at once
LONGEST_ROBOTS_TXT = 500 * 1024  # bytes that are read of it, as RFC 9309 asks for


class FromCrawler:
    """What needs to know the crawl that it serves."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The middleware of a running crawl."""
        return cls(crawler)


class SameSiteMiddleware(FromCrawler):
    """Keeps the crawl within its site, redirects included, and asks for it where it is served.

    http, https and `www.` of the site's own host are one site; everything else is never asked.
    """

    def process_request(self, request: Request) -> Request | None:
        """Let a request for the site pass, lead one for its other names to where it is served, refuse the rest."""
        site = getattr(self.crawler.spider, "site", None)
        if site is None:  # scrapy shell
            return None
        own = site.own(request.url)
        if own is None:
            raise Refused("off_site", f"not of {site.host}: {request.url}")
        served = site.served(own)
        return None if served == request.url else request.replace(url=served, dont_filter=True)


class RobotsMiddleware(FromCrawler):
    """Obeys robots.txt and its Crawl-delay. Where it cannot be had nothing is asked for; 4xx allows all (RFC 9309).

    Scrapy's own shares one Deferred among the requests that wait for robots.txt together, and lets all but the first
    of them pass: 3 of 5 category pages, where everything was disallowed. It also takes a 5xx for leave.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        super().__init__(crawler)
        self._rules: dict[str, asyncio.Future[RobotParser]] = {}  # by host and port: scrapy shell may ask several

    async def process_request(self, request: Request) -> None:
        """Refuse what robots.txt forbids; the first request asks for it, and all that come meanwhile wait."""
        if request.meta.get(IS_ROBOTS_TXT):
            return
        address = urljoin(request.url, "/robots.txt")
        if address not in self._rules:
            self._rules[address] = asyncio.ensure_future(self._read(address))
        rules = await asyncio.shield(self._rules[address])
        if not rules.allowed(request.url, self.crawler.settings["BOT_NAME"]):
            raise Refused("robots", f"forbidden by robots.txt: {request.url}")

    async def _read(self, address: str) -> RobotParser:
        request = Request(address, callback=NO_CALLBACK, meta={IS_ROBOTS_TXT: True})
        assert self.crawler.engine is not None
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:
            raise Refused("robots", f"{address} cannot be had: {error}") from error
        if not (200 <= response.status < 300 or 400 <= response.status < 500) or response.status == 429:
            raise Refused("robots", f"{address} cannot be had: {response.status}")
        text = response.body[:LONGEST_ROBOTS_TXT] if response.status == 200 else b""
        # In a thread: half a megabyte of rules takes half a second.
        rules = await asyncio.to_thread(ProtegoRobotParser.from_crawler, self.crawler, text)
        if delay := rules.crawl_delay(self.crawler.settings["BOT_NAME"]):
            self._slow_down(request, min(delay, self.crawler.settings.getfloat("CRAWL_DELAY_LIMIT")))
        return rules

    def _slow_down(self, request: Request, delay: float) -> None:
        """Wait so many seconds between requests from now on, also where AutoThrottle would wait less."""
        assert self.crawler.engine is not None
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        delay = max(delay, self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        downloader.per_slot_settings[key] = {"delay": delay}
        if key in downloader.slots:
            downloader.slots[key].delay = max(delay, downloader.slots[key].delay)
        if throttle := self.crawler.get_extension(AutoThrottle):
            throttle.mindelay = delay


class RetryAfterMiddleware(RetryMiddleware):
    """Tries again what failed, and waits as long as the site asks for, up to RETRY_AFTER_LIMIT; then gives up.

    A request that waits holds no slot. After "too many requests" all others come more slowly, too.
    """

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Try again an answer with a status of RETRY_HTTP_CODES, at the moment that Retry-After names."""
        if response.status == 429:
            self._slow_down(request)
        said, date = ((response.headers.get(name) or b"").decode("latin-1") for name in ("Retry-After", "Date"))
        wait = retry_after(said, date) if response.status in self.retry_http_codes else None
        if wait is None:
            return super().process_response(request, response)
        waited = request.meta.get("retry_after", 0) + wait
        if waited > self.crawler.settings.getfloat("RETRY_AFTER_LIMIT") or request.meta.get(IS_ROBOTS_TXT):
            return response
        again = super().process_response(request, response)
        if isinstance(again, Request):
            again.meta.update({"retry_after": waited, NOT_BEFORE: monotonic() + wait})
        return again

    def _slow_down(self, request: Request) -> None:
        assert self.crawler.engine is not None
        slot = self.crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot is not None:
            slot.delay = max(slot.delay, min(2 * slot.delay, self.crawler.settings.getfloat("AUTOTHROTTLE_MAX_DELAY")))


class WholeAnswerMiddleware(FromCrawler):
    """Takes whole answers only, decompressed, within DOWNLOAD_MAXSIZE; what is cut off or empty is tried again.

    It offers gzip alone, and refuses other codings: gzip's trailer proves that a page is whole; deflate has none, and
    what Brotli or Zstandard would save of 40 kB is not worth two more decompressors that a hostile site may feed.
    Scrapy's own takes what it can get out of a stream that was cut off.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._pages_end = False
        self._endless = 0  # pages without an end, while none has had one

    def process_request(self, request: Request) -> None:
        """Offer gzip."""
        request.headers["Accept-Encoding"] = "gzip"

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The answer as it was before it was compressed, or another try."""
        try:
            response = self._decompressed(response)
            if not request.meta.get(IS_ROBOTS_TXT) and 200 <= response.status < 300:
                self._check_whole(response, is_first_try="retry_times" not in request.meta)
        except Refused as refused:
            assert self.crawler.spider is not None
            again = None
            if refused.name in ("partial", "empty"):
                again = get_retry_request(
                    request, spider=self.crawler.spider, reason=refused.name, priority_adjust=BEHIND_ALL
                )
            if again is None:
                raise
            return again
        return response

    def _decompressed(self, response: Response) -> Response:
        coding = b",".join(response.headers.getlist("Content-Encoding")).strip().lower()
        if coding in (b"", b"identity"):
            return response
        if coding not in (b"gzip", b"x-gzip"):
            raise Refused("encoding", f"{coding.decode('latin-1')} was not offered: {response.url}")
        try:
            body = gunzipped(response.body, self._limit) if response.body else b""
        except TooLargeError as error:
            raise Refused("too_large", str(error)) from error
        except CutOffError as error:
            raise Refused("partial", str(error)) from error
        headers = response.headers.copy()
        del headers["Content-Encoding"]
        kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
        return response.replace(cls=kind, headers=headers, body=body)

    def _check_whole(self, response: Response, *, is_first_try: bool) -> None:
        """Refuse what is empty, and a page without its end.

        `partial` says that nothing told how long the answer is. Where something did, and the page lacks its end all the
        same, PHP has died; but a site that never prints an end is let have its way. While no page has had one, nobody
        can tell: the first few without are asked for once more, when others have come.
        """
        if not response.body or response.body.isspace():
            raise Refused("empty", f"nothing in the answer: {response.url}")
        if isinstance(response, HtmlResponse):
            ends = response.body.rfind(b"</html") >= 0 or response.body.rfind(b"</HTML") >= 0  # soon found from behind
            self._pages_end |= ends
            self._endless += not ends and not self._pages_end
            unsure = is_first_try and self._endless <= FEW
            if not ends and (self._pages_end or "partial" in response.flags or unsure):
                raise Refused("partial", f"the page does not end: {response.url}")


class WebRedirectMiddleware(RedirectMiddleware):
    """Follows redirects, and refuses one that leads to another scheme, or to what is no address (`http://[`)."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """The request for what an answer redirects to, or the answer."""
        location = (response.headers.get("Location") or b"").decode("latin-1")
        try:
            if response.status // 100 == 3 and urlsplit(location).scheme not in ("", "http", "https"):
                raise Refused("off_site", f"redirects to {location}")
            return super().process_response(request, response)
        except ValueError as error:
            raise Refused("off_site", f"redirects to no address: {location}") from error


class PageMiddleware(FromCrawler):
    """Judges every page and parses it, once, before the spider sees it: `response.meta["page"]`."""

    def process_spider_input(self, response: Response) -> None:
        """Set the page of an HTML answer; refuse what would freeze the parser, or stands in a page's place."""
        site = getattr(self.crawler.spider, "site", None)
        if site is None or not isinstance(response, HtmlResponse):
            return
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        html, charset = in_utf_8(response.body, content_type)
        self._count("page/charset_corrected", charset.is_corrected)
        self._count("page/charset_broken", charset.is_broken)
        try:
            page = page_in_utf_8(html, response.url, site)
        except FreezingError as error:
            raise Refused("markup", f"{error}: {response.url}") from error
        kind = imposter(page)
        if kind and response.status not in SAYS_IT_ALL.get(kind, ()):
            raise Refused(kind, f"stands in the place of {response.url}")
        response.meta["page"] = page

    def _count(self, name: str, applies: bool) -> None:
        if applies:
            assert self.crawler.stats is not None
            self.crawler.stats.inc_value(name)
