"""The rules of the incremental crawl against a model of a changing site.

Whatever happens between and during the runs (posts published by one or by pages full, deleted, held on top, re-dated,
filed elsewhere; listings and articles that fail; runs that are killed or interrupted at any request), it must hold that

- after a run with status 0 every post that was listed all through the run is in the log (or passed over), once;
- after runs in peace nothing that a listing shows is missing;
- a run with nothing new asks for one page a category, however many articles are owed.

What no listing can show, and a full run heals: a post that was *not yet archived* and then re-dated backwards comes to
lie in ground that is proven. And two things are taken for granted of a site: of what stood on page 1 of a category at
most half moves up before the next run (re-dated forwards, or held on top); and while a run is under way no post is
moved twice, or both published and moved or taken away.

`HYPOTHESIS_PROFILE=long pytest tests/archive/test_model.py` searches for ten minutes instead of a quarter of one.
"""

import os
from dataclasses import dataclass
from datetime import timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.archive.model import FOR_EVER, Crawl, Memory, Post, Site, crawl, missing

EXAMPLES = {"default": 250, "long": 5_000}[os.environ.get("HYPOTHESIS_PROFILE", "default")]


@dataclass(frozen=True)
class Change:
    """Something that happens on the site: `which` chooses the post, newest first, `how` and `many` the rest."""

    kind: str
    which: int = 0
    how: int = 0
    many: int = 1


KINDS = (
    "publish", "publish", "publish", "burst", "delete", "delete", "stick", "unstick", "to the top", "forwards",
    "backwards", "file", "protect", "page fails", "article fails",
)  # fmt: skip
CHANGES = st.builds(
    Change,
    st.sampled_from(KINDS),
    which=st.integers(0, 9),
    how=st.integers(0, 3),
    many=st.sampled_from([1, 1, 2, 3, 5, FOR_EVER]),
)
DURING = st.lists(st.tuples(st.integers(1, 12), CHANGES), max_size=4)
"""Changes, each just before the n-th listing request of a run."""

ORDER = st.lists(st.integers(0, 3), max_size=12)


def place(post: Post | None) -> object:
    """Where a post is listed; None where it is not any more."""
    return post and (post.date, post.categories)


