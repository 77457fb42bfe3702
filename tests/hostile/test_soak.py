"""A site that answers every request at random, by a good page or by any of all faults: what is good is archived.

`pytest tests/hostile/test_soak.py --requests 10000` takes a few minutes; without the option it is a few hundred.
"""

import asyncio
from collections import Counter
from random import Random

import pytest

from okegas_crawler.replica.answers import Answer
from okegas_crawler.replica.truth import truth
from tests.hostile import test_pages as pages
from tests.hostile.conftest import Hostile, path_of
from tests.hostile.faults import CUT_OFF, EMPTY, HTML, NO_ANSWER, NOT_OFFERED, TOO_LARGE, TOO_SLOW, told, zeros
from tests.hostile.wire import Fault, plain

FEW_REQUESTS = 500
TRIES = 1.5  # at least so many requests an article comes to
GOOD, SLOW = 0.35, 0.03  # the part of the answers that are good, and that cost seconds of a slot
MOST_SECONDS = 600

COSTLY: list[Fault] = [*TOO_SLOW.values(), *TOO_LARGE.values(), *pages.FREEZING.values()]
FAULTS: list[Fault] = [
    *(fault for faults in (CUT_OFF, EMPTY, NO_ANSWER, NOT_OFFERED) for fault in faults.values()),
    *(told(body=body, content_type=kind) for kind, body in pages.KINDS.items()),
    *(told(body=body) for body in pages.IMPOSTERS.values()),
    *(told(status) for status in (403, 404, 410, 429, 500, 502, 503, 504)),
    told(503, Retry_After="1"),
    told(429, Retry_After="3600"),
    *(told(302, Location=address) for address in ("http://192.168.1.1/", "file:///etc/passwd", "?")),
]


class AtRandom:
    """Answers at random, and notes which pages it gave as they are. One seed, one fate of each address."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.times = Counter[str]()
        self.good: set[str] = set()

    def at(self, path: str) -> Fault:
        """What answers at an address."""

        async def fault(writer: asyncio.StreamWriter, page: bytes) -> None:
            self.times[path] += 1
            chance = Random(f"{self.seed} {path} {self.times[path]}")
            drawn = chance.random()
            if drawn < GOOD:
                self.good.add(path)
                await plain(writer, Answer(page, content_type=HTML))
            else:
                await chance.choice(COSTLY if drawn > 1 - SLOW else FAULTS)(writer, page)

        return fault


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "posts" in metafunc.fixturenames:
        requests = metafunc.config.getoption("--requests", FEW_REQUESTS) or FEW_REQUESTS
        metafunc.parametrize("posts", [int(requests / TRIES * 1.1)], ids=[f"{requests} requests"])


@pytest.mark.timeout(2 * MOST_SECONDS)
def test_every_good_article_is_archived_once_and_nothing_else(hostile: Hostile, soak_seed: int) -> None:
    print(f"--soak-seed {soak_seed}")
    zeros("gzip", 1024)  # takes seconds: made before anybody waits for it
    site = AtRandom(soak_seed)
    articles = {f"/{post.slug}/": post for post in hostile.articles if len(post.pages) == 1}
    hostile.faults.update({path: site.at(path) for path in articles})
    addresses = hostile.folder / "addresses.txt"
    addresses.write_text("".join(f"https://okegas.id{path}\n" for path in articles))
    run = hostile.crawl("-a", f"urls={addresses}", "-s", "LOG_LEVEL=ERROR", seconds=MOST_SECONDS)
    assert run.status == 3

    archived = [path_of(record["url"]) for record in run.records]
    assert len(archived) == len(set(archived))
    assert set(archived) == site.good
    for record in run.records:
        true = truth(articles[path_of(record["url"])], hostile.replica)
        assert (record["title"], record["body"]) == (true["title"], true["body"])

    requests = len(hostile.wire.requests)
    print(f"{requests} requests, {len(archived)} articles archived", run.counts("refused"), run.counts("failed"))
    assert requests == run.count("downloader/request_count")
    never_sent = run.count("downloader/exception_type_count/okegas_crawler.refusals.Refused")
    unanswered = run.count("downloader/exception_count") - never_sent
    assert requests == run.count("downloader/response_count") + unanswered
    assert set(archived).isdisjoint(run.owed.keys() | run.passed_over.keys())
    assert len(articles) == len(archived) + len(run.owed) + len(run.passed_over)
    refused, failed = (sum(run.counts(name).values()) for name in ("refused", "failed"))
    assert len(articles) == len(archived) + refused + failed + run.count("article/passed_over/not_html")
