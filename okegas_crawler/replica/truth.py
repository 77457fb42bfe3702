"""The true record of a post: what a perfect crawler makes of its page, known from the writing of it."""

from datetime import date
from hashlib import sha256
from typing import Any

from okegas_crawler.replica.content import removed
from okegas_crawler.replica.mentions import DatePhrase
from okegas_crawler.replica.pieces import printed
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.yoast import machine_time


def truth(post: Post, replica: Replica) -> dict[str, Any]:
    """The record of a public, unprotected post in the archive's order of keys, but for `fetched` and `extractor`.

    Addresses are those of the site itself, wherever the replica is served.
    """
    site = replica.site
    home = f"https://{site.host}"
    published, modified = (when.astimezone(site.offset) for when in (post.published, post.modified))
    body = "\n\n".join(paragraphs(post))
    as_printed = (
        machine_time if replica.json_ld else lambda when: when.astimezone(site.offset).isoformat(timespec="seconds")
    )
    return {
        "schema": 1,
        "id": f"{site.host}:{post.id}",
        "url": f"{home}/{post.slug}/",
        "title": post.title,
        "author": post.byline,
        "sign_off": post.sign_off,
        "categories": sorted(replica.categories[category].name for category in post.categories),
        "tags": list(post.tags),
        "dateline": post.dateline,
        "published": published.isoformat(timespec="seconds"),
        "modified": modified.isoformat(timespec="seconds"),
        "published_raw": as_printed(post.published),
        "modified_raw": as_printed(post.modified),
        "published_source": "json-ld" if replica.json_ld else "time",
        "language": site.language,
        "body": body,
        "dates": mentioned_dates(post, published.date()),
        "image": post.picture and home + post.picture.path,
        "image_caption": post.picture and post.picture.caption,
        "removed": removed(post),
        "content_hash": sha256(f"{post.title}\n\n{body}".encode()).hexdigest(),
        "revision": 1,
    }


def paragraphs(post: Post) -> list[str]:
    """The paragraphs that a reader reads."""
    return ["".join(printed(piece) for piece in text) for text in post.texts]


def mentioned_dates(post: Post, anchor: date) -> list[dict[str, Any]]:
    """The dates in the body, with their places in it; `anchor` is the site's day of publication."""
    found = []
    offset = 0
    for text in post.texts:
        for piece in text:
            if isinstance(piece, DatePhrase):
                found.append(_mention(piece.at(anchor), offset))
            offset += len(printed(piece))
        offset += len("\n\n")
    return found


def _mention(phrase: DatePhrase, start: int) -> dict[str, Any]:
    moment = phrase.clock.replace(tzinfo=phrase.offset).isoformat() if phrase.clock else None
    return {
        "text": phrase.text,
        "start": start,
        "end": start + len(phrase.text),
        "date": phrase.day.isoformat(),
        "end_date": phrase.end_day and phrase.end_day.isoformat(),
        "time": moment and moment[:8],
        "offset": moment[8:] if moment and phrase.offset else None,
        "weekday_agrees": phrase.weekday_agrees,
    }
