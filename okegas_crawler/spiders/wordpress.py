"""The crawl shared by all WordPress news sites: categories, their listing pages, the articles on them."""

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from okegas_crawler import __version__
from okegas_crawler.items import PrintedArticle, PrintedLine
from okegas_crawler.listings import (
    Entry,
    categories_among,
    category_links,
    entries,
    next_page,
    page_number,
    says_nothing_found,
)
from okegas_crawler.pages import Page, continuations, identity, printed_article, read_page, why_not_article
from okegas_crawler.sites import Site
from okegas_crawler.spiders.arguments import Arguments

# Where else than in a menu a site names its categories: WordPress's own sitemap, Yoast's, REST.
CATEGORY_INDEXES = (
    "wp-sitemap-taxonomies-category-1.xml",
    "category-sitemap.xml",
    "wp-json/wp/v2/categories?per_page=100&_fields=link",
)

# What is nearest to being finished goes first: so the requests that wait stay few, however long a listing is.
LISTING, ARTICLE, CONTINUATION = 0, 10, 20


@dataclass
class Walk:
    """The walk of one category, from its newest page backwards."""

    category: str
    """Address of its first page."""

    previous: set[str] = field(default_factory=set)
    """The articles on the page before: a page that brings nothing else ends the walk."""

    @property
    def name(self) -> str:
        """As a person calls it: `berita/politik`."""
        return self.category.partition("/category/")[2].strip("/")


