"""What the operator of a half-hourly crawl may rely on, case by case, on the model of a site."""

import pytest

from tests.archive.model import FOR_EVER, Crawl, Memory, Site, crawl, crawl_with, missing


@pytest.fixture
def site() -> Site:
    site = Site(page_size=10, categories="ab")
    site.publish(35, "a")
    site.publish(15, "ab")
    return site


@pytest.fixture
def memory(site: Site) -> Memory:
    """After a first run in peace."""
    memory = Memory()
    assert crawl(site, memory) == 0
    assert missing(site, memory) == set()
    return memory


def listings(run: Crawl) -> list[str]:
    """What a run asks of listings until its end."""
    run.run()
    return [request for request in run.requests if " " in request]


def test_a_run_with_nothing_new_asks_for_one_page_a_category_and_no_article(site: Site, memory: Memory) -> None:
    run = Crawl(site, memory)
    assert run.run() == 0
    assert run.requests == ["a 1", "b 1"]


def test_an_article_that_always_fails_is_owed_and_causes_no_deeper_walks(site: Site, memory: Memory) -> None:
    (failing,) = site.publish(1, "a")
    site.failing_articles[failing] = FOR_EVER
    assert crawl(site, memory) == 3
    for _ in range(20):
        site.publish(1, "b")
        run = Crawl(site, memory)
        assert listings(run)[:2] == ["a 1", "b 1"]
        assert [request for request in run.requests if request.startswith("a ")] == ["a 1"]
        assert list(memory.proven.owed) == [failing]


def test_an_owed_article_is_asked_for_first_and_had_as_soon_as_it_answers(site: Site, memory: Memory) -> None:
    (failing,) = site.publish(1, "a")
    site.failing_articles[failing] = 2
    assert [crawl(site, memory), crawl(site, memory)] == [3, 3]
    run = Crawl(site, memory)
    assert run.run() == 0
    assert run.requests == [failing, "a 1", "b 1"]
    assert failing in memory.log


def test_an_owed_article_that_was_deleted_is_owed_no_more(site: Site, memory: Memory) -> None:
    (failing,) = site.publish(1, "a")
    site.failing_articles[failing] = 1
    crawl(site, memory)
    del site.posts[failing]
    assert crawl(site, memory) == 0
    assert memory.proven.passed_over == {failing: "404"}


def test_a_listing_page_that_fails_leaves_the_rest_to_the_next_run(site: Site, memory: Memory) -> None:
    site.publish(25, "a")
    site.failing_pages["a", 2] = 1
    assert crawl(site, memory) == 3
    assert crawl(site, memory) == 0
    assert missing(site, memory) == set()


@pytest.mark.parametrize("steps", range(0, 260, 13))
def test_two_hundred_posts_at_once_survive_a_kill_at_any_moment(site: Site, memory: Memory, steps: int) -> None:
    site.publish(100, "ab")
    site.publish(100, "a")
    killed = Crawl(site, memory)
    for _ in range(steps):
        if killed.waiting:
            killed.step()
    site.publish(3, "b")
    assert crawl(site, memory) == 0
    assert missing(site, memory) == set()


def test_an_interrupted_run_keeps_what_it_has_walked(site: Site, memory: Memory) -> None:
    site.publish(1, "b")
    run = Crawl(site, memory)
    run.step()  # category a: nothing new
    assert run.end(interrupted_by=15) == 143
    assert memory.proven.categories["a"].complete
    assert not memory.proven.categories["b"].complete
    assert crawl(site, memory) == 0
    assert missing(site, memory) == set()


def test_posts_deleted_and_published_at_every_page_of_the_first_run(site: Site) -> None:
    memory = Memory()
    changes = {
        2: lambda: site.posts.pop("50"),
        3: lambda: site.publish(1, "a"),
        5: lambda: site.posts.pop("40"),
        7: lambda: site.publish(12, "ab"),
        9: lambda: site.posts.pop("30"),
    }
    status = crawl_with(site, memory, changes)
    assert status == 0
    assert {name for name in missing(site, memory) if int(name) <= 50} == set()
    assert crawl(site, memory) == 0
    assert missing(site, memory) == set()


def test_a_full_run_finds_what_was_dated_back_into_proven_ground(site: Site, memory: Memory) -> None:
    (late,) = site.publish(1, "a", date=3.5)
    assert crawl(site, memory) == 0
    assert missing(site, memory) == {late}
    assert crawl(site, memory, full=True) == 0
    assert missing(site, memory) == set()


def test_a_full_run_asks_again_for_what_was_passed_over(site: Site, memory: Memory) -> None:
    (opened,) = site.publish(1, "a")
    site.change(opened, protected=True)
    crawl(site, memory)
    site.change(opened, protected=False)
    assert crawl(site, memory) == 0
    assert opened not in memory.log
    assert crawl(site, memory, full=True) == 0
    assert opened in memory.log
    assert memory.proven.passed_over == {}
