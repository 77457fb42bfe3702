"""`scrapy verify`, as a person runs it."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from okegas_crawler.archive.index import Index
from okegas_crawler.archive.log import Log
from tests.archive.test_verification import log, written
from tests.conftest import Run, Scrapy

__all__ = ["log"]  # a fixture


def said(run: Run) -> list[str]:
    """The lines on standard output; there is nothing on the other."""
    assert run.err == ""
    return run.out.decode().splitlines()


def test_what_is_right_is_summed_up(scrapy: Scrapy, log: Path) -> None:
    run = scrapy("verify")
    assert run.status == 0
    assert said(run) == [
        f"{log}: right",
        f"5 lines, 0 of them bad; 4 articles; {log.stat().st_size:,} bytes",
        "fetched from 2024-02-01T06:30:00+00:00 to 2024-02-04T06:30:00+00:00",
        f"sha256 {sha256(log.read_bytes()).hexdigest()}",
    ]
    assert max(map(len, said(run)[1:])) <= 80
    assert list(log.parent.iterdir()) == [log]


def test_a_file_may_be_named_and_may_be_empty(scrapy: Scrapy, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.touch()
    for repair in ([], ["--repair"]):
        run = scrapy("verify", str(copy), *repair)
        assert run.status == 0
        assert said(run) == [
            f"{copy}: right",
            "0 lines, 0 of them bad; 0 articles; 0 bytes",
            f"sha256 {sha256().hexdigest()}",
        ]


def test_bad_lines_are_named_with_their_numbers(scrapy: Scrapy, log: Path) -> None:
    log.write_bytes(log.read_bytes() + b"kerja bakti\n" + written(1) + written(5))
    run = scrapy("verify")
    assert run.status == 1
    assert said(run)[:5] == [
        "line 6: not JSON: Expecting value at character 1",
        "line 7: okegas.id:1: revision 1 follows revision 1",
        "line 7: okegas.id:1: the same text as in the revision before",
        f"{log}: wrong",
        f"8 lines, 2 of them bad; 5 articles; {log.stat().st_size:,} bytes",
    ]


def test_of_many_bad_lines_the_rest_is_counted(scrapy: Scrapy, log: Path) -> None:
    log.write_bytes(log.read_bytes() + 30 * b"[]\n")
    shown = said(scrapy("verify"))
    assert shown[19:22] == ["line 25: no record of schema 1", "and 10 more", f"{log}: wrong"]
    assert shown[22].startswith("35 lines, 30 of them bad; ")


def test_a_torn_tail_is_wrong_until_it_is_moved_aside(scrapy: Scrapy, log: Path) -> None:
    good, tail = log.read_bytes(), written(5)[:-1]
    log.write_bytes(good + tail)
    run = scrapy("verify")
    assert run.status == 1
    assert said(run)[:2] == [f"line 6: torn, {len(tail)} bytes; --repair moves them aside", f"{log}: wrong"]
    assert log.read_bytes() == good + tail

    run = scrapy("verify", "--repair")
    assert run.status == 0
    assert said(run)[:2] == [f"moved {len(tail)} bytes of a torn tail to {log}.torn", f"{log}: right"]
    assert (log.read_bytes(), Path(f"{log}.torn").read_bytes()) == (good, tail)


@pytest.mark.parametrize("repair", [[], ["--repair"]], ids=["to check", "to repair"])
def test_a_file_that_is_not_there_or_not_a_file_is_2_and_one_line(
    scrapy: Scrapy, tmp_path: Path, repair: list[str]
) -> None:
    run = scrapy("verify", *repair)
    assert (run.status, run.out) == (2, b"")
    makes = "scrapy crawl okegas makes it"
    assert run.err == f"scrapy verify: {tmp_path / 'okegas.jsonl'}: No such file or directory; {makes}\n"
    run = scrapy("verify", str(tmp_path), *repair)
    assert (run.status, run.out) == (2, b"")
    assert run.err == f"scrapy verify: {tmp_path}: Is a directory; name an archive\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "foreign",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b'[\n {"id": 5, "title": "Rapat"}\n]',
        b'{"id": 5, "title": "Rapat"}\n',
        b"{'schema': 1}",
        9_000 * b"\0",
        b"[" * 9_000 + b"\n",
        '{"schema":1}\n'.encode("utf-16"),
    ],
    ids=["PNG", "JSON", "JSON Lines of another site", "no newline", "zeros", "nested", "UTF-16"],
)
def test_a_foreign_file_is_1_and_one_line_and_nothing_of_it_is_moved(
    scrapy: Scrapy, tmp_path: Path, foreign: bytes
) -> None:
    file = tmp_path / "foreign"
    file.write_bytes(foreign)
    run = scrapy("verify", str(file), "--repair")
    assert (run.status, run.out) == (1, b"")
    assert run.err.startswith(f"scrapy verify: {file}: no line of it is a record of an archive; name one: ")
    assert run.err.count("\n") == 1
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [foreign]


def test_two_files_are_2_and_one_line(scrapy: Scrapy) -> None:
    run = scrapy("verify", "a.jsonl", "b.jsonl")
    assert (run.status, run.err) == (2, "scrapy verify: 2 files; name one: scrapy verify a.jsonl\n")


def test_while_a_run_holds_it_whole_lines_are_checked_and_nothing_is_repaired(scrapy: Scrapy, log: Path) -> None:
    with closing(Log(log)):
        assert scrapy("verify").status == 0
        run = scrapy("verify", "--repair")
        assert (run.status, run.err) == (
            75,
            f"scrapy verify: another run holds {log}; try again when it has ended\n",
        )
        log.write_bytes(log.read_bytes() + b'{"schema":1,')  # as one may see a line that is being written
        run = scrapy("verify")
        assert (run.status, run.err) == (
            75,
            f"scrapy verify: a run is writing to {log}; try again when it has ended\n",
        )


def test_an_index_that_contradicts_the_log_is_wrong(scrapy: Scrapy, log: Path) -> None:
    index = log.with_name("okegas.index.sqlite")
    with closing(Log(log)) as opened, closing(Index.open(index, opened)):
        pass
    assert scrapy("verify").status == 0
    with closing(sqlite3.connect(index)) as connection, connection:
        connection.execute("DELETE FROM articles WHERE id = 'okegas.id:3'")
    run = scrapy("verify")
    assert run.status == 1
    assert said(run)[:2] == [
        "index: contradicts the log at okegas.id:3; delete it, it is built anew",
        f"{log}: wrong",
    ]
