"""Article pages: HTML → PrintedArticle, the fields as the page prints them.

The selectors follow WordPress's conventions as seen under seven themes and on several hundred news sites, never one
theme. Where sources differ in how often they are right, the better one comes first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode
from w3lib.encoding import html_to_unicode

from okegas_crawler.content import content_node, is_within
from okegas_crawler.items import PrintedArticle, PrintedLine
from okegas_crawler.metadata import Metadata, read_metadata
from okegas_crawler.sites import Site
from okegas_crawler.text.characters import one_line

# One constant a field, in the order of the record.
TITLES = (
    "h1.entry-title, h1.cm-entry-title, h1.wp-block-post-title, h1.tdb-title-text, h1.jeg_post_title, h1.post-title, "
    "h1.single-title, h1.page-title, h1[itemprop=headline]"
)
AUTHORS = (
    "a[rel~=author], .author.vcard .fn, .vcard .fn, .cm-author a, .td-post-author-name a, .tdb-author-name, "
    ".jeg_meta_author a, .wp-block-post-author__name, .wp-block-post-author-name, [itemprop=author] [itemprop=name], "
    ".byline a, .entry-author a, .post-author a, a[href*='/author/']"
)
CATEGORIES = (
    "a[rel~=category], .cat-links a, .cm-post-categories a, .td-category a, .tdb-category a, .jeg_meta_category a, "
    ".taxonomy-category a, .entry-category a, .post-categories a"
)
TAGS = ".tags-links a, .taxonomy-post_tag a, .td-tags a, .jeg_post_tags a, .tagcloud-single a, a[rel~=tag]"
PUBLISHED_MICRODATA = "[itemprop=datePublished]"
PUBLISHED_TIMES = "time.published, time.entry-date, .wp-block-post-date time, time.td-module-date, time[datetime]"
PUBLISHED_LINES = (
    ".jeg_meta_date, .td-post-date, .tdb-post-meta, .posted-on, .entry-date, .post-date, .cm-post-date, .entry-meta, "
    ".post-meta"
)
MODIFIED_MICRODATA = "[itemprop=dateModified]"
MODIFIED_TIMES = "time.updated"
IMAGES = "img.wp-post-image, .post-thumbnail img, .featured-image img, .td-post-featured-image img"
CAPTIONS = "figcaption, .wp-caption-text, .thumbnail-caption, .gmr-caption"
PAGE_NUMBERS = ".post-page-numbers"
PASSWORD_FORM = "form.post-password-form"

_DAY_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})/")
_POST_ID = re.compile(r"(?:postid|post)-(\d+)")
_SHORTLINK_ID = re.compile(r"[?&]p=(\d+)")
_MODULE = re.compile(r"related|module|widget")  # where themes print other posts
_CONTINUATION = re.compile(r"(?<=/)\d+/$")


@dataclass(frozen=True)
class Page:
    """A page, parsed once, and the address on the site that it stands for."""

    tree: LexborHTMLParser
    site: Site
    url: str
    """On the site itself, wherever the page was fetched."""

    @cached_property
    def metadata(self) -> Metadata:
        """What the page's head says."""
        return read_metadata(self.tree)

    @cached_property
    def body_classes(self) -> frozenset[str]:
        """WordPress's classes of `<body>`: `single`, `postid-7`, `archive`, `error404`. A theme may leave them out."""
        body = self.tree.body
        return frozenset(((body and body.attributes.get("class")) or "").lower().split())

    @cached_property
    def content(self) -> LexborNode | None:
        """The node with the article's text."""
        return content_node(self.tree)

    @cached_property
    def article(self) -> LexborNode | None:
        """The element around title, text and what the theme prints about them; the whole body where none is."""
        node = self.content
        while node is not None and node.tag not in ("article", "main", "body"):
            node = node.parent
        if node is not None and node.tag == "article" and node.css_first("h1, time") is None:
            return self.tree.css_first("main") or self.tree.body  # the theme's header stands outside
        return node or self.tree.body

    def address(self, link: str) -> str | None:
        """Canonical address of a link on the page; None where it leads off the site."""
        return self.site.address(_joined(self.url, link))


def read_page(html: str | bytes, url: str, site: Site) -> Page:
    """The parsed page of `html`; bytes are decoded as a browser would, by their own declaration or as UTF-8.

    `url` is the address that answered, on the site or where the site is served.
    """
    if isinstance(html, bytes):
        _, html = html_to_unicode(None, html)
    tree = LexborHTMLParser(html.encode("utf-8", "replace"))  # a lone surrogate has no UTF-8
    return Page(tree=tree, site=site, url=site.own(url) or url)


