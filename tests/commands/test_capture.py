"""`scrapy capture`: a page of the web as a case for the tests."""

import json
from pathlib import Path

from okegas_crawler import extract
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from tests.conftest import Scrapy


def test_saves_a_page_with_its_address_and_time(scrapy: Scrapy, tmp_path: Path) -> None:
    replica = Replica(5, origin="https://okegas.id")
    post = next(replica.articles())
    with serving(replica) as base_url:
        run = scrapy("capture", f"{base_url}/{post.slug}/")
    page = tmp_path / "pages" / f"{post.slug}.html"
    meta = json.loads(page.with_suffix(".meta.json").read_text())
    article = extract(page.read_bytes(), meta["url"])
    assert run.status == 0
    assert run.verdict == f"saved {page}"
    assert meta["url"] == f"{base_url}/{post.slug}/"
    assert article is not None
    assert article.title == post.title


def test_what_cannot_be_had_ends_with_3(scrapy: Scrapy) -> None:
    run = scrapy("capture", "http://127.0.0.1:9/none/", "-s", "RETRY_TIMES=0")
    assert run.status == 3
    assert "could not be had" in run.verdict


def test_what_is_no_address_ends_with_2(scrapy: Scrapy) -> None:
    for arguments in (
        [],
        ["okegas.id"],
        ["https://["],
        ["https://okegas.id:99999/"],
        ["https://okegas.id/a/", "https://okegas.id/b/"],
    ):
        run = scrapy("capture", *arguments)
        assert run.status == 2
        assert run.verdict.startswith("scrapy capture: name one address")


def test_a_page_that_cannot_be_written_is_5_and_one_line(scrapy: Scrapy, tmp_path: Path) -> None:
    (tmp_path / "pages").touch()
    with serving(Replica(5)) as base_url:
        run = scrapy("capture", f"{base_url}/")
    assert (run.status, run.verdict) == (5, f"scrapy capture: {tmp_path}/pages cannot be written: File exists")
    assert "Traceback" not in run.err
