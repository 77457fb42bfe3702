"""What changes on a real WordPress between two runs comes with the next one, and nothing else does."""

from datetime import timedelta

import pytest

from okegas_crawler.archive.verification import verify
from okegas_crawler.replica.specials import PROTECTED, UNLISTED
from tests.wordpress.newspaper import Archiving, Newspaper, differences


@pytest.mark.parametrize("theme", ["twentytwentyone", "twentytwentythree"])
def test_ten_changes_bring_exactly_the_lines_they_ask_for(
    newspaper: Newspaper, archiving: Archiving, theme: str
) -> None:
    newspaper.show(theme)
    assert archiving.crawl().status == 0

    new, revised = ten_changes(newspaper)
    run = archiving.crawl()
    revisions = dict.fromkeys(new, 1) | dict.fromkeys(revised, 2)
    true = newspaper.records()
    assert differences(run, {i: {**true[i], "revision": revision} for i, revision in revisions.items()}) == []
    assert run.status == 0

    assert (archiving.crawl().verdict, archiving.crawl().verdict) == ("complete: nothing new",) * 2
    assert verify(archiving.log).right


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


def test_without_rest_and_xml_rpc_new_articles_still_come(newspaper: Newspaper, archiving: Archiving) -> None:
    newspaper.show("twentytwentyone", without=("rest", "xmlrpc"))
    assert archiving.crawl().status == 0
    assert archiving.crawl().verdict == "complete: nothing new"
    added = newspaper.replica.add(categories=("ekonomi",))
    newspaper.save(added, newspaper.replica.trash(next(newspaper.replica.articles()).id))
    run = archiving.crawl()
    assert differences(run, {i: r for i, r in newspaper.records().items() if i == f"okegas.id:{added.id}"}) == []
    assert run.status == 0
