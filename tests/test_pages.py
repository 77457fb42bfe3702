"""Article pages: what they are, which article they are, and that none of them makes us raise."""

import random
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okegas_crawler import extract
from okegas_crawler.listings import category_links, entries, next_page, says_nothing_found
from okegas_crawler.markup.limits import FreezingError
from okegas_crawler.pages import (
    Page,
    article_address,
    continuations,
    identity,
    printed_article,
    read_page,
    why_not_article,
)
from okegas_crawler.sites import OKEGAS
from tests.conftest import REPOSITORY

ADDRESS = "https://okegas.id/kerja-bakti/"
SENTENCE = "Warga Kampung Contoh bergotong royong membersihkan parit sejak pagi."


def page_of(html: str | bytes, url: str = ADDRESS) -> Page:
    return read_page(html, url, OKEGAS)


def read_everything(html: str | bytes) -> None:
    """All that is ever asked of a page."""
    extract(html, ADDRESS)
    try:
        page = page_of(html)
    except FreezingError:
        return
    why_not_article(page)
    entries(page), next_page(page), category_links(page), says_nothing_found(page)
    printed_article(page, datetime.now(UTC))
    identity(page), article_address(page), continuations(page)


# ------------------------------------------------------------------------------------------------ not an article


@pytest.mark.parametrize(
    ("body_class", "url", "reason"),
    [
        ("single single-post postid-7", ADDRESS, None),
        ("error404", ADDRESS, "404"),
        ("attachment single single-attachment postid-7", ADDRESS, "attachment"),
        ("archive category category-politik", "https://okegas.id/category/politik/", "listing"),
        ("archive tag", "https://okegas.id/tag/banjir/", "listing"),
        ("search search-results", "https://okegas.id/?s=banjir", "listing"),
        ("home blog", "https://okegas.id/", "listing"),
        ("page page-id-2", "https://okegas.id/redaksi/", "page"),
        # themes that leave the classes out: the address tells
        ("", ADDRESS, None),
        ("", "https://okegas.id/category/politik/page/2/", "listing"),
        ("", "https://okegas.id/author/anita/", "listing"),
        ("", "https://okegas.id/2024/02/06/", "listing"),
        ("", "https://okegas.id/", "listing"),
        ("", "https://okegas.id/kerja-bakti/2/", None),
        ("", "https://okegas.id/?p=7", None),
    ],
)
def test_what_the_page_is_stands_in_its_body_class_or_its_address(
    body_class: str, url: str, reason: str | None
) -> None:
    assert why_not_article(page_of(f"<body class='{body_class}'><h1>Judul</h1><p>{SENTENCE}</p>", url)) == reason


def test_a_not_found_page_without_body_class_and_with_status_200_is_known_by_its_section() -> None:
    assert why_not_article(page_of("<section class='error-404 not-found'><h1>Tidak ditemukan</h1></section>")) == "404"


def test_a_protected_post_is_known_by_its_form() -> None:
    form = "<div class=entry-content><form class=post-password-form><p>Kata sandi</p></form></div>"
    assert why_not_article(page_of(f"<body class=single>{form}")) == "protected"


def test_a_protected_post_is_known_where_no_theme_marks_its_text() -> None:
    form = "<form class=post-password-form><p>Kata sandi</p></form>"
    about = f"<div><h1>Rapat</h1><article class=isi>{form}</article><div class=penulis><p>{SENTENCE}</p></div></div>"
    assert why_not_article(page_of(f"<body class=single>{about}")) == "protected"


def test_a_password_asked_for_another_post_protects_none() -> None:
    other = "<article><h2><a href=/lain/>Lain</a></h2><form class=post-password-form></form></article>"
    text = f"<article><h1>Rapat</h1><div class=entry-content><p>{SENTENCE}</p></div></article>"
    assert why_not_article(page_of(f"<body class=single>{text}{other}")) is None


