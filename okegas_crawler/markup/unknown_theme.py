"""Where the article's text is in a theme that marks no container for it: near its heading, where most text is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, filterfalse, islice, takewhile

from selectolax.lexbor import LexborNode

from okegas_crawler.markup.ancestors import Nearest, around, node_ids
from okegas_crawler.text.signatures import kind_of

NEVER_ARTICLE = "nav, header, footer, figcaption, a[href], .comments-area, .comment-list, .commentlist"
# But not around the heading: a theme may call its middle column so.
BESIDE = "aside, .widget, .sidebar, [class^=comment], [id^=comment]"
PROSE = "p, div[dir=auto], br"
TITLES = "h1, h2, h3"
TEASERS = "h2:has(a[href]), h3:has(a[href]), h4:has(a[href]), h5:has(a[href])"
LEAST = 60  # characters of a bare box's text from which on it may be a paragraph, no label
MOST_IN_FORM = 20  # paragraphs, the first of which are looked at
MOST_ARTICLES = 200  # of a page, the first of which are looked at
LEVELS = 12  # around a paragraph, within which its article is looked for


def heaviest_parent(body: LexborNode, heading: LexborNode | None) -> LexborNode | None:
    """The parent with the most paragraph text near the heading, widened while that gains a third or more.

    Of several articles nearly as heavy it is in the first, and it is widened neither beyond an article element nor
    beyond what holds the heading too: behind the text stand comments and further articles. None without any text.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = LexborHTMLParser("<div><h1>Parit</h1><p>Warga bergotong royong.</div><p>" + "Ikuti kami. " * 5)
    >>> heaviest_parent(page.body, page.css_first("h1")).tag, heaviest_parent(page.body, None).tag
    ('div', 'body')
    """
    masses = _Masses(body, heading)
    best = masses.best
    if best is None:
        return None
    inner = best
    for outer in list(islice(around(best), LEVELS)):
        if outer.tag == "body" or inner.tag == "article" or inner.mem_id == masses.scope.mem_id:
            break
        if 3 * masses.whole[outer.mem_id] >= 4 * masses.whole[best.mem_id] or masses.opens_before(best, outer):
            best = outer
        inner = outer
    return best


class _Masses:
    """How much paragraph text there is where on a page, in characters, less those of links."""

    def __init__(self, body: LexborNode, heading: LexborNode | None) -> None:
        around_heading = list(around(heading))
        self._around_heading = node_ids(around_heading)
        self.own: Counter[int] = Counter()
        """That of an element's own paragraphs, by `mem_id`."""
        self._body = body
        self._holders: dict[int, LexborNode] = {}
        self._in_widget = _InWidget()
        never = node_ids((*body.css(NEVER_ARTICLE), *filterfalse(_holds_prose, body.css("form"))))
        beside = node_ids(body.css(BESIDE)) - self._around_heading
        further = node_ids(_further_articles(body)) - self._around_heading if heading is not None else set()
        self._weigh(never | beside | further)
        if not self.own:  # the heading may be another's
            self._weigh(never | beside)
        if not self.own and heading is None:  # which would have told that the middle column has such a name
            self._weigh(never)
        self.whole = self._added_up(holder for holder in self._holders.values() if not self._in_widget(holder))
        """That with what lies deeper, less what widgets say."""
        self.scope = self._scope(around_heading)
        """The innermost element around the heading that may hold the article, rather than its heading with a lead."""
        self.best = self._best()
        """The heaviest element in the scope, in the first of its articles that are nearly as heavy as its own."""
        if self.best is not None and self._in_widget(self.best):  # a theme's name for what is none
            self.whole = self._added_up(self._holders.values())

    def opens_before(self, node: LexborNode, outer: LexborNode) -> bool:
        """Whether a paragraph stands before those of `node` in `outer`, below the heading: the article's lead."""
        if outer.mem_id in self._around_heading:
            return False
        in_node, in_outer = Nearest({node.mem_id}), Nearest({outer.mem_id})
        before = takewhile(lambda holder: in_node(holder) is None, self._holders.values())
        return any(
            self.own[holder.mem_id] >= LEAST and in_outer(holder) and not self._in_widget(holder) for holder in before
        )

    def _weigh(self, beside: set[int]) -> None:
        is_beside = Nearest(beside)
        for holder, mass in chain(_prose(self._body), _boxed_prose(self._body)):
            if mass > 0 and is_beside(holder) is None:
                self.own[holder.mem_id] += mass
                self._holders[holder.mem_id] = holder

    def _added_up(self, holders: Iterable[LexborNode]) -> Counter[int]:
        whole = self.own.copy()
        for holder in holders:
            for outer in islice(around(holder), LEVELS):
                whole[outer.mem_id] += self.own[holder.mem_id]
        return whole

    def _best(self) -> LexborNode | None:
        best = self._heaviest_in(self.scope)
        in_scope = Nearest({self.scope.mem_id})
        articles = [node for node in self._body.css("article") if in_scope(node)]
        around_best = node_ids((best, *around(best))) if best is not None else set()
        most = next((self.whole[node.mem_id] for node in reversed(articles) if node.mem_id in around_best), 0)
        if not most:  # what is told of an author behind an article may be longer than it
            most = max((self.whole[node.mem_id] for node in articles), default=0)
            if 4 * most < self.whole[self.scope.mem_id]:
                return best
        first = next((node for node in articles if 2 * self.whole[node.mem_id] >= most), None)
        return (self._heaviest_in(first) if first is not None else None) or best

    def _scope(self, around_heading: list[LexborNode]) -> LexborNode:
        innermost = Nearest(node_ids(around_heading))
        heaviest: Counter[int | None] = Counter()  # by the innermost element around the heading that they are in
        for holder in self._holders.values():
            within = innermost(holder)
            heaviest[within] = max(heaviest[within], self.own[holder.mem_id])
        most, total = max(heaviest.values(), default=0), self.own.total()
        inside = 0
        for node in around_heading:
            inside = max(inside, heaviest[node.mem_id])
            if 6 * self.whole[node.mem_id] >= total and 3 * inside >= most:
                return node
        return self._body

    def _heaviest_in(self, scope: LexborNode) -> LexborNode | None:
        in_scope = Nearest({scope.mem_id})
        near = [node for node in self._holders.values() if in_scope(node)]
        return max(near, key=lambda node: self.own[node.mem_id], default=None)


