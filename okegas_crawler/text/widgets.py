"""Everything in an article's markup that is not the article: polls, ads, share bars, further articles.

For a text that an archive already holds, without markup, `clean_text` does the same.
"""

from collections import Counter

from selectolax.lexbor import LexborNode

from okegas_crawler.text.author_boxes import leads_to_author, remove_author_boxes
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.forms import LONGEST_COUNT, box_of_choices, box_of_form, counts_votes, is_choice, is_poll
from okegas_crawler.text.fragments import clean_text
from okegas_crawler.text.further import HEADINGS, LeadsAway, remove_further
from okegas_crawler.text.kinds import Cleaned, Fragment, Kind
from okegas_crawler.text.link_lists import Attributes, leads_to_sharing, leads_to_term, leads_within_page, link_lists
from okegas_crawler.text.prose import BLOCKS, UNSEEN, paragraphs
from okegas_crawler.text.related import is_marker, remove_related
from okegas_crawler.text.signatures import UNCOUNTED, kind_of

__all__ = ["Cleaned", "Fragment", "Kind", "clean_text", "remove_widgets"]

_ELEMENTS = {"nav": Kind.NAVIGATION, "form": Kind.SUBSCRIPTION}  # where no class or id says better
_LISTS = {Kind.TAGS: leads_to_term, Kind.NAVIGATION: leads_within_page, Kind.SHARE: leads_to_sharing}
_PICTURES = frozenset({"img", "picture", "svg", "amp-img"})  # besides text and links, what a reader sees of a widget
_WITHOUT_LINKS = UNSEEN | {"a"}
_LONGEST_LEAD = 400  # characters of the text that opens a line about a further article; white space counts
_PROSE = 60  # characters without links from which on a paragraph is prose, no label or headline
_WRAPPERS = 25  # on a page; where more seem to be, nothing is asked any more, so that no page takes quadratic time
_FORMS = 20  # on a page, the first of which go with the box around them
_CHOICES = 200  # on a page that stand in no form
_HEADED = {Kind.TS_POLL, Kind.POLL, Kind.COMMENTS}  # kinds that stand below a heading in a box of theirs
_BOXES = frozenset({"div", "section", "aside"})
_TALKATIVE = {Kind.RELATED_POSTS, Kind.AUTHOR_BOX, Kind.SUBSCRIPTION}  # kinds that bring paragraphs of their own


def remove_widgets(content: LexborNode, leads_away: LeadsAway | None = None) -> Counter[str]:
    """How many fragments of each kind were removed, in place, from an article's `content` node.

    First by structure, the class or id of a known widget; then by marker and shape, a "Baca juga" that is mostly link;
    then what is a list of links alone, by where they lead; `leads_away` tells which lead to other posts of the site.
    An element that holds the article's paragraphs is a wrapper, whatever its name says: it stays, and is searched.
    A fragment counts once, whatever is inside it, and only if a reader saw something of it.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = LexborHTMLParser("<p>Satu.<div class='code-block'></div><p>Baca juga: <a href=/2/>Dua</a><p>Tiga.")
    >>> dict(remove_widgets(page.body)), page.body.text()
    ({'related-link': 1}, 'Satu.Tiga.')
    >>> page = LexborHTMLParser("<p>Satu <form class=ts_poll_form><main>VS</main></form> dua.")
    >>> dict(remove_widgets(page.body)), page.body.text()
    ({'ts-poll': 1}, 'Satu  dua.')
    """
    page = _Page(content)
    page.remove_known()
    page.remove_lone_headings()
    page.remove_forms()
    if page.leads:
        remove_related(content, page.leads, page.removed)
    page.remove_link_lists()
    if leads_away is not None and page.other_links:
        remove_further(page.other_links, content, leads_away, page.removed)
    remove_author_boxes(page.authors, content, page.removed)
    return page.removed


