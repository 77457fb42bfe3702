"""Where the walk of a category may stop, and when it is whole.

A walk of more than one page reads its pages again, backwards, and is whole when each is as it was. Where one is not,
the listing moved: it is read forwards once more, which tells whether it only grew (`readings.py` says why that is
enough); if not, the walk goes on from there, backwards again.
"""

from collections.abc import Callable, Iterable, Sequence

from okegas_crawler.archive.readings import Reading, only_grew

FORWARD_READINGS = 5  # of one walk: a listing that then still brings something new is left to the next run
NO_ARTICLE = "no article on it"
NOTHING_THERE = frozenset({NO_ARTICLE, "403", "404"})
"""Why a first page failed, where the site answered and no article is to be had."""

LAST_PAGE = 20_000  # of a listing: 200,000 articles by ten a page; more is a page number that leads nowhere


class Walk:
    """The walk of one category: fed with what each page of its listing said, it says which page to ask for next.

    `head` is what stood on page 1 when the category was last walked whole: all that was listed then is settled.
    `settled` tells whether an article was archived, passed over or owed before this run started. The walk may stop at a
    page when all of it was settled, **and** more than half of the head has been seen up to there. Each alone loses
    articles: what is settled on page 1 may be a burst that another category archived, or all that a killed run had
    time for. No clock is asked. Without a head the walk goes to the end.

    >>> walk = Walk("https://okegas.id/category/politik/", head=["/b/", "/c/"], settled={"/b/", "/c/"}.__contains__)
    >>> walk.seen(1, ["/a/", "/b/"], "https://okegas.id/category/politik/page/2/"), walk.asked
    (2, 2)
    >>> walk.seen(2, ["/c/"], "https://okegas.id/category/politik/page/3/")  # known ground: read page 1 again
    1
    >>> walk.seen(1, ["/a/", "/b/"], "https://okegas.id/category/politik/page/2/"), walk.complete, walk.head_now
    (None, True, ('/a/', '/b/'))
    """

    def __init__(
        self,
        category: str,
        *,
        head: Sequence[str] = (),
        settled: Callable[[str], bool] = lambda article: False,
        max_pages: int | None = None,
    ) -> None:
        self.category = category
        """Address of its first page."""
        self.head = frozenset(head)
        self.settled = settled
        self.max_pages = max_pages

        self.asked: int | None = 1
        """The page whose answer is awaited; None when the walk is over."""
        self.complete = False
        """Whether the walk is over and saw all that it had to see."""
        self.problem: str | None = None
        """Why it is not complete: `politik page 3: 500`."""
        self.barren = False
        """Whether the site answered for its first page, and there is no article: it is empty, forbidden, or gone."""
        self.head_now: tuple[str, ...] = ()
        """The articles of page 1 as first read. What came later is above it, and is found by the next walk."""
        self.pages = 0
        """How many pages were read, each as often as it was."""

        self._addresses = {1: category}
        self._forward = Reading()
        self._before: Reading | None = None  # the forward reading before this one
        self._goes_back = False
        self._missing: int | None = None  # a page that is not there, while the page ahead of it is read again
        self._readings = 1
        self._earlier: set[str] = set()  # the articles of the readings before this one
        self._brought_new = False  # this reading

    @property
    def name(self) -> str:
        """As a person calls it: `berita/politik`."""
        return category_name(self.category)

    def address(self, page: int) -> str:
        """Where to ask for a page: as the page ahead of it named it."""
        return self._addresses[page]

    def seen(
        self,
        page: int,
        articles: Iterable[str],
        following: str | None,
        *,
        says_empty: bool = False,
        enough: bool = False,
    ) -> int | None:
        """The page to ask for after `page` listed `articles`; None when the walk is over.

        `following` is the address of the next page that it links to, `says_empty` whether WordPress says on it that
        there is nothing, `enough` whether nothing that is asked for can be on later pages (they lie before `since`).
        """
        self._check_asked(page)
        listed = tuple(dict.fromkeys(articles))
        if not listed and not says_empty:
            return self.failed(page, NO_ARTICLE)
        if not listed and page > 1:
            return self.not_found(page)
        self.pages += 1
        if page == 1:
            self.head_now = self.head_now or listed
            self.barren = not self.head_now
        self._brought_new |= any(
            article not in self._forward.articles and article not in self._earlier for article in listed
        )
        if following:
            self._addresses[page + 1] = following
        return self._went_back(page, listed) if self._goes_back else self._went_on(page, listed, following, enough)

    def not_found(self, page: int) -> int | None:
        """The page to ask for after `page` was not there (404): the one ahead of it, which may have become the last."""
        self._check_asked(page)
        if page == 1:
            return self.failed(page, "404")
        if self._goes_back:
            return self._read_on()
        self._missing = page
        self._forward.drop(page)
        return self._ask(page - 1)

    def failed(self, page: int, reason: str) -> int | None:
        """None: the walk is over, incomplete, as a page could not be had."""
        self._check_asked(page)
        self.barren = page == 1 and not self.head_now and reason in NOTHING_THERE
        return self._end(f"{self.name} page {page}: {reason}")

    def may_stop(self, page: int) -> bool:
        """Whether the reading has come to ground that was proven before: `page` is settled and the head was seen."""
        seen = self.head & self._forward.articles
        return 2 * len(seen) > len(self.head) and all(map(self.settled, self._forward.pages[page]))

    def _went_on(self, page: int, listed: tuple[str, ...], following: str | None, enough: bool) -> int | None:
        missing, self._missing = self._missing, None
        if missing is not None and following:
            return self.failed(page, f"links to page {missing}, which answers 404")
        self._forward.add(page, listed)
        if self._forward.repeats_itself:
            self._forward.end_endless()
        elif following and not enough and page != self.max_pages and not self.may_stop(page):
            if page == LAST_PAGE:
                return self.failed(page, "no end of its pages")
            return self._ask(page + 1)
        last = max(self._forward.pages)
        if last == 1 or (self._before is not None and only_grew(self._before, self._forward)):
            return self._end()
        self._goes_back = True
        return self._ask(last - 1)

    def _went_back(self, page: int, listed: tuple[str, ...]) -> int | None:
        if listed != self._forward.pages[page]:
            self._earlier.update(listed)
            return self._read_on()
        return self._ask(page - 1) if page > 1 else self._end()

    def _read_on(self) -> int | None:
        if self._readings == FORWARD_READINGS:
            if self._brought_new:
                return self._end(f"{self.name}: still changing after {self._readings} readings")
            return self._end()  # a theme that puts a random article on every page: no reading is like another
        self._readings += 1
        self._earlier |= self._forward.articles
        self._before, self._forward = self._forward, Reading()
        self._goes_back = self._brought_new = False
        return self._ask(1)

    def _ask(self, page: int) -> int:
        self.asked = page
        return page

    def _end(self, problem: str | None = None) -> int | None:
        self.asked, self.problem, self.complete = None, problem, problem is None
        self._forward, self._before, self._earlier = Reading(), None, set()  # a run keeps its walks to its end
        return None

    def _check_asked(self, page: int) -> None:
        if page != self.asked:
            raise ValueError(f"{self.name} page {page} was not asked for; awaited: {self.asked}")


def category_name(address: str) -> str:
    """A category as a person calls it, by the address of its first page.

    >>> category_name("https://okegas.id/category/berita/politik/"), category_name("")
    ('berita/politik', '')
    """
    return address.partition("/category/")[2].strip("/") or address
