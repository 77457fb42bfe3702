"""A page of the site, parsed once, and the views that its readers share."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from okegas_crawler.markup.charset import in_utf_8
from okegas_crawler.markup.content import content_node
from okegas_crawler.markup.frame import Frame
from okegas_crawler.markup.heading import main_heading, titles_said
from okegas_crawler.markup.limits import parsable
from okegas_crawler.markup.metadata import Metadata, read_metadata
from okegas_crawler.markup.protected_mail import with_mail_addresses
from okegas_crawler.sites import LONGEST_ADDRESS, Site
from okegas_crawler.text.characters import one_line

# With nothing cloned into it as a browser does; and sooner done: 74,000 options of a list took 14 s, now 0.1.
AS_PRINTED = LexborDocumentOptions.WO_EVENTS
_PLAIN_PATH = re.compile(r"/(?:[a-z0-9-]+/)*(?!amp/)[a-z0-9-]+/")  # canonical as it stands, as nearly all are


@dataclass(frozen=True)
class Page:
    """A page, parsed once, and the address on the site that it stands for."""

    tree: LexborHTMLParser
    site: Site
    url: str
    """On the site itself, wherever the page was fetched."""

    _addresses: dict[str, str | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def metadata(self) -> Metadata:
        """What the page's head says."""
        return read_metadata(self.tree, self.url)

    @cached_property
    def body_classes(self) -> frozenset[str]:
        """WordPress's classes of `<body>`: `single`, `postid-7`, `archive`, `error404`. A theme may leave them out."""
        body = self.tree.body
        return frozenset(((body and body.attributes.get("class")) or "").lower().split())

    @cached_property
    def site_names(self) -> tuple[str, ...]:
        """The site's name, as we know it and as the page says it."""
        return tuple(dict.fromkeys(filter(None, (self.site.name, self.metadata.meta.get("og:site_name")))))

    @cached_property
    def document_title(self) -> str:
        """Text of the `<title>`."""
        node = self.tree.head.css_first("title") if self.tree.head is not None else None
        if node is None:  # anything before the head, be it a byte order mark, begins the body
            node = self.tree.css_first("body > title")
        return one_line(node.text()) if node is not None else ""

    @cached_property
    def titles_said(self) -> list[str]:
        """The titles that the page's head tells, the better source first, without the site's name."""
        return titles_said(self.metadata, self.document_title, self.site_names)

    @cached_property
    def heading(self) -> LexborNode | None:
        """The heading that prints the article's title."""
        return main_heading(self.tree, self.titles_said, self.site_names)

    @cached_property
    def content(self) -> LexborNode | None:
        """The node with the article's text."""
        return content_node(self.tree, self.heading)

    @cached_property
    def frame(self) -> Frame:
        """What the page prints around the article's text."""
        return Frame(self.content, self.heading, self.own_address)

    @cached_property
    def own_address(self) -> str:
        """Canonical address of the page: what it says, if that is on the site, or else where it was found."""
        for said in (self.metadata.links.get("canonical"), self.metadata.meta.get("og:url")):
            address = self.address(said) if said else None
            if address and address != self.site.home:
                return address
        return self.address(self.url) or self.url

    def address(self, link: str) -> str | None:
        """Canonical address of a link on the page; None where it leads off the site."""
        if link not in self._addresses:
            joined = self.joined(link)
            plain = joined.startswith(self.site.home) and _PLAIN_PATH.fullmatch(joined, len(self.site.home) - 1)
            self._addresses[link] = joined if plain else self.site.address(joined)
        return self._addresses[link]

    def joined(self, link: str) -> str:
        """A link of the page made absolute; empty when it is none (`http://[`, or far too long)."""
        if len(link) > LONGEST_ADDRESS:
            return ""
        link = self.site.on_own_host(link.strip())
        if link.startswith(self.site.home):
            return link
        try:
            return urljoin(self.url, link)
        except ValueError:
            return ""


def read_page(html: str | bytes, url: str, site: Site) -> Page:
    """The parsed page of `html`; bytes are decoded by what they are, rather than by what they declare.

    `url` is the address that answered, on the site or where the site is served. Raises FreezingError.
    """
    return page_in_utf_8(html.encode("utf-8", "replace") if isinstance(html, str) else in_utf_8(html)[0], url, site)


def page_in_utf_8(html: bytes, url: str, site: Site) -> Page:
    """The parsed page of `html`, which is in the parser's encoding. Raises FreezingError."""
    own = url if url.startswith(site.home) else site.own(url) or url
    return Page(tree=LexborHTMLParser(with_mail_addresses(parsable(html)), options=AS_PRINTED), site=site, url=own)
