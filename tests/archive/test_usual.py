"""The newest articles against those before: alarm where something broke, none where a newsroom does what it does."""

import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okegas_crawler.archive.usual import Thresholds, compared, silence
from okegas_crawler.items import Article, content_hash, line
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from okegas_crawler.settings import UNUSUAL
from tests.conftest import Run, Scrapy

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
NEWEST, WINDOW = Thresholds.newest, Thresholds.newest + Thresholds.usual


def noisy(chance: random.Random, number: int) -> list[dict[str, Any]]:
    """Articles as a newsroom has them, newest first: half with a poll, a fifth without author, of any length."""
    articles = []
    for _ in range(number):
        kinds = [
            kind
            for kind, share in (("ts-poll", 0.5), ("related-link", 0.9), ("gallery", 0.05))
            if chance.random() < share
        ]
        articles.append(
            {
                "title": "Warga Ronda",
                "body": "x" * int(chance.lognormvariate(7.5, 0.5)),
                "author": "Yoga" if chance.random() < 0.8 else None,
                "categories": ["Desa"],
                "published": "2024-02-06T14:30:00+08:00" if chance.random() < 0.98 else None,
                "published_raw": "Selasa, 6 Februari 2024",
                "removed": dict.fromkeys(kinds, 1),
            }
        )
    return articles


def with_newest(articles: list[dict[str, Any]], **poison: Any) -> list[dict[str, Any]]:
    return [article | poison for article in articles[:NEWEST]] + articles[NEWEST:]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_chance_alone_is_no_alarm(seed: int) -> None:
    assert compared(noisy(random.Random(seed), WINDOW)) == ([], [])


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32))
def test_what_broke_is_an_alarm(seed: int) -> None:
    articles = noisy(random.Random(seed), WINDOW)
    always_polled = [article | {"removed": {"ts-poll": 2}} for article in articles]
    assert compared(with_newest(always_polled, removed={})).warnings
    assert compared(with_newest(articles, body="Isi.")).warnings
    assert compared(with_newest(articles, author=None)).suspicions == [
        "author is empty in 20 of the 20 newest articles"
    ]
    undated = [article | ({"published": None} if n % 2 else {}) for n, article in enumerate(articles[:NEWEST])]
    assert compared([*undated, *articles[NEWEST:]]).warnings == [
        f"the date of {sum(a['published'] is None for a in undated)} of the 20 newest articles is unreadable: "
        "Selasa, 6 Februari 2024"
    ]


def test_only_a_field_that_is_suddenly_empty_is_suspicious() -> None:
    articles = noisy(random.Random(1), WINDOW)
    poisons: list[dict[str, Any]] = [{"removed": {}}, {"body": "Isi."}]
    for poison in poisons:
        assert compared(with_newest([a | {"removed": {"ts-poll": 1}} for a in articles], **poison)).suspicions == []


def test_what_always_lacked_is_usual() -> None:
    assert compared([article | {"author": None} for article in noisy(random.Random(1), WINDOW)]) == ([], [])


def test_a_young_archive_tells_nothing() -> None:
    articles = noisy(random.Random(1), NEWEST + Thresholds.few - 1)
    assert compared(with_newest(articles, body="", author=None)) == ([], [])


# Silence. A history is what was published on each day; the crawl looks at noon and at midnight.


def looks(chance: random.Random, a_day: list[float]) -> Iterator[list[str]]:
    """What each look at a newsroom finds it to have said, which publishes by chance so many articles on each day."""
    published: list[datetime] = []
    for day, pace in enumerate(a_day):
        for half in range(2):
            begin = BEGIN + timedelta(days=day + half / 2)
            gaps = accumulate(chance.expovariate(pace / 86_400) if pace else 1e9 for _ in range(200))
            published += [begin + timedelta(seconds=gap) for gap in gaps if gap < 43_200]
            warned = silence([moment.isoformat() for moment in published[-WINDOW:]], begin + timedelta(hours=12))
            if warned:
                yield warned


WEEK = [1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.3]
NO_NEWS = 10 * [0.0]


def season(pace: float, lebaran: float) -> list[float]:
    """Ten weeks, with the ten days of Lebaran in them."""
    usual = [pace * day for day in 5 * WEEK]
    return [*usual, *(10 * [pace * lebaran]), *usual]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([0.3, 1.0, 3.0, 10.0, 30.0]), st.sampled_from([0.2, 0.3, 0.5]))
def test_weekends_and_holidays_are_quiet(seed: int, pace: float, lebaran: float) -> None:
    assert list(looks(random.Random(seed), season(pace, lebaran))) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([0.3, 1.0, 2.0]))
def test_a_small_site_may_close_for_a_holiday(seed: int, pace: float) -> None:
    assert list(looks(random.Random(seed), season(pace, 0.0))) == []


