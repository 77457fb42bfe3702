"""Where a chart's bars, gridlines and labels lie: across in percent, so that it fits a phone, upwards in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

PLOT = 150  # pixels, from the highest gridline to the ground
HEAD = 10  # pixels above it, for bars that are too long
GAP = 0.15  # of a bar's place that stays free
MOST_TICKS = 4
MOST_MARKS = 5


@dataclass(frozen=True)
class Value:
    """What one bar shows."""

    label: str
    """What stands below it, if anything does: `2024-02`."""

    amount: float
    words: str
    """The value in words, which a pointer brings up."""

    kind: str = ""
    """Colours it: `good`, `fair`, `bad`."""


@dataclass(frozen=True)
class Bar:
    """A rectangle."""

    x: float
    width: float
    y: float
    height: float
    words: str
    kind: str


@dataclass(frozen=True)
class Tick:
    """A gridline and what it stands for."""

    y: float
    label: str


@dataclass(frozen=True)
class Mark:
    """A label below the ground."""

    x: float
    """Of its middle."""

    label: str


@dataclass(frozen=True)
class Columns:
    """A chart of upright bars."""

    bars: Sequence[Bar]
    ticks: Sequence[Tick]
    marks: Sequence[Mark]
    ground: float = HEAD + PLOT


def columns(values: Sequence[Value], *, every_label: bool = False, limit: float = inf) -> Columns:
    """The chart of values, from left to right, with at most MOST_MARKS labels, unless there is room for `every_label`.

    A bar of much more than `limit` is cut, and reaches over the highest gridline.

    >>> chart = columns([Value("a", 5, "a: 5"), Value("b", 10, "b: 10")])
    >>> [(bar.x, bar.width, bar.y, bar.height) for bar in chart.bars]
    [(3.75, 42.5, 85.0, 75.0), (53.75, 42.5, 10.0, 150.0)]
    >>> [(tick.y, tick.label) for tick in chart.ticks]
    [(160.0, '0'), (85.0, '5'), (10.0, '10')]
    >>> columns([]).bars, [tick.label for tick in columns([Value("a", 0, "a: 0")]).ticks]
    ([], ['0', '1'])
    """
    steps = ticks(min(limit, max((value.amount for value in values), default=0)))
    place = 100 / max(1, len(values))
    bars = []
    for number, value in enumerate(values):
        height = PLOT * value.amount / steps[-1]
        if value.amount:
            height = min(max(height, 1.0), HEAD + PLOT)  # one of a thousand is to be seen
        x, width = (number + GAP / 2) * place, (1 - GAP) * place
        bars.append(
            Bar(round(x, 3), round(width, 3), round(HEAD + PLOT - height, 1), round(height, 1), value.words, value.kind)
        )
    lines = [Tick(HEAD + PLOT * (1 - step / steps[-1]), f"{step:,}") for step in steps]
    return Columns(bars, lines, marks([value.label for value in values], every_label=every_label))


def ticks(most: float) -> list[int]:
    """Where the gridlines lie: round numbers from 0 to no less than `most`.

    >>> ticks(7), ticks(0.2), ticks(1234)
    ([0, 2, 4, 6, 8], [0, 1], [0, 500, 1000, 1500])
    """
    step = 1
    while step * MOST_TICKS < most:
        leading = int(str(step)[0])
        step = step * 5 // 2 if leading == 2 else step * 2
    count = max(1, -int(-most // step))
    return [step * number for number in range(count + 1)]


def marks(labels: Sequence[str], *, every_label: bool = False) -> list[Mark]:
    """The labels below the ground: of those that are not empty, evenly chosen, no more than there is room for.

    >>> [(mark.x, mark.label) for mark in marks(["a", *[""] * 8, "b"])]
    [(5.0, 'a'), (95.0, 'b')]
    """
    named = [(number, label) for number, label in enumerate(labels) if label]
    if not every_label:
        named = named[:: -(-len(named) // MOST_MARKS) or 1]
    return [Mark(round(100 * (number + 0.5) / len(labels), 3), label) for number, label in named]
