"""The commands of this project, beside Scrapy's own: `crawl`, `verify`, `demo`, `clean`, `capture`.

Scrapy imports every one of them at every start: each imports what it needs only when it runs.
"""

import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from scrapy.settings import BaseSettings
from scrapy.utils.conf import closest_scrapy_cfg


def output_dir(settings: BaseSettings) -> Path:
    """The folder that OUTPUT_DIR names: relative to that of the scrapy.cfg that was found, else to the working one."""
    return Path(closest_scrapy_cfg()).parent / str(settings["OUTPUT_DIR"])


def end(command: str, status: int, message: str) -> NoReturn:
    """End with a status and one line on stderr, which says what is wrong and what would do."""
    say(f"scrapy {command}: {message}")
    raise SystemExit(status)


def say(words: str) -> None:
    """Print a line on stderr, if it takes one: on a full disk it may not, and the status is still to be told."""
    with suppress(OSError):
        print(words, file=sys.stderr, flush=True)
