"""The server: in a thread for tests, and as a program of its own."""

import re
import signal
import socket
import subprocess
import sys
import time

import pytest

from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.headlines import FIRST_ID
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica

from .conftest import Browser

PROGRAM = [sys.executable, "-m", "okegas_crawler.replica"]


def test_requests_are_noted_in_order(browser: Browser, replica: Replica) -> None:
    browser.get("/category/politik/?utm_source=x")
    browser.get("/robots.txt", "HEAD")
    assert list(replica.requests) == [("GET", "/category/politik/?utm_source=x"), ("HEAD", "/robots.txt")]


def test_head_answers_without_a_body(browser: Browser) -> None:
    page = browser.get("/", "HEAD")
    assert (page.status, page.body) == (200, b"")


def test_a_fault_is_answered_instead_of_the_page(browser: Browser, replica: Replica) -> None:
    replica.faults["/category/politik/page/2/"] = Answer(b"rusak", 500, headers={"Retry-After": "30"})
    page = browser.get("/category/politik/page/2/")
    assert (page.status, page.body, page.headers["Retry-After"]) == (500, b"rusak", "30")
    replica.faults.clear()
    assert browser.get("/category/politik/page/2/").status == 200


def test_a_fault_may_decide_each_time(browser: Browser, replica: Replica) -> None:
    def first_time_only(asked: Asked) -> Answer | None:
        return Answer(status=503) if len(replica.requests) == 1 else None

    replica.faults["/"] = first_time_only
    assert [browser.get("/").status for _ in range(2)] == [503, 200]


def test_a_fault_may_take_its_time(browser: Browser, replica: Replica) -> None:
    replica.faults["/"] = Answer(b"lambat", delay=0.3)
    began = time.monotonic()
    assert browser.get("/").body == b"lambat"
    assert time.monotonic() - began >= 0.3


def test_a_server_ends_although_an_answer_hangs(replica: Replica) -> None:
    began = time.monotonic()
    replica.faults["/"] = Answer(delay=600)
    with serving(replica) as base, socket.create_connection(("127.0.0.1", int(base.rsplit(":", 1)[1]))) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        while not replica.requests and time.monotonic() - began < 5:
            time.sleep(0.01)
    assert time.monotonic() - began < 5


def test_a_hundred_thousand_posts_are_there_at_once() -> None:
    began = time.monotonic()
    replica = Replica(100_000)
    post = replica.post(FIRST_ID + 77_777)
    assert time.monotonic() - began < 0.5
    with serving(replica) as base:
        browser = Browser(base)
        assert browser.get(f"/{post.slug}/")("h1.entry-title") == [post.title]
        assert browser.get("/category/olahraga/page/500/").status == 200
    assert len(replica.order()) == 100_002


def test_the_program_says_where_it_serves_and_ends_quietly() -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        program = subprocess.Popen(
            [*PROGRAM, "--posts", "30"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert program.stdout
        line = program.stdout.readline()
        match = re.fullmatch(r"serving (http://127\.0\.0\.1:\d+) with 30 posts\n", line)
        assert match
        assert Browser(match[1]).get("/").status == 200
        program.send_signal(number)
        assert program.communicate(timeout=10) == ("", "")
        assert program.returncode == 0


def test_a_port_that_is_taken_ends_with_status_2_and_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        program = subprocess.run([*PROGRAM, "--port", port], capture_output=True, text=True, timeout=20, check=False)
    assert (program.returncode, program.stdout) == (2, "")
    assert re.fullmatch(rf"port {port} cannot be served on \(.*\): .*\n", program.stderr)


@pytest.mark.parametrize(
    "arguments", [["--port", "x"], ["--port", "70000"], ["--posts", "-1"], ["--listing-style", "x"]]
)
def test_wrong_usage_ends_with_status_2_and_says_what_was_wrong(arguments: list[str]) -> None:
    program = subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, timeout=20, check=False)
    assert program.returncode == 2
    assert f"argument {arguments[0]}" in program.stderr.splitlines()[-1]


def test_aiohttp_is_loaded_only_to_serve() -> None:
    code = "import sys, okegas_crawler.replica.truth, okegas_crawler.replica.routes; print('aiohttp' in sys.modules)"
    program = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True)
    assert program.stdout == "False\n"
