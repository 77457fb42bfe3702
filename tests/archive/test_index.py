"""The index: derived from the log, and never more than that."""

import json
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from okegas_crawler.archive.index import Check, Index
from okegas_crawler.archive.log import Log
from okegas_crawler.items import Article, line


def written(number: int, revision: int = 1, published: str | None = None) -> bytes:
    address = f"https://okegas.id/berita-{number}/"
    article = Article(id=f"okegas.id:{number}", url=address, revision=revision, published=published)
    article.content_hash = f"hash of {number}.{revision}"
    return line(article)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    log = Log(tmp_path / "okegas.jsonl")
    for number in range(1, 6):
        log.append(written(number))
    return log


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "okegas.index.sqlite"


def test_it_catches_up_with_its_log(log: Log, path: Path) -> None:
    index = Index.open(path, log)
    version = index.version("okegas.id:3")
    assert len(index) == 5
    assert version is not None
    assert json.loads(log.line_at(version.offset))["id"] == "okegas.id:3"
    assert index.id_at("https://okegas.id/berita-3/") == "okegas.id:3"
    assert index.version("okegas.id:9") is None
    assert index.id_at("https://okegas.id/berita-9/") is None
    index.close()

    log.append(written(3, revision=2))
    index = Index.open(path, log)
    version = index.version("okegas.id:3")
    assert version is not None
    assert (len(index), version.revision, version.content_hash) == (5, 2, "hash of 3.2")


def test_what_was_not_committed_is_caught_up(log: Log, path: Path) -> None:
    index = Index.open(path, log)
    index.add(written(6), log.append(written(6)))
    index.close()
    assert len(Index.open(path, log)) == 6


def test_an_address_knows_its_article_whatever_the_host_and_keeps_its_first(log: Log, path: Path) -> None:
    index = Index.open(path, log)
    index.add_address("https://okegas.id/alamat-lama/", "okegas.id:3")
    index.add_address("https://okegas.id/berita-1/", "okegas.id:3")
    assert index.id_at("http://127.0.0.1:8000/alamat-lama/") == "okegas.id:3"
    assert index.id_at("https://okegas.id/berita-1/") == "okegas.id:1"


def told(what: str, path: Path) -> None:
    """Have an index say something else of its log."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE log SET {what}")


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"this is no database" * 100),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096)),
        *(partial(told, statement) for statement in ("size = 'x'", "size = -1", "size = NULL", "bad_lines = 'x'")),
    ],
    ids=["missing", "empty", "no database", "cut", "overwritten", "no size", "below 0", "nothing", "no number"],
)
def test_a_damaged_index_is_built_anew(log: Log, path: Path, damage: object) -> None:
    Index.open(path, log).close()
    damage(path)  # type: ignore[operator]
    index = Index.open(path, log)
    assert (len(index), index.bad_lines) == (5, 0)
    assert index.id_at("https://okegas.id/berita-5/") == "okegas.id:5"


def test_an_index_of_another_log_or_ahead_of_its_log_is_built_anew(tmp_path: Path, log: Log, path: Path) -> None:
    Index.open(path, log).close()
    other = Log(tmp_path / "other.jsonl")
    for number in range(11, 20):
        other.append(written(number))
    assert len(Index.open(path, other)) == 9
    shorter = Log(tmp_path / "shorter.jsonl")
    shorter.append(written(11))
    index = Index.open(path, shorter)
    assert (len(index), index.version("okegas.id:12")) == (1, None)


def test_a_bad_line_is_skipped_and_counted(log: Log, path: Path) -> None:
    for bad in (b"\n", b"[]\n", b"{}\n", b'{"id": [], "content_hash": 1}\n', b"not json\n", b"[" * 100_000 + b"\n"):
        log.append(bad)
    log.append(written(6))
    index = Index.open(path, log)
    assert (len(index), index.bad_lines) == (6, 6)
    index.close()
    assert Index.open(path, log).bad_lines == 6


def test_checks_tell_what_to_fetch_again(log: Log, path: Path) -> None:
    index = Index.open(path, log)
    log_young = written(6, published="2024-02-06T14:30:00+08:00")
    index.add(log_young, log.append(log_young))
    since, before = "2024-02-04T00:00:00+00:00", "2024-02-06T09:00:00+00:00"
    assert index.to_check(since, before) == ["https://okegas.id/berita-6/"]
    index.note_check("okegas.id:6", Check("2024-02-06T10:00:00+00:00", None))
    assert index.to_check(since, before) == []
    assert index.check("okegas.id:6") == Check("2024-02-06T10:00:00+00:00", None)


def test_after_an_error_of_the_disk_nothing_is_committed_as_what_was_added_may_be_gone(log: Log, path: Path) -> None:
    index = Index.open(path, log)
    index.connection.execute("PRAGMA max_page_count = 8")  # as a full disk: SQLite then rolls back
    number = 6
    while index.failed is None:
        number += 1
        index.add(written(number), log.append(written(number)))
    index.connection.execute("PRAGMA max_page_count = 1000000")
    with pytest.raises(OSError, match="disk is full"):
        index.commit()
    index.close()
    assert len(Index.open(path, log)) == 5 + number - 6


@pytest.mark.parametrize("bad", [{"id": None}, {"revision": 10**30}, {"id": ["okegas.id:6"]}, {"url": 6}])
def test_a_record_that_cannot_be_one_is_a_bad_line_and_leaves_nothing(
    log: Log, path: Path, bad: dict[str, object]
) -> None:
    log.append(json.dumps({**json.loads(written(6)), **bad}).encode() + b"\n")
    index = Index.open(path, log)
    assert (len(index), index.bad_lines) == (5, 1)
