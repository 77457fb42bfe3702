"""The true record of a post as a theme prints it: no crawler can read what is not on the page."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth
from okegas_crawler.replica.yoast import machine_time
from tests.wordpress.manuscripts import in_block_editor


@dataclass(frozen=True)
class Theme:
    """What a theme of Debian's prints otherwise than the replica's."""

    untitled: str = ""
    """The title of what has none."""
    updated: bool = False
    """Whether the one date that it prints, that of publication, passes for the date of the last change, too."""
    captions: bool = False
    """Whether the main picture has its caption."""
    pages: bool = False
    """Whether it leads to the further pages of a post from the old editor. WordPress's own block for a post's content
    does so for posts written as blocks only: a reader never comes to the further pages of others (seen on 6.1)."""


THEMES = {
    "twentytwentyone": Theme(untitled="Untitled", updated=True, captions=True, pages=True),
    "twentytwentytwo": Theme(),
    "twentytwentythree": Theme(),
}
"""Those that Debian 12 ships: a classic one and two of blocks."""


def printed(post: Post, replica: Replica, theme: Theme, *, seo: bool) -> dict[str, Any]:
    """The record of a public, unprotected post; `seo`: with a plugin that prints both times as JSON-LD."""
    linked = theme.pages or in_block_editor(post)
    record = truth(post if linked else replace(post, story=post.pages[0]), replica)
    title = post.title or theme.untitled
    changes = {
        "title": title,
        "content_hash": sha256(f"{title}\n\n{record['body']}".encode()).hexdigest(),
        "image_caption": record["image_caption"] if theme.captions else None,
        **_times(post, replica, theme, seo),
    }
    return {**record, **changes}


def _times(post: Post, replica: Replica, theme: Theme, seo: bool) -> dict[str, str | None]:
    def local(moment: datetime) -> str:
        return moment.astimezone(replica.site.offset).isoformat(timespec="seconds")

    if seo:
        return {
            "modified": local(post.modified),
            "published_raw": machine_time(post.published),
            "modified_raw": machine_time(post.modified),
            "published_source": "json-ld",
        }
    updated = local(post.published) if theme.updated else None
    return {"modified": updated, "modified_raw": updated}
