"""Pages that would freeze the parser, or us, told from their bytes before they are parsed.

The parser cannot be stopped: it compares each attribute of a tag with all before it (78 s for a tag of 200,000),
reopens every formatting element that was left open in each paragraph that follows, and goes up all levels of a nested
page. What grows with the square of a page's size is held here to what grows with its size; what is merely nested too
deep is made flat (`nesting`). The limits are tens of times what news pages have, and leave half a second of work.
"""

import re
from collections import Counter

from okegas_crawler.markup.nesting import flattened

MOST_ELEMENTS = 75_000  # a table of 10,000 rows has 60,000; a news page has 1,500
MOST_TAGS = 160_000  # start and end tags, comments, and what else begins with `<`
MOST_FLAT = 10_000  # of those in a page that is parsed as it is, however they nest; a news page has about 3,000
MOST_ATTRIBUTES = 256  # of one tag; page builders print some thirty
MOST_UNCOUNTED = 8  # html and body tags whose attributes are not counted: together they have few
MOST_IN_SCRIPTS = 2_000  # words of a script that look like one tag's attributes
MOST_ALL_ATTRIBUTES = 300_000  # of the tags of a page with long ones
MOST_PAGE_ATTRIBUTES = 2_000  # of html and body tags: the parser puts those of all into one element
MOST_REOPENED = 500_000  # formatting elements left open times the elements that may follow

LONG_TAG = 4_096  # bytes; pictures of many sizes have about 2,000
SHORTEST_LONG_TAG = 256  # bytes, in pages of many megabytes
MOST_QUOTED = 8  # `>` in a row that are looked at whether they end a tag
PARSED_IN_TIME = 1_600_000_000  # bytes of a page times bytes of its tags, if all are attributes of two letters: 0.3 s

_FORMATTING = rb"b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_PAGE_TAG = re.compile(rb"<[bhBH](?i:tml|ody)(?=[\s/>])")  # html and body; most tags have another first letter
_FORMATTING_TAG = re.compile(  # the same for formatting elements
    rb"<[bcefinstuBCEFINSTU](?:(?<=[bisuBISU])|(?i:ig|ode|m|ont|obr|mall|trike|trong|t))[\s/>]"
)
_START_TAG = re.compile(rb"<[a-zA-Z]")
_OPENED = re.compile(rb"<(" + _FORMATTING + rb")([\s/>])", re.IGNORECASE)
_CLOSED = re.compile(  # with nothing within that could keep it open
    rb"<(" + _FORMATTING + rb")(?=[\s/>])[^<>]*>"
    rb"(?:[^<]++|</?(?:b|em|i|small|strong|u)>|</?(?:a|span|img|br)(?=[\s/>])[^<>]*>){0,20}</\1>",
    re.IGNORECASE,
)
_KEPT_ALIKE = 3  # formatting elements without attributes of one name that are reopened

