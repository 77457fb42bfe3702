"""find_dates and parse_date_line beside dateparser, and beside the parse of the page that the text came from."""

import json
import os
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.replica.article import article_page
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import paragraphs
from okegas_crawler.text.dates import find_dates, parse_date_line
from tests.benchmarks import Comparison, compared

WITA = timezone(timedelta(hours=8))
NOW = datetime(2024, 2, 6, 8, 30, tzinfo=UTC)
ANCHOR = date(2024, 2, 6)

LANGUAGES = ["id", "en"]
SETTINGS: Any = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "current_period"}
"""The best of dateparser's settings that were found: without them it is neither faster nor better."""

LINES = (
    "Selasa, 6 Februari 2024 | 14:30 WITA",
    "Jumat, 09/08/2024 - 08.15 WIB",
    "6 Feb 2024",
    "Senin, 5 Februari 2024 14:30",
    "6 Februari 2024, 14:30 WITA",
    "06/02/2024 14:30",
    "February 6, 2024",
    "2024-02-06T14:30:00+08:00",
)

REPEATED = 20  # times in each round, lest a cold processor cache be measured


def measure(rounds: int, sentences: int = 200) -> list[Comparison]:
    """Sentences, date lines and bodies a second, ours and theirs."""
    replica = Replica(60)
    texts = {"sentences of the replica": list(islice(_sentences(replica), sentences))}
    if labelled := _labelled_sentences():
        texts["labelled sentences"] = labelled[:sentences]
    return [
        *(_against_search(f"dates: {what}", lines, rounds) for what, lines in texts.items()),
        _against_parse(rounds),
        _against_lexbor(replica, rounds),
    ]


def _sentences(replica: Replica) -> Iterator[str]:
    for post in replica.articles():
        for paragraph in paragraphs(post):
            yield from paragraph.split(". ")


def _labelled_sentences() -> list[str]:
    """The labelled sentences from outside the repository, if they are there."""
    folder = Path(os.environ.get("OKEGAS_CASES", Path(__file__).parents[3] / "shared"))
    file = folder / "data" / "dates.jsonl"
    return [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()] if file.is_file() else []


def _against_search(what: str, sentences: list[str], rounds: int) -> Comparison:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser's own
        from dateparser.search import search_dates

        return compared(
            what,
            len(sentences),
            lambda: [find_dates(sentence, ANCHOR) for sentence in sentences],
            "dateparser.search_dates",
            lambda: [search_dates(sentence, languages=LANGUAGES, settings=SETTINGS) for sentence in sentences],
            rounds,
        )


def _against_parse(rounds: int) -> Comparison:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import dateparser

        return compared(
            "dates: date lines",
            REPEATED * len(LINES),
            lambda: [parse_date_line(line, now=NOW, default_offset=WITA) for line in LINES * REPEATED],
            "dateparser.parse",
            lambda: [dateparser.parse(line, languages=LANGUAGES, settings=SETTINGS) for line in LINES * REPEATED],
            rounds,
        )


def _against_lexbor(replica: Replica, rounds: int) -> Comparison:
    """A body of 3 kB, as long as three of the replica's together, and the page of the first of them."""
    posts = list(replica.articles())
    page = max((article_page(replica, "https://okegas.id", post) for post in posts[:12]), key=len)
    body = "\n\n".join(paragraph for post in posts for paragraph in paragraphs(post))[:3_000]
    return compared(
        "dates: bodies of 3 kB",
        REPEATED,
        lambda: [find_dates(body, ANCHOR) for _ in range(REPEATED)],
        "Lexbor parse of the page",
        lambda: [LexborHTMLParser(page) for _ in range(REPEATED)],
        rounds,
    )
