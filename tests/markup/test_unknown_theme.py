"""Where the text is in a theme that marks no container for it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.markup.content import content_node

LONG = "Warga Kampung Contoh bergotong royong membersihkan parit sejak pagi hingga petang hari. " * 3
SHORT = "Petugas puskesmas keliling memeriksa kesehatan lansia dan balita di balai kampung pada hari Sabtu itu juga."
HEADING = "<h1>Warga Membersihkan Parit</h1>"


def text_of(body: str) -> str:
    tree = LexborHTMLParser(f"<body>{body}")
    node = content_node(tree, tree.css_first("h1"))
    return "" if node is None else " ".join(node.text(separator=" ").split())


def test_the_text_near_the_heading_wins_over_longer_ones() -> None:
    further = f"<div class=lainnya><p>{LONG}</p></div>"
    assert text_of(f"{further}<div>{HEADING}<div class=isi><p>{SHORT}</p></div></div>{further}") == SHORT


def test_of_articles_nearly_as_long_the_first_is_the_pages() -> None:
    own, further = f"<article><p>{SHORT * 4}</p></article>", f"<article><p>{LONG * 2}</p></article>"
    assert text_of(f"<header>{HEADING}</header><main>{own}{further}</main>") == SHORT * 4


@pytest.mark.parametrize("text", [f"<p>{LONG}</p>" * 2, f"<div><p>{SHORT}</p></div>" * 6])
def test_a_lead_beside_the_heading_is_not_all_of_the_text(text: str) -> None:
    lead = f"<div>{HEADING}<p>{SHORT}</p></div>"
    assert len(text_of(f"<main>{lead}<div class=isi>{text}</div></main>")) > 4 * len(SHORT)


@pytest.mark.parametrize(
    "around",
    [
        f"<header>{HEADING}</header><main><article>{{}}</article>{{}}</main>",
        f"<main><div>{HEADING}{{}}</div>{{}}</main>",
        f"<header>{HEADING}</header><div>{{}}</div>{{}}",
    ],
    ids=["an article", "what holds the heading", "the body"],
)
def test_teasers_of_further_articles_below_do_not_widen_the_text_beyond(around: str) -> None:
    teasers = f"<div><p>{LONG}</p></div>" * 3
    assert text_of(around.format(f"<p>{LONG}</p>" * 2, teasers)).count("parit") == 6


def test_what_calls_itself_comments_is_not_the_article() -> None:
    comments = f"<div id=comments><div class=comment_content><p>{LONG}</p></div></div>" * 3
    assert text_of(f"{HEADING}<div class=isi><p>{SHORT}</p></div>{comments}") == SHORT


@pytest.mark.parametrize("name", ["<div class='kolom sidebar'>", "<aside>", "<div class='widget Blog'>"])
@pytest.mark.parametrize(
    "text", ["<div><p>{}</p></div>", f"<div class=entry-content><p>{{}}</p></div><div><p>{SHORT}</p></div>"]
)
def test_what_is_around_the_heading_is_not_beside_the_article_whatever_its_name(name: str, text: str) -> None:
    assert text_of(f"{name}{HEADING}{text.format(LONG)}</div></aside><p>{SHORT}</p>") == LONG.strip()


def test_without_a_heading_text_that_all_stands_beside_an_article_is_one() -> None:
    sidebar = f"<div class='kolom sidebar'><div><p>{LONG}</p></div></div>"
    assert text_of(sidebar) == LONG.strip()
    assert text_of(HEADING + sidebar) == ""


def test_a_container_within_the_menu_or_of_another_post_within_the_own_is_not_the_articles() -> None:
    menu = f"<nav><div class=content-inner><p>{LONG}</p></div></nav>"
    other = f"<div class='kartu post-8'><div itemprop=articleBody><p>{LONG}</p></div></div>"
    own = f"<article id=post-7><div class=isi><p>{SHORT}</p></div>{other}</article>"
    page = LexborHTMLParser(f"<body class='single postid-7'>{menu}{own}")
    node = content_node(page)
    assert node is not None
    assert SHORT in node.text()


def test_text_in_bare_boxes_is_text_too() -> None:
    boxes = f"<div>{LONG}</div>" * 3
    labels = "<div>Beranda</div>" * 90
    assert text_of(f"<div>{labels}</div><div class=isi>{boxes}</div><div><p>{SHORT}</p></div>").count("petang") == 9


def test_a_quotation_is_not_the_article() -> None:
    html = f"<div class=isi><p>{SHORT}</p><blockquote><p>{LONG}</p><p>{LONG}</p></blockquote></div>"
    assert SHORT in text_of(f"{HEADING}{html}")


def test_a_lead_in_a_box_of_its_own_is_of_the_text() -> None:
    lead, text = "Warga bergotong royong membersihkan parit sejak pagi hingga petang.", "Parit itu lama tersumbat. " * 9
    html = f"<div><h1>Parit</h1></div><div id=isi><div><p>{lead}</p></div><div><p>{text}</p></div></div>"
    tree = LexborHTMLParser(html)
    node = content_node(tree, tree.css_first("h1"))
    assert node is not None
    assert node.id == "isi"


def test_excerpts_of_further_articles_do_not_widen_the_text() -> None:
    further = f"<div><h4><a href=/lain/>Lain</a></h4><p>{SHORT}</p></div>" * 3
    tree = LexborHTMLParser(f"<div>{HEADING}<div id=isi><p>{SHORT}</p><p>{SHORT}</p></div><div>{further}</div></div>")
    node = content_node(tree, tree.css_first("h1"))
    assert node is not None
    assert node.id == "isi"


def test_a_form_that_was_left_open_in_the_text_holds_text() -> None:
    text = f"<div id=isi><p>{SHORT}</p><form><input type=radio><p>{SHORT}</p><p>{LONG}</p></div>"
    tree = LexborHTMLParser(f"<div>{HEADING}{text}</div><form><p>{SHORT}</p></form>")
    node = content_node(tree, tree.css_first("h1"))
    assert node is not None
    assert node.id == "isi"
