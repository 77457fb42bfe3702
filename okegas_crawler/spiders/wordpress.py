"""The crawl shared by all WordPress news sites: categories, their listing pages, the articles on them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from okegas_crawler import __version__
from okegas_crawler.archive.owed import IMPOSTERS, LASTING
from okegas_crawler.archive.run import Run
from okegas_crawler.archive.walks import Walk
from okegas_crawler.items import PrintedArticle, PrintedLine
from okegas_crawler.listings import categories_among, category_links, entries, next_page, says_nothing_found
from okegas_crawler.pages import (
    Page,
    continuations,
    identity,
    part_number,
    printed_article,
    why_not_article,
)
from okegas_crawler.refusals import LONGEST, reason_of
from okegas_crawler.rest import A_PAGE, MOST_PAGES
from okegas_crawler.sites import Site
from okegas_crawler.spiders import changes
from okegas_crawler.spiders.arguments import Arguments
from okegas_crawler.spiders.categories import CATEGORY_INDEXES, addresses_in, chosen_categories
from okegas_crawler.text.characters import one_line

# What is nearest to being finished goes first: so the requests that wait stay few, however long a listing is.
LISTING, ARTICLE, CONTINUATION = 0, 10, 20

# What one article may have. Its pages are parsed, and take twenty times their size until the last of them has come.
MOST_PARTS = 100  # a picture gallery has thirty
LARGEST_ARTICLE = 10 * 1024 * 1024  # bytes of all its pages: forty with two polls each

ASKS_FOR_PATIENCE = frozenset({"429", "503"})

# Where REST is off, nothing tells of a change: young articles, which change most, are fetched again now and then.
YOUNG = timedelta(days=3)
PAUSE = timedelta(hours=6)


class WordPressSpider(Spider):
    """Walks every category of a WordPress news site, newest page first, and asks for each article once."""

    site: Site
    """The site as it is served in this run."""

    def __init__(self, name: str | None = None, run: Run | None = None, **given: str) -> None:
        super().__init__(name)
        self.arguments = Arguments.read(given, self.site)
        self.site = replace(self.site, base_url=self.arguments.base_url)
        self.run = run or Run()
        self._handed_on: set[str] = set()
        self._changes_named: set[int] = set()

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Say in the user agent who asks, and where they can be reached."""
        super().update_settings(settings)
        contact = settings.get("CONTACT_URL")
        agent = f"okegas_crawler/{__version__}" + (f" (+{contact})" if contact else "")
        settings.set("USER_AGENT", agent, priority="addon")  # a default is overwritten when the crawl begins

    # What to walk

    async def start(self) -> AsyncIterator[Request]:
        """Ask for what is owed, then for the home page, whose menu names the categories; or for what was named."""
        if self.arguments.urls:
            for url in self.arguments.urls:
                for request in self.ask(self.site.address(url) or url, again=True):
                    yield request
                await asyncio.sleep(0)  # thousands in a row would hold everything else up
            return
        for address in self.run.articles.due(self.run.now()):
            yield self.article_request(address)
        if self.run.archive is not None:
            yield self.changes_request(1, self.run.before.changes_until)
        yield self.request(self.site.home, self.parse_home, self.home_failed, LISTING)

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Walk the categories of the menu; look for other ways to them when there is none."""
        found = category_links(response.meta["page"]) if isinstance(response, HtmlResponse) else []
        yield from self.walks(found) if found else self.next_index(0)

    def home_failed(self, reason: str) -> Iterator[Request]:
        """Look for the categories elsewhere, if the site answers at all, and does not ask for patience."""
        answered = reason in IMPOSTERS or (reason.isdecimal() and reason not in ASKS_FOR_PATIENCE)
        suspicious = answered and not reason.startswith("5")
        (self.run.suspicions if suspicious else self.run.problems).append(f"home page: {reason}")
        if answered:
            yield from self.next_index(0)

    def next_index(self, number: int) -> Iterator[Request]:
        """Ask for the next of CATEGORY_INDEXES; when none is left, trust the categories that were named."""
        if number < len(CATEGORY_INDEXES):
            yield self.request(
                self.site.home + CATEGORY_INDEXES[number],
                self.parse_index,
                self.index_failed,
                LISTING,
                number=number,
            )
        elif self.arguments.categories:
            yield from self.walks([])
        elif not self.run.problems:  # else the home page failed, and that is why
            self.run.suspicions.append("no category found, neither in the home page's menu nor in a sitemap or REST")

    def parse_index(self, response: Response, number: int) -> Iterator[Request]:
        """Walk the categories of a sitemap or a REST answer."""
        found = categories_among(addresses_in(response.text, self.site) if isinstance(response, TextResponse) else ())
        yield from self.walks(found) if found else self.next_index(number + 1)

    def index_failed(self, reason: str, number: int) -> Iterator[Request]:
        """Ask for the next of CATEGORY_INDEXES."""
        return self.next_index(number + 1)

    def walks(self, known: list[str]) -> Iterator[Request]:
        """Begin the walk of every category, or of those that were named."""
        chosen = chosen_categories(self.arguments.categories, known, self.site)
        if unknown := [name for name in chosen if not name.startswith("http")]:
            names = ", ".join(sorted(Walk(address).name for address in known))
            self.run.usage_error = f"unknown category {', '.join(unknown)}; known: {names}"
            raise CloseSpider("unknown_category")
        for category in chosen:
            yield self.listing_request(self.run.walk(category, self.arguments.max_pages))

    # Listings

    def parse_listing(self, response: Response, walk: Walk, number: int) -> Iterator[Request]:
        """Ask for the articles of a listing page, then for the page that the walk asks for next."""
        if not isinstance(response, HtmlResponse):
            yield from self.listing_failed("not_html", walk, number)
            return
        page: Page = response.meta["page"]
        listed = entries(page)
        self.count("listing/pages")
        self.logger.info("%s page %d: %d articles", walk.name, number, len(listed))
        for entry in listed:
            if self.arguments.admits(entry.day(self.site.offset)):
                yield from self.ask(entry.address, walk.category, entry.published)
        walk.seen(
            number,
            [entry.address for entry in listed],
            next_page(page),
            says_empty=says_nothing_found(page),
            enough=all(self.arguments.is_behind(entry.day(self.site.offset)) for entry in listed),
        )
        yield from self.next_listing(walk)

    def listing_failed(self, reason: str, walk: Walk, number: int) -> Iterator[Request]:
        """Go on where the walk says so: a page that is not there may lie behind the last."""
        if reason == "404":
            walk.not_found(number)
        else:
            walk.failed(number, reason)
            if reason in IMPOSTERS - {"empty"}:
                self.run.suspicions.append(f"{walk.name} page {number}: {reason}")
        yield from self.next_listing(walk)

    def next_listing(self, walk: Walk) -> Iterator[Request]:
        """The request for the page that the walk asks for, if it goes on."""
        if walk.problem:
            self.logger.warning("%s", walk.problem)
        if walk.asked is not None:
            yield self.listing_request(walk)

    # Changes

    def changes_request(self, number: int, until: str | None) -> Request:
        """The request for what changed on the site since the last run asked, be it listed anywhere or not.

        `until` is the latest change named so far; it is the run's when all pages are read, and no sooner.
        """
        address = self.site.home + changes.query(self.run.before.changes_until, number)
        return self.request(address, self.parse_changes, self.changes_failed, LISTING, number=number, until=until)

    def parse_changes(self, response: Response, number: int, until: str | None) -> Iterator[Request]:
        """Ask for the articles that changed; for those that the archive lacks, too, once it has a beginning."""
        told = changes.read(response.text if isinstance(response, TextResponse) else "")
        if told is None:
            yield from self.changes_failed("not_json", number, until)
            return
        named = {change.id for change in told}
        if len(told) == A_PAGE and named <= self._changes_named:  # every page is alike, and there is no last
            yield from self.changes_failed(f"page {number} names nothing new", number, until)
            return
        if number > MOST_PAGES:
            yield from self.changes_failed(f"more than {MOST_PAGES} pages", number, until)
            return
        self._changes_named |= named
        for change in told:
            address = self.site.address(change.address)
            if address and self.is_news(change, address) and self.run.before.changes_until:
                yield from self.ask(address, again=True)
        until = changes.latest(told, until, self.run.now())
        if len(told) == A_PAGE and self.run.before.changes_until:
            yield self.changes_request(number + 1, until)
        else:
            self.run.changes_until = until

    def changes_failed(self, reason: str, number: int, until: str | None) -> Iterator[Request]:
        """Where REST is off, fetch young articles again; where it fails, leave its changes to the next run."""
        if number == 1 and reason in changes.OFF | IMPOSTERS:
            yield from self.young_again()
        elif reason == changes.BEHIND_THE_LAST:
            self.run.changes_until = until
        else:
            self.run.problems.append(f"changes: {reason}")

    def young_again(self) -> Iterator[Request]:
        """The requests for the articles of the last days that were not fetched within the last hours."""
        assert self.run.archive is not None
        since, before = (self.run.started - span for span in (YOUNG, PAUSE))
        for address in self.run.archive.index.to_check(since.isoformat(), before.isoformat()):
            yield from self.ask(address, again=True)

    def is_news(self, change: changes.Change, address: str) -> bool:
        """Whether an article has not been fetched since it changed; the run is told of the change."""
        assert self.run.archive is not None
        article_id = f"{self.site.host}:{change.id}"
        version = self.run.archive.newest(article_id, address)
        check = self.run.archive.index.check(version.id if version else article_id)
        self.run.told[address] = (article_id, change.modified)
        if address in self.run.before.passed_over and change.modified <= (self.run.before.changes_until or ""):
            return False
        return not changes.is_known(change, version and version.modified, check and check.modified)

    # Articles

    def ask(
        self, address: str, category: str = "", listed: str | None = None, *, again: bool = False
    ) -> Iterator[Request]:
        """The request for an article, unless this run has asked for it, or need not."""
        if self.run.articles.ask(address, category, again=again):
            yield self.article_request(address, listed)

    def parse_article(self, response: Response, asked: str, listed: str | None) -> Iterator[PrintedArticle | Request]:
        """The article of a page, or the request for its next page. What is not an article is passed over, counted."""
        page: Page | None = response.meta.get("page")
        reason = why_not_article(page) if page else "not_html"
        if page is None or reason:
            kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
            self.not_had(asked, str(reason), "" if page else one_line(kind)[:LONGEST])
            return
        article = printed_article(page, datetime.now(UTC))
        article.asked = asked
        article.size = len(response.body)
        if article.id in self._handed_on:  # two addresses, one article: a renamed slug, a guessed one
            self.count("article/twice")
            self.run.articles.had(asked)
            return
        self._handed_on.add(article.id)
        if listed:
            article.published_lines.append(PrintedLine("listing", listed))
        yield from self.next_part(article, continuations(page))

    def next_part(self, article: PrintedArticle, remaining: list[str]) -> Iterator[PrintedArticle | Request]:
        """The article, or the request for the next page of one that is split. It comes whole or not at all."""
        if not remaining:
            yield article
            return
        if article.size > LARGEST_ARTICLE or len(article.contents) + len(remaining) > MOST_PARTS:
            self.refused(article.asked, "too_large", f"{len(article.contents)} pages, and more to come")
            self.not_had(article.asked, "too_large")
            return
        yield self.request(
            remaining[0],
            self.parse_part,
            self.article_failed,
            CONTINUATION,
            asked=article.asked,
            article=article,
            part=remaining[0],
            remaining=remaining[1:],
        )

    def parse_part(
        self, response: Response, asked: str, article: PrintedArticle, part: str, remaining: list[str]
    ) -> Iterator[PrintedArticle | Request]:
        """Add a further page to its article."""
        page: Page | None = response.meta.get("page")
        if page is None or page.content is None or identity(page) != article.id or page.address(response.url) != part:
            self.not_had(asked, f"{part} is not its further page")
            return
        article.size += len(response.body)
        article.contents += printed_article(page, article.fetched_at).contents  # without a heading once more
        # Some themes name on each page only the one behind it (seen in wpberita).
        behind = [address for address in continuations(page) if part_number(address) > part_number(part)]
        yield from self.next_part(article, list(dict.fromkeys(remaining + behind)))

    def article_failed(self, reason: str, asked: str, **others: Any) -> None:
        """Note that an article was not had."""
        self.not_had(asked, reason)

    def not_had(self, asked: str, reason: str, words: str = "") -> None:
        """Note and count why an article was not had; `words` say more, to the log."""
        if reason in LASTING:
            self.count(f"article/passed_over/{reason}")
            self.logger.info("passed over: %s: %s %s", asked, reason, words)
        else:
            self.count("article/owed")
            self.logger.warning("owed: %s: %s", asked, reason)
        self.run.not_had(asked, reason)

    # Requests

    def article_request(self, address: str, listed: str | None = None) -> Request:
        """The request for an article."""
        return self.request(address, self.parse_article, self.article_failed, ARTICLE, asked=address, listed=listed)

    def listing_request(self, walk: Walk) -> Request:
        """The request for the page of a category that its walk asks for."""
        assert walk.asked is not None
        address = walk.address(walk.asked)
        return self.request(address, self.parse_listing, self.listing_failed, LISTING, walk=walk, number=walk.asked)

    def request(self, address: str, callback: Any, errback: Any, priority: int, **kwargs: Any) -> Request:
        """The request for an address of the site, where the site is served.

        Not filtered: the run knows what it has asked for, and a walk reads its pages twice.
        """
        url = self.site.served(address)
        failed = partial(self.failed, errback)
        return Request(url, callback, errback=failed, priority=priority, cb_kwargs=kwargs, dont_filter=True)

    def failed(self, errback: Callable[..., Any], failure: Failure) -> Any:
        """What `errback` makes of a failed request, after it was counted and logged: it is given the reason's name."""
        assert failure.value is not None
        request: Request = failure.request  # type: ignore[attr-defined]
        reason = reason_of(failure.value)
        if reason.refused:
            self.refused(request.url, reason.name, reason.words)
        else:
            self.count(f"failed/{reason.name}")
        return errback(reason.name, **request.cb_kwargs)

    def refused(self, url: str, name: str, words: str) -> None:
        """Count and log what was not taken."""
        self.count(f"refused/{name}")
        self.logger.warning("refused: %s: %s: %s", url, name, words)

    def count(self, name: str) -> None:
        """Add one to a statistic."""
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value(name)
