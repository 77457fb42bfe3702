"""Home and category pages: categories, entries, next page."""

import pytest

from okegas_crawler.listings import Entry, article_links, category_links, entries, next_page, says_nothing_found
from okegas_crawler.pages import Page, read_page
from okegas_crawler.sites import OKEGAS
from tests.conftest import REPOSITORY

HOME = "https://okegas.id/"
POLITICS = HOME + "category/politik/"


def listing(html: str, url: str = POLITICS) -> Page:
    return read_page(html, url, OKEGAS)


# ------------------------------------------------------------------------------------------------ categories


def test_the_categories_are_those_of_the_menus() -> None:
    page = read_page((REPOSITORY / "tests/pages/tagdiv--home.html").read_bytes(), HOME, OKEGAS)
    slugs = ["berita", "berita/politik", "ekonomi", "olahraga", "berita/peristiwa"]
    assert category_links(page) == [f"{HOME}category/{slug}/" for slug in slugs]


def test_they_come_each_once_and_only_from_the_site_itself() -> None:
    links = "<a href=/category/Politik>1</a><a href=//okegas.id/category/politik/page/2/>2</a><a href=/tag/x/>3</a>"
    assert category_links(
        listing(f"<nav>{links}<a href='https://contoh.example/category/lain/'>4</a></nav>", HOME)
    ) == [POLITICS]


def test_those_beside_the_articles_of_the_home_page_are_not_taken_for_all() -> None:
    assert category_links(listing("<article><a rel='category tag' href=/category/politik/>1</a></article>", HOME)) == []


# ------------------------------------------------------------------------------------------------ entries


@pytest.mark.parametrize(
    "entry",
    [
        "<article><h2 class=entry-title><a href=/rapat-desa/>Rapat</a></h2></article>",
        "<div class=hentry><h3><span><a href=/rapat-desa/>Rapat</a></span></h3></div>",
        "<li class='wp-block-post'><h2 class=wp-block-post-title><a href=/rapat-desa/ target=_self>Rapat</a></h2></li>",
        "<div class='td_module_10 td_module_wrap'><h3 class=td-module-title><a href=/rapat-desa/>Rapat</a></h3></div>",
        "<article><a href=/rapat-desa/><img src=a.jpg></a><h2><a href=/rapat-desa/></a></h2></article>",
        "<article><a href=/author/anita/>Anita</a> <a rel=bookmark href=/rapat-desa/><time>6/2</time></a></article>",
        "<article><a href=/category/politik/>Politik</a><p>Isi … <a href=/rapat-desa/>Lanjut</a></article>",
        "<div class=kartu><h3><a href=/rapat-desa/>Rapat</a></h3></div>",
        "<a class=kartu href=/rapat-desa/><img src=a.jpg><h3>Rapat</h3></a>",
    ],
    ids=["article", "hentry", "block", "module", "untitled", "by its date", "by read more", "heading", "linked card"],
)
def test_an_entry_leads_to_its_article(entry: str) -> None:
    assert article_links(listing(f"<main>{entry}</main>")) == [HOME + "rapat-desa/"]


def test_links_in_an_entrys_text_are_none_of_the_listing() -> None:
    body = "<div class=entry-content><p>Baca juga: <a href=/lain/>Lain</a></p><h3><a href=/lain-lagi/>Lagi</a></h3>"
    inner = "<article><h3><a href=/sisipan/>Sisipan</a></h3></article></div>"
    entry = f"<article><h2><a href=/rapat-desa/>Rapat</a></h2>{body}{inner}</article>"
    assert article_links(listing(entry)) == [HOME + "rapat-desa/"]


def test_a_list_that_is_marked_as_one_entry_has_linked_headings() -> None:
    rows = "".join(f"<div><a href=/{slug}/><h2>Kabar</h2></a><p>Isi</p></div>" for slug in ("rapat-desa", "panen-raya"))
    beside = "<aside><a href=/lain/><h4>Lain</h4></a></aside>"
    assert article_links(listing(f"<section><article>{rows}</article>{beside}</section>")) == [
        HOME + "rapat-desa/",
        HOME + "panen-raya/",
    ]


def test_without_headings_an_entry_is_linked_by_its_picture_and_by_its_title() -> None:
    row = "<div><a href=/{0}/><img src=x></a><a href=/category/x/>Desa</a><div><a href=/{0}/>Rapat Desa</a></div></div>"
    menu = "<div><a href=/redaksi/>Redaksi Kami</a></div><aside><a href=/lain/><img><b>Lain hal</b></a></aside>"
    html = f"{menu}<main>{row.format('rapat-desa')}{row.format('panen-raya')}</main>"
    assert article_links(listing(html)) == [HOME + "rapat-desa/", HOME + "panen-raya/"]
    assert article_links(listing(html + "<div><h4><a href=/populer/>Populer</a></h4></div>")) == article_links(
        listing(html)
    )
    assert article_links(listing(html + "<section class=no-results></section>")) == []


