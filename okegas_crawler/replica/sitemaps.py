"""robots.txt and sitemaps: WordPress's own without times, or an SEO plugin's with them."""

import re
from collections.abc import Iterable, Sequence

from okegas_crawler.replica.answers import Answer, Asked, moved
from okegas_crawler.replica.headlines import slug
from okegas_crawler.replica.posts import AUTHORS
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.yoast import machine_time

CORE = "wp-sitemap.xml"
PLUGIN = "sitemap_index.xml"
CORE_REST = (
    "wp-sitemap-posts-page-1.xml",
    "wp-sitemap-taxonomies-category-1.xml",
    "wp-sitemap-taxonomies-post_tag-1.xml",
    "wp-sitemap-users-1.xml",
)
"""What WordPress's own index names beside the posts."""
CORE_PAGE, PLUGIN_PAGE = 2000, 1000  # addresses a sitemap
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XML = "application/xml; charset=UTF-8"

Entry = tuple[str, str | None]
"""An address, and when it was last changed."""


def robots(replica: Replica, asked: Asked) -> Answer:
    """What WordPress says to robots when there is no file."""
    rules = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"
    if "sitemap" not in replica.without:
        rules += f"\nSitemap: {asked.root}/{_index_name(replica)}\n"
    return Answer(rules.encode(), content_type="text/plain; charset=utf-8")


def sitemap(replica: Replica, asked: Asked, name: str) -> Answer | None:
    """The index or sitemap of that name; None where there is none."""
    if "sitemap" in replica.without:
        return None
    index = _index_name(replica)
    if name == "sitemap.xml":
        return moved(f"{asked.root}/{index}", 301 if replica.json_ld else 302)
    if name == CORE != index:
        return moved(f"{asked.root}/{index}")
    if name == index:
        return _xml("sitemapindex", "sitemap", _index(replica, asked.root))
    entries = (_plugin_entries if replica.json_ld else _core_entries)(replica, asked.root, name)
    return _xml("urlset", "url", entries) if entries else None


def _index_name(replica: Replica) -> str:
    return PLUGIN if replica.json_ld else CORE


def _index(replica: Replica, root: str) -> list[Entry]:
    pages = -(-len(replica.order()) // (PLUGIN_PAGE if replica.json_ld else CORE_PAGE)) or 1
    if not replica.json_ld:
        names = [f"wp-sitemap-posts-post-{page}.xml" for page in range(1, pages + 1)]
        return [(f"{root}/{name}", None) for name in (*names, *CORE_REST)]
    newest = [machine_time(max(map(replica.modified, replica.order())))] if replica.order() else []
    names = [f"post-sitemap{page if page > 1 else ''}.xml" for page in range(1, pages + 1)]
    return [(f"{root}/{name}", newest[0] if newest else None) for name in (*names, "category-sitemap.xml")]


def _core_entries(replica: Replica, root: str, name: str) -> list[Entry]:
    match name:
        case "wp-sitemap-posts-page-1.xml":
            return [(f"{root}/", None)]
        case "wp-sitemap-taxonomies-category-1.xml":
            return [(address, None) for address, _ in _categories(replica, root)]
        case "wp-sitemap-taxonomies-post_tag-1.xml":
            tags = (tag for post_id in sorted(replica.order()) for tag in replica.post(post_id).tags)
            return [(f"{root}/tag/{slug(tag)}/", None) for tag in dict.fromkeys(tags)]
        case "wp-sitemap-users-1.xml":
            writing = {replica.post(post_id).author for post_id in replica.order()}
            return [(f"{root}/author/{author.slug}/", None) for author in AUTHORS if author in writing]
    page = re.fullmatch(r"wp-sitemap-posts-post-(\d+)\.xml", name)
    ids = _page(sorted(replica.order()), int(page[1]), CORE_PAGE) if page else ()
    return [(f"{root}/{replica.post(post_id).slug}/", None) for post_id in ids]


def _plugin_entries(replica: Replica, root: str, name: str) -> list[Entry]:
    if name == "category-sitemap.xml":
        return _categories(replica, root)
    page = re.fullmatch(r"post-sitemap(\d*)\.xml", name)
    ids = _page(sorted(replica.order(), key=replica.modified), int(page[1] or 1), PLUGIN_PAGE) if page else ()
    return [(f"{root}/{replica.post(post_id).slug}/", machine_time(replica.modified(post_id))) for post_id in ids]


def _categories(replica: Replica, root: str) -> list[Entry]:
    """Categories that have posts, with the time of the newest one."""
    listings = ((category, replica.listing(category.slug)) for category in replica.categories.values())
    return [(root + category.path, machine_time(max(map(replica.modified, ids)))) for category, ids in listings if ids]


def _page(ids: Sequence[int], page: int, size: int) -> Sequence[int]:
    return ids[(page - 1) * size : page * size]


def _xml(outer: str, inner: str, entries: Iterable[Entry]) -> Answer:
    lines = (
        f"<{inner}><loc>{address}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</{inner}>\n"
        for address, changed in entries
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} xmlns="{NAMESPACE}">\n{"".join(lines)}</{outer}>\n'
    return Answer(xml.encode(), content_type=XML)
