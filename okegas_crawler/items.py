"""The record: `Article`, one JSON line, and `PrintedArticle`, the same on its way through the pipelines.

The docstrings of the fields are the data contract; `article.schema.json` is made from them:

    python -m okegas_crawler.items > okegas_crawler/article.schema.json
"""

import json
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, ClassVar, NamedTuple

from itemadapter import ItemAdapter
from selectolax.lexbor import LexborNode

from okegas_crawler import __version__
from okegas_crawler.sites import OKEGAS, Site
from okegas_crawler.text.characters import printable

SCHEMA_VERSION = 1
EXTRACTOR = f"okegas_crawler/{__version__}"


# Within a version keys are only ever added, and a reader ignores what it does not know: so must its copy of the schema.
OPEN = {"additionalProperties": True}


@dataclass(kw_only=True)
class Mention:
    """A date mentioned in the body."""

    __json_schema_extra__: ClassVar[dict[str, Any]] = OPEN

    text: str
    """The words, as printed: `Selasa (6/2/2024)`."""

    start: int
    """Offset of the first character in `body`, in Unicode code points."""

    end: int
    """Offset behind the last character in `body`, in Unicode code points."""

    date: str
    """The day, or the first day of a range: `2024-02-06`."""

    end_date: str | None
    """The last day of a range; null for a single day."""

    time: str | None
    """The time of day within the words: `14:30:00`; null without one."""

    offset: str | None
    """The offset from UTC of a printed time zone: `+08:00` for WITA; null without one."""

    weekday_agrees: bool | None
    """Whether the printed weekday is that of `date`; null without a weekday."""


@dataclass(kw_only=True)
class Article:
    """One version of one article: one line of the archive."""

    __json_schema_extra__: ClassVar[dict[str, Any]] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Article",
        "description": "One version of one article of okegas.id: one line of the archive.",
        **OPEN,
    }

    schema: int = field(default=SCHEMA_VERSION, metadata={"json_schema_extra": {"const": SCHEMA_VERSION}})
    """Version of this record. Within a version keys are only ever added; ignore those that you do not know."""

    id: str = ""
    """The site's host and WordPress's post id, `okegas.id:12345`; where a page does not tell its id, the path of its
    address, `okegas.id:/slug/`. A known address keeps its first id."""

    url: str = ""
    """Canonical address on the site itself, also when the page was fetched from elsewhere."""

    title: str = ""
    """As printed, entities resolved, without the site's name. May be empty."""

    author: str | None = None
    """A byline in the text before the theme's author; null when the page prints none."""

    sign_off: str | None = None
    """The reporter's code: `ant` of a closing `(*/ant)`, which stays in the body."""

    categories: list[str] = field(default_factory=list)
    """Names as printed, in order."""

    tags: list[str] = field(default_factory=list)
    """Names as printed, in order."""

    dateline: str | None = None
    """The place that opens the text: `Tanjung Redeb`. The event may lie elsewhere."""

    published: str | None = None
    """ISO 8601 with offset and seconds: `2024-02-06T14:30:00+08:00`. A machine's timestamp is converted to the site's
    offset, a printed line keeps its own; a line without a time gives 00:00:00."""

    modified: str | None = None
    """As `published`; null when the page prints none."""

    published_raw: str | None = None
    """What `published` was read from, as printed."""

    modified_raw: str | None = None
    """What `modified` was read from, as printed."""

    published_source: str | None = field(
        default=None,
        metadata={
            "json_schema_extra": {
                "enum": ["json-ld", "meta", "microdata", "time", "url", "text", "listing", None],
            }
        },
    )
    """Where `published_raw` stood."""

    language: str = ""
    """ISO 639-1: `id`."""

    body: str = ""
    """Paragraphs joined by a blank line. Sub-headings, list items, quotations are paragraphs, a table row too
    (`a | b | c`); captions are not. Exact: no Unicode normalisation."""

    dates: list[Mention] = field(
        default_factory=list,
        metadata={"serializer": lambda dates: [vars(date) for date in dates]},  # for Scrapy's own exporters: CSV, XML
    )
    """Dates mentioned in the body, in order; in one of over 100,000 characters, those of its beginning."""

    image: str | None = None
    """Address of the main picture."""

    image_caption: str | None = None
    """Caption of the main picture."""

    removed: dict[str, int] = field(default_factory=dict)
    """How many fragments of each kind were dropped from the body: `{"ts-poll": 2, "related-link": 1}`."""

    fetched: str = ""
    """When the page was fetched: UTC, ISO 8601."""

    content_hash: str = ""
    """SHA-256, hex, of the UTF-8 of `title`, a blank line, and `body`. The HTML differs at every rendering, the text
    does not."""

    revision: int = field(default=1, metadata={"json_schema_extra": {"minimum": 1}})
    """1 for the first version; one more whenever `content_hash` changed."""

    extractor: str = EXTRACTOR
    """What wrote the record: tells a change of the site from a change of ours."""


