"""`python -m tests.archive.set_back DAYS COMMAND …`: a `scrapy` whose clock is so many days behind."""

import sys
from datetime import datetime, timedelta, tzinfo
from typing import Self

from scrapy.cmdline import execute

from okegas_crawler.archive import run
from okegas_crawler.spiders import wordpress


class Behind(datetime):
    by = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return super().now(tz) - cls.by


if __name__ == "__main__":
    _, days, *arguments = sys.argv
    Behind.by = timedelta(days=int(days))
    for module in (run, wordpress):
        module.datetime = Behind  # type: ignore[attr-defined]
    execute(["scrapy", *arguments])
