"""Answers that are cut off, too large, too slow, or none: the page is refused and owed, all others are archived."""

import asyncio

import pytest

from okegas_crawler.replica.answers import Answer
from tests.hostile.conftest import Hostile
from tests.hostile.faults import CUT_OFF, EMPTY, HTML, NO_ANSWER, NOT_OFFERED, TOO_LARGE, TOO_SLOW, zeros
from tests.hostile.wire import Fault, plain

NAMED: dict[str, dict[str, Fault]] = {
    "partial": CUT_OFF,
    "too_large": TOO_LARGE,
    "encoding": NOT_OFFERED,
    "timeout": TOO_SLOW,
    "empty": EMPTY,
    "no_answer": NO_ANSWER,
}
TRIED_AGAIN = ("partial", "timeout", "empty", "no_answer")


@pytest.mark.parametrize("posts", [60])
def test_what_is_not_a_whole_answer_is_refused_by_its_name_and_owed(hostile: Hostile) -> None:
    placed = {name: hostile.place(faults) for name, faults in NAMED.items()}
    zeros("gzip", 1024)  # takes seconds: made before anybody waits for it
    run = hostile.crawl()
    assert run.status == 3
    assert run.owed == {path: name for name, paths in placed.items() for path in paths.values()}
    assert {name: run.count(f"refused/{name}") + run.count(f"failed/{name}") for name in NAMED} == {
        name: len(faults) for name, faults in NAMED.items()
    }
    for name, paths in placed.items():
        for fault, path in paths.items():
            tries = len(hostile.wire.times(path))
            assert tries >= 3 if name in TRIED_AGAIN else tries >= 1, fault  # more on a busy machine, or by Twisted
            if name != "no_answer":
                assert run.err.count(f"refused: {hostile.base_url}{path}: {name}") == 1, fault
    assert run.ids == hostile.truths().keys()

    hostile.faults.clear()
    again = hostile.crawl()
    assert (again.status, again.owed) == (0, {})
    assert again.ids == hostile.truths().keys()


def test_the_first_page_of_a_run_is_not_taken_unfinished_though_no_page_has_shown_an_end(hostile: Hostile) -> None:
    first, second = (f"/{post.slug}/" for post in hostile.articles[:2])
    hostile.faults[first] = CUT_OFF["a page that PHP left unfinished"]
    addresses = hostile.folder / "addresses.txt"
    addresses.write_text(f"https://okegas.id{first}\nhttps://okegas.id{second}\n")
    run = hostile.crawl("-a", f"urls={addresses}", "-s", "CONCURRENT_REQUESTS=1")
    assert (run.status, run.owed) == (3, {first: "partial"})
    assert len(run.ids) == 1


def test_a_site_whose_pages_never_end_is_read_all_the_same(hostile: Hostile) -> None:
    async def endless(writer: asyncio.StreamWriter, page: bytes) -> None:
        await plain(writer, Answer(page.replace(b"</html>", b""), content_type=HTML))

    paths = ["/", *(f"/{post.slug}/" for post in hostile.articles if len(post.pages) == 1)]
    hostile.faults.update(dict.fromkeys(paths, endless))
    addresses = hostile.folder / "addresses.txt"
    addresses.write_text("".join(f"https://okegas.id{path}\n" for path in paths[1:]))
    run = hostile.crawl("-a", f"urls={addresses}")
    assert (run.status, run.owed, len(run.ids)) == (0, {}, len(paths) - 1)
