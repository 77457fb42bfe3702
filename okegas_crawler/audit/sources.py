"""Where a WordPress site names its posts: REST, sitemaps, the feed. What each names, read from its answers."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timezone
from urllib.parse import urljoin, urlsplit

from parsel import Selector

from okegas_crawler.permalinks import is_post
from okegas_crawler.sites import Site
from okegas_crawler.transfer import gunzipped

FIELDS = "id,link,modified_gmt,content.protected"
SITEMAPS = ("wp-sitemap.xml", "sitemap_index.xml", "sitemap.xml")  # WordPress's own, plugins'; robots.txt goes first
LARGEST = 60 * 1024 * 1024  # bytes of an unpacked sitemap; the protocol allows 50 MB
END = 2000  # bytes; plugins close a sitemap with a comment
_SITEMAP_END = re.compile(rb"</(?:\w+:)?(?:urlset|sitemapindex)\s*>|<(?:\w+:)?(?:urlset|sitemapindex)[^>]*/>")

_NUMBER = re.compile(r"[?&]p=([0-9]+)(?![^&#])")  # in a guid, which need not be an address at all

# Words in a sitemap's name that tell what it lists, as WordPress itself, Yoast, Rank Math, All in One SEO and XML
# Sitemap Generator name theirs: wp-sitemap-posts-post-1.xml, post-sitemap2.xml, sitemap-pt-post-2024-02.xml.
OF_POSTS = frozenset({"post", "posts"})
OF_OTHERS = frozenset(
    {"archives", "attachment", "author", "authors", "categories", "category", "format", "image", "local", "misc"}
    | {"page", "pages", "product", "tag", "tags", "tax", "taxonomies", "users", "video"}
)


@dataclass(frozen=True)
class Named:
    """A post as a source names it."""

    address: str
    """Canonical, on the site itself."""

    id: str | None = None
    """As in the archive, `okegas.id:12345`; None where the source tells none."""

    changed: datetime | None = None
    """When it was last changed."""

    protected: bool | None = None
    """Whether it asks for a password; None where the source does not tell."""

    surely_post: bool = True
    """False where the source names pages and attachments, too."""


@dataclass
class Source:
    """What came of asking one source."""

    name: str
    posts: list[Named] = field(default_factory=list)
    names_ids: bool = False
    """Whether it names the id of every post, and nothing but posts."""

    whole: bool = False
    """Whether it named all posts of the site."""

    problem: str = ""
    """Why it could not be read, or not to its end: `timeout`, `401`."""

    refused: bool = False
    """Whether the site answered, but with no such source: it is switched off, or something stands in its place."""


def rest_posts(answer: str | bytes, site: Site) -> list[Named] | None:
    """The posts of a page of REST's `wp/v2/posts`; None for an answer that is not WordPress's.

    >>> from okegas_crawler.sites import OKEGAS
    >>> post = '{"id": 7, "link": "http://www.okegas.id/rapat", "modified_gmt": "2024-02-06T06:30:00"}'
    >>> [(named.id, named.address, named.changed.isoformat()) for named in rest_posts(f"[{post}]", OKEGAS)]
    [('okegas.id:7', 'https://okegas.id/rapat/', '2024-02-06T06:30:00+00:00')]
    >>> rest_posts('{"code": "rest_no_route"}', OKEGAS), rest_posts("<html>", OKEGAS), rest_posts('[{"id": 7}]', OKEGAS)
    (None, None, None)
    """
    try:
        told = json.loads(answer)
        if not isinstance(told, list):
            return None
        return [
            Named(
                site.address(str(post["link"])) or f"{site.home}?p={int(post['id'])}",
                f"{site.host}:{int(post['id'])}",
                moment(str(post["modified_gmt"]), UTC),
                _protected(post),
            )
            for post in told
        ]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None


def feed_posts(answer: bytes, site: Site) -> list[Named] | None:
    """The posts of an RSS feed; None for an answer that is none.

    >>> from okegas_crawler.sites import OKEGAS
    >>> item = b"<item><link>https://okegas.id/rapat/</link><guid>https://okegas.id/?p=7</guid></item>"
    >>> feed_posts(b"<rss><channel>" + item + b"</channel></rss>", OKEGAS)[0].id
    'okegas.id:7'
    >>> feed_posts(b"<!DOCTYPE html><title>404</title>", OKEGAS), feed_posts(b"", OKEGAS)
    (None, None)
    """
    feed = _xml(answer)
    if feed is None or _name(feed) != "rss":
        return None
    posts = []
    for item in feed.xpath("//*[local-name()='item']"):
        address = site.address(_text(item, "link"))
        if address and is_post(address):
            posts.append(Named(address, _id_of(_text(item, "guid"), site)))
    return posts


@dataclass(frozen=True)
class Sitemap:
    """A sitemap, or an index of sitemaps."""

    is_index: bool
    entries: list[tuple[str, str]]
    """Addresses as printed, each with its time of change, which may be empty."""


def sitemap(answer: bytes) -> Sitemap | None:
    r"""The sitemap of an answer, gzipped or not; None for an answer that is none, or not whole.

    >>> sitemap(b"<urlset><url><loc> https://okegas.id/rapat/ </loc><lastmod>2024-02-06</lastmod></url></urlset>")
    Sitemap(is_index=False, entries=[('https://okegas.id/rapat/', '2024-02-06')])
    >>> sitemap(b"<!DOCTYPE html><title>404</title>"), sitemap(b"\x1f\x8b\x08broken")
    (None, None)
    """
    try:
        text = unpacked(answer)
    except ValueError:
        return None
    read = _xml(text)
    if read is None or not _SITEMAP_END.search(text[-END:]):
        return None
    is_index = _name(read) == "sitemapindex"
    entries = read.xpath(f"/*/*[local-name()='{'sitemap' if is_index else 'url'}']")
    return Sitemap(is_index, [(_text(entry, "loc"), _text(entry, "lastmod")) for entry in entries])


def sitemap_posts(read: Sitemap, site: Site, *, surely: bool) -> Iterator[Named]:
    """What a sitemap names; `surely` where it names nothing but posts."""
    for loc, lastmod in read.entries:
        address = site.address(loc)
        if address and is_post(address):
            yield Named(address, changed=moment(lastmod, site.offset), surely_post=surely)


def lists_posts(address: str) -> bool | None:
    """Whether a sitemap lists posts, by the words in its name; None where they do not tell.

    >>> base = "https://okegas.id/"
    >>> [lists_posts(base + name) for name in ("wp-sitemap-posts-post-1.xml", "post-sitemap2.xml", "sitemap-1.xml.gz")]
    [True, True, None]
    >>> [lists_posts(base + name) for name in ("wp-sitemap-posts-page-1.xml", "post_tag-sitemap.xml")]
    [False, False]
    """
    words = set(re.findall(r"[a-z]+", urlsplit(address).path.lower()))
    return False if words & OF_OTHERS else True if words & OF_POSTS else None


def sitemaps_named(robots: bytes) -> list[str]:
    """The addresses of the `Sitemap:` lines of a robots.txt."""
    return re.findall(r"^\s*sitemap:\s*(\S+)", robots.decode("utf-8-sig", "replace"), re.IGNORECASE | re.MULTILINE)


def own_sitemaps(named: Iterable[str], base: str, site: Site) -> list[str]:
    """The addresses on the site of sitemaps as they are named at `base`; others are left out.

    >>> from okegas_crawler.sites import OKEGAS
    >>> named = ["/a.xml", "http://www.okegas.id/b.xml", "https://cdn.example/c.xml", "http://["]
    >>> own_sitemaps(named, "https://okegas.id/robots.txt", OKEGAS)
    ['https://okegas.id/a.xml', 'https://okegas.id/b.xml']
    """
    found = []
    for address in named:
        with suppress(ValueError):  # no address at all
            found.append(site.own(urljoin(base, address)))
    return list(filter(None, found))


def unpacked(answer: bytes) -> bytes:
    """The bytes of a file, which may be gzipped. ValueError where it is broken or too large."""
    return gunzipped(answer, LARGEST) if answer.startswith(b"\x1f\x8b") else answer


def moment(words: str, offset: timezone) -> datetime | None:
    """The moment of an ISO 8601 time; without an offset it is in `offset`, a day is its beginning. None for others.

    >>> str(moment("2024-02-06T06:30:00Z", UTC)), str(moment("2024-02-06", UTC)), moment("yesterday", UTC)
    ('2024-02-06 06:30:00+00:00', '2024-02-06 00:00:00+00:00', None)
    """
    try:
        read = datetime.fromisoformat(words)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=offset)


def _protected(post: dict[str, object]) -> bool | None:
    content = post.get("content")
    told = content.get("protected") if isinstance(content, dict) else None
    return told if isinstance(told, bool) else None


def _id_of(guid: str, site: Site) -> str | None:
    """The id that an item's guid carries; another host's guid is what a site had before it moved, ids with it."""
    number = _NUMBER.search(guid)
    return f"{site.host}:{number[1]}" if number else None


def _xml(answer: bytes) -> Selector | None:
    """The document of an answer; None for one that is no markup, or defines entities, which may unfold to gigabytes."""
    text = answer.decode("utf-8-sig", "replace").strip()
    return Selector(text, type="xml") if text.startswith("<") and "<!ENTITY" not in text else None


def _name(read: Selector) -> str:
    return read.xpath("local-name(/*)").get(default="")


def _text(element: Selector, name: str) -> str:
    return element.xpath(f"string(*[local-name()='{name}'])").get(default="").strip()