def test_an_elections_pace_lets_no_weekend_be_silent() -> None:
    assert list(looks(random.Random(1), [*(30 * [10.0]), *(5 * [60.0]), 0, 0, *(9 * [10.0])])) == []


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32))
def test_ten_a_day_and_then_none_is_told_within_ten_days(seed: int) -> None:
    assert list(looks(random.Random(seed), [*(30 * [10.0]), *NO_NEWS]))


def test_the_settings_are_the_defaults_with_their_reasons() -> None:
    assert asdict(Thresholds()) == UNUSUAL


# The real command


class Poisoned:
    """A small site, and an archive that holds more than the site ever had."""

    def __init__(self, scrapy: Scrapy, folder: Path, replica: Replica, base_url: str) -> None:
        self.scrapy, self.log, self.replica, self.base_url = scrapy, folder / "okegas.jsonl", replica, base_url
        self.crawl()

    def crawl(self, *arguments: str) -> Run:
        return self.scrapy("crawl", "okegas", "-a", f"base_url={self.base_url}", *arguments)

    def poison(self, number: int, last: timedelta, **fields: Any) -> None:
        """Append articles, ten a day, the last one so long ago."""
        begin = datetime.now(UTC) - last
        with self.log.open("ab") as log:
            for n in range(number, 0, -1):
                name = f"{last.days}-{n}"
                published = (begin - timedelta(days=n / 10)).isoformat(timespec="seconds")
                article = Article(
                    id=f"okegas.id:9{last.days}{n:04}",
                    url=f"https://okegas.id/racun-{name}/",
                    title=name,
                    author="Yoga",
                    categories=["Desa"],
                    published=published,
                    published_raw=published,
                    fetched=published,
                    body="Warga ronda bersama.",
                    removed={"countdown": 1},
                )
                for field, value in fields.items():
                    setattr(article, field, value)
                article.content_hash = content_hash(article.title, article.body)
                log.write(line(article))


@pytest.fixture
def poisoned(scrapy: Scrapy, tmp_path: Path) -> Iterator[Poisoned]:
    replica = Replica(4)
    with serving(replica) as base_url:
        yield Poisoned(scrapy, tmp_path, replica, base_url)


def test_silence_is_a_warning_in_summary_and_end_line(poisoned: Poisoned) -> None:
    poisoned.poison(130, timedelta(days=8))
    run = poisoned.crawl()
    assert (run.status, run.verdict) == (0, "complete: nothing new")
    assert "warning   no new article for 8 days; 10.0 a day were usual" in run.err.splitlines()
    end = poisoned.log.with_name("okegas.runs.jsonl").read_text().splitlines()[-1]
    assert '"warnings":["no new article for 8 days; 10.0 a day were usual"]' in end
    assert "no new article" not in poisoned.crawl("-a", "categories=politik").err, "a part tells nothing of the whole"
    assert "no new article" not in poisoned.crawl("-s", 'UNUSUAL={"missed": 200}').err
    quiet = poisoned.crawl("-L", "WARNING").err.splitlines()
    assert quiet == ["warning   no new article for 8 days; 10.0 a day were usual", "complete: nothing new"]


def test_silence_is_told_also_where_a_category_has_left_the_menu(poisoned: Poisoned) -> None:
    poisoned.replica.new_category("Pilkada")
    poisoned.crawl()
    poisoned.poison(130, timedelta(days=8))
    del poisoned.replica.categories["pilkada"]
    poisoned.replica.rendered.clear()
    run = poisoned.crawl()
    assert (run.status, run.verdict) == (0, "complete: nothing new")
    assert "warning   no new article for 8 days; 10.0 a day were usual" in run.err.splitlines()


def test_a_kind_of_removal_that_stops_is_a_warning(poisoned: Poisoned) -> None:
    poisoned.poison(100, timedelta(days=4))
    poisoned.poison(25, timedelta(hours=1), removed={})
    poisoned.replica.add(categories=("politik",))
    run = poisoned.crawl()
    assert run.status == 0
    assert "warning   countdown was removed from " in run.err


def test_a_field_that_empties_article_by_article_is_suspicious(poisoned: Poisoned) -> None:
    poisoned.poison(100, timedelta(days=4))
    poisoned.poison(25, timedelta(hours=1), author=None)
    poisoned.replica.add(categories=("politik",))
    run = poisoned.crawl()
    assert run.status == 4
    assert "suspicious: author is empty in " in run.verdict


def test_bad_lines_tell_nothing_and_break_nothing(poisoned: Poisoned) -> None:
    poisoned.poison(60, timedelta(days=1), removed=None)
    poisoned.poison(60, timedelta(days=2), published="2024-13-45")
    poisoned.poison(60, timedelta(days=3), published="2024-02-06T14:30:00")
    assert poisoned.crawl().status == 0
    poisoned.replica.add(categories=("politik",))
    run = poisoned.crawl()
    assert (run.status, run.verdict) == (0, "complete: 1 article archived")
