"""Run after run into the archive: what is new comes, what changed comes again, and what did not costs next to nothing.

By the real command against a replica that changes between the runs.
"""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from okegas_crawler.archive.verification import verify
from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.article import article_page
from okegas_crawler.replica.blocks import paragraphs
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth
from okegas_crawler.rest import A_PAGE
from okegas_crawler.settings import ITEM_PIPELINES
from tests.archive.conftest import Archive, FirstRun, ended, wait_until
from tests.conftest import Run, Scrapy

POSTS = 60


class Site:
    """A replica, and the archive that runs of the command make of it."""

    def __init__(self, replica: Replica, base_url: str, scrapy: Scrapy, folder: Path) -> None:
        self.replica = replica
        self.base_url = base_url
        self.scrapy = scrapy
        self.log = folder / "okegas.jsonl"
        self.runs = folder / "okegas.runs.jsonl"

    def crawl(self, *arguments: str) -> Run:
        """The next run, with what it appended; the requests of the replica are those of this run."""
        self.replica.requests.clear()
        size = self.log.stat().st_size if self.log.exists() else 0
        run = self.scrapy("crawl", "okegas", "-a", f"base_url={self.base_url}", "-s", "RETRY_TIMES=0", *arguments)
        appended = self.log.read_bytes()[size:] if self.log.exists() else b""
        return Run(run.status, run.out, run.err, [json.loads(line) for line in appended.splitlines()])

    @property
    def asked(self) -> list[str]:
        return [path for _, path in self.replica.requests]

    @property
    def asked_articles(self) -> list[str]:
        listings = ("/category/", "/wp-", "/robots.txt")
        return [path for path in self.asked if path != "/" and not path.startswith(listings)]

    def newest(self) -> dict[str, dict[str, Any]]:
        """The newest version of each article in the archive."""
        records = (json.loads(line) for line in self.log.read_bytes().splitlines())
        return {record["id"]: record for record in records}

    def equals_the_truth(self) -> bool:
        ours = ("fetched", "extractor", "revision")
        archived = {i: {k: v for k, v in r.items() if k not in ours} for i, r in self.newest().items()}
        true = (truth(post, self.replica) for post in self.replica.articles())
        return archived == {r["id"]: {k: v for k, v in r.items() if k not in ours} for r in true}

    def last_end(self) -> dict[str, Any]:
        return dict(json.loads(self.runs.read_bytes().splitlines()[-1]))


@pytest.fixture
def site(scrapy: Scrapy, tmp_path: Path, first_run: FirstRun) -> Iterator[Site]:
    """A site whose archive is complete."""
    copytree(first_run(POSTS), tmp_path, dirs_exist_ok=True)
    replica = Replica(POSTS)
    with serving(replica) as base_url:
        site = Site(replica, base_url, scrapy, tmp_path)
        yield site
    assert verify(site.log).right


def test_the_first_run_archives_the_truth(site: Site) -> None:
    assert site.equals_the_truth()


def test_a_run_with_nothing_new_asks_one_page_of_each_category_and_three_more(site: Site) -> None:
    run = site.crawl()
    assert (run.status, run.records, run.verdict) == (0, [], "complete: nothing new")
    categories = [path for path in site.asked if path.startswith("/category/")]
    assert len(categories) == len(set(categories)) == len(site.replica.categories)
    assert len(site.asked) <= len(categories) + 3


def test_nothing_comes_again_where_pages_do_not_print_when_they_were_changed(scrapy: Scrapy, tmp_path: Path) -> None:
    replica = Replica(POSTS)
    edited = replica.order()[3]
    replica.change(edited, when=replica.modified(replica.order()[0]))
    whole = re.compile(rb'<time class="updated"[^>]*>[^<]*</time>')

    def without_change(asked: Asked) -> Answer:
        return Answer(whole.sub(b"", article_page(replica, asked.root, replica.post(edited))))

    replica.faults[f"/{replica.post(edited).slug}/"] = without_change
    with serving(replica) as base_url:
        site = Site(replica, base_url, scrapy, tmp_path)
        assert len(site.crawl().records) == POSTS
        assert (site.crawl().records, site.asked_articles) == ([], [])


