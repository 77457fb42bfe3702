"""The site moves while it is crawled, and while no run gets through: nothing is missing afterwards.

REST is off, so that nothing but the listings tells of an article.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from tests.archive.conftest import Archive, Archiving, FirstRun

POSTS = 60

DOOMED = (sys.executable, "-m", "tests.archive.doomed")
SET_BACK = (sys.executable, "-m", "tests.archive.set_back")


@pytest.fixture
def replica() -> Replica:
    return Replica(POSTS, without=frozenset({"rest"}))


@pytest.fixture
def crawl(replica: Replica, archiving: Archive, tmp_path: Path) -> Iterator[Archiving]:
    """The archive of a site; there was no run yet."""
    with serving(replica) as base_url:
        yield archiving(tmp_path, base_url)


@pytest.fixture
def archived(crawl: Archiving, first_run: FirstRun) -> Archiving:
    """The archive of a site after a first, complete run."""
    copytree(first_run(POSTS, "rest"), crawl.folder, dirs_exist_ok=True)
    return crawl


def publish(replica: Replica, number: int, *categories: str) -> None:
    for _ in range(number):
        replica.add(categories=categories)


def test_two_hundred_posts_at_once_of_which_a_killed_run_had_some(archived: Archiving, replica: Replica) -> None:
    publish(replica, 200, "politik")
    for _ in range(2):
        archived.crawl(by=(*DOOMED, "after the write", "45"))
        publish(replica, 15, "politik")
    assert len(archived.lacks(replica)) > 100
    assert archived.crawl().status == 0
    assert archived.is_exactly(replica)


def test_posts_below_a_burst_that_another_category_had_archived_first(archived: Archiving, replica: Replica) -> None:
    publish(replica, 5, "politik")
    publish(replica, 200, "politik", "olahraga")
    assert archived.crawl("-a", "categories=olahraga").status == 0
    assert len(archived.lacks(replica)) == 5
    assert archived.crawl().status == 0
    assert archived.is_exactly(replica)


def test_posts_below_a_burst_that_a_run_had_archived_when_a_page_of_it_failed(
    archived: Archiving, replica: Replica
) -> None:
    publish(replica, 40, "politik")
    replica.faults["/category/berita/politik/page/3/"] = replica.faults["/category/berita/page/3/"] = Answer(status=500)
    assert archived.crawl().status == 3
    assert archived.lacks(replica)
    replica.faults.clear()
    publish(replica, 10, "politik")
    assert archived.crawl().status == 0
    assert archived.is_exactly(replica)


def test_posts_of_the_time_when_the_clock_was_set_back(archived: Archiving, replica: Replica) -> None:
    publish(replica, 15, "politik")
    replica.faults[f"/{replica.post(replica.order()[0]).slug}/"] = Answer(status=500)
    assert archived.crawl(by=(*SET_BACK, "400")).status == 3
    assert len(archived.lacks(replica)) == 1
    replica.faults.clear()
    publish(replica, 15, "politik")
    assert archived.crawl(by=(*SET_BACK, "800")).status == 0
    publish(replica, 15, "politik")
    assert archived.crawl().status == 0
    assert archived.is_exactly(replica)


def take_away_the_newest(replica: Replica) -> None:
    for post_id in replica.listing("berita")[:3]:
        replica.trash(post_id)


def hold_an_unread_one_on_top(replica: Replica) -> None:
    replica.stick(replica.listing("berita")[-2])


def move_an_unread_one_up(replica: Replica) -> None:
    replica.redate(replica.listing("berita")[-2], datetime.now(UTC))


def move_the_newest_down(replica: Replica) -> None:
    for post_id in replica.listing("berita")[:3]:
        replica.redate(post_id, replica.published(replica.listing("berita")[-1]) - timedelta(days=1))


def publish_some(replica: Replica) -> None:
    publish(replica, 12, "politik")


@pytest.mark.parametrize(
    ("move", "burst"),
    [
        (take_away_the_newest, 0),
        (take_away_the_newest, 40),
        (hold_an_unread_one_on_top, 0),
        (move_an_unread_one_up, 40),
        (move_the_newest_down, 40),
        (publish_some, 0),
    ],
    ids=lambda value: value.__name__.replace("_", " ") if callable(value) else f"burst of {value}",
)
def test_a_listing_that_moves_while_it_is_paged_hides_nothing_that_it_held(
    crawl: Archiving, replica: Replica, first_run: FirstRun, move: Callable[[Replica], None], burst: int
) -> None:
    if burst:
        copytree(first_run(POSTS, "rest"), crawl.folder, dirs_exist_ok=True)
        publish(replica, burst, "politik")
    before = {f"okegas.id:{post.id}" for post in replica.articles()}

    def moves(asked: Asked) -> None:
        del replica.faults[asked.path]
        move(replica)

    replica.faults["/category/berita/page/3/"] = moves
    while_moving = crawl.crawl()
    assert while_moving.status == 0
    assert not replica.faults, "page 3 was not asked for"
    still_there = before & {f"okegas.id:{post.id}" for post in replica.articles()}
    assert still_there <= set(crawl.ids())
    assert crawl.crawl().status == 0
    assert crawl.lacks(replica) == set()


def test_posts_held_on_top_do_not_hide_those_below(archived: Archiving, replica: Replica) -> None:
    for post_id in replica.order()[-6:]:
        replica.stick(post_id)
    publish(replica, 25, "politik", "olahraga")
    assert archived.crawl().status == 0
    publish(replica, 25, "politik", "olahraga")
    for post_id in replica.order()[:40:2]:
        replica.trash(post_id)
    assert archived.crawl().status == 0
    assert archived.lacks(replica) == set()
