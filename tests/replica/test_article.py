"""The page of a post, after the classic default theme."""

import re
from datetime import datetime

from okegas_crawler.replica.headlines import FIRST_ID
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth
from okegas_crawler.sites import Site

from .conftest import Browser, Page


def page_of(browser: Browser, replica: Replica, number: int) -> Page:
    return browser.get(f"/{replica.post(FIRST_ID + number).slug}/")


def test_a_page_with_two_polls_weighs_what_real_ones_weigh(browser: Browser, replica: Replica) -> None:
    page = page_of(browser, replica, 8)
    assert len(page("form.ts_poll_form")) == 2
    assert 200_000 < len(page.body) < 260_000


def test_two_renderings_differ_but_the_text_does_not(browser: Browser, replica: Replica) -> None:
    first, second = (page_of(browser, replica, 8) for _ in range(2))
    assert first.body != second.body
    assert first(".entry-content > p") == second(".entry-content > p")


def test_the_same_seed_writes_the_same_posts_and_another_one_others() -> None:
    assert list(Replica(60).articles()) == list(Replica(60).articles())
    assert list(Replica(60, seed=2).articles()) != list(Replica(60).articles())


def test_a_post_does_not_depend_on_how_many_there_are() -> None:
    assert Replica(60).post(FIRST_ID + 20) == Replica(5000).post(FIRST_ID + 20)


def test_a_never_edited_post_prints_one_time(browser: Browser, replica: Replica) -> None:
    post = replica.post(FIRST_ID + 8)
    page = page_of(browser, replica, 8)
    times = page.attributes("article .posted-on time", "datetime")
    assert [datetime.fromisoformat(time) for time in times] == [post.published]
    assert times[0].endswith("+08:00")
    assert page.attributes("article time", "class") == ["entry-date published updated"]


def test_an_edited_post_prints_two(browser: Browser, replica: Replica) -> None:
    post = replica.post(FIRST_ID + 4)
    page = page_of(browser, replica, 4)
    assert page.attributes("article time", "class") == ["entry-date published", "updated"]
    times = page.attributes("article time", "datetime")
    assert [datetime.fromisoformat(time) for time in times] == [post.published, post.modified]
    assert post.modified > post.published


def test_author_categories_and_tags(browser: Browser, replica: Replica) -> None:
    post = replica.post(FIRST_ID + 8)
    page = page_of(browser, replica, 8)
    assert post.author
    assert page(".byline a[href*='/author/']") == [post.author.name]
    assert page("a[rel~=category]") == sorted(replica.categories[slug].name for slug in post.categories)
    assert page(".tags-links a") == list(post.tags)


def test_some_posts_print_no_author(browser: Browser, replica: Replica) -> None:
    post = next(post for post in replica.articles() if post.author is None)
    assert browser.get(f"/{post.slug}/")(".byline a") == [""]


def test_share_bars_related_posts_and_comment_form_surround_the_story(browser: Browser, replica: Replica) -> None:
    page = page_of(browser, replica, 8)
    assert page(".entry-content > .addtoany_content .addtoany_header") == ["Bagikan:", "Bagikan:"]
    assert page(".entry-content > .crp_related li a")
    assert page("form#commentform")
    assert page.attributes(".post-navigation a", "rel") == ["prev", "next"]


def test_polls_come_after_the_first_and_the_fourth_paragraph(browser: Browser, replica: Replica) -> None:
    page = page_of(browser, replica, 8)
    outside = re.sub(
        r"<form.*?</form>", "", page.text[page.text.index('<div class="entry-content">') :], flags=re.DOTALL
    )
    before_first, before_second = outside.split("<div class='code-block")[:2]
    assert before_first.count("</p>") == 1
    assert before_second.count("</p>") == 3


def test_empty_code_blocks_stay_behind_on_posts_without_a_poll(browser: Browser, replica: Replica) -> None:
    post = next(post for post in replica.articles() if post.polls == (None, None) and len(post.story) > 6)
    page = browser.get(f"/{post.slug}/")
    assert page(".code-block") == ["", ""]


