"""robots.txt: obeyed by all that wait for it together, closed where it cannot be had, its Crawl-delay kept."""

from itertools import pairwise

import pytest

from okegas_crawler.middlewares import LONGEST_ROBOTS_TXT
from tests.hostile.conftest import Hostile
from tests.hostile.faults import silence, told
from tests.hostile.wire import Fault

ROBOTS = "/robots.txt"
PLAIN = "text/plain"


def robots(text: str) -> Fault:
    return told(body=text.encode(), content_type=PLAIN)


@pytest.mark.parametrize(
    "fault",
    [
        robots("User-agent: *\nDisallow: /\n"),
        told(503, Retry_After="30"),
        told(302, Location="https://example.org/robots.txt"),
        silence,
    ],
    ids=["forbids all", "answers 503, come later", "is another site's", "does not come"],
)
def test_nothing_else_is_asked_for_where_robots_txt(hostile: Hostile, fault: Fault) -> None:
    categories = "politik,olahraga,berita,desa,ekonomi"
    hostile.faults[ROBOTS] = fault
    run = hostile.crawl("-a", f"categories={categories}")
    assert (run.status, run.records) == (3, [])
    assert {request.path for request in hostile.wire.requests} == {ROBOTS}
    assert run.counts("refused").keys() == {"robots"}
    assert f"refused: {hostile.base_url}/: robots: " in run.err


def test_everything_is_allowed_where_there_is_no_robots_txt(hostile: Hostile) -> None:
    hostile.faults[ROBOTS] = told(404)
    run = hostile.crawl()
    assert run.status == 0
    assert run.ids == hostile.truths().keys()


@pytest.mark.parametrize("posts", [40])
def test_what_is_forbidden_is_not_asked_for_though_many_wait_for_robots_txt_together(hostile: Hostile) -> None:
    """Scrapy 2.19 lets all but the first of those that wait pass."""
    articles = [f"/{post.slug}/" for post in hostile.articles if len(post.pages) == 1]
    forbidden, last = articles[1:12], articles[-1]
    hostile.faults[ROBOTS] = robots("User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in forbidden))
    addresses = hostile.folder / "addresses.txt"
    addresses.write_text("".join(f"https://okegas.id{path}\n" for path in [*forbidden, last]))
    run = hostile.crawl("-a", f"urls={addresses}")
    assert run.status == 3
    assert {request.path for request in hostile.wire.requests} == {ROBOTS, last}
    assert run.owed == dict.fromkeys(forbidden, "robots")


def test_crawl_delay_is_kept(hostile: Hostile) -> None:
    hostile.faults[ROBOTS] = robots("User-agent: *\nCrawl-delay: 0.4\n")
    run = hostile.crawl("-a", "categories=politik", "-a", "max_pages=1")
    moments = [request.moment for request in hostile.wire.requests if request.path != ROBOTS]
    assert run.status == 0
    assert len(moments) > 3
    assert min(after - before for before, after in pairwise(moments)) > 0.35


def test_a_robots_txt_of_very_many_rules_holds_nothing_up(hostile: Hostile) -> None:
    """Of it as much is read as RFC 9309 asks for; its delay beyond all measure is cut to the limit."""
    rules = "Crawl-delay: 86400\n" + "".join(f"Disallow: /{number:07d}*halaman$\n" for number in range(100_000))
    assert len(rules) > 4 * LONGEST_ROBOTS_TXT
    hostile.faults[ROBOTS] = robots(f"User-agent: *\n{rules}")
    assert hostile.crawl("-s", "CRAWL_DELAY_LIMIT=0.02").status == 0