KEYS = tuple(key.name for key in fields(Article))


class PrintedLine(NamedTuple):
    """Words of a page that tell a moment."""

    source: str
    """Where they stand, as in `Article.published_source`."""

    text: str
    """As printed."""


@dataclass(kw_only=True)
class PrintedArticle(Article):
    """An article as its page prints it, which the pipelines complete. Its own fields reach neither line nor schema."""

    site: Site = OKEGAS
    """The site that printed it."""

    fetched_at: datetime
    """When its (first) page was fetched, aware."""

    asked: str = ""
    """The address that was asked for it; it may have led elsewhere."""

    contents: list[LexborNode] = field(default_factory=list)
    """The content node of each page, in reading order: a post split by `<!--nextpage-->` has several."""

    size: int = 0
    """Bytes of its pages, as far as they were fetched: what `contents` keeps in memory grows with them."""

    published_lines: list[PrintedLine] = field(default_factory=list)
    """What tells of the publication, best source first."""

    modified_lines: list[PrintedLine] = field(default_factory=list)
    """What tells of the last change, best source first."""

    disagreements: set[str] = field(default_factory=set)
    """Fields whose sources name different things: `title`, `author`, `categories`. Dates are compared when read."""


def record(article: Article) -> Article:
    """`article` without its working fields, every text of it printable, for Scrapy's own exporters too."""
    return Article(**{key: _printable(getattr(article, key)) for key in KEYS})


def content_hash(title: str, body: str) -> str:
    """SHA-256, hex, of what a reader reads.

    >>> content_hash("Harga Cabai", "Turun.")[:16]
    '930092f2f6e86a48'
    """
    return sha256(f"{title}\n\n{body}".encode()).hexdigest()


def line(article: Article) -> bytes:
    r"""One line of the archive: UTF-8 JSON with the keys of `Article` in their order, and one newline, the last byte.

    The only serialiser. Text goes out as it is (no ASCII escapes, no Unicode normalisation), but without NUL, other
    control characters and lone surrogates, none of which is text; U+2028 and U+2029 are escaped, because some readers
    split lines at them.

    >>> line(Article(id="okegas.id:7", title="Haul\u2028Guru"))[:64]
    b'{"schema":1,"id":"okegas.id:7","url":"","title":"Haul\\u2028Guru"'
    >>> "Café”" in line(Article(title="Caf\u00e9”\x00\ud800")).decode()
    True
    """
    values = {key: _printable(getattr(article, key)) for key in KEYS}
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=vars)  # of a Mention
    return written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode() + b"\n"


def _printable(value: Any) -> Any:
    """`value` with every text in it printable."""
    if isinstance(value, str):
        return value if value.isprintable() else printable(value)
    if not value:
        return value
    if isinstance(value, list):
        return list(map(_printable, value))
    if isinstance(value, Mention):
        return value if value.text.isprintable() else replace(value, text=printable(value.text))
    if isinstance(value, dict):
        return {printable(key): _printable(element) for key, element in value.items()}
    return value


def json_schema() -> dict[str, Any]:
    """JSON Schema of a line: every key required, the docstrings as descriptions."""
    schema: dict[str, Any] = ItemAdapter.get_json_schema(Article)
    for about in schema["properties"].values():
        about.pop("default", None)  # a default is how we build a record, not what a line may leave out
    schema["required"] = list(KEYS)
    return schema


if __name__ == "__main__":
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
