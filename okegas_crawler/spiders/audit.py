"""Asks a site what it has, source by source, and compares the archive with it. Behind `scrapy audit`.

It has no name of its own, so that `scrapy list` does not show it: it makes no articles. One request at a time, by the
settings of the crawl and through the same scheduler and middlewares: so it obeys robots.txt, keeps to the site, and
waits as the crawl waits.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import urlencode, urljoin

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from okegas_crawler.archive.holdings import Held, Holdings
from okegas_crawler.audit import sources
from okegas_crawler.audit.comparison import NO_NEWS, Comparison, compare
from okegas_crawler.audit.sources import Named, Source
from okegas_crawler.pages import article_address, identity, why_not_article
from okegas_crawler.parsed_page import Page
from okegas_crawler.refusals import reason_of
from okegas_crawler.sites import Site
from okegas_crawler.spiders.changes import SWITCHED_OFF
from okegas_crawler.spiders.wordpress import WordPressSpider

READINGS = 3  # of REST: one whose total changed while it was read is begun anew
MOST_PAGES = 2_000  # of REST: 200,000 posts, as many as a category may have
MOST_SITEMAPS = 500  # 500,000 posts and more
MOST_ASKED = 200  # articles that nothing names any more, and as many that only a sitemap or the feed names
GONE = frozenset({"404", "410"})


class Unanswered(Exception):  # noqa: N818 - what the site did, not a failure of ours
    """A request that had no answer; its text says why, in one word."""


class AuditSpider(Spider):
    """Compares an archive with what its site names."""

    def __init__(self, site: Site, held: Holdings, passed_over: Mapping[str, str]) -> None:
        super().__init__("audit")
        self.site = site
        self.held = held
        self.passed_over = passed_over
        self.sources: list[Source] = []
        self.found: Comparison | None = None
        """None until everything was asked."""

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Say who asks, as the crawl does."""
        WordPressSpider.update_settings(settings)

    async def start(self) -> AsyncIterator[Any]:
        """Ask for everything, one after the other. Yields nothing: there is nothing to archive."""
        for read in (self.rest, self.sitemaps, self.feed):
            source = await read()
            self.logger.info("%s: %d posts%s", source.name, len(source.posts), source.problem and f", {source.problem}")
            self.sources.append(source)
        found = compare(self.held, self.sources, self.passed_over)
        if found.unnamed or found.unsure:
            self.logger.info(
                "Asking for %d that are named no more, %d that may be new", len(found.unnamed), len(found.unsure)
            )
        for article in found.unnamed[:MOST_ASKED]:
            await self.ask_for_unnamed(article, found)
        for post in found.unsure[:MOST_ASKED]:
            await self.ask_for_unsure(post, found)
        found.not_told += max(0, len(found.unnamed) - MOST_ASKED)
        self.found = found
        return
        yield  # an iterator, as Scrapy wants one

    # Sources

    async def rest(self) -> Source:
        """What REST names: all posts, with their ids and times of change."""
        source = Source("REST", names_ids=True)
        for _ in range(READINGS):
            source.posts, source.problem = [], ""
            await self.read_rest(source)
            if source.whole or source.problem:
                return source
        source.problem = "it names more or fewer posts than it says that there are"
        return source

    async def read_rest(self, source: Source) -> None:
        """Read REST's pages, oldest post first: a new one comes last, and moves no other to a page that was read."""
        totals: set[str] = set()
        for number in range(1, MOST_PAGES + 1):
            query = {"per_page": sources.A_PAGE, "page": number, "orderby": "id", "order": "asc"}
            address = f"{self.site.home}wp-json/wp/v2/posts?{urlencode({**query, '_fields': sources.FIELDS})}"
            response = await self.answer_of(source, address)
            if response is None:
                return
            posts = sources.rest_posts(response.body, self.site)
            if posts is None:
                source.problem, source.refused = "not an answer of WordPress", not source.posts
                return
            source.posts += posts
            totals.add((response.headers.get("X-WP-Total") or b"").decode("ascii", "replace"))
            named = len({post.id for post in source.posts})
            source.whole = totals == {str(named)} or (totals == {""} and len(posts) < sources.A_PAGE)
            if source.whole or len(posts) < sources.A_PAGE:
                return
        source.problem = f"more than {MOST_PAGES} pages"

    async def sitemaps(self) -> Source:
        """What the sitemaps name: those of robots.txt, or else those at the usual places, and all they lead to."""
        robots = await self.answer_of(Source("robots.txt"), f"{self.site.home}robots.txt")
        named = sources.sitemaps_named(robots.body) if robots else []
        source = Source("sitemap")
        for roots in [named, *([self.site.home + name] for name in sources.SITEMAPS)]:
            if roots:
                source = await self.read_sitemaps(roots)
                if source.posts or not source.refused:
                    break
        return source

    async def read_sitemaps(self, waiting: list[str]) -> Source:
        """What some sitemaps name, and those that they lead to."""
        source = Source("sitemap")
        seen: set[str] = set()
        while waiting:
            address = self.site.own(waiting[0])
            waiting = waiting[1:]
            if address is None or address in seen:
                continue
            seen.add(address)
            if len(seen) > MOST_SITEMAPS:
                source.problem = f"more than {MOST_SITEMAPS} sitemaps"
                break
            waiting = waiting + await self.read_sitemap(source, address)
        source.refused = source.refused and not source.posts
        source.whole = bool(source.posts) and not source.problem
        return source

    async def read_sitemap(self, source: Source, address: str) -> list[str]:
        """Add what a sitemap names; the addresses of the sitemaps that it leads to, if it is an index."""
        asked = Source(source.name)
        response = await self.answer_of(asked, address)
        read = sources.sitemap(response.body) if response else None
        if read is None:
            source.problem = source.problem or asked.problem or f"{address} is no sitemap"
            source.refused = asked.refused or not asked.problem
            return []
        if read.is_index:
            named = [urljoin(address, loc) for loc, _ in read.entries]
            return [loc for loc in named if sources.lists_posts(loc) is not False]
        surely = sources.lists_posts(address) is True
        source.posts += sources.sitemap_posts(read, self.site, surely=surely)
        return []

    async def feed(self) -> Source:
        """What the feed names: the newest posts."""
        source = Source("feed")
        response = await self.answer_of(source, f"{self.site.home}feed/")
        posts = sources.feed_posts(response.body, self.site) if response else []
        if posts is None:
            source.problem, source.refused = "not a feed", True
        source.posts = posts or []
        return source

    # One by one

    async def ask_for_unnamed(self, article: Held, found: Comparison) -> None:
        """Whether an article that is named no more is gone, or has another address now."""
        number = article.id.partition(":")[2]
        try:  # by its number: WordPress leads from the address of a deleted post to one that is called alike
            response = await self.get(f"{self.site.home}?p={number}" if number.isdecimal() else article.url)
        except Unanswered as error:
            self.logger.warning("%s: %s", article.url, error)
            found.not_told += 1
            return
        page: Page | None = response.meta.get("page")
        if (reason := said_by(response)) in GONE:
            found.gone.append((article, reason))
        elif page and not reason and identity(page) == article.id:
            found.is_held(article_address(page))
        elif reason not in NO_NEWS:  # behind a password by now, it is there
            found.not_told += 1

    async def ask_for_unsure(self, post: Named, found: Comparison) -> None:
        """Whether what a sitemap or the feed names is an article that the archive lacks."""
        try:
            response = await self.get(post.address)
        except Unanswered:
            return  # it stays among the missing: the crawl will say why
        page: Page | None = response.meta.get("page")
        if (reason := said_by(response)) in NO_NEWS | GONE:
            found.is_no_article(post, reason)
        elif page and not reason and self.held.find(identity(page), article_address(page)):
            found.is_held(post.address)

    # Requests

    async def answer_of(self, source: Source, address: str) -> Response | None:
        """The answer for an address; None, with the source's problem set, where there is none to read."""
        try:
            response = await self.get(address)
        except Unanswered as error:
            source.problem = str(error)
            return None
        if response.status != 200:
            source.problem = str(response.status)
            source.refused = source.problem in SWITCHED_OFF and not source.posts
            return None
        return response

    async def get(self, address: str) -> Response:
        """The answer for an address of the site, whatever its status, redirects followed. Raises Unanswered."""
        assert self.crawler.engine is not None
        answer: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
        request = Request(
            self.site.served(address),
            self.answered,
            errback=self.unanswered,
            cb_kwargs={"answer": answer},
            meta={"handle_httpstatus_all": True},
            dont_filter=True,
        )
        self.crawler.engine.crawl(request)
        return await answer

    def answered(self, response: Response, answer: asyncio.Future[Response]) -> None:
        """Hand an answer to who waits for it."""
        answer.set_result(response)

    def unanswered(self, failure: Failure) -> None:
        """Tell who waits for an answer why there is none."""
        assert failure.value is not None
        why = Unanswered(reason_of(failure.value).name)
        failure.request.cb_kwargs["answer"].set_exception(why)  # type: ignore[attr-defined]


def said_by(response: Response) -> str:
    """Why what was answered is no article: the status, or what its page says. Empty where it is one."""
    if response.status != 200:
        return str(response.status)
    page: Page | None = response.meta.get("page")
    return why_not_article(page) or "" if page else "not_html"
