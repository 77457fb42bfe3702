"""`scrapy verify`: whether the archive is what it promises to be."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand

from okegas_crawler.commands import DEFAULT, end, output_dir, with_examples, writing_to_stdout

if TYPE_CHECKING:
    from okegas_crawler.archive.verification import Verification

RIGHT, WRONG, UNREADABLE, HELD = 0, 1, 2, 75
SHOWN = 20  # reasons; the rest is counted


class Command(ScrapyCommand):
    """Every line whole and valid, revisions consecutive, hashes right, the index in step."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] [FILE]"

    def short_desc(self) -> str:
        return "Check every line of the archive"

    def long_desc(self) -> str:
        return (
            "Check every line of the archive: whole, valid by the schema, revisions consecutive, hashes right; and "
            "that the index is in step. Without FILE: OUTPUT_DIR/okegas.jsonl. Status 0, or 1 with the numbers of the "
            "lines that are wrong, 2 for a file that cannot be read, 5 where standard output cannot be written, 75 for "
            "a tail that a run is at work on.\n\n"
            "  scrapy verify\n  scrapy verify backup/okegas.jsonl\n  scrapy verify --repair"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        with_examples(parser)
        parser.add_argument(
            "--repair", action="store_true", help="move a torn tail aside, to FILE.torn, before the check"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from okegas_crawler.archive.log import LockedError, is_held
        from okegas_crawler.archive.verification import index_in_step, verify

        assert self.settings is not None
        if len(args) > 1:
            end("verify", UNREADABLE, f"{len(args)} files; name one: scrapy verify {args[0]}")
        path = Path(args[0]) if args else output_dir(self.settings) / f"{DEFAULT}.jsonl"
        try:
            if opts.repair:
                repair(path)
            found = verify(path)
            if found.foreign:
                end("verify", WRONG, f"{path}: no line of it is a record of an archive; name one: output/okegas.jsonl")
            if found.torn and is_held(path):
                end("verify", HELD, f"a run is writing to {path}; try again when it has ended")
            contradiction = index_in_step(path)
        except LockedError as error:
            end("verify", HELD, f"{error}; try again when it has ended")
        except OSError as error:
            what = "name an archive" if args else "scrapy crawl okegas makes it"
            end("verify", UNREADABLE, f"{path}: {error.strerror or error}; {what}")
        with writing_to_stdout("verify"):
            for line in report(found, path, contradiction):
                print(line)
        self.exitcode = RIGHT if found.right and contradiction is None else WRONG


def repair(path: Path) -> None:
    """Move a torn tail aside, never a foreign file's. Raises LockedError, or OSError where there is no file, too."""
    from okegas_crawler.archive.log import Log
    from okegas_crawler.archive.verification import verify

    found = verify(path)
    if found.size and not found.foreign:
        log = Log(path)
        log.close()
        if log.moved_aside:
            print(f"moved {log.moved_aside} bytes of a torn tail to {path}.torn")


def report(found: "Verification", path: Path, contradiction: str | None) -> list[str]:
    """What was found, in lines: what is wrong, then a summary."""
    wrong = [f"line {number}: {reason}" for number, reason in found.bad]
    if len(wrong) > SHOWN:
        wrong[SHOWN:] = [f"and {len(wrong) - SHOWN} more"]
    if found.torn:
        wrong.append(f"line {found.lines + 1}: torn, {found.torn:,} bytes; --repair moves them aside")
    if contradiction:
        wrong.append(f"index: contradicts the log at {contradiction}; delete it, it is built anew")
    bad_lines = len({number for number, _ in found.bad})
    return [
        *wrong,
        f"{path}: {'wrong' if wrong else 'right'}",
        f"{found.lines:,} lines, {bad_lines:,} of them bad; {found.articles:,} articles; {found.size:,} bytes",
        *([f"fetched from {found.first_fetched} to {found.last_fetched}"] if found.first_fetched else []),
        f"sha256 {found.sha256}",
    ]
