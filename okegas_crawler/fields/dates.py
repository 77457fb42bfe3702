"""When an article was published and changed, as its page tells it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import filterfalse, takewhile

from selectolax.lexbor import LexborNode

from okegas_crawler.items import PrintedLine
from okegas_crawler.markup.frame import LONGEST_LINE, Element, Frame
from okegas_crawler.markup.metadata import Metadata
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.dates import parse_date_line

SHORTEST_DATE = 6  # characters: 6/2/24

_DAY_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})/")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(r"(?<!\d)[0-2]?\d[:.][0-5]\d(?!\d)")
_OF_CHANGE = re.compile(r"\W*(?:terakhir\s+|last\s+)?(?:di(?:perbarui|ubah|update)|updated?|modified)\b", re.IGNORECASE)
_ANY_TIME = datetime(2024, 1, 1, tzinfo=UTC)


class Dates:
    """The lines that tell of an article's publication and of its last change."""

    def __init__(self, frame: Frame, metadata: Metadata) -> None:
        self.frame = frame
        self.metadata = metadata
        self.times = [element for element in frame.own if element.tag == "time"]
        self.printed_in: list[LexborNode] = []
        """The element of the printed date line, where no machine's timestamp tells the time."""

    def published(self) -> list[PrintedLine]:
        """What the page tells of its publication, best source first. Never the modified time.

        A machine's timestamp comes before a printed line, and that before the day in the address, which has no time.
        """
        machine = list(self._machine("datePublished", "article:published_time"))
        machine += [PrintedLine("time", said) for said in map(_timestamp, self._published_times()) if said]
        if any(_YEAR.search(line.text) for line in machine):
            return [*machine, *self._in_address()]
        printed = [PrintedLine("microdata", element.text) for element in self._microdata("datePublished")]
        printed += [PrintedLine("time", element.text) for element in self._published_times()]
        printed = [line for line in printed if _prints_date(line.text)]
        lines = printed or list(self._printed_line())
        absolute = [line for line in lines if _YEAR.search(line.text)]
        relative = [line for line in lines if line not in absolute]
        return [*machine, *absolute, *self._in_address(), *relative]

    def modified(self) -> list[PrintedLine]:
        """What the page tells of its last change, best source first."""
        machine = list(self._machine("dateModified", "article:modified_time"))
        times = [
            PrintedLine("time", said) for node in self.times if _says_modified(node) and (said := _timestamp(node))
        ]
        printed = [PrintedLine("microdata", element.text) for element in self._microdata("dateModified")]
        return [*machine, *times, *(line for line in printed if not machine and _prints_date(line.text))]

    def _machine(self, key: str, name: str) -> Iterator[PrintedLine]:
        if said := self.metadata.said(key):
            yield PrintedLine("json-ld", said)
        if said := self.metadata.meta.get(name):
            yield PrintedLine("meta", said)
        for element in self._microdata(key):
            if said := _timestamp(element):
                yield PrintedLine("microdata", said)

    def _microdata(self, key: str) -> list[Element]:
        return self.frame.microdata.get(key, [])

    def _published_times(self) -> list[Element]:
        """The time elements that tell the publication, best first.

        tagDiv gives the publication the class `updated`, but then `entry-date` as well, and there is no other.
        """
        ranked = [(_rank(element), element) for element in self.times]
        return [element for rank, element in sorted(ranked, key=lambda pair: pair[0]) if rank < 3]

    def _in_address(self) -> Iterator[PrintedLine]:
        if day := _DAY_IN_ADDRESS.search(self.frame.address.path):
            yield PrintedLine("url", "-".join(day.groups()))

    def _printed_line(self) -> Iterator[PrintedLine]:
        """The line in which the theme prints the date, if any: below the heading, or above it, or else below the text.

        Further up many sites print the day of today, further down those of other posts.
        """
        elements = self.frame.before_text
        heading_id = self.frame.heading.mem_id if self.frame.heading is not None else 0
        at = next((at for at, element in enumerate(elements) if element.node.mem_id == heading_id), 0)
        near = (*takewhile(_is_short, elements[at + 1 :]), *reversed(elements[: at + 1]))
        for element in (*near, *filterfalse(_says_modified, self.frame.below_text)):
            own = one_line(element.node.text(deep=False))
            if len(own) < SHORTEST_DATE or not any(map(str.isdigit, own)) or _OF_CHANGE.match(own):
                continue
            if element.tag == "time" and _rank(element) == 3:
                continue
            if _prints_date(own):
                self.printed_in.append(element.node)
                yield PrintedLine("text", _with_clock_beside(element))
                return


def _is_short(element: Element) -> bool:
    """Whether an element stands before the text: a sentence of it is longer than what a theme prints."""
    return len(one_line(element.node.text(deep=False))) <= LONGEST_LINE


def _with_clock_beside(element: Element) -> str:
    """The line of a printed date, with what stands beside it if only that tells the time of day."""
    line, parent = element.text, element.node.parent
    if _CLOCK.search(line) or parent is None:
        return line
    following = next((node for node in _behind(element.node) if node.is_element_node), None)
    for wider in (one_line(parent.text()), one_line(f"{line} {following.text()}") if following is not None else ""):
        said = _read(wider) if _CLOCK.search(wider) else None
        if said and (day := _read(line)) and said.date() == day.date():  # it may tell the last change, too
            return wider
    return line


def _behind(node: LexborNode) -> Iterator[LexborNode]:
    """The siblings behind a node."""
    following = node.next
    while following is not None:
        yield following
        following = following.next


def _rank(element: Element) -> int:
    """How surely a time element tells the publication, 0 best; 3 where it tells the last change.

    Its own name counts, or else that of the element that it stands in: Blocksy prints the last change first.
    """
    classes = element.value("class").lower()
    if "published" in classes:
        return 0
    parent = element.node.parent
    around = parent.attributes if parent is not None else {}
    names = f"{classes} {around.get('class') or ''} {around.get('itemprop') or ''}".lower()
    if "modified" in names or "updated-date" in names:
        return 3
    if "updated" in classes:
        return 2 if "entry-date" in classes else 3
    return 1


def _says_modified(element: Element) -> bool:
    """Whether a time element tells the last change. Never-edited posts have `published updated` in one."""
    return _rank(element) == 3 or {"published", "updated"} <= set(element.value("class").lower().split())


def _timestamp(element: Element) -> str:
    """What an element says to machines; themes leave it empty at times."""
    return one_line(element.value("datetime") or element.value("content"))


def _prints_date(line: str) -> bool:
    return _read(line) is not None


def _read(line: str) -> datetime | None:
    return parse_date_line(line, now=_ANY_TIME, default_offset=UTC) if len(line) <= LONGEST_LINE else None
