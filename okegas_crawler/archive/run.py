"""One run of a crawl: what it walks, what it asks for, what came of it, and how it ended."""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from okegas_crawler.archive.figures import Figures
from okegas_crawler.archive.index import Check
from okegas_crawler.archive.owed import LASTING, Articles, Owed
from okegas_crawler.archive.runs import Ended, Proven
from okegas_crawler.archive.usual import DEFAULT, Thresholds, compared, silence
from okegas_crawler.archive.verdict import Facts, Verdict, verdict
from okegas_crawler.archive.walks import Walk, category_name
from okegas_crawler.archive.writer import Archive
from okegas_crawler.items import Article


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Run:
    """One run: into an archive, which it builds on, or, without one, complete and to wherever the feed leads."""

    def __init__(
        self,
        archive: Archive | None = None,
        arguments: dict[str, str] | None = None,
        *,
        full: bool = False,
        every_category: bool = True,
        stores_heads: bool = True,
        thresholds: Thresholds = DEFAULT,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.archive = archive
        self.now = now
        self.started = now()
        self.full = full
        self.every_category = every_category
        """Whether no category was named: one that the site had before, and has no more, is none of every."""
        self.stores_heads = stores_heads
        self.thresholds = thresholds
        self.before = archive.proven() if archive else Proven()
        held = archive.held_at_start if archive else lambda article: False
        self.articles = Articles(held, passed_over=self.before.passed_over, owed=self.before.owed, full=full)
        self.walks: list[Walk] = []
        self.changes_until = self.before.changes_until
        """The newest change that the site named, as it wrote it: the next run asks for what came after."""
        self.asked_as: dict[str, str] = {}
        """Of the articles on their way to the log: the address that was asked, by id."""
        self.told: dict[str, tuple[str, str]] = {}
        """Of the articles that the site says have changed: id and time of the change as it wrote it, by address."""
        self.problems: list[str] = []
        self.suspicions: list[str] = []
        self.usage_error = ""
        self.crash = ""
        self.write_error = ""
        self.signal: int | None = None
        self.new = self.revised = self.unchanged = 0
        self.figures = Figures()
        """Complete when the run has ended."""
        self._handed_on: dict[str, Article] = {}  # by id, on their way to the log
        self.name = archive.history.start(arguments or {}, archive.log.size, self.started) if archive else ""

    def walk(self, category: str, max_pages: int | None = None) -> Walk:
        """A new walk of a category; a full run walks to the end."""
        head = () if self.full else self.before.head(category)
        walk = Walk(category, head=head, settled=self.articles.settled, max_pages=max_pages)
        self.walks.append(walk)
        return walk

    def append(self, line: bytes) -> None:
        """Append an article's line to the archive: only now the article counts as had. Raises OSError."""
        assert self.archive is not None
        version = self.archive.append(line)
        self.written(version.id, version.revision)
        if self.archive.failed:  # the index: the line itself is written
            raise self.archive.failed

    def written(self, article_id: str, revision: int) -> None:
        """Count an article that was written, and note that it is where it belongs."""
        if revision == 1:
            self.new += 1
        else:
            self.revised += 1
        if article := self._handed_on.pop(article_id, None):
            self.figures.archived(article)
        self.arrived(article_id, "new" if revision == 1 else "revised")

    def hand_on(self, article: Article) -> Article:
        """`article`, whose figures count once its line is written."""
        self._handed_on[article.id] = article
        return article

    def arrived(self, article_id: str, how: str = "known") -> None:
        """Note that an article is where it belongs: written, or there already."""
        if asked := self.asked_as.pop(article_id, None):
            self.articles.had(asked, how)
            if self.archive is not None:
                self.archive.index.add_address(asked, article_id)
                self._checked(asked, article_id)

    def not_had(self, asked: str, reason: str) -> None:
        """Note why an article was not had."""
        self.articles.not_had(asked, reason)
        if reason in LASTING and asked in self.told:
            self._checked(asked, self.told[asked][0])

    def withhold(self, asked: str, article_id: str) -> None:
        """Note a version that is kept out of the archive; it is owed, and asked for again by the next run."""
        self.asked_as.pop(article_id, None)
        self.suspicions.append(f"{article_id} has lost its text; -a full=1 -a accept={article_id} lets it through")
        self.articles.not_had(asked, "withheld")

    def _checked(self, asked: str, article_id: str) -> None:
        """Note that this state of an article was seen, so that nobody asks for it again."""
        if self.archive is not None:
            modified = self.told[asked][1] if asked in self.told else None
            self.archive.index.note_check(article_id, Check(self.now().isoformat(timespec="seconds"), modified))

    @property
    def asked_everything(self) -> bool:
        """Whether this was a full run of every category, and a whole one: what it did not list is listed no more."""
        return self.full and self._looked_at_all and all(walk.complete for walk in self.walks)

    @property
    def _looked_at_all(self) -> bool:
        """Whether nothing of the site was left out, and it could be walked."""
        return self.every_category and self.stores_heads and bool(self.walks)

    def note_end(self, statistics: Mapping[str, Any], *, started: bool, signal: int | None = None) -> None:
        """Note how the engine ended, by a signal for one, and what it did, by Scrapy's statistics."""
        self.signal = signal
        self.figures.requests = statistics.get("downloader/request_count", 0)
        self.figures.received = statistics.get("downloader/response_bytes", 0)
        reason = statistics.get("finish_reason")
        if not started:
            self.crash = "the run could not start; the log says why"
        elif reason is None and self.signal is None and not (self.archive and self.archive.failed):
            self.crash = "the engine ended before the crawl did; the log says why"
        elif reason not in (None, "finished", "shutdown") and not self.usage_error:
            self.problems.append(f"ended early: {reason}")
        if any(key.startswith("feedexport/failed_count") for key in statistics):
            self.write_error = self.write_error or "the output could not be stored; the log says why"

    def end(self) -> Verdict:
        """The verdict; into an archive, everything is on the disk by then, and the end line is written."""
        ended = self.now()
        self._compare(ended)
        if refused := self.articles.refused_alike:
            self.suspicions.append(f"every article answered {refused}")
        if self.every_category and self.walks and all(walk.barren for walk in self.walks):
            self.suspicions.append("no article in any category")
        self._add_up(ended)
        owed = self.articles.owed(ended)
        if self.archive is None:
            return self._judge(len(owed))
        with suppress(OSError):  # `failed` says it
            self.archive.sync()
        if failed := self.archive.failed:
            self.write_error = failed.strerror or str(failed)
        judged = self._judge(len(owed))
        try:
            self.archive.history.end(self._ended(self.archive, ended, judged, owed))
        except OSError as error:
            self.write_error = self.write_error or error.strerror or str(error)
            return self._judge(len(owed))
        return judged

    def _ended(self, archive: Archive, at: datetime, judged: Verdict, owed: dict[str, Owed]) -> Ended:
        """The end line's content: how the run ended, and what the next one may build on."""
        return Ended(
            run=self.name,
            started=self.started,
            ended=at,
            status=judged.status,
            verdict=judged.words,
            proven=Proven(
                self.before.walked(self.walks, heads=self.stores_heads),
                self.articles.passed_over(anew=self.asked_everything),
                owed,
                # A run for a part leaves out what changed elsewhere, too.
                self.changes_until if self.stores_heads else self.before.changes_until,
            ),
            counts={**self.figures.counts(), "unchanged": self.unchanged},
            log_size=archive.log.size,
            log_identity=archive.log.identity(archive.log.size),
            figures=self.figures.said(),
        )

    def _compare(self, now: datetime) -> None:
        """Note what is out of line with the articles before. A run without a new article can only tell of silence."""
        if self.archive is None:
            return
        looked_at = self.thresholds.newest + self.thresholds.usual
        with suppress(OSError):  # `failed` says it
            if self.new:
                found = compared(self.archive.latest(looked_at, now), self.thresholds)
                self.suspicions += found.suspicions
                self.figures.warnings += found.warnings
            elif self._looked_at_all:
                published = [moment for moment, _ in self.archive.index.latest(looked_at, now)]
                self.figures.warnings += silence(published, now, self.thresholds)

    def _add_up(self, ended: datetime) -> None:
        """Complete the figures."""
        for walk in self.walks:
            self.figures.categories[walk.name] = Counter(pages=walk.pages)
        self.figures.outcomes((category_name(category), how) for category, how in self.articles.outcomes())
        self.figures.seconds = round((ended - self.started).total_seconds())

    def _judge(self, owed: int) -> Verdict:
        return verdict(
            Facts(
                usage_error=self.usage_error,
                crash=self.crash,
                write_error=self.write_error,
                signal=self.signal,
                suspicions=self.suspicions,
                categories=len(self.walks),
                incomplete=[walk.problem or f"{walk.name}: not finished" for walk in self.walks if not walk.complete],
                problems=self.problems,
                owed=owed,
                new=self.new,
                revised=self.revised,
            )
        )
