"""The replica as it is now: the written posts and all that happened to them since."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import RLock
from typing import Any, Literal

from okegas_crawler.replica.answers import Fault
from okegas_crawler.replica.blocks import Links, Paragraph
from okegas_crawler.replica.categories import CATEGORIES, Category, with_parents
from okegas_crawler.replica.posts import FIRST_ID, Post, Status, categories, modified, number_of, published
from okegas_crawler.replica.stories import headline_slugs, slug, write
from okegas_crawler.sites import OKEGAS, Site

ListingStyle = Literal["titles", "bodies"]
Feature = Literal["rest", "feed", "sitemap"]

UNLISTED: tuple[tuple[Status, str], ...] = (
    ("draft", "Rancangan Liputan Musim Tanam"),
    ("future", "Agenda yang Belum Waktunya Terbit"),
    ("private", "Catatan Rapat Redaksi Pekan Lalu"),
)
PROTECTED = ("Bahan Pelatihan Jurnalis Muda", "Lampiran untuk Narasumber")
FAR_FUTURE = datetime(2099, 1, 1, tzinfo=UTC)
STICKY_NUMBERS = (3, 6)


class Replica:
    """A WordPress news site of `posts` public, unprotected posts; special ones come on top.

    Changes are safe while a server answers from another thread, and happen `now`, as in WordPress, unless told when.
    """

    def __init__(
        self,
        posts: int = 120,
        *,
        site: Site = OKEGAS,
        seed: int = 1,
        listing_style: ListingStyle = "titles",
        json_ld: bool = False,
        origin: str | None = None,
        without: frozenset[Feature] = frozenset(),
        page_size: int = 10,
    ):
        self.posts = posts
        self.site = site
        self.seed = seed
        self.listing_style = listing_style
        self.json_ld = json_ld
        self.origin = origin
        self.without = without
        self.page_size = page_size
        self.categories = {category.slug: category for category in CATEGORIES}
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC).replace(microsecond=0)
        self.requests: deque[tuple[str, str]] = deque(maxlen=100_000)
        """Method and path with query of what was asked, oldest first."""
        self.faults: dict[str, Fault] = {}
        """What is answered instead of the page: by path, or by path with query."""
        self.lock = RLock()
        self._own: dict[int, Post] = {}  # posts that are not, or no longer, as `write` has them
        self._gone: set[int] = set()
        self._slugs: dict[str, int] = {}  # of `_own`
        self._old_slugs: dict[str, int] = {}
        self._next_id = FIRST_ID + posts + 1
        self._order: list[int] | None = None
        self._listings: dict[str, list[int]] | None = None
        self.version = 0
        """Rises with every change."""
        self.rendered: dict[tuple[str, ...], bytes] = {}
        """Parts of pages that stay the same until the next change."""
        self._begin()

    def _begin(self) -> None:
        """Put the special posts beside the numbered ones: unlisted, protected, trashed, renamed, sticky."""
        if self.posts == 0:
            return
        first, newest = self.post(FIRST_ID + 1), published(self.seed, self.posts)
        for number, (status, title) in enumerate(UNLISTED, 1):
            when = FAR_FUTURE if status == "future" else newest
            self._keep(replace(first, id=number, slug=slug(title), title=title, status=status, published=when))
        for number, title in enumerate(PROTECTED, 11):
            when = newest + timedelta(minutes=5) if number == 11 else published(self.seed, self.posts // 2 + 1)
            post = replace(
                first, id=number, slug=slug(title), title=title, protected=True, published=when, modified=when
            )
            self._keep(post)
        # Asked for, it leads to the first post, whose address begins in the same way.
        trashed = "-".join(first.slug.split("-")[:2])
        self._keep(replace(first, id=21, slug=f"{trashed}__trashed", title="Berita yang Ditarik", status="trash"))
        self._old_slugs[f"kabar-awal-{first.slug}"] = first.id
        for number in STICKY_NUMBERS:
            if number <= self.posts:
                self._keep(replace(self.post(FIRST_ID + number), sticky=True))

    # Reading

    def post(self, post_id: int) -> Post:
        """The post of that id, whatever its status. KeyError where there is none."""
        if post_id in self._own:
            return self._own[post_id]
        number = post_id - FIRST_ID
        if post_id in self._gone or not 1 <= number <= self.posts:
            raise KeyError(post_id)
        return write(self.seed, number, self.site)

    def public(self, post_id: int) -> Post | None:
        """The post of that id if everyone may see it, be it protected."""
        try:
            post = self.post(post_id)
        except KeyError:
            return None
        return post if post.status == "publish" else None

    def find(self, address: str) -> Post | None:
        """The public post with that slug, in any case."""
        wanted = address.lower()
        if wanted in self._slugs:
            return self.public(self._slugs[wanted])
        untitled = re.fullmatch(r"(\d+)-2", wanted)
        counted = re.fullmatch(r"(.+)-(\d+)", wanted)
        if untitled:
            number = int(untitled[1]) - FIRST_ID
        elif wanted in headline_slugs():
            number = number_of(*headline_slugs()[wanted], 0)
        elif counted and counted[1] in headline_slugs():
            number = number_of(*headline_slugs()[counted[1]], int(counted[2]) - 1)
        else:
            return None
        post = self.public(FIRST_ID + number)
        return post if post and post.slug == wanted else None

    def renamed(self, address: str) -> Post | None:
        """The public post that had that slug before."""
        return self.public(self._old_slugs[address]) if address in self._old_slugs else None

    def guess(self, address: str) -> Post | None:
        """The public post that WordPress guesses was meant: the one of lowest id whose slug begins so."""
        found = [post_id for own, post_id in self._slugs.items() if own.startswith(address)]
        for headline, indices in headline_slugs().items():
            if headline.startswith(address):
                numbers = range(number_of(*indices, 0), self.posts + 1, number_of(*indices, 1) - number_of(*indices, 0))
                found += [FIRST_ID + number for number in numbers]
        public = (post for post_id in sorted(found) if (post := self.public(post_id)) and post.slug.startswith(address))
        return next(public, None)

    def order(self) -> list[int]:
        """Ids of all public posts, newest first."""
        if self._order is None:
            numbered = range(FIRST_ID + self.posts, FIRST_ID, -1)
            order = [post_id for post_id in numbered if post_id not in self._own and post_id not in self._gone]
            for post in self._own.values():
                if post.status == "publish":
                    order.insert(bisect_left(order, self._recency(post.id), key=self._recency), post.id)
            self._order = order
        return self._order

    def _recency(self, post_id: int) -> tuple[float, int]:
        return -self.published(post_id).timestamp(), -post_id

    def published(self, post_id: int) -> datetime:
        """When a public post appeared, without writing its story."""
        own = self._own.get(post_id)
        return own.published if own else published(self.seed, post_id - FIRST_ID)

    def modified(self, post_id: int) -> datetime:
        """When a public post was last edited, without writing its story."""
        own = self._own.get(post_id)
        return own.modified if own else modified(self.seed, post_id - FIRST_ID)

    def filed(self, post_id: int) -> tuple[str, ...]:
        """The slugs of the categories that a public post is filed under, without writing its story."""
        own = self._own.get(post_id)
        return own.categories if own else categories(self.seed, post_id - FIRST_ID)

    def position(self, post_id: int) -> int:
        """The place of a public post in `order`."""
        return bisect_left(self.order(), self._recency(post_id), key=self._recency)

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
        own = [post for post in self._own.values() if post.sticky and post.status == "publish"]
        return sorted(own, key=lambda post: self._recency(post.id))

    def articles(self) -> Iterator[Post]:
        """What a complete crawl finds: every public, unprotected post, newest first."""
        return (post for post_id in self.order() if not (post := self.post(post_id)).protected)

    def links(self, root: str) -> Links:
        """How a page served under `root` links to posts, also to those that are gone."""

        def address(post_id: int) -> tuple[str, str]:
            try:
                post = self.post(post_id)
            except KeyError:
                post = write(self.seed, post_id - FIRST_ID, self.site)
            return f"{root}/{post.slug}/", post.title

        return Links(root, address)

    # Changing

    def add(self, *, when: datetime | None = None, **fields: Any) -> Post:
        """A new post, published at `when` or now; `fields` are those of `Post`, the rest is written as ever."""
        with self.lock:
            when = when or self.clock()
            post = write(self.seed, self._next_id - FIRST_ID, self.site, when)
            if "title" in fields and "slug" not in fields:
                fields["slug"] = self._free(slug(fields["title"]) or str(post.id))
            self._next_id += 1
            return self._keep(replace(post, **fields))

    def _free(self, wanted: str) -> str:
        taken = wanted
        number = 1
        while self.find(taken) or taken in self._slugs:
            number += 1
            taken = f"{wanted}-{number}"
        return taken

    def change(self, post_id: int, *, when: datetime | None = None, **fields: Any) -> Post:
        """The post, edited at `when` or now. Without `fields` it gets a sentence more."""
        with self.lock:
            post = self.post(post_id)
            when = when or self.clock()
            if not fields:
                more = Paragraph(paragraphs=((f"Berita ini diperbarui redaksi untuk ke-{self.version + 1} kalinya.",),))
                fields["story"] = (*post.story[:-1], more, *post.story[-1:])
            return self._keep(replace(post, **{"modified": when, **fields}))

    def redate(self, post_id: int, published: datetime) -> Post:
        """The post, moved to another time of publication."""
        return self.change(post_id, published=published)

    def stick(self, post_id: int, sticky: bool = True) -> Post:
        """The post, held on top of listings or let go again. It does not count as edited."""
        return self.change(post_id, sticky=sticky, modified=self.post(post_id).modified)

    def rename(self, post_id: int, address: str) -> Post:
        """The post under a new slug; the old one redirects."""
        with self.lock:
            self._old_slugs[self.post(post_id).slug] = post_id
            return self.change(post_id, slug=address)

    def trash(self, post_id: int) -> Post:
        """The post, in the trash."""
        return self.change(post_id, status="trash", slug=f"{self.post(post_id).slug}__trashed")

    def delete(self, post_id: int) -> None:
        """Forget the post for good."""
        with self.lock:
            self.post(post_id)
            self._own.pop(post_id, None)
            self._gone.add(post_id)
            self._changed()

    def new_category(self, name: str, parent: str | None = None) -> Category:
        """A category that stands in the menu from now on, still without posts."""
        with self.lock:
            category = Category(max(known.id for known in self.categories.values()) + 1, slug(name), name, parent)
            self.categories[category.slug] = category
            self._changed()
            return category

    def _keep(self, post: Post) -> Post:
        self._own[post.id] = post
        self._gone.discard(post.id)
        self._changed()
        return post

    def _changed(self) -> None:
        self._slugs = {post.slug: post_id for post_id, post in self._own.items()}
        self._order = self._listings = None
        self.rendered.clear()
        self.version += 1
