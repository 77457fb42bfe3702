"""Where on a page the article's text is: the content node."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from okegas_crawler.markup.ancestors import Nearest, around, is_within, node_ids
from okegas_crawler.text.signatures import kind_of

# The containers of WordPress themes and page builders, as seen; the plain names are those of rarer themes.
CONTAINERS = "[class*=content], .cm-entry-summary, .post-body, .article-body, .entry-body, [itemprop=articleBody]"
CONTENT_CLASSES = frozenset(
    {
        "amp-wp-article-content",
        "article-content",
        "content-inner",
        "elementor-widget-theme-post-content",
        "entry-content",
        "et_pb_post_content",
        "post-content",
        "single-content",
        "page-content-single",
        "single-post-content",
        "td-post-content",
        "tdb_single_content",
        "the-content",
        "the_content",
        "wp-block-post-content",
    }
)
"""Of the classes that have "content" in them those of containers: looked up here more quickly than as selectors."""

MOST_CONTAINERS = 200  # of a page, the first of which are looked at
PARAGRAPHS = "p, div[dir=auto], li, blockquote"
EMPHASIS = frozenset({"strong", "b", "em", "i", "span"})  # of a paragraph, but not its links
PROSE = "p, div[dir=auto], br"
LEVELS = 12  # around a paragraph, within which its article is looked for
BESIDE = re.compile(r"(?:^|\s)(?:widget|widget-area|sidebar|comments-area|comment-list)(?:\s|$)")
_POST_NUMBER = re.compile(r"(?<!\S)post-\d+(?!\S)")
NOT_ARTICLE = (
    "nav, aside, header, footer, form, figcaption, a[href], .widget, .sidebar, .comments-area, .comment-list, "
    ".commentlist"
)


def content_node(tree: LexborHTMLParser) -> LexborNode | None:
    """The node that holds the article's text, and as little else as can be; None when the page has no text.

    Of the containers that themes use, the one with the most paragraph text, less the text of links; one that holds
    nearly all of it within another wins over that other. A page with none of them, of a theme not seen yet, gives the
    parent with the most paragraph text, widened as long as that gains a good deal more.

    >>> page = "<main><div class=entry-content><p>Warga bergotong royong.</p></div><p>Ikuti kami di saluran.</p></main>"
    >>> content_node(LexborHTMLParser(page)).attributes["class"]
    'entry-content'
    >>> unknown = "<body><nav><p>Menu panjang sekali</p></nav><section id=s><p>Warga bergotong royong.</p></section>"
    >>> content_node(LexborHTMLParser(unknown)).id
    's'
    >>> content_node(LexborHTMLParser("<title>Kosong</title>"))
    """
    containers = _containers(tree)
    if len(containers) == 1:
        return containers[0]
    best = _heaviest(tree, containers)
    return best if best is not None else _heaviest_parent(tree)


def marks_text(tree: LexborHTMLParser) -> bool:
    """Whether the theme of a page has a container for the text that is known."""
    return bool(_containers(tree))


def _containers(tree: LexborHTMLParser) -> list[LexborNode]:
    """The containers of the page's own post, where its body tells the post's number, or else those of the page."""
    body = tree.body
    classes = ((body and body.attributes.get("class")) or "").split()
    number = next((name.removeprefix("postid-") for name in classes if name.startswith("postid-")), "")
    post = tree.css_first(f"[id=post-{number}]") if number.isdecimal() else None
    inside = list(filter(_is_container, post.css(CONTAINERS)[:MOST_CONTAINERS])) if post is not None else []
    return inside or [
        node
        for node in filter(_is_container, tree.css(CONTAINERS)[:MOST_CONTAINERS])
        if not (number and _is_of_another_post(node, f"post-{number}"))
    ]


def _is_container(node: LexborNode) -> bool:
    classes = node.attributes.get("class") or ""
    if "content" in classes and CONTENT_CLASSES.isdisjoint(classes.split()):
        return False
    return not any(map(_is_beside, around(node)))


def _is_of_another_post(node: LexborNode, own: str) -> bool:
    """Whether a container is that of a post which the page shows besides its own; builders mark only the others."""
    for outer in around(node):
        numbers = _POST_NUMBER.findall(outer.attributes.get("class") or "")
        if numbers:
            return own not in numbers
    return False


def _is_beside(node: LexborNode) -> bool:
    """Whether an element stands beside the article: posts in a sidebar have containers too."""
    return node.tag in ("aside", "footer") or _sounds_beside(node.attributes.get("class") or "")


@lru_cache(maxsize=4096)
def _sounds_beside(classes: str) -> bool:
    return BESIDE.search(classes) is not None


def _heaviest(tree: LexborHTMLParser, containers: list[LexborNode]) -> LexborNode | None:
    """The container with the most paragraph text; an inner one that has nearly all of another's text wins over it."""
    masses = _paragraph_masses(tree, containers)
    best: LexborNode | None = None
    for node in containers:  # in the page's order: an inner one comes after the one around it
        mass, best_mass = masses[node.mem_id], masses[best.mem_id] if best is not None else -1
        # JNews puts share bar and text into .entry-content, the text alone into .content-inner.
        if best is None or mass > best_mass or (10 * mass >= 9 * best_mass and is_within(node, {best.mem_id})):
            best = node
    return best