def why_not_article(page: Page) -> str | None:
    """Why the page is not an article: `404`, `protected`, `attachment`, `listing`, `page`; None when it is one."""
    classes = page.body_classes
    if "error404" in classes:
        return "404"
    if "attachment" in classes:
        return "attachment"
    if "single" not in classes:
        if not classes.isdisjoint(("archive", "category", "tag", "author", "date", "search", "blog", "home")):
            return "listing"
        if "page" in classes:
            return "page"
    if page.tree.css_first(PASSWORD_FORM) is not None:
        return "protected"
    return None


def printed_article(page: Page, fetched_at: datetime) -> PrintedArticle:
    """The article of `page`, as printed. Ask `why_not_article` first."""
    picture, caption = image(page)
    return PrintedArticle(
        site=page.site,
        fetched_at=fetched_at,
        id=identity(page),
        url=article_address(page),
        title=title(page),
        author=author(page),
        categories=names(page, CATEGORIES),
        tags=names(page, TAGS),
        published_lines=list(published_lines(page)),
        modified_lines=list(modified_lines(page)),
        language=page.site.language,
        image=picture,
        image_caption=caption,
        contents=[page.content] if page.content is not None else [],
    )


def identity(page: Page) -> str:
    """The article's id, by what the answer says that it is: `okegas.id:12345`, or `okegas.id:/slug/`.

    The address that was asked for proves nothing: WordPress redirects a trashed post to another one.
    """
    wordpress_id = _wordpress_id(page)
    return f"{page.site.host}:{wordpress_id or urlsplit(article_address(page)).path}"


def _wordpress_id(page: Page) -> str | None:
    """WordPress's id of the post: from the body's class, the shortlink, or the article element."""
    for name in sorted(page.body_classes):
        if name.startswith("postid-") and name[7:].isdecimal():
            return name[7:]
    if shortlink := _SHORTLINK_ID.search(page.metadata.links.get("shortlink", "")):
        return shortlink[1]
    article = page.article
    post = _POST_ID.fullmatch((article.id if article is not None else None) or "")
    return post[1] if post else None


def article_address(page: Page) -> str:
    """Canonical address of the article: what the page says, if that is on the site, or else where it was found.

    A continuation (`/slug/2/`) belongs to the address of its first page.
    """
    for said in (page.metadata.links.get("canonical"), page.metadata.meta.get("og:url")):
        address = page.address(said) if said else None
        if address and address != page.site.home:
            break
    else:
        address = page.address(page.url) or page.url
    current = page.tree.css_first(".post-page-numbers.current")
    if current is not None and _CONTINUATION.search(address):
        number = one_line(current.text()).rpartition(" ")[2]
        address = address.removesuffix(f"/{number}/") + "/" if address.endswith(f"/{number}/") else address
    return address


def title(page: Page) -> str:
    """The title without the site's name; empty when the page prints none."""
    heading = page.tree.css_first(TITLES)
    if heading is not None:
        return one_line(heading.text())
    headings = page.tree.css("h1")
    if len(headings) == 1 and (page.article is None or is_within(headings[0], {page.article.mem_id})):
        return one_line(headings[0].text())
    for said in (page.metadata.said("headline"), page.metadata.meta.get("og:title"), _document_title(page)):
        if said:
            return without_site_name(said, (page.site.name, page.metadata.meta.get("og:site_name", "")))
    return ""


def without_site_name(text: str, site_names: tuple[str, ...]) -> str:
    """`text` without the site's name behind or before it.

    >>> without_site_name("Harga Cabai Turun - OkeGas.ID", ("OKEGAS.ID",))
    'Harga Cabai Turun'
    >>> without_site_name("OkeGas.ID", ("OKEGAS.ID",)), without_site_name("Persiba – PSM | Okegas.id", ("OKEGAS.ID",))
    ('', 'Persiba – PSM')
    """
    for name in filter(None, site_names):
        text = re.sub(rf"(?i)^{re.escape(name)}\s*[-–—|»:]\s*|(?:\s*[-–—|«»]\s*|^){re.escape(name)}$", "", text)
    return text


def author(page: Page) -> str | None:
    """The author whom the page names; None when it prints none. `CreditsPipeline` prefers a byline."""
    if said := page.metadata.author():
        return said
    for node in page.article.css(AUTHORS) if page.article is not None else []:
        if (name := one_line(node.text())) and not _in_content(page, node):
            return name
    return page.metadata.meta.get("author") or None


def names(page: Page, selector: str) -> list[str]:
    """Names of the article's categories or tags, as printed, each once; those that stand in its text do not count."""
    found: dict[str, None] = {}
    for node in page.article.css(selector) if page.article is not None else []:
        if not _in_content(page, node) and (selector is CATEGORIES or not _is_category(node)):
            found.setdefault(one_line(node.text()))
    found.pop("", None)
    return list(found)