def test_one_changed_article_is_one_new_line(site: Site) -> None:
    post = list(site.replica.articles())[40]
    site.replica.change(post.id)
    run = site.crawl()
    assert [(r["id"], r["revision"]) for r in run.records] == [(f"okegas.id:{post.id}", 2)]
    assert run.verdict == "complete: 1 article archived, 1 of them revised"
    assert site.equals_the_truth()
    assert site.crawl().records == []


def test_of_a_change_dated_ahead_no_later_one_is_hidden(site: Site) -> None:
    ahead, other = list(site.replica.articles())[40:42]
    site.replica.change(ahead.id, when=site.replica.clock() + timedelta(days=3650))
    assert [record["id"] for record in site.crawl().records] == [f"okegas.id:{ahead.id}"]
    site.replica.change(other.id)
    assert [record["id"] for record in site.crawl().records] == [f"okegas.id:{other.id}"]
    assert site.crawl().records == []


@pytest.fixture
def much_changed(scrapy: Scrapy, tmp_path: Path, first_run: FirstRun) -> Iterator[tuple[Site, set[str]]]:
    """A site where more changed since the last run, over days, than one answer of REST names; and the ids of that."""
    posts = 2 * A_PAGE
    copytree(first_run(posts), tmp_path, dirs_exist_ok=True)
    replica = Replica(posts)
    with serving(replica) as base_url:
        changed = list(replica.articles())[-A_PAGE - 20 :]
        for hours, post in enumerate(changed):
            replica.change(post.id, when=replica.clock() - timedelta(hours=hours))
        yield Site(replica, base_url, scrapy, tmp_path), {f"okegas.id:{post.id}" for post in changed}


def test_more_changes_than_one_answer_of_rest_names_come_all(much_changed: tuple[Site, set[str]]) -> None:
    site, changed = much_changed
    run = site.crawl()
    assert (run.status, {record["id"] for record in run.records}) == (0, changed)


@pytest.mark.parametrize("instead", [Answer(b"", 500), Answer(b"<html>", 200)])
def test_changes_whose_second_page_fails_come_with_the_next_run(
    much_changed: tuple[Site, set[str]], instead: Answer
) -> None:
    site, changed = much_changed
    site.replica.faults["/wp-json/wp/v2/posts"] = lambda asked: instead if asked.query["page"] == "2" else None
    first = site.crawl()
    assert (first.status, len(first.records)) == (3, A_PAGE)
    site.replica.faults.clear()
    second = site.crawl()
    assert (second.status, {record["id"] for record in (*first.records, *second.records)}) == (0, changed)


def test_changes_without_end_are_not_asked_for_for_ever(site: Site) -> None:
    post = next(site.replica.articles())
    told = {"id": post.id, "link": f"https://okegas.id/{post.slug}/", "modified_gmt": "2000-01-01T00:00:00"}
    same = Answer(json.dumps(A_PAGE * [told]).encode(), content_type="application/json")
    site.replica.faults["/wp-json/wp/v2/posts"] = lambda asked: same if int(asked.query["page"]) < 20 else None
    run = site.crawl()
    assert (run.status, run.verdict) == (3, "incomplete: changes: page 2 names nothing new; nothing new")
    assert sum(path.startswith("/wp-json/wp/v2/posts?") for path in site.asked) == 2


def test_changes_that_an_interrupted_run_did_not_come_to_come_with_the_next(
    much_changed: tuple[Site, set[str]], archiving: Archive
) -> None:
    site, changed = much_changed
    site.replica.requests.clear()
    run = archiving(site.log.parent, site.base_url).start("-s", "DOWNLOAD_DELAY=0.2")
    wait_until(lambda: bool(site.asked_articles))
    run.terminate()
    assert ended(run).status == 143
    site.crawl()
    assert {article for article, record in site.newest().items() if record["revision"] == 2} == changed


def test_a_run_for_some_days_leaves_the_changes_of_others_to_the_next(site: Site) -> None:
    newest, *_, old = site.replica.articles()
    site.replica.change(old.id, when=site.replica.clock() - timedelta(days=3))
    site.replica.change(newest.id)
    site.crawl("-a", f"since={newest.published.date()}")
    assert [record["id"] for record in site.crawl().records] == [f"okegas.id:{old.id}"]