# ------------------------------------------------------------------------------------------------ which article


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<body class='single postid-12'>", "okegas.id:12"),
        ("<link rel=shortlink href='https://okegas.id/?p=13'>", "okegas.id:13"),
        ("<article id=post-14><div class=entry-content><p>Teks</div></article>", "okegas.id:14"),
        ("<article><div class=entry-content><p>Teks</div></article>", "okegas.id:/kerja-bakti/"),
        # no number of a database
        ("<body class='single postid-\u0663'><link rel=shortlink href='https://okegas.id/?p=15'>", "okegas.id:15"),
        (f"<body class='single postid-{'9' * 6_000}'>", "okegas.id:/kerja-bakti/"),
        # tagDiv's own template is an article too, with the id of a template
        ("<article id=template-id-205 class=post-205><div class=td-post-content><p>Teks", "okegas.id:/kerja-bakti/"),
        # an article element in the sidebar is not the page's
        (
            "<div class=entry-content><p>Teks</div><aside><article id=post-9></article></aside>",
            "okegas.id:/kerja-bakti/",
        ),
    ],
)
def test_the_id_is_what_the_page_says_of_its_own_post(html: str, expected: str) -> None:
    assert identity(page_of(html)) == expected


@pytest.mark.parametrize(
    ("canonical", "url", "expected"),
    [
        ("https://okegas.id/rapat-desa/", "https://okegas.id/?p=7", "https://okegas.id/rapat-desa/"),
        ("http://www.okegas.id/Rapat-Desa?utm_source=wa", ADDRESS, "https://okegas.id/rapat-desa/"),
        ("https://okegas.id/", ADDRESS, ADDRESS),  # a plugin's mistake: every page is the home page
        ("https://contoh.example/rapat/", ADDRESS, ADDRESS),
        (f"https://okegas.id/{'rapat-' * 400}/", ADDRESS, ADDRESS),
        ("http://[", ADDRESS, ADDRESS),
        ("", "https://okegas.id/kerja-bakti/amp/", ADDRESS),
    ],
)
def test_the_address_is_the_canonical_one_if_that_is_on_the_site(canonical: str, url: str, expected: str) -> None:
    assert article_address(page_of(f"<link rel=canonical href='{canonical}'>", url)) == expected


PAGE_LINKS = """<link rel=canonical href='https://okegas.id/kerja-bakti/{canonical}'><div class=page-links>
<a class=post-page-numbers href='https://okegas.id/kerja-bakti/'>1</a>
<span class='post-page-numbers current'>Laman 2</span>
<a class=post-page-numbers href='/kerja-bakti/10/'>10</a>
<a class=post-page-numbers href='/kerja-bakti/3/'>3</a>
<a class=post-page-numbers href='/kerja-bakti/3/?replytocom=4'>3</a>
<a class=post-page-numbers href='/lain/3/'>3</a></div>"""


def test_a_continuation_belongs_to_the_address_of_its_first_page() -> None:
    page = page_of(PAGE_LINKS.format(canonical="2/"))
    assert article_address(page) == ADDRESS
    assert continuations(page) == [ADDRESS + "3/", ADDRESS + "10/"]


def test_a_slug_that_ends_in_a_number_is_no_continuation() -> None:
    assert article_address(page_of("<link rel=canonical href='https://okegas.id/pemilu/2024/'>")).endswith(
        "/pemilu/2024/"
    )


# ------------------------------------------------------------------------------------------------ encodings


@pytest.mark.parametrize(
    "html",
    [
        "<meta charset=windows-1252><div class=entry-content><p>“Café” – Berau".encode("cp1252"),
        "\ufeff<div class=entry-content><p>“Café” – Berau".encode(),
        "\ufeff<div class=entry-content><p>“Café” – Berau".encode("utf-16-le"),
        "<meta charset=utf-8><div class=entry-content><p>“Café” – Berau".encode(),
    ],
    ids=["windows-1252", "UTF-8 with mark", "UTF-16", "UTF-8"],
)
def test_bytes_are_decoded_as_a_browser_would(html: bytes) -> None:
    content = page_of(html).content
    assert content is not None
    assert content.text() == "“Café” – Berau"


