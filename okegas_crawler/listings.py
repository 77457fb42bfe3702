"""Listing pages, home and categories: HTML → categories, entries, next page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborNode

from okegas_crawler.content import is_within, node_ids
from okegas_crawler.pages import Page

MENU_LINKS = "nav a[href], [class*=menu] a[href]"
CATEGORY = re.compile(r"/category/(?:[^/]+/)+")

# An entry of a listing. Block themes print list items, tagDiv modules, some themes only an <article>.
ENTRIES = "article, .hentry, li.wp-block-post, .type-post, .td_module_wrap"
ENTRY_TITLES = ".entry-title a[href], :is(h1, h2, h3, h4, h5) a[href], a[rel~=bookmark][href]"
ENTRY_BODIES = (
    ".entry-content, .entry-summary, .cm-entry-summary, .wp-block-post-excerpt, .wp-block-post-content, .td-excerpt, "
    ".jeg_post_excerpt"
)
ENTRY_TIMES = "time.published, time.entry-date, .wp-block-post-date time, [itemprop=datePublished]"
ASIDES = "aside, footer, .sidebar, .widget, .widget-area, [role=complementary]"

OLDER = (
    "a.next.page-numbers, a.wp-block-query-pagination-next, .nav-previous a[href], .previous a[href], a.page-numbers"
)
NOTHING_FOUND = ".no-results, .wp-block-query-no-results, .not-found, .no-posts"

# First parts of addresses that WordPress gives to something else than a post.
NOT_POSTS = (
    "category",
    "tag",
    "author",
    "page",
    "feed",
    "comments",
    "wp-content",
    "wp-json",
    "wp-admin",
    "wp-login.php",
    "search",
)
_ARCHIVE_OF_DAYS = re.compile(r"/\d{4}/(?:\d{2}/){0,2}")
_NUMBERED = re.compile(r"page/(\d+)/$")


@dataclass(frozen=True)
class Entry:
    """What a listing says of one article."""

    address: str
    """Canonical address on the site."""

    published: str | None
    """The machine's timestamp that the listing prints for it, if any."""


def category_links(page: Page) -> list[str]:
    """Addresses of the categories in the menus of the home page, or else of those that it links to anywhere."""
    for selector in (MENU_LINKS, "a[href]"):
        addresses = (page.address(link.attributes.get("href") or "") for link in page.tree.css(selector))
        if found := categories_among(address for address in addresses if address):
            return found
    return []


def categories_among(addresses: Iterable[str]) -> list[str]:
    """Those of `addresses` that are a category's first page, each once.

    >>> categories_among(["https://okegas.id/category/berita/politik/", "https://okegas.id/category/politik/page/2/", "https://okegas.id/"])
    ['https://okegas.id/category/berita/politik/']
    """
    return list(dict.fromkeys(a for a in addresses if CATEGORY.fullmatch(urlsplit(a).path) and not _NUMBERED.search(a)))


def entries(page: Page) -> list[Entry]:
    """The articles that a listing lists, in its order, each once: by their own titles, never by links in their text.

    An entry without a title is known by its thumbnail, its date, or its "read more" link. What stands in a sidebar is
    not an entry of the listing.
    """
    found: dict[str, Entry] = {}
    asides = node_ids(page.tree.css(ASIDES))
    for node in page.tree.css(ENTRIES):
        if not is_within(node, asides) and (address := _entry_address(page, node)):
            time = next((t.attributes for t in node.css(ENTRY_TIMES)), {})
            found.setdefault(address, Entry(address, time.get("datetime") or time.get("content")))
    return list(found.values())


def article_links(page: Page) -> list[str]:
    """Canonical addresses of the articles that a listing lists, in its order, each once."""
    return [entry.address for entry in entries(page)]


def next_page(page: Page) -> str | None:
    """Address of the listing's next page, the one with older articles; None on the last.

    It is the one whose number is one higher, whatever the theme calls its link ("next", "previous", "older").
    """
    following = page_number(page.url) + 1
    for selector in (OLDER, "a[href]"):
        for link in page.tree.css(selector):
            address = page.address(link.attributes.get("href") or "")
            if address and page_number(address) == following and _listing(address) == _listing(page.url):
                return address
    return None


def says_nothing_found(page: Page) -> bool:
    """Whether WordPress says that the listing is empty, as against a page that shows nothing for another reason."""
    return page.tree.css_first(NOTHING_FOUND) is not None


def page_number(address: str) -> int:
    """Number of a listing's page.

    >>> page_number("https://okegas.id/category/politik/page/12/"), page_number("https://okegas.id/?cat=3&paged=4")
    (12, 4)
    >>> page_number("https://okegas.id/category/politik/")
    1
    """
    parts = urlsplit(address)
    numbered = _NUMBERED.search(parts.path)
    number = numbered[1] if numbered else parse_qs(parts.query).get("paged", ["1"])[0]
    return int(number) if number.isdecimal() and len(number) < 10 else 1


def _listing(address: str) -> str:
    """Path of the listing that a page belongs to, in one spelling."""
    return _NUMBERED.sub("", urlsplit(address).path.lower())


def _entry_address(page: Page, entry: LexborNode) -> str | None:
    """Address of an entry's article: behind its title, or else behind any link of it that is not in its text."""
    bodies = node_ids(entry.css(ENTRY_BODIES))
    for selector in (ENTRY_TITLES, "a[href]"):
        for link in entry.css(selector):
            if is_within(link, bodies):
                continue
            address = page.address(link.attributes.get("href") or "")
            if address and is_post(address):
                return address
    return None


def is_post(address: str) -> bool:
    """Whether an address of the site can be a post's.

    >>> is_post("https://okegas.id/harga-cabai-turun/"), is_post("https://okegas.id/?p=12")
    (True, True)
    >>> is_post("https://okegas.id/category/politik/"), is_post("https://okegas.id/2024/02/"), is_post("https://okegas.id/")
    (False, False, False)
    """
    parts = urlsplit(address)
    first = parts.path.split("/")[1]
    if not first:
        return "p=" in parts.query
    return (
        first not in NOT_POSTS
        and not _ARCHIVE_OF_DAYS.fullmatch(parts.path)
        and "." not in parts.path.rpartition("/")[2]
    )
