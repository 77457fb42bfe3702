"""What is wrong with a line of the log, or with what the index says of it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from okegas_crawler.archive.index import Index
from okegas_crawler.archive.log import Log
from okegas_crawler.archive.verification import index_in_step, verify
from okegas_crawler.items import Article, content_hash, line

TEXT = "Warga Kampung Merasa membersihkan dermaga. Mereka pulang siang."


def written(number: int, body: str = TEXT, revision: object = 1, **fields: Any) -> bytes:
    """The line of an article, right but for `fields`."""
    title = f"Kerja bakti nomor {number}"
    made = {
        "id": f"okegas.id:{number}",
        "url": f"https://okegas.id/kerja-bakti-{number}/",
        "title": title,
        "body": body,
        "fetched": f"2024-02-0{number}T06:30:00+00:00",
        "content_hash": content_hash(title, body),
        "revision": revision,
        "extractor": "okegas_crawler/0",
    }
    return line(Article(**{**made, **fields}))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log that is right: four articles, one of them in two versions."""
    path = tmp_path / "okegas.jsonl"
    path.write_bytes(b"".join([*map(written, range(1, 5)), written(2, "Dermaga itu kini bersih.", revision=2)]))
    return path


def test_what_is_right(log: Path) -> None:
    found = verify(log)
    assert found.right
    assert (found.lines, found.articles, found.size) == (5, 4, log.stat().st_size)
    assert (found.first_fetched, found.last_fetched) == ("2024-02-01T06:30:00+00:00", "2024-02-04T06:30:00+00:00")


def without(key: str) -> bytes:
    record = json.loads(written(5))
    del record[key]
    return json.dumps(record).encode() + b"\n"


FOREIGN = "no record of schema 1"


@pytest.mark.parametrize(
    ("bad", "reasons"),
    [
        (b"\n", ["not JSON: Expecting value at character 1"]),
        (b"kerja bakti\n", ["not JSON: Expecting value at character 1"]),
        (b'{"id": "okegas.id:5" "url"}\n', ["not JSON: Expecting ',' delimiter at character 22"]),
        (b'{"id": "\xff"}\n', ["not UTF-8 at byte 9"]),
        (b'{"id": NaN}\n', ["not JSON: NaN"]),
        (b'{"id": ' + b"9" * 5000 + b"}\n", ["not JSON: Exceeds the limit"]),
        (b"[" * 100_000 + b"\n", ["not JSON: maximum recursion depth"]),
        (b"[]\n", [FOREIGN]),
        (b'{"time": "2024-02-06", "level": "INFO"}\n', [FOREIGN]),
        (written(5, schema=2), [FOREIGN]),
        (without("title"), ['not valid: "title" is a required property']),
        (written(5, revision="1"), ['not valid: revision: its value is not of type "integer"']),
        (written(5, revision=0), ["not valid: revision: its value is less than the minimum of 1"]),
        (written(5, tags=["desa", 5]), ['not valid: tags.1: its value is not of type "string"']),
        (written(5, content_hash="0" * 64), ["okegas.id:5: content_hash is not that of title and body"]),
        (written(5, revision=2), ["okegas.id:5: revision 2 follows revision 0"]),
        (written(2, "Dermaga itu ramai.", revision=4), ["okegas.id:2: revision 4 follows revision 2"]),
        (
            written(1),
            ["okegas.id:1: revision 1 follows revision 1", "okegas.id:1: the same text as in the revision before"],
        ),
        (written(1, revision=2), ["okegas.id:1: the same text as in the revision before"]),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value[0],
)
def test_a_bad_line_is_told_by_its_number_and_what_is_wrong(log: Path, bad: bytes, reasons: list[str]) -> None:
    log.write_bytes(log.read_bytes() + bad + written(6))
    found = verify(log)
    assert not found.right
    assert [number for number, _ in found.bad] == [6] * len(reasons)
    assert all(reason.startswith(expected) for (_, reason), expected in zip(found.bad, reasons, strict=True))
    assert max(len(reason) for _, reason in found.bad) <= 70
    assert found.lines == 7


def test_a_tail_without_its_newline_is_torn_even_if_it_is_valid(log: Path) -> None:
    tail = written(5).rstrip(b"\n")
    log.write_bytes(log.read_bytes() + tail)
    found = verify(log)
    assert not found.right
    assert (found.bad, found.torn, found.lines, found.articles) == ([], len(tail), 5, 4)


# The index


@pytest.fixture
def index(log: Path) -> Path:
    """The index that a run leaves beside the log."""
    path = log.with_name("okegas.index.sqlite")
    with closing(Log(log)) as opened, closing(Index.open(path, opened)):
        pass
    return path


def folder(log: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in log.parent.iterdir()}


def test_an_index_that_agrees_is_in_step_and_left_as_it_was(log: Path, index: Path) -> None:
    before = folder(log)
    assert index_in_step(log) is None
    assert folder(log) == before


def test_an_index_that_lags_is_in_step(log: Path, index: Path) -> None:
    log.write_bytes(log.read_bytes() + written(5) + written(1, "Dermaga itu ramai.", revision=2))
    assert index_in_step(log) is None


def test_an_index_is_in_step_while_a_run_is_at_work(log: Path, index: Path) -> None:
    with closing(Log(log)) as opened, closing(Index.open(index, opened)) as at_work:
        at_work.add(written(5), opened.append(written(5)))
        assert index_in_step(log) is None
        at_work.commit()
        assert index_in_step(log) is None


@pytest.mark.parametrize(
    "made",
    [
        lambda index: index.unlink(),
        lambda index: index.write_bytes(b"this is no database" * 100),
        lambda index: index.with_name("okegas.jsonl").write_bytes(written(5) + written(6)),
        lambda index: index.with_name("okegas.jsonl").write_bytes(b""),
    ],
    ids=["missing", "damaged", "of another log", "ahead of its log"],
)
def test_an_index_that_the_next_run_builds_anew_is_no_contradiction(log: Path, index: Path, made: Any) -> None:
    made(index)
    assert index_in_step(log) is None


@pytest.mark.parametrize(
    ("change", "article"),
    [
        ("DELETE FROM articles WHERE id = 'okegas.id:3'", "okegas.id:3"),
        ("UPDATE articles SET revision = 1 WHERE id = 'okegas.id:2'", "okegas.id:2"),
        ("UPDATE articles SET content_hash = '' WHERE id = 'okegas.id:4'", "okegas.id:4"),
        ("UPDATE articles SET offset = offset + 1 WHERE id = 'okegas.id:1'", "okegas.id:1"),
        ("INSERT INTO articles SELECT 'okegas.id:7', '', 1, 0, '', NULL, NULL", "okegas.id:7"),
    ],
)
def test_an_index_that_says_otherwise_contradicts_the_log(log: Path, index: Path, change: str, article: str) -> None:
    with closing(sqlite3.connect(index)) as connection, connection:
        connection.execute(change)
    assert index_in_step(log) == article
