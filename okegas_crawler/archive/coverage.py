"""Which fields articles lack, and whether a field is suddenly empty: the site has changed, and we read past it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

FIELDS = ("title", "body", "author", "categories", "published")
FEW = 10  # articles; fewer may lack a field by chance


class Coverage:
    """How many of some articles lack each field."""

    def __init__(self, records: Iterable[Mapping[str, Any]] = ()) -> None:
        self.articles = 0
        self.lacking: Counter[str] = Counter()
        for record in records:
            self.add(record)

    def add(self, record: Mapping[str, Any]) -> None:
        """Count an article."""
        self.articles += 1
        self.lacking.update(field for field in FIELDS if not record[field])


def suddenly_empty(new: Coverage, before: Coverage) -> list[str]:
    """The fields that most new articles lack and most articles before them had, in words.

    >>> article = dict.fromkeys(FIELDS, "printed")
    >>> suddenly_empty(Coverage([{**article, "body": ""}] * 12), Coverage([article] * 50))
    ['body is empty in 12 of 12 new articles']
    >>> suddenly_empty(Coverage([{**article, "author": None}] * 12), Coverage([{**article, "author": None}] * 50))
    []
    >>> suddenly_empty(Coverage([{**article, "body": ""}] * 3), Coverage([article] * 50))
    []
    """
    if min(new.articles, before.articles) < FEW:
        return []
    return [
        f"{field} is empty in {new.lacking[field]} of {new.articles} new articles"
        for field in FIELDS
        if 2 * new.lacking[field] > new.articles and 2 * before.lacking[field] <= before.articles
    ]