def published_lines(page: Page) -> Iterator[PrintedLine]:
    """What the page prints of its publication, best source first. Never the modified time."""
    if said := page.metadata.said("datePublished"):
        yield PrintedLine("json-ld", said)
    if said := page.metadata.meta.get("article:published_time"):
        yield PrintedLine("meta", said)
    yield from _times(page, PUBLISHED_MICRODATA, "microdata")
    yield from _times(page, PUBLISHED_TIMES, "time")
    if day := _DAY_IN_ADDRESS.search(urlsplit(article_address(page)).path):
        yield PrintedLine("url", "-".join(day.groups()))
    for node in page.article.css(PUBLISHED_LINES) if page.article is not None else []:
        if (text := one_line(node.text())) and not _in_content(page, node):
            yield PrintedLine("text", text)


def modified_lines(page: Page) -> Iterator[PrintedLine]:
    """What the page prints of its last change, best source first."""
    if said := page.metadata.said("dateModified"):
        yield PrintedLine("json-ld", said)
    if said := page.metadata.meta.get("article:modified_time"):
        yield PrintedLine("meta", said)
    yield from _times(page, MODIFIED_MICRODATA, "microdata")
    yield from _times(page, MODIFIED_TIMES, "time")


def _times(page: Page, selector: str, source: str) -> Iterator[PrintedLine]:
    """Times of the article itself. The time of another post is linked with that post, or stands in the text."""
    for node in page.article.css(selector) if page.article is not None else []:
        attributes = node.attributes
        said = attributes.get("datetime") or attributes.get("content") or one_line(node.text())
        if source == "time" and selector is PUBLISHED_TIMES and _says_modified(node):
            continue
        if said and not _in_content(page, node) and not _of_another_post(page, node):
            yield PrintedLine(source, said)


def _says_modified(node: LexborNode) -> bool:
    """Whether a time element is that of the last change alone. Never-edited posts have `published updated` in one."""
    classes = (node.attributes.get("class") or "").split()
    return "updated" in classes and "published" not in classes


def _of_another_post(page: Page, node: LexborNode) -> bool:
    """Whether a time stands in a block that links to another post."""
    own = urlsplit(article_address(page)).path
    parent, article_id = node.parent, page.article.mem_id if page.article is not None else 0
    while parent is not None and parent.mem_id != article_id and parent.css_first("h1") is None:
        if parent.tag in ("article", "li", "aside") or _MODULE.search(parent.attributes.get("class") or ""):
            links = {
                urlsplit(page.address(link.attributes.get("href") or "") or "").path for link in parent.css("a[href]")
            }
            return any(path and path != own and path.count("/") == 2 for path in links)
        parent = parent.parent
    return False


def image(page: Page) -> tuple[str | None, str | None]:
    """Address of the main picture and its caption: the one that the theme prints, or else the one for sharing."""
    node = next((img for img in page.article.css(IMAGES)), None) if page.article is not None else None
    if node is None:
        shared = page.metadata.meta.get("og:image")
        return (_image_address(page, shared) if shared else None), None
    source = node.attributes.get("data-src") or node.attributes.get("src") or ""
    frame = node.parent
    while frame is not None and frame.tag not in ("figure", "div", "article"):
        frame = frame.parent
    caption = frame.css_first(CAPTIONS) if frame is not None and frame.tag != "article" else None
    return _image_address(page, source), (one_line(caption.text()) or None) if caption is not None else None


def continuations(page: Page) -> list[str]:
    """Addresses of the further pages of a post split by `<!--nextpage-->`, in reading order."""
    first = article_address(page)
    found = {}
    for node in page.tree.css(f"a{PAGE_NUMBERS}[href]"):
        address = page.address(node.attributes.get("href") or "")
        if address and _CONTINUATION.sub("", address) == first and address != first:
            found[address] = int(address.removesuffix("/").rpartition("/")[2])
    return sorted(found, key=found.__getitem__)


def _image_address(page: Page, source: str) -> str | None:
    """Absolute address of a picture, on the site itself where it is the site's."""
    if not source or source.startswith("data:"):
        return None
    joined = _joined(page.url, source)
    return page.site.own(joined) or joined


def _joined(url: str, link: str) -> str:
    """`link` made absolute; empty when it is none (`http://[`)."""
    try:
        return urljoin(url, link.strip())
    except ValueError:
        return ""


def _document_title(page: Page) -> str:
    node = page.tree.css_first("head > title")
    return one_line(node.text()) if node is not None else ""


def _is_category(node: LexborNode) -> bool:
    return "category" in (node.attributes.get("rel") or "").split() or "/category/" in (
        node.attributes.get("href") or ""
    )


def _in_content(page: Page, node: LexborNode) -> bool:
    return page.content is not None and is_within(node, {page.content.mem_id})
