"""`scrapy verify`: is the archive what it promises to be?"""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand

from okegas_crawler.commands import output_dir


class Command(ScrapyCommand):
    """Every line whole and valid, revisions consecutive, hashes right, the index in step."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] [FILE]"

    def short_desc(self) -> str:
        return "Check every line of the archive"

    def long_desc(self) -> str:
        return (
            "Check every line of the archive: whole, valid against the schema, revisions consecutive, hashes right; and "
            "that the index is in step. Without FILE: OUTPUT_DIR/okegas.jsonl. Status 0, or 1 with the numbers of the "
            "lines that are wrong. Example: scrapy verify output/okegas.jsonl"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--repair", action="store_true", help="move a torn tail aside, to FILE.torn, before the check"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from okegas_crawler.archive.log import LockedError, Log
        from okegas_crawler.archive.verification import REPORTED, index_in_step, verify

        assert self.settings is not None
        if len(args) > 1:
            self.end(2, "name one file")
        path = Path(args[0]) if args else output_dir(self.settings) / "okegas.jsonl"
        try:
            if opts.repair and path.stat().st_size:
                log = Log(path)
                log.close()
                if log.moved_aside:
                    print(f"moved {log.moved_aside} bytes of a torn tail to {path}.torn")
            found = verify(path)
        except LockedError as error:
            self.end(75, f"{error}; try again when it has ended")
        except OSError as error:
            self.end(2, f"{path} cannot be read: {error.strerror}")
        for number, reason in found.bad[:REPORTED]:
            print(f"line {number}: {reason}")
        if len(found.bad) > REPORTED:
            print(f"and {len(found.bad) - REPORTED} more")
        if found.torn:
            print(
                f"line {found.lines + 1}: torn, {found.torn} bytes without a newline; scrapy verify --repair moves them aside"
            )
        step = index_in_step(path)
        print(
            f"{path}: {found.lines} lines, {found.articles} articles, {found.size} bytes; "
            f"fetched from {found.first_fetched} to {found.last_fetched}\nsha256 {found.sha256}\nindex {step or 'in step'}"
        )
        self.exitcode = 0 if found.right and step is None else 1

    def end(self, status: int, message: str) -> None:
        """End with a status and one line on stderr."""
        sys.stderr.write(f"scrapy verify: {message}\n")
        raise SystemExit(status)
