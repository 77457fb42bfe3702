"""What became of the articles that a run asked for, which of them it still owes, and when those are asked for again.

Every listed article ends archived, passed over for a lasting reason, or owed: asked for and not had.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

LASTING = frozenset({"protected", "404", "410", "attachment", "listing", "page", "not_html"})
"""Why an article is passed over, and not asked for again but by a full run. Any other reason leaves it owed."""

IMPOSTERS = frozenset({"challenge", "blocked", "maintenance", "parked", "empty"})
"""What stands in a page's place though the site answers. The article is owed, as nobody knows what is behind it."""

MANY = 5  # articles that are all refused alike: fewer may all have been taken from the site since they were listed
DUE_AT_ONCE = 200  # owed articles of a category that one run asks for
PATIENCE = 5  # runs in which an article fails …
TRIAL = timedelta(days=2)  # … over so long, before it is asked for only …
PAUSE = timedelta(days=1)  # … so often


@dataclass(frozen=True)
class Owed:
    """An article that was asked for and not had."""

    category: str
    """The one in whose listing it was found; empty where it was in none (REST, `urls`)."""

    reason: str
    """Of the last time: `500`, `timeout`, `challenge`."""

    first_failed: datetime
    """In UTC, as are all times here."""

    times_failed: int
    last_asked: datetime

    def again(self, reason: str, now: datetime) -> "Owed":
        """The same article after it has failed once more."""
        return replace(self, reason=reason, times_failed=self.times_failed + 1, last_asked=now)

    def is_due(self, now: datetime) -> bool:
        """Whether a run at `now` asks for it: every run does, but once a day where it has failed for long.

        A clock that was set back makes it due, never the other way round.

        >>> from datetime import UTC
        >>> monday = datetime(2024, 2, 5, tzinfo=UTC)
        >>> lasting = Owed("/category/politik/", "500", monday, 5, monday + TRIAL)
        >>> [lasting.is_due(monday + TRIAL + timedelta(hours=hours)) for hours in (23, 24, -1)]
        [False, True, True]
        >>> replace(lasting, times_failed=4).is_due(monday + TRIAL), replace(lasting, last_asked=monday).is_due(monday)
        (True, True)
        """
        lasts = self.times_failed >= PATIENCE and self.last_asked - self.first_failed >= TRIAL
        return not lasts or not timedelta(0) <= now - self.last_asked < PAUSE


def due(owed: Mapping[str, Owed], now: datetime) -> list[str]:
    """The owed articles that a run at `now` asks for first: at most DUE_AT_ONCE of a category.

    Those that have failed least often come first, so that each gets its turn; no clock is compared for it.
    """
    chosen = []
    taken: Counter[str] = Counter()
    for article in sorted(owed, key=lambda article: owed[article].times_failed):
        category = owed[article].category
        if owed[article].is_due(now) and taken[category] < DUE_AT_ONCE:
            taken[category] += 1
            chosen.append(article)
    return chosen


