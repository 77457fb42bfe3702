"""The commands of this project, beside Scrapy's own: `crawl`, `verify`, `audit`, `report`, `demo`, `clean`, `capture`.

Scrapy imports every one of them at every start: each imports what it needs only when it runs.
"""

import argparse
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from scrapy.commands import ScrapyHelpFormatter
from scrapy.settings import BaseSettings
from scrapy.utils.conf import closest_scrapy_cfg

from okegas_crawler.archive.verdict import SIGNAL, UNWRITABLE, WRONG_USAGE

if TYPE_CHECKING:
    from okegas_crawler.spiders.wordpress import WordPressSpider

if sys.stderr is None:  # so Python has it where it was closed (`2>&-`): Scrapy's log wants one,
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # and what is opened next, the archive for one, must not become it
    sys.stderr = os.fdopen(2, "w", encoding="utf-8")

DEFAULT = "okegas"  # the spider that is meant where none is named
PIPE = SIGNAL + 13  # as a shell tells of SIGPIPE

# What is built in, listed over forty lines at every start; the settings say the same.
INVENTORIES = ("scrapy.addons", "scrapy.middleware", "scrapy.crawler", "scrapy.utils.log")


def output_dir(settings: BaseSettings) -> Path:
    """The folder that OUTPUT_DIR names."""
    return in_project(str(settings["OUTPUT_DIR"]))


def in_project(folder: str) -> Path:
    """A folder of the settings: relative to that of the scrapy.cfg that was found, else to the working one."""
    return Path(closest_scrapy_cfg()).parent / folder


def spare_archive(command: str, output: Path, name: str, settings: BaseSettings) -> None:
    """Ends with status 2 where an output is a file of a spider's archive, which only a run that holds it may write."""
    from okegas_crawler.archive.index import index_beside
    from okegas_crawler.archive.runs import runs_beside
    from okegas_crawler.settings import OUTPUT_DIR

    logs = [folder / f"{name}.jsonl" for folder in (output_dir(settings), in_project(OUTPUT_DIR))]
    if output.resolve() in {file.resolve() for log in logs for file in (log, index_beside(log), runs_beside(log))}:
        end(command, WRONG_USAGE, f"{output} is of the archive itself: name another file")


def spider_named(command: str, args: list[str], settings: BaseSettings) -> "type[WordPressSpider]":
    """The one spider that the arguments of a command name; ends with status 2 and one line where there is none."""
    from scrapy.spiderloader import get_spider_loader

    from okegas_crawler.spiders.wordpress import WordPressSpider

    loader = get_spider_loader(settings)
    if len(args) != 1 or args[0] not in loader.list():
        known = ", ".join(sorted(loader.list()))
        end(command, WRONG_USAGE, f"{' '.join(args) or 'nothing'} is not a spider; known: {known}")
    spider = loader.load(args[0])
    assert issubclass(spider, WordPressSpider)
    return spider


def check_log(command: str, settings: BaseSettings) -> None:
    """Ends with status 5 and one line where the file of the log cannot be opened: Scrapy has a traceback for it."""
    if file := settings["LOG_FILE"]:
        try:
            Path(file).open("ab").close()
        except OSError as error:
            end(command, UNWRITABLE, f"the log {file} cannot be written: {error.strerror or error}")


def without_inventories() -> None:
    """Leave out of the log what Scrapy lists of itself."""
    for name in INVENTORIES:
        logging.getLogger(name).setLevel(logging.WARNING)


class WithExamples(ScrapyHelpFormatter):
    """Leaves indented lines of a description as they are written, one a line; paragraphs are filled as ever."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        paragraphs = text.strip("\n").split("\n\n")
        return "\n\n".join(
            p if p.startswith("  ") else super(WithExamples, self)._fill_text(p, width, indent) for p in paragraphs
        )


def with_examples(parser: argparse.ArgumentParser) -> None:
    """Have a command's help show its examples as they are written."""
    parser.formatter_class = WithExamples


@contextmanager
def writing_to_stdout(command: str) -> Iterator[None]:
    """While the context lasts, a standard output that takes no more ends the command.

    Where its reader went away (`| head`) quietly, by SIGPIPE's status; where it is full or closed, with 5 and one line.
    """
    if sys.stdout is None:  # so Python has it where it was closed (`>&-`)
        end(command, UNWRITABLE, "standard output is closed")
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        if error.filename is not None:  # of a file that could not be opened
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
        if isinstance(error, BrokenPipeError):
            raise SystemExit(PIPE) from None
        end(command, UNWRITABLE, f"standard output cannot be written: {error.strerror or error}")


def end(command: str, status: int, message: str) -> NoReturn:
    """End with a status and one line on stderr, which says what is wrong and what would do."""
    say(f"scrapy {command}: {message}")
    raise SystemExit(status)


def say(words: str) -> None:
    """Print a line on stderr, if it takes one: on a full disk it may not, and the status is still to be told."""
    with suppress(OSError):
        print(words, file=sys.stderr, flush=True)
