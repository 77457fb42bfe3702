"""Pages that would freeze the parser or us are refused, and what is not refused is read in time."""

import random
import time
from datetime import UTC, datetime

import pytest

from okegas_crawler import extract
from okegas_crawler.markup.limits import FreezingError, parsable
from tests.conftest import REPOSITORY

ADDRESS = "https://okegas.id/kerja-bakti/"
SENTENCE = "Warga Kampung Contoh bergotong royong membersihkan parit sejak pagi."
ARTICLE = f"<body class='single postid-7'><article><h1>Judul</h1><div class=entry-content><p>{SENTENCE}</p>"
IN_TIME = 4  # seconds of a processor that others share; one on a free machine


def seconds(html: bytes) -> float:
    started = time.process_time()
    extract(html, ADDRESS, fetched=datetime(2024, 2, 6, tzinfo=UTC))
    return time.process_time() - started


def why_not_parsed(html: bytes) -> str | None:
    try:
        parsable(html)
    except FreezingError as error:
        return str(error)
    return None


def attributes(number: int, form: str = "a{} ") -> str:
    return "".join(form.format(at) for at in range(number))


COMMENT = (
    f"<li class=comment><article><footer><b class=fn><a href=/x>Anita</a></b></footer><div><p>{SENTENCE}</p></div>"
    "<i class='fa fa-reply'></i></article></li>"
)
ORDINARY = {
    "5,000 comments": ARTICLE + "</div></article><ol class=comment-list>" + COMMENT * 5_000,
    "a table of 10,000 rows": ARTICLE + "<table>" + "<tr><td>1</td><td>Segah</td><td>7</td><td>9</td></tr>" * 10_000,
    "a page builder's long settings": ARTICLE + "<div data-settings='" + '[&quot;a&quot;,"<b>"]' * 1_000 + "'>",
    "a style sheet and a script": ARTICLE
    + "<style>"
    + ".a > .b{color:red}\n.c{d:e}" * 9_000
    + "</style><script>"
    + 'if (a<b) { x = "<p>" + y; }\n' * 9_000,
    "emphasis that is left open": ARTICLE + "<p><b style='x'>satu<p><font color=red>dua" * 30,
    "links to tags, deep within the text": ARTICLE + "<div>" * 300 + "<p><a href=/tag/segah/>Segah</a>" * 35_000,
    "a html element for each old browser": "<!--[if IE]><html class='ie' lang=id prefix='og:'><![endif]-->" * 12
    + ARTICLE,
    "a list of all kampungs of Indonesia": ARTICLE + "<form><select>" + "<option value=1>Segah" * 70_000,
    "a picture of 60 sizes": ARTICLE + f"<img srcset='{attributes(60, 'https://okegas.id/foto-{}.jpg 300w, ')}'>" * 40,
}


@pytest.mark.parametrize("html", ORDINARY.values(), ids=ORDINARY.keys())
def test_a_long_page_of_an_ordinary_kind_is_read_in_time(html: str) -> None:
    assert why_not_parsed(html.encode()) is None
    assert seconds(html.encode()) < IN_TIME


def test_no_page_of_ours_comes_near_the_limits() -> None:
    for file in REPOSITORY.glob("tests/pages/*.html"):
        assert why_not_parsed(file.read_bytes() * 4) is None, file.name


