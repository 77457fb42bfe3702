"""Poll blocks as plain text already holds them: where one begins, and where it ends.

TS Poll prints its template before a script fills it. As text a block reads, for example:

    TS Poll - Loading poll ...
    Coming Soon
    Siapa Pilihan Anda?
    {{row.Answer_Title}}
      • {{row.tsp_result_percent}} % {{row.Answer_Votes}} ( {{row.tsp_result_percent}} % ) {{ tsp_result_no }}
    VS VS

Seen on okegas.id, and in versions 1.8.9 to 2.6.0 with all poll types.
"""

import re
from collections.abc import Sequence

from okegas_crawler.text.noise import is_title

_LOADING = re.compile(r"\s*(?:TS Poll\s*[-–—]\s*)?Loading poll\s*(?:\.{1,3}|…)?\s*$", re.IGNORECASE)
_SOON = re.compile(r"\s*Coming Soon\s*$", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{[^{}\n]*(?:\}\}|$)")
_TOKEN = re.compile(r"\{\{\s*(?:row\s*\.|tsp_)", re.IGNORECASE)
_VERSUS = re.compile(r"\s*VS(?:\s+VS)*\s*$")
_CONTROL = re.compile(
    r"[\s•*·-]*(?:votes?|results?|view results?|back|total votes?|pilih|hasil|kembali|total)?[\s:]*"
    r"(?:\d[\d.,]*\s*%?)?\s*(?:\(\s*\d[\d.,]*\s*%\s*\))?\s*$",
    re.IGNORECASE,
)
_COUNT = re.compile(r".{0,200}\d+ \( \d{1,3}(?:\.\d+)? % \)\s*$")
_VOTES = re.compile(
    r"[\s•*·-]*(?:\d[\d.,]*\s+votes?(?: cast)?|total (?:votes?|voters?|answers?)\s*[:：]\s*\d[\d.,]*|view results?|lihat hasil(?: polling)?)\s*$",
    re.IGNORECASE,
)
_WIDEST = 300  # characters of the longest line that belongs to a poll
_QUESTION_LINES = 6  # a question and its description; "Standart Poll" repeats it up to three times


def ts_poll_end(lines: Sequence[str], start: int) -> int:
    """The index behind the TS Poll block that begins with line `start`; `start` itself where none begins there.

    A block begins with its loading line, or (2.4.4 prints none) with "Coming Soon" and a question before template lines. It may be cut off by
    the end of the text.

    >>> ts_poll_end(["Loading poll ...", "Coming Soon", "Siapa?", "{{row.Answer_Title}}", "VS VS", "", "VS Satu FC menang."], 0)
    5
    >>> ts_poll_end(["Loading poll ...", "Coming Soon", "Siapa yang lay"], 0)
    3
    >>> ts_poll_end(["Coming Soon", "Panitia memasang spanduk."], 0)
    0
    """
    line = lines[start]
    if len(line) > _WIDEST:
        return start
    if _LOADING.match(line):
        template = _first_template(lines, start + 1)
        return _template_end(lines, start, template) if template else _cut_end(lines, start + 1)
    if _SOON.match(line):
        template = _first_template(lines, start + 1)
        return _template_end(lines, start, template) if template else start
    if _is_template(line) and start + 1 < len(lines) and _is_template(lines[start + 1]):
        return _template_end(lines, start, start)
    return start


def _first_template(lines: Sequence[str], start: int) -> int | None:
    """The index of the first template line, with no more than a poll's question before it."""
    question: set[str] = set()
    spaced = False
    for index in range(start, min(start + 4 * _QUESTION_LINES, len(lines))):
        line = lines[index]
        if not line.strip():
            spaced = True
        elif _is_template(line):
            return index
        elif _LOADING.match(line) or len(line) > _WIDEST:
            return None
        elif not _SOON.match(line):
            question.add(line.strip())
        if len(question) > (1 if spaced else _QUESTION_LINES):
            return None  # across blank lines more than one line is an article's, not a question's
    return None


def _template_end(lines: Sequence[str], start: int, template: int) -> int:
    """The index behind a block whose first template line is known: its answers, versus line and buttons follow."""
    question = {line.strip() for line in lines[start:template]}
    spaced = "" in question
    versus = 0
    end = index = template
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            if not spaced:
                break
        elif _VERSUS.match(line):
            versus += line.count("VS")
            if spaced and versus > 2:
                break  # a versus poll has two: this one is a journalist's
            end = index + 1
        elif _is_template(line) or _is_control(line) or line.strip() in question:
            end = index + 1
        else:
            break
        index += 1
    return end


def _cut_end(lines: Sequence[str], start: int) -> int:
    """The index behind a block without template lines: "Coming Soon" and the question, cut off behind."""
    rest = len(lines) - start
    if not rest or not lines[start].strip():
        return start
    if not _SOON.match(lines[start]):
        return start + (rest == 1 and "Coming Soon".startswith(lines[start].strip()))
    end = start + 1
    while end < len(lines) and 0 < len(lines[end].strip()) <= _WIDEST and _is_question(lines, end, start + 1):
        end += 1
    return end


def _is_question(lines: Sequence[str], index: int, first: int) -> bool:
    """Whether a line behind "Coming Soon" is the question, or the same once more."""
    line = lines[index].strip()
    if index > first:
        return line == lines[first].strip()
    behind = lines[index + 1].strip() if index + 1 < len(lines) else ""
    return line.endswith("?") or (not behind and line[-1] not in '.”"')


def _is_template(line: str) -> bool:
    """Whether a line is a poll's template: its tokens, and next to nothing else."""
    if len(line) > 4 * _WIDEST or not _TOKEN.search(line):
        return False
    besides = _TEMPLATE.sub("", line)
    return sum(map(str.isalpha, besides)) <= 30


def _is_control(line: str) -> bool:
    return len(line) <= _WIDEST and (_CONTROL.match(line) is not None or _COUNT.match(line) is not None)


def poll_start(lines: Sequence[str], index: int, floor: int) -> int | None:
    """The index of the first line of another plugin's poll that ends with line `index`, its number of votes; None where that is none.

    The question stands before it without a blank line between, and not before line `floor`.

    >>> poll_start(["Siapa pilihan Anda?", "Amir", "Budi", "1941 votes"], 3, 0)
    0
    >>> poll_start(["Warga menang.", "", "12 votes"], 2, 0) is None
    True
    """
    if len(lines[index]) > _WIDEST or not _VOTES.match(lines[index]):
        return None
    before = index
    while before > max(floor, index - 2 * _QUESTION_LINES) and is_title(lines[before - 1]):
        before -= 1
        if lines[before].rstrip().endswith("?"):
            return before
    return index - 1 if before < index else None
