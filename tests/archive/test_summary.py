"""The figures of a run: as a person reads them, as its end line says them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from okegas_crawler.archive.figures import NAMED, QUOTED, Figures
from okegas_crawler.archive.summary import SHOWN, WIDTH, summary, warnings
from okegas_crawler.items import Article, Mention
from okegas_crawler.replica.answers import Answer
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth
from tests.conftest import Scrapy

LONG = "berita/pemerintahan-kabupaten-dan-kecamatan/kampung-kampung-di-hulu"


def figures() -> Figures:
    said = Figures(requests=123_456, received=98_765_432_100, seconds=400_000)
    said.categories = {LONG: Counter(pages=12_345, new=123_456, revised=9_999, known=99_999, failed=12_345)}
    said.categories["desa"] = Counter(pages=1, known=10)
    said.reasons = Counter({f"reason {number}": number for number in range(1, 20)})
    said.removed = Counter({f"kind-of-widget-{number}": number for number in range(1, 20)})
    said.unreadable = [(f"https://okegas.id/rapat-{number}/", "Selasa lalu, " * 9) for number in range(1, 9)]
    said.contradicting = [("https://okegas.id/ronda/", "Rabu (6/2/2024)")]
    said.warnings = [10 * "no new article for days, and " + "that is long"]
    return said


def test_fits_a_terminal_of_80_columns() -> None:
    assert max(map(len, summary(figures()))) <= WIDTH


def test_an_address_is_never_cut() -> None:
    said = Figures(contradicting=[(f"https://okegas.id/{90 * 'a'}/", "Rabu (6/2/2024)")])
    assert f"  {said.contradicting[0][0]}" in list(summary(said))


def test_of_many_dates_some_are_shown_and_the_rest_is_counted() -> None:
    lines = list(summary(figures()))
    assert "dates     8 cannot be read:" in lines
    assert sum(line.startswith("  https://okegas.id/rapat-") for line in lines) == SHOWN
    assert f"  and {8 - SHOWN} more" in lines


def test_a_run_without_news_takes_two_lines_below_the_heads() -> None:
    said = Figures({name: Counter(pages=1, known=10) for name in ("desa", "politik")}, requests=4, received=40_000)
    assert list(summary(said))[1:] == [
        "2 categories without news               2        -        -       20        -",
        "cost      4 requests, 0.0 MB, 0 s",
    ]
    assert said.said() == {"requests": 4, "received": 40_000, "seconds": 0}


def test_the_warnings_stand_by_themselves_too() -> None:
    assert list(warnings(Figures())) == []
    assert set(warnings(figures())) < set(summary(figures()))


def test_the_end_line_names_so_many_dates_and_no_more() -> None:
    said = Figures()
    at = {"start": 0, "end": 15, "date": "2024-02-06", "end_date": None, "time": None, "offset": None}
    slip = Mention(text="Rabu (6/2/2024)", weekday_agrees=False, **at)  # type: ignore[arg-type]
    for number in range(NAMED + 10):
        said.archived(Article(url=f"https://okegas.id/{number}/", published_raw="Selasa lalu" + " kira-kira" * 9_000))
        said.archived(Article(dates=[slip]))
    told = said.said()
    assert len(told["dates_unreadable"]) == len(told["dates_contradicting"]) == NAMED
    assert told["dates_unreadable"][0] == ("https://okegas.id/0/", ("Selasa lalu" + " kira-kira" * 9_000)[:QUOTED])


@pytest.mark.parametrize("into", ["archive", "file"])
def test_what_a_run_says_is_what_the_site_has(scrapy: Scrapy, tmp_path: Path, into: str) -> None:
    replica = Replica(60)
    fails = next(post for post in replica.articles() if post.categories == ("politik",))
    replica.faults[f"/{fails.slug}/"] = Answer(b"", status=500)
    with serving(replica) as base_url:
        to = ["-O", str(tmp_path / "some.jsonl")] if into == "file" else []
        run = scrapy("crawl", "okegas", "-a", f"base_url={base_url}", "-s", "RETRY_TIMES=0", *to)
    records = [truth(post, replica) for post in replica.articles() if post.id != fails.id]
    removed = sum((Counter(record["removed"]) for record in records), Counter[str]())
    contradicting = [
        (record["url"], date["text"])
        for record in records
        for date in record["dates"]
        if date["weekday_agrees"] is False
    ]
    lines = run.err.splitlines()
    total = next(line for line in lines if line.startswith("total ")).split()
    assert total[2:] == ["59", "-", "-", "3"]  # two posts are protected
    assert "failed    protected 2, 500 1" in lines
    assert f"dates     {len(contradicting)} contradict their weekday:" in lines
    assert lines[-1] == run.verdict == "incomplete: 1 article owed; 59 articles archived"
    if into == "archive":
        end = json.loads((tmp_path / "okegas.runs.jsonl").read_bytes().splitlines()[-1])
        assert end["counts"] == {"new": 59, "revised": 0, "known": 0, "failed": 3, "unchanged": 0}
        assert end["figures"]["failed"] == {"protected": 2, "500": 1}
        assert end["figures"]["removed"] == dict(removed)
        assert {tuple(date) for date in end["figures"]["dates_contradicting"]} == set(contradicting)
        assert sum(category.get("new", 0) for category in end["figures"]["categories"].values()) == 59
        assert end["figures"]["requests"] == len(replica.requests)


def test_each_article_counts_once_as_what_became_of_it(scrapy: Scrapy, tmp_path: Path) -> None:
    replica = Replica(30)
    with serving(replica) as base_url:
        scrapy("crawl", "okegas", "-a", f"base_url={base_url}")
        replica.add(categories=("politik",))
        replica.change(list(replica.articles())[5].id)
        run = scrapy("crawl", "okegas", "-a", f"base_url={base_url}")
    end = json.loads((tmp_path / "okegas.runs.jsonl").read_bytes().splitlines()[-1])
    assert (end["counts"]["new"], end["counts"]["revised"], end["counts"]["failed"]) == (1, 1, 0)
    assert end["counts"]["known"] == 30 - 1 + 2  # two posts are passed over
    assert run.verdict == "complete: 2 articles archived, 1 of them revised"
