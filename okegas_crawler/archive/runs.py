"""The run history, `NAME.runs.jsonl` beside the log: a line when a run starts, a line when it ends.

What a run has proven stands in its end line: the head of each category, what is passed over, what is owed. A run
without an end line died; what the end line before it says still holds. An end line of another log proves nothing.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any, Self

from okegas_crawler.archive.lines import append_line, lines_from_end, repair, sync_folder
from okegas_crawler.archive.moments import aware_moment
from okegas_crawler.archive.owed import Owed
from okegas_crawler.archive.walks import Walk


@dataclass(frozen=True)
class Walked:
    """What is known of a category from its walks."""

    head: tuple[str, ...] = ()
    """What page 1 listed when the category was last walked whole: the ground that is proven. Empty: never yet."""

    complete: bool = False
    """Whether the last walk was whole."""

    pages: int = 0
    """How many pages the last walk read."""


@dataclass(frozen=True)
class Proven:
    """What the next run can build on."""

    categories: Mapping[str, Walked] = field(default_factory=dict)
    passed_over: Mapping[str, str] = field(default_factory=dict)
    """The reason for each article that is not asked for again."""

    owed: Mapping[str, Owed] = field(default_factory=dict)
    changes_until: str | None = None
    """The newest change of any article that the site has named, as it wrote it; None before it was first asked."""

    def head(self, category: str) -> tuple[str, ...]:
        """The stored head of a category; empty where it was never walked whole."""
        return self.categories.get(category, Walked()).head

    def walked(self, walks: Iterable[Walk], *, heads: bool) -> dict[str, Walked]:
        """The categories after the walks of a run; those that it did not walk are carried over.

        `heads` is False for a run that stores none, as it looked for a part only: since, until, max_pages, urls. A walk
        that was not whole, or that found its category empty, leaves the head as it was: that ground is proven still.
        """
        if not heads:
            return dict(self.categories)
        return dict(self.categories) | {
            walk.category: Walked(
                (walk.complete and walk.head_now) or self.head(walk.category), walk.complete, walk.pages
            )
            for walk in walks
        }


@dataclass(frozen=True)
class Ended:
    """The end of a run, as its line says it."""

    run: str
    started: datetime
    """In UTC, as are all times here, and to the second."""

    ended: datetime
    status: int
    """Exit status of the command."""

    verdict: str
    proven: Proven
    counts: Mapping[str, int]
    """Articles by what became of them: new, revised …"""

    log_size: int
    """In bytes, at the end of the run."""

    log_identity: str
    """What tells the log of that size from another."""

    figures: Mapping[str, Any] = field(default_factory=dict)
    """What else the operator may want to know, as `archive.figures` says it; lines of former versions have none."""

    def line(self) -> bytes:
        """The end line, newline included."""
        reasons = sorted(set(self.proven.passed_over.values()))
        return _line(
            {
                "event": "end",
                "run": self.run,
                "started": self.started.isoformat(timespec="seconds"),
                "ended": self.ended.isoformat(timespec="seconds"),
                "status": self.status,
                "verdict": self.verdict,
                "counts": dict(self.counts),
                "figures": dict(self.figures),
                "categories": {name: vars(walked) for name, walked in self.proven.categories.items()},
                "passed_over": {
                    reason: [article for article, why in self.proven.passed_over.items() if why == reason]
                    for reason in reasons
                },
                "owed": {
                    article: {
                        **vars(owed),
                        "first_failed": owed.first_failed.isoformat(timespec="seconds"),
                        "last_asked": owed.last_asked.isoformat(timespec="seconds"),
                    }
                    for article, owed in self.proven.owed.items()
                },
                "changes_until": self.proven.changes_until,
                "log_size": self.log_size,
                "log_identity": self.log_identity,
            }
        )

    @classmethod
    def read(cls, said: dict[str, Any]) -> Self:
        """The end that a line says. KeyError, TypeError, ValueError or AttributeError where it is none of ours.

        It is checked here: what the next run could not go on with would end every run after it.
        """
        if said["log_size"] < 0:
            raise ValueError
        if said["changes_until"] is not None:
            datetime.fromisoformat(said["changes_until"])
        return cls(
            run=said["run"],
            started=datetime.fromisoformat(said["started"]),
            ended=datetime.fromisoformat(said["ended"]),
            status=said["status"],
            verdict=said["verdict"],
            proven=Proven(
                {
                    name: Walked(tuple(walked["head"]), walked["complete"], walked["pages"])
                    for name, walked in said["categories"].items()
                },
                {article: reason for reason, articles in said["passed_over"].items() for article in articles},
                {article: _owed(owed) for article, owed in said["owed"].items()},
                said["changes_until"],
            ),
            counts=said["counts"],
            log_size=int(said["log_size"]),
            log_identity=said["log_identity"],
            figures=said.get("figures", {}),
        )


class RunHistory:
    """The history of a log's runs, open for the one that holds the log."""

    def __init__(self, path: Path) -> None:
        """Repair the history at `path`, made where it is missing. Raises OSError as the disk has it."""
        self.path = path
        self.moved_aside = repair(path)
        """Bytes of a torn tail that were moved to `NAME.torn`."""
        self.bad_lines = 0
        """Lines that were met and could not be read; they are skipped."""
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
        sync_folder(path)

    def start(self, arguments: Mapping[str, str], log_size: int, now: datetime) -> str:
        """Write the start line of a run with its `-a` arguments; the run's name. Raises OSError."""
        run = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{token_hex(3)}"  # a clock that was set back makes no two the same
        at = now.isoformat(timespec="seconds")
        self._append(
            _line({"event": "start", "run": run, "started": at, "arguments": dict(arguments), "log_size": log_size})
        )
        return run

    def end(self, ended: Ended) -> None:
        """Write the end line of a run. The log must be on the disk by then. Raises OSError."""
        self._append(ended.line())

    def ends(self) -> Iterator[Ended]:
        """The ends of runs, newest first. Reads no more of the file than is asked for."""
        for line in lines_from_end(self.path):
            try:
                said = json.loads(line)
                if said["event"] == "end":
                    yield Ended.read(said)
            except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
                self.bad_lines += 1

    def proven(self, log_size: int, identity: Callable[[int], str]) -> Proven:
        """What holds for a log of `log_size` bytes: what its newest end line says; nothing where there is none.

        `identity` gives the hash of the log's first so many bytes. A log that was lost, or brought back from an older
        copy, is known by it: end lines that speak of what is not there are passed by.
        """
        for ended in self.ends():
            if ended.log_size <= log_size and identity(ended.log_size) == ended.log_identity:
                return ended.proven
        return Proven()

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)

    def _append(self, line: bytes) -> None:
        append_line(self._file, line)
        os.fsync(self._file)


def runs_beside(log: Path) -> Path:
    """Where the run history of the log at that path lies."""
    return log.with_name(f"{log.name.removesuffix('.jsonl')}.runs.jsonl")


def _owed(said: dict[str, Any]) -> Owed:
    first_failed, last_asked = aware_moment(said["first_failed"]), aware_moment(said["last_asked"])
    if first_failed is None or last_asked is None:
        raise ValueError
    return Owed(said["category"], said["reason"], first_failed, int(said["times_failed"]), last_asked)


def _line(said: dict[str, Any]) -> bytes:
    """One JSON line, in ASCII: a reason may carry whatever a server sent."""
    return json.dumps(said, separators=(",", ":")).encode() + b"\n"
