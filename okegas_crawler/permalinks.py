"""What an address on a WordPress site leads to: a post, a listing, which page of it. Addresses only, no markup."""

import re
from urllib.parse import SplitResult, parse_qs, urlsplit

# First parts of addresses that WordPress gives to something else than a post.
NOT_POSTS = frozenset(
    {
        "amp",
        "author",
        "category",
        "comments",
        "feed",
        "page",
        "search",
        "tag",
        "wp-admin",
        "wp-content",
        "wp-includes",
        "wp-json",
        "wp-login.php",
    }
)
CATEGORY = re.compile(r"/category/(?:[^/]+/)+")

_ARCHIVE_OF_DAYS = re.compile(r"/\d{4}/(?:\d{1,2}/){0,2}")
_NUMBERED = re.compile(r"page/(\d+)/$")


def is_post(address: str) -> bool:
    """Whether an address of the site can be a post's.

    >>> is_post("https://okegas.id/harga-cabai-turun/"), is_post("https://okegas.id/?p=12")
    (True, True)
    >>> is_post("https://okegas.id/category/politik/"), is_post("https://okegas.id/2024/02/"), is_post("https://okegas.id/")
    (False, False, False)
    """
    parts = urlsplit(address)
    first = parts.path.partition("/")[2].partition("/")[0]
    if not first:
        return "p=" in parts.query
    return first not in NOT_POSTS and not is_day_archive(address) and "." not in parts.path.rpartition("/")[2]


def is_other_post(link: str, own: SplitResult) -> bool:
    """Whether a link on the page of the post `own` leads to another post of the site, not to a part or picture of it.

    >>> own = urlsplit("https://okegas.id/rapat-desa/")
    >>> [is_other_post(link, own) for link in ("/panen-padi/", "https://www.okegas.id/?p=7", "http://okegas.id/amp-x")]
    [True, True, True]
    >>> [is_other_post(link, own) for link in ("2/", "/rapat-desa/foto/", "/tag/x/", "tel:112", "//lain.id/x/", "http://[")]
    [False, False, False, False, False, False]
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc.removeprefix("www.") != own.netloc):
        return False
    path, own_path = parts.path.strip("/").lower(), own.path.strip("/")
    is_part = path.isdecimal() or f"{path}/".startswith(f"{own_path}/")
    return is_post(f"/{path}/?{parts.query}") and not (is_part and path)


def is_day_archive(address: str) -> bool:
    """Whether an address is a day's, month's or year's: `/2024/02/`."""
    return _ARCHIVE_OF_DAYS.fullmatch(urlsplit(address).path) is not None


def is_listing(address: str) -> bool:
    """Whether an address of the site lists posts: the home page, an archive, a search, any further page of them.

    >>> [is_listing(f"https://okegas.id{path}") for path in ("/", "/category/politik/", "/page/2/", "/?s=banjir")]
    [True, True, True, True]
    >>> [is_listing(f"https://okegas.id{path}") for path in ("/harga-cabai-turun/2/", "/?p=12", "/?utm_source=x")]
    [False, False, True]
    """
    parts = urlsplit(address)
    first = parts.path.partition("/")[2].partition("/")[0]
    if not first:
        return not {"p", "page_id", "attachment_id"} & parse_qs(parts.query).keys()
    return first in {"category", "tag", "author", "search", "page"} or is_day_archive(address)


def is_category(address: str) -> bool:
    """Whether an address is a category's first page."""
    return bool(CATEGORY.fullmatch(urlsplit(address).path)) and not _NUMBERED.search(urlsplit(address).path)


def page_number(address: str) -> int:
    """Number of a listing's page.

    >>> page_number("https://okegas.id/category/politik/page/12/"), page_number("https://okegas.id/?cat=3&paged=4")
    (12, 4)
    >>> page_number("https://okegas.id/category/politik/")
    1
    """
    parts = urlsplit(address)
    numbered = _NUMBERED.search(parts.path)
    number = numbered[1] if numbered else parse_qs(parts.query).get("paged", ["1"])[0]
    return int(number) if number.isdecimal() and len(number) < 10 else 1


def listing_path(address: str) -> str:
    """Path of the listing that a page belongs to, in one spelling."""
    return _NUMBERED.sub("", urlsplit(address).path.lower())


def host_less(address: str) -> str:
    """The path and query of an address: what stays when a site moves to another host name.

    >>> host_less("https://okegas.id/rapat-desa/"), host_less("https://okegas.id/?p=12")
    ('/rapat-desa/', '/?p=12')
    """
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
