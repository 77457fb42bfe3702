"""`scrapy report`: one self-contained page about the archive and its runs."""

import argparse
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from scrapy.commands import ScrapyCommand

from okegas_crawler.archive.verdict import UNWRITABLE, WRONG_USAGE
from okegas_crawler.commands import DEFAULT, end, output_dir, say, spare_archive, spider_named, with_examples

MOST_RUNS = 1000  # three weeks of half hours; an end line has 10 kB and more
SHOWN = 10  # numbers of bad lines


class Command(ScrapyCommand):
    """A page of HTML that a browser opens, prints and shows on a phone, without network."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] [SPIDER]"

    def short_desc(self) -> str:
        return "Make a page about the archive and its runs"

    def long_desc(self) -> str:
        return (
            "Make one self-contained page of HTML from the archive, OUTPUT_DIR/SPIDER.jsonl, and its run history: what "
            "was published and archived when, what the fields and the removed fragments tell of the site, how the runs "
            "ended, with a search over titles. SPIDER is okegas if not given.\n\n"
            "  scrapy report\n  scrapy report -o page.html okegas"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        with_examples(parser)
        parser.add_argument("-o", "--output", metavar="FILE", help="the page (default: OUTPUT_DIR/report.html)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from okegas_crawler.archive.past_runs import past_runs
        from okegas_crawler.archive.records import Records
        from okegas_crawler.archive.runs import runs_beside
        from okegas_crawler.report.newest import read
        from okegas_crawler.report.page import Source, page

        assert self.settings is not None
        name = args[0] if args else DEFAULT
        site = spider_named("report", args or [DEFAULT], self.settings).site
        folder = output_dir(self.settings)
        output = Path(opts.output) if opts.output else folder / "report.html"
        spare_archive("report", output, name, self.settings)
        if output.exists() and not output.is_file():  # a device would be replaced by a file
            end("report", WRONG_USAGE, f"{output} is no file")
        records = Records(folder / f"{name}.jsonl")
        try:
            reading = read(records)
            runs = list(islice(past_runs(runs_beside(records.path)), MOST_RUNS))
        except OSError as error:
            end("report", WRONG_USAGE, f"{error.filename or records.path} cannot be read: {error.strerror or error}")
        if records.bad:
            more = f" and {len(records.bad) - SHOWN} more" if len(records.bad) > SHOWN else ""
            numbers = ", ".join(map(str, records.bad[:SHOWN]))
            lines = f"{len(records.bad)} bad lines ({numbers}{more})"
            say(f"scrapy report: skipped {lines}; scrapy verify says what is wrong")
        if not reading.articles:
            end("report", 0, f"{records.path} is empty: there is nothing to report; scrapy crawl {name} fills it")
        written = page(Source(records.path.name, site, reading, runs, records.bad), datetime.now(UTC))
        write(output, written)
        say(f"{output}: {len(reading.articles):,} articles, {len(written):,} bytes")


def write(output: Path, page: bytes) -> None:
    """Write the page whole or not at all; ends with status 5 and one line where it cannot be."""
    new = output.with_name(f"{output.name}.new")
    try:
        new.write_bytes(page)
        new.replace(output)
    except OSError as error:
        with suppress(OSError):
            new.unlink()
        end("report", UNWRITABLE, f"{output} cannot be written: {error.strerror or error}")
