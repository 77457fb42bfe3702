"""The replica's newsroom as what WordPress is told to do, so that both hold the same posts."""

from collections.abc import Iterator
from datetime import UTC, datetime

from okegas_crawler.replica import polls
from okegas_crawler.replica.blocks import Gallery
from okegas_crawler.replica.posts import AUTHORS, Post
from okegas_crawler.replica.state import Replica
from tests.wordpress.manuscripts import FIRST_GALLERY_PICTURE, manuscript
from tests.wordpress.site import Operation

FIRST_PICTURE = 1_000_000  # the ids of the pictures above the stories: this and the post's own


def everything(replica: Replica, home: str) -> Iterator[Operation]:
    """All that the newsroom has: authors, categories, polls, pictures, posts; and a menu of the categories."""
    for author in AUTHORS:
        yield "author", {"slug": author.slug, "name": author.name}
    for category in replica.categories.values():
        yield "category", {"slug": category.slug, "name": category.name, "parent": category.parent}
    for kind in polls.TYPES:
        yield "poll", {"kind": kind, "html": polls.render(kind).decode()}
    posts = list(all_posts(replica))
    for number in sorted({number for post in posts for number in _gallery(post)}):
        caption = f"Gambar {number} dari acara itu."
        yield "picture", _picture(FIRST_GALLERY_PICTURE + number, f"gambar-{number}", caption)
    old_slugs = {post_id: slug for slug, post_id in replica.old_slugs.items()}
    for post in posts:
        if post.id in old_slugs:
            yield from saved(post, replica, home, slug=old_slugs[post.id])
        yield from saved(post, replica, home)
    yield "menu", {}


def all_posts(replica: Replica) -> Iterator[Post]:
    """Every post, whatever its status."""
    ids = {*replica.order(), *replica.own}
    return (replica.post(post_id) for post_id in sorted(ids))


def saved(post: Post, replica: Replica, home: str, *, slug: str | None = None) -> Iterator[Operation]:
    """The post as it is now: new, or in the place of what it was."""
    picture = post.picture and FIRST_PICTURE + post.id
    if post.picture and picture:
        file = post.picture.path.removeprefix("/wp-content/uploads/")
        yield "picture", _picture(picture, f"gambar-pos-{post.id}", post.picture.caption or "", file)
    yield (
        "post",
        {
            "id": post.id,
            "slug": (slug or post.slug).removesuffix("__trashed"),
            "title": post.title,
            "content": manuscript(post, replica.links(home)),
            "author": post.author.id if post.author else 0,
            "status": post.status,
            "password": "sandi" if post.protected else "",
            "published": _gmt(post.published),
            "modified": _gmt(post.modified),
            "categories": post.categories,
            "tags": post.tags,
            "sticky": post.sticky,
            "picture": picture,
            "polls": post.polls,
            "views": post.id * 7 % 990 + 10 if post.view_counter else None,
        },
    )


def _gmt(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _picture(picture_id: int, slug: str, caption: str, file: str = "") -> dict[str, object]:
    return {"id": picture_id, "slug": slug, "caption": caption, "file": file or f"2024/01/{slug}.jpg"}


def _gallery(post: Post) -> Iterator[int]:
    return (number for block in post.story if isinstance(block, Gallery) for number in block.numbers)
