"""`scrapy crawl`: arguments checked before anything starts, one run at a time, an honest exit status.

The command owns the run and its archive: it opens them before the engine starts and ends them after it has ended,
however it ended. The verdict is the last line on stderr.
"""

import argparse
import logging
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import crawl
from scrapy.settings import SETTINGS_PRIORITIES

from okegas_crawler.archive.verdict import HELD, UNWRITABLE, WRONG_USAGE
from okegas_crawler.commands import (
    check_log,
    end,
    in_project,
    output_dir,
    say,
    spare_archive,
    spider_named,
    with_examples,
    without_inventories,
)

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from okegas_crawler.archive.figures import Figures
    from okegas_crawler.archive.usual import Thresholds
    from okegas_crawler.archive.writer import Archive
    from okegas_crawler.spiders.arguments import Arguments

DESCRIPTION = """
Crawl a news site, by the name of its spider, into its archive, OUTPUT_DIR/NAME.jsonl; or, complete and without the
archive, to where -o or -O says. At a terminal a live line shows how far it is, -L WARNING shows what asks for a look,
--nolog nothing but the verdict, which is the last line on stderr.

  scrapy crawl okegas
  scrapy crawl okegas -a max_pages=1 -O try.jsonl

Spider arguments, each as -a NAME=VALUE:

  categories=politik,olahraga      these alone, by slug or path
  since=2024-01-01                 published on that day or later
  until=2024-12-31                 published on that day or earlier
  max_pages=1                      listing pages of each category, newest first
  urls=addresses.txt               these articles, one address a line
  full=1                           all again; what changed is archived
  accept=okegas.id:12345           with full=1: a version that was withheld
  base_url=http://127.0.0.1:8000   the same site, served elsewhere
"""


