"""What a page prints around its article's text, and what of that belongs to the article, not to another post."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from okegas_crawler.markup.ancestors import DEEPEST, around, node_ids
from okegas_crawler.permalinks import is_other_post
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.kinds import Kind
from okegas_crawler.text.prose import UNSEEN
from okegas_crawler.text.signatures import kind_of

# Where the theme prints other posts, or what readers wrote.
ELEMENTS_OF_OTHERS = frozenset({"article", "aside", "nav"})
KINDS_OF_OTHERS = frozenset(
    {
        Kind.AD,
        Kind.COMMENTS,
        Kind.NAVIGATION,
        Kind.POLL,
        Kind.RELATED_LINK,
        Kind.RELATED_POSTS,
        Kind.SHARE,
        Kind.SUBSCRIPTION,
        Kind.TS_POLL,
    }
)
CLASSES_OF_OTHERS = re.compile(
    r"(?:^|\s)(?:hentry|type-post|wp-block-post|td_module\w*|widget|widget-area)(?:\s|$)"
    r"|(?:^|[\s_-])(?:related|sidebar|ticker|trending|popular|recent|breaking|marquee|menu|\w*crumbs?)(?:[\s_-]|$)"
)
UNREAD = (UNSEEN | {"-text"}) - {"meta"}  # microdata stands in meta elements
HEADINGS = "h2, h3, h4, h5"

LONGEST_LINE = 80  # characters of what a theme prints beside a text; longer ones are sentences of the text
MOST_ELEMENTS = 1_000  # around a text that are looked at; themes print some twenty
MOST_BEFORE = 50  # nodes of a theme before the heading, within the text's own element


class Element(NamedTuple):
    """An element that belongs to the article, outside of its text."""

    node: LexborNode
    tag: str
    attributes: dict[str, str | None]

    def value(self, name: str) -> str:
        """The value of an attribute; empty where it has none."""
        return self.attributes.get(name) or ""

    @property
    def text(self) -> str:
        """What a reader sees of it, as one line."""
        return one_line(self.node.text())


class Frame:
    """The surroundings of an article's text: from its heading down to what the theme prints below it.

    A block belongs to another post if it is an entry of its own (an article element, a module, a widget), or if a
    heading in it leads to another post. No list of sidebars would be complete; a heading that leads away is seen
    wherever a theme shows a post.
    """

    def __init__(self, content: LexborNode | None, heading: LexborNode | None, address: str) -> None:
        self.content = content
        self.heading = heading
        self.address = urlsplit(address)
        self._content_id = content.mem_id if content is not None else 0
        self._foreign: dict[int, bool] = {}

    @cached_property
    def path(self) -> dict[int, LexborNode]:
        """The elements around the text and around the heading, by `mem_id`."""
        return {node.mem_id: node for node in (*self._around_content, *self._around_heading)}

    @cached_property
    def _around_content(self) -> list[LexborNode]:
        return list(around(self.content))

    @cached_property
    def _around_heading(self) -> list[LexborNode]:
        return list(around(self.heading))

    @cached_property
    def holds_heading(self) -> bool:
        """Whether the text's element holds the heading too, as where a theme marks no element for the text alone."""
        return self._content_id in self.path

    @cached_property
    def core(self) -> LexborNode | None:
        """The innermost element with both the heading and the text; without a heading the one around the text."""
        if self.content is None or self.heading is None:
            return next(iter(self._around_content), None) or self.heading
        over_heading = node_ids((self.heading, *self._around_heading))
        inner_first = (self.content, *self._around_content)
        return next((node for node in inner_first if node.mem_id in over_heading), None)

    @cached_property
    def root(self) -> LexborNode | None:
        """The article's or the page's main element around the core; the core itself where there is none."""
        if self.core is None:
            return None
        wider = (node for node in (self.core, *around(self.core)) if node.tag in ("article", "main"))
        return next(wider, self.core)

    @cached_property
    def before_text(self) -> list[Element]:
        """The article's own elements in the core before the text, in the page's order."""
        return list(islice(self._walk(self.core, self._content_id), MOST_ELEMENTS))

    @cached_property
    def below_text(self) -> list[Element]:
        """The article's own elements in the core behind the text's element, if it has one, in the page's order."""
        if self.holds_heading:
            return []
        before = node_ids(element.node for element in self.before_text)
        behind = (element for element in self._walk(self.core) if element.node.mem_id not in before)
        return list(islice(behind, MOST_ELEMENTS))

    @cached_property
    def own(self) -> list[Element]:
        """The article's own elements: those of the core first, near heading and text, then those of the root."""
        core = list(islice(self._walk(self.core), MOST_ELEMENTS))
        if self.root is None or self.core is None or self.root.mem_id == self.core.mem_id:
            return core
        near = {element.node.mem_id for element in core}
        further = (element for element in self._walk(self.root) if element.node.mem_id not in near)
        return [*core, *islice(further, MOST_ELEMENTS)]

    @cached_property
    def links(self) -> list[Element]:
        """The article's own links."""
        return [element for element in self.own if element.tag == "a"]

    @cached_property
    def microdata(self) -> dict[str, list[Element]]:
        """The article's own elements by what their `itemprop` says that they tell."""
        found: dict[str, list[Element]] = {}
        for element in self.own:
            if said := element.attributes.get("itemprop"):
                found.setdefault(said, []).append(element)
        return found

    def _walk(self, top: LexborNode | None, end: int = 0) -> Iterator[Element]:
        """The article's own elements below `top`, in the page's order, up to the text, whose `mem_id` is `end`."""
        node = top.first_child if top is not None else None
        behind: list[LexborNode | None] = []  # trees may be deeper than Python recurses
        while node is not None or behind:
            if node is None:
                node = behind.pop()
                continue
            following = node.next
            tag = node.tag or ""
            if end and (node.mem_id == end or (self.holds_heading and self._is_sentence(node, tag))):
                return
            if tag not in UNREAD:
                element = Element(node, tag, node.attributes)
                if node.mem_id in self.path or not self._is_of_others(element):
                    yield element
                    behind.append(following)
                    following = node.first_child
            node = following

    def is_own(self, node: LexborNode) -> bool:
        """Whether an element, wherever it stands on the page, is printed for the article, and not within its text."""
        chain: list[int] = []
        foreign = False
        current: LexborNode | None = node
        while current is not None and current.mem_id not in self.path and len(chain) < DEEPEST:
            if (known := self._foreign.get(current.mem_id)) is not None:
                foreign = known
                break
            chain.append(current.mem_id)
            if self._is_of_others(Element(current, current.tag or "", current.attributes)):
                foreign = True
                break
            current = current.parent
        self._foreign.update(dict.fromkeys(chain, foreign))
        return not foreign

    def _is_of_others(self, element: Element) -> bool:
        """Whether an element off the path is the text itself, another post's, or its readers'."""
        node, tag, attributes = element
        if tag in ELEMENTS_OF_OTHERS or node.mem_id == self._content_id or node.mem_id in self._leading_away:
            return True
        if self.holds_heading and self._is_sentence(node, tag):
            return True
        if (names := attributes.get("class")) and _is_name_of_others(names):
            return True
        return bool((names := attributes.get("id")) and _is_name_of_others(names))

    def _is_sentence(self, node: LexborNode, tag: str) -> bool:
        """Whether an element is a paragraph of the text; to be asked where the text has no element of its own."""
        return tag in ("p", "blockquote") and len(node.text()) > LONGEST_LINE

    @cached_property
    def _leading_away(self) -> set[int]:
        """Elements off the path that hold a heading with a link to another post."""
        found: set[int] = set()
        for heading in self.root.css(HEADINGS) if self.root is not None else ():
            link = _link_of(heading)
            if link is None or not self.leads_away(link):
                continue
            for node in around(link):
                if node.mem_id in self.path or node.mem_id in found:
                    break
                found.add(node.mem_id)
        return found

    def leads_away(self, link: LexborNode) -> bool:
        """Whether a link leads to another post of the site."""
        return is_other_post(link.attributes.get("href") or "", self.address)

    def without_surroundings(self, *lines: LexborNode) -> LexborNode | None:
        """The content node, without what it holds of the surroundings: heading, footer, the given lines.

        Only where a theme marks no element for the text, and that of the whole article has to do.
        """
        if self.content is not None and self.heading is not None and self.holds_heading:
            _remove([*lines, *self._head(self.heading), *self.content.css("footer")])
        return self.content

    def _head(self, heading: LexborNode) -> list[LexborNode]:
        """The heading's element and what stands before it in the content node."""
        head = heading
        for outer in around(heading):
            if outer.mem_id == self._content_id or _has_prose(outer):
                break
            head = outer
        before = [head]
        while (node := before[-1].prev) is not None and len(before) < MOST_BEFORE:
            before.append(node)
        return before


