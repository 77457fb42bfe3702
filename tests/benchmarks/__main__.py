"""The benchmarks as a command: `python -m tests.benchmarks [PART ...]`."""

import argparse
import math
from importlib import import_module
from pathlib import Path

from tests.benchmarks import Comparison, Table

PARTS = {
    "crawls": ("crawls", "posts"),
    "unchanged": ("crawls", "records"),
    "start_up": ("rounds",),
    "archives": ("rounds", "records"),
    "dates": ("rounds",),
    "pages": ("rounds", "folder"),
}
"""Each is a module of this package; its `measure` takes these options and gives comparisons, or a table of its own."""

HEADERS = ("what", "unit", "ours", "beside", "theirs", "ratio", "from", "to")


def run(options: argparse.Namespace) -> list[Comparison]:
    """Measures the parts, all of them if none is named, and prints one table of them.

    Ratios are ours to theirs: medians of all rounds, with the lowest and the highest.
    """
    comparisons: list[Comparison] = []
    for part in options.parts or PARTS:
        measure = import_module(f"tests.benchmarks.{part}").measure
        found = measure(**{name: getattr(options, name) for name in PARTS[part]})
        if isinstance(found, Table):
            show(found)
        comparisons += found.comparisons if isinstance(found, Table) else found
    if comparisons:
        show(Table("Ours beside others", HEADERS, comparisons))
    return comparisons


def show(table: Table) -> None:
    """Print a table, as Markdown."""
    from tabulate import tabulate  # of the extra `test`: the tests import this module without it

    sides = [
        "left" if any(isinstance(cell, str) for cell in column) else "right" for column in zip(*table.rows, strict=True)
    ]
    rows = [[written(cell) for cell in row] for row in table.rows]
    lines = tabulate(rows, table.headers, tablefmt="github", colalign=sides, disable_numparse=True)
    print(f"\n{table.title}\n\n{lines}", flush=True)


def written(cell: str | float | None) -> str:
    """A figure with three digits that count; words as they are.

    >>> [written(cell) for cell in (66_812.4, 812.4, 1.0, 0.09276, "MB", None)]
    ['66,800', '812', '1.00', '0.0928', 'MB', '']
    """
    if not cell or isinstance(cell, str):
        return "" if cell is None else str(cell)
    places = 2 - math.floor(math.log10(abs(cell)))
    return f"{round(cell, places):,.{max(0, places)}f}"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=run.__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=10, metavar="N", help="medians are taken of N rounds (10)")
    parser.add_argument("--crawls", type=int, default=3, metavar="N", help="where a round takes long, of N (3)")
    parser.add_argument(
        "--posts", type=int, nargs="+", default=[500, 5_000, 20_000], metavar="N", help="sizes of sites to crawl"
    )
    parser.add_argument(
        "--records", type=int, nargs="+", default=[100, 10_000, 100_000], metavar="N", help="sizes of archives"
    )
    parser.add_argument(
        "--folder", type=Path, help="pages with their truth in an index.json (those beside the repository, if any)"
    )
    options = parser.parse_args(arguments)
    for part in options.parts:
        if part not in PARTS:
            parser.error(f"there is no part {part!r}, only: {', '.join(PARTS)}")
    run(options)


if __name__ == "__main__":
    main()
