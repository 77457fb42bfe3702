"""The page of a report: its figures, drawn, in one file of HTML that needs nothing else."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from okegas_crawler.archive.past_runs import PastRun
from okegas_crawler.report import figures
from okegas_crawler.report.charts import Columns, Value, columns
from okegas_crawler.report.newest import Newest, Reading, shortened
from okegas_crawler.report.titles import packed
from okegas_crawler.sites import Site

RUNS_DRAWN = 336  # a week of half hours
RUNS_LISTED = 12
MONTHS_NAMED = 24  # of a chart, each by its own name
KIND_OF_VERDICT = {"complete": "good", "incomplete": "fair", "interrupted": "fair"}


@dataclass(frozen=True)
class Source:
    """What a report is made from."""

    name: str
    """Of the log."""

    site: Site
    reading: Reading
    runs: Sequence[PastRun]
    """Newest first."""

    bad_lines: Sequence[int]
    """Numbers of the lines that were skipped."""


def page(source: Source, made: datetime) -> bytes:
    """The whole page. The same source and time of making give the same bytes."""
    folder = files("okegas_crawler.report")
    style, script = (folder.joinpath(f"report.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(number=number, address=address, minutes=minutes, weekday=weekday, shortened=shortened)
    template = environment.from_string(folder.joinpath("report.html.jinja").read_text(encoding="utf-8"))
    script_hash = base64.b64encode(sha256(script.encode()).digest()).decode()
    return template.render(style=style, script=script, script_hash=script_hash, **facts(source, made)).encode(
        "utf-8", "replace"
    )


def facts(source: Source, made: datetime) -> dict[str, Any]:
    """What the template shows."""
    reading = source.reading
    articles = list(reading.articles.values())
    last = figures.newest_day(articles, made.astimezone(source.site.offset).date())
    days, months = figures.per_day(articles, last), figures.per_month(articles, last)
    return {
        "source": source,
        "reading": reading,
        "made": made,
        "last": last,
        "articles": len(articles),
        "recent": sum(count for _, count in days[-30:]),
        "revised": sum(article.revision > 1 for article in articles),
        "most_revised": max((article.revision for article in articles), default=0),
        "days": columns([Value(f"{d:%-d %b}" if d.day == 1 else "", n, f"{d:%a %-d %b %Y}: {n:,}") for d, n in days]),
        "months": by_month(months),
        "categories": figures.per_category(articles),
        "coverage": figures.coverage(articles, last),
        "removed": figures.removed(articles, last),
        "leaking": [article for article in figures.by_date(articles) if article.leaks],
        "lags": columns([Value(name, n, f"{name}: {n:,}") for name, n in figures.lags(reading)], every_label=True),
        "revisions": by_month(figures.revisions_per_month(reading)),
        "runs": drawn(source.runs[:RUNS_DRAWN]),
        "listed_runs": source.runs[:RUNS_LISTED],
        "verdicts": figures.verdicts(source.runs),
        "verdict_of": figures.verdict_of,
        "kind_of": kind_of,
        "contradicting": figures.contradictions(articles),
        "contradictions": sum(len(article.contradictions) for article in articles),
        "latest": figures.by_date(articles)[: figures.LATEST],
        "packed": packed(articles, source.site.host),
    }


def by_month(counts: Sequence[tuple[str, int]]) -> Columns:
    """The chart of counts by month; over some years, January bears the name of its year."""
    few = len(counts) <= MONTHS_NAMED
    labels = [month if few else month[:4] if month.endswith("-01") else "" for month, _ in counts]
    return columns([Value(label, n, f"{month}: {n:,}") for label, (month, n) in zip(labels, counts, strict=True)])


def usual_minutes(runs: Sequence[PastRun]) -> float:
    """What nineteen of twenty runs do not exceed: a full run of hours would make all others a flat line."""
    spent = sorted(minutes(run) for run in runs)
    return spent[int(0.95 * (len(spent) - 1))] if spent else 0.0


def drawn(runs: Sequence[PastRun]) -> Columns:
    """The chart of runs, newest first: their minutes, coloured by their verdicts. The first of a day bears its name."""
    values = []
    day = ""
    for run in reversed(runs):
        label = f"{run.started:%-d %b}"
        words = f"{run.started:%-d %b %Y %H:%M}, {minutes(run):.1f} min: {run.verdict or figures.verdict_of(run)}"
        values.append(Value(label if label != day else "", minutes(run), shortened(words), kind_of(run)))
        day = label
    return columns(values, limit=usual_minutes(runs))


def kind_of(run: PastRun) -> str:
    """The colour of a run's verdict."""
    return KIND_OF_VERDICT.get(figures.verdict_of(run), "bad")


def minutes(run: PastRun) -> float:
    """How long a run took; 0 where it has no end."""
    return max(0.0, (run.ended - run.started).total_seconds() / 60) if run.ended else 0.0


def number(amount: float) -> str:
    """A number as it is printed: `12,345`; a small fraction with its first digits."""
    return f"{amount:,}" if isinstance(amount, int) else f"{amount:.2f}"


def weekday(day: str) -> str:
    """A day with its weekday: `Tue 2024-02-06`; what is no day, as it is."""
    try:
        return f"{date.fromisoformat(day):%a %Y-%m-%d}"
    except ValueError:
        return day


def address(article: Newest) -> str:
    """The address of an article if it is one of the web, else nothing: a page's own words lead nowhere."""
    return article.url if article.url.startswith(("https://", "http://")) else ""
