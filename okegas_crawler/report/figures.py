"""The figures of a report, counted from what a pass over the log left and from the run history."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from okegas_crawler.archive.past_runs import PastRun
from okegas_crawler.report.newest import FIELDS, Newest, Reading, month_of

DAYS = 90  # shown one by one
YEARS = 10  # shown month by month
MONTHS = 24  # columns of a grid; all others are counted together
OTHER_MONTHS = "before"
KINDS = 14  # of removed fragments; the rest is counted together
CATEGORIES = 20
OLDEST = date(1990, 1, 1)  # no news site is older: what says so is a slip
LATEST = 50  # articles, and as many contradicting dates
REST = "others"

HOUR, DAY = 3600, 86400  # seconds
LAGS = ((HOUR, "< 1 h"), (6 * HOUR, "< 6 h"), (DAY, "< 1 d"), (7 * DAY, "< 7 d"), (30 * DAY, "< 30 d"))
LONGEST_LAG = "more"


@dataclass(frozen=True)
class Grid:
    """A share for each row and month."""

    columns: Sequence[str]
    """Months, oldest first, with OTHER_MONTHS ahead of them where other months have articles."""

    articles: Sequence[int]
    """How many articles each column has."""

    rows: Sequence[tuple[str, Sequence[float], float]]
    """A name, its share in each column, and over all."""


def newest_day(articles: Iterable[Newest], until: date) -> date:
    """The day of the newest article that is not in the future; `until` where there is none."""
    days = (day for article in articles if (day := day_of(article)) and OLDEST <= day <= until)
    return max(days, default=until)


def day_of(article: Newest) -> date | None:
    """The day of an article, as its page tells it."""
    try:
        return date.fromisoformat(article.published[:10])
    except ValueError:
        return None


def per_day(articles: Iterable[Newest], last: date) -> list[tuple[date, int]]:
    """How many articles each of the last DAYS days has."""
    counts = Counter(day_of(article) for article in articles)
    return [(day, counts[day]) for day in (last - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1))]


def per_month(articles: Iterable[Newest], last: date) -> list[tuple[str, int]]:
    """How many articles each month has, from the first one on, at most ten years."""
    return _from_the_first(Counter(article.month for article in articles), last_months(last, YEARS * 12))


def per_category(articles: Iterable[Newest]) -> list[tuple[str, int]]:
    """How many articles stand under each category, most first; one without any stands under `none`."""
    counts = Counter(name for article in articles for name in article.categories or ("none",))
    top = counts.most_common(CATEGORIES)
    rest = counts.total() - sum(count for _, count in top)
    return [*top, *([(REST, rest)] if rest else [])]


def coverage(articles: Sequence[Newest], last: date) -> Grid:
    """What share of each month's articles has each field."""
    columns, of = _columns(articles, last)
    sizes = Counter(of[article.month] for article in articles)
    lacking: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for name in article.lacks:
            lacking[name][of[article.month]] += 1
    rows = [
        (
            name,
            [1 - lacking[name][column] / sizes[column] if sizes[column] else 0.0 for column in columns],
            1 - lacking[name].total() / len(articles) if articles else 0.0,
        )
        for name in FIELDS
    ]
    return Grid(columns, [sizes[column] for column in columns], rows)


def removed(articles: Sequence[Newest], last: date) -> Grid:
    """How many fragments of each kind were removed from each article, by month; the most frequent kinds first."""
    columns, of = _columns(articles, last)
    sizes = Counter(of[article.month] for article in articles)
    totals = Counter[str]()
    for article in articles:
        totals.update(dict(article.removed))
    named = {kind for kind, _ in totals.most_common(KINDS)}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for kind, times in article.removed:
            counts[kind if kind in named else REST][of[article.month]] += times
    rows = [
        (
            kind,
            [counts[kind][column] / sizes[column] if sizes[column] else 0.0 for column in columns],
            counts[kind].total() / len(articles),
        )
        for kind in sorted(counts, key=lambda kind: (kind == REST, -counts[kind].total(), kind))
    ]
    return Grid(columns, [sizes[column] for column in columns], rows)


def lags(reading: Reading) -> list[tuple[str, int]]:
    """How many articles came how long after they were published."""
    counts = Counter(next((name for limit, name in LAGS if seconds < limit), LONGEST_LAG) for seconds in reading.lags)
    return [(name, counts[name]) for name in (*(name for _, name in LAGS), LONGEST_LAG)]


def revisions_per_month(reading: Reading) -> list[tuple[str, int]]:
    """How many new versions of known articles each month of archiving brought, up to the last fetch."""
    last = month_of(reading.last_fetched)
    months = last_months(date.fromisoformat(f"{last}-01"), YEARS * 12) if last else []
    return _from_the_first(reading.revisions, months)


def contradictions(articles: Iterable[Newest]) -> list[tuple[Newest, str, str]]:
    """The newest dates that their weekday contradicts: the article, the words, and the day that was read in them."""
    contradicting = by_date(article for article in articles if article.contradictions)
    return [(article, *said) for article in contradicting[:LATEST] for said in article.contradictions][:LATEST]


def by_date(articles: Iterable[Newest]) -> list[Newest]:
    """The articles, the one published last first."""
    return sorted(articles, key=lambda article: (article.published, article.id), reverse=True)


def verdicts(runs: Iterable[PastRun]) -> list[tuple[str, int]]:
    """How many runs ended with which verdict, by the first word of it."""
    return Counter(verdict_of(run) for run in runs).most_common()


def verdict_of(run: PastRun) -> str:
    """The first word of a run's verdict: `complete`, `incomplete`; `no end` where it died or is at work.

    >>> from datetime import UTC, datetime
    >>> start = datetime(2024, 2, 6, tzinfo=UTC)
    >>> verdict_of(PastRun("a", start, start, 3, "incomplete: 2 articles owed")), verdict_of(PastRun("b", start))
    ('incomplete', 'no end')
    """
    if run.ended is None and run.status is None:
        return "no end"
    return run.verdict.partition(":")[0] or f"status {run.status}"


def last_months(last: date, number: int) -> list[str]:
    """The months up to that of `last`, oldest first.

    >>> last_months(date(2024, 2, 6), 3)
    ['2023-12', '2024-01', '2024-02']
    """
    months = (last.year * 12 + last.month - 1 - ago for ago in range(number - 1, -1, -1))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months if month >= 12]


def _from_the_first(counts: Counter[str], months: Sequence[str]) -> list[tuple[str, int]]:
    """The counts of months, without those that have none at the beginning."""
    first = next((number for number, month in enumerate(months) if counts[month]), 0)
    return [(month, counts[month]) for month in months[first:]]


def _columns(articles: Iterable[Newest], last: date) -> tuple[list[str], dict[str, str]]:
    """The columns of a grid, and the one of each month."""
    months = {article.month for article in articles}
    shown = last_months(last, MONTHS)
    first = next((number for number, month in enumerate(shown) if month in months), len(shown) - 1)
    others = months - set(shown)
    columns = [*([OTHER_MONTHS] if others else []), *(shown if others else shown[first:])]
    return columns, {**dict.fromkeys(others, OTHER_MONTHS), **{month: month for month in shown}}
