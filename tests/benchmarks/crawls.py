"""Crawls of a whole site: ours, with all pipelines, into the archive, beside the bare spider's; and what size costs."""

from collections.abc import Callable
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks import Comparison
from tests.benchmarks.site import served
from tests.benchmarks.spiders import bare, lines, okegas

LARGE = 10_000  # posts; a site of more is crawled once, as it takes minutes
EMPTY = "kosong"  # a category of the replica without articles: a crawl of it is a start and an end


class Crawled(NamedTuple):
    """What a crawl took."""

    articles: int
    seconds: float
    cpu: float  # seconds
    memory: float  # MB, at the highest

    @property
    def rate(self) -> float:
        """Articles a second, start and end included."""
        return self.articles / self.seconds

    @property
    def cost(self) -> float:
        """Milliseconds of processor time an article."""
        return 1_000 * self.cpu / self.articles


def measure(crawls: int, posts: list[int]) -> list[Comparison]:
    """Our crawls of sites of so many posts beside the bare spider's, in turns; then the largest beside the smallest."""
    comparisons = []
    sizes: dict[int, list[Crawled]] = {}
    starts: list[Crawled] = []
    for size in sorted(posts):
        with served(size) as base_url:
            rounds = [(ours(base_url), theirs(base_url)) for _ in range(1 if size > LARGE else crawls)]
            starts += [ours(base_url, "-a", f"categories={EMPTY}") for _ in rounds]
        sizes[size] = [our for our, _ in rounds]
        comparisons += beside_the_bare(size, sizes[size], [their for _, their in rounds])
    return comparisons + growth(sizes, median(start.cpu for start in starts))


def ours(base_url: str, *arguments: str) -> Crawled:
    """A crawl of ours into a new archive."""
    with TemporaryDirectory() as folder:
        taken, _ = okegas(base_url, Path(folder), *arguments)
        return Crawled(lines(Path(folder, "okegas.jsonl")), *taken)


def theirs(base_url: str) -> Crawled:
    """A crawl of the bare spider's into a new file."""
    with TemporaryDirectory() as folder:
        taken = bare(base_url, Path(folder))
        return Crawled(lines(Path(folder, "bare.jsonl")), *taken)


def beside_the_bare(size: int, ours: list[Crawled], theirs: list[Crawled]) -> list[Comparison]:
    """Our crawls of a site and the bare spider's, taken in turns."""

    def compared(what: str, unit: str, figure: str) -> Comparison:
        figures = ([getattr(crawl, figure) for crawl in crawls] for crawls in (ours, theirs))
        return Comparison.of(f"crawl of {size:,} posts: {what}", unit, next(figures), "bare spider", next(figures))

    return [
        compared("articles", "a second", "rate"),
        compared("processor time", "ms an article", "cost"),
        compared("peak memory", "MB", "memory"),
    ]


def growth(sizes: dict[int, list[Crawled]], start: float) -> list[Comparison]:
    """What an article costs on the largest site, beside the smallest; `start` is a crawl's fixed cost, in seconds."""
    least, most = min(sizes), max(sizes)
    pairs = list(product(sizes[most], sizes[least]))

    def compared(what: str, unit: str, figure: Callable[[Crawled], float]) -> Comparison:
        large, small = ([figure(crawl) for crawl in crawls] for crawls in zip(*pairs, strict=True))
        return Comparison.of(f"crawl of {most:,} posts: {what}", unit, large, f"of {least:,} posts", small)

    return [
        compared("time beyond the start", "ms an article", lambda crawl: 1_000 * (crawl.cpu - start) / crawl.articles),
        compared("peak memory", "MB", lambda crawl: crawl.memory),
    ]
