"""`extract` beside general extractors, on the replica's pages and on labelled ones: what is right, how fast."""

import json
import os
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import fmean, median
from typing import Any, NamedTuple

from okegas_crawler.replica.answers import Asked
from okegas_crawler.replica.routes import answer
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth
from okegas_crawler.sites import OKEGAS
from tests.benchmarks import Comparison, Table, seconds_in_turns
from tests.benchmarks.extractors import EXTRACTORS, Extractor, Found

NOISE = {
    "poll": r"\{\{|loading poll|coming soon|\bvs vs\b|\( \d+\.\d+ % \)",
    "related": r"^\W*(?:baca|simak) juga\b|berita terkait|related posts",
    "share": r"^\W*(?:bagikan|share)\b",
    "ad": r"^\W*(?:iklan|advertisement)\b",
    "count": r"^\W*(?:dibaca|dilihat|post views)\b",
    "reply": r"tinggalkan balasan|leave a (?:reply|comment)|alamat surel anda",
}
"""Kinds of noise by words of theirs. They are looked for only in lines that the true text does not have."""

_NOISE = {kind: re.compile(words, re.IGNORECASE) for kind, words in NOISE.items()}

SHINGLE = 4  # words
TITLE = (
    "Pages: shares in %; shingles are the mean F1 of a page's runs of four words, "
    "from poll to other those of the pages on which such noise is left"
)
HEADERS = (
    "pages",
    "extractor",
    "exact body",
    "precision",
    "recall",
    "shingles",
    *(*NOISE, "other"),
    "title",
    "day",
    "a second",
    "time, ours = 1",
)


class Case(NamedTuple):
    """A page of an article and what stands on it."""

    html: str
    url: str
    title: str | None
    published: datetime | None
    paragraphs: list[str]


def measure(rounds: int, folder: Path | None = None, posts: int = 60) -> Table:
    """What every extractor gets right, and its time as a multiple of ours, for each set of pages.

    `folder` holds pages and their truth in an index.json; without it those beside the repository are taken, if any.
    Precision and recall are those of whole paragraphs.
    """
    sets = {"replica": list(replica_cases(posts))}
    labelled = folder or Path(os.environ.get("OKEGAS_CASES", Path(__file__).parents[3] / "shared")) / "pages"
    if folder or (labelled / "index.json").is_file():
        sets["labelled"] = list(labelled_cases(labelled))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the libraries' own
        extractors = {name: imported(name) for name in EXTRACTORS}
        rows: list[list[str | float | None]] = []
        comparisons: list[Comparison] = []
        for name, cases in sets.items():
            times = _times(cases, extractors, rounds)
            rows += _rows(f"{name}, {len(cases)}", cases, extractors, times)
            comparisons += _comparisons(f"extract: pages, {name}", len(cases), times)
    return Table(TITLE, HEADERS, rows, comparisons)


def replica_cases(posts: int) -> Iterator[Case]:
    """The articles of a replica; those that are split over several pages are left out."""
    replica = Replica(posts)
    for post in replica.articles():
        if len(post.pages) == 1:
            true = truth(post, replica)
            html = answer(replica, Asked(f"/{post.slug}/")).body.decode()
            yield Case(html, true["url"], true["title"], _moment(true["published"]), _paragraphs(true["body"]))


def labelled_cases(folder: Path) -> Iterator[Case]:
    """The articles among the pages that the folder's index.json describes; a truth may leave title and moment out."""
    for entry in json.loads((folder / "index.json").read_text("utf-8")):
        if "truth" in entry:
            true = entry["truth"]
            html = (folder / entry["file"]).read_text("utf-8", errors="replace")
            published = true.get("published")
            yield Case(html, entry["url"], true.get("title"), published and _moment(published), true["paragraphs"])


def imported(name: str) -> Extractor | None:
    try:
        return EXTRACTORS[name]()
    except ImportError:
        return None


def _times(cases: list[Case], extractors: dict[str, Extractor | None], rounds: int) -> dict[str, tuple[float, ...]]:
    """Seconds of each extractor that is there, round by round."""
    present = {name: extractor for name, extractor in extractors.items() if extractor is not None}
    turns = seconds_in_turns([partial(_run, extractor, cases) for extractor in present.values()], rounds)
    return dict(zip(present, zip(*turns, strict=True), strict=True))


