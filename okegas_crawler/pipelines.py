"""From the article as printed to the finished record: thin steps over text/, in the order of `STEPS`."""

from abc import ABC, abstractmethod
from collections import Counter
from datetime import UTC, date, datetime, time, timezone
from typing import Protocol, Self, cast
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from okegas_crawler.archive.index import Version
from okegas_crawler.archive.run import Run
from okegas_crawler.items import Article, Mention, PrintedArticle, PrintedLine, content_hash, record
from okegas_crawler.permalinks import is_other_post
from okegas_crawler.text.agreement import disagree
from okegas_crawler.text.characters import has_mojibake
from okegas_crawler.text.credits import ACCOUNTS, byline, dateline, sign_off
from okegas_crawler.text.dates import DateMention, find_dates, parse_date_line
from okegas_crawler.text.prose import paragraphs
from okegas_crawler.text.widgets import clean_text, remove_widgets

LONGEST_BODY = 500_000  # characters; an article has 3,000


class Statistics(Protocol):
    """Where a step counts: Scrapy's statistics, or nowhere."""

    def inc_value(self, key: str, count: int = 1) -> None: ...


class Step(ABC):
    """One step of the way from an article as printed to its record. It counts under `article/…`."""

    def __init__(self, statistics: Statistics | None = None, run: Run | None = None) -> None:
        self.statistics = statistics
        self.run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The step of a running crawl, which is told what becomes of its articles."""
        return cls(crawler.stats, getattr(crawler.spider, "run", None))

    @abstractmethod
    def process_item(self, article: PrintedArticle) -> Article:
        """`article`, one step further; the last step gives the record. Raises DropItem for what is not to be kept."""

    def count(self, name: str, times: int = 1) -> None:
        """Add `times` to `article/NAME`."""
        if self.statistics is not None and times:
            self.statistics.inc_value(f"article/{name}", times)


class WidgetsPipeline(Step):
    """Drop what is not the article from its markup; count it by kind in `removed`."""

    def process_item(self, article: PrintedArticle) -> PrintedArticle:
        own = urlsplit(article.url)

        def leads_away(link: str) -> bool:
            return is_other_post(article.site.on_own_host(link), own)

        for content in article.contents:
            add_to(article.removed, remove_widgets(content, leads_away))
        return article


class BodyPipeline(Step):
    """Set `body`: the paragraphs of the markup, without the fragments that only their words give away.

    A text as long as a book is none of a newspaper's, and to look for dates in it would hold up the crawl.
    """

    def process_item(self, article: PrintedArticle) -> PrintedArticle:
        cleaned = clean_text("\n\n".join([text for content in article.contents for text in paragraphs(content)]))
        if len(cleaned.text) > LONGEST_BODY:
            if self.statistics is not None:
                self.statistics.inc_value("refused/too_large")
            if self.run:
                self.run.not_had(article.asked, "too_large")
            raise DropItem(f"A text of {len(cleaned.text)} characters: {article.url}")
        article.body = cleaned.text
        add_to(article.removed, Counter(fragment.kind.value for fragment in cleaned.fragments))
        article.removed = dict(sorted(article.removed.items()))
        for kind, times in article.removed.items():
            self.count(f"removed/{kind}", times)
        article.contents.clear()  # the parsed page is several times as large as its text
        return article


def add_to(removed: dict[str, int], found: Counter[str]) -> None:
    """Add what was found to what was removed."""
    for kind, times in found.items():
        removed[kind] = removed.get(kind, 0) + times


class CreditsPipeline(Step):
    """Set `dateline` and `sign_off`, and `author` where the text names one; the page may name another."""

    def process_item(self, article: PrintedArticle) -> PrintedArticle:
        printed = article.body.split("\n\n")
        article.dateline = dateline(printed[0], article.site.name)
        article.sign_off = sign_off(article.body)
        if credited := byline(printed):
            if article.author and article.author.casefold() not in ACCOUNTS and disagree((credited, article.author)):
                article.disagreements.add("author")
            article.author = credited
        return article


class PublishedPipeline(Step):
    """Set `published` and `modified`, each from its first line that can be read.

    An unreadable date keeps the article and is counted as ``article/published/unreadable``; sources that tell
    different moments are counted as ``article/published/disagreement``.
    """

    def process_item(self, article: PrintedArticle) -> PrintedArticle:
        line, article.published = self.first_readable("published", article.published_lines, article)
        article.published_raw, article.published_source = (line.text, line.source) if line else (None, None)
        line, article.modified = self.first_readable("modified", article.modified_lines, article)
        article.modified_raw = line.text if line else None
        return article

    def first_readable(
        self, field: str, lines: list[PrintedLine], article: PrintedArticle
    ) -> tuple[PrintedLine | None, str | None]:
        """The first line that can be read, with its moment in ISO 8601; the first line and None where none can be."""
        read = [(line, moment) for line in lines if (moment := moment_of(line.text, article)) is not None]
        self.count(f"{field}/missing", not lines)
        self.count(f"{field}/unreadable", len(lines) - len(read))
        self.count(
            f"{field}/disagreement",
            len({moment.timestamp() // 60 for line, moment in read if line.source != "url"}) > 1,
        )
        if not read:
            return (lines[0] if lines else None), None
        line, moment = read[0]
        return line, moment.isoformat(timespec="seconds")


def moment_of(printed: str, article: PrintedArticle) -> datetime | None:
    """The moment that a line tells: a machine's timestamp in the site's offset, a printed line in its own.

    None when it cannot be read.
    """
    try:
        machine = datetime.fromisoformat(printed)
        return (
            machine.astimezone(article.site.offset) if machine.tzinfo else machine.replace(tzinfo=article.site.offset)
        )
    except (ValueError, OverflowError):  # year 0 or 9999, where the offset leads out of the calendar
        return parse_date_line(printed, now=article.fetched_at, default_offset=article.site.offset)


class PeriodPipeline(Step):
    """Drop what was not published in the days that the crawl was asked for (`-a since=`, `-a until=`).

    An article whose day is not known is kept.
    """

    since: date | None = None
    until: date | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The step with the arguments of the running spider."""
        step = super().from_crawler(crawler)
        arguments = getattr(crawler.spider, "arguments", None)
        step.since, step.until = getattr(arguments, "since", None), getattr(arguments, "until", None)
        return step

    def process_item(self, article: PrintedArticle) -> PrintedArticle:
        day = published_day(article)
        if day and ((self.since and day < self.since) or (self.until and day > self.until)):
            self.count("outside_period")
            if self.run:
                self.run.articles.had(article.asked, "")
            raise DropItem(f"Published {day}: {article.url}", log_level="DEBUG")
        return article


