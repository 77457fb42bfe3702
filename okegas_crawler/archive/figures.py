"""What a run did, in figures: for the summary that a person reads, and for the run's end line."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from okegas_crawler.items import Article

COLUMNS = ("new", "revised", "known", "failed")
QUOTED = 200  # characters of a date that cannot be read; a theme prints some thirty
NAMED = 50  # dates of each kind whose articles a run names; more have one cause, and the end line stays short


@dataclass
class Figures:
    """What became of a run's articles, and what the run cost. Every article counts once."""

    categories: dict[str, Counter[str]] = field(default_factory=dict)
    """Of each category, by name: COLUMNS, and the listing pages that were read. An article counts in the category whose
    listing named it first; under the empty name stand those that none named (REST, `urls`)."""

    reasons: Counter[str] = field(default_factory=Counter)
    """Why articles were not had, passed over and owed alike: `{"protected": 2, "500": 1}`."""

    removed: Counter[str] = field(default_factory=Counter)
    """Fragments that were dropped from the articles that were archived, by kind."""

    unreadable: list[tuple[str, str]] = field(default_factory=list)
    """Address of each archived article whose date of publication cannot be read, with that date as printed."""

    contradicting: list[tuple[str, str]] = field(default_factory=list)
    """Dates in the text whose weekday is another day's: the article's address, and the date as printed."""

    warnings: list[str] = field(default_factory=list)
    """What is out of line with the articles before, in words."""

    requests: int = 0
    received: int = 0
    """In bytes."""

    seconds: int = 0

    def archived(self, article: Article) -> None:
        """Count an article whose line was written."""
        self.removed.update(article.removed)
        if article.published is None and article.published_raw:
            self.unreadable.append((article.url, article.published_raw[:QUOTED]))
        self.contradicting += [(article.url, date.text) for date in article.dates if date.weekday_agrees is False]

    def total(self, column: str) -> int:
        """The sum of a column over all categories."""
        return sum(category[column] for category in self.categories.values())

    def outcomes(self, outcomes: Iterable[tuple[str, str]]) -> None:
        """Count what became of articles: the name of the category of each, and the outcome.

        An outcome that is none of COLUMNS is the reason why it was not had.

        >>> figures = Figures()
        >>> figures.outcomes([("politik", "new"), ("politik", "known"), ("", "500")])
        >>> figures.categories["politik"]["new"], figures.total("failed"), dict(figures.reasons)
        (1, 1, {'500': 1})
        """
        for category, outcome in outcomes:
            column = outcome if outcome in COLUMNS else "failed"
            self.categories.setdefault(category, Counter())[column] += 1
            if column == "failed":
                self.reasons[outcome] += 1

    def counts(self) -> dict[str, int]:
        """The sums of COLUMNS."""
        return {column: self.total(column) for column in COLUMNS}

    def said(self) -> dict[str, Any]:
        """The figures as JSON, without what is nothing: a run that found nothing new says next to nothing.

        >>> Figures(categories={"politik": Counter(pages=1, known=10)}, requests=20, received=4000, seconds=21).said()
        {'requests': 20, 'received': 4000, 'seconds': 21}
        """
        told = {
            "categories": {
                name: dict(category)
                for name, category in self.categories.items()
                if category.keys() - {"pages", "known"}
            },
            "failed": dict(self.reasons),
            "removed": dict(self.removed),
            "dates_unreadable": self.unreadable[:NAMED],
            "dates_contradicting": self.contradicting[:NAMED],
            "warnings": self.warnings,
        }
        cost = {"requests": self.requests, "received": self.received, "seconds": self.seconds}
        return {name: value for name, value in told.items() if value} | cost
