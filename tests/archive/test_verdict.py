"""The exit status of a run, and what the operator reads."""

import signal
from dataclasses import replace

import pytest

from okegas_crawler.archive.verdict import Facts, verdict

# In the order in which they outrank one another; each facts' own status.
CAUSES = [
    (2, {"usage_error": "unknown category politk"}),
    (1, {"crash": "the run could not start"}),
    (5, {"write_error": "No space left on device"}),
    (143, {"signal": signal.SIGTERM}),
    (4, {"suspicions": ["every answer was 403"]}),
    (3, {"problems": ["home page: 500"]}),
]


@pytest.mark.parametrize("rank", range(len(CAUSES)))
def test_each_cause_outranks_those_after_it(rank: int) -> None:
    facts = Facts(categories=9, new=1)
    for _, fields in CAUSES[rank:]:
        facts = replace(facts, **fields)  # type: ignore[arg-type]
    assert verdict(facts).status == CAUSES[rank][0]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_gives_the_status_of_the_shell(number: int, status: int) -> None:
    assert verdict(Facts(signal=number)).status == status


@pytest.mark.parametrize(
    "fields", [{"problems": ["home page: 500"]}, {"incomplete": ["politik page 3: 500"]}, {"owed": 1}]
)
def test_whatever_was_not_had_makes_the_run_incomplete(fields: dict[str, object]) -> None:
    assert verdict(Facts(categories=1, **fields)).status == 3  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (Facts(categories=9), "complete: nothing new"),
        (Facts(categories=9, new=41), "complete: 41 articles archived"),
        (Facts(categories=9, new=40, revised=1), "complete: 41 articles archived, 1 of them revised"),
        (Facts(usage_error="no such file", new=3), "wrong usage: no such file"),
        (Facts(signal=signal.SIGHUP, new=7), "interrupted: SIGHUP; 7 articles archived"),
        (Facts(write_error="File too large"), "unwritable: File too large; nothing new"),
        (
            Facts(categories=9, incomplete=["politik page 3: 500", "desa page 1: timeout"], new=41),
            "incomplete: 2 of 9 categories (politik page 3: 500; desa page 1: timeout); 41 articles archived",
        ),
        (
            Facts(categories=1, incomplete=["politik page 1: 500"], problems=["home page: 500"], owed=1),
            "incomplete: 1 of 1 category (politik page 1: 500), home page: 500, 1 article owed; nothing new",
        ),
        (
            Facts(suspicions=["every answer was 403"], owed=12),
            "suspicious: every answer was 403, 12 articles owed; nothing new",
        ),
    ],
)
def test_in_words(facts: Facts, words: str) -> None:
    assert verdict(facts).words == words


def test_of_many_reasons_three_are_named() -> None:
    incomplete = [f"kategori-{number} page 1: 500" for number in range(9)]
    assert verdict(Facts(categories=9, incomplete=incomplete)).words == (
        "incomplete: 9 of 9 categories (kategori-0 page 1: 500; kategori-1 page 1: 500; kategori-2 page 1: 500; "
        "and 6 more); nothing new"
    )
