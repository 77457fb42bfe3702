"""Author, categories, tags, dates and picture: the article's own, never another post's."""

from datetime import UTC, datetime

import pytest

from okegas_crawler.items import PrintedArticle
from okegas_crawler.pages import printed_article, read_page
from okegas_crawler.sites import OKEGAS

SENTENCE = (
    "Warga Kampung Contoh bergotong royong membersihkan parit sejak pagi hingga petang hari, kata kepala kampung."
)
TEXT = f"<div class=entry-content><p>{SENTENCE}</p></div>"
OTHER = """<a href=/lain/><img class=wp-post-image src=/lain.jpg></a><h3><a href=/lain/>Lain</a></h3>
<a rel=author href=/author/lain/>Penulis Lain</a><a rel='category tag' href=/category/lain/>Lain</a>
<a rel=tag href=/tag/lain/>lain</a><time class='entry-date published' datetime=2023-01-01T00:00:00+08:00>2023</time>"""


def printed(surroundings: str, head: str = "", url: str = "https://okegas.id/kerja-bakti/") -> PrintedArticle:
    html = f"<head>{head}</head><body class='single postid-7'>{surroundings}"
    return printed_article(read_page(html, url, OKEGAS), datetime.now(UTC))


def in_article(around: str, text: str = TEXT) -> str:
    return f"<article class=hentry><h1 class=entry-title>Kerja Bakti</h1>{around}{text}</article>"


def sources(article: PrintedArticle) -> list[tuple[str, str]]:
    return [(line.source, line.text) for line in article.published_lines]


@pytest.mark.parametrize(
    "block",
    [
        f"<div class=kotak>{OTHER}</div>",
        f"<aside>{OTHER}</aside>",
        f"<article>{OTHER}</article>",
        f"<div class=td_module_6>{OTHER}</div>",
        f"<ul class=related-list><li>{OTHER}</li></ul>",
        f"<div id=sidebar>{OTHER}</div>",
        f"<nav>{OTHER}</nav>",
    ],
    ids=["heading leads away", "aside", "article", "module", "related", "sidebar", "nav"],
)
@pytest.mark.parametrize("place", ["{0}{1}", "{1}{0}"], ids=["before", "behind"])
def test_nothing_of_another_post_is_taken(block: str, place: str) -> None:
    article = printed(f"<main>{place.format(block, in_article(''))}</main>")
    inside = printed(in_article(place.format(block, "")))
    for read in (article, inside):
        assert (read.author, read.categories, read.tags, read.image) == (None, [], [], None)
        assert (read.published_lines, read.modified_lines) == ([], [])


@pytest.mark.parametrize("element", ["article", "aside", "nav", "div class=widget", "li class=wp-block-post"])
def test_nothing_of_another_post_is_taken_that_has_no_heading(element: str) -> None:
    links = OTHER.replace("h3", "span")
    read = printed(in_article(f"<{element}>{links}</{element.partition(' ')[0]}>"))
    assert (read.author, read.categories, read.tags, read.published_lines) == (None, [], [], [])


# ------------------------------------------------------------------------------------------------ author


