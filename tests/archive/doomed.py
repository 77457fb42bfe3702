"""`python -m tests.archive.doomed POINT TIME COMMAND …`: a `scrapy` that kills itself at the TIME-th coming to a point.

What a kill at a random moment hits once in a thousand times, a name hits each time. What ships knows nothing of it.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from typing import Any

from scrapy.cmdline import execute

from okegas_crawler.archive import lines, log
from okegas_crawler.archive.index import Index
from okegas_crawler.archive.log import Log
from okegas_crawler.archive.runs import RunHistory

Function = Callable[..., Any]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def half_written(file: int, line: bytes) -> None:
    os.write(file, line[: len(line) // 2])
    die()


def before(function: Function) -> Function:
    def doomed(*arguments: Any) -> None:
        die()

    return doomed


def after(function: Function) -> Function:
    def doomed(*arguments: Any) -> None:
        function(*arguments)
        die()

    return doomed


def amid(function: Function) -> Function:
    return half_written


def amid_end(function: Function) -> Function:
    return lambda history, ended: half_written(history._file, ended.line())


# Where, and when there: the function, and what becomes of it at the fatal call.
POINTS: dict[str, tuple[Any, str, Callable[[Function], Function]]] = {
    "within the write": (log, "append_line", amid),
    "after the write": (log, "append_line", after),
    "before the sync": (Log, "sync", before),
    "between log and index": (Index, "commit", before),
    "after the index": (Index, "commit", after),
    "within the catch-up": (Index, "add", after),
    "between torn copy and truncation": (lines, "sync_folder", after),
    "before the end line": (RunHistory, "end", before),
    "within the end line": (RunHistory, "end", amid_end),
    "after the end line": (RunHistory, "end", after),
}


def doom(point: str, time: int) -> None:
    """Have this process die at its `time`-th coming to a point."""
    holder, name, fate = POINTS[point]
    function = getattr(holder, name)
    calls = count(1)

    def counted(*arguments: Any) -> Any:
        return (fate(function) if next(calls) == time else function)(*arguments)

    setattr(holder, name, counted)


if __name__ == "__main__":
    _, point, time, *arguments = sys.argv
    doom(point, int(time))
    execute(["scrapy", *arguments])