class WordPressSpider(Spider):
    """Walks every category of a WordPress news site, newest page first, and asks for each article once."""

    site: Site
    """The site as it is served in this run."""

    def __init__(self, name: str | None = None, **given: Any) -> None:
        super().__init__(name)
        self.arguments = Arguments.read(given, self.site)
        self.site = replace(self.site, base_url=self.arguments.base_url)
        self.problems: list[str] = []
        self.suspicions: list[str] = []
        self.usage_error: str | None = None
        self.categories: list[str] = []
        self._handed_on: set[str] = set()

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Say in the user agent who asks, and where they can be reached."""
        super().update_settings(settings)
        contact = settings.get("CONTACT_URL")
        agent = f"okegas_crawler/{__version__}" + (f" (+{contact})" if contact else "")
        settings.set("USER_AGENT", agent, priority="default")

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the articles that were named, or for the home page, whose menu names the categories."""
        for url in self.arguments.urls:
            yield self.article_request(self.site.address(url) or url)
        if not self.arguments.urls:
            yield self.request(self.site.home, self.parse_home, self.home_failed, LISTING)

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Walk the categories of the menu; look for others ways to them when there is none."""
        found = category_links(self.page(response)) if isinstance(response, HtmlResponse) else []
        yield from self.walks(found) if found else self.next_index(0)

    def home_failed(self, failure: Failure) -> Iterator[Request]:
        """Look for the categories elsewhere, if the site answers at all."""
        self.report("home page", failure)
        if isinstance(failure.value, HttpError):
            yield from self.next_index(0)

    def next_index(self, number: int) -> Iterator[Request]:
        """Ask for the next of CATEGORY_INDEXES; when none is left, trust the categories that were named."""
        if number < len(CATEGORY_INDEXES):
            yield self.request(
                self.site.home + CATEGORY_INDEXES[number],
                self.parse_index,
                lambda failure: self.next_index(number + 1),
                LISTING,
                number=number,
            )
        elif self.arguments.categories:
            yield from self.walks([])
        else:
            self.suspicions.append("no category found, neither in the home page's menu nor in a sitemap or REST")

    def parse_index(self, response: Response, number: int) -> Iterator[Request]:
        """Walk the categories of a sitemap or a REST answer."""
        text = response.text.replace("\\/", "/") if isinstance(response, TextResponse) else ""
        addresses = (self.site.address(url) for url in re.findall(r"https?://[^\s<>\"']+", text))
        found = categories_among(address for address in addresses if address)
        yield from self.walks(found) if found else self.next_index(number + 1)

    def walks(self, known: list[str]) -> Iterator[Request]:
        """Begin the walk of every category, or of those that were named."""
        self.categories = chosen_categories(self.arguments.categories, known, self.site)
        if unknown := [name for name in self.categories if not name.startswith("http")]:
            names = ", ".join(sorted(Walk(address).name for address in known))
            self.usage_error = f"unknown category {', '.join(unknown)}; known: {names}"
            raise CloseSpider("unknown_category")
        for category in self.categories:
            yield self.listing_request(category, Walk(category))

    def parse_listing(self, response: Response, walk: Walk) -> Iterator[Request]:
        """Ask for the articles of a listing page, then for the page after it."""
        number = page_number(response.url)
        page = self.page(response)
        listed = entries(page)
        wanted = [entry for entry in listed if self.in_period(entry)]
        self.count("listing/pages")
        self.logger.info("%s page %d: %d articles", walk.name, number, len(listed))
        if not listed and not says_nothing_found(page):
            self.problems.append(f"{walk.name} page {number}: no article on it")
        for entry in wanted:
            yield self.article_request(entry.address, entry.published)
        following = next_page(page)
        fresh = {entry.address for entry in listed} - walk.previous
        walk.previous = {entry.address for entry in listed}
        if following and fresh and not self.before_period(listed) and number != self.arguments.max_pages:
            yield self.listing_request(following, walk)

    def listing_failed(self, failure: Failure) -> None:
        """Note that a category is not complete."""
        walk: Walk = failure.request.cb_kwargs["walk"]  # type: ignore[attr-defined]
        self.report(f"{walk.name} page {page_number(failure.request.url)}", failure)  # type: ignore[attr-defined]

    def parse_article(self, response: Response, listed: str | None = None) -> Iterator[PrintedArticle | Request]:
        """The article of a page, or the request for its next page. What is not an article is passed over, counted."""
        if not isinstance(response, HtmlResponse):
            self.pass_over(response, "not_html")
            return
        page = self.page(response)
        if reason := why_not_article(page):
            self.pass_over(response, reason)
            return
        article = printed_article(page, datetime.now(UTC))
        if article.id in self._handed_on:  # two addresses, one article: a renamed slug, a guessed one
            self.count("article/twice")
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
        yield self.request(
            remaining[0], self.parse_part, self.article_failed, CONTINUATION, article=article, remaining=remaining[1:]
        )

    def parse_part(
        self, response: Response, article: PrintedArticle, remaining: list[str]
    ) -> Iterator[PrintedArticle | Request]:
        """Add a further page to its article."""
        asked, answered = response.request and response.request.url, response.url
        page = self.page(response) if isinstance(response, HtmlResponse) else None
        if (
            page is None
            or page.content is None
            or identity(page) != article.id
            or page.address(answered) != page.address(asked or "")
        ):
            self.problems.append(f"{answered}: not the further page of {article.url}")
            return
        article.contents.append(page.content)
        yield from self.next_part(article, remaining)

    def article_failed(self, failure: Failure) -> None:
        """Note that an article is owed."""
        self.count("article/failed")
        self.report(failure.request.url, failure)  # type: ignore[attr-defined]

    def pass_over(self, response: Response, reason: str) -> None:
        """Count an address that is not an article's, for a lasting reason."""
        self.count(f"article/passed_over/{reason}")
        self.logger.info("%s is not an article: %s", response.url, reason)

    def in_period(self, entry: Entry) -> bool:
        """Whether an entry's article may be of the days that were asked for; without a day on the listing it may."""
        day = self.day(entry)
        since, until = self.arguments.since, self.arguments.until
        return day is None or ((since is None or day >= since) and (until is None or day <= until))

    def before_period(self, listed: list[Entry]) -> bool:
        """Whether a page, and so all behind it, lies before the days that were asked for."""
        since = self.arguments.since
        return since is not None and all((day := self.day(entry)) is not None and day < since for entry in listed)

    def day(self, entry: Entry) -> date | None:
        """Day of publication on the site, as the listing prints it."""
        try:
            moment = datetime.fromisoformat(entry.published or "")
        except ValueError:
            return None
        return (moment.astimezone(self.site.offset) if moment.tzinfo else moment).date()

    def page(self, response: HtmlResponse | Response) -> Page:
        """The parsed page of a response."""
        return read_page(response.text, response.url, self.site)

    def article_request(self, address: str, listed: str | None = None) -> Request:
        """The request for an article; Scrapy's duplicate filter lets each address through once."""
        return self.request(address, self.parse_article, self.article_failed, ARTICLE, listed=listed)

    def listing_request(self, address: str, walk: Walk) -> Request:
        """The request for a page of a category."""
        return self.request(address, self.parse_listing, self.listing_failed, LISTING, walk=walk)

    def request(self, address: str, callback: Any, errback: Any, priority: int, **kwargs: Any) -> Request:
        """The request for an address of the site, where the site is served."""
        return Request(self.site.served(address), callback, errback=errback, priority=priority, cb_kwargs=kwargs)

    def report(self, what: str, failure: Failure) -> None:
        """Note what could not be had and why, in few words."""
        error = failure.value
        reason = (
            str(error.response.status)
            if isinstance(error, HttpError)
            else failure.getErrorMessage() or type(error).__name__
        )
        self.problems.append(f"{what}: {reason}")
        self.logger.warning("%s: %s", what, reason)

    def count(self, name: str) -> None:
        """Add one to a statistic."""
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value(name)


def chosen_categories(named: Iterable[str], known: list[str], site: Site) -> list[str]:
    """Addresses of the categories that were named by slug or path, or of all that are known.

    A name that is not among the known ones comes back as it is. When none is known, every name is trusted.

    >>> from okegas_crawler.sites import OKEGAS
    >>> known = ["https://okegas.id/category/berita/politik/", "https://okegas.id/category/olahraga/"]
    >>> chosen_categories(["politik", "/category/olahraga/", "politk"], known, OKEGAS)
    ['https://okegas.id/category/berita/politik/', 'https://okegas.id/category/olahraga/', 'politk']
    >>> chosen_categories([], known, OKEGAS) == known, chosen_categories(["politik"], [], OKEGAS)
    (True, ['https://okegas.id/category/politik/'])
    """
    chosen = []
    for name in named:
        path = name.lower().strip("/").removeprefix("category/")
        matching = [address for address in known if address.endswith(f"/{path}/")]
        chosen.append(matching[0] if matching else name if known else f"{site.home}category/{path}/")
    return list(dict.fromkeys(chosen)) or known
