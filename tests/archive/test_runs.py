"""The run history: what stands in it, and what of it the next run may build on."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from okegas_crawler.archive.owed import Owed
from okegas_crawler.archive.runs import Ended, Proven, RunHistory, Walked
from okegas_crawler.archive.walks import Walk

NOW = datetime(2024, 2, 6, 12, tzinfo=UTC)
POLITIK, DESA = "https://okegas.id/category/politik/", "https://okegas.id/category/desa/"
PROVEN = Proven(
    {POLITIK: Walked(("/a/", "/b/"), True, 3), DESA: Walked()},
    {"/p/": "protected", "/q/": "404", "/r/": "protected"},
    {"/o/": Owed(POLITIK, "tidak \ud800 terjawab\n", NOW, 2, NOW)},
    "2024-02-06T11:00:00",
)
LOG = b'{"id": 1}\n{"id": 2}\n'


def identity(size: int) -> str:
    return sha256(LOG[:size]).hexdigest()


ENDED = Ended(
    run="20240206T120000Z-abcdef",
    started=NOW,
    ended=NOW,
    status=3,
    verdict="incomplete: 1 article owed; nothing new",
    proven=PROVEN,
    counts={"new": 0},
    log_size=len(LOG),
    log_identity=identity(len(LOG)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "okegas.runs.jsonl"


@pytest.fixture
def history(path: Path) -> Iterator[RunHistory]:
    history = RunHistory(path)
    yield history
    history.close()


def test_an_end_line_reads_back_as_it_was(history: RunHistory) -> None:
    history.end(ENDED)
    assert list(history.ends()) == [ENDED]


def test_every_line_is_one_json_object(history: RunHistory, path: Path) -> None:
    run = history.start({"full": "1"}, 20, NOW)
    history.end(replace(ENDED, run=run))
    start, end = (json.loads(line) for line in path.read_bytes().splitlines())
    assert start == {
        "event": "start",
        "run": run,
        "started": "2024-02-06T12:00:00+00:00",
        "arguments": {"full": "1"},
        "log_size": 20,
    }
    assert (end["event"], end["run"], end["status"]) == ("end", run, 3)
    assert end["passed_over"] == {"404": ["/q/"], "protected": ["/p/", "/r/"]}


def test_runs_are_told_apart_even_if_the_clock_is_not(history: RunHistory) -> None:
    assert len({history.start({}, 0, NOW) for _ in range(50)}) == 50


class TestWhatIsProven:
    def test_nothing_by_a_new_history(self, history: RunHistory) -> None:
        assert history.proven(len(LOG), identity) == Proven()

    def test_what_the_newest_end_line_says(self, history: RunHistory) -> None:
        history.end(replace(ENDED, proven=Proven()))
        history.end(ENDED)
        assert history.proven(len(LOG), identity) == PROVEN

    def test_by_a_run_that_died_nothing_more(self, history: RunHistory) -> None:
        history.end(ENDED)
        history.start({}, len(LOG), NOW)
        assert history.proven(len(LOG), identity) == PROVEN

    def test_also_when_the_log_has_grown_since(self, history: RunHistory) -> None:
        history.end(ENDED)
        assert history.proven(len(LOG) + 500, identity) == PROVEN

    @pytest.mark.parametrize(
        "other",
        [replace(ENDED, log_identity=identity(3)), replace(ENDED, log_size=len(LOG) + 1)],
        ids=["of another log", "of a log that was longer"],
    )
    def test_by_a_line_nothing(self, history: RunHistory, other: Ended) -> None:
        history.end(other)
        assert history.proven(len(LOG), identity) == Proven()

    def test_when_the_log_came_back_from_an_older_copy_what_held_then(self, history: RunHistory) -> None:
        older = Proven({POLITIK: Walked(("/z/",), True, 1)})
        history.end(replace(ENDED, proven=older, log_size=10, log_identity=identity(10)))
        history.end(ENDED)
        assert history.proven(10, identity) == older


class TestDamage:
    def test_a_torn_line_is_moved_aside(self, path: Path) -> None:
        path.write_bytes(ENDED.line() + ENDED.line()[:-1])
        history = RunHistory(path)
        assert history.moved_aside == len(ENDED.line()) - 1
        assert path.read_bytes() == ENDED.line()
        history.close()

    @pytest.mark.parametrize(
        "bad",
        [
            b"",
            b"{",
            b"null",
            b"[1]",
            b'"end"',
            b"\xff\xfe",
            b"[" * 100_000,
            b'{"event": "end"}',
            b"{}",
            ENDED.line()[:-1].replace(b'"head":["/a/","/b/"]', b'"head":7'),
            ENDED.line()[:-1].replace(b'"log_size":20', b'"log_size":Infinity'),
            ENDED.line()[:-1].replace(b'"log_size":20', b'"log_size":-20'),
            ENDED.line()[:-1].replace(b"2024-02-06T12", b"2024-02-31T12"),
            re.sub(rb'("last_asked":"[^"+]*)[^"]*', rb"\1", ENDED.line()[:-1]),
            ENDED.line()[:-1].replace(b"2024-02-06T11:00:00", b"kemarin"),
            ENDED.line()[:-1].replace(b'"2024-02-06T11:00:00"', b"7"),
        ],
    )
    def test_a_bad_line_is_skipped_and_counted(self, path: Path, bad: bytes) -> None:
        path.write_bytes(ENDED.line() + bad + b"\n")
        history = RunHistory(path)
        assert history.proven(len(LOG), identity) == PROVEN
        assert history.bad_lines == 1
        history.close()

    def test_years_of_runs_are_not_read_for_the_last(self, path: Path) -> None:
        path.write_bytes(b"not read\n" * 300_000 + ENDED.line())
        history = RunHistory(path)
        assert history.proven(len(LOG), identity) == PROVEN
        assert history.bad_lines == 0
        history.close()


class TestHeads:
    def walk(self, *articles: str, complete: bool = True) -> Walk:
        walk = Walk(POLITIK)
        if complete:
            walk.seen(1, articles, None, says_empty=True)
        else:
            walk.seen(1, articles, f"{POLITIK}page/2/")
            walk.failed(2, "500")
        return walk

    def test_a_whole_walk_stores_its_own(self) -> None:
        assert PROVEN.walked([self.walk("/n/", "/a/")], heads=True)[POLITIK] == Walked(("/n/", "/a/"), True, 1)

    def test_a_walk_that_failed_leaves_the_one_before(self) -> None:
        walked = PROVEN.walked([self.walk("/n/", complete=False)], heads=True)
        assert walked[POLITIK] == Walked(("/a/", "/b/"), False, 1)

    def test_a_category_found_empty_leaves_the_one_before(self) -> None:
        assert PROVEN.walked([self.walk()], heads=True)[POLITIK].head == ("/a/", "/b/")

    def test_categories_that_were_not_walked_are_carried_over(self) -> None:
        assert PROVEN.walked([self.walk("/n/")], heads=True)[DESA] == Walked()

    def test_a_run_for_a_part_stores_none(self) -> None:
        assert PROVEN.walked([self.walk("/n/")], heads=False) == PROVEN.categories

    def test_a_category_that_was_never_walked_has_none(self) -> None:
        assert (PROVEN.head(POLITIK), PROVEN.head("https://okegas.id/category/baru/")) == (("/a/", "/b/"), ())
