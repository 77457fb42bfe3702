"""What a page's head says."""

import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler import extract
from okegas_crawler.markup.metadata import Metadata, read_metadata

OWN = "https://okegas.id/rapat-desa/"


def metadata_of(*scripts: Any, head: str = f"<link rel=canonical href='{OWN}'>") -> Metadata:
    written = (script if isinstance(script, str) else json.dumps(script) for script in scripts)
    tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in written)
    return read_metadata(LexborHTMLParser(f"<head>{head}</head><body><h1>Judul</h1>{tags}"))


def test_meta_elements_are_kept_by_property_or_name_and_the_first_wins() -> None:
    titles = "<meta property=og:title content='Rapat &amp; Desa'><meta name=OG:title content=Lain>"
    head = titles + "<meta name=viewport content=x>"
    assert metadata_of(head=head).meta == {"og:title": "Rapat & Desa"}


def test_a_charset_may_stand_behind_the_type_of_json_ld() -> None:
    page = '<script type="application/ld+json; charset=utf-8">{"@type": "Article", "headline": "Rapat"}</script>'
    assert read_metadata(LexborHTMLParser(page)).said("headline") == "Rapat"


@pytest.mark.parametrize("head", ["", "<link rel=canonical href='https://okegas.id/'>"], ids=["none", "the home page"])
def test_where_no_canonical_address_is_said_the_one_that_answered_tells_whose_json_ld_it_is(head: str) -> None:
    other = '{"@type": "NewsArticle", "headline": "Lain", "url": "https://okegas.id/lain/"}'
    own = f'{{"@type": "NewsArticle", "headline": "Rapat", "url": "{OWN}"}}'
    page = LexborHTMLParser(f'{head}<script type="application/ld+json">[{other}, {own}]</script>')
    assert read_metadata(page, OWN).said("headline") == "Rapat"


def test_every_article_tag_is_kept() -> None:
    head = "<meta property=article:tag content=Berau><meta property=article:tag content='Pemilu 2024'>"
    assert metadata_of(head=head).tags == ["Berau", "Pemilu 2024"]


@pytest.mark.parametrize(
    "script",
    [
        {
            "@graph": [
                {"@type": "WebPage", "datePublished": "2024-02-07"},
                {"@type": "Article", "datePublished": "2024-02-06"},
            ]
        },
        [{"@type": "Organization"}, {"@type": ["NewsArticle", "Thing"], "datePublished": "2024-02-06"}],
        {"@type": "newsArticle", "datePublished": "2024-02-06", "mainEntityOfPage": {"@type": "WebPage", "@id": OWN}},
        {"@type": "WebPage", "datePublished": "2024-02-06"},
        {"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "datePublished": "2024-02-06"}},
        '<!--//--><![CDATA[//>\n{"@type": "Article", "articleBody": "Dua\nbaris", "datePublished": "2024-02-06"}//]]>',
        '{"@type": "Article", "datePublished": "2024-02-06", "image": [1, 2, ], }',
    ],
    ids=["Yoast", "list", "JNews", "page only", "nested", "raw line break, CDATA", "commas too many"],
)
def test_the_articles_object_is_found_however_it_is_written(script: Any) -> None:
    assert metadata_of(script).said("datePublished") == "2024-02-06"


def test_a_script_that_cannot_be_read_spoils_no_other() -> None:
    broken = '{"@type": "Article", "headline": "Rapat "Desa"", "datePublished": "2024-01-01"}'
    assert (
        metadata_of(broken, {"@type": "Article", "datePublished": "2024-02-06"}).said("datePublished") == "2024-02-06"
    )


def test_an_object_that_names_another_address_is_another_posts() -> None:
    other = {"@type": "NewsArticle", "url": "https://okegas.id/lain/", "datePublished": "2024-01-01"}
    own = {"@type": "NewsArticle", "url": OWN.removesuffix("/") + "#artikel", "datePublished": "2024-02-06"}
    assert metadata_of([other, own]).said("datePublished") == "2024-02-06"
    assert metadata_of([other]).said("datePublished") is None


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Person", "name": "Anita Contoh"}, "Anita Contoh"),
        ([{"name": "Anita Contoh"}, {"name": "Budi"}], "Anita Contoh"),
        ("Anita Contoh", "Anita Contoh"),
        ({"@id": "#anita"}, "Anita Contoh"),
        ({"@id": "#tiada"}, None),
        ({"name": ["Anita"]}, None),
        (7, None),
        ([], None),
    ],
)
def test_the_author_is_named_or_referred_to(author: Any, expected: str | None) -> None:
    person = {"@type": "Person", "@id": "#anita", "name": "Anita Contoh"}
    assert metadata_of({"@graph": [{"@type": "Article", "author": author}, person]}).author() == expected


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (["Berita", "Politik", "Berita"], ["Berita", "Politik"]),
        ("Berita, Politik", ["Berita", "Politik"]),
        (["", 7], []),
        (None, []),
    ],
)
def test_sections_are_a_list_or_one_text_with_commas(section: Any, expected: list[str]) -> None:
    assert metadata_of({"@type": "Article", "articleSection": section}).listed("articleSection", ",") == expected


PAGE = """<head><link rel=canonical href="{canonical}">{head}</head><body class="single postid-7">
<h1 class=entry-title>Kerja Bakti</h1><time class="entry-date published" datetime="2024-02-06T14:30:00+08:00"></time>
<div class=entry-content><p>Warga bergotong royong.</p></div></body>"""


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "datePublished": ',
        "[" * 200_000,
        '{"@type":"NewsArticle","a":' * 200_000 + "1" + "}" * 200_000,
        '{"@type": "NewsArticle", "headline": ' + "7" * 6_000 + "}",
        '["NewsArticle", null, [[]], 7]',
        '{"@type": "NewsArticle", "headline": "' + "x" * 3_000_000,
        '{"@type": "NewsArticle", "headline": {"@value": 7}, "datePublished": ["2020-01-01"], "author": [[]]}',
        "null",
        "",
    ],
    ids=["cut off", "deep list", "deep object", "long number", "list", "huge", "other types", "null", "empty"],
)
def test_a_script_of_no_use_leaves_the_article_to_its_page(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    article = extract(PAGE.format(head=head, canonical=OWN), OWN)
    assert article is not None
    assert (article.title, article.body) == ("Kerja Bakti", "Warga bergotong royong.")
    assert (article.published, article.published_source) == ("2024-02-06T14:30:00+08:00", "time")


@pytest.mark.parametrize(
    "canonical",
    [
        "https://contoh.example/rapat/",
        "//contoh.example/",
        "javascript:alert(1)",
        "http://[",
        "https://okegas.id:81/x/",
    ],
)
def test_a_page_that_leads_elsewhere_is_still_itself(canonical: str) -> None:
    head = "<meta http-equiv=refresh content='0; url=https://contoh.example/'>"
    article = extract(PAGE.format(head=head, canonical=canonical), OWN)
    assert article is not None
    assert (article.id, article.url) == ("okegas.id:7", OWN)
