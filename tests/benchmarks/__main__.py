"""The benchmarks as a command: `python -m tests.benchmarks [PART ...] [--rounds N] [--folder PAGES]`."""

import argparse
from importlib import import_module
from pathlib import Path

from tests.benchmarks import Table

PARTS = {"dates": ("rounds",), "pages": ("rounds", "folder")}
"""Each is a module of this package; its `measure` takes these options and gives a Table."""


def run(options: argparse.Namespace) -> list[Table]:
    """Measures the parts, all of them if none is named, and prints a table for each."""
    from tabulate import tabulate  # of the extra `bench`: the tests import this module without it

    tables = []
    for part in options.parts or PARTS:
        measure = import_module(f"tests.benchmarks.{part}").measure
        table: Table = measure(**{name: getattr(options, name) for name in PARTS[part]})
        print(f"\n{table.title}\n\n{tabulate(table.rows, table.headers, floatfmt=',.4g')}", flush=True)
        tables.append(table)
    return tables


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=run.__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=10, metavar="N", help="medians are taken of N rounds (10)")
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