_NAME = re.compile(rb"</?[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(rb"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*(?:\"[^\"]*\"?|'[^']*'?|[^\s>]*))?")
_RAW = re.compile(rb"script|style|textarea|title|iframe|noframes|noembed|xmp", re.IGNORECASE)


class FreezingError(ValueError):
    """A page that must not be parsed; the words say why: `too_many_elements`, `too_many_attributes`, `formatting`."""


def parsable(html: bytes) -> bytes:
    """`html` as it may be parsed: the very object, or made flat where it may be nested too deep.

    Raises FreezingError for a page that would freeze the parser all the same. Linear in the page's size.

    >>> parsable(b"<p class=satu>Harga cabai turun.</p>")
    b'<p class=satu>Harga cabai turun.</p>'
    >>> parsable(b"<p " + b" ".join(b"a%d" % number for number in range(5_000)) + b">")
    Traceback (most recent call last):
    okegas_crawler.markup.limits.FreezingError: too_many_attributes
    >>> parsable(b"".join(b"<p><font color=%d>teks" % number for number in range(2_000)))
    Traceback (most recent call last):
    okegas_crawler.markup.limits.FreezingError: formatting
    """
    tags = html.count(b"<")
    if tags > MOST_TAGS or (tags > MOST_ELEMENTS and len(_START_TAG.findall(html)) > MOST_ELEMENTS):
        raise FreezingError("too_many_elements")
    if len(_PAGE_TAG.findall(html)) > MOST_UNCOUNTED and _page_attributes(html) > MOST_PAGE_ATTRIBUTES:
        raise FreezingError("too_many_attributes")
    if _may_have_long_tags(html) and _has_many_attributes(html):
        raise FreezingError("too_many_attributes")
    if _may_reopen_many(html, tags) and _left_open(html) * tags > 2 * MOST_REOPENED:
        raise FreezingError("formatting")
    return flattened(html) if tags > MOST_FLAT else html


def _page_attributes(page: bytes) -> int:
    """How many attributes the html and body tags have together, those in comments for old browsers too."""
    attributes = 0
    for tag in _PAGE_TAG.finditer(page):
        position = tag.end()
        while (attribute := _ATTRIBUTE.match(page, position)) is not None and attributes <= MOST_PAGE_ATTRIBUTES:
            position = attribute.end()
            attributes += 1
    return attributes


def _may_have_long_tags(page: bytes) -> bool:
    """Whether a tag may be too long to be counted; says so of few pages that have none.

    It leaps from one `>` that can only end a tag to the next: one that lies in a quoted value follows a quotation mark
    that follows `=`.
    """
    longest = max(SHORTEST_LONG_TAG, min(LONG_TAG, PARSED_IN_TIME // (len(page) + 1)))
    position = 0
    while (start := page.find(b"<", position)) >= 0 and start + longest < len(page):
        end = page.rfind(b">", start, start + longest)
        for _ in range(MOST_QUOTED):
            if end < 0 or not _may_be_quoted(page, position, end):
                break
            end = page.rfind(b">", start, end)
        else:
            return True
        if end < 0:
            return True
        position = end + 1
    return False


def _may_be_quoted(page: bytes, start: int, end: int) -> bool:
    """Whether what stands at `end` may be in a quoted value of a tag that begins behind `start`."""
    for mark in b'"', b"'":
        quote = page.rfind(mark, start, end)
        if quote >= 0 and page[start:quote].rstrip().endswith(b"="):
            return True
    return False


def _has_many_attributes(page: bytes) -> bool:
    """Whether a tag has too many attributes, or all tags together have.

    Scripts compare with `<`, so what is raw is left out; but in a drawing nothing is raw, and behind the first one only
    what no script has is too many.
    """
    position = total = 0
    most, has_drawing = MOST_ATTRIBUTES, False
    while (tag := _NAME.search(page, position)) is not None:
        position = tag.end()
        attributes = 0
        while (attribute := _ATTRIBUTE.match(page, position)) is not None:
            position = attribute.end()
            attributes += 1
            if attributes > most:
                return True
        total += attributes
        if total > MOST_ALL_ATTRIBUTES:
            return True
        has_drawing = has_drawing or tag[0][1:].lower() in (b"svg", b"math")
        if _RAW.fullmatch(tag[0], 1) and has_drawing:
            most = MOST_IN_SCRIPTS
        elif _RAW.fullmatch(tag[0], 1):
            end = re.compile(b"</" + tag[0][1:], re.IGNORECASE).search(page, position)
            position = end.start() if end is not None else len(page)
    return False


def _may_reopen_many(page: bytes, tags: int) -> bool:
    """Whether so many formatting elements may be left open before so many others; quicker than to see which are."""
    # The product is the largest where half of the tags are of either kind.
    return tags**2 > 4 * MOST_REOPENED and len(_FORMATTING_TAG.findall(page)) * tags > 2 * MOST_REOPENED


def _left_open(page: bytes) -> int:
    """How many formatting elements may be left open, to be opened again in every paragraph that follows."""
    closed = Counter(name.lower() for name in _CLOSED.findall(page))
    plain, marked = Counter[bytes](), Counter[bytes]()
    for name, following in _OPENED.findall(page):
        (plain if following == b">" else marked)[name.lower()] += 1
    return sum(
        min(max(0, marked[name] + plain[name] - closed[name]), marked[name] + _KEPT_ALIKE) for name in plain | marked
    )
