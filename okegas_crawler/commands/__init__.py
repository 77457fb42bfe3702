"""The commands of this project, beside Scrapy's own: `crawl`, `verify`, `audit`, `report`, `demo`, `clean`, `capture`.

Scrapy imports every one of them at every start: each imports what it needs only when it runs.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from scrapy.commands import ScrapyHelpFormatter
from scrapy.settings import BaseSettings
from scrapy.utils.conf import closest_scrapy_cfg

PIPE = 128 + 13  # as a shell tells of SIGPIPE


def output_dir(settings: BaseSettings) -> Path:
    """The folder that OUTPUT_DIR names."""
    return in_project(str(settings["OUTPUT_DIR"]))


def in_project(folder: str) -> Path:
    """A folder of the settings: relative to that of the scrapy.cfg that was found, else to the working one."""
    return Path(closest_scrapy_cfg()).parent / folder


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
def ending_with_its_reader() -> Iterator[None]:
    """While the context lasts, a reader that goes away (`| head`) ends the command: quietly, by SIGPIPE's status."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
        raise SystemExit(PIPE) from None


def end(command: str, status: int, message: str) -> NoReturn:
    """End with a status and one line on stderr, which says what is wrong and what would do."""
    say(f"scrapy {command}: {message}")
    raise SystemExit(status)


def say(words: str) -> None:
    """Print a line on stderr, if it takes one: on a full disk it may not, and the status is still to be told."""
    with suppress(OSError):
        print(words, file=sys.stderr, flush=True)
