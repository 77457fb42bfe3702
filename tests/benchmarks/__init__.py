"""Measurements of speed, each beside the usual alternative in the same run: `python -m tests.benchmarks`."""

import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple, Self


class Comparison(NamedTuple):
    """A figure of ours beside another: medians over all rounds."""

    what: str
    unit: str
    ours: float
    beside: str
    """What it is held against."""
    theirs: float
    ratio: float
    """Ours to theirs, round by round: what else the machine does weighs on both."""
    lowest: float
    highest: float

    @classmethod
    def of(cls, what: str, unit: str, ours: Sequence[float], beside: str, theirs: Sequence[float]) -> Self:
        """The comparison of figures that were taken in turns, one of each a round."""
        ratios = [our / their for our, their in zip(ours, theirs, strict=True)]
        return cls(what, unit, median(ours), beside, median(theirs), median(ratios), min(ratios), max(ratios))


class Table(NamedTuple):
    """What a part has measured that is more than speed."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str | float | None]]
    comparisons: Sequence[Comparison] = ()
    """What of it is speed."""


def compared(
    what: str, pieces: int, ours: Callable[[], object], beside: str, theirs: Callable[[], object], rounds: int
) -> Comparison:
    """How many of the pieces that the two work through they do in a second, in turns, so many rounds."""
    seconds = seconds_in_turns([ours, theirs], rounds)
    ours_a_second, theirs_a_second = ([pieces / taken for taken in each] for each in zip(*seconds, strict=True))
    return Comparison.of(what, "a second", ours_a_second, beside, theirs_a_second)


def seconds_in_turns(works: Sequence[Callable[[], object]], rounds: int) -> list[tuple[float, ...]]:
    """Seconds of each of the works, round by round, after a round that is not counted: a slow spell hits all alike."""
    return [tuple(map(_seconds, works)) for _ in range(rounds + 1)][1:]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
