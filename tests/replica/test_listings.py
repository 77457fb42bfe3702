"""Home and category listings: what SITE says WordPress shows there."""

from okegas_crawler.replica.server import serving
from okegas_crawler.replica.specials import PROTECTED, STICKY_NUMBERS, UNLISTED
from okegas_crawler.replica.state import Replica

from .conftest import Browser

ENTRIES = "article.hentry h2.entry-title a[rel=bookmark]"


def walk(browser: Browser, path: str) -> list[list[str]]:
    """The addresses that a listing's entries lead to, page by page, by the link to the next page."""
    pages: list[list[str]] = []
    address: str | None = path
    while address and len(pages) < 100:
        page = browser.get(address)
        assert page.status == 200
        pages.append(page.attributes("article.hentry .posted-on a", "href"))
        address = next(iter(page.attributes("a.next.page-numbers", "href")), None)
    return pages


def test_the_menu_of_the_home_page_leads_to_every_category(browser: Browser, replica: Replica) -> None:
    links = browser.get("/").attributes("li.menu-item-object-category a", "href")
    assert {link.removeprefix(browser.base) for link in links} == {item.path for item in replica.categories.values()}


def test_categories_have_children_in_their_path(browser: Browser) -> None:
    links = browser.get("/").attributes("li.menu-item-object-category a", "href")
    assert f"{browser.base}/category/berita/politik/" in links
    assert f"{browser.base}/category/olahraga/sepak-bola/" in links


def test_the_categories_together_list_every_public_post_and_nothing_else(browser: Browser, replica: Replica) -> None:
    seen = {link for item in replica.categories.values() for page in walk(browser, item.path) for link in page}
    assert seen == {f"{browser.base}/{replica.post(post_id).slug}/" for post_id in replica.order()}
    articles = {f"{browser.base}/{post.slug}/" for post in replica.articles()}
    assert len(articles) == 120
    assert len(seen - articles) == len(PROTECTED)
    assert not any(replica.post(post_id).slug in link for post_id in UNLISTED for link in seen)


def test_a_parent_lists_its_children_s_posts(browser: Browser) -> None:
    child = {link for page in walk(browser, "/category/olahraga/sepak-bola/") for link in page}
    parent = {link for page in walk(browser, "/category/olahraga/") for link in page}
    assert child < parent


def test_some_posts_stand_in_several_categories(replica: Replica) -> None:
    assert any(len(post.categories) > 1 for post in replica.articles())


def test_ten_posts_a_page_newest_first(browser: Browser, replica: Replica) -> None:
    pages = walk(browser, "/category/berita/")
    assert len(pages) >= 3
    assert [len(page) for page in pages[1:-1]] == [10] * (len(pages) - 2)
    later = [link for page in pages[1:] for link in page]
    order = [f"{browser.base}/{replica.post(post_id).slug}/" for post_id in replica.listing("berita")]
    assert later == order[10:]


def test_sticky_posts_stand_on_top_and_again_in_their_place(browser: Browser, replica: Replica) -> None:
    sticky = [f"{browser.base}/{post.slug}/" for post in replica.sticky()]
    assert len(sticky) == len(STICKY_NUMBERS)
    for path in ("/", replica.categories[replica.sticky()[0].categories[0]].path):
        pages = walk(browser, path)
        assert pages[0][0] == sticky[0]
        assert sum(page.count(sticky[0]) for page in pages) == 2
    assert browser.get("/")("article.sticky .sticky-post") == ["Unggulan"] * len(sticky)


def test_past_the_last_page_a_normal_looking_page_says_404(browser: Browser) -> None:
    page = browser.get("/category/berita/politik/page/999/")
    assert page.status == 404
    assert page("h1.page-title")
    assert page("li.menu-item-object-category")
    assert not page(ENTRIES)


def test_an_unknown_category_is_404(browser: Browser) -> None:
    assert browser.get("/category/tidak-ada/").status == 404


def test_an_empty_category_answers_200_and_says_so(browser: Browser) -> None:
    page = browser.get("/category/kosong/")
    assert page.status == 200
    assert page(".no-results h1") == ["Tidak Ada yang Ditemukan"]
    assert not page("article")
    assert browser.get("/category/kosong/page/2/").status == 404


def test_the_first_page_has_only_one_address(browser: Browser) -> None:
    assert browser.where("/page/1/") == (301, "/")
    assert browser.where("/category/berita/page/1/") == (301, "/category/berita/")
    assert browser.where("/category/berita") == (301, "/category/berita/")


def test_twins_of_a_listing_answer_200(browser: Browser) -> None:
    titles = browser.get("/category/berita/politik/")(ENTRIES)
    for twin in ("/category/politik/", "/category/Berita/Politik/", "/category/berita/politik/?utm_source=x"):
        page = browser.get(twin)
        assert (page.status, page(ENTRIES)) == (200, titles)


def test_listings_carry_no_canonical_link(browser: Browser) -> None:
    for path in ("/", "/category/berita/", "/category/kosong/"):
        assert not browser.get(path).attributes("link[rel=canonical], link[rel=shortlink], link[rel=next]", "href")


def test_an_entry_without_title_is_linked_by_its_date_only(browser: Browser, replica: Replica) -> None:
    page = next(
        page
        for number in range(1, 14)
        if "/102-2/" in (page := browser.get(f"/page/{number}/" if number > 1 else "/")).text
    )
    assert not page("#post-102 h2 a")
    assert page.attributes("#post-102 a[href*='102-2']", "href") == [f"{browser.base}/102-2/"]


def test_sidebar_links_look_like_article_links(browser: Browser) -> None:
    page = browser.get("/category/kosong/")
    assert page("aside .widget_recent_entries li a")
    assert page("aside a.wpp-post-title[rel=bookmark]")


def test_titles_style_prints_excerpts_and_bodies_style_whole_stories() -> None:
    with serving(Replica(120)) as base:
        page = Browser(base).get("/category/berita/")
        assert page("article .entry-summary")
        assert not page("article .entry-content")
    with serving(Replica(120, listing_style="bodies")) as base:
        browser = Browser(base)
        pages = [browser.get(f"/category/berita/{path}") for path in ("", "page/2/", "page/3/")]
        links = [link for page in pages for link in page.attributes("article .entry-content a", "href")]
        assert any(link.startswith(base) for link in links)  # "Baca juga" looks like an article link
        assert not pages[0]("article .code-block")


def test_a_replica_without_posts_says_so() -> None:
    with serving(Replica(0)) as base:
        page = Browser(base).get("/")
        assert (page.status, page(ENTRIES)) == (200, [])
        assert page(".no-results")