def test_bytes_that_are_no_text_become_replacement_characters() -> None:
    article = extract(b"<h1>Judul \xff</h1><p>Teks \xe2\x80</p>", ADDRESS)
    assert article is not None
    assert article.title == "Judul \N{REPLACEMENT CHARACTER}"


# ------------------------------------------------------------------------------------------------ never raises

PAGES = [file.read_text(encoding="utf-8") for file in sorted(REPOSITORY.glob("tests/pages/*.html"))]
TAG = re.compile(r"<[^<>]*>")
ATTRIBUTE = re.compile(r"""\s[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s>]+)""")


def cut(page: str, at: random.Random) -> str:
    return page[: at.randrange(len(page))]


def beheaded(page: str, at: random.Random) -> str:
    return page[at.randrange(len(page)) :]


def unclosed(page: str, at: random.Random) -> str:
    return TAG.sub(lambda tag: "" if tag[0].startswith("</") and at.random() < 0.3 else tag[0], page)


def doubled(page: str, at: random.Random) -> str:
    return TAG.sub(lambda tag: tag[0] * 2 if at.random() < 0.1 else tag[0], page)


def nested(page: str, at: random.Random) -> str:
    place = at.randrange(len(page))
    return page[:place] + page[place:] + page[place:].replace("</", "<") + page[:place]


def without_values(page: str, at: random.Random) -> str:
    return ATTRIBUTE.sub(lambda found: found[0].partition("=")[0] if at.random() < 0.3 else found[0], page)


def with_attributes_twice(page: str, at: random.Random) -> str:
    return ATTRIBUTE.sub(lambda found: found[0] * 2 if at.random() < 0.3 else found[0], page)


def with_other_values(page: str, at: random.Random) -> str:
    values = ["''", "http://[", "%00", "javascript:0", "//", "2024-13-45T99:99", "９９９", "https://okegas.id:x/"]
    return re.sub(
        r"(href|src|datetime|content|class|id)=\S+", lambda found: f"{found[1]}={at.choice(values)} ", page, count=40
    )


def shuffled(page: str, at: random.Random) -> str:
    pieces = TAG.split(page)
    tags = TAG.findall(page)
    at.shuffle(tags)
    return "".join(piece + tag for piece, tag in zip(pieces, [*tags, ""], strict=False))


def noisy(page: str, at: random.Random) -> str:
    return "".join(at.choice("<>&\"'\0\ud800\u2028é ") if at.random() < 0.02 else letter for letter in page)


MANGLERS: list[Callable[[str, random.Random], str]] = [
    cut,
    beheaded,
    unclosed,
    doubled,
    nested,
    without_values,
    with_attributes_twice,
    with_other_values,
    shuffled,
    noisy,
]


@settings(max_examples=250, deadline=None)
@given(
    st.sampled_from(PAGES),
    st.lists(st.sampled_from(MANGLERS), min_size=1, max_size=3),
    st.randoms(use_true_random=False),
)
def test_no_mangled_page_raises(
    page: str, manglers: list[Callable[[str, random.Random], str]], at: random.Random
) -> None:
    for mangle in manglers:
        page = mangle(page, at) or "<p>"
    read_everything(page[:60_000])