class _Page:
    """An article's content while its widgets are taken out."""

    def __init__(self, content: LexborNode) -> None:
        self.content = content
        self.removed: Counter[str] = Counter()
        self.leads: list[LexborNode] = []
        """What may open a line about a further article: pieces of text, links known by their class."""
        self.emptied: list[LexborNode] = []
        """What was around a poll or comments, and may have no more than their heading now."""
        self.listed: dict[Kind, list[LexborNode]] = {}
        """Links that may stand in a list of their kind."""
        self.other_links: list[LexborNode] = []
        self.authors: list[LexborNode] = []
        """Links to all that an author wrote."""
        self.choices: list[LexborNode] = []
        """Answers or sums of polls that have no form."""
        self.forms: list[LexborNode] = []
        self._may_hold_prose = _around_prose(content)
        self._prose: list[str] | None = None
        self._wrappers = 0

    def remove_known(self) -> None:
        """Drop what is known by its element, class or id, and note the leads in what remains."""
        behind: list[LexborNode | None] = []  # trees may be deeper than Python recurses
        node = self.content.first_child
        while node is not None or behind:
            if node is None:
                node = behind.pop()
                continue
            following = node.next
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                if not text.isspace() and len(text) <= _LONGEST_LEAD and is_marker(text):
                    self.leads.append(node)
                elif len(text) <= LONGEST_COUNT and counts_votes(text):
                    self.choices.append(node)
            elif tag in UNSEEN:
                if is_choice(node, tag):
                    self.choices.append(node)
                else:
                    # not recursive: detaches the element as it is, with all that is in it
                    node.decompose(recursive=False)
            elif not self.remove_widget(node, tag) and node.first_child is not None:
                if tag == "a":
                    if leads_to_author(attributes := node.attributes):
                        self.authors.append(node)
                    kind = _kind_of_list(attributes)
                    (self.listed.setdefault(kind, []) if kind else self.other_links).append(node)
                behind.append(following)
                following = node.first_child
            node = following

    def remove_lone_headings(self) -> None:
        """Drop the boxes of polls and comments that hold no more than a heading now."""
        for box in self.emptied:
            if box.mem_id != self.content.mem_id and box.tag in _BOXES and paragraphs(box) == _headings(box):
                box.decompose(recursive=False)

    def remove_forms(self) -> None:
        """Drop forms with the boxes that they stand in, and polls that have no form."""
        for number, form in enumerate(self.forms):
            if (box := box_of_form(form, self.content) if number < _FORMS else form) is not None:
                self.removed[str(_content_kind(form))] += _is_seen(box)
                box.decompose(recursive=False)
        for choice in self.choices[:_CHOICES]:
            if (box := box_of_choices(choice, self.content)) is not None:
                self.removed[Kind.POLL.value] += 1
                box.decompose(recursive=False)

    def remove_link_lists(self) -> None:
        """Drop the blocks that are nothing but links to terms, within the page, or to networks."""
        for kind, links in self.listed.items():
            blocks = {block.mem_id: block for _, block in link_lists(links, self.content, _LISTS[kind])}
            for block in blocks.values():
                self.removed[kind.value] += 1
                block.decompose(recursive=False)

    def remove_widget(self, node: LexborNode, tag: str) -> bool:
        """Whether an element was a widget, and is gone."""
        kind = _kind(node, tag)
        if kind is None or self.holds_article(node, kind):
            return False
        if kind == Kind.RELATED_LINK and tag not in BLOCKS:
            self.leads.append(node)  # its "Baca juga:" stands beside it: the line goes as a whole
            return False
        if kind == Kind.SUBSCRIPTION and tag == "form":
            self.forms.append(node)  # its box goes with it
            return True
        if kind != UNCOUNTED and _is_seen(node):
            if kind in _HEADED and node.parent is not None:
                self.emptied.append(node.parent)
            # An ad inserter may bring any other widget.
            self.removed[str((kind == Kind.AD and _content_kind(node)) or kind)] += 1
        node.decompose(recursive=False)
        return True

    def holds_article(self, node: LexborNode, kind: str) -> bool:
        """Whether an element with a widget's name is a wrapper of article text, by theme or by a tag left open."""
        if node.mem_id not in self._may_hold_prose or kind == Kind.COMMENTS:
            return False
        if self._wrappers == _WRAPPERS:
            return True
        inside = _prose(node)
        is_wrapper = bool(inside) and self._is_most(inside, kind)
        self._wrappers += is_wrapper
        return is_wrapper

    def _is_most(self, inside: list[str], kind: str) -> bool:
        """Whether paragraphs of prose within an element are the article's, not the widget's."""
        if kind in (Kind.TS_POLL, UNCOUNTED):
            return True  # neither ever has any
        if self._prose is None:
            self._prose = _prose(self.content)
        if kind in _TALKATIVE:
            return len(inside) > 2 and inside[0] == self._prose[0] and 2 * len(inside) > len(self._prose)
        return len(inside) >= len(self._prose) or (len(inside) > 1 and 4 * len(inside) > len(self._prose))


def _headings(node: LexborNode) -> list[str]:
    """What the headings right in an element say."""
    return [one_line(child.text()) for child in node.iter() if child.tag in HEADINGS]


def _kind_of_list(link: Attributes) -> Kind | None:
    """What a list of links like this one would be."""
    return next((kind for kind, leads in _LISTS.items() if leads(link)), None)


def _kind(node: LexborNode, tag: str) -> str | None:
    """The kind of widget that an element is by its class, id or element name."""
    attributes = node.attributes
    if not attributes:
        return _ELEMENTS.get(tag)
    get = attributes.get
    if (names := get("class")) and (kind := kind_of(names)):
        return kind
    if (names := get("id")) and (kind := kind_of(names)):
        return kind
    style = get("style")
    if "hidden" in attributes or (style and "none" in style and "display:none" in style.lower().replace(" ", "")):
        return UNCOUNTED
    return _ELEMENTS.get(tag)


def _content_kind(node: LexborNode) -> str | None:
    """What an ad inserter or a form brought, if it is a widget of another kind: a poll is no ad."""
    unnamed = None
    for element in node.traverse():
        kind = _kind(element, element.tag or "")
        if kind == Kind.SUBSCRIPTION and element.tag == "form":
            unnamed = unnamed or (Kind.POLL if is_poll(element) else kind)
        elif kind not in (None, Kind.AD, UNCOUNTED) and element.mem_id != node.mem_id:
            return kind
    return unnamed


def _is_seen(node: LexborNode) -> bool:
    """Whether a reader sees anything of an element: text, a picture, a link."""
    for inner in node.traverse(include_text=True, skip_empty=True):
        tag = inner.tag
        if tag == "-text":
            parent = inner.parent
            if parent is not None and parent.tag not in UNSEEN and (inner.text_content or "").strip():
                return True
        elif tag in _PICTURES or (tag == "a" and "href" in inner.attributes):
            return True
    return False


def _around_prose(content: LexborNode) -> set[int]:
    """Which elements are or hold any of the shapes that an article's paragraphs come in; quicker than to read them."""
    found = {content.mem_id}
    for block in content.css("p,br,div[dir=auto]"):
        if block.tag != "div" or len(block.text()) >= _PROSE:
            outer: LexborNode | None = block
            while outer is not None and outer.mem_id not in found:
                found.add(outer.mem_id)
                outer = outer.parent
    return found


def _prose(node: LexborNode) -> list[str]:
    """The paragraphs of prose in an element: long ones, their links left out."""
    return [line for line in paragraphs(node, unseen=_WITHOUT_LINKS) if len(line) >= _PROSE]
