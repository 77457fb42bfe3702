"""Readings of a listing that moves while it is read, and what two of them prove.

A post that is published pushes the others one place down: who reads forwards, from page 1 on, meets some of them twice
and misses none. A post that is taken away lets the others move up, one of them from the page ahead to the page behind,
unseen for good. So a forward reading missed nothing if nothing was taken away meanwhile; the reading after it tells.
"""

from collections.abc import Iterable


class Reading:
    """Pages of a listing, each read once, one after the other."""

    def __init__(self) -> None:
        self.pages: dict[int, tuple[str, ...]] = {}
        self.articles: set[str] = set()
        self.fruitful: list[int] = []
        """The pages that brought something new, in order."""
        self.endless = False
        """Whether it was ended as its pages repeated themselves, not because there were no more."""

    def add(self, page: int, listed: tuple[str, ...]) -> None:
        """Take a page as it was listed; one that was taken before is replaced."""
        if page == 1 or not self.articles.issuperset(listed):
            self.fruitful.append(page)
        self.pages[page] = listed
        self.articles.update(listed)

    @property
    def repeats_itself(self) -> bool:
        """Whether more of its pages brought nothing new than brought something.

        A burst of posts has pages that were read come before the reader once more, but never more than were read. More
        of them are a listing without end, that shows its last page, or its first, under every number; or burst upon
        burst, which shows when page 1 is read again.
        """
        return len(self.pages) > 2 * len(self.fruitful)

    def end_endless(self) -> None:
        """Forget the pages that brought nothing but the first of them: it has the place of a last page."""
        self.endless = True
        self.drop(self.fruitful[-1] + 2)

    def drop(self, first: int) -> None:
        """Forget the pages from `first` on: they are none of the listing's."""
        self.pages = {page: listed for page, listed in self.pages.items() if page < first}

    def order(self, pages: int) -> list[str]:
        """The articles of pages 1 to `pages`, in the listing's order: of one that was pushed down, its last place."""
        listed = (article for page in range(pages, 0, -1) for article in reversed(self.pages[page]))
        return list(dict.fromkeys(listed))[::-1]


def only_grew(before: Reading, after: Reading) -> bool:
    """Whether the listing only grew between two forward readings, and `before` so missed nothing.

    All that stood ahead of its last page stands in `after`, in the same order. An endless listing proves nothing.
    """
    ahead = before.order(max(before.pages) - 1)
    return not before.endless and is_subsequence(ahead, after.order(max(after.pages)))


def is_subsequence(some: Iterable[str], every: Iterable[str]) -> bool:
    """Whether `every` has each of `some`, in their order, whatever stands between them.

    >>> is_subsequence("ac", "abc"), is_subsequence("ca", "abc"), is_subsequence("", "")
    (True, False, True)
    """
    rest = iter(every)
    return all(article in rest for article in some)
