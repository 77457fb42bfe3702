"""Every page under tests/pages and output/pages reads as its golden record says.

A page is SLUG.html; SLUG.meta.json holds its address and the time when it was fetched; SLUG.golden.json what is read
from it. `scrapy capture URL` writes the first two. A missing golden record is written, and the test fails: read it
like code, then keep it.
"""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from okegas_crawler import extract, sites
from okegas_crawler.listings import article_links, next_page
from okegas_crawler.pages import continuations, read_page, why_not_article
from okegas_crawler.sites import Site
from tests.conftest import REPOSITORY

PAGES = sorted([*REPOSITORY.glob("tests/pages/*.html"), *REPOSITORY.glob("output/pages/*.html")])

SITES = [known for known in vars(sites).values() if isinstance(known, Site)]


def reading(html: bytes, url: str, fetched: str) -> dict[str, Any]:
    """All that is read from a page."""
    site = next(site for site in SITES if site.own(url))
    page = read_page(html, url, site)
    article = extract(html, url, site=site, fetched=datetime.fromisoformat(fetched))
    if article is None:
        return {"not_article": why_not_article(page), "links": article_links(page), "next_page": next_page(page)}
    record = asdict(article)
    del record["extractor"]  # the version of this package, not what the page says
    return {"article": record, "continuations": continuations(page)}


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_reads_as_its_golden_record_says(file: Path) -> None:
    meta = json.loads(file.with_suffix(".meta.json").read_text(encoding="utf-8"))
    golden = file.with_suffix(".golden.json")
    read = reading(file.read_bytes(), meta["url"], meta["fetched"])
    if not golden.exists():
        golden.write_text(json.dumps(read, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        pytest.fail(f"no golden record yet; wrote {golden.relative_to(REPOSITORY)}: read it, then keep it")
    assert read == json.loads(golden.read_text(encoding="utf-8"))
