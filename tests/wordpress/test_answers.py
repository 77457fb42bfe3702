"""What a real WordPress answers to an address: what the replica answers, and what the crawler makes of it."""

import http.client
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.replica.addresses import guess
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.specials import PROTECTED, TRASHED, UNLISTED, old_address, trashed_address
from okegas_crawler.replica.state import Replica
from tests.conftest import Scrapy
from tests.wordpress.newspaper import Newspaper, differences

REPLICA = Replica(120)  # what stands in it is known without a server
FIRST, SPLIT = (next(post for post in REPLICA.articles() if len(post.pages) == pages) for pages in (1, 3))
HIDDEN = (*UNLISTED, TRASHED, 999_999)

ADDRESSES = (
    # listings, past the end, without posts, without a category
    "/", "/page/1/", "/page/2", "/page/99/", "/category/berita", "/category/berita/politik/page/1/",
    "/category/berita/politik/page/99/", "/category/politik/", "/category/BERITA/", "/category/kosong/",
    "/category/kosong/page/2/", "/category/nosuch/", "/category/", "/tag/berau/", "/tag/nosuch/", "/author/rani/",
    "/author/rani/page/99/",
    # posts by number, by names that they had, that begin like theirs, that are theirs in other letters
    f"/?p={FIRST.id}", *(f"/?p={number}" for number in HIDDEN), f"/?p={SPLIT.id}&page=2", f"/{old_address(REPLICA)}/",
    f"/{trashed_address(REPLICA)}/", f"/{FIRST.slug[:12]}/", f"/{FIRST.slug.upper()}/", f"/{FIRST.slug}",
    f"/{FIRST.slug}?utm_source=wa", f"/{FIRST.slug}/?amp=1", "/102/", "/nosuch-at-all/", "/a/b/c/",
    *(f"/{REPLICA.post(number).slug}/" for number in (*UNLISTED, *PROTECTED)),
    # pages of posts
    f"/{SPLIT.slug}/1/", f"/{SPLIT.slug}/2", f"/{SPLIT.slug}/3/", f"/{SPLIT.slug}/4/", f"/{FIRST.slug}/2/",
    f"/{FIRST.slug}/page/2/", f"/{FIRST.slug}/nosuch/",
    # for machines
    "/feed/", "/robots.txt", "/sitemap.xml", "/wp-sitemap.xml", "/sitemap_index.xml", "/wp-sitemap-posts-post-2.xml",
    "/xmlrpc.php", "/wp-json", "/wp-json/nosuch", "/wp-json/wp/v2/posts/0",
    *(f"/wp-json/wp/v2/posts/{number}" for number in HIDDEN), "/wp-json/wp/v2/posts?per_page=101",
    "/wp-json/wp/v2/posts?page=99", "/wp-json/wp/v2/posts?page=0", "/wp-json/wp/v2/posts?orderby=nosuch",
    "/wp-json/wp/v2/posts?modified_after=kemarin",
)  # fmt: skip

SITEMAPS = (
    "/wp-sitemap.xml",
    "/wp-sitemap-posts-post-1.xml",
    "/wp-sitemap-posts-page-1.xml",
    "/wp-sitemap-taxonomies-category-1.xml",
    "/wp-sitemap-taxonomies-post_tag-1.xml",
    "/wp-sitemap-users-1.xml",
)

REST = (
    "posts?per_page=3&_fields=id,link",
    "posts?per_page=100&page=2&_fields=id,date,date_gmt,modified,modified_gmt,slug,status,link,type,format",
    f"posts?include={FIRST.id},{SPLIT.id},{next(iter(PROTECTED))}&_fields=id,title,author,sticky,categories",
    "posts?modified_after=2024-03-20T00:00:00&orderby=modified&per_page=100&_fields=id,modified_gmt",
    "posts?modified_after=2024-03-20T00:00:00Z&orderby=modified&per_page=100&_fields=id",
    "posts?modified_after=2030-01-01T00:00:00&_fields=id",
    "posts?after=2024-03-20T00:00:00&before=2024-03-22T00:00:00&order=asc&_fields=id",
    f"posts?slug={FIRST.slug}&_fields=id",
    "posts?categories=2&per_page=100&_fields=id",
    "posts?sticky=true&_fields=id",
    "categories?per_page=100&_fields=id,count,description,link,name,slug,taxonomy,parent",
    "categories?hide_empty=true&_fields=slug",
)


class Answered:
    """An answer, as far as a crawler may rely on it."""

    def __init__(self, server: str, address: str) -> None:
        connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
        connection.request("GET", address)
        answer = connection.getresponse()
        self.text = answer.read().decode()
        self.status = answer.status
        self.location = answer.getheader("Location")
        self.content_type = answer.getheader("Content-Type")
        self.totals = (answer.getheader("X-WP-Total"), answer.getheader("X-WP-TotalPages"))
        connection.close()

    @property
    def kind(self) -> tuple[int, str | None, str | None]:
        """Status, where it leads, what it is; nobody reads what comes with a redirect."""
        return self.status, self.location, None if self.location else self.content_type


