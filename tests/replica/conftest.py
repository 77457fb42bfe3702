"""A replica that is served, and a browser that does not follow redirects."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica


class Page:
    """An answer, as it came."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def __call__(self, selector: str) -> list[str]:
        """The texts of what the selector finds."""
        return [node.text(strip=True) for node in LexborHTMLParser(self.text).css(selector)]

    def attributes(self, selector: str, name: str) -> list[str]:
        return [node.attributes.get(name) or "" for node in LexborHTMLParser(self.text).css(selector)]


class Browser:
    """Asks a served replica, one request at a time."""

    def __init__(self, base: str):
        self.base = base

    def get(self, address: str, method: str = "GET") -> Page:
        """The answer to a path or to a whole address of the replica."""
        path = address.removeprefix(self.base)
        connection = HTTPConnection(urlsplit(self.base).netloc, timeout=20)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            return Page(answer.status, dict(answer.headers), answer.read())
        finally:
            connection.close()

    def where(self, path: str) -> tuple[int, str]:
        """Status and, without this replica's own address, where a redirect leads."""
        page = self.get(path)
        return page.status, page.headers.get("Location", "").removeprefix(self.base)


@pytest.fixture
def replica() -> Replica:
    """Enough posts for every kind of story, three pages in some categories and a repeated headline in none."""
    return Replica(120)


@pytest.fixture
def browser(replica: Replica) -> Iterator[Browser]:
    with serving(replica) as base:
        yield Browser(base)