LINK = "<a href=/category/politik/>Politik</a> "
ENTRY = "<article><h3><a href=/rapat-desa/>Rapat</a></h3></article>"
HOSTILE = {
    "5 MB of text": "<p>" + "kata " * 1_000_000,
    "no tag at all": "kata " * 100_000,
    "100,000 nested divs": "<div>" * 100_000 + f"<p>{SENTENCE}",
    "100,000 nested spans": "<article><h1>Judul</h1>" + "<span>" * 100_000 + "teks",
    "9,000 nested divs": "<div>" * 9_000 + f"<p>{SENTENCE}",
    "paragraphs nested": f"<div><p>{SENTENCE}" * 4_900,
    "paragraphs side by side": f"<p>{SENTENCE}</p>" * 20_000,
    "containers nested": "<div class=entry-content><p>teks</p>" * 3_000,
    "containers side by side": "<div class=entry-content><p>teks</p></div>" * 10_000,
    "entries nested": "<article><h2><a href=/rapat-desa/>Rapat</a></h2>" * 3_000,
    "entries side by side": ENTRY * 10_000,
    "entries in entries' bodies": "<article><div class=entry-content>" * 3_000 + LINK,
    "sidebars nested": "<div class=sidebar>" * 5_000 + ENTRY,
    "links": "<article><h1>Judul</h1>" + LINK * 20_000 + f"<p>{SENTENCE}",
    "headings that lead away": "<main><h1>Judul</h1>" + "<div><h2><a href=/rapat/>x</a></h2></div>" * 10_000,
    "headings": "<h1>Judul panjang</h1>" * 20_000 + "<p>teks",
    "times": "<article><h1>Judul</h1>" + "<time class=published datetime=2024-02-06>6</time>" * 10_000 + "<p>teks",
    "lines that are nearly dates": "<article><h1>Judul</h1>" + "<i>12 Foo 2024 x</i>" * 20_000 + "<p>teks",
    "pictures": "<article><h1>Judul</h1>" + "<img class=wp-post-image src=data:x>" * 20_000 + "<p>teks",
    "line breaks": "<div>" + "teks<br>" * 20_000,
    "JSON-LD nested": "<script type=application/ld+json>" + '{"@type":"Article","a":' * 50_000 + "</script><p>teks",
    "JSON-LD long": "<script type=application/ld+json>["
    + '{"@type":"Article","url":"https://okegas.id/x/","author":{"@id":"q"}},' * 10_000
    + '{"@type":"Article"}]</script><p>teks',
    "scripts without end": "<script>" * 100_000,
    "comments without end": "<!--" * 100_000,
    "angle brackets": "<" * 300_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("body", ["<body class='single postid-7'>", ""], ids=["with body class", "without"])
def test_a_hostile_page_neither_raises_nor_takes_more_than_linear_time(body: str, html: str) -> None:
    started = time.process_time()
    read_everything(body + html)
    # Twice the reading, and a machine that is busy: what is quadratic takes minutes.
    assert time.process_time() - started < 10


LARGEST = 70_000  # elements, about as many as a page may have to be parsed at all
REPEATED = {
    "empty paragraphs": "<p>",
    "line breaks": "<br>",
    "paragraphs": f"<p>{SENTENCE}</p>",
    "links": "<p><a href=/rapat/>Rapat</a></p>",
    "spans": "<span>kata</span> ",
    "rows": "<tr><td>kata</td><td>7</td></tr>",
    "headings": "<h2>Judul</h2>",
    "dates": "<p>Selasa (6/2/2024) dan 7/2/2024</p>",
}
MARKED = "<body class='single postid-7'><article id=post-7><h1 class=entry-title>Judul</h1><div class=entry-content>"


@pytest.mark.parametrize("element", REPEATED.values(), ids=REPEATED.keys())
@pytest.mark.parametrize("head", [MARKED, "<h1>Judul</h1>"], ids=["with container", "without"])
def test_a_page_as_large_as_any_that_is_parsed_takes_a_second(head: str, element: str) -> None:
    times = LARGEST // element.replace("</", "").count("<")
    html = head + "<table>" * element.startswith("<tr") + element * times
    started = time.process_time()
    extract(html, ADDRESS)
    assert time.process_time() - started < 4  # four times what is promised, for a machine that is busy
