"""What a page's head says of the page: meta elements, links, JSON-LD."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from okegas_crawler.text.characters import one_line

HEAD = "meta, link[rel~=canonical], link[rel~=shortlink]"
JSON_LD = 'script[type^="application/ld+json"]'  # a charset may follow
KEPT = ("og:", "article:", "author")  # beginnings of the names of meta elements that are read

# Yoast prints a WebPage and, for posts, an Article; others NewsArticle, BlogPosting, JNews a newsArticle.
ARTICLE_TYPES = ("article", "blogposting")
PAGE_TYPES = ("webpage", "itempage")

_DECODER = json.JSONDecoder(strict=False)
_VALUE = re.compile(r"\{|\[\s*[\[{]")  # what stands before it are marks of comments and of CDATA
_COMMA_TOO_MANY = re.compile(r",(?=\s*[}\]])")


@dataclass(frozen=True)
class Metadata:
    """What the head says. The body is not trusted for it, except for JSON-LD, which some themes print last."""

    meta: dict[str, str] = field(default_factory=dict)
    """Property or name → content, first wins: `og:title`, `article:published_time`, `author`."""

    tags: list[str] = field(default_factory=list)
    """What every `article:tag` says."""

    links: dict[str, str] = field(default_factory=dict)
    """Relation → address, first wins: `canonical`, `shortlink`."""

    graph: list[dict[str, Any]] = field(default_factory=list)
    """Every object of the page's JSON-LD that has a type, in order."""

    url: str = ""
    """The address that answered."""

    @cached_property
    def about(self) -> tuple[dict[str, Any], ...]:
        """The JSON-LD objects that tell of the page's article, then those of the page itself.

        One that names another address is another post's: themes describe related posts too.
        """
        said = (self.links.get("canonical"), self.meta.get("og:url"), self.url)
        own = next((address for address in said if address and _path(address)), None)
        described = [node for node in self.graph if _is_of(node, ARTICLE_TYPES + PAGE_TYPES) and _may_be_of(node, own)]
        return tuple(sorted(described, key=lambda node: not _is_of(node, ARTICLE_TYPES)))

    @cached_property
    def _named(self) -> dict[str, dict[str, Any]]:
        """`@id` → the first object that has it and a name."""
        return {str(node["@id"]): node for node in reversed(self.graph) if "@id" in node and "name" in node}

    def said(self, key: str) -> str | None:
        """The text under `key` of the article's object, or else of the page's; None when neither says it."""
        for node in self.about:
            value = node.get(key)
            if isinstance(value, str) and _words(value):
                return _words(value)
        return None

    def listed(self, key: str, separator: str | None = None) -> list[str]:
        """The names under `key` of the article's object: a list, or one text, parted at `separator` if one is given."""
        for node in self.about:
            value = node.get(key)
            if isinstance(value, str) and separator:
                value = value.split(separator)
            if isinstance(value, list) and (names := [_words(name) for name in value if isinstance(name, str)]):
                return [name for name in dict.fromkeys(names) if name]
        return []

    def author(self) -> str | None:
        """Name of the article's author; one that stands elsewhere in the graph is followed by its `@id`."""
        for node in self.about:
            author = node.get("author")
            author = author[0] if isinstance(author, list) and author else author
            if isinstance(author, dict) and "name" not in author and "@id" in author:
                author = self._named.get(str(author["@id"]))
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str) and _words(name):
                return _words(name)
        return None


def read_metadata(tree: LexborHTMLParser, url: str = "") -> Metadata:
    """The metadata of a page that was found at `url`."""
    metadata = _said_by(_head_elements(tree), url)
    if "canonical" not in metadata.links:
        metadata = _said_by(tree.css(HEAD), url)  # the head is broken, or the page no post's
    for node in tree.css(JSON_LD):
        metadata.graph.extend(typed_objects(node.text()))
    return metadata


def _said_by(nodes: Iterable[LexborNode], url: str) -> Metadata:
    """What meta elements and links say."""
    metadata = Metadata(url=url)
    for node in nodes:
        attributes = node.attributes
        if node.tag == "link" and "href" in attributes:
            for relation in (attributes.get("rel") or "").lower().split():
                metadata.links.setdefault(relation, (attributes["href"] or "").strip())
        elif "content" in attributes:
            name = (attributes.get("property") or attributes.get("name") or "").lower()
            if name.startswith(KEPT):
                content = one_line(attributes["content"] or "")
                metadata.meta.setdefault(name, content)
                if name == "article:tag" and content:
                    metadata.tags.append(content)
    return metadata


def _head_elements(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """The elements that a head is made of: what stands in it, and where a browser puts what it ends too early.

    A picture in a `noscript` of the head, as many trackers have it, begins the body: what follows is a child of that.
    """
    if tree.head is not None:
        yield from tree.head.css(HEAD)
    if tree.body is not None:
        yield from (node for node in tree.body.iter() if node.tag in ("meta", "link"))


def typed_objects(written: str) -> list[dict[str, Any]]:
    r"""Every object with an `@type` of a JSON-LD script, outer before inner; none when it cannot be read.

    Seen broken: raw line breaks within a text, CDATA marks around it, a comma before a closing bracket.

    >>> [found["@type"] for found in typed_objects('{"@graph": [{"@type": "WebPage"}, {"@type": ["Article"]}]}')]
    ['WebPage', ['Article']]
    >>> typed_objects('<!--//--><![CDATA[{"@type": "Article", "name": "Dua\nbaris",}]]>')[0]["name"]
    'Dua\nbaris'
    >>> typed_objects('{"@type": "Article", '), typed_objects("[" * 200_000)
    ([], [])
    """
    for attempt in (str, _without_surplus_commas):
        text = attempt(written)
        start = _VALUE.search(text)
        try:
            # Not strict: raw control characters within texts are common. What follows the value (]]>) is left.
            value, _ = _DECODER.raw_decode(text, start.start() if start else 0)
        except (ValueError, RecursionError):  # a number of thousands of digits is a ValueError too
            continue
        return list(_typed(value))
    return []


def _without_surplus_commas(written: str) -> str:
    return _COMMA_TOO_MANY.sub("", written)


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


def _words(text: str) -> str:
    """A text of JSON-LD as one line; some plugins write it as if it were HTML.

    >>> _words("Hukum &amp; Kriminal")
    'Hukum & Kriminal'
    """
    return one_line(unescape(text))


def _is_of(node: dict[str, Any], endings: tuple[str, ...]) -> bool:
    """Whether a JSON-LD object is of a type that ends so; the key holds one name or a list of them."""
    types = node["@type"]
    return any(
        isinstance(kind, str) and kind.lower().endswith(endings)
        for kind in (types if isinstance(types, list) else (types,))
    )


def _may_be_of(node: dict[str, Any], own: str | None) -> bool:
    """Whether an object names the address `own`, or names none."""
    page = node.get("mainEntityOfPage")
    said = node.get("url") or (page.get("@id") if isinstance(page, dict) else page) or node.get("@id")
    if not own or not isinstance(said, str):
        return True
    path = _path(said)
    return path in ("", _path(own)) or not said.startswith("http")


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.strip("/").removesuffix("/amp").lower()
    except ValueError:
        return ""
