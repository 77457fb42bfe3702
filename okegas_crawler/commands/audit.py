"""`scrapy audit`: whether the archive has everything that the site says exists."""

import argparse
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from okegas_crawler.archive.verdict import CRASHED, SIGNAL, WRONG_USAGE
from okegas_crawler.commands import (
    DEFAULT,
    check_log,
    end,
    output_dir,
    say,
    spider_named,
    with_examples,
    without_inventories,
    writing_to_stdout,
)

if TYPE_CHECKING:
    from okegas_crawler.archive.holdings import Holdings
    from okegas_crawler.sites import Site

LISTS = ("missing", "changed", "gone")


class Command(ScrapyCommand):
    """The addresses of missing articles on standard output, a summary and the verdict on the other."""

    def syntax(self) -> str:
        return "[options] [SPIDER]"

    def short_desc(self) -> str:
        return "Tell what the archive lacks of what the site has"

    def long_desc(self) -> str:
        return (
            "Compare the archive, OUTPUT_DIR/SPIDER.jsonl, with what the site names by REST, sitemaps and feed: what "
            "is missing, what has changed since, what is gone there. The addresses of what is missing go to "
            "standard output, one a line. Nothing is written into the archive. Status 0 if it is complete, 3 if not, "
            "4 where the site names no post. SPIDER is okegas if not given.\n\n"
            "  scrapy audit > missing.txt\n  scrapy audit --list gone okegas\n"
            "  scrapy crawl okegas -a urls=missing.txt"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        with_examples(parser)
        parser.add_argument(
            "-a",
            dest="spargs",
            action="append",
            default=[],
            metavar="base_url=ADDRESS",
            help="the same site, served elsewhere: http://127.0.0.1:8000",
        )
        parser.add_argument(
            "--list", choices=LISTS, action="append", help="addresses to print (default: missing); may be repeated"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        from scrapy.utils.conf import arglist_to_dict

        super().process_options(args, opts)
        assert self.settings is not None
        check_log("audit", self.settings)
        try:
            given = arglist_to_dict(opts.spargs)
        except ValueError:
            raise UsageError("Invalid -a value, use -a base_url=ADDRESS", print_help=False) from None
        name = args or [DEFAULT]
        self.site = self._site(name, given)
        self.log = output_dir(self.settings) / f"{name[0]}.jsonl"
        self.held, self.passed_over = self._held()

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from okegas_crawler.audit.words import summary, verdict
        from okegas_crawler.extensions.stopping import Stoppable, leave
        from okegas_crawler.spiders.audit import AuditSpider

        assert self.crawler_process is not None
        without_inventories()
        crawler = self.crawler_process.create_crawler(AuditSpider)
        with Stoppable(crawler) as stop:
            self.crawler_process.crawl(crawler, site=self.site, held=self.held, passed_over=self.passed_over)
            self.crawler_process.start(install_signal_handlers=False)
        spider = crawler.spider
        assert spider is None or isinstance(spider, AuditSpider)
        if stop.signal is not None:
            say("interrupted: nothing can be said")
            self.exitcode = SIGNAL + stop.signal
        elif spider is None or spider.found is None:
            say("crashed: the log says why")
            self.exitcode = CRASHED
        else:
            with writing_to_stdout("audit"):
                for address in (address for name in opts.list or LISTS[:1] for address in spider.found.addresses(name)):
                    print(address)
            for line in summary(spider.found, spider.sources, self.held, self.log, self.site):
                say(line)
            self.exitcode, words = verdict(spider.found, spider.sources)
            say(words)
        if stop.forced:
            leave(self.exitcode)

    def _site(self, name: list[str], given: dict[str, str]) -> "Site":
        """The site of the spider that is meant; ends with status 2 and one line where there is none."""
        from dataclasses import replace

        from okegas_crawler.spiders.arguments import ArgumentError, Arguments

        assert self.settings is not None
        spider = spider_named("audit", name, self.settings)
        if unknown := sorted(given.keys() - {"base_url"}):
            end("audit", WRONG_USAGE, f"unknown argument {', '.join(unknown)}; known: base_url")
        try:
            return replace(spider.site, base_url=Arguments.read(given, spider.site).base_url)
        except ArgumentError as error:
            end("audit", WRONG_USAGE, str(error))

    def _held(self) -> "tuple[Holdings, dict[str, str]]":
        """What the archive holds, and what the last run passed over; ends with status 2, or 0 where it is empty."""
        from okegas_crawler.archive.holdings import holdings
        from okegas_crawler.archive.index import index_beside
        from okegas_crawler.archive.past_runs import past_runs
        from okegas_crawler.archive.runs import runs_beside

        try:
            held = holdings(self.log, index_beside(self.log))
            last = next((run for run in past_runs(runs_beside(self.log)) if run.ended), None)
        except OSError as error:
            end("audit", WRONG_USAGE, f"{error.filename or self.log} cannot be read: {error.strerror or error}")
        if not held.lines:
            end("audit", 0, f"{self.log} is empty: there is nothing to compare; scrapy crawl {self.log.stem} fills it")
        return held, dict(last.passed_over) if last else {}
