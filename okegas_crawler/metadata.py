"""What a page's head says of the page: meta elements, links, JSON-LD."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.text.characters import one_line

HEAD = 'meta[property][content], meta[name][content], link[rel][href], script[type="application/ld+json"]'

# Yoast prints a WebPage and, for posts, an Article; other plugins print NewsArticle or BlogPosting.
ARTICLE_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting")
PAGE_TYPES = ("WebPage", "ItemPage")

_DECODER = json.JSONDecoder(strict=False)
_WRAPPING = re.compile(r"[\s/*]*(?:<!--[\s/*]*(?:-->)?)?[\s/*]*(?:<!\[CDATA\[)?[\s/*]*")


@dataclass(frozen=True)
class Metadata:
    """What the head says. The body is not trusted for it, except for JSON-LD, which some themes print last."""

    meta: dict[str, str] = field(default_factory=dict)
    """Property or name → content, first wins: `og:title`, `article:published_time`, `author`."""

    links: dict[str, str] = field(default_factory=dict)
    """Relation → address, first wins: `canonical`, `shortlink`."""

    graph: list[dict[str, Any]] = field(default_factory=list)
    """Every object of the page's JSON-LD that has a type, in order."""

    def of_type(self, types: tuple[str, ...]) -> dict[str, Any]:
        """The first object of one of `types`; empty when there is none."""
        return next((node for node in self.graph if not _types(node).isdisjoint(types)), {})

    def said(self, key: str) -> str | None:
        """The text under `key` of the article's object, or else of the page's; None when neither says it."""
        for kind in (ARTICLE_TYPES, PAGE_TYPES):
            value = self.of_type(kind).get(key)
            if isinstance(value, str) and one_line(value):
                return one_line(value)
        return None

    def author(self) -> str | None:
        """Name of the article's author; one that stands elsewhere in the graph is followed by its `@id`."""
        for kind in (ARTICLE_TYPES, PAGE_TYPES):
            author = self.of_type(kind).get("author")
            author = author[0] if isinstance(author, list) and author else author
            if isinstance(author, dict) and "name" not in author:
                author = next((n for n in self.graph if n.get("@id") == author.get("@id") and "name" in n), None)
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str) and one_line(name):
                return one_line(name)
        return None


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """The metadata of a page, in one walk over it."""
    metadata = Metadata()
    for node in tree.css(HEAD):
        attributes = node.attributes
        if node.tag == "meta":
            name = (attributes.get("property") or attributes.get("name") or "").lower()
            metadata.meta.setdefault(name, one_line(attributes.get("content") or ""))
        elif node.tag == "link":
            for relation in (attributes.get("rel") or "").lower().split():
                metadata.links.setdefault(relation, (attributes.get("href") or "").strip())
        else:
            metadata.graph.extend(typed_objects(node.text()))
    return metadata


def typed_objects(written: str) -> list[dict[str, Any]]:
    r"""Every object with an `@type` of a JSON-LD script, outer before inner; none when it cannot be read.

    Seen broken: raw line breaks within a text, CDATA marks around it.

    >>> [found["@type"] for found in typed_objects('{"@graph": [{"@type": "WebPage"}, {"@type": ["Article"]}]}')]
    ['WebPage', ['Article']]
    >>> typed_objects('<!--//--><![CDATA[{"@type": "Article", "name": "Dua\nbaris"}]]>')[0]["name"]
    'Dua\nbaris'
    >>> typed_objects('{"@type": "Article", '), typed_objects("[" * 200_000)
    ([], [])
    """
    try:
        # Not strict: raw control characters within texts are common. What follows the value (]]>, a comment) is left.
        value, _ = _DECODER.raw_decode(written, _WRAPPING.match(written).end())  # type: ignore[union-attr]
    except (ValueError, RecursionError):  # a number of thousands of digits is a ValueError too
        return []
    return list(_typed(value))


def _typed(value: Any) -> Iterator[dict[str, Any]]:
    """Objects with a type below `value`, outer before inner, without recursion."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if "@type" in value:
                yield value
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _types(node: dict[str, Any]) -> set[str]:
    """The types of a JSON-LD object: the key holds one name or a list of them."""
    types = node["@type"]
    return {kind for kind in (types if isinstance(types, list) else [types]) if isinstance(kind, str)}