def test_new_articles_come_and_nothing_else_is_asked_for(site: Site) -> None:
    added = [site.replica.add(categories=("politik",)), site.replica.add(categories=("sepak-bola",))]
    run = site.crawl()
    assert {record["id"] for record in run.records} == {f"okegas.id:{post.id}" for post in added}
    assert sorted(site.asked_articles) == sorted(f"/{post.slug}/" for post in added)


def test_a_burst_of_more_than_pages_is_found_whole(site: Site) -> None:
    for number in range(35):
        site.replica.add(categories=("politik",) if number % 3 else ("politik", "olahraga"))
    run = site.crawl()
    assert (run.status, len(run.records)) == (0, 35)
    assert site.equals_the_truth()


def test_a_post_that_no_category_lists_where_a_walk_would_look_is_told_by_rest(site: Site) -> None:
    deep = site.replica.published(150) - timedelta(days=30)
    backdated = site.replica.add(published=deep, categories=("politik",))
    run = site.crawl()
    assert [record["id"] for record in run.records] == [f"okegas.id:{backdated.id}"]


def test_where_rest_is_off_young_articles_are_fetched_again_at_most_every_six_hours(
    scrapy: Scrapy, tmp_path: Path
) -> None:
    replica = Replica(20, without=frozenset({"rest"}))
    with serving(replica) as base_url:
        site = Site(replica, base_url, scrapy, tmp_path)
        young = replica.add(when=replica.clock() - timedelta(hours=7))
        assert site.crawl().status == 0
        assert site.crawl().records == []
        assert site.asked_articles == []
        replica.change(young.id)
        (tmp_path / "okegas.index.sqlite").unlink()  # and with it, when articles were last fetched
        assert [(r["id"], r["revision"]) for r in site.crawl().records] == [(f"okegas.id:{young.id}", 2)]
        assert site.asked_articles == [f"/{young.slug}/"]


def test_deleting_the_index_costs_no_truth(site: Site) -> None:
    site.log.with_name("okegas.index.sqlite").unlink()
    run = site.crawl()
    assert (run.status, run.records) == (0, [])


def test_an_article_that_fails_is_owed_and_asked_first_by_the_next_run(site: Site) -> None:
    post = site.replica.add(categories=("politik",))
    path = f"/{post.slug}/"
    site.replica.faults[path] = Answer(b"", status=500)
    run = site.crawl()
    assert (run.status, run.records) == (3, [])
    assert run.verdict == "incomplete: 1 article owed; nothing new"
    pages = len(site.asked)

    again = site.crawl()
    assert again.status == 3
    assert site.asked.index(path) <= 2
    assert len(site.asked) <= pages, "what fails for ever causes no deeper walks"

    del site.replica.faults[path]
    last = site.crawl()
    assert (last.status, len(last.records)) == (0, 1)
    assert site.last_end()["owed"] == {}


def test_a_category_whose_page_fails_is_not_complete_and_the_next_run_gets_the_rest(
    scrapy: Scrapy, tmp_path: Path
) -> None:
    replica = Replica(POSTS)
    with serving(replica) as base_url:
        site = Site(replica, base_url, scrapy, tmp_path)
        replica.faults["/category/berita/page/2/"] = Answer(b"", status=500)
        run = site.crawl()
        assert run.status == 3
        assert "1 of 11 categories (berita page 2: 500)" in run.verdict
        assert site.last_end()["categories"]["https://okegas.id/category/berita/"]["head"] == []
        replica.faults.clear()
        assert site.crawl().status == 0
        assert site.equals_the_truth()


def test_a_post_deleted_while_the_listing_is_paged_hides_no_other(scrapy: Scrapy, tmp_path: Path) -> None:
    replica = Replica(POSTS)
    newest = replica.listing("berita")[0]

    def delete_one(asked: Asked) -> None:
        replica.faults.clear()
        replica.delete(newest)

    with serving(replica) as base_url:
        site = Site(replica, base_url, scrapy, tmp_path)
        replica.faults["/category/berita/page/2/"] = delete_one
        assert site.crawl("-a", "categories=berita").status == 0
        wanted = {f"okegas.id:{post_id}" for post_id in replica.listing("berita")}
        assert wanted - site.newest().keys() <= {"okegas.id:11", "okegas.id:12"}  # protected


