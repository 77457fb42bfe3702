"""`scrapy demo`: the first thing that a newcomer runs."""

import json
import os
import subprocess
import sys
from pathlib import Path

from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth
from tests.conftest import Scrapy


def test_shows_what_a_person_wants_to_see(scrapy: Scrapy, tmp_path: Path) -> None:
    run = scrapy("demo", "--posts", "40", project="default")
    shown = run.out.decode()
    assert run.status == 0
    assert f"40 of 40 articles, each once, are in {tmp_path / 'demo.jsonl'}" in shown
    assert "Removed from them: " in shown
    assert "ts-poll" in shown
    assert "the weekday agrees" in shown
    assert max(len(line) for line in shown.splitlines() if str(tmp_path) not in line) <= 80
    assert run.verdict == "complete: 40 articles archived"


def test_every_record_is_the_truth_and_a_second_demo_overwrites_the_first(scrapy: Scrapy, tmp_path: Path) -> None:
    replica = Replica(30)
    expected = {record["id"]: record for record in (truth(post, replica) for post in replica.articles())}
    for _ in range(2):
        assert scrapy("demo", "--posts", "30").status == 0
    lines = (tmp_path / "demo.jsonl").read_bytes().splitlines()
    records = [json.loads(line) for line in lines]
    assert len(records) == 30
    assert {r["id"]: {k: v for k, v in r.items() if k not in ("fetched", "extractor")} for r in records} == expected


def test_wrong_usage_ends_with_2(scrapy: Scrapy) -> None:
    assert scrapy("demo", "--posts", "0").status == 2
    assert scrapy("demo", "okegas").status == 2


def test_runs_outside_the_project_too(tmp_path: Path) -> None:
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "okegas_crawler.settings"}
    command = [sys.executable, "-m", "scrapy", "demo", "--posts", "5"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=60)
    assert len((tmp_path / "output" / "demo.jsonl").read_bytes().splitlines()) == 5
