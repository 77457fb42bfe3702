"""Boxes about the author in an article's content, whatever their names: a link to all that the author wrote."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import takewhile

from selectolax.lexbor import LexborNode

from okegas_crawler.text.kinds import Kind
from okegas_crawler.text.prose import paragraphs

AUTHOR_ADDRESS = "/author/"
CARD = "img, h2, h3, h4, h5, h6"
BOXES = frozenset({"div", "section", "aside", "footer", "header", "article", "address"})
_MOST_LINES = 6
_PROSE = 60  # characters from which on a line may be a paragraph of the article
_LINKS = 10  # of a text, the first of which are looked at


def leads_to_author(link: Mapping[str, str | None]) -> bool:
    """Whether a link leads to the posts of an author."""
    return AUTHOR_ADDRESS in (link.get("href") or "") or "author" in (link.get("rel") or "").split()


def remove_author_boxes(links: Sequence[LexborNode], content: LexborNode, removed: Counter[str]) -> None:
    """Drop the boxes around `links` to authors that hold a picture or a heading and a few lines, and count them.

    A long line of such a box is about the author only below the article's text: above it, it is the text's first.
    """
    for link in links[:_LINKS]:
        outer: list[LexborNode] = []
        node = link
        while (parent := node.parent) is not None and parent.mem_id != content.mem_id:
            outer.append(parent)
            node = parent
        if parent is None:
            continue  # its box is gone already
        about = takewhile(partial(_is_about_author, text=paragraphs(content)), outer)
        if boxes := [box for box in about if box.tag in BOXES and box.css_first(CARD) is not None]:
            removed[Kind.AUTHOR_BOX.value] += 1
            boxes[-1].decompose(recursive=False)


def _is_about_author(box: LexborNode, text: list[str]) -> bool:
    lines = paragraphs(box)
    long = sum(len(line) >= _PROSE for line in lines)
    if len(lines) > _MOST_LINES or long > 1:
        return False
    if not long:
        return any(len(line) >= _PROSE for line in text)
    return lines == text[-len(lines) :] and any(len(line) >= _PROSE for line in text[: -len(lines)])
