"""Widget fragments in plain text, as an archive already holds it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from okegas_crawler.text import noise, polls
from okegas_crawler.text.kinds import Cleaned, Fragment, Kind

_TITLES = 3  # further articles behind a lone "Baca juga", as far as seen


class _Span(NamedTuple):
    """Lines start to end (exclusive) are a fragment."""

    start: int
    end: int
    kind: Kind


def clean_text(text: str) -> Cleaned:
    r"""`text` without its widget fragments, and these in order.

    A fragment is made of whole lines and goes with the line break after it (before it at the end of the text); of the blank lines around it one stays.
    A text without any comes back as the same object, and cleaning twice is cleaning once.

    >>> clean_text("IKLAN VIDEO LIST\n\nOKEGAS.ID, Segah – Satu VS dua.").text
    'OKEGAS.ID, Segah – Satu VS dua.'
    >>> clean_text("Satu.\n\nTS Poll - Loading poll ...\nComing Soon\nSiapa?\n{{row.Answer_Title}}\nVS VS\n\nVS Dua FC menang.").text
    'Satu.\n\nVS Dua FC menang.'
    >>> clean_text("Satu.\nBACA JUGA:Judul Dua\nTiga.").fragments
    (Fragment(kind=<Kind.RELATED_LINK: 'related-link'>, text='BACA JUGA:Judul Dua'),)
    """
    lines = text.split("\n")
    spans = list(_spans(lines))
    if not spans:
        return Cleaned(text, ())
    fragments = tuple(Fragment(span.kind, "\n".join(lines[span.start : span.end])) for span in spans)
    return Cleaned(_without(lines, spans), fragments)


def _spans(lines: Sequence[str]) -> Iterator[_Span]:
    """The fragments of a text, in order, none overlapping."""
    tail: int | None = None
    index = floor = 0
    while index < len(lines):
        if not lines[index].strip():
            index += 1
            continue
        span = _span(lines, index, floor)
        if span is None and noise.is_related_heading(lines[index]):
            tail = _tail(lines) if tail is None else tail
            span = _related_posts(lines, index, tail)
        if span is None:
            index += 1
            continue
        yield span
        index = floor = span.end


def _span(lines: Sequence[str], index: int, floor: int) -> _Span | None:
    """The fragment that begins with a line, or ends with it where only the end tells; not before line `floor`."""
    end = polls.ts_poll_end(lines, index)
    if end > index:
        return _Span(index, end, Kind.TS_POLL)
    start = polls.poll_start(lines, index, floor)
    if start is not None:
        return _Span(start, index + 1, Kind.POLL)
    kind = noise.line_kind(lines[index])
    if kind is not None:
        return _Span(index, index + 1, kind)
    if noise.is_related_marker(lines[index]):
        return _Span(index, _titles_end(lines, index + 1), Kind.RELATED_LINK)
    if noise.is_tag_line(lines[index]) and not any(line.strip() for line in lines[index + 1 : index + 6]):
        return _Span(index, index + 1, Kind.TAGS)
    return None


def _titles_end(lines: Sequence[str], start: int) -> int:
    """The index behind the titles that follow a lone marker: up to three on the next lines, or one behind a blank line."""
    end = start
    while end < min(start + _TITLES, len(lines)) and noise.is_title(lines[end]):
        end += 1
    if end == start and start + 1 < len(lines) and not lines[start].strip() and noise.is_title(lines[start + 1]):
        return start + 2
    return end


def _related_posts(lines: Sequence[str], heading: int, tail: int) -> _Span | None:
    """The list of further articles behind its heading, which closes the text."""
    if heading + 1 < tail:
        return None
    end = heading + 1
    for index in range(heading + 1, len(lines)):
        if noise.is_related_heading(lines[index]) or noise.line_kind(lines[index]):
            break
        if lines[index].strip():
            end = index + 1
    return _Span(heading, end, Kind.RELATED_POSTS) if end > heading + 1 else None


def _tail(lines: Sequence[str]) -> int:
    """The index from which on a text has only titles, headings of lists, other noise and blank lines."""
    index = len(lines)
    while index and _is_tail(lines[index - 1]):
        index -= 1
    return index


def _is_tail(line: str) -> bool:
    return not line.strip(" \t\r\xa0-–•*") or noise.is_title(line) or noise.line_kind(line) is not None


def _without(lines: Sequence[str], spans: Sequence[_Span]) -> str:
    kept: list[str] = []
    position = 0
    for span in spans:
        kept += lines[position : span.start]
        position = span.end
        blank = _drop_blank(kept)
        while position < len(lines) and not lines[position].strip():
            blank = lines[position] if blank is None else blank
            position += 1
        if position == len(lines):
            if kept and not lines[-1]:
                kept.append("")  # the text ended with a line break, and still does
        elif kept and blank is not None:
            kept.append(blank)
    return "\n".join([*kept, *lines[position:]])


def _drop_blank(kept: list[str]) -> str | None:
    """One of the blank lines at the end, which are all dropped; None where there is none."""
    blank = None
    while kept and not kept[-1].strip():
        blank = kept.pop()
    return blank
