"""Measurements of speed, each beside the usual alternative in the same run: `python -m tests.benchmarks`."""

import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple


class Table(NamedTuple):
    """What one part has measured."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str | float | None]]


class Duel(NamedTuple):
    """Medians over all rounds."""

    ours: float  # seconds
    theirs: float  # seconds
    ratio: float
    """How many times as long theirs took, round by round: what else the machine does weighs on both."""


def duel(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> Duel:
    """The two in turns, so many rounds, after one that is not counted."""
    seconds = seconds_in_turns([ours, theirs], rounds)
    return Duel(
        median(our for our, _ in seconds),
        median(their for _, their in seconds),
        median(their / our for our, their in seconds),
    )


def seconds_in_turns(works: Sequence[Callable[[], object]], rounds: int) -> list[tuple[float, ...]]:
    """Seconds of each of the works, round by round, after a round that is not counted: a slow spell hits all alike."""
    return [tuple(map(_seconds, works)) for _ in range(rounds + 1)][1:]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
