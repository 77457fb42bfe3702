"""Asks the sources of a site for all that they name, one after the other. How to ask, the caller says."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple
from urllib.parse import urlencode

from okegas_crawler.archive.owed import IMPOSTERS
from okegas_crawler.audit import sources
from okegas_crawler.audit.sources import Source
from okegas_crawler.rest import A_PAGE, MOST_PAGES, POSTS, SWITCHED_OFF
from okegas_crawler.sites import Site

READINGS = 3  # of REST: one whose total changed while it was read is begun anew
MOST_SITEMAPS = 500  # 500,000 posts and more


class Answer(NamedTuple):
    """What was answered."""

    status: int
    body: bytes = b""
    total: str = ""
    """Of the header `X-WP-Total`: how many posts there are in all."""


class Unanswered(Exception):  # noqa: N818 - what the site did, not a failure of ours
    """A request that had no answer; its text says why, in one word."""


Ask = Callable[[str], Awaitable[Answer]]
"""The answer for an address of the site, redirects followed. Raises Unanswered."""


async def read_sources(site: Site, ask: Ask) -> list[Source]:
    """What all sources name, the one that tells most first."""
    return [await read_rest(site, ask), await read_sitemaps(site, ask), await read_feed(site, ask)]


async def read_rest(site: Site, ask: Ask) -> Source:
    """What REST names: all posts, with their ids and times of change."""
    source = Source("REST", names_ids=True)
    for _ in range(READINGS):
        source.posts, source.problem = [], ""
        await _read_pages(source, site, ask)
        if source.whole or source.problem:
            return source
    source.problem = "it names more or fewer posts than it says that there are"
    return source


async def _read_pages(source: Source, site: Site, ask: Ask) -> None:
    """Read REST's pages, oldest post first: a new one comes last, and moves no other to a page that was read."""
    totals: set[str] = set()
    named = 0
    for number in range(1, MOST_PAGES + 1):
        query = {"per_page": A_PAGE, "page": number, "orderby": "id", "order": "asc", "_fields": sources.FIELDS}
        answer = await _answer(source, f"{site.home}{POSTS}?{urlencode(query)}", ask)
        if answer is None:
            return
        posts = sources.rest_posts(answer.body, site)
        if posts is None:
            source.problem, source.refused = "not an answer of WordPress", not source.posts
            return
        source.posts += posts
        totals.add(answer.total)
        before, named = named, len({post.id for post in source.posts})
        source.whole = totals == {str(named)} or (totals == {""} and len(posts) < A_PAGE)
        if source.whole or len(posts) < A_PAGE:
            return
        if named == before:
            source.problem = f"page {number} names nothing new"
            return
    source.problem = f"more than {MOST_PAGES} pages"


async def read_sitemaps(site: Site, ask: Ask) -> Source:
    """What the sitemaps name: those of robots.txt, or else those at the usual places, and all they lead to."""
    address = f"{site.home}robots.txt"
    robots = await _answer(Source("robots.txt"), address, ask)
    named = sources.own_sitemaps(sources.sitemaps_named(robots.body), address, site) if robots else []
    source = Source("sitemap")
    for roots in [named, *([site.home + name] for name in sources.SITEMAPS)]:
        if roots:
            source = await _read_from(roots, site, ask)
            if source.posts or not source.refused:
                break
    return source


async def _read_from(waiting: list[str], site: Site, ask: Ask) -> Source:
    """What some sitemaps name, and those that they lead to."""
    source = Source("sitemap")
    seen: set[str] = set()
    while waiting:
        address, waiting = waiting[0], waiting[1:]
        if address in seen:
            continue
        seen.add(address)
        if len(seen) > MOST_SITEMAPS:
            source.problem = f"more than {MOST_SITEMAPS} sitemaps"
            break
        waiting = waiting + await _read_sitemap(source, address, site, ask)
    source.refused = source.refused and not source.posts
    source.whole = bool(source.posts) and not source.problem
    return source


async def _read_sitemap(source: Source, address: str, site: Site, ask: Ask) -> list[str]:
    """Add what a sitemap names; the addresses of the sitemaps that it leads to, if it is an index."""
    asked = Source(source.name)
    answer = await _answer(asked, address, ask)
    read = sources.sitemap(answer.body) if answer else None
    if read is None:
        source.refused = (asked.refused or not asked.problem) and (source.refused or not source.problem)
        source.problem = source.problem or asked.problem or f"{address} is no sitemap"
        return []
    if read.is_index:
        named = sources.own_sitemaps((loc for loc, _ in read.entries), address, site)
        return [loc for loc in named if sources.lists_posts(loc) is not False]
    source.posts += sources.sitemap_posts(read, site, surely=sources.lists_posts(address) is True)
    return []


async def read_feed(site: Site, ask: Ask) -> Source:
    """What the feed names: the newest posts."""
    source = Source("feed")
    answer = await _answer(source, f"{site.home}feed/", ask)
    posts = sources.feed_posts(answer.body, site) if answer else []
    if posts is None:
        source.problem, source.refused = "not a feed", True
    source.posts = posts or []
    return source


async def _answer(source: Source, address: str, ask: Ask) -> Answer | None:
    """The answer for an address; None, with the source's problem set, where there is none to read."""
    try:
        answer = await ask(address)
    except Unanswered as error:
        source.problem = str(error)
        source.refused = source.problem in IMPOSTERS
        return None
    if answer.status != 200:
        source.problem = str(answer.status)
        source.refused = source.problem in SWITCHED_OFF and not source.posts
        return None
    return answer
