"""`scrapy demo`: the whole way from category pages to clean JSON lines, on a small okegas.id of its own."""

import argparse
import json
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from okegas_crawler.commands import output_dir, say, with_examples, writing_to_stdout

POSTS = 120
WIDTH = 80  # columns


class Command(ScrapyCommand):
    """Start the replica, crawl it with the real spider and pipelines, show what came out."""

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Crawl a small okegas.id on this machine, and show what comes out"

    def long_desc(self) -> str:
        return (
            "Crawl a small okegas.id that runs on this machine, with the real spider and pipelines, into "
            "OUTPUT_DIR/demo.jsonl, and show what came out.\n\n  scrapy demo\n  scrapy demo --posts 500"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        with_examples(parser)
        parser.add_argument("--posts", type=int, default=POSTS, help=f"articles of the small site (default: {POSTS})")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if args or opts.posts < 1:
            raise UsageError("scrapy demo takes --posts N, a number of 1 or more, and nothing else", print_help=False)
        assert self.settings is not None
        self.output = output_dir(self.settings) / "demo.jsonl"
        self.settings.setmodule("okegas_crawler.local", priority="project")
        feeds = {str(self.output): {"format": "jsonlines", "overwrite": True}}
        self.settings.setdict({"FEEDS": feeds, "LOG_LEVEL": "WARNING"}, priority="project")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        with writing_to_stdout("demo"):
            self.show(opts.posts)

    def show(self, posts: int) -> None:
        """Crawl the small site and show what comes out."""
        from scrapy import signals

        from okegas_crawler.archive.run import Run
        from okegas_crawler.extensions.stopping import Stoppable, leave

        assert self.crawler_process is not None
        with replica(posts) as base_url:
            print(f"A small okegas.id with {posts} articles runs at {base_url}; crawling it …", flush=True)
            crawler = self.crawler_process.create_crawler("okegas")
            progress = Progress(posts)
            crawler.signals.connect(progress.show, signal=signals.item_scraped)
            run = Run()
            with Stoppable(crawler) as stop:
                self.crawler_process.crawl(crawler, run=run, base_url=base_url)
                self.crawler_process.start(install_signal_handlers=False)
            progress.end()
        started = not self.crawler_process.bootstrap_failed
        run.note_end(crawler.stats.get_stats() if crawler.stats else {}, started=started, signal=stop.signal)
        verdict = run.end()
        self.exitcode = verdict.status
        records = [json.loads(line) for line in self.output.read_bytes().splitlines()] if self.output.exists() else []
        for line in summary(records, posts, self.output):
            print(line)
        if len({record["id"] for record in records}) != posts or len(records) != posts:
            self.exitcode = self.exitcode or 1
        say(verdict.words)
        if stop.forced:
            leave(verdict.status)


class Progress:
    """How many articles have come, on one live line at a terminal, every hundred elsewhere."""

    def __init__(self, expected: int) -> None:
        self.expected = expected
        self.come = 0
        self.live = sys.stdout.isatty()

    def show(self) -> None:
        """Count one more."""
        self.come += 1
        with suppress(OSError):  # in a handler of Scrapy's; the next line outside tells
            self._say()

    def _say(self) -> None:
        if self.live:
            print(f"\r  {self.come} of {self.expected} articles", end="", flush=True)
        elif self.come % 100 == 0:
            print(f"  {self.come} of {self.expected} articles", flush=True)

    def end(self) -> None:
        """Leave the live line."""
        if self.live:
            print()


@contextmanager
def replica(posts: int) -> Iterator[str]:
    """The address of a replica in a process of its own, which ends with the context."""
    command = [sys.executable, "-m", "okegas_crawler.replica", "--port", "0", "--posts", str(posts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            announced = process.stdout.readline()  # "serving http://127.0.0.1:PORT with N posts"
            if not announced:
                raise SystemExit(2)  # it has said on stderr what is wrong
            yield announced.split()[1]
        finally:
            process.terminate()


def summary(records: list[dict[str, Any]], expected: int, output: Path) -> Iterator[str]:
    """What a person wants to see of a demo, line by line."""
    yield f"{len(records)} of {expected} articles, each once, are in {output}"
    if not records:
        return
    removed = Counter[str]()
    for record in records:
        removed.update(record["removed"])
    kinds = ", ".join(f"{kind} {times}" for kind, times in removed.most_common())
    yield textwrap.fill(f"Removed from them: {kinds}", WIDTH - 2, subsequent_indent="  ")
    yield "One of them, as it is in the file:"
    article = max(records, key=lambda record: (len(record["dates"]) > 1, "ts-poll" in record["removed"], record["id"]))
    yield ""
    for key in ("title", "published", "author", "sign_off", "categories", "dateline", "url", "removed"):
        value = article[key] if isinstance(article[key], str) else json.dumps(article[key], ensure_ascii=False)
        yield f"  {key:10} {textwrap.shorten(value, WIDTH - 14, placeholder='…')}"
    for mention in article["dates"]:
        agrees = {True: ", the weekday agrees", False: ", the weekday disagrees", None: ""}[mention["weekday_agrees"]]
        until = f" to {mention['end_date']}" if mention["end_date"] else ""
        said = f"  {'date':10} {mention['text']} is {mention['date']}{until}{agrees}"
        yield textwrap.fill(said, WIDTH - 2, subsequent_indent=" " * 13)
    for paragraph in article["body"].split("\n\n"):
        yield ""
        yield textwrap.fill(paragraph, WIDTH - 2, initial_indent="  ", subsequent_indent="  ")
    yield ""
