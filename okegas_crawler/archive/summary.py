"""The figures of a run as a person reads them: a table of the categories and some lines below it, 80 columns wide."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from okegas_crawler.archive.figures import COLUMNS, Figures

WIDTH = 80
NAME, CELL, LABEL = 32, 9, 10  # columns
SHOWN = 5  # dates of each kind


def summary(figures: Figures) -> Iterator[str]:
    r"""The lines of a summary. Only an address is never cut, however long it is.

    >>> figures = Figures({"politik": Counter(pages=3, new=21), "desa": Counter(pages=1, known=10)}, seconds=75)
    >>> figures.removed["ts-poll"] = 30
    >>> figures.requests, figures.received = 27, 5_200_000
    >>> print("\n".join(summary(figures)))
    category                            pages      new  revised    known   failed
    politik                                 3       21        -        -        -
    1 category without news                 1        -        -       10        -
    total                                   4       21        -       10        -
    removed   ts-poll 30
    cost      27 requests, 5.2 MB, 1 min 15 s
    """
    yield from _table(figures)
    yield from _labelled("failed", _in_words(figures.reasons))
    yield from _labelled("removed", _in_words(figures.removed))
    yield from _dates("cannot be read", figures.unreadable)
    contradict = "contradicts its weekday" if len(figures.contradicting) == 1 else "contradict their weekday"
    yield from _dates(contradict, figures.contradicting)
    yield from warnings(figures)
    yield from _labelled(
        "cost", f"{figures.requests:,} requests, {figures.received / 1e6:,.1f} MB, {duration(figures.seconds)}"
    )


def warnings(figures: Figures) -> Iterator[str]:
    """The lines of a summary that ask for a look."""
    for warning in figures.warnings:
        yield from _labelled("warning", warning)


def duration(seconds: float) -> str:
    """A span of time, by its two largest units.

    >>> duration(7), duration(252), duration(3 * 3600 + 59), duration(86_400)
    ('7 s', '4 min 12 s', '3 h 0 min', '24 h 0 min')
    """
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if minutes else f"{rest} s"
    return f"{minutes // 60} h {minutes % 60} min"


def _table(figures: Figures) -> Iterator[str]:
    """The categories that brought something, the others in one line, and the total where there are several lines."""
    rows = {name or "in no listing": row for name, row in figures.categories.items() if _has_news(row)}
    others = [row for row in figures.categories.values() if not _has_news(row)]
    if others:
        categories = "1 category" if len(others) == 1 else f"{len(others)} categories"
        rows[f"{categories} without news"] = sum(others, Counter())
    if not rows:
        return
    if len(rows) > 1:
        rows["total"] = sum(rows.values(), Counter())
    columns = ("pages", *COLUMNS)
    yield f"{'category':{NAME}}" + "".join(f"{column:>{CELL}}" for column in columns)
    for name, row in rows.items():
        shown = name if len(name) <= NAME else f"…{name[1 - NAME :]}"
        yield f"{shown:{NAME}}" + "".join(f"{row[column] or '-':>{CELL}}" for column in columns)


def _has_news(row: Mapping[str, int]) -> bool:
    return any(row[column] for column in ("new", "revised", "failed"))


def _dates(what: str, dates: Sequence[tuple[str, str]]) -> Iterator[str]:
    """How many dates something holds of, and the first of them, each above its article's address."""
    if not dates:
        return
    yield from _labelled("dates", f"{len(dates)} {what}:")
    for address, printed in dates[:SHOWN]:
        yield from wrap(printed, WIDTH, initial_indent="  ", subsequent_indent="  ")
        yield f"  {address}"
    if len(dates) > SHOWN:
        yield f"  and {len(dates) - SHOWN} more"


def _labelled(label: str, text: str) -> list[str]:
    first, others = f"{label:{LABEL}}", LABEL * " "
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=others, break_on_hyphens=False) if text else []


def _in_words(numbers: Counter[str]) -> str:
    return ", ".join(f"{what} {number:,}" for what, number in numbers.most_common())
