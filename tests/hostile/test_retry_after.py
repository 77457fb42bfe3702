"""429 and 503 with Retry-After: waited for as told, up to a limit, while everything else goes on."""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from okegas_crawler.replica.answers import Answer
from tests.hostile.conftest import Hostile
from tests.hostile.faults import HTML, told
from tests.hostile.wire import Fault, plain

PATIENTLY = ("-s", "RETRY_AFTER_LIMIT=3")


def once(status: int, header: str) -> Fault:
    """This answer to the first request; then the page."""
    answers = iter([status])

    async def fault(writer: asyncio.StreamWriter, page: bytes) -> None:
        headers = {"Retry-After": header} if (said := next(answers, 200)) != 200 else {}
        await plain(writer, Answer(page, said, HTML, headers))

    return fault


def test_a_page_is_asked_for_again_when_the_site_says_while_others_go_on(hostile: Hostile) -> None:
    in_a_minute = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    placed = hostile.place({"seconds": once(429, "2"), "long ago": once(503, "Tue, 06 Feb 2024 06:30:00 GMT")})
    hostile.place({"a far date": told(503, Retry_After=in_a_minute)})
    run = hostile.crawl(*PATIENTLY)
    assert run.status == 3
    first, second = hostile.wire.times(placed["seconds"])
    assert second - first >= 2
    first, second = hostile.wire.times(placed["long ago"])
    assert second - first < 2
    others = [request.moment for request in hostile.wire.requests if request.path not in placed.values()]
    assert max(others) < hostile.wire.times(placed["seconds"])[1], "something waited with it"
    assert len(run.records) == len(hostile.articles) - 1


@pytest.mark.parametrize(("header", "waits"), [("2", 2), ("86400", None)])
def test_where_the_site_asks_for_more_patience_than_there_is_the_next_run_asks(
    hostile: Hostile, header: str, waits: int | None
) -> None:
    hostile.faults["/"] = told(503, Retry_After=header)
    run = hostile.crawl(*PATIENTLY)
    assert run.status == 3
    assert "home page: 503" in run.verdict
    first, *again = hostile.wire.times("/")
    assert len(again) == (1 if waits else 0)
    assert all(moment - first >= (waits or 0) for moment in again)


def test_what_cannot_be_read_is_an_ordinary_failure(hostile: Hostile) -> None:
    headers = ["", "soon", "-5", "1e9", "Tue, 99 Feb 2024 99:99:99 GMT", "٣".encode().decode("latin-1")]
    headers.append("Tue, 06 Feb 99999999999999999999 06:30:00 GMT")
    placed = hostile.place({header: told(503, Retry_After=header) for header in headers})
    run = hostile.crawl()
    assert run.status == 3
    assert run.owed == dict.fromkeys(placed.values(), "503")
    assert {len(hostile.wire.times(path)) for path in placed.values()} == {3}
