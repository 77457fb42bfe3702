"""What changes on a real WordPress between two runs comes with the next one, and nothing else does."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from okegas_crawler.archive.verification import verify
from okegas_crawler.replica.specials import PROTECTED, UNLISTED
from tests.conftest import Run, Scrapy
from tests.wordpress.newspaper import Archiving, Newspaper, differences

Audit = Callable[..., Run]


@pytest.fixture
def audit(newspaper: Newspaper, scrapy: Scrapy) -> Audit:
    return lambda *arguments: scrapy("audit", "-a", f"base_url={newspaper.wordpress.address}", *arguments)


@pytest.mark.parametrize("theme", ["twentytwentyone", "twentytwentythree"])
def test_ten_changes_bring_exactly_the_lines_they_ask_for(
    newspaper: Newspaper, archiving: Archiving, audit: Audit, theme: str
) -> None:
    newspaper.show(theme)
    assert archiving.crawl().status == 0
    nothing = audit()
    assert (nothing.status, nothing.out) == (0, b"")

    new, revised = ten_changes(newspaper)
    true = newspaper.records()
    assert set(audit().out.decode().split()) == {true[i]["url"] for i in new}

    run = archiving.crawl()
    revisions = dict.fromkeys(new, 1) | dict.fromkeys(revised, 2)
    assert differences(run, {i: {**true[i], "revision": revision} for i, revision in revisions.items()}) == []
    assert run.status == 0

    assert (archiving.crawl().verdict, archiving.crawl().verdict) == ("complete: nothing new",) * 2
    assert (audit().status, verify(archiving.log).right) == (0, True)


def ten_changes(newspaper: Newspaper) -> tuple[set[str], set[str]]:
    """What an office does in a week: the ids of the articles that come by it, and of those with other text."""
    replica = newspaper.replica
    plain = [post for post in replica.articles() if len(post.pages) == 1 and "sepak-bola" not in post.categories]
    newest, middle, oldest = plain[0], plain[len(plain) // 2], plain[-1]
    draft = min(post_id for post_id in UNLISTED if replica.post(post_id).status != "publish")
    locked = min(post_id for post_id in PROTECTED if replica.post(post_id).protected)
    now = replica.clock()
    added = [
        replica.add(categories=("politik",)),
        replica.add(categories=("berita", "wisata")),
        replica.add(categories=("peristiwa",), published=oldest.published - timedelta(days=30)),
        replica.change(draft, status="publish", published=now),
        replica.change(locked, protected=False),
    ]
    edited = [replica.change(newest.id), replica.change(oldest.id)]
    others = [
        replica.rename(plain[3].id, f"{plain[3].slug}-terbaru"),
        replica.trash(plain[4].id),
        replica.change(middle.id, protected=True),
    ]
    emptied = [replica.change(post_id, categories=("olahraga",)) for post_id in replica.listing("sepak-bola")]
    newspaper.save(*added, *edited, *others, *emptied)
    return {f"okegas.id:{post.id}" for post in added}, {f"okegas.id:{post.id}" for post in edited}


def test_without_rest_and_xml_rpc_new_articles_still_come(
    newspaper: Newspaper, archiving: Archiving, audit: Audit
) -> None:
    newspaper.show("twentytwentyone", without=("rest", "xmlrpc"))
    assert archiving.crawl().status == 0
    assert archiving.crawl().verdict == "complete: nothing new"

    trashed = newspaper.replica.trash(next(newspaper.replica.articles()).id)
    added = newspaper.replica.add(categories=("ekonomi",))
    newspaper.save(trashed, added)
    record = newspaper.records()[f"okegas.id:{added.id}"]
    assert audit().out.decode().split() == [record["url"]]

    run = archiving.crawl()
    assert (run.status, differences(run, {record["id"]: record})) == (0, [])
