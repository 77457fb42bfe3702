"""Categories and tags of an article: what WordPress calls its terms."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from okegas_crawler.frame import Frame
from okegas_crawler.metadata import Metadata
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.kinds import Kind
from okegas_crawler.text.signatures import kind_of

TERM_LINKS = (
    "a[rel~=category], a[rel~=tag], a[href*='/category/'], a[href*='/tag/'], "
    "[class*=cat-links] a[href], .td-category a[href], .tdb-category a[href], .post-categories a[href]"
)
CATEGORY_CLASS = re.compile(r"(?:^|\s)category-([a-z0-9%_-]+)")
MOST_WORDS = 8  # in the name of a category or tag; a longer link is a headline

_IN_CATEGORY = re.compile(r"/category/.*?([^/]+)/?(?:[?#].*)?$")


def categories(frame: Frame, metadata: Metadata, tree: LexborHTMLParser) -> list[str]:
    """Names of the article's categories, in order: as its links print them, or else as its classes and its head say.

    A class tells only the slug (`category-sepak-bola`); the name is that of a link of the page to that category, in
    the menu for one.
    """
    links = frame.css(TERM_LINKS)
    if printed := _names(link for link in links if _is_category(link) and not _is_tag(link)):
        return printed
    said = metadata.listed("articleSection", ",") or list(filter(None, [metadata.meta.get("article:section")]))
    slugs = _slugs(frame)
    if not slugs:
        return said
    names = {_slug(name): name for name in said} | _named_by_links(tree, slugs)
    return [names.get(slug) or slug.replace("-", " ").title() for slug in slugs]


def tags(frame: Frame, metadata: Metadata) -> list[str]:
    """Names of the article's tags, in order: as its links print them, or else as its head says."""
    links = [link for link in [*frame.css(TERM_LINKS), *_tags_in_text(frame)] if not _is_category(link)]
    return _names(links) or metadata.listed("keywords") or list(dict.fromkeys(metadata.tags))


def _tags_in_text(frame: Frame) -> list[LexborNode]:
    """Links of the tag lists that themes put into the text's own element; a link in a sentence is no tag."""
    if frame.content is None:
        return []
    return [link for link in frame.content.css("a[rel~=tag], a[href*='/tag/']") if _in_tag_list(link, frame.content)]


def _in_tag_list(link: LexborNode, content: LexborNode) -> bool:
    parent = link.parent
    while parent is not None and parent.mem_id != content.mem_id:
        if kind_of(parent.attributes.get("class") or "") == Kind.TAGS:
            return True
        parent = parent.parent
    return False


def _names(links: Iterable[LexborNode]) -> list[str]:
    """What the links print, each once, without a hash sign."""
    printed = (one_line(link.text()).lstrip("#") for link in links)
    return [name for name in dict.fromkeys(printed) if 0 < len(name.split()) <= MOST_WORDS]


def _is_category(link: LexborNode) -> bool:
    attributes = link.attributes
    if "category" in (attributes.get("rel") or "").split() or "/category/" in (attributes.get("href") or ""):
        return True
    return False


def _is_tag(link: LexborNode) -> bool:
    return "/tag/" in (link.attributes.get("href") or "")


def _slugs(frame: Frame) -> list[str]:
    """Slugs of the categories in the classes of the element around the article."""
    for node in frame.path.values():
        classes = (node.attributes.get("class") or "").lower()
        if "type-post" in classes or "hentry" in classes:
            return CATEGORY_CLASS.findall(classes)
    return []


def _named_by_links(tree: LexborHTMLParser, slugs: list[str]) -> dict[str, str]:
    """Slug → what a link to that category prints, anywhere on the page."""
    found: dict[str, str] = {}
    for link in tree.css("a[href*='/category/']"):
        slug = _IN_CATEGORY.search(link.attributes.get("href") or "")
        if slug and slug[1] in slugs and (name := one_line(link.text())):
            found.setdefault(slug[1], name)
    return found


def _slug(name: str) -> str:
    """The slug that WordPress makes of a name.

    >>> _slug("Sepak Bola"), _slug("Hukum & Kriminal")
    ('sepak-bola', 'hukum-kriminal')
    """
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))
