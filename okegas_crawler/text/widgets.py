"""Everything in an article's markup that is not the article: polls, ads, share bars, further articles."""

from collections import Counter

from selectolax.lexbor import LexborNode

from okegas_crawler.text.fragments import clean_text
from okegas_crawler.text.kinds import Cleaned, Fragment, Kind
from okegas_crawler.text.prose import UNSEEN
from okegas_crawler.text.related import is_marker, remove_related
from okegas_crawler.text.signatures import UNCOUNTED, kind_of

__all__ = ["Cleaned", "Fragment", "Kind", "clean_text", "remove_widgets"]

_TAGS = {"nav": Kind.NAVIGATION, "form": Kind.SUBSCRIPTION}
_SEEN = "img,a[href],picture,iframe,video,amp-img,button,ins"  # besides text, what a reader sees of a widget
_PARAGRAPHS = "p,div[dir=auto]"
_PARAGRAPH = 60  # characters without links from which on a paragraph is prose, not a label


def remove_widgets(content: LexborNode) -> Counter[str]:
    """How many fragments of each kind were removed, in place, from an article's `content` node.

    First by structure: the class or id of a known widget. An element that holds most of the article's paragraphs is a wrapper,
    whatever its class says; it stays, and is searched. Then by marker and shape: "Baca juga" paragraphs that are mostly link.
    A fragment counts once, whatever is inside it, and only if a reader saw something of it.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = LexborHTMLParser("<p>Satu.<div class='code-block code-block-1'></div><p>Baca juga: <a href=/dua/>Dua</a><p>Tiga.")
    >>> dict(remove_widgets(page.body)), page.body.text()
    ({'related-link': 1}, 'Satu.Tiga.')
    """
    removed: Counter[str] = Counter()
    leads = _remove_known(content, removed)
    if leads:
        remove_related(content, leads, removed)
    return removed


def _remove_known(content: LexborNode, removed: Counter[str]) -> list[LexborNode]:
    """Drop what is known by its element, class or id; give the remaining pieces of text that are markers."""
    leads = []
    behind: list[LexborNode | None] = []
    node = content.first_child
    while node is not None or behind:
        if node is None:
            node = behind.pop()
            continue
        following = node.next
        tag = node.tag or ""
        if tag == "-text":
            if is_marker(node.text_content or ""):
                leads.append(node)
        elif tag in UNSEEN:
            node.decompose(recursive=False)
        elif (kind := _kind(node, tag)) and not _is_wrapper(node, content, kind):
            if kind != UNCOUNTED and is_seen(node):
                removed[_inner_kind(node, kind)] += 1
            node.decompose(recursive=False)
        elif node.first_child is not None:
            behind.append(following)
            following = node.first_child
        node = following
    return leads


def _kind(node: LexborNode, tag: str) -> str | None:
    attributes = node.attributes
    for key in ("class", "id"):
        names = attributes.get(key)
        if names and (kind := kind_of(names)):
            return kind
    return _TAGS.get(tag)


def _inner_kind(node: LexborNode, kind: str) -> str:
    """The kind to count: an ad inserter's block that brings a poll is a poll."""
    if kind == Kind.AD and node.css_first("form.ts_poll_form,.ts_poll_section"):
        return Kind.TS_POLL.value
    return str(kind)


def is_seen(node: LexborNode) -> bool:
    """Whether a reader sees anything of an element: text, a picture, a link."""
    return bool(node.text(strip=True)) or node.css_first(_SEEN) is not None


def _is_wrapper(node: LexborNode, content: LexborNode, kind: str) -> bool:
    """Whether an element with a widget's name holds more than half of the article's paragraphs."""
    if kind == Kind.COMMENTS:
        return False
    inside = _paragraphs(node)
    return inside > 0 and 2 * inside > _paragraphs(content)


def _paragraphs(node: LexborNode) -> int:
    return sum(len(paragraph.text()) >= _PARAGRAPH for paragraph in node.css(_PARAGRAPHS))
