"""`scrapy crawl`: arguments checked before anything starts, an honest exit status, the verdict as the last line."""

import argparse
import logging
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from scrapy.commands import crawl

from okegas_crawler.commands import output_dir

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

# What is built in, listed over forty lines at every start; the settings say the same.
INVENTORIES = ("scrapy.addons", "scrapy.middleware", "scrapy.crawler", "scrapy.utils.log")

COMPLETE, CRASHED, WRONG_USAGE, INCOMPLETE, SUSPICIOUS, UNWRITABLE = 0, 1, 2, 3, 4, 5


class Command(crawl.Command):
    """Scrapy's own `crawl`, which takes any argument and ends with 0 whatever happened, made honest."""

    def short_desc(self) -> str:
        return "Crawl a news site, by the name of its spider"

    def long_desc(self) -> str:
        return (
            "Crawl a news site, by the name of its spider. Example: scrapy crawl okegas -a max_pages=1 -O try.jsonl. "
            "Arguments, each as -a NAME=VALUE: categories=politik,olahraga (slugs or paths); since=2024-01-01; "
            "until=2024-12-31; max_pages=1 (listing pages of each category); urls=FILE (addresses of articles, one "
            "a line, instead of categories); base_url=http://127.0.0.1:8000 (the same site, served elsewhere)."
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        super().process_options(args, opts)
        self._check_arguments(args, opts)
        if not (opts.output or opts.overwrite_output):
            file = output_dir(self.settings) / "%(name)s-%(time)s.jsonl"
            self.settings.set("FEEDS", {str(file): {"format": "jsonlines", "store_empty": False}}, priority="project")

    def _check_arguments(self, args: list[str], opts: argparse.Namespace) -> None:
        """End with status 2 and a line that says what would do, before anything is asked of the site."""
        from scrapy.spiderloader import get_spider_loader

        from okegas_crawler.settings import OUTPUT_DIR
        from okegas_crawler.spiders.arguments import ArgumentError, Arguments

        assert self.settings is not None
        loader = get_spider_loader(self.settings)
        if len(args) != 1 or args[0] not in loader.list():
            refuse(f"{' '.join(args) or 'nothing'} is not a spider; known: {', '.join(sorted(loader.list()))}")
        site = getattr(loader.load(args[0]), "site", None)
        if site is None:
            return
        try:
            arguments = Arguments.read(opts.spargs, site)
        except ArgumentError as error:
            refuse(str(error))
        own_place = opts.output or opts.overwrite_output or self.settings["OUTPUT_DIR"] != OUTPUT_DIR
        if arguments.base_url and not own_place:
            refuse(f"base_url would write into the real archive, {OUTPUT_DIR}: say -O FILE or -s OUTPUT_DIR=FOLDER")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.crawler_process is not None
        for name in INVENTORIES:
            logging.getLogger(name).setLevel(logging.WARNING)
        crawler = self._create_crawler(args[0])
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        self.exitcode, words = verdict(crawler, crashed=self.crawler_process.bootstrap_failed)
        sys.stderr.write(f"{words}\n")


def refuse(message: str) -> NoReturn:
    """End with status 2 and one line on stderr."""
    sys.stderr.write(f"scrapy crawl: {message}\n")
    raise SystemExit(WRONG_USAGE)


def verdict(crawler: "Crawler", *, crashed: bool) -> tuple[int, str]:
    """The exit status of a run that has ended, and the verdict in words."""
    assert crawler.stats is not None
    figures: dict[str, Any] = crawler.stats.get_stats()
    problems: list[str] = getattr(crawler.spider, "problems", [])
    usage_error: str | None = getattr(crawler.spider, "usage_error", None)
    articles = f"{figures.get('item_scraped_count', 0)} articles"
    raised = sum(count for key, count in figures.items() if key.startswith("spider_exceptions/")) + figures.get(
        "item_error_count", 0
    )
    if usage_error:
        return WRONG_USAGE, f"wrong usage: {usage_error}"
    if crashed:
        return CRASHED, "crashed: the run could not start; the log says why"
    if any(key.startswith("feedexport/failed_count") for key in figures):
        return UNWRITABLE, "unwritable: the output could not be written; the log says why"
    if figures.get("finish_reason") != "finished":
        return CRASHED, f"ended early ({figures.get('finish_reason')}): {articles}"
    if suspicions := getattr(crawler.spider, "suspicions", []):
        return SUSPICIOUS, f"suspicious: {shortened(suspicions + problems)}; {articles}"
    if problems or raised:
        return (
            INCOMPLETE,
            f"incomplete: {shortened([*problems, *([f'{raised} exceptions'] if raised else [])])}; {articles}",
        )
    return COMPLETE, f"complete: {articles}"


def shortened(problems: list[str]) -> str:
    """The first three problems, and how many there are besides.

    >>> shortened(["politik page 2: 500"]), shortened(["a", "b", "c", "d", "e"])
    ('politik page 2: 500', 'a; b; c; and 2 more')
    """
    more = [f"and {len(problems) - 3} more"] if len(problems) > 3 else []
    return "; ".join([*problems[:3], *more])
