"""Dates as they are written, and the days that they mean."""

from datetime import date, timedelta
from random import Random

import pytest

from okegas_crawler.replica import mentions
from okegas_crawler.replica.mentions import MONTHS, WEEKDAYS, DatePhrase, Writer

WRITERS = (
    mentions.slashes, mentions.untidy_slashes, mentions.wrong_weekday, mentions.bracket_only, mentions.unclosed,
    mentions.month_name, mentions.plain_month_name, mentions.month_first, mentions.iso, mentions.yearless,
    mentions.coming, mentions.stamped, mentions.days_range,
)  # fmt: skip
DAYS = [date(2023, 12, 20) + timedelta(days=step) for step in range(0, 400, 7)] + [date(2024, 2, 29)]


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_the_day_s_number_stands_in_every_phrase(writer: Writer) -> None:
    for day in DAYS:
        phrase = writer(day, Random(day.toordinal()))
        assert phrase.day == day
        assert str(day.day) in phrase.text
        assert phrase.text == phrase.text.strip()


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_whether_the_weekday_agrees_is_known(writer: Writer) -> None:
    spelled = {"ahad": "minggu", "jum’at": "jumat"}
    for day in DAYS:
        phrase = writer(day, Random(day.toordinal()))
        first = phrase.text.replace("(", " ").replace(",", " ").replace("-", " ").split()[0].lower()
        name = spelled.get(first, first)
        known = [weekday.lower() for weekday in WEEKDAYS]
        assert phrase.weekday_agrees == (known.index(name) == day.weekday() if name in known else None)


def test_a_year_that_is_not_printed_is_that_of_the_post() -> None:
    phrase = DatePhrase("Senin (5/2)", date(2024, 2, 5), weekday_agrees=True, year_given=False)
    assert phrase.at(date(2024, 2, 10)).day == date(2024, 2, 5)
    moved = phrase.at(date(2025, 2, 10))
    assert (moved.day, moved.weekday_agrees) == (date(2025, 2, 5), False)


def test_far_from_the_post_the_weekday_chooses_the_year() -> None:
    phrase = DatePhrase("Senin (5/2)", date(2024, 2, 5), weekday_agrees=True, year_given=False)
    assert phrase.at(date(2024, 8, 20)).day == date(2024, 2, 5)  # 5/2/2025 is nearer, but a Wednesday


def test_a_coming_day_is_never_before_the_post() -> None:
    phrase = DatePhrase("7 Januari", date(2025, 1, 7), year_given=False, coming=True)
    assert phrase.at(date(2024, 12, 30)).day == date(2025, 1, 7)
    assert phrase.at(date(2025, 1, 8)).day == date(2026, 1, 7)


def test_a_range_is_placed_by_its_end() -> None:
    phrase = DatePhrase("27 Desember hingga 2 Januari", date(2023, 12, 27), date(2024, 1, 2), year_given=False)
    resolved = phrase.at(date(2025, 1, 3))
    assert (resolved.day, resolved.end_day) == (date(2024, 12, 27), date(2025, 1, 2))


def test_months_are_named_in_indonesian() -> None:
    assert mentions.plain_month_name(date(2024, 8, 17), Random(1)).text == f"17 {MONTHS[7]} 2024"