@pytest.fixture(scope="module")
def replica(newspaper: Newspaper) -> Iterator[str]:
    """Where the replica of the newspaper is served."""
    newspaper.show("twentytwentyone")
    with serving(newspaper.replica) as address:
        yield address


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_replica_answers_as_wordpress_does(newspaper: Newspaper, replica: str, address: str) -> None:
    real = Answered(newspaper.wordpress.address, address)
    ours = Answered(replica, address)
    assert ours.kind == real.kind
    if real.content_type and "json" in real.content_type and real.status != 200:
        assert json.loads(ours.text)["code"] == json.loads(real.text)["code"]


THEMES_OWN = {
    "entry", "group-blog", "has-main-navigation", "hfeed", "is-light-theme", "no-js", "no-widgets", "singular",
    "wp-embed-responsive",
}  # fmt: skip
PAGES = ("/", "/page/2/", f"/{FIRST.slug}/", f"/{SPLIT.slug}/2/", f"/{REPLICA.post(min(PROTECTED)).slug}/", "/nosuch/")


@pytest.mark.parametrize("address", PAGES)
def test_the_replica_s_pages_have_the_classes_that_wordpress_gives_them(
    newspaper: Newspaper, replica: str, address: str
) -> None:
    def classes(server: str) -> list[list[str]]:
        page = LexborHTMLParser(Answered(server, address).text)
        names = ((node.attributes["class"] or "").split() for node in page.css("body, article"))
        return [[name for name in each if name not in THEMES_OWN] for each in names]

    assert classes(replica) == classes(newspaper.wordpress.address)


@pytest.mark.parametrize("address", SITEMAPS)
def test_the_replica_s_sitemaps_name_the_same_addresses(newspaper: Newspaper, replica: str, address: str) -> None:
    real, ours = (Answered(server, address).text for server in (newspaper.wordpress.address, replica))
    assert sorted(re.findall("<loc>(.*?)</loc>", ours)) == sorted(re.findall("<loc>(.*?)</loc>", real))


@pytest.mark.parametrize("query", REST)
def test_the_replica_s_rest_says_the_same(newspaper: Newspaper, replica: str, query: str) -> None:
    real, ours = (Answered(server, f"/wp-json/wp/v2/{query}") for server in (newspaper.wordpress.address, replica))
    assert json.loads(ours.text) == json.loads(real.text)
    assert ours.totals == real.totals


def test_all_addresses_of_an_article_bring_it_once_and_hidden_ones_nothing(
    newspaper: Newspaper, crawl: Scrapy, tmp_path: Path
) -> None:
    newspaper.show("twentytwentyone")
    hidden = (f"{REPLICA.post(number).slug}/" for number in (*UNLISTED, *PROTECTED))
    named = tmp_path / "addresses.txt"
    paths = (
        f"?p={FIRST.id}", f"{FIRST.slug}/", f"{FIRST.slug.upper()}?utm_source=wa", f"?p={SPLIT.id}",
        f"{SPLIT.slug}/1/", f"{old_address(REPLICA)}/", f"{trashed_address(REPLICA)}/",
        *(f"?p={number}" for number in HIDDEN), *hidden,
    )  # fmt: skip
    named.write_text("".join(f"https://okegas.id/{path}\n" for path in paths))
    run = crawl("-a", f"base_url={newspaper.wordpress.address}", "-a", f"urls={named}")
    true = newspaper.records()
    guessed = guess(REPLICA, trashed_address(REPLICA))
    assert guessed
    found = (FIRST.id, SPLIT.id, REPLICA.old_slugs[old_address(REPLICA)], guessed.id)
    assert differences(run, {i: true[i] for i in (f"okegas.id:{post_id}" for post_id in found)}) == []
    assert run.status == 0


@pytest.mark.parametrize(
    ("without", "asked"),
    [
        (("menu",), "/wp-sitemap-taxonomies-category-1.xml"),
        (("menu", "sitemap"), "/wp-json/wp/v2/categories?per_page=100&_fields=link"),
    ],
    ids=["the sitemap", "REST"],
)
def test_without_a_menu_the_categories_come_from(
    newspaper: Newspaper, crawl: Scrapy, without: tuple[str, ...], asked: str
) -> None:
    newspaper.show("twentytwentyone", without=without)
    newspaper.wordpress.requests()
    run = crawl("-a", f"base_url={newspaper.wordpress.address}", "-a", "max_pages=1")
    requests = newspaper.wordpress.requests()
    assert (run.status, f"GET {asked}" in requests) == (0, True)
    listings = {request.removeprefix("GET ") for request in requests if request.startswith("GET /category/")}
    categories = newspaper.replica.categories.values()
    listed = {c.path for c in categories if newspaper.replica.listing(c.slug) or "sitemap" in without}
    assert listings == listed
