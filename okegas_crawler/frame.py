"""What a page prints around its article's text, and what of that belongs to the article, not to another post."""

import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from okegas_crawler.permalinks import is_post
from okegas_crawler.text.kinds import Kind
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
LONGEST_LINE = 80  # characters of what a theme prints beside a text; longer ones are sentences of the text
DEEPEST = 500  # levels; browsers nest no deeper than about as much, and a page may not cost its depth times its links
LINKED_HEADINGS = "h1 a[href], h2 a[href], h3 a[href], h4 a[href], h5 a[href], a[href]:has(h2, h3, h4, h5)"


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
        self._foreign: dict[int, bool] = {}

    @cached_property
    def path(self) -> dict[int, LexborNode]:
        """The elements around the text and around the heading, by `mem_id`."""
        return {node.mem_id: node for start in (self.content, self.heading) for node in around(start)}

    @cached_property
    def is_around_text_only(self) -> bool:
        """Whether the heading stands outside the text's element, as in every theme that marks its text."""
        return self.content is None or self.content.mem_id not in self.path

    @cached_property
    def core(self) -> LexborNode | None:
        """The innermost element with both the heading and the text; without a heading the one around the text."""
        if self.content is None or self.heading is None:
            return next(around(self.content), None) or self.heading
        over_heading = {node.mem_id for node in around(self.heading)} | {self.heading.mem_id}
        inner_first = (self.content, *around(self.content))
        return next((node for node in inner_first if node.mem_id in over_heading), None)

    @cached_property
    def root(self) -> LexborNode | None:
        """The article's or the page's main element around the core; the core itself where there is none."""
        if self.core is None:
            return None
        wider = (node for node in (self.core, *around(self.core)) if node.tag in ("article", "main"))
        return next(wider, self.core)

    def css(self, selector: str) -> list[LexborNode]:
        """The article's own elements that match, those near heading and text first, each once."""
        found: dict[int, LexborNode] = {}
        for scope in (self.core, self.root):
            if scope is None or (scope is self.root and found and self.core is scope):
                continue
            for node in scope.css(selector):
                if node.mem_id not in found and self.is_own(node):
                    found[node.mem_id] = node
        return list(found.values())

    def is_own(self, node: LexborNode) -> bool:
        """Whether an element is printed for the article, and not within its text."""
        chain = []
        foreign = False
        current: LexborNode | None = node
        while current is not None and current.mem_id not in self.path and len(chain) < DEEPEST:
            if (known := self._foreign.get(current.mem_id)) is not None:
                foreign = known
                break
            chain.append(current.mem_id)
            if (self.content is not None and current.mem_id == self.content.mem_id) or self._is_of_others(current):
                foreign = True
                break
            current = current.parent
        self._foreign.update(dict.fromkeys(chain, foreign))
        return not foreign

    def _is_of_others(self, node: LexborNode) -> bool:
        if node.tag in ELEMENTS_OF_OTHERS or node.mem_id in self._leading_away:
            return True
        if not self.is_around_text_only and node.tag in ("p", "blockquote") and len(node.text()) > LONGEST_LINE:
            return True  # a sentence of the text
        attributes = node.attributes
        return any(
            names and (CLASSES_OF_OTHERS.search(names) is not None or kind_of(names) in KINDS_OF_OTHERS)
            for names in (attributes.get("class"), attributes.get("id"))
        )

    @cached_property
    def _leading_away(self) -> set[int]:
        """Elements off the path that hold a heading with a link to another post."""
        found: set[int] = set()
        for link in self.root.css(LINKED_HEADINGS) if self.root is not None else ():
            if not self.leads_away(link):
                continue
            for node in around(link):
                if node.mem_id in self.path or node.mem_id in found:
                    break
                found.add(node.mem_id)
        return found

    def leads_away(self, link: LexborNode) -> bool:
        """Whether a link leads to another post of the site."""
        try:
            parts = urlsplit(link.attributes.get("href") or "")
        except ValueError:  # http://[
            return False
        if parts.netloc and parts.netloc.removeprefix("www.") != self.address.netloc:
            return False
        path = parts.path.strip("/").lower()
        return path != self.address.path.strip("/") and is_post(f"/{path}/")

    def without_surroundings(self, *lines: LexborNode) -> LexborNode | None:
        """The content node, without what it holds of the surroundings: heading, footer, the given lines.

        Only where a theme marks no element for the text, and that of the whole article has to do.
        """
        if self.content is None or self.heading is None or self.is_around_text_only:
            return self.content
        self._remove([*lines, *self._head(), *self.content.css("footer")])
        return self.content

    def _head(self) -> list[LexborNode]:
        """The heading's element and what stands before it in the content node."""
        assert self.heading is not None
        assert self.content is not None
        head = self.heading
        for outer in around(self.heading):
            if outer.mem_id == self.content.mem_id or _has_prose(outer):
                break
            head = outer
        before = []
        node: LexborNode | None = head
        while node is not None:
            before.append(node)
            node = node.prev
        return before

    def _remove(self, nodes: list[LexborNode]) -> None:
        gone: set[int] = set()
        for node in nodes:
            if gone.isdisjoint((node.mem_id, *(outer.mem_id for outer in around(node)))) and not _has_prose(node):
                gone.add(node.mem_id)
        for node in nodes:
            if node.mem_id in gone:
                gone.discard(node.mem_id)
                node.decompose(recursive=False)

    def before_text(self) -> Iterator[LexborNode]:
        """The article's own elements between the begin of the core and the text, in the page's order."""
        node = self.core.first_child if self.core is not None else None
        behind: list[LexborNode | None] = []
        while node is not None or behind:
            if node is None:
                node = behind.pop()
                continue
            if self.content is not None and node.mem_id == self.content.mem_id:
                return
            following = node.next
            if node.is_element_node and (node.mem_id in self.path or not self._is_of_others(node)):
                yield node
                behind.append(following)
                following = node.first_child
            node = following


def _has_prose(node: LexborNode) -> bool:
    """Whether a paragraph of the article's text may be in an element."""
    paragraphs = [node] if node.tag == "p" else node.css("p, div[dir=auto]")
    return any(len(paragraph.text().strip()) > LONGEST_LINE for paragraph in paragraphs)


def around(node: LexborNode | None) -> Iterator[LexborNode]:
    """The elements around `node`, innermost first, up to the page's body, at most `DEEPEST` of them."""
    parent = node.parent if node is not None else None
    for _ in range(DEEPEST):
        if parent is None or parent.tag in ("html", "-document"):
            return
        yield parent
        parent = parent.parent