def _comparisons(what: str, cases: int, times: dict[str, tuple[float, ...]]) -> Iterator[Comparison]:
    """How many pages a second ours reads beside each other."""
    (_, ours), *others = ((name, [cases / taken for taken in seconds]) for name, seconds in times.items())
    for name, theirs in others:
        yield Comparison.of(what, "a second", ours, name, theirs)


def _rows(
    pages: str, cases: list[Case], extractors: dict[str, Extractor | None], times: dict[str, tuple[float, ...]]
) -> Iterator[list[str | float | None]]:
    ours = times[next(iter(EXTRACTORS))]
    for name, extractor in extractors.items():
        if extractor is None:
            yield [pages, f"{name} (not installed)", *[None] * (len(HEADERS) - 2)]
            continue
        seconds = median(times[name]) / len(cases)
        ratio = median(their / our for their, our in zip(times[name], ours, strict=True))
        yield [pages, name, *_quality(extractor, cases), 1 / seconds, ratio]


def _run(extractor: Extractor, cases: Iterable[Case]) -> list[Any]:
    return [extractor.run(case.html, case.url) for case in cases]


def _quality(extractor: Extractor, cases: list[Case]) -> list[str | float | None]:
    """The columns from the exact body to the day; empty ones for what the extractor never tells."""
    if extractor.read is None:
        return [None] * (6 + len(NOISE) + 1)
    found = [extractor.read(result) for result in _run(extractor, cases)]
    counts = Counter[str]()
    for case, one in zip(cases, found, strict=True):
        right = (Counter(one.paragraphs) & Counter(case.paragraphs)).total()
        counts.update(right=right, found=len(one.paragraphs), true=len(case.paragraphs))
        counts.update(exact=one.paragraphs == case.paragraphs, title=one.title == case.title, day=_is_day(one, case))
        counts.update(noise_kinds(Counter(one.paragraphs) - Counter(case.paragraphs)))
    titled, dated = (sum(getattr(case, field) is not None for case in cases) for field in ("title", "published"))
    tells_title, tells_day = (any(getattr(one, field) is not None for one in found) for field in ("title", "published"))
    return [
        100 * counts["exact"] / len(cases),
        100 * counts["right"] / max(1, counts["found"]),
        100 * counts["right"] / max(1, counts["true"]),
        100 * fmean(shingle_f1(one.paragraphs, case.paragraphs) for case, one in zip(cases, found, strict=True)),
        *(100 * counts[kind] / len(cases) for kind in (*NOISE, "other")),
        100 * counts["title"] / titled if tells_title and titled else None,
        100 * counts["day"] / dated if tells_day and dated else None,
    ]


def shingle_f1(found: Iterable[str], true: Iterable[str]) -> float:
    """How alike two texts are: the F1 of their runs of four words, each as often as it occurs.

    >>> shingle_f1(["Satu dua tiga", "empat lima."], ["Satu dua tiga empat lima"])
    1.0
    >>> shingle_f1(["satu dua tiga empat lima"], ["satu dua tiga empat"])
    0.6666666666666666
    >>> shingle_f1([], ["satu"]), shingle_f1([], [])
    (0.0, 1.0)
    """
    ours, theirs = _shingles(found), _shingles(true)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def _shingles(paragraphs: Iterable[str]) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(paragraphs))
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(len(words) and max(1, len(words) - SHINGLE + 1)))


def noise_kinds(surplus: Iterable[str]) -> set[str]:
    """The kinds of noise in lines that are not of the true text; "other" for a line with no word of any.

    >>> sorted(noise_kinds(["Baca juga: Panen Padi", "IKLAN VIDEO LIST", "Beranda"]))
    ['ad', 'other', 'related']
    """
    return {next((kind for kind, words in _NOISE.items() if words.search(line)), "other") for line in surplus}


def _is_day(found: Found, case: Case) -> bool:
    """Whether the day is right, by the site's calendar: not every extractor tells the time."""
    moment = found.published
    if moment is not None and moment.tzinfo is not None:
        moment = moment.astimezone(OKEGAS.offset)
    if moment is None or case.published is None:
        return False
    return moment.date() == case.published.astimezone(OKEGAS.offset).date()


def _moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso)


def _paragraphs(body: str) -> list[str]:
    return body.split("\n\n") if body else []
