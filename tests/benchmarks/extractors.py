"""What is measured beside `extract`: general extractors, and bare parses as the floor of what any of them can take.

Each is a library of the extra `bench`, imported when it is asked for; one that is not installed is left out by its row.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from okegas_crawler import extract
from okegas_crawler.sites import OKEGAS
from okegas_crawler.text.prose import paragraphs

LIST_MARKS = "-•*| "  # what some put before an item of a list, or around a row of a table


class Found(NamedTuple):
    """What an extractor has found on a page. None stands for what it never tells, an empty text for nothing found."""

    paragraphs: list[str]
    title: str | None = None
    published: datetime | None = None
    """A day at least; aware where the extractor tells an offset."""


class Extractor(NamedTuple):
    """A way from a page to its article; only `run` is timed."""

    run: Callable[[str, str], Any]
    """The result, in whatever shape, of a page's HTML and address."""

    read: Callable[[Any], Found] | None = None
    """What the result says; None for a bare parse, which says nothing."""


def ours() -> Extractor:
    def read(article: Any) -> Found:
        if article is None:
            return Found([], "")
        return Found(article.body.split("\n\n") if article.body else [], article.title, _moment(article.published))

    def run(html: str, url: str) -> Any:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        return extract(html, url, site=OKEGAS if host == OKEGAS.host else replace(OKEGAS, name=host, host=host))

    return Extractor(run, read)


def trafilatura(*, fast: bool = False) -> Extractor:
    """With its metadata: the title and the date are part of what is compared."""
    bare_extraction = import_module("trafilatura").bare_extraction

    def read(document: Any) -> Found:
        if document is None:
            return Found([], "")
        return Found(_lines(document.text), document.title or "", _moment(document.date))

    return Extractor(lambda html, url: bare_extraction(html, url=url, fast=fast, with_metadata=True), read)


def trafilatura_fast() -> Extractor:
    return trafilatura(fast=True)


def trafilatura_text() -> Extractor:
    """The fastest that it can be: the text alone."""
    extract_text = import_module("trafilatura").extract
    return Extractor(lambda html, url: extract_text(html, url=url, fast=True), lambda text: Found(_lines(text)))


def newspaper() -> Extractor:
    article_class = import_module("newspaper").Article

    def run(html: str, url: str) -> Any:
        article = article_class(url, language="id", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return article

    return Extractor(
        run, lambda article: Found(_lines(article.text), article.title or "", article.publish_date or None)
    )


def readability() -> Extractor:
    document_class = import_module("readability").Document

    def run(html: str, url: str) -> tuple[str, str]:
        document = document_class(html, url=url)
        return document.summary(html_partial=True), document.short_title()

    def read(result: tuple[str, str]) -> Found:
        body = LexborHTMLParser(result[0]).body  # it gives markup: read as we read ours
        return Found(paragraphs(body) if body is not None else [], result[1])

    return Extractor(run, read)


def resiliparse() -> Extractor:
    plain_text = import_module("resiliparse.extract.html2text").extract_plain_text
    return Extractor(lambda html, url: plain_text(html, main_content=True), lambda text: Found(_lines(text)))


def lxml() -> Extractor:
    document = import_module("lxml.html").document_fromstring
    return Extractor(lambda html, url: document(html))


def lexbor() -> Extractor:
    return Extractor(lambda html, url: LexborHTMLParser(html))


EXTRACTORS: dict[str, Callable[[], Extractor]] = {
    "extract": ours,
    "trafilatura": trafilatura,
    "trafilatura, fast": trafilatura_fast,
    "trafilatura, fast, text alone": trafilatura_text,
    "newspaper4k": newspaper,
    "readability-lxml": readability,
    "resiliparse": resiliparse,
    "bare parse: lxml.html": lxml,
    "bare parse: Lexbor": lexbor,
}
"""By name; ours is the first, against which the others' times are held."""


def _lines(text: str | None) -> list[str]:
    return [line for line in (" ".join(line.split()).strip(LIST_MARKS) for line in (text or "").split("\n")) if line]


def _moment(iso: str | None) -> datetime | None:
    return datetime.fromisoformat(iso) if iso else None
