"""The arguments of a crawl: `-a NAME=VALUE` of `scrapy crawl`, read and checked."""

import re
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from okegas_crawler.sites import Site


class ArgumentError(ValueError):
    """An argument that cannot be taken; its text says what is wrong and what would do."""


@dataclass(frozen=True)
class Arguments:
    """What a crawl was asked for. Without arguments: every article of every category."""

    categories: tuple[str, ...] = ()
    """-a categories=politik,olahraga: slugs, or paths (/category/berita/politik/). All, if not given."""

    since: date | None = None
    """-a since=2024-01-01: only articles published on this day (of the site) or later."""

    until: date | None = None
    """-a until=2024-12-31: only articles published on this day (of the site) or earlier."""

    max_pages: int | None = None
    """-a max_pages=1: at most so many listing pages of each category, newest first."""

    urls: tuple[str, ...] = ()
    """-a urls=FILE: the articles at these addresses, one a line, instead of categories."""

    full: bool = False
    """-a full=1: walk everything again, also what the archive holds, and append what changed."""

    accept: tuple[str, ...] = ()
    """-a full=1 -a accept=okegas.id:12345: let a version through that was withheld because its text was gone."""

    base_url: str = ""
    """-a base_url=http://127.0.0.1:8000: the same site, served elsewhere."""

    @property
    def walks_all_pages(self) -> bool:
        """Whether the walks of this crawl can prove ground for the next: nothing of a category is left out."""
        return not (self.since or self.until or self.max_pages or self.urls)

    def admits(self, day: date | None) -> bool:
        """Whether an article of that day of publication may be asked for; one whose day is not known may.

        >>> [Arguments(since=date(2024, 2, 6)).admits(day) for day in (date(2024, 2, 5), date(2024, 2, 6), None)]
        [False, True, True]
        """
        return day is None or (not self.is_behind(day) and not (self.until and day > self.until))

    def is_behind(self, day: date | None) -> bool:
        """Whether a day, and so all that a listing lists behind it, lies before `since`."""
        return self.since is not None and day is not None and day < self.since

    @classmethod
    def read(cls, given: dict[str, str], site: Site) -> Self:
        """The arguments as given on the command line. Raises `ArgumentError` for what is unknown or cannot be read.

        >>> from okegas_crawler.sites import OKEGAS
        >>> Arguments.read({"categories": "politik, olahraga", "since": "2024-01-01"}, OKEGAS).categories
        ('politik', 'olahraga')
        >>> Arguments.read({"sinse": "2024-01-01"}, OKEGAS)  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        okegas_crawler.spiders.arguments.ArgumentError: unknown argument sinse; known: accept, base_url, ...
        >>> Arguments.read({"since": "1/2/2024"}, OKEGAS)
        Traceback (most recent call last):
        okegas_crawler.spiders.arguments.ArgumentError: since=1/2/2024 is not a day: write it as 2024-12-31
        """
        known = {field.name for field in fields(cls)}
        if unknown := sorted(given.keys() - known):
            raise ArgumentError(f"unknown argument {', '.join(unknown)}; known: {', '.join(sorted(known))}")
        read: dict[str, Any] = {name: _READERS[name](name, value.strip()) for name, value in given.items()}
        arguments = cls(**read)
        arguments._check(given, site)
        return arguments

    def _check(self, given: dict[str, str], site: Site) -> None:
        """Raise for arguments that contradict one another, and for addresses that are not the site's."""
        if self.since and self.until and self.since > self.until:
            raise ArgumentError(f"since={self.since} lies after until={self.until}: no article can be both")
        if self.accept and not self.full:
            raise ArgumentError("accept goes with full=1: -a full=1 -a accept=okegas.id:12345")
        if "urls" in given and (others := sorted(given.keys() & {"categories", "max_pages"})):
            raise ArgumentError(
                f"urls and {', '.join(others)} exclude one another: urls names the articles, no listing is read"
            )
        for number, url in enumerate(self.urls, 1):
            if site.address(url) is None and not (self.base_url and url.startswith(f"{self.base_url}/")):
                raise ArgumentError(f"urls={given['urls']}, address {number}: {url} is not of {site.host}")


def _names(name: str, value: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in value.split(",") if part.strip())
    if not names:
        raise ArgumentError(f"{name}= is empty: name one or more, separated by commas, or leave it out for all")
    for part in names:
        if not re.fullmatch(r"[\w%/-]+", part):
            raise ArgumentError(f"{name}: {part} is neither a slug (politik) nor a path (/category/berita/politik/)")
    return names


def _day(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ArgumentError(f"{name}={value} is not a day: write it as 2024-12-31") from None


def _switch(name: str, value: str) -> bool:
    if value not in ("0", "1"):
        raise ArgumentError(f"{name}={value} is neither 1 nor 0")
    return value == "1"


def _ids(name: str, value: str) -> tuple[str, ...]:
    ids = tuple(part.strip() for part in value.split(",") if part.strip())
    if not ids or not all(re.fullmatch(r"[\w.-]+:\S+", part) for part in ids):
        raise ArgumentError(f"{name}={value} names no article: write its id, okegas.id:12345")
    return ids


def _count(name: str, value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) < 1:
        raise ArgumentError(f"{name}={value} is not a number of 1 or more")
    return int(value)


def _addresses(name: str, value: str) -> tuple[str, ...]:
    try:
        lines = Path(value).read_text(encoding="utf-8-sig").splitlines()  # Windows' editors begin a file with a mark
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise ArgumentError(f"{name}={value} cannot be read: {reason}") from None
    addresses = tuple(address for line in lines if (address := line.strip()) and not address.startswith("#"))
    if not addresses:
        raise ArgumentError(f"{name}={value} names no address: write one a line")
    return addresses


def _origin(name: str, value: str) -> str:
    try:
        parts = urlsplit(value)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        valid = False
    if not valid or parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise ArgumentError(f"{name}={value} is not where a site is served: write it as http://127.0.0.1:8000")
    return f"{parts.scheme}://{parts.netloc.lower()}"  # as Scrapy writes what it asks for


_READERS = {
    "categories": _names,
    "since": _day,
    "until": _day,
    "max_pages": _count,
    "urls": _addresses,
    "full": _switch,
    "accept": _ids,
    "base_url": _origin,
}