def _paragraph_masses(tree: LexborHTMLParser, containers: list[LexborNode]) -> Counter[int]:
    """Characters of paragraphs and of loose text in each of the containers, less those of links, by `mem_id`."""
    nearest = Nearest(node_ids(containers))
    masses = Counter({node.mem_id: len(node.text(deep=False).strip()) for node in containers})
    for paragraph in tree.css(PARAGRAPHS):
        if (container := nearest(paragraph.parent)) is not None:
            masses[container] += len(paragraph.text(deep=False).strip()) + sum(
                len(child.text()) for child in paragraph.iter() if child.tag in EMPHASIS
            )
    for node in reversed(containers):
        if (outer := nearest(node.parent)) is not None:
            masses[outer] += masses[node.mem_id]
    return masses


def _heaviest_parent(tree: LexborHTMLParser) -> LexborNode | None:
    """The parent with the most paragraph text, widened while that gains a third or more; no widget's text is a gain.

    Where one article element has a good deal more than any other, and no little of all, it is looked for there: what is
    told of an author outside of it may be longer than a short text.
    """
    if tree.body is None:
        return None
    aside = Nearest(node_ids(tree.body.css(NOT_ARTICLE)))
    held = [(holder, mass) for holder, mass in _prose(tree.body) if aside(holder) is None]
    article = _article(tree.body, held)
    own: Counter[int] = Counter()
    nodes: dict[int, LexborNode] = {}
    for holder, mass in held:
        if article is None or article(holder) is not None:
            own[holder.mem_id] += mass
            nodes[holder.mem_id] = holder
    if not own:
        return None
    in_widget = _InWidget()
    best = nodes[max(own, key=own.__getitem__)]
    whole = own.copy()  # with what lies deeper
    for holder in nodes.values():
        if in_widget(holder) and not in_widget(best):
            continue
        for outer in islice(around(holder), LEVELS):
            whole[outer.mem_id] += own[holder.mem_id]
    for outer in list(islice(around(best), LEVELS)):
        if article is not None and article(outer) is None:
            break
        if 3 * whole[outer.mem_id] >= 4 * whole[best.mem_id]:
            best = outer
    return best


def _article(body: LexborNode, held: list[tuple[LexborNode, int]]) -> Nearest | None:
    """The article element that the text is in, if that is plain."""
    nearest = Nearest(node_ids(body.css("article")))
    masses: Counter[int | None] = Counter()
    for holder, mass in held:
        masses[nearest(holder)] += mass
    outside = masses.pop(None, 0)
    if not masses:
        return None
    (article, mass), (_, next_mass) = (*masses.most_common(2), (None, 0))[:2]
    is_plain = mass > 0 and mass >= 2 * next_mass and 3 * mass >= outside
    return Nearest({article}) if is_plain and article is not None else None


class _InWidget:
    """Whether an element is or lies within a widget known by its name; asked for many, it walks every way up once."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def __call__(self, node: LexborNode) -> bool:
        passed = []
        found = False
        for outer in (node, *islice(around(node), LEVELS)):
            if outer.mem_id in self._known:
                found = self._known[outer.mem_id]
                break
            passed.append(outer.mem_id)
            found = any(kind_of(names) for key in ("class", "id") if (names := outer.attributes.get(key)))
            if found:
                break
        self._known.update(dict.fromkeys(passed, found))
        return found


def _prose(body: LexborNode) -> Iterator[tuple[LexborNode, int]]:
    """Every element that holds paragraphs, with the characters of one, less those of its links.

    Text that line breaks part stands in its element directly.
    """
    seen: set[int] = set()
    for node in body.css(PROSE):
        holder = node.parent
        if holder is None:
            continue
        if node.tag != "br":
            if kind_of(node.attributes.get("class") or ""):
                continue  # a line about the article
            text = node.text().strip()
            # Not asked for links where it is empty: a megabyte of empty paragraphs took two seconds.
            yield holder, len(text) - sum(len(link.text().strip()) for link in node.css("a")) if text else 0
        elif holder.tag not in ("p", "a") and holder.mem_id not in seen:
            seen.add(holder.mem_id)
            yield holder, len(holder.text(deep=False).strip())