@pytest.mark.parametrize(
    ("surroundings", "expected"),
    [
        ("<a rel=author href=/x/>Anita Contoh</a>", "Anita Contoh"),
        (
            "<span class='author vcard'>Oleh <a class='url fn n' href=/author/anita/>Anita Contoh</a></span>",
            "Anita Contoh",
        ),
        ("<div class=td-post-author-name>By <a href=/author/anita/>Anita Contoh</a> - </div>", "Anita Contoh"),
        ("<a href=/author/anita/><img></a><a href=/author/anita/>Anita Contoh</a>", "Anita Contoh"),
        ("<small>Author by Anita Contoh</small> | <small>Post on 6 Februari 2024</small>", "Anita Contoh"),
        ("<div>Terbit 6 Februari 2024 | <b>Oleh</b> : Anita Contoh | <b>Kategori</b> : Berita</div>", "Anita Contoh"),
        ("<span>Ditulis oleh Anita Contoh pada 06 Feb 2024</span>", "Anita Contoh"),
        ("<span>Oleh Anita Contoh, S.Pd., Selasa</span>", "Anita Contoh, S.Pd."),
        ("<div><svg class='bi bi-person-fill'><path></svg> <small>Anita Contoh</small></div>", "Anita Contoh"),
        ("<small><i class='fa fa-user-o'></i> Anita Contoh</small>", "Anita Contoh"),
        ("<a href=/masuk/><i class='fa fa-user'></i> Masuk</a>", None),
        ("<h2>Oleh-Oleh Khas Pesisir Laris</h2><p>Warga Panen, Oleh Siapa Saja</p>", None),
        ("<span itemprop=author><meta itemprop=name content='Anita Contoh'></span>", "Anita Contoh"),
        ("<span class='amp-wp-author author vcard'>Anita Contoh</span>", "Anita Contoh"),
        (
            "<a href=/author/admin/>admin</a><div><span>Penulis: Anita Contoh</span><span>Editor: Budi</span></div>",
            "Anita Contoh",
        ),
        ("<a href=/author/admin/>admin</a>", "admin"),
        ("<a rel=author href=/author/anita/>Lihat semua pos</a>", None),
        ("", None),
    ],
)
def test_the_author_is_whom_the_page_names(surroundings: str, expected: str | None) -> None:
    assert printed(in_article(surroundings)).author == expected


def test_a_real_name_in_the_head_wins_over_the_first_account() -> None:
    assert (
        printed(in_article("<a rel=author>admin</a>"), head="<meta name=author content='Anita R.'>").author
        == "Anita R."
    )


# ------------------------------------------------------------------------------------------------ terms


@pytest.mark.parametrize(
    ("surroundings", "expected"),
    [
        ("<a rel='category tag' href=/category/politik/>Politik</a>", ["Politik"]),
        (
            "<a rel=tag href=/category/politik/>Politik</a>, <a rel=tag href=/category/berita/>Berita</a>",
            ["Politik", "Berita"],
        ),
        ("<ul class=td-category><li class=entry-category><a href=/politik/>Politik</a></li></ul>", ["Politik"]),
    ],
)
@pytest.mark.parametrize("way", ["nav class=breadcrumb", "div class=breadcrumbs"])
def test_categories_are_the_links_that_the_article_prints(surroundings: str, expected: list[str], way: str) -> None:
    breadcrumbs = f"<{way}><a href=/category/umum/>Umum</a></{way.partition(' ')[0]}>"
    article = printed(in_article(breadcrumbs + surroundings))
    assert (article.categories, article.tags) == (expected, [])


def test_categories_that_only_a_class_tells_are_named_as_the_menu_names_them() -> None:
    menu = "<ul class=menu><li><a href=/category/olahraga/e-sport/>E-Sport</a></li></ul>"
    article = f"<article class='hentry category-e-sport category-sepak-bola'><h1>Kerja Bakti</h1>{TEXT}</article>"
    assert printed(menu + article).categories == ["E-Sport", "Sepak Bola"]


def test_without_link_and_class_categories_are_those_of_the_head() -> None:
    assert printed(in_article(""), head="<meta property=article:section content=Politik>").categories == ["Politik"]


def test_tags_that_a_head_lists_behind_its_categories_are_none() -> None:
    json_ld = '{"@type": "BlogPosting", "articleSection": "Politik, Berau, DPRD"}'
    menu = "<nav><a href=/category/politik/>Politik</a><a href=/category/umum/>Umum</a></nav>"
    head = f"<script type='application/ld+json'>{json_ld}</script>"
    assert printed(menu + f"<main><h1>Kerja Bakti</h1>{TEXT}</main>", head=head).categories == ["Politik"]


def test_without_any_of_these_the_category_is_the_last_of_the_breadcrumbs() -> None:
    way = "<div class=breadcrumbs><a href=/>Beranda</a> <a href=/category/berita/>Berita</a> {} / Kerja Bakti</div>"
    crumbs = way.format("<a href=/category/berita/desa/>Desa</a>")
    assert printed(f"{crumbs}<main><h1>Kerja Bakti</h1>{TEXT}</main>").categories == ["Desa"]


