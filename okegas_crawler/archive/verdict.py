"""The exit status of a run, and the verdict in words, from the plain facts of it."""

import signal
from collections.abc import Sequence
from dataclasses import dataclass

COMPLETE, CRASHED, WRONG_USAGE, INCOMPLETE, SUSPICIOUS, UNWRITABLE = 0, 1, 2, 3, 4, 5
HELD = 75  # by another run: there is none to judge
SIGNAL = 128  # and its number, as a shell tells of a death by signal
REASONS_SHOWN = 3


@dataclass(frozen=True)
class Facts:
    """What is known of a run when it has ended; nothing in it means that all went well."""

    usage_error: str = ""
    crash: str = ""
    """Why the run could not start, or ended by itself before it was done."""

    write_error: str = ""
    signal: int | None = None
    """The signal that interrupted the run."""

    suspicions: Sequence[str] = ()
    """Why the site does not look like a news site: `every answer was 403`."""

    categories: int = 0
    """How many were to be walked."""

    incomplete: Sequence[str] = ()
    """Of each category that was not walked whole, why: `politik page 3: 500`."""

    problems: Sequence[str] = ()
    """What else went wrong and leaves something out: `home page: 500`."""

    owed: int = 0
    """Articles that were asked for and not had, in this run or before."""

    new: int = 0
    revised: int = 0


@dataclass(frozen=True)
class Verdict:
    """How a run ended."""

    status: int
    words: str


def verdict(facts: Facts) -> Verdict:
    """The exit status and the last line on stderr. Where several apply: 2, 1, 5, the signal, 4, 3, 0.

    >>> verdict(Facts(categories=9, incomplete=["politik page 3: 500", "desa page 1: timeout"], owed=2, new=40, revised=1))
    Verdict(status=3, words='incomplete: 2 of 9 categories (politik page 3: 500; desa page 1: timeout), 2 articles owed; 41 articles archived, 1 of them revised')
    >>> verdict(Facts(categories=9)).words, verdict(Facts(signal=15, suspicions=["all 403"])).status
    ('complete: nothing new', 143)
    >>> verdict(Facts(write_error="No space left on device", signal=2, crash="", new=3))
    Verdict(status=5, words='unwritable: No space left on device; 3 articles archived')
    """  # noqa: E501
    status, words, with_archived = _cause(facts)
    return Verdict(status, f"{words}; {archived(facts)}" if with_archived else words)


def _cause(facts: Facts) -> tuple[int, str, bool]:
    """Status, words, and whether they are to say what was archived all the same."""
    missing = shortages(facts)
    if facts.usage_error:
        return WRONG_USAGE, f"wrong usage: {facts.usage_error}", False
    if facts.crash:
        return CRASHED, f"crashed: {facts.crash}", True
    if facts.write_error:
        return UNWRITABLE, f"unwritable: {facts.write_error}", True
    if facts.signal is not None:
        return SIGNAL + facts.signal, f"interrupted: {signal.Signals(facts.signal).name}", True
    if facts.suspicions:
        return SUSPICIOUS, f"suspicious: {', '.join([shortened(facts.suspicions), *missing])}", True
    if missing:
        return INCOMPLETE, f"incomplete: {', '.join(missing)}", True
    return COMPLETE, f"complete: {archived(facts)}", False


def shortages(facts: Facts) -> list[str]:
    """What a run did not get, in words; empty when it got all.

    >>> shortages(Facts(problems=["home page: 500"], owed=1))
    ['home page: 500', '1 article owed']
    """
    return [
        *([f"{len(facts.incomplete)} of {_number(facts.categories, 'category', 'categories')} "
           f"({shortened(facts.incomplete)})"] if facts.incomplete else []),
        *([shortened(facts.problems)] if facts.problems else []),
        *([f"{_number(facts.owed, 'article')} owed"] if facts.owed else []),
    ]  # fmt: skip


def archived(facts: Facts) -> str:
    """What a run added to the archive, in words.

    >>> archived(Facts(new=1)), archived(Facts(revised=2))
    ('1 article archived', '2 articles archived, 2 of them revised')
    """
    if not facts.new + facts.revised:
        return "nothing new"
    words = f"{_number(facts.new + facts.revised, 'article')} archived"
    return f"{words}, {facts.revised} of them revised" if facts.revised else words


def shortened(reasons: Sequence[str]) -> str:
    """The first three reasons, and how many there are besides.

    >>> shortened(["politik page 2: 500"]), shortened(["a", "b", "c", "d", "e"])
    ('politik page 2: 500', 'a; b; c; and 2 more')
    """
    more = [f"and {len(reasons) - REASONS_SHOWN} more"] if len(reasons) > REASONS_SHOWN else []
    return "; ".join([*reasons[:REASONS_SHOWN], *more])


def _number(number: int, singular: str, plural: str = "") -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
