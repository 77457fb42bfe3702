"""Where on a page the article's text is: the content node."""

import re
from collections import Counter
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from okegas_crawler.markup.ancestors import Nearest, around, is_within, node_ids
from okegas_crawler.markup.unknown_theme import heaviest_parent

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
        "page-content-single",
        "single-content",
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
TITLES = "h1, h2"
EMPHASIS = frozenset({"strong", "b", "em", "i", "span"})  # of a paragraph, but not its links
BESIDE = re.compile(r"(?:^|\s)(?:widget|widget-area|sidebar|comments-area|comment-list)(?:\s|$)")
_POST_NUMBER = re.compile(r"(?<!\S)post-\d+(?!\S)")


def content_node(tree: LexborHTMLParser, heading: LexborNode | None = None) -> LexborNode | None:
    """The node that holds the article's text, and as little else as can be; None when the page has no text.

    Of the containers that themes use, the one with the most paragraph text, less the text of links; one that holds
    nearly all of it within another wins over that other. What is around the article's `heading` is not beside the
    article, whatever its name. A page with none of them, of a theme not seen yet, gives what `heaviest_parent` finds.

    >>> page = "<main><div class=entry-content><p>Warga bergotong royong.</p></div><p>Ikuti kami di saluran.</p></main>"
    >>> content_node(LexborHTMLParser(page)).attributes["class"]
    'entry-content'
    >>> unknown = "<body><nav><p>Menu panjang sekali</p></nav><section id=s><p>Warga bergotong royong.</p></section>"
    >>> content_node(LexborHTMLParser(unknown)).id
    's'
    >>> content_node(LexborHTMLParser("<title>Kosong</title>"))
    """
    containers = _containers(tree, heading)
    if len(containers) == 1:
        return containers[0]
    best = _heaviest(tree, containers)
    if best is None and tree.body is not None:
        return heaviest_parent(tree.body, heading)
    return best


def marks_text(tree: LexborHTMLParser, heading: LexborNode | None = None) -> bool:
    """Whether the theme of a page has a container for the text that is known."""
    return bool(_containers(tree, heading))


def _containers(tree: LexborHTMLParser, heading: LexborNode | None) -> list[LexborNode]:
    """The containers of the page's own post, where its body tells the post's number, or else those of the page."""
    body = tree.body
    classes = ((body and body.attributes.get("class")) or "").split()
    number = next((name.removeprefix("postid-") for name in classes if name.startswith("postid-")), "")
    post = tree.css_first(f"[id=post-{number}]") if number.isdecimal() else None
    for within in (tree,) if post is None else (post, tree):
        found = [
            node
            for node in within.css(CONTAINERS)[:MOST_CONTAINERS]
            if _is_container(node, heading) and not (number and _is_of_another_post(node, f"post-{number}"))
        ]
        if found and heading is not None:
            found = [node for node in found if not _has_title_of_its_own(node, heading)]
        if found:
            return found
    return []


def _is_container(node: LexborNode, heading: LexborNode | None) -> bool:
    classes = node.attributes.get("class") or ""
    if "content" in classes and CONTENT_CLASSES.isdisjoint(classes.split()):
        return False
    beside = {outer.mem_id for outer in around(node) if _is_beside(outer)}
    return not beside or beside <= node_ids(around(heading))  # Blogger shows the article itself in a widget


def _is_of_another_post(node: LexborNode, own: str) -> bool:
    """Whether a container is that of a post which the page shows besides its own; builders mark only the others."""
    for outer in around(node):
        numbers = _POST_NUMBER.findall(outer.attributes.get("class") or "")
        if numbers:
            return own not in numbers
    return False


def _has_title_of_its_own(node: LexborNode, heading: LexborNode) -> bool:
    """Whether a container is that of a further article, which is printed whole below the page's own."""
    own = node_ids(around(heading))
    for outer in around(node):
        if outer.mem_id in own:
            break
        if outer.tag == "article" and (title := outer.css_first(TITLES)) is not None:
            return not is_within(title, {node.mem_id}) and (title.tag == "h1" or title.css_first("a") is not None)
    return False


def _is_beside(node: LexborNode) -> bool:
    """Whether an element stands beside the article: posts in a sidebar have containers too."""
    return node.tag in ("aside", "footer", "nav") or _sounds_beside(node.attributes.get("class") or "")


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
