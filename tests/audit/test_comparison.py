"""An archive beside what a site names."""

from datetime import UTC, datetime, timedelta

import pytest

from okegas_crawler.archive.holdings import Held, Holdings
from okegas_crawler.audit.comparison import compare
from okegas_crawler.audit.sources import Named, Source

SEEN = datetime(2024, 2, 6, 6, 30, tzinfo=UTC)
LATER = SEEN + timedelta(seconds=1)
AHEAD = SEEN + timedelta(days=3650)


def at(slug: str) -> str:
    return f"https://okegas.id/{slug}/"


def held(**articles: str) -> Holdings:
    """Articles by slug, each with its id."""
    return Holdings(
        {article_id: Held(article_id, at(slug), SEEN) for slug, article_id in articles.items()},
        {f"/{slug}/": article_id for slug, article_id in articles.items()},
    )


def rest(*posts: Named, whole: bool = True) -> Source:
    return Source("REST", list(posts), names_ids=True, whole=whole)


def post(slug: str, number: int, **told: object) -> Named:
    return Named(at(slug), f"okegas.id:{number}", **{"protected": False, **told})  # type: ignore[arg-type]


def test_an_article_is_known_by_its_id_or_its_address() -> None:
    found = compare(held(lama="okegas.id:7", rapat="okegas.id:/rapat/"), [rest(post("baru", 7), post("rapat", 8))], {})
    assert (found.missing, found.unnamed) == ([], [])


def test_what_the_first_source_names_is_missing_and_what_only_others_name_is_to_be_asked_for() -> None:
    sitemap = Source("sitemap", [Named(at("a")), Named(at("b")), Named(at("kontak"), surely_post=False)], whole=True)
    found = compare(Holdings(), [rest(post("a", 1)), sitemap], {})
    assert [named.address for named in found.missing] == [at("a")]
    assert [named.address for named in found.unsure] == [at("b")], "REST names every post, so a page is none"
    assert [named.address for named in compare(Holdings(), [sitemap], {}).unsure] == [at("a"), at("b"), at("kontak")]


@pytest.mark.parametrize(("changed", "count"), [(SEEN, 0), (LATER, 1), (AHEAD, 0), (None, 0)])
def test_changed_is_what_changed_after_it_was_seen(changed: datetime | None, count: int) -> None:
    now = LATER + timedelta(days=1)
    assert len(compare(held(a="okegas.id:1"), [rest(post("a", 1, changed=changed))], {}, now).changed) == count


def test_a_change_counts_once_and_whichever_source_tells_it() -> None:
    sitemap = Source("sitemap", [Named(at("a"), changed=LATER), Named(at("lama"), changed=LATER)], whole=True)
    archive = held(a="okegas.id:1")
    archive.ids["/lama/"] = "okegas.id:1"
    assert len(compare(archive, [rest(post("a", 1, changed=SEEN)), sitemap], {}).changed) == 1


@pytest.mark.parametrize(
    ("told", "reason", "missing"),
    [
        (True, "", 0),
        (None, "protected", 0),
        (None, "attachment", 0),
        (None, "404", 1),
        (False, "protected", 1),
        (False, "404", 1),
    ],
    ids=["REST says so", "known", "an attachment", "is back", "opened since", "put online again"],
)
def test_what_was_passed_over_is_missing_once_it_may_be_had(told: bool | None, reason: str, missing: int) -> None:
    found = compare(Holdings(), [rest(post("a", 1, protected=told))], {at("a"): reason} if reason else {})
    assert len(found.addresses("missing")) == missing


def test_only_a_source_that_names_all_posts_tells_what_is_named_no_more() -> None:
    archive = held(a="okegas.id:1", b="okegas.id:2")
    feed = Source("feed", [Named(at("a"))])
    assert compare(archive, [rest(post("a", 1), whole=False), feed], {}).unnamed == []
    assert [article.id for article in compare(archive, [rest(post("a", 1)), feed], {}).unnamed] == ["okegas.id:2"]
