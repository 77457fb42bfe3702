"""The news sites that are crawled: the facts about each that are not markup, and what is an address of theirs."""

import re
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import cached_property
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from w3lib.url import canonicalize_url, url_query_cleaner

# What WordPress itself chooses a page by. Every other parameter (utm_…, fbclid, share, replytocom, pgrelated, amp)
# shows the same page under another address.
ROUTING_PARAMETERS = ("p", "page_id", "attachment_id", "cat", "paged", "page", "s")

LONGEST_ADDRESS = 2_083  # characters, as many as Scrapy asks for; WordPress cuts a slug at 200

_DOUBLED_SLASHES = re.compile(r"/{2,}")
_AS_BROWSERS_DO = str.maketrans({"\\": "/", "[": "%5b", "]": "%5d", ";": "%3b"})  # w3lib writes some of them either way
_AMP_TAIL = re.compile(r"(?<=/)(?:amp/)*amp/?$")


@dataclass(frozen=True)
class Site:
    """A WordPress news site."""

    name: str
    """As the site prints it, `OKEGAS.ID`: what is cut off titles, and what opens a dateline."""

    host: str
    """Without `www.`: `okegas.id`. It opens every id of the archive, so it never changes."""

    time_zone: str
    """Name in the time zone database: `Asia/Makassar`."""

    language: str
    """ISO 639-1 code of the articles' language: `id`."""

    base_url: str = ""
    """Where the site is served when not at its own host (a replica, a mirror): `http://127.0.0.1:8000`."""

    @cached_property
    def home(self) -> str:
        """Address of the home page: `https://okegas.id/`."""
        return f"https://{self.host}/"

    @cached_property
    def offset(self) -> timezone:
        """The site's offset from UTC. Indonesia has no summer time: it is the same all year.

        >>> OKEGAS.offset
        datetime.timezone(datetime.timedelta(seconds=28800))
        """
        offset = datetime(2024, 1, 1, tzinfo=ZoneInfo(self.time_zone)).utcoffset()
        assert offset is not None
        return timezone(offset)

    def own(self, url: str) -> str | None:
        """`url` on the site's own host, path and query untouched; None where it leads elsewhere.

        http and https, with and without `www.`, of the own host are one site, and so is `base_url`; another port or
        host is another site. What is longer than LONGEST_ADDRESS is no address.

        >>> OKEGAS.own("http://www.okegas.id/wp-json/?per_page=9")
        'https://okegas.id/wp-json/?per_page=9'
        >>> OKEGAS.own("https://okegas.id.example/"), OKEGAS.own("https://okegas.id:8443/"), OKEGAS.own("http://[")
        (None, None, None)
        """
        if len(url) > LONGEST_ADDRESS:
            return None
        try:
            parts = urlsplit(url.strip())
            port = parts.port
            url.encode()  # half a character, which JSON can carry, is none of an address
        except ValueError:
            return None
        own_host = (parts.hostname or "").removeprefix("www.") == self.host
        own_port = port in (None, {"http": 80, "https": 443}.get(parts.scheme))
        served_here = bool(self.base_url) and f"{parts.scheme}://{parts.netloc}" == self.base_url
        if parts.scheme not in ("http", "https") or not (served_here or (own_host and own_port)):
            return None
        return urljoin(self.home, parts._replace(scheme="", netloc="", path="/" + parts.path.lstrip("/")).geturl())

    def address(self, url: str) -> str | None:
        """Canonical address of an article or a listing: the one spelling of its many; None where it leads elsewhere.

        WordPress serves one page under many addresses (seen on 6.1): in upper case, with doubled slashes, with and
        without the last slash, under `/amp/`, with parameters that it does not route by.

        >>> OKEGAS.address("http://www.okegas.id//Rapat-Desa?utm_source=wa#more")
        'https://okegas.id/rapat-desa/'
        >>> OKEGAS.address("https://okegas.id/rapat-desa/amp/"), OKEGAS.address("https://okegas.id?p=7&amp=1")
        ('https://okegas.id/rapat-desa/', 'https://okegas.id/?p=7')
        >>> OKEGAS.address("https://www.facebook.com/sharer.php?u=https://okegas.id/rapat-desa/")
        """
        own = self.own(url)
        if own is None:
            return None
        parts = urlsplit(own)
        path = _AMP_TAIL.sub("", _DOUBLED_SLASHES.sub("/", parts.path.lower().translate(_AS_BROWSERS_DO)))
        if not path.endswith("/") and "." not in path.rpartition("/")[2]:
            path += "/"
        plain = parts._replace(path=path, fragment="").geturl()
        return canonicalize_url(url_query_cleaner(plain, ROUTING_PARAMETERS))

    def served(self, own: str) -> str:
        """Where an address of the site is to be asked for: under `base_url`, if there is one.

        >>> from dataclasses import replace
        >>> replace(OKEGAS, base_url="http://127.0.0.1:8000").served("https://okegas.id/rapat-desa/")
        'http://127.0.0.1:8000/rapat-desa/'
        """
        return f"{self.base_url}/{own.removeprefix(self.home)}" if self.base_url else own

    def on_own_host(self, link: str) -> str:
        """The address on the site's own host of a link to where it is served; any other link as it is.

        >>> from dataclasses import replace
        >>> replace(OKEGAS, base_url="http://127.0.0.1:8000").on_own_host("http://127.0.0.1:8000/rapat-desa/")
        'https://okegas.id/rapat-desa/'
        """
        served = f"{self.base_url}/"
        return self.home + link.removeprefix(served) if self.base_url and link.startswith(served) else link


OKEGAS = Site(name="OKEGAS.ID", host="okegas.id", time_zone="Asia/Makassar", language="id")