@lru_cache(maxsize=4096)  # the pages of a site have few names, and every one of them on many elements
def _is_name_of_others(names: str) -> bool:
    """Whether a class attribute or an id says that its element is another post's, or its readers'."""
    return CLASSES_OF_OTHERS.search(names) is not None or kind_of(names) in KINDS_OF_OTHERS


def _link_of(heading: LexborNode) -> LexborNode | None:
    """The link in a heading, or right around it."""
    parent = heading.parent
    return parent if parent is not None and parent.tag == "a" else heading.css_first("a[href]")


def _remove(nodes: list[LexborNode]) -> None:
    """Take nodes out of their tree, but for those with a paragraph of the text."""
    gone: set[int] = set()
    for node in nodes:
        # What lies in a removed node is gone with it; to touch it again would crash the parser.
        if gone.isdisjoint((node.mem_id, *(outer.mem_id for outer in around(node)))) and not _has_prose(node):
            gone.add(node.mem_id)
    for node in nodes:
        if node.mem_id in gone:
            gone.discard(node.mem_id)
            node.decompose(recursive=False)


def _has_prose(node: LexborNode) -> bool:
    """Whether a paragraph of the article's text may be in an element."""
    paragraphs = [node] if node.tag == "p" else node.css("p, div[dir=auto]")
    return any(len(paragraph.text().strip()) > LONGEST_LINE for paragraph in paragraphs)
