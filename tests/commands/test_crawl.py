"""`scrapy crawl okegas`, as a person runs it, against a replica on loopback."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from okegas_crawler.items import json_schema
from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.routes import answer
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth
from tests.conftest import REPOSITORY, Run, Scrapy

OURS_ALONE = ("fetched", "extractor")  # the keys that the site knows nothing of


def truths(replica: Replica) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in (truth(post, replica) for post in replica.articles())}


def as_printed(run: Run) -> dict[str, dict[str, Any]]:
    return {r["id"]: {key: value for key, value in r.items() if key not in OURS_ALONE} for r in run.records}


@pytest.mark.parametrize(
    "replica",
    [
        Replica(120),
        Replica(60, json_ld=True),
        Replica(60, listing_style="bodies"),
        Replica(60, origin="https://okegas.id"),
    ],
    ids=["plain", "with JSON-LD", "listings with whole bodies", "a mirror that links to the real host"],
)
def test_every_article_comes_once_and_equals_the_truth(crawl: Scrapy, replica: Replica) -> None:
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}")
    assert run.status == 0
    assert run.verdict == f"complete: {replica.posts} articles archived"
    assert len(run.records) == replica.posts
    assert as_printed(run) == truths(replica)
    validator = jsonschema_rs.validator_for(json_schema())
    assert [error.message for record in run.records for error in validator.iter_errors(record)] == []


def test_articles_on_a_hundred_pages_of_a_listing_come_once_each(crawl: Scrapy) -> None:
    replica = Replica(1250)
    assert len(replica.listing("berita")) > 100 * replica.page_size
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}")
    assert run.status == 0
    assert len(run.records) == len({record["id"] for record in run.records}) == 1250


def test_no_article_is_asked_for_twice(crawl: Scrapy) -> None:
    replica = Replica(60)
    with serving(replica) as base_url:
        crawl("-a", f"base_url={base_url}")
    times = Counter(path for _, path in replica.requests)
    assert [path for path in times if times[path] > 1 and not path.startswith("/category/")] == []


def test_named_categories_alone_are_walked(crawl: Scrapy) -> None:
    replica = Replica(60)
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}", "-a", "categories=politik,/category/olahraga/")
    wanted = {f"okegas.id:{post_id}" for name in ("politik", "olahraga") for post_id in replica.listing(name)}
    assert run.status == 0
    assert {record["id"] for record in run.records} == wanted & truths(replica).keys()


def test_an_unknown_category_is_wrong_usage_and_the_known_ones_are_named(crawl: Scrapy) -> None:
    with serving(Replica(20)) as base_url:
        run = crawl("-a", f"base_url={base_url}", "-a", "categories=politik,kuliner")
    assert run.status == 2
    assert run.verdict.startswith("wrong usage: unknown category kuliner; known: ")
    assert "berita/politik" in run.verdict
    assert run.records == []


@pytest.mark.parametrize("without", [frozenset({"rest"}), frozenset({"sitemap"})], ids=["sitemap", "REST"])
def test_without_a_menu_the_categories_come_from(crawl: Scrapy, without: Any) -> None:
    replica = Replica(30, without=without)
    replica.faults["/"] = Answer(b"<html><body class='home blog'><p>Sedang kami tata.</p></body></html>")
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}")
    assert run.status == 0
    assert as_printed(run).keys() == truths(replica).keys()


def test_no_category_at_all_is_suspicious_not_empty(crawl: Scrapy) -> None:
    replica = Replica(30, without=frozenset({"rest", "sitemap"}))
    replica.faults["/"] = Answer(b"<html><body class='home blog'><p>Sedang kami tata.</p></body></html>")
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}")
    assert run.status == 4
    assert run.verdict.startswith("suspicious: no category found")


@pytest.mark.parametrize(
    ("instead", "status"),
    [
        (Answer(b"<html><body class=category><main>Tampilan baru</main><a href=/>Beranda</a></body></html>"), 4),
        (Answer(status=404), 4),
        (Answer(status=500), 3),
        (None, 4),
    ],
    ids=["listings that cannot be read", "404", "500", "empty categories"],
)
def test_no_article_in_any_category_is_suspicious_if_the_site_answers(
    crawl: Scrapy, instead: Answer | None, status: int
) -> None:
    replica = Replica(4 if instead else 0)
    replica.faults = {category.path: instead for category in replica.categories.values() if instead}
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}", "-s", "RETRY_TIMES=0")
    assert (run.status, run.records) == (status, [])
    assert ("no article in any category" in run.verdict) == (status == 4)


def test_since_and_until_keep_the_days_between_them(crawl: Scrapy) -> None:
    replica = Replica(120)
    days = sorted({record["published"][:10] for record in truths(replica).values()})
    since, until = days[len(days) // 2], days[-3]
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}", "-a", f"since={since}", "-a", f"until={until}")
    wanted = {i for i, record in truths(replica).items() if since <= record["published"][:10] <= until}
    assert run.status == 0
    assert as_printed(run).keys() == wanted
    last = -(-len(replica.listing("berita")) // replica.page_size)
    assert f"/category/berita/page/{last}/" not in {path for _, path in replica.requests}, "walks on behind the days"


def test_max_pages_ends_every_walk_after_that_many_pages(crawl: Scrapy) -> None:
    replica = Replica(120)
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}", "-a", "max_pages=1")
    assert run.status == 0
    assert not [path for _, path in replica.requests if "/page/" in path]
    assert 10 < len(run.records) < 120


@pytest.mark.parametrize(
    "origin", [None, "http://www.okegas.id"], ids=["redirects stay", "redirects name the real host"]
)
def test_urls_are_fetched_instead_of_categories_and_known_by_what_they_answer(
    crawl: Scrapy, tmp_path: Path, origin: str | None
) -> None:
    replica = Replica(30, origin=origin)
    post = next(replica.articles())
    old_address = post.slug
    replica.rename(post.id, "alamat-baru-berita-ini")
    addresses = tmp_path / "addresses.txt"
    with serving(replica) as base_url:
        lines = [f"https://okegas.id/{old_address}/", "https://www.okegas.id/alamat-baru-berita-ini?utm_source=wa"]
        addresses.write_text("\n".join([*lines, f"{base_url}/?p={post.id}"]) + "\n")
        run = crawl("-a", f"base_url={base_url}", "-a", f"urls={addresses}")
    assert run.status == 0
    assert [(r["id"], r["url"]) for r in run.records] == [
        (f"okegas.id:{post.id}", "https://okegas.id/alamat-baru-berita-ini/")
    ]


def test_a_protected_post_is_passed_over_and_said(crawl: Scrapy) -> None:
    replica = Replica(20)
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}")
    assert run.status == 0
    assert "passed over: https://okegas.id/bahan-pelatihan-jurnalis-muda/: protected" in run.err


def test_a_listing_page_that_fails_makes_the_run_incomplete(crawl: Scrapy) -> None:
    replica = Replica(120)
    replica.faults["/category/berita/page/2/"] = Answer(b"", status=500)
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}", "-a", "categories=berita", "-s", "RETRY_TIMES=0")
    assert run.status == 3
    assert "berita page 2: 500" in run.verdict


def test_a_listing_page_without_entries_is_a_failure_and_not_the_end(crawl: Scrapy) -> None:
    replica = Replica(120)
    replica.faults["/category/berita/page/2/"] = Answer(b"<html><body class='archive category'></body></html>")
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}", "-a", "categories=berita")
    assert run.status == 3
    assert "berita page 2: no article on it" in run.verdict


def test_a_split_article_comes_whole_or_not_at_all(crawl: Scrapy) -> None:
    replica = Replica(120)
    whole = next(post for post in replica.articles() if truth(post, replica)["removed"].get("page-links"))
    replica.faults[f"/{whole.slug}/2/"] = Answer(b"", status=503)
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}", "-s", "RETRY_TIMES=0")
    assert run.status == 3
    assert truths(replica).keys() - as_printed(run).keys() == {f"okegas.id:{whole.id}"}


def test_a_split_article_whose_pages_name_only_the_next_one_comes_whole(crawl: Scrapy) -> None:
    replica = Replica(12)
    whole = next(post for post in replica.articles() if truth(post, replica)["removed"].get("page-links"))

    def only_the_next(asked: Asked) -> Answer | None:
        replica.faults.pop(asked.path)
        page = answer(replica, asked)
        replica.faults[asked.path] = only_the_next
        links = re.findall(rb'<a href="[^"]*/(\d)/" class="post-page-numbers">.*?</a>', page.body)
        number = int(asked.path.rstrip("/").rpartition("/")[2]) if asked.path.count("/") > 2 else 1
        body = page.body
        for other in (link for link in links if int(link) != number + 1):
            body = re.sub(rb'<a href="[^"]*/%s/" class="post-page-numbers">.*?</a>' % other, b"", body)
        return Answer(body)

    for path in (f"/{whole.slug}/", f"/{whole.slug}/2/", f"/{whole.slug}/3/"):
        replica.faults[path] = only_the_next
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}")
    assert run.status == 0
    assert as_printed(run)[f"okegas.id:{whole.id}"]["body"] == truth(whole, replica)["body"]


def test_no_other_site_is_asked(crawl: Scrapy) -> None:
    replica = Replica(20)
    post = next(replica.articles())
    elsewhere: list[Asked] = []

    def record(asked: Asked) -> Answer:
        elsewhere.append(asked)
        return Answer(b"")

    other = Replica(0)
    other.faults["/"] = record
    with serving(other) as other_url, serving(replica) as base_url:
        replica.faults[f"/{post.slug}/"] = Answer(status=302, headers={"Location": f"{other_url}/"})
        run = crawl("-a", f"base_url={base_url}")
    assert elsewhere == []
    assert run.status == 3
    assert len(run.records) == 19


def test_a_split_post_has_its_heading_on_no_page_of_its_text(crawl: Scrapy) -> None:
    """Where the theme marks no element for the text alone: what stands around it stands around it on every page."""
    replica = Replica(4)
    post = next(replica.articles())

    def page(number: int) -> Callable[[Asked], Answer]:
        sentence = f"Di halaman {number} warga kampung itu bergotong royong membersihkan parit di sepanjang jalan."
        return lambda asked: Answer(
            f"""<html><body class="single postid-{post.id}"><main><h1>Kerja Bakti</h1><p>Selasa, 6 Februari 2024</p>
            <p>{sentence}</p><p>{sentence}</p><footer><p>Hak cipta.</p></footer><div class="page-links">
            <a class="post-page-numbers" href="{asked.root}/{post.slug}/2/">2</a></div></main></body></html>""".encode()
        )

    replica.faults |= {f"/{post.slug}/": page(1), f"/{post.slug}/2/": page(2)}
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}")
    (body,) = [record["body"] for record in run.records if record["title"] == "Kerja Bakti"]
    assert [line[:14] for line in body.split("\n\n")] == ["Di halaman 1 w"] * 2 + ["Di halaman 2 w"] * 2


def test_the_polite_settings_crawl_the_same(crawl: Scrapy) -> None:
    replica = Replica(4)
    with serving(replica) as base_url:
        hurried = ["-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0"]
        run = crawl("-a", f"base_url={base_url}", *hurried, project="default")
    assert run.status == 0
    assert as_printed(run) == truths(replica)
    assert ("GET", "/robots.txt") in replica.requests


def test_robots_txt_is_obeyed(crawl: Scrapy) -> None:
    replica = Replica(4)
    replica.faults["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n", content_type="text/plain")
    with serving(replica) as base_url:
        run = crawl("-a", f"base_url={base_url}")
    assert run.status == 3
    assert {path for _, path in replica.requests} == {"/robots.txt"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nope"], "nope is not a spider; known: okegas"),
        ([], "nothing is not a spider; known: okegas"),
        (["okegas", "other"], "okegas other is not a spider; known: okegas"),
        (["okegas", "-a", "sinse=2024-01-01"], "unknown argument sinse; known: accept, base_url, "),
        (["okegas", "-a", "since=1/2/2024"], "since=1/2/2024 is not a day: write it as 2024-12-31"),
        (["okegas", "-a", "since=2024-02-01", "-a", "until=2024-01-01"], "since=2024-02-01 lies after until"),
        (["okegas", "-a", "max_pages=0"], "max_pages=0 is not a number of 1 or more"),
        (["okegas", "-a", "categories=,"], "categories= is empty"),
        (["okegas", "-a", "urls=no-such-file"], "urls=no-such-file cannot be read: No such file or directory"),
        (["okegas", "-a", "full=yes"], "full=yes is neither 1 nor 0"),
        (["okegas", "-a", "accept=okegas.id:7"], "accept goes with full=1"),
        (["okegas", "-s", 'FEEDS={"x.jsonl": {}}'], "-s FEEDS has no place beside the archive: say -O FILE"),
        (["okegas", "-L", "loud"], "LOUD is no level of a log; known: DEBUG, INFO, WARNING, ERROR, CRITICAL"),
        (["okegas", "-s", "UNUSUAL={few: 5}"], "UNUSUAL={few: 5} is not a JSON object of newest, usual, few, "),
        (["okegas", "-s", 'UNUSUAL={"fewer": 5}'], 'UNUSUAL={"fewer": 5} is not a JSON object of newest, usual, few, '),
        (["okegas", "-a", "base_url=127.0.0.1:8000"], "base_url=127.0.0.1:8000 is not where a site is served"),
    ],
)
def test_wrong_usage_ends_with_2_and_one_line(scrapy: Scrapy, arguments: list[str], says: str) -> None:
    run = scrapy("crawl", *arguments)
    assert run.status == 2
    assert run.err.startswith(f"scrapy crawl: {says}")
    assert run.err.count("\n") == 1


def test_an_output_that_cannot_be_written_ends_with_5(scrapy: Scrapy, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with serving(Replica(12)) as base_url:
        for output in (tmp_path / "file" / "out.jsonl", "/dev/full:jsonl", "/dev/full:csv"):
            run = scrapy("crawl", "okegas", "-a", f"base_url={base_url}", "-o", str(output))
            assert run.status == 5
            assert "\nunwritable: " in run.err  # what Python says of the file left open comes after it


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("gopher://127.0.0.1/out.jsonl", "Unknown feed storage scheme: gopher\n"),
        ("archive:out.jsonl", "Reason: the archive is written without -o and -O\n"),
    ],
)
def test_an_output_that_leads_to_no_storage_ends_with_5_before_anything_is_asked(
    scrapy: Scrapy, output: str, why: str
) -> None:
    replica = Replica(4)
    with serving(replica) as base_url:
        run = scrapy("crawl", "okegas", "-a", f"base_url={base_url}", "-O", output)
    assert run.status == 5
    assert why in run.err
    assert run.verdict == f"scrapy crawl: {output} cannot be written to; the log says why"
    assert not replica.requests


def test_an_output_whose_name_cannot_be_made_ends_the_crawl_at_once(scrapy: Scrapy) -> None:
    replica = Replica(120)
    with serving(replica) as base_url:
        run = scrapy("crawl", "okegas", "-a", f"base_url={base_url}", "-O", "%(nope)s.jsonl")
    says = "the output's name has an odd placeholder: 'nope'"
    assert (run.status, run.verdict) == (5, f"unwritable: {says}; nothing new")
    assert len(replica.requests) < 60


def test_an_output_that_cannot_be_opened_ends_with_5_without_an_article_too(scrapy: Scrapy, tmp_path: Path) -> None:
    with serving(Replica(12)) as base_url:
        of_nothing = ["-a", f"base_url={base_url}", "-a", "since=2099-01-01"]
        run = scrapy("crawl", "okegas", *of_nothing, "-O", f"{tmp_path}:jsonl")
    assert (run.status, run.verdict) == (5, "unwritable: Is a directory; nothing new")


def test_a_format_that_cannot_hold_a_record_ends_with_5(scrapy: Scrapy, tmp_path: Path) -> None:
    exporters = json.dumps({"odd": "tests.archive.failing.FailingExporter"})
    with serving(Replica(12)) as base_url:
        output = f"{tmp_path}/out:odd"
        run = scrapy("crawl", "okegas", "-a", f"base_url={base_url}", "-s", f"FEED_EXPORTERS={exporters}", "-O", output)
    assert (run.status, run.verdict) == (5, "unwritable: it has no form for a list; nothing new")


@pytest.mark.parametrize("folder", ["output", "output/", "./output", str(REPOSITORY / "output")])
def test_test_articles_never_enter_the_real_archive(scrapy: Scrapy, folder: str) -> None:
    arguments = ["okegas", "-a", "base_url=http://127.0.0.1:9", "-s", f"OUTPUT_DIR={folder}"]
    run = scrapy("crawl", *arguments, project="default")
    assert run.status == 2
    assert run.err.startswith("scrapy crawl: base_url would write into the real archive, output: say -O FILE")


def test_no_file_of_an_archive_is_written_to_by_o(scrapy: Scrapy, tmp_path: Path) -> None:
    real = "output/../output/okegas.jsonl"
    for flag, output in (
        ("-O", str(tmp_path / "okegas.jsonl")),
        ("-o", str(tmp_path / "okegas.runs.jsonl")),
        ("-o", real),
    ):
        run = scrapy("crawl", "okegas", "-a", "base_url=http://127.0.0.1:9", flag, output)
        assert run.status == 2
        assert run.err == f"scrapy crawl: {output} is of the archive itself: name another file\n"


def test_a_site_that_does_not_answer_leaves_the_run_incomplete(crawl: Scrapy) -> None:
    run = crawl("-a", "base_url=http://127.0.0.1:9", "-s", "RETRY_TIMES=0")
    assert run.status == 3
    assert "home page: " in run.verdict
