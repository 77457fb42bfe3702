"""`scrapy capture`: a page of the web as a case for the tests."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.commands import ScrapyCommand

from okegas_crawler.commands import end, output_dir, say, with_examples

WRONG_USAGE, NOT_HAD, UNWRITABLE = 2, 3, 5


class Command(ScrapyCommand):
    """Save a page, with its address and time beside it, under OUTPUT_DIR/pages/."""

    def syntax(self) -> str:
        return "[options] URL"

    def short_desc(self) -> str:
        return "Save a page as a case for the tests"

    def long_desc(self) -> str:
        return (
            "Save a page as a case for the tests: SLUG.html, and SLUG.meta.json with its address and time, under "
            "OUTPUT_DIR/pages/.\n\n"
            "  scrapy capture https://okegas.id/some-article/\n  pytest tests/test_golden.py"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        with_examples(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from scrapy import Spider
        from scrapy.http import Response

        assert self.settings is not None
        assert self.crawler_process is not None
        if len(args) != 1 or not is_address(args[0]):
            end("capture", WRONG_USAGE, "name one address: scrapy capture https://okegas.id/some-article/")
        folder = output_dir(self.settings) / "pages"
        saved: list[Path] = []
        unwritable: list[OSError] = []

        class CaptureSpider(Spider):
            name = "capture"
            start_urls = args

            def parse(self, response: Response) -> None:
                try:
                    saved.append(save(response.body, response.url, folder))
                except OSError as error:
                    unwritable.append(error)

        self.crawler_process.crawl(CaptureSpider)
        self.crawler_process.start()
        if unwritable:
            place, why = unwritable[0].filename or folder, unwritable[0].strerror or unwritable[0]
            end("capture", UNWRITABLE, f"{place} cannot be written: {why}")
        if not saved:
            end("capture", NOT_HAD, f"{args[0]} could not be had; the log says why")
        say(f"saved {saved[0]}")


def is_address(url: str) -> bool:
    """Whether an address is one of the web: `https://okegas.id/some-article/`."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def save(html: bytes, url: str, folder: Path) -> Path:
    """The file that a page was saved in; its address and the time stand beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / f"{urlsplit(url).path.strip('/').replace('/', '--') or 'home'}.html"
    page.write_bytes(html)
    meta = {"url": url, "fetched": datetime.now(UTC).isoformat(timespec="seconds")}
    page.with_suffix(".meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    return page