FREEZING = {
    "a tag of 20,000 attributes": ("<p " + attributes(20_000) + ">", "too_many_attributes"),
    "an end tag of as many": ("</p " + attributes(20_000) + ">", "too_many_attributes"),
    "parted by slashes": ("<p" + attributes(20_000, "/a{}") + ">", "too_many_attributes"),
    "with tags in their values": ("<p " + attributes(20_000, "a{}='></p><p>'") + ">", "too_many_attributes"),
    "few of which have values": (
        "<p " + "".join(attributes(500, f"{at}{{}} ") + f"{at}=\" > \" {at}{at}='<p>'" for at in "abcdefghi") + ">",
        "too_many_attributes",
    ),
    "behind a script": ("<script></SCRIPT><p " + attributes(20_000) + ">", "too_many_attributes"),
    "in a drawing's style": ("<svg><style><g " + attributes(20_000) + ">", "too_many_attributes"),
    "never closed": ("<p " + attributes(20_000), "too_many_attributes"),
    "tags of 2,000 attributes": (("<p " + attributes(2_000) + ">") * 50, "too_many_attributes"),
    "all in one html element": (attributes(2_000, "<hTmL a{} b{} c{}>".replace("{}", "{0}")), "too_many_attributes"),
    "in ten body elements": (
        "".join("<body " + attributes(250, f"{letter}{{}} ") + ">" for letter in "abcdefghij"),
        "too_many_attributes",
    ),
    "formatting left open": (attributes(3_000, "<p><font color={}>teks"), "formatting"),
    "formatting left open first": ("<p>" + attributes(300, "<b id={}>") + "<p>teks" * 9_000, "formatting"),
    "formatting whose end is of no effect": (
        attributes(300, "<b id={}><object></b></object>") + "<p>teks" * 9_000,
        "formatting",
    ),
    "elements without number": ("<p>teks" * 100_000, "too_many_elements"),
    "angle brackets": ("<" * 10_000_000, "too_many_elements"),
}


@pytest.mark.parametrize(("html", "reason"), FREEZING.values(), ids=FREEZING.keys())
def test_a_freezing_page_is_refused(html: str, reason: str) -> None:
    assert why_not_parsed(html.encode()) == reason


DEEP = {
    "divs": "<div>" * 70_000,
    "with end tags of nothing": "<div></x>" * 35_000,
    "in tables": "<div><table><tr><td></div>" * 15_000,
    "in a drawing's title": "<svg><title>" + "<div>" * 70_000,
    "in a drawing's style": "<svg><style>" + "<g>" * 70_000,
    "cells in a drawing": "<svg>" + "<td>" * 70_000,
    "ruby": "<rt>" * 70_000,
}


@pytest.mark.parametrize("html", DEEP.values(), ids=DEEP.keys())
def test_a_deep_page_is_parsed_in_time(html: str) -> None:
    assert why_not_parsed(html.encode()) is None
    assert seconds(html.encode()) < IN_TIME


@pytest.mark.parametrize("depth", [2_100, 9_000, 60_000])
def test_a_deep_text_is_kept(depth: int) -> None:
    article = extract(ARTICLE.replace(SENTENCE, "") + "<div>" * depth + f"<p>{SENTENCE}", ADDRESS)
    assert article is not None
    assert article.body == SENTENCE


@pytest.mark.parametrize(
    "html",
    ["<script>" + "<b " * 150_000 + "</script>", "<p>" * 9 + "<i <" * 70_000 + "teks " * 1_900_000, "<!--" * 150_000],
)
def test_the_judgement_itself_takes_linear_time(html: str) -> None:
    started = time.process_time()
    why_not_parsed(html.encode())
    assert time.process_time() - started < 1


TAGS = [
    *("p", "div", "span", "b", "i", "a", "font", "nobr", "table", "tr", "td", "ul", "li", "button", "object", "select"),
    *("svg", "math", "template", "rt", "style", "title"),
]


@pytest.mark.parametrize("seed", range(30))
def test_what_is_not_refused_is_read_in_time(seed: int) -> None:
    at = random.Random(seed)
    pieces = [
        at.choice(
            (
                f"<{at.choice(TAGS)}>",
                f"</{at.choice(TAGS)}>",
                f"<{at.choice(TAGS)} a{{0}}='>' b{{0}}>",
                f"<{at.choice(TAGS)} " + "c d e{0} " * at.choice((1, 30, 120)) + ">",
                "teks ",
            )
        )
        for _ in range(at.randint(1, 6))
    ]
    times = at.choice((300, 3_000, 30_000))
    html = "".join("".join(pieces).replace("{0}", str(number)) for number in range(times)).encode()[:10_000_000]
    started = time.process_time()
    refused = why_not_parsed(html)
    assert time.process_time() - started < 1
    assert refused or seconds(html) < IN_TIME
