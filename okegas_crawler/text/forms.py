"""What readers fill in, whatever its names: polls by their choices, and the boxes around forms with what they ask."""

import re
from itertools import takewhile

from selectolax.lexbor import LexborNode

from okegas_crawler.text.prose import BLOCKS, paragraphs

CHOICES = frozenset({"radio", "checkbox"})
FILLED_IN = "textarea, input[type=email], input[type=password]"  # beside these a choice is a consent, not a vote
HEADINGS = "h1, h2, h3, h4, h5, h6"
JOURNALISTS = frozenset({"p", "li", "td", "th", "blockquote", "tr"})
LEAST_CHOICES = 2
PROSE = 60  # characters from which on a line may be a paragraph of the article
LONGEST_COUNT = 40  # characters of the sum of the votes
_VOTES = re.compile(
    r"(?:total )?(?:votes?|voters?|suara|pemilih)(?: masuk)? ?: ?\d[\d.,]*|\d[\d.,]* (?:votes?|voters?|suara)",
    re.IGNORECASE,
)
_SUM_IN_WORDS = re.compile("suara|pemilih", re.IGNORECASE)  # as a journalist writes, too
_SHARE = re.compile(r"(?<!\d)\d{1,3}(?:[.,]\d+)? ?%\W*$")
_LEVELS = 12  # around a form, within which its box is looked for
_MOST_LINES = 20
_BESIDE_FORM = 4  # lines: a heading, a question, what becomes of the answers


def is_choice(node: LexborNode, tag: str) -> bool:
    """Whether an element is one of the answers of a poll, or of any other form that lets one choose."""
    return tag == "input" and (node.attributes.get("type") or "").lower() in CHOICES


def is_poll(form: LexborNode) -> bool:
    """Whether a form asks for a choice, and for nothing else."""
    choices = sum(is_choice(node, "input") for node in form.css("input"))
    return choices >= LEAST_CHOICES and form.css_first(FILLED_IN) is None


def counts_votes(text: str) -> bool:
    """Whether a piece of text tells the sum of the votes.

    >>> counts_votes("Total suara: 1.204"), counts_votes(" 12 votes "), counts_votes("412 suara sah")
    (True, True, False)
    """
    return _VOTES.fullmatch(text.strip()) is not None


def box_of_form(form: LexborNode, content: LexborNode) -> LexborNode | None:
    """The outermost element around a form that holds no more than it and a few lines about it: its plugin's.

    A question may be long; another long line is the form's only below a heading in the same box, and if the text has
    more. None where the form is no longer on the page.
    """
    inside = set(paragraphs(form))
    outer = _within(form, content)
    if outer is None:
        return None
    return next(reversed([*takewhile(lambda node: _is_about(node, inside, content), outer)]), form)


def _is_about(box: LexborNode, inside: set[str], content: LexborNode) -> bool:
    """Whether what an element holds beside the lines of a form is about that form."""
    beside = [line for line in paragraphs(box) if line not in inside]
    if len(beside) > _BESIDE_FORM:
        return False
    long = sum(map(_is_sentence, beside))
    more = any(len(line) >= PROSE and line not in beside for line in paragraphs(content))
    return more and long <= (box.css_first(HEADINGS) is not None)


def box_of_choices(choice: LexborNode, content: LexborNode) -> LexborNode | None:
    """The outermost block around answers or the sum of votes that holds no sentence but a question: a poll's.

    None where that is no poll, where a journalist writes the sum in a paragraph, a list or a table, or where the
    element is no longer on the page.
    """
    outer = _within(choice, content)
    block = next((node.tag for node in outer or () if node.tag in BLOCKS), None)
    if outer is None or (block in JOURNALISTS and _SUM_IN_WORDS.search(choice.text_content or "")):
        return None
    blocks = [node for node in takewhile(_holds_no_sentence, outer) if node.tag in BLOCKS]
    return blocks[-1] if blocks and (is_poll(blocks[-1]) or _shows_shares(blocks[-1])) else None


def _within(node: LexborNode, content: LexborNode) -> list[LexborNode] | None:
    """The nearest elements around a node, innermost first, up to the content; None where it is not in the content."""
    outer: list[LexborNode] = []
    while (parent := node.parent) is not None and parent.mem_id != content.mem_id:
        outer.append(parent)
        node = parent
    return outer[:_LEVELS] if parent is not None else None


def _holds_no_sentence(node: LexborNode) -> bool:
    lines = paragraphs(node)
    return len(lines) <= _MOST_LINES and not any(map(_is_sentence, lines))


def _shows_shares(box: LexborNode) -> bool:
    """Whether lines of an element tell shares, as the results of a poll do."""
    return sum(_SHARE.search(line) is not None for line in paragraphs(box)) >= LEAST_CHOICES


def _is_sentence(line: str) -> bool:
    """Whether a line may be a paragraph of the article, and no question."""
    return len(line) >= PROSE and not line.endswith("?")