class ChangingSite(RuleBasedStateMachine):
    """A site, its archive, and runs."""

    @initialize(page_size=st.integers(2, 4), posts=st.integers(0, 15), filed=st.lists(st.integers(0, 2), max_size=15))
    def found(self, page_size: int, posts: int, filed: list[int]) -> None:
        self.site, self.memory = Site(page_size), Memory()
        for number in range(posts):
            self.site.publish(1, self.filing(filed[number] if number < len(filed) else 0))
        self.hidden: set[str] = set()
        """Not yet archived, and re-dated into ground that is proven: no listing need show them."""
        self.current: Crawl | None = None
        self.came: set[str] = set()
        """The posts that were published, or put to another place, since the run began."""

    @staticmethod
    def filing(how: int) -> str:
        return ("a", "b", "ab")[how % 3]

    # What happens on the site.

    @rule(change=CHANGES)
    def change(self, change: Change) -> None:
        before = dict(self.site.posts)
        self.site.moment += 1
        self.apply(change)
        moved = {name for name in before if place(before[name]) != place(self.site.posts.get(name))}
        if self.breaks_assumption() or (self.current and moved & self.came):
            self.site.posts = before
        self.came |= self.site.posts.keys() - before.keys() | moved

    def apply(self, change: Change) -> None:
        site = self.site
        names = sorted(site.posts, key=lambda name: -site.posts[name].date)
        name = names[change.which % len(names)] if names else ""
        many = min(change.many, 5)
        match change.kind:
            case "publish":
                site.publish(many, self.filing(change.how))
            case "burst":
                site.publish(many * site.page_size, self.filing(change.how))
            case "page fails":
                site.failing_pages[self.filing(change.how)[0], 1 + change.which % 4] = many
            case _ if not names:
                pass
            case "delete":
                del site.posts[name]
            case "stick":
                site.change(name, sticky=True)
            case "unstick":
                site.change(name, sticky=False)
            case "to the top":
                site.change(name, date=site.newest() + 1, moved_up=site.moment)
                self.hidden.discard(name)
            case "forwards":
                site.change(name, date=site.posts[name].date + change.many % 6 + 0.5, moved_up=site.moment)
            case "backwards":
                site.change(name, date=site.posts[name].date - change.many % 6 - 0.5)
                self.hidden |= {name} - set(self.memory.log)
            case "file":
                site.change(name, categories=site.posts[name].categories | set(self.filing(change.how)))
            case "protect":
                site.change(name, protected=True)
            case "article fails":
                site.failing_articles[name] = change.many
            case _:
                raise AssertionError(change.kind)

    def breaks_assumption(self) -> bool:
        """Whether more than half of a head, stored or to be, would come up by itself."""
        heads = [*self.memory.heads.values(), *(self.current.heads.values() if self.current else [])]
        for category in self.site.categories:
            page = self.site.page(category, 1)
            assert page is not None
            heads.append((frozenset(page[0]), self.site.moment))
        return any(2 * sum(self.moves_up(name, since) for name in head) > len(head) for head, since in heads)

    def moves_up(self, name: str, since: int) -> bool:
        post = self.site.posts.get(name)
        return post is not None and (post.sticky or post.moved_up > since)

    @rule(hours=st.sampled_from([-400, -1, 1, 30]))
    def set_clock(self, hours: int) -> None:
        self.memory.now += timedelta(hours=hours)

    # What the archive does.

    @rule(full=st.sampled_from([False, False, False, True]), during=DURING, order=ORDER)
    def run_to_its_end(self, full: bool, during: list[tuple[int, Change]], order: list[int]) -> None:
        self.end_to_end(full, during, order)

    def end_to_end(self, full: bool, during: list[tuple[int, Change]], order: list[int]) -> Crawl:
        listed = missing(self.site, self.memory)
        run = self.steps(full, during, order, until=None)
        self.end(run, listed)
        return run

    @rule(during=DURING, order=ORDER, until=st.integers(0, 30))
    def run_and_kill(self, during: list[tuple[int, Change]], order: list[int], until: int) -> None:
        self.steps(False, during, order, until)
        self.current = None

    @rule(full=st.booleans(), during=DURING, order=ORDER, until=st.integers(0, 30))
    def run_and_interrupt(self, full: bool, during: list[tuple[int, Change]], order: list[int], until: int) -> None:
        assert self.steps(full, during, order, until).end(interrupted_by=15) == 143
        self.current = None

    def steps(self, full: bool, during: list[tuple[int, Change]], order: list[int], until: int | None) -> Crawl:
        run = self.current = Crawl(self.site, self.memory, full=full)
        self.came.clear()
        settled = {name for name in self.site.posts if run.articles.settled(name)} - self.memory.proven.owed.keys()
        step = listings = 0
        while run.waiting and step != until:
            choice = (order[step] if step < len(order) else 0) % len(run.waiting)
            if run.waiting[choice][0] == "listing":
                listings += 1
                for _, change in [item for item in during if item[0] == listings]:
                    self.change(change)
            run.step(choice)
            step += 1
            assert step < 3_000, "the run does not end"
        articles = [request for request in run.requests if " " not in request]
        assert len(articles) == len(set(articles)), "an article was asked for twice in a run"
        assert full or not settled & set(articles), "a settled article was asked for"
        return run

    def end(self, run: Crawl, listed: set[str]) -> None:
        status = run.end()
        self.current = None
        assert len(self.memory.log) == len(set(self.memory.log))
        if status == 0:
            lost = listed & missing(self.site, self.memory)
            assert lost <= (set() if run.full else self.hidden), f"status 0, but {lost} not in the log"
        self.hidden -= set(self.memory.log)

    @rule()
    def second_of_two_runs_in_peace_asks_for_one_page_a_category(self) -> None:
        runs = [self.end_to_end(False, [], []) for _ in range(2)]
        if all(walk.complete for run in runs for walk in run.walks):
            listings = [request for request in runs[1].requests if " " in request]
            assert listings == [f"{category} 1" for category in self.site.categories]

    def teardown(self) -> None:
        if not hasattr(self, "site"):
            return
        self.site.failing_pages.clear()
        self.site.failing_articles.clear()
        self.memory.now += timedelta(days=500)
        self.run_to_its_end(False, [], [])
        assert crawl(self.site, self.memory) == 0
        assert missing(self.site, self.memory) <= self.hidden
        assert crawl(self.site, self.memory, full=True) == 0
        assert missing(self.site, self.memory) == set()


SETTINGS = settings(
    max_examples=EXAMPLES,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    print_blob=True,
)
TestChangingSite = ChangingSite.TestCase
TestChangingSite.settings = SETTINGS


MOVEMENTS = st.builds(
    Change,
    st.sampled_from(["publish", "publish", "burst", "delete", "delete", "delete", "to the top"]),
    which=st.integers(0, 12),
    how=st.just(0),
    many=st.sampled_from([1, 1, 1, 2, 3]),
)


@settings(SETTINGS, max_examples=8 * EXAMPLES)
@given(
    page_size=st.integers(2, 3),
    posts=st.integers(3, 13),
    known=st.integers(0, 6),
    full=st.booleans(),
    during=st.lists(st.tuples(st.integers(2, 12), MOVEMENTS), max_size=8),
)
def test_a_listing_may_move_at_any_page(
    page_size: int, posts: int, known: int, full: bool, during: list[tuple[int, Change]]
) -> None:
    """One category, and changes at the very pages of one walk of it: what the machine above seldom comes to."""
    site = ChangingSite()
    site.found(page_size, known, [])
    site.end_to_end(False, [], [])
    site.site.publish(posts, "a")
    site.end_to_end(full, during, [])
    site.teardown()
