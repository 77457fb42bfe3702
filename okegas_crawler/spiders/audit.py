"""Asks a site what it has, source by source, and compares the archive with it. Behind `scrapy audit`.

It has no name of its own, so that `scrapy list` does not show it: it makes no articles. One request at a time, by the
settings of the crawl and through the same scheduler and middlewares: so it obeys robots.txt, keeps to the site, and
waits as the crawl waits.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from okegas_crawler.archive.holdings import Held, Holdings
from okegas_crawler.audit.asking import Answer, Unanswered, read_sources
from okegas_crawler.audit.comparison import NO_NEWS, Comparison, compare
from okegas_crawler.audit.sources import Named, Source
from okegas_crawler.markup.parsed_page import Page
from okegas_crawler.pages import article_address, identity, why_not_article
from okegas_crawler.refusals import reason_of
from okegas_crawler.sites import Site
from okegas_crawler.spiders.wordpress import WordPressSpider

MOST_ASKED = 200  # articles that nothing names any more, and as many that only a sitemap or the feed names
GONE = frozenset({"404", "410"})


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
        self.sources = await read_sources(self.site, self.ask)
        found = compare(self.held, self.sources, self.passed_over)
        if found.unnamed or found.unsure:
            self.logger.info(
                "Asking for %d that are named no more, %d that may be new", len(found.unnamed), len(found.unsure)
            )
        for article in found.unnamed[:MOST_ASKED]:
            await self.ask_for_unnamed(article, found)
        found.not_told += max(0, len(found.unnamed) - MOST_ASKED)
        for post in found.unsure[:MOST_ASKED]:
            await self.ask_for_unsure(post, found)
        self.found = found
        return
        yield  # an iterator, as Scrapy wants one

    # One by one

    async def ask_for_unnamed(self, article: Held, found: Comparison) -> None:
        """Whether an article that is named no more is gone. It may be there all the same, hidden, or elsewhere."""
        number = article.id.partition(":")[2]
        try:  # by its number: WordPress leads from the address of a deleted post to one that is called alike
            response = await self.get(f"{self.site.home}?p={number}" if number.isdecimal() else article.url)
        except Unanswered as error:
            self.logger.warning("%s: %s", article.url, error)
            found.not_told += 1
            return
        page: Page | None = response.meta.get("page")
        reason = said_by(response)
        if reason in GONE:
            found.gone.append((article, reason))
        elif reason not in NO_NEWS and not (page and not reason and identity(page) == article.id):
            found.not_told += 1  # neither the article nor one that has become protected

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

    async def ask(self, address: str) -> Answer:
        """The answer for an address of a source. Raises Unanswered."""
        self.logger.info("asking %s", address)
        response = await self.get(address)
        total = (response.headers.get("X-WP-Total") or b"").decode("ascii", "replace")
        return Answer(response.status, response.body, total)

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
        """Hand an answer to who waits for it; nobody does where the audit was interrupted."""
        if not answer.done():
            answer.set_result(response)

    def unanswered(self, failure: Failure) -> None:
        """Tell who waits for an answer why there is none."""
        assert failure.value is not None
        answer: asyncio.Future[Response] = failure.request.cb_kwargs["answer"]  # type: ignore[attr-defined]
        if not answer.done():
            answer.set_exception(Unanswered(reason_of(failure.value).name))


def said_by(response: Response) -> str:
    """Why what was answered is no article: the status, or what its page says. Empty where it is one."""
    if response.status != 200:
        return str(response.status)
    page: Page | None = response.meta.get("page")
    return why_not_article(page) or "" if page else "not_html"
