"""One newspaper twice: as the replica, which knows the truth, and as a real WordPress, which prints it."""

import json
from pathlib import Path
from typing import Any

from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.state import Replica
from tests.conftest import Run, Scrapy
from tests.wordpress.editing import everything, saved
from tests.wordpress.printed import THEMES, printed
from tests.wordpress.site import WordPress


class Newspaper:
    """A WordPress with the posts of a replica."""

    def __init__(self, replica: Replica, wordpress: WordPress) -> None:
        self.replica = replica
        self.wordpress = wordpress
        wordpress.operate(*everything(replica, wordpress.home))
        self.show("twentytwentyone")

    def show(self, theme: str, *, seo: bool = False, without: tuple[str, ...] = ()) -> None:
        """Let WordPress print its pages in that way from now on; `without`: what plugins switch off."""
        self.theme, self.seo = THEMES[theme], seo
        self.wordpress.operate(
            ("theme", {"name": theme}),
            ("option", {"name": "seo", "value": seo}),
            ("option", {"name": "without", "value": without}),
        )

    def save(self, *posts: Post) -> None:
        """Tell WordPress what the replica has made of these posts."""
        operations = (operation for post in posts for operation in saved(post, self.replica, self.wordpress.home))
        self.wordpress.operate(*operations)

    def records(self) -> dict[str, dict[str, Any]]:
        """By id, the true record of every public, unprotected post, as it is printed now."""
        posts = self.replica.articles()
        records = (printed(post, self.replica, self.theme, seo=self.seo) for post in posts)
        return {record["id"]: record for record in records}


OURS_ALONE = ("fetched", "extractor")  # the keys that the site knows nothing of


def differences(run: Run, true: dict[str, dict[str, Any]]) -> list[tuple[str, str, Any, Any]]:
    """What a run wrote otherwise than is true: id, key, written, true. An article that came twice is one, too."""
    found = [
        (i, key, value, true.get(i, {}).get(key))
        for record in run.records
        for i in [record["id"]]
        for key, value in record.items()
        if key not in OURS_ALONE and value != true.get(i, {}).get(key)
    ]
    ids = [record["id"] for record in run.records]
    return found + [(i, "times", ids.count(i), 1) for i in sorted({*ids, *true}) if ids.count(i) != (i in true)]


class Archiving:
    """`scrapy crawl okegas` from a newspaper into an archive, run after run."""

    def __init__(self, newspaper: Newspaper, scrapy: Scrapy, folder: Path) -> None:
        self.newspaper = newspaper
        self.scrapy = scrapy
        self.log = folder / "okegas.jsonl"
        self.asked: list[str] = []
        """Addresses that the last run asked for."""

    def crawl(self, *arguments: str) -> Run:
        """The next run, with what it appended."""
        wordpress = self.newspaper.wordpress
        size = self.log.stat().st_size if self.log.exists() else 0
        wordpress.requests()
        run = self.scrapy("crawl", "okegas", "-a", f"base_url={wordpress.address}", *arguments)
        self.asked = [request.partition(" ")[2] for request in wordpress.requests()]
        appended = self.log.read_bytes()[size:] if self.log.exists() else b""
        return Run(run.status, run.out, run.err, [json.loads(line) for line in appended.splitlines()])