def test_a_full_run_walks_everything_again_and_appends_what_changed(site: Site) -> None:
    post = list(site.replica.articles())[-1]
    story = paragraphs(*(f"Kalimat ke-{number} dari berita yang ditulis ulang seluruhnya." for number in range(40)))
    site.replica.change(post.id, story=story, modified=post.modified)  # as no listing and no REST can tell
    assert site.crawl().records == []
    run = site.crawl("-a", "full=1")
    assert (run.status, [r["id"] for r in run.records]) == (0, [f"okegas.id:{post.id}"])
    assert len(site.asked_articles) >= POSTS


def test_a_version_without_its_text_is_withheld_until_it_is_accepted(site: Site) -> None:
    post = next(p for p in site.replica.articles() if len(truth(p, site.replica)["body"]) > 600)
    before = site.newest()[f"okegas.id:{post.id}"]
    site.replica.change(post.id, story=paragraphs("Artikel ini telah dipindahkan."))
    run = site.crawl()
    assert (run.status, run.records) == (4, [])
    assert (
        f"okegas.id:{post.id} has lost its text; -a full=1 -a accept=okegas.id:{post.id} lets it through" in run.verdict
    )
    assert site.crawl().status == 4, "it is said until somebody decides"
    assert site.newest()[f"okegas.id:{post.id}"] == before
    accepted = site.crawl("-a", "full=1", "-a", f"accept=okegas.id:{post.id}")
    assert accepted.status == 0
    assert [(r["id"], r["revision"]) for r in accepted.records] == [(f"okegas.id:{post.id}", 2)]


def test_a_renamed_article_keeps_its_id_and_is_known_under_both_addresses(site: Site) -> None:
    post = next(site.replica.articles())
    site.replica.rename(post.id, "alamat-yang-baru")
    run = site.crawl()
    assert (run.status, run.records) == (0, []), "the text has not changed"
    assert "/alamat-yang-baru/" in site.asked
    site.crawl()
    assert site.asked_articles == []


def test_a_protected_post_is_passed_over_once_and_comes_when_it_is_opened(site: Site) -> None:
    (protected, *_) = (post_id for post_id in (11, 12))
    assert "https://okegas.id/bahan-pelatihan-jurnalis-muda/" in site.last_end()["passed_over"]["protected"]
    site.crawl()
    assert site.asked_articles == []
    site.replica.change(protected, protected=False)
    assert [record["id"] for record in site.crawl().records] == [f"okegas.id:{protected}"]


def test_a_page_of_wordpress_that_a_category_lists_is_passed_over_as_it_is_no_article(
    scrapy: Scrapy, tmp_path: Path
) -> None:
    replica = Replica(12)
    listed = next(replica.articles())
    page = (
        b"<body class='page page-id-2'><h1>Redaksi</h1><div class=entry-content><p>Alamat kami.</p></div></body></html>"
    )
    replica.faults[f"/{listed.slug}/"] = Answer(page)
    with serving(replica) as base_url:
        site = Site(replica, base_url, scrapy, tmp_path)
        assert (site.crawl().status, site.last_end()["passed_over"]["page"]) == (
            0,
            [f"https://okegas.id/{listed.slug}/"],
        )
        assert (site.crawl().status, site.asked_articles) == (0, [])


def test_an_article_gone_from_the_site_stays_in_the_archive(site: Site) -> None:
    post = next(site.replica.articles())
    site.replica.delete(post.id)
    assert site.crawl().status == 0
    assert f"okegas.id:{post.id}" in site.newest()


def test_a_partial_run_proves_no_ground(site: Site) -> None:
    heads = site.last_end()["categories"]
    for _ in range(25):
        site.replica.add(categories=("politik",))
    assert site.crawl("-a", "max_pages=1").status == 0
    assert site.last_end()["categories"] == heads
    assert site.crawl().status == 0
    assert site.equals_the_truth()


def test_a_run_of_named_categories_stores_theirs_and_carries_the_others_over(site: Site) -> None:
    before = site.last_end()["categories"]
    site.replica.add(categories=("olahraga",))
    assert site.crawl("-a", "categories=olahraga").status == 0
    after = site.last_end()["categories"]
    olahraga = "https://okegas.id/category/olahraga/"
    assert after[olahraga]["head"] != before[olahraga]["head"]
    assert {c: w for c, w in after.items() if c != olahraga} == {c: w for c, w in before.items() if c != olahraga}


