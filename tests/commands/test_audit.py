"""`scrapy audit`, as a person runs it, against a replica on loopback."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from okegas_crawler.audit.sources import SITEMAPS
from okegas_crawler.items import Article, content_hash, line
from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth
from tests.archive.conftest import ended, wait_until
from tests.conftest import REPOSITORY, Run, Scrapy

Audit = Callable[..., Run]
SEEN = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2)


@pytest.fixture
def replica() -> Replica:
    return Replica(24)


@pytest.fixture
def base_url(replica: Replica) -> Iterator[str]:
    with serving(replica) as address:
        yield address


@pytest.fixture
def log(tmp_path: Path, replica: Replica) -> Path:
    """An archive that holds every article of the replica, as it is now."""
    file = tmp_path / "okegas.jsonl"
    file.write_bytes(b"".join(archived(post, replica) for post in replica.articles()))
    return file


@pytest.fixture
def audit(scrapy: Scrapy, base_url: str) -> Audit:
    return lambda *arguments: scrapy("audit", "-a", f"base_url={base_url}", "-s", "RETRY_TIMES=0", *arguments)


def archived(post: Post, replica: Replica) -> bytes:
    """The line that a crawl makes of a post."""
    record = truth(post, replica)
    known = {key: record[key] for key in ("id", "url", "title", "published", "modified", "body")}
    return line(Article(**known, fetched=SEEN.isoformat(), content_hash=content_hash(record["title"], record["body"])))


def drop(log: Path, post: Post) -> None:
    """Take the lines of a post out of the archive."""
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(kept for kept in lines if f'"id":"okegas.id:{post.id}"'.encode() not in kept))


def address(post: Post) -> str:
    return f"https://okegas.id/{post.slug}/"


def printed(run: Run) -> list[str]:
    return run.out.decode().splitlines()


SWITCHES = ("rest", "sitemap", "feed")
OFF = [frozenset(off) for size in range(3) for off in combinations(SWITCHES, size)]


@pytest.mark.parametrize("off", OFF, ids=lambda off: " and ".join(sorted(off)) + " off" if off else "all on")
def test_a_missing_article_is_printed_whichever_sources_are_off(
    audit: Audit, replica: Replica, log: Path, off: frozenset[str]
) -> None:
    replica.without = off  # type: ignore[assignment]
    newest = next(replica.articles())  # which the feed names, too
    drop(log, newest)
    run = audit()
    assert (run.status, printed(run)) == (3, [address(newest)])
    assert run.verdict.startswith("incomplete: 1 article missing")
    for name, source in zip(SWITCHES, ("REST", "sitemap", "feed"), strict=True):
        assert bool(re.search(rf"{source} names \d", run.err)) == (name not in off)


@pytest.mark.parametrize("off", [(), ("rest",), ("sitemap", "feed")], ids=["all on", "REST off", "REST alone"])
def test_a_whole_archive_is_complete(audit: Audit, replica: Replica, log: Path, off: tuple[str, ...]) -> None:
    replica.without = frozenset(off)  # type: ignore[arg-type]
    before = {file: file.read_bytes() for file in log.parent.iterdir()}
    run = audit()
    assert (run.status, run.out, run.verdict) == (0, b"", "complete: all that the site names is here")
    assert "no news   2 (protected 2)" in run.err, "protected posts are not missing"
    assert {file: file.read_bytes() for file in log.parent.iterdir()} == before, "something was written"


def test_the_feed_alone_cannot_tell_that_all_is_here(audit: Audit, replica: Replica, log: Path) -> None:
    replica.without = frozenset({"rest", "sitemap"})
    run = audit()
    assert (run.status, run.out, run.verdict) == (3, b"", "incomplete: no source names all posts")


def test_what_no_category_shows_is_found_and_a_crawl_brings_it(
    audit: Audit, scrapy: Scrapy, replica: Replica, base_url: str, tmp_path: Path
) -> None:
    target = ["okegas", "-a", f"base_url={base_url}"]
    replica.add(title="Tanpa Rubrik", categories=())
    replica.without = frozenset({"rest"})
    assert scrapy("crawl", *target).status == 0
    replica.add(title="Bertanggal Mundur", when=datetime(2023, 1, 1, tzinfo=UTC))
    assert scrapy("crawl", *target).status == 0
    replica.without = frozenset()
    run = audit()
    assert run.status == 3
    assert sorted(printed(run)) == ["https://okegas.id/bertanggal-mundur/", "https://okegas.id/tanpa-rubrik/"]
    addresses = tmp_path / "missing.txt"
    addresses.write_bytes(run.out)
    assert scrapy("crawl", *target, "-a", f"urls={addresses}").status == 0
    run = audit()
    assert (run.status, run.out) == (0, b"")


@pytest.mark.parametrize("off", [(), ("rest",)], ids=["REST", "the sitemap"])
def test_what_is_gone_there_is_told_and_stays_here(
    audit: Audit, replica: Replica, log: Path, off: tuple[str, ...]
) -> None:
    replica.without = frozenset(off)  # type: ignore[arg-type]
    deleted, trashed, *_ = replica.articles()
    replica.delete(deleted.id)
    replica.trash(trashed.id)
    run = audit("--list", "gone")
    assert run.status == 0
    assert printed(run) == [address(trashed), address(deleted)]
    assert run.verdict == "complete: all that the site names is here; 2 of those here are gone there"
    assert f"gone: {address(deleted)}\n" in run.err


def test_what_is_only_named_no_more_is_not_gone(audit: Audit, replica: Replica, log: Path) -> None:
    hidden = next(replica.articles())
    listed = [
        {"id": post.id, "link": address(post), "modified_gmt": "2024-01-01T00:00:00"} for post in replica.articles()
    ]
    body = json.dumps([post for post in listed if post["id"] != hidden.id]).encode()
    replica.faults["/wp-json/wp/v2/posts"] = Answer(body, content_type="application/json")
    run = audit("--list", "gone")
    assert (run.status, run.out) == (0, b"")
    assert "gone      0" in run.err


@pytest.mark.parametrize("json_ld", [False, True], ids=["REST", "lastmod"])
def test_what_changed_since_is_told(audit: Audit, replica: Replica, log: Path, json_ld: bool) -> None:
    replica.json_ld = json_ld
    replica.without = frozenset({"rest"} if json_ld else {"sitemap"})
    changed = next(replica.articles())
    replica.change(changed.id, when=SEEN + timedelta(hours=1))
    dated_ahead = list(replica.articles())[-1]
    replica.change(dated_ahead.id, when=SEEN + timedelta(days=3650))
    run = audit("--list", "changed")
    assert (run.status, printed(run)) == (3, [address(changed)])
    assert run.verdict == "incomplete: 1 changed since"


@pytest.mark.parametrize("off", [(), ("rest",)], ids=["REST", "the sitemap"])
def test_a_renamed_article_is_neither_missing_nor_gone(
    audit: Audit, replica: Replica, log: Path, off: tuple[str, ...]
) -> None:
    replica.without = frozenset(off)  # type: ignore[arg-type]
    post = next(replica.articles())
    replica.rename(post.id, "alamat-baru-berita-ini")
    replica.change(post.id, when=post.modified)
    run = audit()
    assert (run.status, run.out, run.verdict) == (0, b"", "complete: all that the site names is here")


def test_other_spellings_of_the_host_are_the_same_article(scrapy: Scrapy, tmp_path: Path) -> None:
    replica = Replica(12, origin="http://www.okegas.id", without=frozenset({"rest"}))
    log = tmp_path / "okegas.jsonl"
    log.write_bytes(b"".join(archived(post, replica) for post in replica.articles()))
    with serving(replica) as base_url:
        assert scrapy("audit", "-a", f"base_url={base_url}").status == 0


def test_pages_and_attachments_in_a_sitemap_are_not_missing(audit: Audit, replica: Replica, log: Path) -> None:
    replica.without = frozenset({"rest", "feed"})
    missing = next(replica.articles())
    drop(log, missing)
    page = b"<body class='page page-id-3'><article><h1 class='entry-title'>Redaksi</h1></article></body></html>"
    replica.faults["/redaksi/"] = Answer(page)
    paths = ["redaksi", "gambar-7", missing.slug, *(post.slug for post in replica.articles())]
    urls = "".join(f"<url><loc>https://okegas.id/{path}/</loc></url>" for path in paths)
    replica.faults["/robots.txt"] = Answer(b"Sitemap: https://okegas.id/sitemap-1.xml\n", content_type="text/plain")
    replica.faults["/sitemap-1.xml"] = Answer(f"<urlset>{urls}</urlset>".encode(), content_type="application/xml")
    run = audit()
    assert (run.status, printed(run)) == (3, [address(missing)])
    assert "no news   2 (attachment 1, page 1)" in run.err


def test_a_bad_line_is_skipped_and_counted(audit: Audit, log: Path) -> None:
    log.write_bytes(b"{}\n" + log.read_bytes() + b'{"schema":1,"id"')
    run = audit()
    assert run.status == 0
    assert f"{log}: 24 articles; 1 bad line skipped, see scrapy verify" in run.err


def test_an_empty_archive_is_0_and_one_line(scrapy: Scrapy, tmp_path: Path) -> None:
    log = tmp_path / "okegas.jsonl"
    log.touch()
    run = scrapy("audit", "-a", "base_url=http://127.0.0.1:9")
    said = f"scrapy audit: {log} is empty: there is nothing to compare; scrapy crawl okegas fills it\n"
    assert (run.status, run.out, run.err) == (0, b"", said)


def test_no_archive_is_2_and_one_line(scrapy: Scrapy, tmp_path: Path) -> None:
    run = scrapy("audit")
    said = f"scrapy audit: {tmp_path / 'okegas.jsonl'} cannot be read: No such file or directory\n"
    assert (run.status, run.out, run.err) == (2, b"", said)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nope"], "nope is not a spider; known: okegas"),
        (["-a", "full=1"], "unknown argument full; known: base_url"),
        (["-a", "base_url=127.0.0.1:8000"], "base_url=127.0.0.1:8000 is not where a site is served"),
    ],
)
def test_wrong_usage_is_2_and_one_line(scrapy: Scrapy, arguments: list[str], says: str) -> None:
    run = scrapy("audit", *arguments)
    assert (run.status, run.err.count("\n")) == (2, 1)
    assert run.err.startswith(f"scrapy audit: {says}")


def test_a_site_that_names_no_post_is_suspicious(audit: Audit, replica: Replica, log: Path) -> None:
    replica.without = frozenset({"rest", "sitemap", "feed"})
    run = audit()
    assert (run.status, run.out) == (4, b"")
    assert run.verdict.startswith("suspicious: the site names no post: REST is off (401); sitemap is off (404); feed")


def test_a_site_behind_a_challenge_is_suspicious(audit: Audit, replica: Replica, log: Path) -> None:
    page = b"<title>Just a moment...</title><form id='challenge-form' action='/?__cf_chl_f_tk=x'></form>"
    for path in ("/wp-json/wp/v2/posts", *(f"/{name}" for name in SITEMAPS), "/feed/"):
        replica.faults[path] = Answer(page, status=403)
    run = audit()
    assert (run.status, run.out) == (4, b"")
    assert "REST names none (challenge)" in run.verdict


def test_a_site_that_cannot_be_asked_leaves_it_open(scrapy: Scrapy, log: Path) -> None:
    run = scrapy("audit", "-a", "base_url=http://127.0.0.1:9", "-s", "RETRY_TIMES=0")
    assert (run.status, run.out) == (3, b"")
    assert run.verdict.startswith("incomplete: the site could not be asked: REST failed (")


def test_a_full_disk_below_its_list_is_5_and_one_line(base_url: str, replica: Replica, log: Path) -> None:
    drop(log, next(replica.articles()))
    scrapy = f"{sys.executable} -m scrapy audit --nolog -a base_url={base_url} -s OUTPUT_DIR={log.parent} >/dev/full"
    environment = {**os.environ, "SCRAPY_PROJECT": "local"}
    run = subprocess.run(scrapy, shell=True, cwd=REPOSITORY, env=environment, capture_output=True, timeout=240)
    says = "scrapy audit: standard output cannot be written: No space left on device\n"
    assert (run.returncode, run.stderr.decode()) == (5, says)


def test_robots_txt_is_obeyed(audit: Audit, replica: Replica, log: Path) -> None:
    replica.faults["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n", content_type="text/plain")
    run = audit()
    assert run.status == 3
    assert "REST failed (robots)" in run.verdict
    assert {path for _, path in replica.requests} == {"/robots.txt"}


def test_a_source_that_fails_on_its_way_is_not_whole(audit: Audit, replica: Replica, log: Path) -> None:
    replica.faults["/wp-sitemap-posts-post-1.xml"] = Answer(b"", status=500)
    replica.without = frozenset({"rest"})
    run = audit()
    assert (run.status, run.verdict) == (3, "incomplete: no source names all posts")
    assert "sitemap failed (500)" in run.err


@pytest.mark.parametrize(("delay", "status"), [(600, 200), (1, 404)])
def test_an_interrupted_audit_says_nothing_of_the_archive(
    base_url: str, replica: Replica, log: Path, delay: int, status: int
) -> None:
    replica.faults["/feed/"] = Answer(delay=delay, status=status)
    command = [sys.executable, "-m", "scrapy", "audit", "-a", f"base_url={base_url}", "-s", f"OUTPUT_DIR={log.parent}"]
    environment = {**os.environ, "SCRAPY_PROJECT": "local"}
    with subprocess.Popen(
        command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as audit:
        try:
            wait_until(lambda: ("GET", "/feed/") in replica.requests, 60)
        finally:
            audit.send_signal(signal.SIGTERM)
        run = ended(audit)
    assert (run.status, run.out, run.verdict) == (143, b"", "interrupted: nothing can be said")
    assert "Traceback" not in run.err


def test_it_waits_as_long_as_the_site_asks_for(audit: Audit, replica: Replica, log: Path) -> None:
    moments: list[float] = []

    def busy_at_first(asked: Asked) -> Answer | None:
        moments.append(time.monotonic())
        return Answer(status=429, headers={"Retry-After": "2"}) if len(moments) == 1 else None

    replica.faults["/wp-json/wp/v2/posts"] = busy_at_first
    assert audit("-s", "RETRY_TIMES=1").status == 0
    assert len(moments) == 2
    assert moments[1] - moments[0] > 1.9


def test_it_is_not_among_the_spiders(scrapy: Scrapy) -> None:
    assert scrapy("list").out == b"okegas\n"
