"""What machines read: wp-json, feed, sitemaps, robots.txt; each can be switched off."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

from okegas_crawler.replica.headlines import FIRST_ID
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.specials import PROTECTED
from okegas_crawler.replica.state import Replica

from .conftest import Browser

POSTS = "/wp-json/wp/v2/posts"
NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)


def locations(xml: bytes) -> list[str]:
    return [
        node.text or "" for node in ElementTree.fromstring(xml).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]


def test_rest_lists_all_public_posts_in_pages(browser: Browser, replica: Replica) -> None:
    pages = [browser.get(f"{POSTS}?per_page=50&page={page}&_fields=id") for page in (1, 2, 3)]
    assert [record["id"] for page in pages for record in page.json] == replica.order()
    assert {(page.headers["X-WP-Total"], page.headers["X-WP-TotalPages"]) for page in pages} == {("122", "3")}


def test_rest_refuses_a_page_past_the_last(browser: Browser) -> None:
    page = browser.get(f"{POSTS}?per_page=50&page=4")
    assert (page.status, page.json["code"]) == (400, "rest_post_invalid_page_number")
    for query in ("per_page=101", "page=0", "per_page=x", "modified_after=kemarin", "include=a", "orderby=rand"):
        assert browser.get(f"{POSTS}?{query}").json["code"] == "rest_invalid_param"


def test_rest_dates_are_local_without_offset_and_utc(browser: Browser) -> None:
    record = browser.get(f"{POSTS}/104").json
    assert (record["date"], record["date_gmt"]) == ("2024-01-14T11:01:17", "2024-01-14T03:01:17")
    assert (record["modified"], record["modified_gmt"]) == ("2024-01-15T02:01:17", "2024-01-14T18:01:17")


def test_rest_tells_what_changed_since(browser: Browser, replica: Replica) -> None:
    replica.change(FIRST_ID + 8, when=NOW)
    for since in ("2026-11-23T03:59:59Z", "2026-11-23T11:59:59", "2026-11-23T11:59:59%2B08:00"):
        page = browser.get(f"{POSTS}?modified_after={since}&_fields=id,link,modified_gmt")
        post = replica.post(FIRST_ID + 8)
        assert page.json == [
            {"id": post.id, "modified_gmt": "2026-11-23T04:00:00", "link": f"{browser.base}/{post.slug}/"}
        ]
    assert browser.get(f"{POSTS}?modified_after=2026-11-23T04:00:00Z").json == []


def test_rest_filters(browser: Browser, replica: Replica) -> None:
    def ids(query: str) -> list[int]:
        return [record["id"] for record in browser.get(f"{POSTS}?{query}&_fields=id&per_page=100").json]

    assert ids("include=105,107") == [107, 105]
    assert ids("slug=" + replica.post(105).slug) == [105]
    assert ids("categories=9") == replica.listing("sepak-bola")
    assert ids("categories=2") == [i for i in replica.listing("berita") if "berita" in replica.filed(i)]
    assert ids("sticky=true") == [post.id for post in replica.sticky()]
    assert ids("before=2024-01-06T00:00:00&order=asc") == [101]
    assert set(ids("after=2024-01-10T00:00:00")) & set(ids("before=2024-01-10T00:00:00")) == set()
    assert ids("orderby=modified")[0] == max(replica.order(), key=replica.modified)


def test_rest_bodies_hold_no_inserted_polls_but_an_editor_s(browser: Browser) -> None:
    assert "ts_poll" not in browser.get(f"{POSTS}/108").json["content"]["rendered"]
    assert "ts_poll" in browser.get(f"{POSTS}/123").json["content"]["rendered"]


def test_rest_gives_all_pages_of_a_story_at_once(browser: Browser, replica: Replica) -> None:
    rendered = browser.get(f"{POSTS}/105").json["content"]["rendered"]
    assert rendered.count("<!--nextpage-->") == 2
    assert rendered.endswith(f"(*/{replica.post(105).sign_off})</p>")


def test_rest_keeps_a_protected_story_to_itself(browser: Browser) -> None:
    record = browser.get(f"{POSTS}/{next(iter(PROTECTED))}").json
    assert record["content"] == {"rendered": "", "protected": True}
    assert record["title"]["rendered"] == next(iter(PROTECTED.values()))


def test_rest_does_not_show_what_is_not_public(browser: Browser) -> None:
    assert browser.get(f"{POSTS}/1").json["code"] == "rest_forbidden"
    assert browser.get(f"{POSTS}/99999").json["code"] == "rest_post_invalid_id"
    assert browser.get("/wp-json/wp/v2/users").json["code"] == "rest_no_route"


def test_rest_categories_have_parents_and_links(browser: Browser) -> None:
    records = {record["slug"]: record for record in browser.get("/wp-json/wp/v2/categories?per_page=100").json}
    assert records["politik"]["parent"] == records["berita"]["id"]
    assert records["politik"]["link"] == f"{browser.base}/category/berita/politik/"
    assert records["kosong"]["count"] == 0
    shown = browser.get("/wp-json/wp/v2/categories?per_page=100&hide_empty=true&_fields=slug").json
    assert {"slug": "kosong"} not in shown


def test_the_feed_shows_the_newest_ten(browser: Browser, replica: Replica) -> None:
    channel = ElementTree.fromstring(browser.get("/feed/").body).find("channel")
    assert channel is not None
    links = [item.findtext("link") for item in channel.iter("item")]
    assert links == [f"{browser.base}/{replica.post(post_id).slug}/" for post_id in replica.order()[:10]]
    assert "ts_poll_form" not in browser.get("/feed/").text


def test_wordpress_s_own_sitemap_has_no_times(browser: Browser, replica: Replica) -> None:
    index = browser.get("/wp-sitemap.xml")
    assert b"lastmod" not in index.body
    posts, pages, categories, tags, users = locations(index.body)
    assert len(locations(browser.get(posts).body)) == len(replica.order())
    assert f"{browser.base}/category/berita/politik/" in locations(browser.get(categories).body)
    assert locations(browser.get(pages).body) == [f"{browser.base}/"]
    assert f"{browser.base}/tag/berau/" in locations(browser.get(tags).body)
    assert f"{browser.base}/author/rani/" in locations(browser.get(users).body)
    assert browser.where("/sitemap.xml") == (302, "/wp-sitemap.xml")
    assert browser.get("/wp-sitemap-posts-post-2.xml").status == 404


def test_an_seo_plugin_s_sitemap_has_them() -> None:
    with serving(Replica(1500, json_ld=True)) as base:
        browser = Browser(base)
        index = browser.get("/sitemap_index.xml")
        assert [location.removeprefix(base) for location in locations(index.body)] == [
            "/post-sitemap.xml",
            "/post-sitemap2.xml",
            "/category-sitemap.xml",
        ]
        assert len(re.findall(r"<lastmod>\d{4}-\d\d-\d\dT[\d:]+\+00:00</lastmod>", index.text)) == 3
        assert len(locations(browser.get("/post-sitemap2.xml").body)) == 502
        assert browser.where("/wp-sitemap.xml") == (301, "/sitemap_index.xml")


def test_robots_txt_names_the_sitemap(browser: Browser) -> None:
    page = browser.get("/robots.txt")
    assert page.headers["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {browser.base}/wp-sitemap.xml" in page.text


def test_each_can_be_switched_off() -> None:
    with serving(Replica(10, without=frozenset({"rest", "feed", "sitemap"}))) as base:
        browser = Browser(base)
        assert browser.get(POSTS).status == 401
        assert browser.get("/feed/").status == 404
        assert browser.get("/wp-sitemap.xml").status == 404
        assert "Sitemap" not in browser.get("/robots.txt").text
        assert browser.get("/xmlrpc.php").status == 405
