"""The replica: a newsroom, how its site is shown, and what was asked of it."""

from collections import deque
from typing import Literal

from okegas_crawler.replica.addresses import address_and_title
from okegas_crawler.replica.answers import Fault
from okegas_crawler.replica.newsroom import Newsroom
from okegas_crawler.replica.pieces import Links
from okegas_crawler.replica.specials import put_specials
from okegas_crawler.sites import OKEGAS, Site

ListingStyle = Literal["titles", "bodies"]
Theme = Literal["classic", "magazine"]
Feature = Literal["rest", "feed", "sitemap"]


class Replica(Newsroom):
    """A WordPress news site of `posts` public, unprotected posts, each in a category; special ones come on top.

    `origin` is the public address in all links; without it they lead to where the replica is served.
    """

    def __init__(
        self,
        posts: int = 120,
        *,
        site: Site = OKEGAS,
        seed: int = 1,
        listing_style: ListingStyle = "titles",
        theme: Theme = "classic",
        json_ld: bool = False,
        origin: str | None = None,
        without: frozenset[Feature] = frozenset(),
    ):
        self.rendered: dict[tuple[str, ...], bytes] = {}
        """Parts of pages that stay the same until the next change."""
        super().__init__(posts, site, seed)
        self.listing_style = listing_style
        self.theme = theme
        self.json_ld = json_ld
        self.origin = origin
        self.without = without
        self.page_size = 10  # posts a listing page
        self.requests: deque[tuple[str, str]] = deque(maxlen=100_000)
        """Method and path with query of what was asked, oldest first."""
        self.faults: dict[str, Fault] = {}
        """What is answered instead of the page: by path, or by path with query."""
        if posts:
            put_specials(self)

    @property
    def blog_name(self) -> str:
        """The name in WordPress's own settings, which people spell as they like: `Okegas.Id`."""
        return self.site.name.title()

    def links(self, root: str) -> Links:
        """How a page served under `root` links to posts."""

        def post(post_id: int) -> tuple[str, str]:
            slug, title = address_and_title(self, post_id)
            return f"{root}/{slug}/", title

        return Links(root, post)

    def _changed(self) -> None:
        super()._changed()
        self.rendered.clear()
