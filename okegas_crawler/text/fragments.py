"""Widget fragments in plain text, as an archive already holds it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from okegas_crawler.text import noise, polls
from okegas_crawler.text.kinds import Cleaned, Fragment, Kind

_LONGEST = 1200  # characters of the longest line that may be noise: a poll that was made one line
_PROSE = "prose."  # in the place of a longer line: nothing takes it for noise
_TITLES = 3  # further articles on the lines behind a lone "Baca juga", as far as seen
_LAST = 6  # lines at the end of a text among which tags stand


class _Span(NamedTuple):
    """Lines start to end (exclusive) are a fragment."""

    start: int
    end: int
    kind: Kind


def clean_text(text: str) -> Cleaned:
    r"""`text` without its widget fragments, and these in order.

    A fragment is made of whole lines. It goes with the line break after it (before it at the end of the text); of the
    blank lines around it one stays. A text without any comes back as the same object; cleaning twice is cleaning once.

    >>> clean_text("IKLAN VIDEO LIST\n\nOKEGAS.ID, Segah – Satu VS dua.").text
    'OKEGAS.ID, Segah – Satu VS dua.'
    >>> clean_text("Satu.\n\nLoading poll ...\nSiapa?\n{{row.Answer_Title}}\nVS VS\n\nVS Dua menang.").text
    'Satu.\n\nVS Dua menang.'
    >>> clean_text("Satu.\nBACA JUGA:Judul Dua\nTiga.").fragments
    (Fragment(kind=<Kind.RELATED_LINK: 'related-link'>, text='BACA JUGA:Judul Dua'),)
    """
    lines = text.split("\n")
    spans = list(_spans([line and _squeeze(line) for line in lines], with_polls=polls.may_hold_poll(text)))
    if not spans:
        return Cleaned(text, ())
    fragments = tuple(Fragment(span.kind, "\n".join(lines[span.start : span.end])) for span in spans)
    return Cleaned(_without(lines, spans), fragments)


def _squeeze(line: str) -> str:
    return " ".join(line.split()) if len(line) <= _LONGEST else _PROSE


def _spans(lines: Sequence[str], *, with_polls: bool) -> Iterator[_Span]:
    """The fragments among squeezed lines, in order, none overlapping."""
    index = floor = 0
    tail = _Tail(lines)
    while index < len(lines):
        span = None
        if lines[index]:
            span = (with_polls and _poll_span(lines, index, floor)) or _noise_span(lines, index, tail)
        if span is None:
            index += 1
        else:
            yield span
            index = floor = span.end


def _poll_span(lines: Sequence[str], index: int, floor: int) -> _Span | None:
    """The poll that begins with a line, or ends there where only its end tells; none of it before line `floor`."""
    end = polls.ts_poll_end(lines, index)
    if end == index:
        end = polls.counted_poll_end(lines, index)
    if end > index:
        return _Span(index, end, Kind.TS_POLL)
    start = polls.poll_start(lines, index, floor)
    return None if start is None else _Span(start, index + 1, Kind.POLL)


def _noise_span(lines: Sequence[str], index: int, tail: "_Tail") -> _Span | None:
    """The fragment of any other kind that begins with a line."""
    kind = noise.line_kind(lines[index])
    if kind is None:
        is_tags = index >= len(lines) - _LAST and noise.is_tag_list(lines[index])
        return _Span(index, index + 1, Kind.TAGS) if is_tags else None
    if isinstance(kind, Kind):
        return _Span(index, index + 1, kind)
    if kind is noise.Lead.TITLES:
        return _Span(index, _titles_end(lines, index + 1), Kind.RELATED_LINK)
    return tail.related_posts(index)


def _titles_end(lines: Sequence[str], start: int) -> int:
    """The index behind the titles that follow a lone marker: the next lines, or one headline behind a blank line."""
    end = start
    while end < min(start + _TITLES, len(lines)) and noise.is_title(lines[end]) and noise.line_kind(lines[end]) is None:
        end += 1
    if end == start and start + 1 < len(lines) and not lines[start]:
        title = lines[start + 1]
        if noise.is_headline(title) and len(title.split()) > 4:  # a sub-heading is shorter
            return start + 2
    return end


class _Tail:
    """The end of a text where only titles, bullets, noise and blank lines stand."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def _start(self) -> int:
        start = len(self._lines)
        while start and _is_tail(self._lines[start - 1]):
            start -= 1
        return start

    def related_posts(self, heading: int) -> _Span | None:
        """The list of further articles behind its heading, if nothing but other noise follows it."""
        if heading + 1 < self._start:
            return None
        end = heading + 1
        for index in range(heading + 1, len(self._lines)):
            line = self._lines[index]
            if line and noise.line_kind(line) is not None:
                break
            if line:
                end = index + 1
        return _Span(heading, end, Kind.RELATED_POSTS) if end > heading + 1 else None


def _is_tail(line: str) -> bool:
    return not line.strip("-–•* ") or noise.is_title(line) or noise.line_kind(line) is not None


def _without(lines: Sequence[str], spans: Sequence[_Span]) -> str:
    """The text of the lines outside the spans, with one blank line where there were any around a span."""
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
    """The first of the blank lines at the end, which are all dropped; None where there is none."""
    blank = None
    while kept and not kept[-1].strip():
        blank = kept.pop()
    return blank
