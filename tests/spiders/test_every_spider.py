"""Every spider of the project starts, walks and reads, without the network."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from tests.conftest import REPOSITORY

LOADER = get_spider_loader(Settings({"SPIDER_MODULES": ["okegas_crawler.spiders"]}))


@pytest.mark.parametrize("name", sorted(LOADER.list()))
def test_crawls_a_small_site_of_its_own(name: str, tmp_path: Path) -> None:
    site = LOADER.load(name).site  # type: ignore[attr-defined]
    file = tmp_path / "articles.jsonl"
    with serving(Replica(12, site=site)) as base_url:
        command = [sys.executable, "-m", "scrapy", "crawl", name, "-a", f"base_url={base_url}", "-O", str(file)]
        environment = {**os.environ, "SCRAPY_PROJECT": "local"}
        subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True, timeout=60)
    records = [json.loads(line) for line in file.read_bytes().splitlines()]
    assert len(records) == 12
    assert all(record["id"].startswith(f"{site.host}:") and record["title"] + record["body"] for record in records)
    assert {record["language"] for record in records} == {site.language}
