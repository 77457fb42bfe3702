"""Poll blocks as plain text already holds them: where one begins, and where it ends.

TS Poll prints its template before a script fills it. As text a block reads, for example:

    TS Poll - Loading poll ...
    Coming Soon
    Siapa Pilihan Anda?
    {{row.Answer_Title}}
      • {{row.tsp_result_percent}} % {{row.Answer_Votes}} ( {{row.tsp_result_percent}} % ) {{ tsp_result_no }}
    VS VS

Seen on okegas.id; what each poll type and version prints is in the plugin's templates, 1.8.9 to 2.6.0. Lines come
squeezed: every run of white space is one space. A journalist's "VS" or "Coming Soon" on a line of its own stays.
"""

import re
from collections.abc import Sequence

from okegas_crawler.text.noise import is_title

_LOADING = r"(?:TS Poll ?[-–—] ?)?Loading poll ?(?:\.{1,3}|…)?"
_SHORTCODE = r"\[(?:TS_Poll|Total_Soft_Poll)\b[^\[\]]*\]"  # stands in posts as it is once the plugin is gone
_OTHERS_SHORTCODE = re.compile(r"\[(?:\w+[_-])?poll\w*(?: [^\[\]]*)?\]", re.IGNORECASE)
_TWO_TEMPLATES = r"[^{}]*\{\{ ?row[^{}]*\}\}[^{}]*\{\{"  # a journalist who writes about the widget quotes one
_ONE_LINE = rf"(?:{_LOADING}|Coming Soon\b{_TWO_TEMPLATES}).*\}}\}}[ %)]*"
_HEAD = re.compile(
    rf"(?P<loading>{_LOADING})$|(?P<soon>Coming Soon)$|(?P<whole>{_ONE_LINE}|{_SHORTCODE})[ VS]*$", re.IGNORECASE
)
_TOKEN = re.compile(r"\{\{ ?(?:row ?\.|tsp_)", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{[^{}]*(?:\}\}|$)")
_VERSUS = re.compile(r"VS( VS)*$")
_CUT = re.compile(r"[•*·-]$|[•*·-]? ?\{.*$|(?:VS )?V$")
_BUTTON = re.compile(
    r"[•*·-]? ?(?:votes?|results?|view results?|back|total votes?|thank you!?)? ?:? ?(?:\d[\d.,]*)?$", re.IGNORECASE
)
_COUNT = re.compile(r".{0,200}\b\d+ \( \d{1,3}(?:\.\d+)? % \)$|\d{1,3}(?:\.\d+)? ?%$")
_BACK = re.compile(r"back$", re.IGNORECASE)
_VOTES = re.compile(
    r"[•*·-]? ?(?:\d[\d.,]* votes?(?: cast)?|total (?:votes?|voters?) ?: ?\d[\d.,]*|view results?)$", re.IGNORECASE
)

_WORDS_OF_ANY = ("{{", "%", "vote", "poll", "coming soon", "view results")
_QUESTION = 6  # lines of a question and its description at most; "Standart Poll" repeats it up to three times
_LOOK_AHEAD = 24  # lines to the first answer at most, blank ones included
_WORDS = 30  # letters beside the tokens of a template line at most
_ANSWERS = 40  # lines with names and counts at most


def may_hold_poll(text: str) -> bool:
    r"""Whether a text has a word without which no rule below finds a poll; quicker than to ask them line by line.

    >>> may_hold_poll("Coming Soon\n{{row.Answer_Title}}"), may_hold_poll("Warga menunggu hasil panen.")
    (True, False)
    """
    lower = text.lower()
    return any(word in lower for word in _WORDS_OF_ANY)


def ts_poll_end(lines: Sequence[str], start: int) -> int:
    """The index behind the TS Poll block that begins with line `start`; `start` itself where none begins there.

    A block begins with its loading line, or (2.4.4 prints none) with "Coming Soon" and a question before template
    lines. The end of the text may cut it off anywhere.

    >>> ts_poll_end(["Loading poll ...", "Siapa?", "{{row.Answer_Title}}", "VS VS", "", "VS Satu menang."], 0)
    4
    >>> ts_poll_end(["Loading poll ...", "Coming Soon", "Siapa yang lay"], 0)
    3
    >>> ts_poll_end(["Coming Soon", "Panitia memasang spanduk."], 0)
    0
    """
    head = _HEAD.match(lines[start])
    if head is None:
        if not _is_template(lines[start]) or start + 1 == len(lines) or not _is_template(lines[start + 1]):
            return start
        return _block_end(lines, start, start)
    if head["whole"]:
        return start + 1
    template = _first_template(lines, start + 1, has_soon=bool(head["soon"]))
    if template is None:
        return start if head["soon"] else _cut_end(lines, start + 1)
    end = _block_end(lines, start, template)
    # Paragraphs "Coming Soon", question and one token may be a journalist's who writes about the widget.
    is_quoted = head["soon"] and "" in lines[start:template] and sum(map(_is_template, lines[template:end])) < 2
    return start if is_quoted else end


