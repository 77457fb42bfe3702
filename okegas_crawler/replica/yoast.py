"""What an SEO plugin prints into a post's head: Open Graph, article times and a JSON-LD graph, all in UTC."""

import json
from datetime import UTC, datetime
from hashlib import md5
from html import escape

from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.state import Replica


def machine_time(moment: datetime) -> str:
    """`2024-02-06T06:30:00+00:00`, as Yoast prints instants."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def seo_head(replica: Replica, root: str, post: Post, address: str) -> str:
    """Meta elements and the JSON-LD script."""
    title = f"{post.title} - {replica.blog_name}"
    metas = [
        ("property", "og:locale", "id_ID"),
        ("property", "og:type", "article"),
        ("property", "og:title", title),
        ("property", "og:url", address),
        ("property", "og:site_name", replica.blog_name),
        ("property", "article:published_time", machine_time(post.published)),
    ]
    if post.modified != post.published:
        metas.append(("property", "article:modified_time", machine_time(post.modified)))
    if post.picture:
        metas.append(("property", "og:image", root + post.picture.path))
    if post.author:
        metas.append(("name", "author", post.author.name))
    lines = [f'<meta {kind}="{name}" content="{escape(value)}" />' for kind, name, value in metas]
    graph = json.dumps(_graph(replica, root, post, address), ensure_ascii=False, separators=(",", ":")).replace(
        "</", "<\\/"
    )
    lines.append(f'<script type="application/ld+json" class="yoast-schema-graph">{graph}</script>')
    return "\n".join(lines) + "\n"


def _graph(replica: Replica, root: str, post: Post, address: str) -> dict[str, object]:
    times = {"datePublished": machine_time(post.published), "dateModified": machine_time(post.modified)}
    site = {"@id": f"{root}/#website"}
    article: dict[str, object] = {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "isPartOf": {"@id": address},
        "headline": post.title,
        **times,
        "mainEntityOfPage": {"@id": address},
        "keywords": list(post.tags),
        "articleSection": sorted(replica.categories[name].name for name in post.categories),
        "inLanguage": "id-ID",
    }
    page: dict[str, object] = {
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": f"{post.title} - {replica.blog_name}",
        "isPartOf": site,
        **times,
        "inLanguage": "id-ID",
    }
    nodes = [article, page, {"@type": "WebSite", **site, "url": f"{root}/", "name": replica.blog_name}]
    if post.picture:
        article["image"] = {"@id": f"{address}#primaryimage"}
        picture = root + post.picture.path
        nodes.append({"@type": "ImageObject", "@id": f"{address}#primaryimage", "url": picture, "contentUrl": picture})
    if post.author:
        person = f"{root}/#/schema/person/{md5(post.author.slug.encode(), usedforsecurity=False).hexdigest()}"
        article["author"] = {"name": post.author.name, "@id": person}
        nodes.append(
            {"@type": "Person", "@id": person, "name": post.author.name, "url": f"{root}/author/{post.author.slug}/"}
        )
    return {"@context": "https://schema.org", "@graph": nodes}
