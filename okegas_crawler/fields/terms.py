"""Categories and tags of an article: what WordPress calls its terms."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from okegas_crawler.markup.frame import Element, Frame
from okegas_crawler.markup.metadata import Metadata
from okegas_crawler.text.agreement import letters
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.kinds import Kind
from okegas_crawler.text.link_lists import CATEGORY_ADDRESS, TAG_ADDRESS, is_link_list, leads_to_tag, link_lists
from okegas_crawler.text.signatures import kind_of

CATEGORY_LISTS = re.compile(r"(?:^|[\s_-])(?:cat-links|entry-category|td-category|post-categories)(?:[\s_-]|$)")
CATEGORY_LINKS = "a[href*='/category/']"
BREADCRUMBS = "[class*=crumb] a[href*='/category/'], nav[aria-label=breadcrumb] a[href*='/category/']"
TAGS_IN_TEXT = "a[rel~=tag], a[href*='/tag/']"
CATEGORY_CLASS = re.compile(r"(?:^|\s)category-([a-z0-9%_-]+)")
NEAR = 10  # nodes behind the article's element, within which its tags stand
MOST_LINKS = 100  # of a text, the first of which are looked at
MOST_WORDS = 8  # in the name of a category or tag; a longer link is a headline

_IN_CATEGORY = re.compile(r"/category/.*?([^/]+)/?(?:[?#].*)?$")


def categories(frame: Frame, metadata: Metadata, tree: LexborHTMLParser) -> list[str]:
    """Names of the article's categories, in order: as its links print them, or else as its classes and its head say.

    A class tells only the slug (`category-sepak-bola`); the name is that of a link of the page to that category, in
    the menu for one. Where nothing else tells, it is the last category of the way that leads from the home page.
    """
    if printed := _names(link.node for link in frame.links if _is_category(link)):
        return printed
    said = _said(metadata)
    slugs = _slugs(frame)
    if not slugs:
        return _known(said, metadata, tree) or _names(tree.css(BREADCRUMBS)[-1:])
    names = {_slug(name): name for name in said} | _named_by_links(tree, slugs)
    return [names.get(slug) or slug.replace("-", " ").title() for slug in slugs]


def _said(metadata: Metadata) -> list[str]:
    """The categories that the head tells."""
    return metadata.listed("articleSection", ",") or list(filter(None, [metadata.meta.get("article:section")]))


def _known(said: list[str], metadata: Metadata, tree: LexborHTMLParser) -> list[str]:
    """Those of the said names that are categories. All in One SEO lists tags behind them, all in one text.

    What the page links to as a category, in its menu for one, is known to be one; where that tells none, all may be.
    """
    if "," not in (metadata.said("articleSection") or ""):
        return said
    linked = set(_names(tree.css(CATEGORY_LINKS)))
    return [name for name in said if name in linked] or said


def disagrees(printed: list[str], metadata: Metadata) -> bool:
    """Whether the head names other categories than are printed; a theme may print one of several."""
    said = _said(metadata)
    if not said:
        return False
    sections, names = set(map(letters, said)), set(map(letters, printed))
    return not (names <= sections or sections <= names)


def tags(frame: Frame, metadata: Metadata) -> list[str]:
    """Names of the article's tags, in order: as its links print them, or else as its head says."""
    own = [link.node for link in frame.links if _is_tag(link)]
    printed = own or _tags_in_text(frame) or _tags_behind(frame)
    return _names(printed) or metadata.listed("keywords") or list(dict.fromkeys(metadata.tags))


def _tags_in_text(frame: Frame) -> list[LexborNode]:
    """Links of the tag lists that themes put into the text's own element; a link in a sentence is no tag."""
    if frame.content is None:
        return []
    links = frame.content.css(TAGS_IN_TEXT)[:MOST_LINKS]
    named = [link for link in links if _in_named_list(link, frame.content)]
    return named or [link for link, _ in link_lists(links, frame.content, leads_to_tag)]


def _tags_behind(frame: Frame) -> list[LexborNode]:
    """Links of the tag list that a theme prints right behind the article's own element."""
    node = frame.root.next if frame.root is not None else None
    for _ in range(NEAR):
        if node is None:
            break
        if node.is_element_node:
            is_named = kind_of(node.attributes.get("class") or "") == Kind.TAGS
            if is_named or is_link_list(node, leads_to_tag):
                return [link for link in node.css("a") if leads_to_tag(link.attributes)]
        node = node.next
    return []


def _in_named_list(link: LexborNode, content: LexborNode) -> bool:
    parent = link.parent
    while parent is not None and parent.mem_id != content.mem_id:
        if kind_of(parent.attributes.get("class") or "") == Kind.TAGS:
            return True
        parent = parent.parent
    return False


def _names(links: Iterable[LexborNode]) -> list[str]:
    """What the links print, each once, without a hash sign."""
    printed = (one_line(link.text()).lstrip("# ") for link in links)
    return [name for name in dict.fromkeys(printed) if 0 < len(name.split()) <= MOST_WORDS]


def _is_category(link: Element) -> bool:
    """Whether a link leads to a category: by its address or relation, or else by the list that it is in."""
    address = link.value("href")
    if not address or TAG_ADDRESS in address:
        return False
    if CATEGORY_ADDRESS in address or "category" in link.value("rel").split():
        return True
    parent = link.node.parent
    classes = link.value("class") + " " + ((parent and parent.attributes.get("class")) or "")
    return CATEGORY_LISTS.search(classes) is not None


def _is_tag(link: Element) -> bool:
    """Whether a link leads to a tag; some themes give links to categories that relation too."""
    address = link.value("href")
    if not address or CATEGORY_ADDRESS in address:
        return False
    return TAG_ADDRESS in address or link.value("rel").split() == ["tag"]


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
    for link in tree.css(CATEGORY_LINKS):
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