def test_a_tag_list_within_the_text_is_read_and_a_link_in_a_sentence_is_not() -> None:
    linked = f"<p>{SENTENCE} <a rel=tag href=/tag/berau/>Berau</a></p>"
    listed = "<div class=tags-links><a rel=tag href=/tag/dprd/>#DPRD Berau</a></div>"
    assert printed(in_article("", f"<div class=entry-content>{linked}{listed}</div>")).tags == ["DPRD Berau"]


@pytest.mark.parametrize("place", ["in the text", "behind the article"])
def test_a_list_of_tags_is_known_by_its_links_where_no_name_tells_it(place: str) -> None:
    listed = "<div class='mt-2'>Tag: <a href=/tag/dprd/># DPRD Berau</a> <a href=/tag/apbd/>APBD</a></div>"
    text = f"<p>{SENTENCE} <a href=/tag/berau/>Berau</a></p>{listed if place == 'in the text' else ''}"
    article = in_article("", f"<div class=entry-content>{text}</div>")
    assert printed(article + (listed if place == "behind the article" else "")).tags == ["DPRD Berau", "APBD"]


# ------------------------------------------------------------------------------------------------ dates

MORNING, EVENING = "2024-02-06T07:00:00+08:00", "2024-02-06T19:00:00+08:00"


@pytest.mark.parametrize(
    ("surroundings", "source", "text"),
    [
        (f"<time class='entry-date published updated' datetime={MORNING}>6/2</time>", "time", MORNING),
        (
            f"<li itemprop=dateModified><time datetime={EVENING}></time></li><li><time datetime={MORNING}></time></li>",
            "time",
            MORNING,
        ),
        (
            f"<time class=updated datetime={EVENING}></time><time class=published datetime={MORNING}></time>",
            "time",
            MORNING,
        ),
        (f"<time class='entry-date updated td-module-date' datetime={MORNING}>6/2</time>", "time", MORNING),
        (f"<meta itemprop=datePublished content={MORNING}><time datetime={EVENING}></time>", "microdata", MORNING),
        ("<time datetime=''>Feb 6, 2024</time>", "time", "Feb 6, 2024"),
        ("<span itemprop=datePublished> 6 Februari 2024 </span>", "microdata", "6 Februari 2024"),
        ("<p>Selasa, 6 Februari 2024 | 14:30 WITA</p>", "text", "Selasa, 6 Februari 2024 | 14:30 WITA"),
        ("<p><i>6 Februari 2024</i> - <b>14:30 WIB</b></p>", "text", "6 Februari 2024 - 14:30 WIB"),
        ("<div>3 jam yang lalu</div>", "text", "3 jam yang lalu"),
        ("<i>Diperbarui: 8 Februari 2024</i><i>Terbit: 6 Februari 2024</i>", "text", "Terbit: 6 Februari 2024"),
    ],
)
def test_the_publication_is_told_by_the_best_of_what_the_article_prints(
    surroundings: str, source: str, text: str
) -> None:
    assert sources(printed(in_article(surroundings)))[0] == (source, text)


def test_the_heads_dates_come_first_and_the_modified_time_is_never_the_published_one() -> None:
    head = f"<meta name=article:modified_time content={EVENING}><meta name=article:published_time content={MORNING}>"
    article = printed(in_article(f"<time class=updated datetime={EVENING}></time>"), head=head)
    assert sources(article) == [("meta", MORNING)]
    assert [tuple(line) for line in article.modified_lines] == [("meta", EVENING), ("time", EVENING)]


def test_a_modified_time_alone_tells_no_publication() -> None:
    modified = f"<div class=wp-block-post-date__modified-date><time datetime={EVENING}>6/2</time></div>"
    assert printed(in_article(modified)).published_lines == []
    assert printed(in_article(f"<time class=updated datetime={EVENING}>6 Februari 2024</time>")).published_lines == []


def test_the_day_in_the_address_is_better_than_a_relative_line_and_worse_than_a_printed_day() -> None:
    url = "https://okegas.id/2024/02/06/kerja-bakti/"
    assert sources(printed(in_article("<p>2 hari lalu</p>"), url=url)) == [
        ("url", "2024-02-06"),
        ("text", "2 hari lalu"),
    ]
    assert sources(printed(in_article("<p>6 Februari 2024, 14:30</p>"), url=url))[0][0] == "text"


