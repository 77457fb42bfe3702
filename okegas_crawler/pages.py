"""Article pages: HTML → PrintedArticle, the fields as the page prints them."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from okegas_crawler.fields.author import authors
from okegas_crawler.fields.dates import Dates
from okegas_crawler.fields.picture import picture
from okegas_crawler.fields.terms import categories, disagrees, tags
from okegas_crawler.fields.title import titles
from okegas_crawler.items import PrintedArticle
from okegas_crawler.markup.ancestors import is_within
from okegas_crawler.markup.content import marks_text
from okegas_crawler.markup.imposters import imposter
from okegas_crawler.markup.parsed_page import Page, page_in_utf_8, read_page
from okegas_crawler.permalinks import is_listing
from okegas_crawler.text.agreement import disagree
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.credits import ACCOUNTS

__all__ = [
    "Page",
    "article_address",
    "continuations",
    "identity",
    "page_in_utf_8",
    "part_number",
    "printed_article",
    "read_page",
    "why_not_article",
]

PAGE_NUMBERS = "a.post-page-numbers[href]"
CURRENT_PAGE = ".post-page-numbers.current"
PASSWORD_FORM = "form.post-password-form"
NOT_FOUND = ".error-404, .error404, .page-404"

LISTING_CLASSES = frozenset({"archive", "author", "blog", "category", "date", "home", "paged", "search", "tag"})

# Numbers that a database can hold, in its digits: `\d` has those of all scripts, and no end.
_ID = re.compile(r"[0-9]{1,20}")
_POST_ID = re.compile(r"post-([0-9]{1,20})")
_SHORTLINK_ID = re.compile(r"[?&]p=([0-9]{1,20})(?![0-9])")
_CONTINUATION = re.compile(r"(?<=/)[0-9]{1,4}/$")


def why_not_article(page: Page) -> str | None:
    """Why the page is not an article: `404`, `protected`, `attachment`, `listing`, `page`, or what `imposter` gives.

    None when it is one. WordPress's classes of the body tell it; where a theme leaves them out, the address does.
    """
    classes = page.body_classes
    if "error404" in classes:
        return "404"
    if "attachment" in classes:
        return "attachment"
    if "single" not in classes:
        if stands_in_its_place := imposter(page):
            return stands_in_its_place
        if not classes.isdisjoint(LISTING_CLASSES):
            return "listing"
        if "page" in classes:
            return "page"
        if is_listing(page.own_address) or is_listing(page.url):
            return "listing"
        if page.tree.css_first(NOT_FOUND) is not None:
            return "404"
    form = page.tree.css_first(PASSWORD_FORM)
    return "protected" if form is not None and _is_of_article(page, form) else None


def _is_of_article(page: Page, form: LexborNode) -> bool:
    """Whether a form stands in the place of the article's text; what then seems to be the text is something else.

    Only where a theme marks an element for the text is that the text for sure, and a form beside it another post's.
    """
    if page.content is None or not marks_text(page.tree, page.heading):
        return True
    return is_within(form, {page.content.mem_id}) or page.frame.is_own(form)


def printed_article(page: Page, fetched_at: datetime) -> PrintedArticle:
    """The article of `page`, as printed. Ask `why_not_article` first.

    What the theme prints of title and date within the text's own element is taken out of the page.
    """
    frame, metadata = page.frame, page.metadata
    dates = Dates(frame, metadata)
    source, caption = picture(frame, metadata, page.tree.body)
    named = titles(page.heading, page.titles_said)
    writers = authors(frame, metadata)
    sections = categories(frame, metadata, page.tree)
    disagreements = {
        "title": disagree(named),
        "author": disagree(name for name in writers if name.casefold() not in ACCOUNTS),
        "categories": disagrees(sections, metadata),
    }
    article = PrintedArticle(
        site=page.site,
        fetched_at=fetched_at,
        id=identity(page),
        url=article_address(page),
        title=next(iter(named), ""),
        author=next(iter(writers), None),
        categories=sections,
        tags=tags(frame, metadata),
        published_lines=dates.published(),
        modified_lines=dates.modified(),
        language=page.site.language,
        image=_image_address(page, source) if source else None,
        image_caption=caption,
        disagreements={field for field, differ in disagreements.items() if differ},
    )
    if (content := frame.without_surroundings(*dates.printed_in)) is not None:
        article.contents.append(content)
    return article


def identity(page: Page) -> str:
    """The article's id, by what the answer says that it is: `okegas.id:12345`, or `okegas.id:/slug/`.

    The address that was asked for proves nothing: WordPress redirects a trashed post to another one.
    """
    wordpress_id = _wordpress_id(page)
    return f"{page.site.host}:{wordpress_id or urlsplit(article_address(page)).path}"


def _wordpress_id(page: Page) -> str | None:
    """WordPress's id of the post: from the body's class, the shortlink, or the element around the text."""
    for name in sorted(page.body_classes):
        if name.startswith("postid-") and (number := _ID.fullmatch(name, len("postid-"))):
            return number[0]
    if shortlink := _SHORTLINK_ID.search(page.metadata.links.get("shortlink", "")):
        return shortlink[1]
    posts = (_POST_ID.fullmatch(node.id or "") for node in page.frame.path.values())
    return next((post[1] for post in posts if post), None)


def article_address(page: Page) -> str:
    """Canonical address of the article: what the page says, if that is on the site, or else where it was found.

    A continuation (`/slug/2/`) belongs to the address of its first page.
    """
    address = page.own_address
    continuation = _CONTINUATION.search(address)
    if continuation and (current := page.tree.css_first(CURRENT_PAGE)) is not None:
        number = one_line(current.text()).rpartition(" ")[2]
        if continuation[0] == f"{number}/":
            return address[: continuation.start()]
    return address


def continuations(page: Page) -> list[str]:
    """Addresses of the further pages of a post split by `<!--nextpage-->`, in reading order."""
    first = article_address(page)
    found = {}
    for node in page.tree.css(PAGE_NUMBERS):
        address = page.address(node.attributes.get("href") or "")
        if address and _CONTINUATION.sub("", address) == first and address != first:
            found[address] = part_number(address)
    return sorted(found, key=found.__getitem__)


def part_number(address: str) -> int:
    """Number of a further page of a split post, as its address has it.

    >>> part_number("https://okegas.id/laporan-khusus/12/")
    12
    """
    return int(address.rstrip("/").rpartition("/")[2])


def _image_address(page: Page, source: str) -> str | None:
    """Absolute address of a picture, on the site itself where it is the site's; None for what is none of the web."""
    joined = page.joined(source)
    if joined.startswith(page.site.home):
        return joined
    return page.site.own(joined) or (joined if urlsplit(joined).scheme in ("http", "https") else None)
