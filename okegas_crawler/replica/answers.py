"""A request and its answer, without HTTP."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote


@dataclass(frozen=True)
class Asked:
    """What was asked for."""

    path: str
    """As it came, percent-decoded: `/category/berita/`."""
    query: Mapping[str, str] = field(default_factory=dict)
    root: str = "https://okegas.id"
    """The public address that links on the page shall have, without the last slash."""
    method: str = "GET"


@dataclass(frozen=True)
class Answer:
    """What is answered."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=UTF-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0
    """Seconds before it is sent."""


Fault = Answer | Callable[[Asked], Answer | None]
"""Answered in a page's place; a function may decide each time, and None lets the page through."""


def moved(address: str, status: int = 301) -> Answer:
    r"""A redirect to `address`, which is percent-encoded where needed.

    >>> moved("https://okegas.id/kopi é\n/?a=b").headers["Location"]
    'https://okegas.id/kopi%20%C3%A9%0A/?a=b'
    """
    return Answer(status=status, headers={"Location": quote(address, safe=":/?&="), "X-Redirect-By": "WordPress"})