def test_a_post_in_pages(browser: Browser, replica: Replica) -> None:
    slug = replica.post(FIRST_ID + 5).slug
    pages = [browser.get(f"/{slug}/{part}") for part in ("", "2/", "3/")]
    assert [page.status for page in pages] == [200] * 3
    links = [f"{browser.base}/{slug}/2/", f"{browser.base}/{slug}/3/"]
    assert pages[0].attributes(".entry-content .page-links a.post-page-numbers", "href") == links
    assert pages[1].attributes("link[rel=canonical]", "href") == [links[0]]
    assert len({page("article .entry-content > p")[1] for page in pages}) == 3
    assert browser.where(f"/{slug}/4/") == (301, f"/{slug}/")
    assert browser.where(f"/{slug}/1/") == (301, f"/{slug}/")


def test_an_untitled_post_has_neither_heading_nor_words_in_its_address(browser: Browser) -> None:
    page = browser.get("/102-2/")
    assert page.status == 200
    assert not page("h1")


def test_the_document_s_title_ends_with_the_blog_s_name(browser: Browser, replica: Replica) -> None:
    assert page_of(browser, replica, 8)("title") == [f"{replica.post(108).title} – Okegas.Id"]
    assert browser.get("/102-2/")("title") == ["Okegas.Id"]
    assert browser.get("/category/berita/")("title") == ["Berita – Okegas.Id"]


def test_a_post_without_a_body_is_a_gallery(browser: Browser, replica: Replica) -> None:
    page = page_of(browser, replica, 7)
    assert page(".entry-content .gallery img")
    assert not page(".entry-content > p")


def test_what_a_poll_would_say_stands_in_some_stories_too(browser: Browser, replica: Replica) -> None:
    paragraphs = page_of(browser, replica, 9)(".entry-content > p") + page_of(browser, replica, 11)(
        ".entry-content > p"
    )
    assert {"VS", "Coming Soon"} <= set(paragraphs)
    assert any("{{row.Answer_Title}}" in paragraph for paragraph in paragraphs)
    assert any("Siapa yang Layak Memimpin Berau 2025-2030?” dan" in paragraph for paragraph in paragraphs)


def test_the_smallest_replica_has_every_kind_of_block(replica: Replica) -> None:
    kinds = {type(block).__name__ for post in Replica(30).articles() for block in post.story}
    expected = {
        "Paragraph",
        "Heading",
        "Items",
        "Quotation",
        "Table",
        "Raw",
        "Poll",
        "RelatedLink",
        "Figure",
        "Gallery",
    }
    assert kinds == expected


def test_an_seo_plugin_prints_its_times_in_utc() -> None:
    replica = Replica(10, json_ld=True)
    with serving(replica) as base:
        browser = Browser(base)
        page = page_of(browser, replica, 4)
        assert '"datePublished":"2024-01-14T03:01:17+00:00"' in page.text
        assert page.attributes("meta[property='article:modified_time']", "content") == ["2024-01-14T18:01:17+00:00"]
        assert page.attributes("meta[property='og:title']", "content") == [f"{replica.post(104).title} - Okegas.Id"]
        assert page("script.yoast-schema-graph")
    with serving(Replica(10)) as base:
        assert not page_of(Browser(base), replica, 4)("script.yoast-schema-graph")


def test_the_pages_of_a_gallery_s_pictures_are_no_articles(browser: Browser, replica: Replica) -> None:
    address = page_of(browser, replica, 7).attributes(".gallery a", "href")[0]
    page = browser.get(address)
    assert page.status == 200
    assert "single-attachment" in page.attributes("body", "class")[0]
    assert page("article.type-attachment h1.entry-title")


def test_another_site_in_another_time_zone() -> None:
    site = Site(name="KABARDANAU.ID", host="kabardanau.id", time_zone="Asia/Jakarta", language="id")
    replica = Replica(10, site=site)
    record = truth(replica.post(FIRST_ID + 8), replica)
    assert record["url"].startswith("https://kabardanau.id/")
    assert record["body"].startswith("KABARDANAU.ID, ")
    assert record["published"].endswith("+07:00")
    with serving(replica) as base:
        assert page_of(Browser(base), replica, 8).text.count("OKEGAS") == 0


def test_a_mirror_s_links_lead_to_the_site_itself() -> None:
    with serving(Replica(10, origin="https://okegas.id")) as base:
        page = Browser(base).get("/")
        assert all(link.startswith("https://okegas.id/") for link in page.attributes("nav a, article a", "href"))
        assert base not in page.text
