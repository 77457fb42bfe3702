"""The archive by itself: append, open, rebuild the index, verify; each beside the least that it could take."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from okegas_crawler.archive.verification import index_in_step, verify
from okegas_crawler.archive.writer import Archive
from tests.benchmarks import Comparison, compared
from tests.benchmarks.unchanged import old_record

SYNCED = 250  # lines; what a fast crawl appends in the second between two syncs


def measure(rounds: int, records: list[int]) -> list[Comparison]:
    """Records and MB a second, of as many records as the middle one of `records` says."""
    lines = [old_record(number) for number in range(sorted(records)[len(records) // 2])]
    size = sum(map(len, lines)) / 1e6
    with TemporaryDirectory() as name:
        folder = Path(name)
        append(folder, lines)
        log = folder / "okegas.jsonl"
        works = {
            "append, in the index": (lambda: append(folder, lines), "write alone", lambda: write(folder, lines)),
            "open": (lambda: open_archive(folder), "json.loads of every line", lambda: parse(log)),
            "rebuild the index": (lambda: rebuild(folder), "json.loads of every line", lambda: parse(log)),
            "verify": (lambda: (verify(log), index_in_step(log)), "json.loads of every line", lambda: parse(log)),
        }
        found = [
            compared(f"archive: {what}", len(lines), ours, beside, theirs, rounds)
            for what, (ours, beside, theirs) in works.items()
        ]
    return [
        row for one in found for row in (one._replace(unit="records a second"), _in_megabytes(one, size / len(lines)))
    ]


def append(folder: Path, lines: list[bytes]) -> None:
    """Append lines to a new archive, with a sync as often as a crawl has one."""
    for file in folder.glob("okegas.*"):
        file.unlink()
    archive = Archive(folder, "okegas")
    for number, line in enumerate(lines, 1):
        archive.append(line)
        if number % SYNCED == 0:
            archive.sync()
    archive.sync()
    archive.close()


def write(folder: Path, lines: list[bytes]) -> None:
    """Write lines to a new file, with a sync as often."""
    with (folder / "written.jsonl").open("wb", buffering=0) as file:
        for number, line in enumerate(lines, 1):
            file.write(line)
            if number % SYNCED == 0:
                os.fdatasync(file.fileno())
        os.fdatasync(file.fileno())


def open_archive(folder: Path) -> None:
    Archive(folder, "okegas").close()


def rebuild(folder: Path) -> None:
    for file in folder.glob("okegas.index.sqlite*"):
        file.unlink()
    open_archive(folder)


def parse(log: Path) -> None:
    with log.open("rb") as file:
        for line in file:
            json.loads(line)


def _in_megabytes(one: Comparison, megabytes: float) -> Comparison:
    return one._replace(unit="MB a second", ours=one.ours * megabytes, theirs=one.theirs * megabytes)
