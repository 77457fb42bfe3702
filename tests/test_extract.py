"""`extract`: from a page to its record, without network."""

import json
import urllib.request
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from okegas_crawler import extract
from okegas_crawler.listings import article_links
from okegas_crawler.pages import read_page
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from okegas_crawler.sites import OKEGAS
from okegas_crawler.text.dates import find_dates
from okegas_crawler.text.widgets import clean_text
from tests.commands.test_crawl import as_printed
from tests.conftest import Scrapy

PAGE = """<!doctype html><html><head><link rel=canonical href="https://okegas.id/kerja-bakti/"></head>
<body class="single postid-12"><article id=post-12><h1 class=entry-title>Kerja Bakti</h1>
<div class=entry-content><p>OKEGAS.ID, Tanjung Redeb – Warga bergotong royong.</p></div></article></body></html>"""


def test_text_and_bytes_give_the_same_record() -> None:
    fetched = datetime(2024, 2, 7, tzinfo=UTC)
    url = "https://okegas.id/kerja-bakti/"
    assert extract(PAGE, url, fetched=fetched) == extract(PAGE.encode(), url, fetched=fetched)


def test_the_answer_says_which_article_it_is_and_not_the_address_that_was_asked() -> None:
    article = extract(PAGE, "https://okegas.id/?p=99")
    assert article is not None
    assert (article.id, article.url) == ("okegas.id:12", "https://okegas.id/kerja-bakti/")


def test_another_site_gives_its_own_ids_and_offset() -> None:
    site = replace(OKEGAS, name="Kabar Contoh", host="contoh.example", time_zone="Asia/Jakarta")
    page = PAGE.replace("okegas.id/", "contoh.example/").replace(
        "<h1", "<time class='entry-date published' datetime='2024-02-06T06:30:00+00:00'></time><h1"
    )
    article = extract(page, "https://contoh.example/kerja-bakti/", site=site)
    assert article is not None
    assert (article.id, article.published) == ("contoh.example:12", "2024-02-06T13:30:00+07:00")


def test_a_lone_surrogate_in_the_page_does_not_raise() -> None:
    assert extract(PAGE.replace("Warga", "Warga \ud83d"), "https://okegas.id/kerja-bakti/") is not None


def test_extract_gives_what_the_crawl_gives(crawl: Scrapy) -> None:
    replica = Replica(3)
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}")
        site = replace(OKEGAS, base_url=base_url)
        extracted = {}
        for url in (record["url"] for record in run.records):
            with urllib.request.urlopen(site.served(url), timeout=10) as answer:
                article = extract(answer.read(), url, site=site)
            assert article is not None
            extracted[article.id] = {k: v for k, v in asdict(article).items() if k not in ("fetched", "extractor")}
    assert len(extracted) == 3
    assert as_printed(run) == extracted


# Pages from outside the repository


def outside(cases: Path) -> list[dict[str, Any]]:
    return list(json.loads((cases / "pages" / "index.json").read_text(encoding="utf-8")))


def instant(moment: str | None) -> datetime | None:
    return datetime.fromisoformat(moment) if moment else None


def test_pages_of_a_real_wordpress_are_read_exactly(cases: Path) -> None:
    wrong = []
    for case in outside(cases):
        if not (truth := case.get("truth")):
            continue
        article = extract((cases / "pages" / case["file"]).read_bytes(), case["url"])
        assert article is not None, case["file"]
        read = {
            **{key: getattr(article, key) for key in ("title", "author", "categories")},
            "id": int(article.id.partition(":")[2]),
            "paragraphs": article.body.split("\n\n") if article.body else [],
            "published": instant(article.published),
        }
        expected = {**truth, "published": instant(truth["published"])}
        if case["theme"] == "twentysixteen":  # the others do not print the rest
            read |= {"tags": article.tags, "modified": instant(article.modified)}
            expected["modified"] = instant(truth["modified"])
        wrong += [(case["file"], key, read[key], expected[key]) for key in read if read[key] != expected[key]]
    assert wrong == []


def test_what_is_not_an_article_gives_none(cases: Path) -> None:
    pages = [case for case in outside(cases) if "not_article" in case]
    given = [case["file"] for case in pages if extract((cases / "pages" / case["file"]).read_bytes(), case["url"])]
    assert given == []


def test_listings_of_a_real_wordpress_list_their_entries(cases: Path) -> None:
    for case in outside(cases):
        if "links" in case:
            page = read_page((cases / "pages" / case["file"]).read_bytes(), case["url"], OKEGAS)
            assert article_links(page) == case["links"], case["file"]


def test_the_seed_article_loses_its_polls_and_nothing_else(cases: Path) -> None:
    text = (cases / "data" / "seed.txt").read_text(encoding="utf-8")
    start, end = text.index("TS Poll -"), text.index("VS VS\n\n") + len("VS VS\n\n")
    block = text[start:end]
    assert text.count(block) == 2
    assert clean_text(text).text == text.replace(block, "")
    assert [(found.date.isoformat(), found.weekday_agrees) for found in find_dates(text)] == [("2024-02-06", True)]


@pytest.mark.parametrize(("sources", "share"), [(("okegas", "trap"), 1.0), (("other",), 0.75)])
def test_texts_of_an_archive_come_clean(cases: Path, sources: tuple[str, ...], share: float) -> None:
    rows = [json.loads(line) for line in (cases / "data" / "texts.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["source"] in sources]
    wrong = [row["name"] for row in rows if clean_text(row["raw"]).text != row["clean"]]
    assert len(wrong) <= (1 - share) * len(rows), wrong


def test_a_mail_address_that_cloudflare_hides_is_read_as_a_script_would_show_it() -> None:
    hidden = '<a class="__cf_email__" data-cfemail="0263426c2c6b66">[email&#160;protected]</a>'
    article = extract(
        f"<body class=single><h1>Surel</h1><p>Tulis ke {hidden}, kata panitia.", "https://okegas.id/surel/"
    )
    assert article is not None
    assert article.body == "Tulis ke a@n.id, kata panitia."
