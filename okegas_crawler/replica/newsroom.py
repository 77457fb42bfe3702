"""The posts as they are now: those of the numbers, and all that was added, changed, trashed or deleted since."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from threading import RLock
from typing import Any

from okegas_crawler.replica.blocks import paragraphs
from okegas_crawler.replica.categories import CATEGORIES, Category, with_parents
from okegas_crawler.replica.headlines import FIRST_ID, categories, modified, published, slug
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.writing import write
from okegas_crawler.sites import Site


class Newsroom:
    """The posts of a site: `posts` of them by number, and its own.

    A change happens `now`, as in WordPress, unless it is told when, and is safe while a server reads in another thread.
    """

    def __init__(self, posts: int, site: Site, seed: int):
        self.posts = posts
        self.site = site
        self.seed = seed
        self.categories = {category.slug: category for category in CATEGORIES}
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC).replace(microsecond=0)
        self.lock = RLock()
        self.changes = 0
        self.own: dict[int, Post] = {}
        """By id, the posts that are not, or no longer, what `write` makes of a number."""
        self.gone: set[int] = set()
        """Ids of deleted posts."""
        self.old_slugs: dict[str, int] = {}
        """Where renamed posts were."""
        self._next_id = FIRST_ID + posts + 1
        self._order: list[int] | None = None
        self._listings: dict[str, list[int]] | None = None

    def post(self, post_id: int) -> Post:
        """The post of that id, whatever its status. KeyError where there is none."""
        if post_id in self.own:
            return self.own[post_id]
        number = post_id - FIRST_ID
        if post_id in self.gone or not 1 <= number <= self.posts:
            raise KeyError(post_id)
        return write(self.seed, number, self.site)

    def public(self, post_id: int) -> Post | None:
        """The post of that id if everyone may see it; it may be protected."""
        try:
            post = self.post(post_id)
        except KeyError:
            return None
        return post if post.status == "publish" else None

    def published(self, post_id: int) -> datetime:
        """When a public post appeared, without writing its story."""
        own = self.own.get(post_id)
        return own.published if own else published(self.seed, post_id - FIRST_ID)

    def modified(self, post_id: int) -> datetime:
        """When a public post was last edited, without writing its story."""
        own = self.own.get(post_id)
        return own.modified if own else modified(self.seed, post_id - FIRST_ID)

    def filed(self, post_id: int) -> tuple[str, ...]:
        """The slugs of the categories that a public post is filed under, without writing its story."""
        own = self.own.get(post_id)
        return own.categories if own else categories(self.seed, post_id - FIRST_ID)

    def order(self) -> list[int]:
        """Ids of all public posts, newest first."""
        if self._order is None:
            numbered = range(FIRST_ID + self.posts, FIRST_ID, -1)
            order = [post_id for post_id in numbered if post_id not in self.own and post_id not in self.gone]
            for post in self.own.values():
                if post.status == "publish":
                    order.insert(bisect_left(order, self._recency(post.id), key=self._recency), post.id)
            self._order = order
        return self._order

    def position(self, post_id: int) -> int:
        """The place of a public post in `order`."""
        return bisect_left(self.order(), self._recency(post_id), key=self._recency)

    def _recency(self, post_id: int) -> tuple[float, int]:
        return -self.published(post_id).timestamp(), -post_id

    def listing(self, category: str) -> list[int]:
        """Ids of the public posts of a category and its children, newest first."""
        if self._listings is None:
            listings: dict[str, list[int]] = {name: [] for name in self.categories}
            shown: dict[tuple[str, ...], frozenset[str]] = {}
            for post_id in self.order():
                filed = self.filed(post_id)
                if filed not in shown:
                    shown[filed] = with_parents(filed, self.categories)
                for name in shown[filed]:
                    listings[name].append(post_id)
            self._listings = listings
        return self._listings[category]

    def sticky(self) -> list[Post]:
        """The public posts that are held on top, newest first."""
        held = (post for post in self.own.values() if post.sticky and post.status == "publish")
        return sorted(held, key=lambda post: self._recency(post.id))

    def articles(self) -> Iterator[Post]:
        """What a complete crawl finds: every public, unprotected post, newest first."""
        return (post for post_id in self.order() if not (post := self.post(post_id)).protected)

    def add(self, *, when: datetime | None = None, **fields: Any) -> Post:
        """A new post, published at `when` or now; `fields` are those of `Post`, the rest is written as ever."""
        with self.lock:
            post = write(self.seed, self._next_id - FIRST_ID, self.site, when or self.clock())
            if "title" in fields:
                fields.setdefault("slug", self._free(slug(fields["title"]) or f"{post.id}-2"))
            self._next_id += 1
            return self.keep(replace(post, **fields))

    def _free(self, wanted: str) -> str:
        """The slug, with WordPress's `-2` where another of the newsroom's own posts has it."""
        taken = {post.slug for post in self.own.values()}
        slugs = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
        return next(free for free in slugs if free not in taken)

    def change(self, post_id: int, *, when: datetime | None = None, **fields: Any) -> Post:
        """The post, edited at `when` or now. Without `fields` it gets a sentence more."""
        with self.lock:
            post = self.post(post_id)
            if not fields:
                more = paragraphs(f"Berita ini diperbarui redaksi, pembaruan nomor {self.changes + 1}.")
                fields["story"] = (*post.story[:-1], *more, *post.story[-1:])
            return self.keep(replace(post, **{"modified": when or self.clock(), **fields}))

    def redate(self, post_id: int, published: datetime) -> Post:
        """The post, moved to another time of publication."""
        return self.change(post_id, published=published)

    def stick(self, post_id: int, sticky: bool = True) -> Post:
        """The post, held on top of listings or let go again. It does not count as edited."""
        return self.change(post_id, sticky=sticky, modified=self.post(post_id).modified)

    def rename(self, post_id: int, address: str) -> Post:
        """The post under a new slug; the old one redirects."""
        with self.lock:
            self.old_slugs[self.post(post_id).slug] = post_id
            return self.change(post_id, slug=address)

    def trash(self, post_id: int) -> Post:
        """The post, in the trash."""
        return self.change(post_id, status="trash", slug=f"{self.post(post_id).slug}__trashed")

    def delete(self, post_id: int) -> None:
        """Forget the post for good. KeyError where there is none."""
        with self.lock:
            self.post(post_id)
            self.own.pop(post_id, None)
            self.gone.add(post_id)
            self._changed()

    def new_category(self, name: str, parent: str | None = None) -> Category:
        """A category that stands in the menu from now on, still without posts; `parent` is a slug."""
        with self.lock:
            highest = max(category.id for category in self.categories.values())
            category = Category(highest + 1, slug(name), name, parent)
            self.categories[category.slug] = category
            self._changed()
            return category

    def keep(self, post: Post) -> Post:
        """The post, in the place of what its id meant before."""
        self.own[post.id] = post
        self.gone.discard(post.id)
        self._changed()
        return post

    def _changed(self) -> None:
        self._order = self._listings = None
        self.changes += 1