# What a site may answer instead, and the status that says so


@pytest.mark.parametrize(
    ("status", "expected"), [(500, 3), (503, 3), (429, 3), (403, 4), (404, 4)], ids=lambda value: str(value)
)
def test_a_site_that_answers_everything_alike(site: Site, status: int, expected: int) -> None:
    categories = [category.path for category in site.replica.categories.values()]
    sitemaps = ["/wp-sitemap-taxonomies-category-1.xml", "/category-sitemap.xml"]
    for path in ["/", "/wp-json/wp/v2/categories", "/wp-json/wp/v2/posts", *sitemaps, *categories]:
        site.replica.faults[path] = Answer(b"", status=status)
    run = site.crawl()
    assert (run.status, run.records) == (expected, [])
    site.replica.faults.clear()
    assert site.crawl().status == 0


def test_a_challenge_with_status_200_in_every_pages_place(site: Site) -> None:
    challenge = Answer(
        b"<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>"
    )
    for path in ("/", "/wp-sitemap-taxonomies-category-1.xml", "/category-sitemap.xml", "/wp-json/wp/v2/categories"):
        site.replica.faults[path] = challenge
    site.replica.faults["/wp-json/wp/v2/posts"] = challenge
    run = site.crawl()
    assert (run.status, run.records) == (4, [])


def test_a_new_site_whose_articles_all_answer_404_is_suspicious_and_none_is_passed_over(
    scrapy: Scrapy, tmp_path: Path
) -> None:
    replica = Replica(20)
    with serving(replica) as base_url:
        site = Site(replica, base_url, scrapy, tmp_path)
        for post in [*replica.articles(), replica.post(11), replica.post(12)]:
            replica.faults[f"/{post.slug}/"] = Answer(b"", status=404)
        run = site.crawl()
        assert (run.status, run.records) == (4, [])
        assert "every article answered 404" in run.verdict
        replica.faults.clear()
        assert site.crawl().status == 0
        assert site.equals_the_truth()


def test_a_field_that_is_suddenly_empty_in_most_new_articles_is_suspicious(site: Site) -> None:
    for number in range(12):
        site.replica.add(categories=("politik",), title=f"Berita ke-{number}", story=paragraphs())
    run = site.crawl()
    assert (run.status, len(run.records)) == (4, 12)
    assert "body is empty in 13 of the 20 newest articles" in run.verdict  # one was a picture alone


def test_an_exception_of_a_step_leaves_the_article_owed(site: Site) -> None:
    post = site.replica.add(categories=("politik",))
    pipelines = json.dumps({"tests.archive.failing.FailingPipeline": 50, **ITEM_PIPELINES})
    run = site.crawl("-s", f"ITEM_PIPELINES={pipelines}")
    assert (run.status, run.records) == (3, [])
    assert site.last_end()["owed"][f"https://okegas.id/{post.slug}/"]["reason"] == "exception"
    assert len(site.crawl().records) == 1


@pytest.mark.parametrize("page", ["home page", "listing", "article"])
def test_an_exception_of_a_callback_leaves_the_run_incomplete_and_the_next_one_completes(site: Site, page: str) -> None:
    post = site.replica.add(categories=("politik",))
    path = {"home page": "/", "listing": "/category/berita/politik/", "article": f"/{post.slug}/"}[page]
    run = site.crawl("-s", "SPIDER_MODULES=tests.archive.failing", "-s", f"FAILS_AT={path}")
    assert run.status == 3
    assert ("exception" in run.verdict) == (page != "article")
    owed = {f"https://okegas.id/{post.slug}/"} if page == "article" else set()
    assert set(site.last_end()["owed"]) == owed
    assert site.crawl().status == 0
    assert site.equals_the_truth()


@pytest.mark.parametrize("instead", [Answer(b"", 500), Answer(status=302, headers={"Location": "http://127.0.0.1:9/"})])
def test_an_exception_of_what_a_failure_calls_leaves_the_run_incomplete(site: Site, instead: Answer) -> None:
    site.replica.faults["/"] = instead
    run = site.crawl("-s", "SPIDER_MODULES=tests.archive.failing")
    assert run.status == 3
    assert run.verdict.endswith("/: exception; nothing new")