def published_day(article: PrintedArticle) -> date | None:
    """Day of publication on the site: the anchor of the dates in the body, and of since and until."""
    return (
        datetime.fromisoformat(article.published).astimezone(article.site.offset).date() if article.published else None
    )


MOST_SEARCHED = 100_000  # characters of a body, most have 3,000: a megabyte of nothing but dates takes two seconds


class DatesPipeline(Step):
    """Set `dates`: the dates that the body mentions, resolved by the day of publication."""

    def process_item(self, article: PrintedArticle) -> PrintedArticle:
        found = find_dates(article.body[:MOST_SEARCHED], published_day(article))
        article.dates = [mention(date, article.body) for date in found]
        self.count("dates/weekday_disagrees", sum(date.weekday_agrees is False for date in article.dates))
        return article


def mention(found: DateMention, body: str) -> Mention:
    """The record of a date that was found in `body`."""
    return Mention(
        text=body[found.start : found.end],
        start=found.start,
        end=found.end,
        date=found.date.isoformat(),
        end_date=found.end_date.isoformat() if found.end_date else None,
        time=found.time.isoformat() if found.time else None,
        offset=_iso_offset(found.offset) if found.offset else None,
        weekday_agrees=found.weekday_agrees,
    )


def _iso_offset(zone: timezone) -> str:
    """The offset as ISO 8601 ends a time with it.

    >>> from datetime import timedelta
    >>> _iso_offset(timezone(timedelta(hours=8)))
    '+08:00'
    """
    return time(tzinfo=zone).isoformat().removeprefix(time().isoformat())


class IdentityPipeline(Step):
    """Set `fetched` and `content_hash`."""

    def process_item(self, article: PrintedArticle) -> PrintedArticle:
        article.fetched = article.fetched_at.astimezone(UTC).isoformat(timespec="seconds")
        article.content_hash = content_hash(article.title, article.body)
        return article


class CheckPipeline(Step):
    """Count what an article lacks, and where its page contradicts itself. Without title and body it is no article."""

    def process_item(self, article: PrintedArticle) -> PrintedArticle:
        for key in ("title", "body", "author", "categories"):
            self.count(f"{key}/missing", not getattr(article, key))
            self.count(f"{key}/disagreement", key in article.disagreements)
        self.count("mojibake", has_mojibake(article.title) or has_mojibake(article.body))
        if not article.title and not article.body:
            if self.run:
                self.run.not_had(article.asked, "empty")
            raise DropItem(f"Neither title nor body: {article.url}")
        return article


class RevisionPipeline(Step):
    """Hand on the finished record: set `id` and `revision` by what the archive holds, drop what it holds already.

    A version that has lost its text is withheld: the site is more likely to be broken than the article to be empty.
    Without an archive every article is new.
    """

    accepted: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The step with the arguments of the running spider."""
        step = super().from_crawler(crawler)
        step.accepted = frozenset(getattr(getattr(crawler.spider, "arguments", None), "accept", ()))
        return step

    def process_item(self, article: PrintedArticle) -> Article:
        if self.run is None:
            return record(article)
        known = self.run.archive.newest(article.id, article.url) if self.run.archive else None
        if known is not None:
            article.id, article.revision = known.id, known.revision + 1
        self.run.asked_as[article.id] = article.asked
        if known is not None and known.content_hash == article.content_hash:
            self.run.unchanged += 1
            self.run.arrived(article.id)
            raise DropItem(f"Unchanged: {article.url}", log_level="DEBUG")
        if known is not None and article.id not in self.accepted and self.lost_its_text(article, known):
            self.run.withhold(article.asked, article.id)
            raise DropItem(
                f"Withheld, its text is gone; accept it with -a full=1 -a accept={article.id}: {article.url}"
            )
        return self.run.hand_on(record(article))

    def lost_its_text(self, article: PrintedArticle, known: Version) -> bool:
        """Whether the body is empty, or under a third of the archived one."""
        assert self.run is not None
        assert self.run.archive is not None
        return 3 * len(article.body) < len(self.run.archive.body(known))


STEPS: tuple[type[Step], ...] = (
    WidgetsPipeline,
    BodyPipeline,
    CreditsPipeline,
    PublishedPipeline,
    PeriodPipeline,
    DatesPipeline,
    IdentityPipeline,
    CheckPipeline,
    RevisionPipeline,
)


def finish(article: PrintedArticle) -> Article | None:
    """The finished record of `article`, by the very steps of the crawl; None when it turns out to be none."""
    finished: Article = article
    try:
        for step in STEPS:
            finished = step().process_item(cast(PrintedArticle, finished))
    except DropItem:
        return None
    return finished