class Articles:
    """The articles of one run: which of them to ask for, and what came of it.

    `archived` tells whether the log held an article when the run started. A full run asks for what is settled too.

    >>> from datetime import UTC
    >>> articles = Articles({"/a/"}.__contains__, passed_over={"/p/": "protected"})
    >>> [articles.ask(article, "/category/politik/") for article in ("/a/", "/p/", "/b/", "/b/", "/c/", "/d/")]
    [False, False, True, False, True, True]
    >>> articles.had("/b/"); articles.not_had("/c/", "410"); articles.not_had("/d/", "500")
    >>> articles.passed_over(), list(articles.owed(datetime(2024, 2, 6, tzinfo=UTC)))
    ({'/p/': 'protected', '/c/': '410'}, ['/d/'])
    """

    def __init__(
        self,
        archived: Callable[[str], bool] = lambda article: False,
        *,
        passed_over: Mapping[str, str] | None = None,
        owed: Mapping[str, Owed] | None = None,
        full: bool = False,
    ) -> None:
        self._archived = archived
        self._passed_over_before = passed_over or {}
        self._owed_before = owed or {}
        self._full = full
        self._asked: dict[str, str] = {}  # the category of each
        self._known: dict[str, str] = {}  # the category of each that was settled, and so not asked for
        self._had: dict[str, str] = {}  # how: new, revised, known
        self._reasons: dict[str, str] = {}  # why others were not had

    def settled(self, article: str) -> bool:
        """Whether an article was archived, passed over or owed before this run started."""
        return article in self._owed_before or article in self._passed_over_before or self._archived(article)

    def due(self, now: datetime) -> list[str]:
        """The owed articles to begin the run with."""
        return [
            article
            for article in due(self._owed_before, now)
            if self.ask(article, self._owed_before[article].category, again=True)
        ]

    def ask(self, article: str, category: str = "", *, again: bool = False) -> bool:
        """Whether to ask for an article now; it then counts as asked for, and is owed until it is had.

        `again`: although it is settled, because it changed or was named.
        """
        if article in self._asked:
            return False
        if self.settled(article) and not (again or self._full):
            self._known.setdefault(article, category)
            return False
        self._known.pop(article, None)
        self._asked[article] = category
        return True

    def had(self, article: str, how: str = "known") -> None:
        """Note that an article was written to the log or had not changed; not earlier: on its way it can be lost.

        `how` is `new`, `revised` or `known`; empty for one that turned out not to be wanted.
        """
        self._had.setdefault(article, how)

    def not_had(self, article: str, reason: str) -> None:
        """Note why an article was not had; a reason of LASTING passes it over, any other leaves it owed."""
        self._reasons[article] = reason

    @property
    def asked(self) -> int:
        """How many were asked for."""
        return len(self._asked)

    @property
    def failed(self) -> int:
        """How many were not had, so far."""
        return len(self._reasons.keys() - self._had.keys())

    @property
    def awaited(self) -> int:
        """How many were asked for and are still to be answered."""
        return len(self._asked.keys() - self._had.keys() - self._reasons.keys())

    @property
    def known(self) -> int:
        """How many were listed and not asked for, or asked for and had not changed."""
        return len(self._known) + sum(how == "known" for how in self._had.values())

    def outcomes(self) -> Iterator[tuple[str, str]]:
        """The category of each article that was listed or asked for, and what became of it, each article once.

        That is `new`, `revised` or `known`, or the reason why it was not had.

        >>> articles = Articles({"/a/"}.__contains__)
        >>> [articles.ask(article, "/category/politik/") for article in ("/a/", "/b/", "/c/")]
        [False, True, True]
        >>> articles.had("/b/", "new")
        >>> list(articles.outcomes())
        [('/category/politik/', 'known'), ('/category/politik/', 'new'), ('/category/politik/', 'unanswered')]
        """
        for category in self._known.values():
            yield category, "known"
        for article, category in self._asked.items():
            if outcome := self._had.get(article) or self._reason(article):
                yield category, outcome

    @property
    def refused_alike(self) -> str | None:
        """Why no article was had, if that is the site's doing and not the articles': the one lasting reason of many.

        Of imposters two suffice, of whatever kinds: they say what they are.

        >>> articles = Articles()
        >>> for number in range(MANY):
        ...     _ = articles.ask(f"/{number}/")
        ...     articles.not_had(f"/{number}/", "404")
        >>> articles.refused_alike, articles.passed_over(), len(articles.owed(datetime(2024, 2, 6)))
        ('404', {}, 5)
        """
        reasons = Counter(map(self._reason, self._asked))
        alike = len(self._asked) >= MANY and len(reasons) == 1 and reasons.keys() <= LASTING | {"403"}
        owing = {reason: number for reason, number in reasons.items() if reason not in LASTING}
        imposters = sum(owing.values()) > 1 and owing.keys() <= IMPOSTERS
        return ", ".join(sorted(reasons if alike else owing)) if alike or imposters else None

    def passed_over(self, *, anew: bool = False) -> dict[str, str]:
        """The articles that are passed over when the run ends, each with its reason.

        `anew` forgets those of former runs, after a full run that was complete: whatever is listed was asked for.
        """
        if self.refused_alike:
            return dict(self._passed_over_before)
        before = {} if anew else {a: r for a, r in self._passed_over_before.items() if a not in self._asked}
        return before | {
            article: reason
            for article in self._asked
            if (reason := self._reason(article)) in LASTING and not self._archived(article)
        }

    def owed(self, now: datetime) -> dict[str, Owed]:
        """The articles that are owed when the run ends: those not asked for again, and those asked for and not had.

        What had no answer at all is owed too: the run was interrupted, or we lost it.
        """
        owed = {article: owed for article, owed in self._owed_before.items() if article not in self._asked}
        lasting = frozenset() if self.refused_alike else LASTING
        for article, category in self._asked.items():
            if (reason := self._reason(article)) and reason not in lasting:
                before = self._owed_before.get(article)
                owed[article] = before.again(reason, now) if before else Owed(category, reason, now, 1, now)
        return owed

    def _reason(self, article: str) -> str:
        """Why an article that was asked for was not had; empty if it was."""
        return "" if article in self._had else self._reasons.get(article, "unanswered")
