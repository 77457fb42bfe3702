"""Where on a page the article's text is: the content node."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

# The containers of WordPress themes, as seen; itemprop=articleBody and the plain names are those of rarer ones.
CONTAINERS = (
    ".td-post-content, .tdb_single_content .tdb-block-inner, .cm-entry-summary, .wp-block-post-content, "
    ".entry-content, "
    ".content-inner, .post-content, .single-content, .article-content, .the-content, .post-body, "
    "[itemprop=articleBody]"
)
PARAGRAPHS = "p, div[dir=auto], li, blockquote"
LEVELS = 12  # around a paragraph, within which its article is looked for
NOT_ARTICLE = "nav, aside, header, footer, form, figcaption, .widget, .sidebar, .comments-area, .comment-list"


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
    containers = tree.css(CONTAINERS)
    if len(containers) == 1:
        return containers[0]
    best, best_mass = None, -1.0
    for node in containers:  # in the page's order: an inner one comes after the one around it
        mass = paragraph_mass(node)
        # Nearly all of it, within: JNews puts share bar and text into .entry-content, the text into .content-inner.
        if best is None or mass > best_mass or (mass >= 0.9 * best_mass and mass and is_within(node, {best.mem_id})):
            best, best_mass = node, mass
    return best if best is not None else _heaviest_parent(tree)


def paragraph_mass(node: LexborNode) -> int:
    """Characters of paragraphs and of loose text within `node`, less those of links."""
    mass = len(node.text(deep=False).strip())
    for paragraph in node.css(PARAGRAPHS):
        if paragraph.mem_id != node.mem_id:
            mass += len(paragraph.text(deep=False).strip())
            mass += sum(
                len(child.text()) for child in paragraph.iter() if child.tag in ("strong", "b", "em", "i", "span")
            )
    return mass


def _heaviest_parent(tree: LexborHTMLParser) -> LexborNode | None:
    """The parent with the most paragraph text, widened while that gains a third or more."""
    if tree.body is None:
        return None
    own: Counter[int] = Counter()
    whole: Counter[int] = Counter()  # with what lies deeper
    nodes: dict[int, LexborNode] = {}
    asides = node_ids(tree.body.css(NOT_ARTICLE))
    for paragraph in tree.body.css("p, div[dir=auto]"):
        if is_within(paragraph, asides) or paragraph.parent is None:
            continue
        mass = len(paragraph.text().strip()) - sum(len(link.text().strip()) for link in paragraph.css("a"))
        own[paragraph.parent.mem_id] += mass
        for outer in islice(_around(paragraph), LEVELS):
            whole[outer.mem_id] += mass
            nodes[outer.mem_id] = outer
    if not own:
        return None
    heaviest = max(own, key=own.__getitem__)
    while (wider := nodes[heaviest].parent) is not None and 3 * whole[wider.mem_id] >= 4 * whole[heaviest]:
        heaviest = wider.mem_id
    return nodes[heaviest]


def _around(node: LexborNode) -> Iterator[LexborNode]:
    """The elements around `node`, innermost first, up to the page's body."""
    parent = node.parent
    while parent is not None and parent.tag not in ("html", "-document"):
        yield parent
        parent = parent.parent


def node_ids(nodes: Iterable[LexborNode]) -> set[int]:
    """What tells nodes of one tree apart, for `is_within`."""
    return {node.mem_id for node in nodes}


def is_within(node: LexborNode, outer: set[int]) -> bool:
    """Whether `node` is or lies within one of the nodes whose ids are `outer`.

    Lexbor's own `css_matches` answers another question: whether a node *holds* a match.
    """
    parent: LexborNode | None = node
    while parent is not None:
        if parent.mem_id in outer:
            return True
        parent = parent.parent
    return False
