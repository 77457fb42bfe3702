"""When an article was published and changed, as its page tells it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from selectolax.lexbor import LexborNode

from okegas_crawler.frame import LONGEST_LINE, Frame
from okegas_crawler.items import PrintedLine
from okegas_crawler.metadata import Metadata
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.date_lines import parse_date_line

PUBLISHED_MICRODATA = "[itemprop=datePublished]"
MODIFIED_MICRODATA = "[itemprop=dateModified]"
TIMES = "time"

_DAY_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})/")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(r"(?<!\d)[0-2]?\d[:.][0-5]\d(?!\d)")
_ANY_TIME = datetime(2024, 1, 1, tzinfo=UTC)


class Dates:
    """The lines that tell of an article's publication and of its last change."""

    def __init__(self, frame: Frame, metadata: Metadata) -> None:
        self.frame = frame
        self.metadata = metadata
        self.times = frame.css(TIMES)
        self.printed_in: list[LexborNode] = []
        """The element of the printed date line, where no machine's timestamp tells the time."""

    def published(self) -> list[PrintedLine]:
        """What the page tells of its publication, best source first. Never the modified time.

        A machine's timestamp comes before a printed line, and that before the day in the address, which has no time.
        """
        machine = list(self._machine("datePublished", "article:published_time", PUBLISHED_MICRODATA))
        machine += [PrintedLine("time", said) for said in map(_timestamp, self._published_times()) if said]
        if any(_YEAR.search(line.text) for line in machine):
            return [*machine, *self._in_address()]
        printed = [PrintedLine("microdata", _text(node)) for node in self.frame.css(PUBLISHED_MICRODATA)]
        printed += [PrintedLine("time", _text(node)) for node in self._published_times()]
        printed = [line for line in printed if _prints_date(line.text)]
        lines = printed or list(self._printed_line())
        absolute = [line for line in lines if _YEAR.search(line.text)]
        relative = [line for line in lines if line not in absolute]
        return [*machine, *absolute, *self._in_address(), *relative]

    def modified(self) -> list[PrintedLine]:
        """What the page tells of its last change, best source first."""
        machine = list(self._machine("dateModified", "article:modified_time", MODIFIED_MICRODATA))
        times = [
            PrintedLine("time", said) for node in self.times if _says_modified(node) and (said := _timestamp(node))
        ]
        printed = [PrintedLine("microdata", _text(node)) for node in self.frame.css(MODIFIED_MICRODATA)]
        return [*machine, *times, *(line for line in printed if not machine and _prints_date(line.text))]

    def _machine(self, key: str, name: str, microdata: str) -> Iterator[PrintedLine]:
        if said := self.metadata.said(key):
            yield PrintedLine("json-ld", said)
        if said := self.metadata.meta.get(name):
            yield PrintedLine("meta", said)
        for node in self.frame.css(microdata):
            if said := _timestamp(node):
                yield PrintedLine("microdata", said)

    def _published_times(self) -> list[LexborNode]:
        """The time elements that tell the publication, best first.

        tagDiv gives the publication the class `updated`, but then `entry-date` as well, and there is no other.
        """
        ranked = [(_rank(node), node) for node in self.times]
        return [node for rank, node in sorted(ranked, key=lambda pair: pair[0]) if rank < 3]

    def _in_address(self) -> Iterator[PrintedLine]:
        if day := _DAY_IN_ADDRESS.search(self.frame.address.path):
            yield PrintedLine("url", "-".join(day.groups()))

    def _printed_line(self) -> Iterator[PrintedLine]:
        """The line in which the theme prints the date: the first of the article's own before its text."""
        for node in self.frame.before_text():
            own = one_line(node.text(deep=False))
            if len(own) > LONGEST_LINE and node.tag not in ("script", "style"):
                return  # the text has begun
            if not 6 <= len(own) <= LONGEST_LINE or not any(map(str.isdigit, own)) or not _prints_date(own):
                continue
            line = _text(node)
            beside = node.parent
            if not _CLOCK.search(line) and beside is not None and _CLOCK.search(around := _text(beside)):
                line = around if len(around) <= LONGEST_LINE and _prints_date(around) else line
            self.printed_in.append(node)
            yield PrintedLine("text", line)
            return


def _rank(node: LexborNode) -> int:
    """How surely a time element tells the publication, 0 best; 3 where it tells the last change."""
    classes = _classes(node)
    if "published" in classes:
        return 0
    parent = node.parent
    if "modified" in " ".join(classes) or (parent is not None and "modified" in (parent.attributes.get("class") or "")):
        return 3
    if "updated" in classes:
        return 2 if "entry-date" in classes else 3
    return 1


def _says_modified(node: LexborNode) -> bool:
    """Whether a time element tells the last change. Never-edited posts have `published updated` in one."""
    return _rank(node) == 3 or {"published", "updated"} <= set(_classes(node))


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").lower().split()


def _timestamp(node: LexborNode) -> str:
    """What an element says to machines; themes leave it empty at times."""
    attributes = node.attributes
    return one_line(attributes.get("datetime") or attributes.get("content") or "")


def _text(node: LexborNode) -> str:
    return one_line(node.text())


def _prints_date(line: str) -> bool:
    return len(line) <= LONGEST_LINE and parse_date_line(line, now=_ANY_TIME, default_offset=UTC) is not None
