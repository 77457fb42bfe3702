"""The steps from the article as printed to its record."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from scrapy.exceptions import DropItem
from scrapy.statscollectors import MemoryStatsCollector
from scrapy.utils.test import get_crawler
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler import pipelines, settings
from okegas_crawler.items import Article, PrintedArticle, PrintedLine
from okegas_crawler.pages import printed_article, read_page
from okegas_crawler.pipelines import (
    BodyPipeline,
    CheckPipeline,
    CreditsPipeline,
    PeriodPipeline,
    PublishedPipeline,
    WidgetsPipeline,
    finish,
)
from okegas_crawler.sites import OKEGAS

FETCHED = datetime(2024, 2, 7, 1, 30, tzinfo=UTC)


def printed(html: str = "", **fields: Any) -> PrintedArticle:
    content = LexborHTMLParser(f"<div id=content>{html}</div>").css_first("#content")
    assert content is not None
    return PrintedArticle(fetched_at=FETCHED, contents=[content], **fields)


def statistics() -> MemoryStatsCollector:
    return MemoryStatsCollector(get_crawler())


def test_the_crawl_takes_the_very_steps_of_extract() -> None:
    in_order = sorted(settings.ITEM_PIPELINES, key=settings.ITEM_PIPELINES.__getitem__)
    assert in_order == [f"{step.__module__}.{step.__qualname__}" for step in pipelines.STEPS]


def test_a_finished_record_has_no_working_fields() -> None:
    article = finish(printed("<p>Warga bergotong royong.</p>", title="Kerja Bakti"))
    assert type(article) is Article


def test_fragments_are_counted_by_kind_from_markup_and_from_text_alike() -> None:
    html = """<p>IKLAN VIDEO LIST</p><p>OKEGAS.ID, Tanjung Redeb – Warga bergotong royong, Selasa (6/2/2024).</p>
        <p>Baca juga: <a href="/lain/">Berita Lain</a></p><p>Mereka pulang sore hari. (*/ant)</p>"""
    article = finish(printed(html, title="Kerja Bakti"))
    assert article is not None
    assert article.removed == {"ad": 1, "related-link": 1}
    assert article.body.startswith("OKEGAS.ID, Tanjung Redeb – Warga")
    assert (article.dateline, article.sign_off) == ("Tanjung Redeb", "ant")
    assert [(mention.text, mention.date, mention.weekday_agrees) for mention in article.dates] == [
        ("Selasa (6/2/2024)", "2024-02-06", True)
    ]


def test_a_byline_in_the_text_names_the_author_better_than_the_theme() -> None:
    article = finish(printed("<p>Warga pulang.</p><p>Penulis: Anita Contoh | Editor: Budi</p>", author="admin"))
    assert article is not None
    assert article.author == "Anita Contoh"


@pytest.mark.parametrize(
    ("lines", "published", "source"),
    [
        ([("json-ld", "2024-02-06T06:30:00+00:00")], "2024-02-06T14:30:00+08:00", "json-ld"),
        ([("time", "2024-02-06T14:30:00")], "2024-02-06T14:30:00+08:00", "time"),
        ([("text", "Selasa, 6 Februari 2024 | 14:30 WIB")], "2024-02-06T14:30:00+07:00", "text"),
        ([("text", "6 Feb 2024")], "2024-02-06T00:00:00+08:00", "text"),
        ([("url", "2024-02-06")], "2024-02-06T00:00:00+08:00", "url"),
        (
            [("meta", "-0001-11-30T00:00:00+00:00"), ("time", "2024-02-06T14:30:00+08:00")],
            "2024-02-06T14:30:00+08:00",
            "time",
        ),
        ([("json-ld", "0001-01-01T00:00:00+09:00")], None, "json-ld"),
        ([("text", "segera terbit")], None, "text"),
        ([], None, None),
    ],
)
def test_published_is_what_the_best_readable_line_says(
    lines: list[tuple[str, str]], published: str | None, source: str | None
) -> None:
    article = PublishedPipeline().process_item(printed(published_lines=[PrintedLine(*line) for line in lines]))
    assert (article.published, article.published_source) == (published, source)


def test_what_cannot_be_read_and_what_contradicts_is_counted_and_kept() -> None:
    counted = statistics()
    lines = [
        PrintedLine("json-ld", "segera terbit"),
        PrintedLine("meta", "2024-02-06T06:30:00+00:00"),
        PrintedLine("time", "2023-02-06T14:30:00+08:00"),
    ]
    article = PublishedPipeline(counted).process_item(printed(published_lines=lines))
    assert article.published_raw == "2024-02-06T06:30:00+00:00"
    assert counted.get_value("article/published/unreadable") == 1
    assert counted.get_value("article/published/disagreement") == 1
    assert counted.get_value("article/modified/missing") == 1


def test_one_instant_in_two_offsets_is_no_disagreement() -> None:
    counted = statistics()
    lines = [PrintedLine("meta", "2024-02-06T06:30:00+00:00"), PrintedLine("time", "2024-02-06T14:30:00+08:00")]
    PublishedPipeline(counted).process_item(printed(published_lines=lines))
    assert counted.get_value("article/published/disagreement") is None


def test_the_period_is_that_of_the_sites_own_days() -> None:
    step = PeriodPipeline()
    step.since = date(2024, 2, 7)
    late_evening_in_utc = printed(published="2024-02-06T20:00:00+00:00")
    assert step.process_item(late_evening_in_utc) is late_evening_in_utc
    with pytest.raises(DropItem):
        step.process_item(printed(published="2024-02-06T15:00:00+00:00"))
    assert step.process_item(printed(published=None)).published is None


def test_what_has_neither_title_nor_body_is_not_an_article() -> None:
    assert finish(printed("<form class=ts_poll_form>Coming Soon</form>")) is None
    assert finish(printed("", title="Galeri Foto")) is not None
    assert finish(printed("<p>Tanpa judul.</p>")) is not None


def test_mojibake_is_counted_and_stays() -> None:
    counted = statistics()
    article = CheckPipeline(counted).process_item(printed(title="Rapat", body="kata â€œBupatiâ€"))
    assert article.body == "kata â€œBupatiâ€"
    assert counted.get_value("article/mojibake") == 1


def test_a_text_as_long_as_a_book_is_none_of_a_newspapers() -> None:
    with pytest.raises(DropItem):
        BodyPipeline().process_item(printed("<p>" + "Selasa (6/2/2024) " * 30_000))


def test_no_article_is_lost_over_one_bad_field() -> None:
    counted = statistics()
    article = CheckPipeline(counted).process_item(printed(title="Judul Saja"))
    assert article.title == "Judul Saja"
    assert counted.get_value("article/body/missing") == 1
    assert counted.get_value("article/author/missing") == 1


HEAD = "<title>{title} - OKEGAS.ID</title><meta property=og:title content='{title}'>"
LD_JSON = '<script type=application/ld+json>{{"@type":"NewsArticle","author":{{"name":"{author}"}}{section}}}</script>'
BODY = """<body class="single postid-7"><article id=post-7><h1 class=entry-title>Harga Cabai “Turun”</h1>
    <a rel=author href=/author/rina/>{author}</a><span class=cat-links><a href=/category/ekonomi/>Ekonomi</a></span>
    <div class=entry-content><p>OKEGAS.ID, Tanjung Redeb – Harga cabai turun.</p>{credit}</div></article>"""


def counted_disagreements(
    *, title: str = "HARGA CABAI &quot;TURUN&quot;", said: str = "Rina C.", marked: str = "rina  c", more: str = ""
) -> set[str]:
    credit, section = ("", more) if more.startswith(",") else (more, "")
    head = HEAD.format(title=title) + LD_JSON.format(author=said, section=section)
    page = read_page(head + BODY.format(author=marked, credit=credit), "https://okegas.id/cabai/", OKEGAS)
    counted = statistics()
    article = printed_article(page, FETCHED)
    for step in (WidgetsPipeline, BodyPipeline, CreditsPipeline, CheckPipeline):
        step(counted).process_item(article)
    return {key.split("/")[1] for key in counted.get_stats() if key.endswith("/disagreement")}


@pytest.mark.parametrize(
    "page",
    [
        {},
        {"title": "Harga Cabai"},
        {"said": "admin"},
        {"marked": "Admin", "more": "<p>Penulis: RINA C</p>"},
        {"more": ', "articleSection": ["Berita", "EKONOMI"]'},
    ],
    ids=["other case and marks", "cut short", "no person", "a byline's case", "one of several categories"],
)
def test_sources_that_say_the_same_in_other_words_do_not_disagree(page: dict[str, str]) -> None:
    assert counted_disagreements(**page) == set()


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ({"title": "Harga Beras Naik"}, "title"),
        ({"marked": "Yoga"}, "author"),
        ({"more": "<p>Penulis: Yoga Prameswara</p>"}, "author"),
        ({"more": ', "articleSection": "Olahraga"'}, "categories"),
    ],
)
def test_sources_that_name_different_things_are_counted_by_field(page: dict[str, str], field: str) -> None:
    assert counted_disagreements(**page) == {field}
