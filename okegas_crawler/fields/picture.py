"""The main picture of an article and its caption."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from selectolax.lexbor import LexborNode

from okegas_crawler.markup.ancestors import around
from okegas_crawler.markup.frame import Frame
from okegas_crawler.markup.metadata import Metadata
from okegas_crawler.text.characters import one_line

IMAGES = ("img", "amp-img")
THEMES_OWN = re.compile(r"(?:^|\s)(?:wp-post-image|post-thumb(?:nail)?|entry-thumb(?:nail)?)(?:\s|$)|featured[_-]image")
AVATAR = re.compile(r"(?:^|\s)(?:avatar|[\w-]*logo)(?:\s|$)")
CAPTIONS = "figcaption, [class*=caption]"
SOURCES = ("data-src", "data-lazy-src", "data-original", "src")  # a lazily loaded picture has a placeholder in src
LEVELS = 4  # around a picture, within which the theme's name for it and its caption stand
MOST_IMAGES = 300  # of a page, the first of which are looked at


def picture(frame: Frame, metadata: Metadata, body: LexborNode | None) -> tuple[str | None, str | None]:
    """Source of the main picture, as printed, and its caption; None where there is none.

    The theme's own picture, or else the one for sharing, or else the first in the text.
    """
    for node in islice(_printed(frame, body), MOST_IMAGES):
        if _is_themes_own(node) and _is_main(frame, node) and (source := _source(node)):
            return source, _caption(frame, node)
    if shared := metadata.meta.get("og:image"):
        return shared, None
    for node in frame.content.css(", ".join(IMAGES))[:MOST_IMAGES] if frame.content is not None else ():
        if source := _source(node):
            return source, _caption(frame, node)
    return None, None


def _printed(frame: Frame, body: LexborNode | None) -> Iterator[LexborNode]:
    """The article's own images, then all of the page: some themes print the article's at the head of the text."""
    yield from (element.node for element in frame.own if element.tag in IMAGES)
    if body is not None:
        yield from body.css(", ".join(IMAGES))


def _is_themes_own(node: LexborNode) -> bool:
    """Whether an image is one that a theme prints for a post."""
    attributes = node.attributes
    classes = attributes.get("class") or ""
    if attributes.get("itemprop") == "image" or _is_themes_name(classes):
        return True
    if AVATAR.search(classes):
        return False
    return any(_is_themes_name(outer.attributes.get("class") or "") for outer in islice(around(node), LEVELS))


@lru_cache(maxsize=4096)
def _is_themes_name(classes: str) -> bool:
    return THEMES_OWN.search(classes) is not None


def _is_main(frame: Frame, node: LexborNode) -> bool:
    """Whether a picture is the article's: its own, or at the head of its text, and no link to another post."""
    for outer in around(node):
        if outer.tag == "a" and frame.leads_away(outer):
            return False
        if frame.content is not None and outer.mem_id == frame.content.mem_id:
            return True
        if outer.mem_id in frame.path:
            break
    return frame.is_own(node)


def _source(node: LexborNode) -> str | None:
    attributes = node.attributes
    sources = (attributes.get(name) or "" for name in SOURCES)
    return next((source for source in sources if source and not source.startswith("data:")), None)


def _caption(frame: Frame, node: LexborNode) -> str | None:
    """The caption in the frame around a picture, or right behind that frame."""
    content_id = frame.content.mem_id if frame.content is not None else 0
    for outer in islice(around(node), LEVELS):
        if outer.mem_id in frame.path or outer.mem_id == content_id:
            return None
        caption = outer.css_first(CAPTIONS)
        if caption is None:
            caption = _following_caption(outer)
        if caption is not None:
            return one_line(caption.text()) or None
    return None


def _following_caption(node: LexborNode) -> LexborNode | None:
    following = node.next
    while following is not None and not following.is_element_node:
        following = following.next
    if following is not None and "caption" in (following.attributes.get("class") or ""):
        return following
    return None