def _first_template(lines: Sequence[str], start: int, *, has_soon: bool) -> int | None:
    """The index of the first template line, if no more than "Coming Soon" and a question stand before it."""
    question: set[str] = set()
    spaced = False
    for index in range(start, min(start + _LOOK_AHEAD, len(lines))):
        line = lines[index]
        if not line:
            spaced = True
            continue
        if _is_template(line):
            return index
        head = _HEAD.match(line)
        if head is None:
            question.add(line)
        elif has_soon or not head["soon"]:
            return None  # the next block begins here
        else:
            has_soon = True
        # Across blank lines, more than one line beside "Coming Soon" is an article's and not a question's.
        if len(question) > (1 if spaced else _QUESTION):
            return None
    return None


def _block_end(lines: Sequence[str], start: int, template: int) -> int:
    """The index behind a block from its first template line on: answers, versus line, buttons, the question again."""
    before = set(lines[start:template])
    spaced = "" in before
    versus = 0
    end = template
    for index in range(template, len(lines)):
        line = lines[index]
        if not line:
            if spaced:
                continue
            break
        if _VERSUS.match(line):
            versus += line.count("VS")
            if spaced and versus > 2:
                break  # a versus poll has two: this one is a journalist's
        elif not (_is_template(line) or line in before or (not spaced and _is_control(line))):
            break
        end = index + 1
    return _behind_cut(lines, end)


def _behind_cut(lines: Sequence[str], end: int) -> int:
    """`end`, or behind the last line where the text breaks off in the midst of a template or versus line."""
    return end + 1 if end == len(lines) - 1 and _CUT.match(lines[end]) else end


def _cut_end(lines: Sequence[str], start: int) -> int:
    """The index behind a block that ends without template lines: "Coming Soon" and the question may follow."""
    if start == len(lines) or not lines[start]:
        return start
    if lines[start].lower() != "coming soon":
        is_last = start == len(lines) - 1
        return start + (is_last and "coming soon".startswith(lines[start].lower()))
    end = start + 1
    while end < len(lines) and _is_question(lines, end, start + 1):
        end += 1
    return _behind_cut(lines, end)


def _is_question(lines: Sequence[str], index: int, first: int) -> bool:
    """Whether a line behind "Coming Soon" is the question, or the same once more."""
    line = lines[index]
    if not line or index > first:
        return bool(line) and line == lines[first]
    is_closed = index + 1 == len(lines) or not lines[index + 1]
    return line.endswith("?") or (is_closed and line[-1] not in '.”"')


def _is_template(line: str) -> bool:
    """Whether a line is a poll's template: its tokens, and next to nothing else."""
    return "{{" in line and bool(_TOKEN.search(line)) and sum(map(str.isalpha, _TEMPLATE.sub("", line))) <= _WORDS


def _is_control(line: str) -> bool:
    return _BUTTON.match(line) is not None or _is_count(line)


def counted_poll_end(lines: Sequence[str], start: int) -> int:
    """The index behind the poll with names and counts (TS Poll 1.8.9) whose question is line `start`; else `start`.

    Two counts in the plugin's own spelling, on every second line at least, and its "Back" tell it from a journalist's
    table.

    >>> counted_poll_end(["Siapa?", "Amir", "412 ( 36.36 % )", "Budi", "721 ( 63.64 % )", "Back", "", "Hasil itu"], 0)
    6
    >>> counted_poll_end(["Hasilnya:", "Amir 412 (36,36 %)", "Budi 721 (63,64 %)", "Warga kembali."], 0)
    0
    """
    if start + 1 == len(lines) or not lines[start + 1] or _is_count(lines[start]):
        return start
    counts = 0
    for index in range(start + 1, min(start + _ANSWERS, len(lines))):
        line = lines[index]
        if _is_count(line):
            counts += 1
        elif _BACK.match(line):
            return index + 1 if counts > 1 else start
        elif not line or not any(map(_is_count, lines[index + 1 : index + 2])):
            return start
    return start


def _is_count(line: str) -> bool:
    return line.endswith(("% )", "%")) and _COUNT.match(line) is not None


def poll_start(lines: Sequence[str], index: int, floor: int) -> int | None:
    """The index of the first line of another plugin's poll that ends with line `index`, its votes; None without one.

    The question stands before it without a blank line between, and not before line `floor`.

    >>> poll_start(["Siapa pilihan Anda?", "Amir", "Budi", "1941 votes"], 3, 0)
    0
    >>> poll_start(["Warga menang.", "", "12 votes"], 2, 0) is None, poll_start(['[yop_poll id="3"]'], 0, 0)
    (True, 0)
    """
    if _OTHERS_SHORTCODE.fullmatch(lines[index]):
        return index
    if not _VOTES.match(lines[index]):
        return None
    before = index
    while before > max(floor, index - 2 * _QUESTION) and is_title(lines[before - 1]):
        before -= 1
        if lines[before].endswith("?"):
            return before
    return index - 1 if before < index else None
