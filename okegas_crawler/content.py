"""Where on a page the article's text is: the content node."""

from collections import Counter
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from okegas_crawler.frame import around

# The containers of WordPress themes and page builders, as seen; the plain names are those of rarer themes.
CONTAINERS = (
    ".td-post-content, .tdb_single_content, .tdb_single_content .tdb-block-inner, .cm-entry-summary, "
    ".wp-block-post-content, .entry-content, .content-inner, .elementor-widget-theme-post-content, "
    ".amp-wp-article-content, .post-content, .single-content, .article-content, .the-content, .post-body, "
    ".article-body, .entry-body, [itemprop=articleBody]"
)
PARAGRAPHS = "p, div[dir=auto], li, blockquote"
PROSE = "p, div[dir=auto], br"
LEVELS = 12  # around a paragraph, within which its article is looked for
NOT_ARTICLE = (
    "nav, aside, header, footer, form, figcaption, .widget, .sidebar, .comments-area, .comment-list, .commentlist"
)
POST = "article[id^=post-], .hentry[id^=post-]"


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
    if len(containers) > 1:
        containers = _of_the_post(tree, containers)
    if len(containers) == 1:
        return containers[0]
    best, best_mass = None, -1
    for node in containers:  # in the page's order: an inner one comes after the one around it
        mass = paragraph_mass(node)
        # Nearly all of it, within: JNews puts share bar and text into .entry-content, the text into .content-inner.
        if best is None or mass > best_mass or (10 * mass >= 9 * best_mass and is_within(node, {best.mem_id})):
            best, best_mass = node, mass
    return best if best is not None else _heaviest_parent(tree)


def _of_the_post(tree: LexborHTMLParser, containers: list[LexborNode]) -> list[LexborNode]:
    """Those of the containers that lie in the page's own post, where its body tells the post's number."""
    body = tree.body
    classes = ((body and body.attributes.get("class")) or "").split()
    number = next((name.removeprefix("postid-") for name in classes if name.startswith("postid-")), "")
    post = tree.css_first(f"[id=post-{number}]") if number.isdecimal() else None
    inside = [node for node in containers if post is not None and is_within(node, {post.mem_id})]
    return inside or containers


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
    for holder, mass in _prose(tree.body):
        if is_within(holder, asides):
            continue
        own[holder.mem_id] += mass
        nodes[holder.mem_id] = holder
        whole[holder.mem_id] += mass
        for _, outer in zip(range(LEVELS), around(holder), strict=False):
            whole[outer.mem_id] += mass
            nodes[outer.mem_id] = outer
    if not own:
        return None
    best = nodes[max(own, key=own.__getitem__)]
    for outer in list(around(best))[:LEVELS]:
        if 3 * whole[outer.mem_id] >= 4 * whole[best.mem_id]:
            best = outer
    return best


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
            yield holder, len(node.text().strip()) - sum(len(link.text().strip()) for link in node.css("a"))
        elif holder.tag not in ("p", "a") and holder.mem_id not in seen:
            seen.add(holder.mem_id)
            yield holder, len(holder.text(deep=False).strip())


def node_ids(nodes: Iterable[LexborNode]) -> set[int]:
    """What tells nodes of one tree apart, for `is_within`."""
    return {node.mem_id for node in nodes}


def is_within(node: LexborNode, outer: set[int]) -> bool:
    """Whether `node` is or lies within one of the nodes whose ids are `outer`.

    Lexbor's own `css_matches` answers another question: whether a node *holds* a match.
    """
    return node.mem_id in outer or any(parent.mem_id in outer for parent in around(node))
