"""Listing pages, home and categories: HTML → categories, entries, next page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timezone

from selectolax.lexbor import LexborNode

from okegas_crawler.markup.ancestors import Nearest, around, is_within, node_ids
from okegas_crawler.markup.parsed_page import Page
from okegas_crawler.permalinks import is_category, is_post, listing_path, page_number

MENU_LINKS = "nav a[href], [class*=menu] a[href]"

# An entry of a listing. Block themes print list items, tagDiv modules, some themes only an <article>.
ENTRIES = "article, .hentry, li.wp-block-post, .type-post, .td_module_wrap"
ENTRY_TITLES = (
    ".entry-title a[href], h1 a[href], h2 a[href], h3 a[href], h4 a[href], h5 a[href], a[rel~=bookmark][href]"
)
ENTRY_BODIES = (
    ".entry-content, .entry-summary, .cm-entry-summary, .wp-block-post-excerpt, .wp-block-post-content, .td-excerpt, "
    ".jeg_post_excerpt"
)
ENTRY_TIMES = "time.published, time.entry-date, .wp-block-post-date time, [itemprop=datePublished]"
ENTRY_HEADINGS = "h2 a[href], h3 a[href], h4 a[href], a[href]:has(h2, h3, h4)"
ASIDES = "aside, footer, header, nav, .sidebar, .widget, .widget-area, [role=complementary], [class*=sidebar]:not(body)"
MAIN = "main, [role=main], #main, #primary, #content"
MOST_ENTRIES = 500  # of a page; no listing is longer
NESTED_ENTRIES = 3

OLDER = (
    "a.next.page-numbers, a.wp-block-query-pagination-next, .nav-previous a[href], .previous a[href], a.page-numbers"
)
LOAD_MORE = "[data-next-page], [data-next-page-url], [data-g1-next-page-url]"  # Elementor, others, Bimber
NOTHING_FOUND = ".no-results, .wp-block-query-no-results, .not-found, .no-posts"
QUERY, QUERIED_POSTS = "main .wp-block-query, main.wp-block-query", ".wp-block-post-template"


@dataclass(frozen=True)
class Entry:
    """What a listing says of one article."""

    address: str
    """Canonical address on the site."""

    published: str | None
    """The machine's timestamp that the listing prints for it, if any."""

    def day(self, offset: timezone) -> date | None:
        """Day of publication on a site of that offset; None where the listing prints none.

        >>> from datetime import timedelta
        >>> wita = timezone(timedelta(hours=8))
        >>> Entry("https://okegas.id/rapat/", "2024-02-06T20:00:00+00:00").day(wita)
        datetime.date(2024, 2, 7)
        >>> Entry("https://okegas.id/rapat/", "kemarin").day(wita)
        >>> Entry("https://okegas.id/rapat/", "9999-12-31T23:00:00+00:00").day(wita)
        """
        try:
            moment = datetime.fromisoformat(self.published or "")
            return (moment.astimezone(offset) if moment.tzinfo else moment).date()
        except (ValueError, OverflowError):  # the last day of the calendar, further east
            return None


def category_links(page: Page) -> list[str]:
    """Addresses of the categories in the menus of the home page. Those beside its articles are never all of them."""
    addresses = (page.address(link.attributes.get("href") or "") for link in page.tree.css(MENU_LINKS))
    return categories_among(address for address in addresses if address)


def categories_among(addresses: Iterable[str]) -> list[str]:
    """Those of `addresses` that are a category's first page, each once.

    >>> categories_among(["https://okegas.id/category/berita/politik/", "https://okegas.id/category/politik/page/2/", "https://okegas.id/"])
    ['https://okegas.id/category/berita/politik/']
    """
    return list(dict.fromkeys(filter(is_category, addresses)))


def entries(page: Page) -> list[Entry]:
    """The articles that a listing lists, in its order, each once: by their own titles, never by links in their text.

    An entry without a title is known by its thumbnail, its date, or its "read more" link. What stands in a sidebar, or
    in the text of another entry, is not an entry of the listing. A theme that marks no entries, or the whole list as
    one, has linked headings; one without headings links its entries twice, by their picture and by their title.
    """
    found: dict[str, Entry] = {}
    aside = Nearest(_asides(page))
    for node in _entry_nodes(page):
        if aside(node) is not None:
            continue
        bodies = node_ids(node.css(ENTRY_BODIES))
        if address := _entry_address(page, node, bodies):
            time = next((t.attributes for t in node.css(ENTRY_TIMES)), {})
            found.setdefault(address, Entry(address, time.get("datetime") or time.get("content")))
            aside.outer |= bodies
    if len(found) > 1:
        return list(found.values())
    marked = Nearest(node_ids(_entry_nodes(page))) if found else None
    headings = dict.fromkeys(_linked_headings(page, aside, marked))
    unmarked = headings if found else _without_marks(headings, dict.fromkeys(_pictured_titles(page, aside)))
    return [
        found.get(address) or Entry(address, None) for address in (unmarked if len(unmarked) > len(found) else found)
    ]


