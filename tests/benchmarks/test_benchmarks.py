"""The benchmarks run; how fast is not asked here, where anything may run beside."""

import json
import sys
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from tests.benchmarks import Comparison, archives, compared, crawls, dates, pages, start_up, unchanged
from tests.benchmarks.__main__ import PARTS, main, show
from tests.benchmarks.extractors import EXTRACTORS

LIBRARIES = ("newspaper", "readability", "resiliparse.extract.html2text", "trafilatura")


def test_works_are_compared_in_turns() -> None:
    calls: list[str] = []
    comparison = compared("calls", 1, lambda: calls.append("ours"), "others", lambda: calls.append("theirs"), 2)
    assert calls == ["ours", "theirs"] * 3
    assert min(comparison.ours, comparison.theirs, comparison.ratio) > 0


def test_a_ratio_is_taken_round_by_round() -> None:
    comparison = Comparison.of("crawl", "s", [1.0, 4.0, 9.0], "bare", [1.0, 2.0, 3.0])
    assert comparison[2:] == (4.0, "bare", 2.0, 2.0, 1.0, 3.0)


def test_dates_are_measured() -> None:
    assert len(dates.measure(rounds=1, sentences=2)) >= 3


def test_crawls_are_measured() -> None:
    found = {comparison.what: comparison for comparison in crawls.measure(crawls=1, posts=[8, 12])}
    assert (
        len(found) == 2 * 3 + 2 - 1
    )  # peak memory of the larger stands twice: beside the bare spider, and the smaller
    assert found["crawl of 12 posts: articles"].ours > 0
    assert found["crawl of 12 posts: peak memory"].ours > 50


def test_starts_are_measured() -> None:
    (comparison,) = start_up.measure(rounds=1)
    assert 0.1 < comparison.ours < start_up.PATIENCE


def test_runs_without_news_are_measured() -> None:
    requests, *_, memory = unchanged.measure(crawls=1, records=[100, 130])
    assert (
        requests.ours == requests.theirs == 14
    )  # robots.txt, REST, the home page, and the first page of each category
    assert memory.ours > 50


def test_the_archive_is_measured() -> None:
    found = archives.measure(rounds=1, records=[30])
    assert [comparison.unit for comparison in found] == ["records a second", "MB a second"] * 4
    assert min(comparison.ours for comparison in found) > 0


@pytest.fixture
def _no_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra `bench` is not installed."""
    for library in LIBRARIES:
        monkeypatch.setitem(sys.modules, library, None)


@pytest.mark.usefixtures("_no_libraries")
def test_pages_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.json").write_text(
        json.dumps(
            [
                {
                    "file": "elsewhere.html",
                    "url": "https://kabar.example/parit/",
                    "truth": {"paragraphs": ["Warga Kampung Contoh membersihkan parit sejak pagi."]},
                },
                {"file": "listing.html", "url": "https://okegas.id/", "not_article": "listing"},
                {
                    "file": "article.html",
                    "url": "https://okegas.id/panen/",
                    "truth": {
                        "title": "Panen Padi",
                        "published": "2024-02-06T14:30:00+08:00",
                        "paragraphs": ["Warga Segah panen padi.", "Hasilnya naik."],
                    },
                },
            ]
        )
    )
    (tmp_path / "article.html").write_text(
        "<body class=single><h1 class=entry-title>Panen Padi</h1><time class=published datetime=2024-02-06>6/2</time>"
        "<div class=entry-content><p>Warga Segah panen padi.<p>Hasil naik.<p>Beranda</div>"
    )
    (tmp_path / "elsewhere.html").write_text(
        "<body class=single><div class=entry-content><p>Warga Kampung Contoh membersihkan parit sejak pagi.</div>"
    )
    table = pages.measure(rounds=1, folder=tmp_path, posts=3)
    assert all(len(row) == len(table.headers) for row in table.rows)
    show(table)
    assert "| replica, 3 | extract | 100 " in " ".join(capsys.readouterr().out.split())
    rows = {(str(row[0]).split(",")[0], row[1]): dict(zip(table.headers, row, strict=True)) for row in table.rows}
    assert len(rows) == 2 * len(EXTRACTORS)
    assert rows["replica", "trafilatura (not installed)"]["exact body"] is None
    assert rows["replica", "bare parse: Lexbor"]["exact body"] is None
    ours = rows["replica", "extract"]
    assert [ours[column] for column in ("exact body", "title", "day", "poll", "other")] == [100, 100, 100, 0, 0]
    ours = rows["labelled", "extract"]
    assert [ours[column] for column in ("exact body", "precision", "recall", "title", "other")] == [
        50,
        50,
        200 / 3,
        100,
        50,
    ]
    assert ours["shingles"] == pytest.approx(100 * (1 + 2 * 1 / (4 + 3)) / 2)


@pytest.mark.parametrize("name", [name for name in EXTRACTORS if not name.startswith("bare")])
@pytest.mark.filterwarnings("ignore")  # the libraries' own
def test_an_extractor_finds_the_text_where_it_is_installed(name: str) -> None:
    extractor = pages.imported(name)
    if extractor is None:
        pytest.skip("the extra `bench` is not installed")
    assert extractor.read is not None
    case = next(pages.replica_cases(8))
    found = extractor.read(extractor.run(case.html, case.url))
    assert set(case.paragraphs) & set(found.paragraphs)


def test_the_parts_make_one_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tabulate", reason="the extra `test` is not installed")
    monkeypatch.setattr(dates, "measure", lambda rounds: [Comparison.of("dates", "s", [rounds], "others", [1.5])])
    monkeypatch.setattr(start_up, "measure", lambda rounds: [Comparison.of("start", "s", [rounds], "bare", [1.0])])
    main(["dates", "start_up", "--rounds", "3"])
    first, second = [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in capsys.readouterr().out.splitlines()[-2:]
    ]
    assert first == ["dates", "s", "3.00", "others", "1.50", "2.00", "2.00", "2.00"]
    assert second[0] == "start"
    with pytest.raises(SystemExit):
        main(["nothing"])


@pytest.mark.parametrize("part", PARTS)
def test_every_part_takes_the_options_that_it_is_given(part: str) -> None:
    measure = import_module(f"tests.benchmarks.{part}").measure
    assert set(PARTS[part]) <= set(signature(measure).parameters)