def test_today_at_the_top_of_the_page_is_not_the_articles_date() -> None:
    top = "<div>Jumat, 20 November 2026</div>"
    hero = "<div><h1>Kerja Bakti</h1><p>6 Februari 2024</p></div>"
    assert sources(printed(f"{top}{hero}<div>{TEXT}</div>")) == [("text", "6 Februari 2024")]


def test_a_date_above_the_heading_is_the_articles_where_none_stands_below() -> None:
    article = f"<article><p>6 Februari 2024</p><h1>Kerja Bakti</h1>{TEXT}</article>"
    assert sources(printed(f"<p>20 November 2026</p>{article}")) == [("text", "6 Februari 2024")]


def test_a_date_in_a_sentence_is_never_the_articles_date() -> None:
    article = f"<article><h1>Kerja Bakti</h1><p>{SENTENCE}</p><p>Acara digelar Selasa (6/2/2024).</p></article>"
    assert printed(article).published_lines == []


# ------------------------------------------------------------------------------------------------ picture


@pytest.mark.parametrize(
    ("surroundings", "image", "caption"),
    [
        ("<img class=wp-post-image src=/a.jpg>", "https://okegas.id/a.jpg", None),
        ("<figure class=post-thumbnail><img src=a.jpg><figcaption> Foto:  Humas</figcaption></figure>",
         "https://okegas.id/kerja-bakti/a.jpg", "Foto: Humas"),
        ("<div class=featured-image><img src=//cdn.example/a.jpg></div><div class=featured-image-caption>Humas</div>",
         "https://cdn.example/a.jpg", "Humas"),
        ("<img class=wp-post-image src='data:image/gif;base64,R0' data-src=/a.jpg>", "https://okegas.id/a.jpg", None),
        ("<amp-img class=wp-post-image src=/a.jpg></amp-img>", "https://okegas.id/a.jpg", None),
        ("<img class=avatar src=/wajah.jpg><img class=custom-logo src=/logo.png>", None, None),
        ("<img class=wp-post-image src='http://['>", None, None),
        ("<img class=wp-post-image src='file:///etc/passwd'>", None, None),
        ("<img class=wp-post-image src='javascript:alert(1)'>", None, None),
    ],
)  # fmt: skip
def test_the_picture_is_the_themes_with_its_caption(surroundings: str, image: str | None, caption: str | None) -> None:
    article = printed(in_article(surroundings))
    assert (article.image, article.image_caption) == (image, caption)


def test_a_picture_in_a_banner_above_the_article_is_the_articles() -> None:
    banner = "<div class=single-featured-image-header><img src=/a.jpg></div>"
    assert printed(f"<div>{banner}<main>{in_article('')}</main></div>").image == "https://okegas.id/a.jpg"


def test_without_a_theme_picture_it_is_the_shared_one_or_the_first_of_the_text() -> None:
    text = f"<div class=entry-content><p>{SENTENCE}</p><img src=/isi.jpg></div>"
    assert (
        printed(in_article("", text), head="<meta property=og:image content=/bagi.jpg>").image
        == "https://okegas.id/bagi.jpg"
    )
    assert printed(in_article("", text)).image == "https://okegas.id/isi.jpg"


# ------------------------------------------------------------------------------------------------ head and foot


def test_where_a_theme_marks_no_text_its_head_and_foot_are_not_part_of_it() -> None:
    head = "<header><a href=/category/politik/>Politik</a><h1>Kerja Bakti</h1><p>6 Februari 2024</p></header>"
    foot = "<footer><a rel=tag href=/tag/berau/>Berau</a></footer>"
    article = printed(f"<article>{head}<p>{SENTENCE}</p><p>Acara selesai petang.</p>{foot}</article>")
    [content] = article.contents
    assert content.text(separator=" ").split() == f"{SENTENCE} Acara selesai petang.".split()
    assert (article.categories, article.tags) == (["Politik"], ["Berau"])


def test_a_line_that_is_indented_is_no_longer_for_it() -> None:
    heading = "<h1><a href=/kerja-bakti/>Kerja\n" + " " * 80 + "Bakti</a></h1>"
    article = printed(f"<div>{heading}<span>Rabu, 7 Februari 2024 09:15</span></div>{TEXT}")
    assert sources(article) == [("text", "Rabu, 7 Februari 2024 09:15")]
