"""The run history for whoever only reads: what each past run says of itself, as far as it says it.

`runs.py` reads what the next run builds on, and takes an end line whole or not at all. Here a key that is missing, of
an older version or of another kind than expected is passed by: a reader shows what there is.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from okegas_crawler.archive.lines import lines_from_end
from okegas_crawler.archive.moments import aware_moment


@dataclass(frozen=True)
class PastRun:
    """A run, as its lines tell it; one that has no end died, or is at work."""

    name: str
    started: datetime
    """Aware, as is `ended`."""

    ended: datetime | None = None
    status: int | None = None
    verdict: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Articles `new`, `revised`, `unchanged`, and whatever else is counted."""

    passed_over: Mapping[str, str] = field(default_factory=dict)
    """The reason for each address that is not asked for again."""

    owed: frozenset[str] = frozenset()
    """Addresses of what was asked for and not had."""


def past_runs(path: Path) -> Iterator[PastRun]:
    r"""The runs of the history at `path`, newest first; none where there is no file. A line that tells none is skipped.

    Reads no more of the file than is asked for. Raises OSError where it cannot be read.

    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp(), "okegas.runs.jsonl")
    >>> first = b'{"event":"end","run":"a","started":"2024-02-06T00:00:00+00:00","status":0,"passed_over":7}\n'
    >>> path.write_bytes(first + b'{"event":"start","run":"b","started":"2024-02-06T00:30:00+00:00"}\n{}\n{"eve') > 0
    True
    >>> [(run.name, run.status, run.passed_over) for run in past_runs(path)]
    [('b', None, {}), ('a', 0, {})]
    """
    ended: set[str] = set()
    for line in lines_from_end(path):
        try:
            said = json.loads(line)
            event, run = said["event"], _run(said)
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
            continue
        if event == "end":
            ended.add(run.name)
            yield run
        elif event == "start" and run.name not in ended:
            yield run


def _run(said: dict[str, Any]) -> PastRun:
    """The run that a line tells of. KeyError, TypeError or ValueError where it tells neither its name nor its start."""
    started = aware_moment(said["started"])
    if started is None or not isinstance(said["run"], str):
        raise ValueError
    status, verdict = said.get("status"), said.get("verdict")
    return PastRun(
        name=said["run"],
        started=started,
        ended=aware_moment(said.get("ended")),
        status=status if isinstance(status, int) else None,
        verdict=verdict if isinstance(verdict, str) else "",
        counts={name: number for name, number in _mapping(said, "counts").items() if isinstance(number, int)},
        passed_over={
            address: reason
            for reason, addresses in _mapping(said, "passed_over").items()
            for address in (addresses if isinstance(addresses, list) else ())
            if isinstance(address, str)
        },
        owed=frozenset(_mapping(said, "owed")),
    )


def _mapping(said: dict[str, Any], key: str) -> dict[str, Any]:
    value = said.get(key)
    return value if isinstance(value, dict) else {}
