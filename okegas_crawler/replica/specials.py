"""The posts beside the numbered ones: what no listing shows, what is protected, what has moved, what sticks on top."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from okegas_crawler.replica.headlines import FIRST_ID, published, slug
from okegas_crawler.replica.newsroom import Newsroom
from okegas_crawler.replica.posts import Status

UNLISTED: dict[int, tuple[Status, str]] = {
    1: ("draft", "Rancangan Liputan Musim Tanam"),
    2: ("future", "Agenda yang Belum Waktunya Terbit"),
    3: ("private", "Catatan Rapat Redaksi Pekan Lalu"),
}
PROTECTED = {11: "Bahan Pelatihan Jurnalis Muda", 12: "Lampiran untuk Narasumber"}
TRASHED = 21
STICKY_NUMBERS = (3, 6)
FAR_FUTURE = datetime(2099, 1, 1, tzinfo=UTC)
"""When the scheduled post will appear."""


def old_address(newsroom: Newsroom) -> str:
    """The slug that the first post had before it was renamed."""
    return f"kabar-awal-{newsroom.post(FIRST_ID + 1).slug}"


def trashed_address(newsroom: Newsroom) -> str:
    """The slug that the trashed post had: others begin so, and to one of them WordPress leads now."""
    return "-".join(newsroom.post(FIRST_ID + 1).slug.split("-")[:2])


def put_specials(newsroom: Newsroom) -> None:
    """Put the special posts into a newsroom of at least one numbered post."""
    first, newest = newsroom.post(FIRST_ID + 1), published(newsroom.seed, newsroom.posts)
    for post_id, (status, title) in UNLISTED.items():
        when = FAR_FUTURE if status == "future" else newest
        newsroom.keep(replace(first, id=post_id, slug=slug(title), title=title, status=status, published=when))
    middle = published(newsroom.seed, newsroom.posts // 2 + 1)
    for (post_id, title), when in zip(PROTECTED.items(), (newest + timedelta(minutes=5), middle), strict=True):
        dated = replace(first, published=when, modified=when)
        newsroom.keep(replace(dated, id=post_id, slug=slug(title), title=title, protected=True))
    trashed = f"{trashed_address(newsroom)}__trashed"
    newsroom.keep(replace(first, id=TRASHED, slug=trashed, title="Berita yang Ditarik", status="trash"))
    newsroom.old_slugs[old_address(newsroom)] = first.id
    for number in STICKY_NUMBERS:
        if number <= newsroom.posts:
            newsroom.keep(replace(newsroom.post(FIRST_ID + number), sticky=True))