def _further_articles(body: LexborNode) -> Iterator[LexborNode]:
    """The articles with a title of their own, which stand whole or as an excerpt around the page's own."""
    for article in body.css("article")[:MOST_ARTICLES]:
        title = article.css_first(TITLES)
        if title is not None and (title.tag == "h1" or title.css_first("a[href]") is not None):
            yield article
    boxes = {box.mem_id: box for title in body.css(TEASERS) if (box := title.parent) is not None}
    yield from (box for box in islice(boxes.values(), MOST_ARTICLES) if len(box.css("p")) == 1)


def _holds_prose(form: LexborNode) -> bool:
    """Whether a form holds paragraphs, as one does that was left open in a text."""
    return sum(len(paragraph.text()) >= LEAST for paragraph in form.css("p")[:MOST_IN_FORM]) > 1


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

    Text that line breaks part stands in its element directly; that of a quotation counts for what is around it.
    """
    parted: set[int] = set()
    for node in body.css(PROSE):
        holder = node.parent
        if holder is None:
            continue
        if node.tag != "br":
            if kind_of(node.attributes.get("class") or ""):
                continue  # a line about the article
            text = node.text().strip()
            around_quotation = holder.parent if holder.tag == "blockquote" else None
            # Not asked for links where it is empty: a megabyte of empty paragraphs took two seconds.
            mass = len(text) - sum(len(link.text().strip()) for link in node.css("a")) if text else 0
            yield around_quotation or holder, mass
        elif holder.tag not in ("p", "a") and holder.mem_id not in parted:
            parted.add(holder.mem_id)
            yield holder, len(holder.text(deep=False).strip())


def _boxed_prose(body: LexborNode) -> Iterator[tuple[LexborNode, int]]:
    """Every element that holds several bare boxes of text, with their characters: paragraphs without their element.

    A single one may be anything: a teaser, a notice.
    """
    boxes: defaultdict[int, list[int]] = defaultdict(list)
    holders: dict[int, LexborNode] = {}
    for box in body.css("div"):
        mass = len(box.text(deep=False).strip())
        if mass >= LEAST and (holder := box.parent) and not any(child.tag == "br" for child in box.iter()):
            boxes[holder.mem_id].append(mass)
            holders[holder.mem_id] = holder
    for holder in holders.values():
        if len(boxes[holder.mem_id]) > 1:
            yield holder, sum(boxes[holder.mem_id])
