"""The author whom a page names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from okegas_crawler.markup.ancestors import around, node_ids
from okegas_crawler.markup.frame import LONGEST_LINE, Element, Frame
from okegas_crawler.markup.metadata import Metadata
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.credits import ACCOUNTS, byline, personal_name

AUTHOR_ADDRESS = "/author/"
AUTHOR_CLASSES = re.compile(r"(?:^|\s)(?:fn|vcard|byline|[\w-]*(?:author[_-]+name|-author))(?:\s|$)")
CREDIT = re.compile(r"(?:penulis|reporter|pewarta|wartawan|jurnalis|kontributor|editor|oleh)\b", re.IGNORECASE)

_LABEL = re.compile(r"(?:(?:ditulis |diposting |posted |written )?(?:oleh|by)|penulis|author)\b\s*:?\s*", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:lihat|view|all|more|semua|posts?|website)\b", re.IGNORECASE)
_MARKS = " -–—|/•,:"
_LABELLED = re.compile(
    r"(?:^|[|·•]\s*|\s[–—-]\s)(?:(?:author|posted|written|published|ditulis|dilaporkan|diterbitkan|diposting|diunggah)\s+)?"
    r"(?:by|oleh|penulis|author)(?:\s*:\s*|\s+)(?P<name>[^|·•:–—/\d]{3,60}?)\s*(?:$|[|·•–—/\d]|,\s(?!\w{1,4}\.)|\s(?:pada|on|in|di)\s)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:^|[\s_-])(?:user|person|author)(?:[\s_-]|$)")  # of an icon: fa-user-o, bi-person-fill
_ICONS = frozenset({"i", "svg", "span"})


def authors(frame: Frame, metadata: Metadata) -> list[str]:
    """Whom the page names as the author, best source first; empty when it prints none.

    A credit line ("Penulis: …") beside the text wins, as one in the text does (`CreditsPipeline`); a real name wins
    over WordPress's first account. Where no markup marks the name, words or an icon before it may.
    """
    names = sorted(_names(frame, metadata), key=_is_account)
    return names if names and not _is_account(names[0]) else [*_labelled_names(frame), *names]


def _is_account(name: str) -> bool:
    return name.casefold() in ACCOUNTS


def _names(frame: Frame, metadata: Metadata) -> Iterator[str]:
    """Whom the page names, best source first."""
    if credited := byline([element.text for element in frame.own if _is_credit(element)]):
        yield credited
    if said := metadata.author():
        yield said
    marked = [element for element in frame.own if _names_author(element)]
    for element in sorted(marked, key=lambda element: element.tag != "a"):
        if name := _name(element):
            yield name
    if said := metadata.meta.get("author"):
        yield said


def _is_credit(element: Element) -> bool:
    """Whether an element is a line such as `Penulis: Anita`."""
    said = element.node.text(deep=False).lstrip()
    return 0 < len(said) <= LONGEST_LINE and CREDIT.match(said) is not None


def _names_author(element: Element) -> bool:
    attributes = element.attributes
    if element.tag == "a" and ("author" in element.value("rel").split() or AUTHOR_ADDRESS in element.value("href")):
        return True
    classes = attributes.get("class")
    return attributes.get("itemprop") == "author" or (classes is not None and _is_authors_name(classes))


@lru_cache(maxsize=4096)
def _is_authors_name(classes: str) -> bool:
    return AUTHOR_CLASSES.search(classes) is not None


def _name(element: Element) -> str:
    """The name that an element prints, or says to machines; empty where it is none."""
    named = element.node.css_first("[itemprop=name]") if element.value("itemprop") == "author" else None
    said = one_line((named.attributes.get("content") or named.text()) if named is not None else element.text)
    name = said[label.end() :] if (label := _LABEL.match(said)) else said
    return "" if len(name) > LONGEST_LINE or _NO_NAME.match(name) else name.strip(_MARKS)


def _labelled_names(frame: Frame) -> Iterator[str]:
    """Whom the lines above the text name behind words ("Ditulis oleh", "Posted by :"), or behind a person's icon."""
    around_text = node_ids(around(frame.content))  # all of it would be read once more at every level
    for element in frame.before_text:
        if element.tag == "a" or element.node.mem_id in around_text:
            continue  # a person's icon in a link leads to a log-in
        if len(line := element.text) > 2 * LONGEST_LINE:
            continue
        if (found := _LABELLED.search(line)) and (name := personal_name(found["name"])):
            yield name
        for child in element.node.iter():
            is_icon = child.tag in _ICONS and _PERSON.search(child.attributes.get("class") or "")
            if is_icon and not child.text(strip=True) and (name := personal_name(_following_text(child))):
                yield name


def _following_text(node: LexborNode) -> str:
    """What stands right behind a node: text, or that of an element."""
    following = node.next
    while following is not None and not (text := one_line(following.text() or "")):
        following = following.next
    return text if following is not None else ""
