"""The benchmarks run; how fast is not asked here, where anything may run beside."""

import json
import sys
from pathlib import Path

import pytest

from tests.benchmarks import Table, dates, duel, pages
from tests.benchmarks.__main__ import PARTS, main
from tests.benchmarks.extractors import EXTRACTORS

LIBRARIES = ("newspaper", "readability", "resiliparse.extract.html2text", "trafilatura")


def test_a_duel_is_fought_in_turns() -> None:
    calls: list[str] = []
    result = duel(lambda: calls.append("ours"), lambda: calls.append("theirs"), 2)
    assert calls == ["ours", "theirs"] * 3
    assert min(result) > 0


def test_dates_are_measured() -> None:
    table = dates.measure(rounds=1, sentences=2)
    assert len(table.rows) >= 3
    assert all(len(row) == len(table.headers) for row in table.rows)


@pytest.fixture
def _no_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra `bench` is not installed."""
    for library in LIBRARIES:
        monkeypatch.setitem(sys.modules, library, None)


@pytest.mark.usefixtures("_no_libraries")
def test_pages_are_measured(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text(
        json.dumps(
            [
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
    table = pages.measure(rounds=1, folder=tmp_path, posts=3)
    assert all(len(row) == len(table.headers) for row in table.rows)
    rows = {(str(row[0]).split(",")[0], row[1]): dict(zip(table.headers, row, strict=True)) for row in table.rows}
    assert len(rows) == 2 * len(EXTRACTORS)
    assert rows["replica", "trafilatura (not installed)"]["exact body"] is None
    assert rows["replica", "bare parse: Lexbor"]["exact body"] is None
    ours = rows["replica", "extract"]
    assert [ours[column] for column in ("exact body", "title", "day", "poll", "other")] == [100, 100, 100, 0, 0]
    ours = rows["labelled", "extract"]
    assert [ours[column] for column in ("exact body", "precision", "recall", "title", "other")] == [
        0,
        pytest.approx(100 / 3),
        50,
        100,
        100,
    ]


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


def test_every_part_can_be_asked_for(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tabulate", reason="the extra `bench` is not installed")
    monkeypatch.setattr(dates, "measure", lambda rounds: Table("Dates", ["rounds"], [[rounds]]))
    main(["dates", "--rounds", "3"])
    assert capsys.readouterr().out.split()[-1] == "3"
    with pytest.raises(SystemExit):
        main(["nothing"])
    assert set(PARTS) == {"dates", "pages"}