def _without_marks(headings: dict[str, None], pictured: dict[str, None]) -> dict[str, None]:
    """The entries of a list without marks: its headings, unless more posts have a picture and no heading of those."""
    return pictured if len(pictured) > len(headings) and headings.keys().isdisjoint(pictured) else headings


def _entry_nodes(page: Page) -> Iterator[LexborNode]:
    """The elements of entries; some themes wrap one in another, but none more than `NESTED_ENTRIES` of them."""
    matches = {node.mem_id: node for node in page.tree.css(ENTRIES)}  # one that matches in three ways is there thrice
    nodes = list(matches.values())[:MOST_ENTRIES]
    outer_entry = Nearest(node_ids(nodes))
    levels: dict[int | None, int] = {None: 0}
    for node in nodes:
        levels[node.mem_id] = levels[outer_entry(node.parent)] + 1
        if levels[node.mem_id] <= NESTED_ENTRIES:
            yield node


def _asides(page: Page) -> set[int]:
    """The elements beside the list: those that sound like it, but for wrappers of the page's main element."""
    wrappers = {outer.mem_id for main in page.tree.css(MAIN)[:MOST_ENTRIES] for outer in around(main)}
    return node_ids(page.tree.css(ASIDES)) - wrappers


def _linked_headings(page: Page, aside: Nearest, within: Nearest | None) -> Iterator[str]:
    """Addresses of the posts that the headings of a page, or of some elements of it, lead to."""
    for link in page.tree.css(ENTRY_HEADINGS):
        if within is None or within(link) is not None:
            yield from _post_of(page, link, aside)


def _pictured_titles(page: Page, aside: Nearest) -> Iterator[str]:
    """Addresses of the posts to which a picture leads, and a line of words too."""
    pictured, titled = set(), []
    if page.tree.css_first(NOTHING_FOUND) is not None:
        return iter(())  # what there is stands beside an empty list
    for link in page.tree.css("a[href]"):
        for address in _post_of(page, link, aside):
            if link.css_first("img, svg") is not None:
                pictured.add(address)
            if " " in link.text().strip():
                titled.append(address)
    return (address for address in titled if address in pictured)


def _post_of(page: Page, link: LexborNode, aside: Nearest) -> Iterator[str]:
    """The address of the post that a link leads to, unless it stands beside the list."""
    address = page.address(link.attributes.get("href") or "")
    if address and is_post(address) and aside(link) is None:
        yield address


def article_links(page: Page) -> list[str]:
    """Canonical addresses of the articles that a listing lists, in its order, each once."""
    return [entry.address for entry in entries(page)]


def next_page(page: Page) -> str | None:
    """Address of the listing's next page, the one with older articles; None on the last.

    It is the one whose number is one higher, whatever the theme calls its link ("next", "previous", "older").
    """
    following = page_number(page.url) + 1
    for said in filter(None, _further(page)):
        if str(following) not in said:
            continue
        address = page.address(said)
        if address and page_number(address) == following and listing_path(address) == listing_path(page.url):
            return address
    return None


def _further(page: Page) -> Iterator[str | None]:
    """What may be the address of the next page, what surely is meant so first: links, then what a button loads."""
    for selector in (OLDER, "a[href]"):
        yield from (link.attributes.get("href") for link in page.tree.css(selector))
    for button in page.tree.css(LOAD_MORE):
        yield from button.attributes.values()


def says_nothing_found(page: Page) -> bool:
    """Whether WordPress says that the listing is empty, as against a page that shows nothing for another reason.

    A block theme may say it without a word, by a query that has no list of posts (seen in twentytwentythree).
    """
    return page.tree.css_first(NOTHING_FOUND) is not None or any(
        query.css_first(QUERIED_POSTS) is None for query in page.tree.css(QUERY)
    )


def _entry_address(page: Page, entry: LexborNode, bodies: set[int]) -> str | None:
    """Address of an entry's article: behind its title, or else behind any link of it that is not in its text."""
    for selector in (ENTRY_TITLES, "a[href]"):
        for link in entry.css(selector):
            if is_within(link, bodies):
                continue
            address = page.address(link.attributes.get("href") or "")
            if address and is_post(address):
                return address
    return None
