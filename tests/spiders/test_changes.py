"""What the crawl makes of the changes that REST names; with a site, it is in tests/archive/test_incremental.py."""

import json

import pytest
from scrapy.http import TextResponse

from okegas_crawler.archive.run import Run
from okegas_crawler.archive.runs import Proven
from okegas_crawler.rest import A_PAGE, MOST_PAGES
from okegas_crawler.spiders.okegas import OkegasSpider


@pytest.mark.parametrize(("number", "asked", "problems"), [(MOST_PAGES, 1, 0), (MOST_PAGES + 1, 0, 1)])
def test_changes_that_are_new_on_every_page_are_not_read_for_ever(number: int, asked: int, problems: int) -> None:
    run = Run()
    run.before = Proven(changes_until="2024-02-06T06:30:00")
    link, modified = "https://contoh.example/rapat/", "2024-02-07T06:30:00"
    told = [{"id": number * A_PAGE + post, "link": link, "modified_gmt": modified} for post in range(A_PAGE)]
    page = TextResponse("https://okegas.id/wp-json/", body=json.dumps(told).encode(), encoding="utf-8")
    requests = list(OkegasSpider(run=run).parse_changes(page, number, None))
    assert (len(requests), len(run.problems), run.changes_until) == (asked, problems, None)