def test_a_home_page_built_within_a_pages_text_lists_its_entries() -> None:
    entry = "<article class=elementor-post><h3><a href=/rapat-desa/>Rapat</a></h3></article>"
    assert article_links(listing(f"<article class=page><div class=entry-content>{entry}</div></article>", HOME)) == [
        HOME + "rapat-desa/"
    ]


@pytest.mark.parametrize("beside", ["aside", "footer", "header", "div class=widget", "div class='td-main-sidebar'"])
def test_what_stands_beside_the_list_is_no_entry(beside: str) -> None:
    entry = "<article><h2><a href=/{0}/>x</a></h2></article>"
    tag = beside.partition(" ")[0]
    html = f"<main>{entry.format('rapat-desa')}</main><{beside}>{entry.format('lain')}</{tag}>"
    assert article_links(listing(html)) == [HOME + "rapat-desa/"]


def test_a_wrapper_that_sounds_like_a_sidebar_is_none() -> None:
    html = "<div class='content-sidebar-wrap'><main><article><h2><a href=/rapat-desa/>x</a></h2></article></main></div>"
    assert article_links(listing(html)) == [HOME + "rapat-desa/"]


def test_an_entry_is_listed_once_with_the_time_that_it_prints() -> None:
    time = "<time class='entry-date published updated' datetime='2024-02-06T14:30:00+08:00'>6 Februari 2024</time>"
    entry = f"<article class=sticky><h2><a href=/rapat-desa/>Rapat</a></h2>{time}</article>"
    assert entries(listing(entry * 2)) == [Entry(HOME + "rapat-desa/", "2024-02-06T14:30:00+08:00")]


@pytest.mark.parametrize(
    "href", ["/category/politik/", "/author/anita/", "/2024/02/", "/foto.jpg", "#", "https://x.example/a/"]
)
def test_what_is_no_posts_address_is_no_entry(href: str) -> None:
    assert article_links(listing(f"<article><h2><a href='{href}'>x</a></h2></article>")) == []


# ------------------------------------------------------------------------------------------------ next page


@pytest.mark.parametrize(
    "link",
    [
        "<a class='next page-numbers' href=/category/politik/page/2/>Berikutnya</a>",
        "<a class=page-numbers href=/category/politik/page/2/>2</a> <a href=/category/politik/page/9/>9</a>",
        "<a class=wp-block-query-pagination-next href='/category/politik/page/2/'>→</a>",
        "<div class=nav-previous><a href='https://www.okegas.id/category/politik/page/2'>Pos lama</a></div>",
        "<li class=previous><a href=/category/Politik/page/2/>Older</a></li>",
        "<a aria-label=next-page href='https://okegas.id/category/politik/page/2/?utm_source=x'><i></i></a>",
        "<a href='#' class=g1-load-more data-g1-next-page-url='https://okegas.id/category/politik/page/2/'>Lagi</a>",
    ],
    ids=["next", "numbers", "block", "older", "previous", "icon", "load more"],
)
def test_the_next_page_is_the_one_whose_number_is_one_higher(link: str) -> None:
    assert next_page(listing(link)) == POLITICS + "page/2/"


@pytest.mark.parametrize(
    "link",
    [
        "<a class='next page-numbers' href=/category/olahraga/page/2/>2</a>",
        "<a class='prev page-numbers' href=/category/politik/>1</a>",
        "<a class=page-numbers href=/category/politik/page/3/>3</a>",
        "",
    ],
    ids=["another listing", "the page before", "not the next", "no link"],
)
def test_another_page_is_not_the_next(link: str) -> None:
    assert next_page(listing(link)) is None


def test_an_empty_category_says_so() -> None:
    assert says_nothing_found(listing("<section class='no-results not-found'><p>Belum ada berita.</p></section>"))
    assert says_nothing_found(listing("<main><div class='wp-block-query alignwide'></div></main>"))
    assert says_nothing_found(listing("<main class=wp-block-query></main>"))
    assert not says_nothing_found(
        listing("<main><div class=wp-block-query><ul class=wp-block-post-template></ul></div>")
    )
    assert not says_nothing_found(listing("<p>Sedang dalam perbaikan.</p>"))
