"""A site that changes while it is crawled, and the crawl of it by the rules of the archive alone: no network, no files.

The site lists posts as WordPress does: newest first, by pages, sticky ones on top of page 1. The crawl is what the
spider does, request by request, so that a test can change the site, fail an answer, or kill the run at any of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from okegas_crawler.archive.owed import Articles
from okegas_crawler.archive.runs import Proven
from okegas_crawler.archive.verdict import Facts, verdict
from okegas_crawler.archive.walks import Walk

FOR_EVER = 10**9


@dataclass(frozen=True)
class Post:
    """A public post."""

    categories: frozenset[str]
    date: float
    sticky: bool = False
    protected: bool = False
    moved_up: int = -1
    """The moment of the site at which it was last re-dated forwards."""


class Site:
    """The posts of a site by name, and which answers fail."""

    def __init__(self, page_size: int = 3, categories: Iterable[str] = ("a", "b")) -> None:
        self.page_size = page_size
        self.categories = tuple(categories)
        self.posts: dict[str, Post] = {}
        self.moment = 0
        self.failing_pages: dict[tuple[str, int], int] = {}
        """How often each page will answer 500."""
        self.failing_articles: dict[str, int] = {}
        """In how many more runs each article will answer 500."""
        self._published = 0

    def listing(self, category: str) -> list[str]:
        """Names of a category's posts, newest first."""
        listed = [name for name, post in self.posts.items() if category in post.categories]
        return sorted(listed, key=lambda name: self.posts[name].date, reverse=True)

    def page(self, category: str, number: int) -> tuple[list[str], bool] | None:
        """The posts of a page of a category, and whether it links to a next one; None for 404."""
        listing = self.listing(category)
        last = max(1, -(-len(listing) // self.page_size))
        if number > last:
            return None
        shown = listing[(number - 1) * self.page_size : number * self.page_size]
        if number == 1:
            sticky = [name for name in listing if self.posts[name].sticky]
            shown = sticky + [name for name in shown if name not in sticky]
        return shown, number < last

    def publish(self, count: int = 1, categories: Iterable[str] = ("a",), date: float | None = None) -> list[str]:
        """The names of so many new posts, on top, or at the place of `date`."""
        names = [f"{self._published + number}" for number in range(1, count + 1)]
        self._published += count
        for name in names:
            self.posts[name] = Post(frozenset(categories), self.newest() + 1 if date is None else date)
        return names

    def newest(self) -> float:
        """The date of the newest post."""
        return max((post.date for post in self.posts.values()), default=0.0)

    def change(self, name: str, **fields: object) -> None:
        """Change a post in place."""
        self.posts[name] = replace(self.posts[name], **fields)  # type: ignore[arg-type]


@dataclass
class Memory:
    """What outlives a run: the log, and what the last end line said."""

    log: list[str] = field(default_factory=list)
    proven: Proven = field(default_factory=Proven)
    now: datetime = datetime(2024, 2, 6, tzinfo=UTC)
    heads: dict[str, tuple[frozenset[str], int]] = field(default_factory=dict)
    """The stored heads with the moment of each, for the test alone."""


WalkFactory = Callable[..., Walk]
Request = tuple[str, Walk | None, int | str]


class Crawl:
    """One run. `step` makes one request; `end` writes the end line, unless the run was killed before."""

    def __init__(self, site: Site, memory: Memory, *, full: bool = False, walk: WalkFactory = Walk) -> None:
        self.site, self.memory = site, memory
        self.articles = Articles(
            set(memory.log).__contains__, passed_over=memory.proven.passed_over, owed=memory.proven.owed, full=full
        )
        self.full = full
        self.heads: dict[str, tuple[frozenset[str], int]] = {}
        self.requests: list[str] = []
        self.walks = [
            walk(category, head=() if full else memory.proven.head(category), settled=self.articles.settled)
            for category in site.categories
        ]
        self._failing = {name for name, runs in site.failing_articles.items() if runs > 0}
        for name in self._failing:
            site.failing_articles[name] -= 1
        self.waiting: list[Request] = [("article", None, name) for name in self.articles.due(memory.now)]
        self.waiting += [("listing", walk, 1) for walk in self.walks]

    def step(self, choice: int = 0) -> None:
        """Make one of the requests that wait: the first, or any other."""
        kind, walk, what = self.waiting.pop(choice % len(self.waiting))
        if walk is not None and isinstance(what, int):
            self.requests.append(f"{walk.category} {what}")
            following = self._ask_listing(walk, what)
            if following is not None:
                self.waiting.append((kind, walk, following))
        else:
            self.requests.append(str(what))
            self._ask_article(str(what))

    def _ask_listing(self, walk: Walk, number: int) -> int | None:
        fault = (walk.category, number)
        if self.site.failing_pages.get(fault, 0) > 0:
            self.site.failing_pages[fault] -= 1
            return walk.failed(number, "500")
        page = self.site.page(walk.category, number)
        if page is None:
            return walk.not_found(number)
        listed, more = page
        if number == 1:
            self.heads.setdefault(walk.category, (frozenset(listed), self.site.moment))
        wanted = [name for name in listed if self.articles.ask(name, walk.category)]
        self.waiting = [("article", None, name) for name in wanted] + self.waiting
        return walk.seen(number, listed, f"{walk.category} {number + 1}" if more else None, says_empty=not listed)

    def _ask_article(self, name: str) -> None:
        post = self.site.posts.get(name)
        if name in self._failing:
            self.articles.not_had(name, "500")
        elif post is None:
            self.articles.not_had(name, "404")
        elif post.protected:
            self.articles.not_had(name, "protected")
        else:
            if name not in self.memory.log:  # the last pipeline step tells new from unchanged
                self.memory.log.append(name)
            self.articles.had(name)

    def end(self, interrupted_by: int | None = None) -> int:
        """Write the end line; the exit status."""
        memory = self.memory
        owed = self.articles.owed(memory.now)
        categories = memory.proven.walked(self.walks, heads=True)
        complete = all(walk.complete for walk in self.walks)
        passed_over = self.articles.passed_over(anew=self.full and complete)
        for walk in self.walks:
            if walk.complete and walk.head_now:
                memory.heads[walk.category] = self.heads[walk.category]
        memory.proven = Proven(categories, passed_over, owed)
        memory.now += timedelta(minutes=30)
        problems = [walk.problem for walk in self.walks if walk.problem]
        return verdict(Facts(signal=interrupted_by, incomplete=problems, owed=len(owed))).status

    def run(self) -> int:
        """Make all requests, undisturbed; the exit status."""
        while self.waiting:
            self.step()
        return self.end()


def crawl(site: Site, memory: Memory, *, full: bool = False, walk: WalkFactory = Walk) -> int:
    """Run undisturbed; the exit status."""
    return Crawl(site, memory, full=full, walk=walk).run()


def crawl_with(
    site: Site, memory: Memory, changes: dict[int, Callable[[], object]], *, walk: WalkFactory = Walk
) -> int:
    """Run with changes of the site just before the n-th listing request, counted from 1; the exit status."""
    run = Crawl(site, memory, walk=walk)
    listings = 0
    while run.waiting:
        if run.waiting[0][1] is not None:
            listings += 1
            changes.get(listings, lambda: None)()
        run.step()
    return run.end()


def missing(site: Site, memory: Memory) -> set[str]:
    """The posts that a listing shows and everyone may read, and that the log does not hold."""
    listed = {name for name, post in site.posts.items() if not post.protected and post.categories & {*site.categories}}
    return listed - set(memory.log)
