"""What a reader finds in an archive that a crawl may be writing to."""

from contextlib import closing
from pathlib import Path

from okegas_crawler.archive.holdings import holdings
from okegas_crawler.archive.index import Check, Index
from okegas_crawler.archive.log import Log
from okegas_crawler.archive.past_runs import past_runs
from okegas_crawler.items import Article, line


def article(number: int, slug: str, **fields: str | None) -> bytes:
    url = f"https://okegas.id/{slug}/"
    return line(Article(id=f"okegas.id:{number}", url=url, fetched="2024-02-06T06:30:00+00:00", **fields))  # type: ignore[arg-type]


def test_the_newest_version_counts_and_every_address_leads_to_it(tmp_path: Path) -> None:
    log = tmp_path / "okegas.jsonl"
    log.write_bytes(article(7, "lama") + article(8, "lain") + article(7, "baru", modified="2024-02-07T08:00:00+08:00"))
    held = holdings(log, tmp_path / "okegas.index.sqlite")
    assert (held.lines, held.bad_lines, len(held.articles)) == (3, 0, 2)
    found = held.find(None, "http://www.okegas.id/lama/")
    assert found is not None
    assert (found.url, str(found.seen)) == ("https://okegas.id/baru/", "2024-02-07 08:00:00+08:00")
    assert held.find("okegas.id:9", "https://okegas.id/tiada/") is None


def test_half_a_line_and_bad_lines_are_left_out_and_nothing_is_written(tmp_path: Path) -> None:
    log = tmp_path / "okegas.jsonl"
    log.write_bytes(article(7, "satu") + b"{}\n\xff\n\n" + article(8, "dua")[:-1])
    held = holdings(log, tmp_path / "okegas.index.sqlite")
    assert (list(held.articles), held.bad_lines) == (["okegas.id:7"], 3)
    assert list(tmp_path.iterdir()) == [log]


def test_the_index_tells_redirects_and_last_looks_where_it_can_be_read(tmp_path: Path) -> None:
    log, index = tmp_path / "okegas.jsonl", tmp_path / "okegas.index.sqlite"
    log.write_bytes(article(7, "baru"))
    with closing(Log(log)) as opened, closing(Index.open(index, opened)) as filled:
        filled.add_address("https://okegas.id/lama/", "okegas.id:7")
        filled.note_check("okegas.id:7", Check("2024-03-01T00:00:00+00:00", None))
        filled.commit()
        found = holdings(log, index).find(None, "https://okegas.id/lama/")  # while a run holds it
    assert found is not None
    assert str(found.seen) == "2024-03-01 00:00:00+00:00"
    index.write_bytes(b"no database")
    assert holdings(log, index).find(None, "https://okegas.id/lama/") is None


def test_a_history_with_other_keys_than_ours_tells_what_it_can(tmp_path: Path) -> None:
    history = tmp_path / "okegas.runs.jsonl"
    history.write_bytes(
        b'{"event":"start","run":"a","started":"2024-02-06T00:00:00+00:00"}\n'
        b'{"event":"end","run":"a","started":"2024-02-06T00:00:00+00:00","ended":"soon","status":"0","counts":{"new":3,'
        b'"by":{}},"passed_over":{"404":["https://okegas.id/a/",7],"410":null},"owed":[],"weather":"fine"}\n'
        b'{"event":"end","run":7,"started":"2024-02-06T00:00:00+00:00"}\n{"event":"end","run":"b","started":"x"}\n[]\n\xff\n'
        b'{"event":"start","run":"c","started":"2024-02-07T00:00:00+00:00"}\n{"event":"sta'
    )
    at_work, whole = past_runs(history)
    assert (at_work.name, at_work.ended, at_work.status) == ("c", None, None)
    assert (whole.name, whole.ended, whole.status, whole.counts) == ("a", None, None, {"new": 3})
    assert whole.passed_over == {"https://okegas.id/a/": "404"}
    assert list(past_runs(tmp_path / "none.jsonl")) == []