class Command(crawl.Command):
    """Scrapy's own `crawl`, which takes any argument and ends with 0 whatever happened, made honest."""

    def short_desc(self) -> str:
        return "Crawl a news site, by the name of its spider"

    def long_desc(self) -> str:
        return DESCRIPTION

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        with_examples(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None
        check_log("crawl", self.settings)
        self.arguments = self._read_arguments(args, opts)
        self.level, self.thresholds = self._read_level(), self._read_thresholds()
        self.elsewhere = bool(opts.output or opts.overwrite_output)
        if self.elsewhere:
            from w3lib.url import file_uri_to_path

            for output in self.settings["FEEDS"]:
                spare_archive("crawl", Path(file_uri_to_path(output)), args[0], self.settings)
        else:
            if self.settings.getpriority("FEEDS") == SETTINGS_PRIORITIES["cmdline"]:
                end("crawl", WRONG_USAGE, "-s FEEDS has no place beside the archive: say -O FILE")
            self.settings.set("FEEDS", {f"archive:{args[0]}.jsonl": {"format": "jsonlines"}}, priority="cmdline")

    def _read_arguments(self, args: list[str], opts: argparse.Namespace) -> "Arguments":
        """The spider's arguments; ends with status 2 and a line that says what would do, before anything is asked."""
        from okegas_crawler.settings import OUTPUT_DIR
        from okegas_crawler.spiders.arguments import ArgumentError, Arguments

        assert self.settings is not None
        spider = spider_named("crawl", args, self.settings)
        try:
            arguments = Arguments.read(opts.spargs, spider.site)
        except ArgumentError as error:
            end("crawl", WRONG_USAGE, str(error))
        is_real = output_dir(self.settings).resolve() == in_project(OUTPUT_DIR).resolve()
        if arguments.base_url and is_real and not (opts.output or opts.overwrite_output):
            place = f"the real archive, {OUTPUT_DIR}: say -O FILE or -s OUTPUT_DIR=FOLDER"
            end("crawl", WRONG_USAGE, f"base_url would write into {place}")
        return arguments

    def _read_level(self) -> int:
        """The least level that is logged, above all where nothing is. Ends with status 2 for one that there is not."""
        assert self.settings is not None
        name = str(self.settings["LOG_LEVEL"]).upper()
        level = int(name) if name.isdecimal() else logging.getLevelName(name)
        if not isinstance(level, int):
            end("crawl", WRONG_USAGE, f"{name} is no level of a log; known: DEBUG, INFO, WARNING, ERROR, CRITICAL")
        self.settings.set("LOG_LEVEL", level, priority="cmdline")  # Scrapy wants names in capitals
        return level if self.settings.getbool("LOG_ENABLED") else logging.CRITICAL + 1

    def _read_thresholds(self) -> "Thresholds":
        """The setting UNUSUAL; ends with status 2 where it cannot be read."""
        from okegas_crawler.archive.usual import Thresholds

        assert self.settings is not None
        try:
            return Thresholds(**self.settings.getdict("UNUSUAL"))
        except (ValueError, TypeError):
            known = ", ".join(field.name for field in fields(Thresholds))
            end("crawl", WRONG_USAGE, f"UNUSUAL={self.settings['UNUSUAL']} is not a JSON object of {known}")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from okegas_crawler.archive.run import Run
        from okegas_crawler.extensions.progress import Progress
        from okegas_crawler.extensions.stopping import Stoppable, leave

        assert self.crawler_process is not None
        without_inventories()
        logging.disable(self.level - 1)  # else Scrapy has every record made, two an article, and the handler drops it
        archive = None if self.elsewhere else self._open_archive(args[0])
        crawler = self._create_crawler(args[0])
        if self.elsewhere:
            self._check_output(crawler)
        try:
            run = Run(
                archive,
                opts.spargs,
                full=self.arguments.full,
                every_category=not self.arguments.categories,
                stores_heads=self.arguments.walks_all_pages,
                thresholds=self.thresholds,
            )
        except OSError as error:
            end("crawl", UNWRITABLE, f"the start of the run cannot be written: {error.strerror or error}")
        with Stoppable(crawler) as stop:
            self.crawler_process.crawl(crawler, run=run, **opts.spargs)
            self.crawler_process.start(install_signal_handlers=False)
            run.note_end(
                crawler.stats.get_stats() if crawler.stats else {},
                started=not self.crawler_process.bootstrap_failed,
                signal=stop.signal,
            )
            verdict = run.end()
        if archive is not None:
            archive.close()
        self.exitcode = verdict.status
        if crawler.extensions and (progress := crawler.get_extension(Progress)):
            progress.end()  # an end by force has left it
        for line in self._asked_to_say(run.figures):
            say(line)
        say(verdict.words)
        if stop.forced:
            leave(verdict.status)

    def _check_output(self, crawler: "Crawler") -> None:
        """Ends with status 5 where -o or -O leads to no storage: Scrapy would crawl all the same, and keep nothing."""
        from scrapy.exceptions import NotConfigured

        from okegas_crawler.feeds import StrictFeedExporter

        try:
            StrictFeedExporter(crawler)
        except NotConfigured:  # logged: a scheme that is unknown, or whose library is missing
            end("crawl", UNWRITABLE, f"{', '.join(crawler.settings['FEEDS'])} cannot be written to; the log says why")

    def _asked_to_say(self, figures: "Figures") -> Iterable[str]:
        """The summary, as far as the log's level goes: whole at INFO, at WARNING what asks for a look, else nothing."""
        from okegas_crawler.archive.summary import summary, warnings

        if self.level > logging.WARNING:
            return ()
        return ("", *summary(figures)) if self.level <= logging.INFO else warnings(figures)

    def _open_archive(self, name: str) -> "Archive":
        """The archive of a spider, locked; ends with status 75 or 5 and one line where that cannot be."""
        from okegas_crawler.archive.log import LockedError
        from okegas_crawler.archive.writer import Archive

        assert self.settings is not None
        folder = output_dir(self.settings)
        try:
            archive = Archive(folder, name)
        except LockedError as error:
            end("crawl", HELD, str(error))
        except OSError as error:
            end("crawl", UNWRITABLE, f"{folder} cannot be written: {error.strerror or error}")
        moved = archive.log.moved_aside + archive.history.moved_aside
        if moved:
            logging.getLogger(__name__).warning("A run died while it wrote: %d torn bytes moved aside, to .torn", moved)
        if archive.index.bad_lines:
            logging.getLogger(__name__).warning(
                "%d bad lines in %s; see scrapy verify", archive.index.bad_lines, archive.log.path
            )
        return archive
