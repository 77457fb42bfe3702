"""TS Poll, by the frame that SITE describes."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.replica.polls import OLD, TYPES, render

FRAMED = [kind for kind in TYPES if kind != OLD]


@pytest.mark.parametrize("kind", TYPES)
def test_every_rendering_has_a_random_number_and_nonce_of_its_own(kind: str) -> None:
    first, second = render(kind), render(kind)
    assert re.findall(rb"ts_poll_form_(\d+)", first)[0] != re.findall(rb"ts_poll_form_(\d+)", second)[0]
    assert re.sub(rb"[0-9a-f]{10}|\d{6}", b"", first) == re.sub(rb"[0-9a-f]{10}|\d{6}", b"", second)
    assert b"@" not in first.replace(b"@media", b"")


@pytest.mark.parametrize("kind", TYPES)
def test_a_poll_is_nearly_all_style(kind: str) -> None:
    poll = render(kind)
    assert 45_000 < len(poll) < 80_000
    assert len(re.sub(rb"<style.*?</style>", b"", poll, flags=re.DOTALL)) < 8_000


@pytest.mark.parametrize("kind", TYPES)
def test_the_form_is_told_by_its_class_and_style_and_script_stay_outside(kind: str) -> None:
    tree = LexborHTMLParser(render(kind).decode())
    form = tree.css_first("form.ts_poll_form")
    assert form
    form.decompose()
    assert tree.css_first("style")
    assert tree.css_first("script")


@pytest.mark.parametrize("kind", FRAMED)
def test_the_frame_of_version_2(kind: str) -> None:
    poll = render(kind).decode()
    tree = LexborHTMLParser(poll)
    number = re.search(r"ts_poll_form_(\d+)", poll)
    assert number
    for selector in ("form > .ts_load_vue_poll", "#ts_poll_section_{0} header.ts_poll_header_{0} .ts_poll_title_{0}"):
        assert tree.css_first(selector.format(number[1]))
    coming = tree.css_first(f".ts_poll_cs_{number[1]} > .ts_poll_cs_text_{number[1]}")
    assert coming
    assert coming.text(strip=True) == "Coming Soon"
    assert tree.css_first(f"main.ts_poll_main_{number[1]} .ts_poll_answer[v-for]")
    assert tree.css_first(f"footer.ts_poll_footer_{number[1]}")
    assert len(tree.css("form > input[type=hidden]")) == 2
    assert re.search(r"{{ ?row.Answer_Title ?}}", poll)
    assert "{{row.tsp_result_percent}} %" in poll


def test_what_tells_the_types_apart() -> None:
    assert render("versus").count(b">VS<") == 2
    assert render("standart").count(b"Siapa yang Layak") == 3
    assert b"Loading" not in render("image-video-without-button")
    assert b"TS Poll - Loading poll ..." in render("versus")
    assert render("video").count(b"<span") == render("video").count(b"</span") + 1
    assert b": {{ tsp_total }}" in render("image")


def test_version_1_prints_names_and_counts() -> None:
    poll = render(OLD)
    assert b"412 ( 36.36 % )" in poll
    assert b"<section class='ts_poll_section" in poll
    assert b">Back</button>" in poll
    assert b"{{" not in poll
