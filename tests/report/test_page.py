"""The page of a report, from its figures."""

import gzip
from base64 import b64decode
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

import pytest

from okegas_crawler.archive.past_runs import PastRun
from okegas_crawler.items import Article
from okegas_crawler.report.charts import Value, columns, ticks
from okegas_crawler.report.figures import OTHER_MONTHS, coverage, newest_day, removed
from okegas_crawler.report.newest import Reading, read
from okegas_crawler.report.page import Source, page
from okegas_crawler.report.titles import packed
from okegas_crawler.sites import OKEGAS

MADE = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
LAST = MADE.date()


def reading(*articles: Article) -> Reading:
    return read(asdict(article) for article in articles)


def article(number: int, day: str, **fields: object) -> Article:
    told = {"title": f"Judul {number}", "published": f"{day}T09:00:00+08:00", "fetched": f"{day}T02:00:00+00:00"}
    return Article(id=f"okegas.id:{number}", **{**told, **fields})  # type: ignore[arg-type]


def test_the_same_archive_at_the_same_time_makes_the_same_page() -> None:
    source = Source("okegas.jsonl", OKEGAS, reading(article(1, "2024-02-06")), [PastRun("a", MADE, MADE, 0)], [])
    assert page(source, MADE) == page(source, MADE)
    assert page(source, MADE) != page(source, MADE + timedelta(days=1))


def test_a_surrogate_of_a_foreign_line_breaks_nothing() -> None:
    source = Source("okegas.jsonl", OKEGAS, reading(article(1, "2024-02-06", title="Judul \ud800")), [], [])
    assert b"Judul ?" in page(source, MADE)


def test_where_not_all_titles_find_room_the_newest_do() -> None:
    articles = list(
        reading(*(article(n, f"2024-02-{n:02}", title=f"Judul {n * 7919:x}") for n in range(1, 29))).articles.values()
    )
    text, count = packed(articles, "okegas.id", room=300)
    lines = gzip.decompress(b64decode(text)).decode().splitlines()
    assert 0 < count == len(lines) < 28
    assert len(text) <= 300
    assert lines[0].startswith("28\t2024-02-28\t")


def test_an_article_counts_once_in_its_newest_version() -> None:
    articles = reading(article(1, "2024-02-06", author="Yoga"), article(1, "2024-02-06", revision=2)).articles
    (author,) = [row for row in coverage(list(articles.values()), LAST).rows if row[0] == "author"]
    assert (author[1][-2:], author[2]) == ([0.0, 0.0], 0.0)


def test_months_that_are_not_shown_one_by_one_are_counted_together() -> None:
    articles = reading(
        article(1, "2015-05-05", removed={"ts-poll": 3}),
        article(2, "2099-05-05", removed={"ts-poll": 1}),
        article(3, "2024-02-06", removed={"share": 1}),
    ).articles
    grid = removed(list(articles.values()), LAST)
    assert (grid.columns[0], grid.columns[-1], len(grid.columns)) == (OTHER_MONTHS, "2024-03", 25)
    assert [(kind, shares[0], shares[-2]) for kind, shares, _ in grid.rows] == [
        ("ts-poll", 2.0, 0.0),
        ("share", 0.0, 1.0),
    ]


def test_a_day_in_the_future_or_in_antiquity_is_not_the_newest() -> None:
    articles = reading(article(1, "2099-01-01"), article(2, "0001-01-01"), article(3, "2024-02-06")).articles
    assert newest_day(articles.values(), LAST) == date(2024, 2, 6)
    assert newest_day(reading(article(1, "0001-01-01")).articles.values(), LAST) == LAST


@pytest.mark.parametrize("most", [0, 0.3, 1, 4, 5, 9, 10, 11, 99, 1234, 10**7])
def test_gridlines_are_few_and_reach_the_highest_bar(most: float) -> None:
    steps = ticks(most)
    assert 2 <= len(steps) <= 5
    assert steps[-1] >= most


def test_a_bar_beyond_the_limit_reaches_over_the_top_and_no_further() -> None:
    usual, longest = columns([Value("", 3, ""), Value("", 400, "")], limit=4).bars
    assert (usual.y > 10, longest.y, longest.height) == (True, 0, 160)
