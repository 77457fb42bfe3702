"""From an address to its answer, as WordPress finds it."""

import re

from okegas_crawler.replica.addresses import find, guess, renamed
from okegas_crawler.replica.answers import Answer, Asked, moved
from okegas_crawler.replica.article import article_page
from okegas_crawler.replica.attachment import attachment_page
from okegas_crawler.replica.categories import Category
from okegas_crawler.replica.feed import feed
from okegas_crawler.replica.listings import author_page, category_page, home_page, tag_page
from okegas_crawler.replica.notices import missing_page, nothing_page
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.rest import rest
from okegas_crawler.replica.sitemaps import robots, sitemap
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.theme import Frame

ARCHIVES = {"tag": tag_page, "author": author_page}
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
PICTURE = re.compile(r"gambar-(\d+)")
PAGED = re.compile(r"(?P<base>/(?:.*/)?)page/(?P<number>\d+)")


def answer(replica: Replica, asked: Asked) -> Answer:
    """What the site answers; every request is noted, and a fault goes before the page."""
    query = "&".join(f"{name}={value}" for name, value in asked.query.items())
    full = f"{asked.path}?{query}" if query else asked.path
    with replica.lock:
        replica.requests.append((asked.method, full))
        fault = replica.faults.get(full) or replica.faults.get(asked.path)
        instead = fault(asked) if callable(fault) else fault
        return instead or _page(replica, asked)


def _page(replica: Replica, asked: Asked) -> Answer:
    segments = [segment for segment in asked.path.split("/") if segment]
    first = segments[0] if segments else ""
    if first == "wp-json":
        return rest(replica, asked, segments[1:])
    if first.endswith((".xml", ".txt", ".xsl")):
        found = robots(replica, asked) if first == "robots.txt" else sitemap(replica, asked, first)
        return found or _missing(replica, asked)
    if first == "wp-content":
        return Answer(PIXEL, content_type="image/gif")
    if first == "xmlrpc.php":
        return Answer(b"XML-RPC server accepts POST requests only.", 405, "text/plain;charset=UTF-8")
    if asked.path != "/" and not asked.path.endswith("/"):
        return moved(f"{asked.root}{asked.path}/{_query(asked)}")
    return _front(replica, asked, segments)


def _front(replica: Replica, asked: Asked, segments: list[str]) -> Answer:
    if not segments:
        return _root(replica, asked)
    if segments == ["feed"]:
        return feed(replica, asked)
    paged = PAGED.fullmatch(asked.path.rstrip("/"))
    number = int(paged["number"]) if paged else 1
    if paged and number <= 1:
        return moved(asked.root + paged["base"])
    listed = segments[:-2] if paged else segments
    if not listed:
        return _listed(replica, asked, home_page(replica, asked.root, number))
    if listed[0] == "category":
        category = _category(replica, listed[1:])
        return _listed(replica, asked, category_page(replica, asked.root, category, number) if category else None)
    if listed[0] in ARCHIVES and len(listed) == 2:
        return _listed(replica, asked, ARCHIVES[listed[0]](replica, asked.root, listed[1], number))
    if paged:
        post = find(replica, listed[0])
        return moved(f"{asked.root}/{post.slug}/") if post else _missing(replica, asked)
    return _post(replica, asked, segments)


def _root(replica: Replica, asked: Asked) -> Answer:
    if asked.query.get("p", "").isdecimal():
        post = replica.public(int(asked.query["p"]))
        number = asked.query.get("page", "")
        further = f"{number}/" if number.isdecimal() and int(number) > 1 else ""
        return moved(f"{asked.root}/{post.slug}/{further}") if post else _missing(replica, asked)
    if "s" in asked.query:
        return Answer(nothing_page(replica, asked.root, Frame("Pencarian", "search search-no-results group-blog")))
    return _listed(replica, asked, home_page(replica, asked.root, 1))


def _post(replica: Replica, asked: Asked, segments: list[str]) -> Answer:
    slug, *rest_of_path = segments
    post = find(replica, slug)
    if rest_of_path == ["amp"]:
        rest_of_path = []
    if post is None and (picture := PICTURE.fullmatch(slug)):
        return Answer(attachment_page(replica, asked.root, int(picture[1])))
    if post is None:
        other = None if rest_of_path else renamed(replica, slug) or guess(replica, slug)
        return moved(f"{asked.root}/{other.slug}/") if other else _missing(replica, asked)
    if not rest_of_path:
        return Answer(article_page(replica, asked.root, post))
    return _page_of_post(replica, asked, post, rest_of_path)


def _page_of_post(replica: Replica, asked: Asked, post: Post, rest_of_path: list[str]) -> Answer:
    number = int(rest_of_path[0]) if len(rest_of_path) == 1 and rest_of_path[0].isdecimal() else None
    if number is None:
        return _missing(replica, asked)
    if 2 <= number <= len(post.pages):
        return Answer(article_page(replica, asked.root, post, number))
    return moved(f"{asked.root}/{post.slug}/")


def _category(replica: Replica, slugs: list[str]) -> Category | None:
    """The category of a path: WordPress looks at the last slug only."""
    return replica.categories.get(slugs[-1].lower()) if slugs else None


def _listed(replica: Replica, asked: Asked, page: bytes | None) -> Answer:
    return Answer(page) if page else _missing(replica, asked)


def _missing(replica: Replica, asked: Asked) -> Answer:
    return Answer(missing_page(replica, asked.root), 404)


def _query(asked: Asked) -> str:
    return "?" + "&".join(f"{name}={value}" for name, value in asked.query.items()) if asked.query else ""
