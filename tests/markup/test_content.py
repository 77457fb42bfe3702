"""Where the article's text is."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.markup.content import content_node

LONG = "Warga Kampung Contoh bergotong royong membersihkan parit sejak pagi hingga petang hari. " * 3
SHORT = "Harga ikan naik."


def text_of(html: str) -> str:
    node = content_node(LexborHTMLParser(html))
    return "" if node is None else " ".join(node.text(separator=" ").split())


@pytest.mark.parametrize(
    "html",
    [
        f"<article><div class=entry-content><p>{SHORT}</div></article>",
        f"<div class='tdb_single_content td-post-content'><style></style><div><p>{SHORT}</div></div>",
        f"<div class='elementor-widget elementor-widget-theme-post-content'><div><p>{SHORT}</div></div>",
        f"<div class=entry-content><div>Bagikan</div><div class=content-inner><p>{SHORT}</div></div>",
        f"<div itemprop=articleBody><p>{SHORT}</div>",
    ],
    ids=["classic", "tagDiv Cloud", "Elementor", "JNews: an inner one with all of the text", "microdata"],
)
def test_a_container_that_a_theme_marks_holds_the_text(html: str) -> None:
    assert text_of(f"<body><div class=related><p>{LONG}</div>{html}") == SHORT


def test_a_container_in_a_sidebar_or_below_a_comment_is_not_the_articles() -> None:
    beside = f"<div class=entry-content><p>{LONG}</div>"
    html = f"<div class=entry-content><p>{SHORT}</div><aside>{beside}</aside><div class=widget>{beside}</div>"
    assert text_of(f"<body>{html}<div class=comments-area>{beside}</div>") == SHORT


def test_the_pages_own_post_wins_over_a_longer_one() -> None:
    own = f"<article id=post-7><div class=entry-content><p>{SHORT}</div></article>"
    other = f"<article id=post-8><div class=entry-content><p>{LONG}</div></article>"
    assert text_of(f"<body class='single postid-7'>{other}{own}") == SHORT


def test_of_two_containers_the_one_with_more_text_less_its_links_wins() -> None:
    links = f"<div class=post-content><p>{f'<a href=/x/>{LONG}</a>' * 3}</p></div>"
    assert text_of(f"<body>{links}<div class=entry-content><p>{SHORT}</div>") == SHORT


def test_an_unknown_theme_gives_the_parent_with_the_most_text() -> None:
    lists = f"<div class=samping><p>{SHORT}</p><p>{SHORT}</p></div>"
    assert text_of(f"<body>{lists}<div class=isi><p>{LONG}</p><p>Penutup.</p></div>{lists}") == f"{LONG}Penutup."


def test_an_unknown_theme_that_parts_its_text_is_read_whole() -> None:
    part = f"<div class=bagian><p>{LONG}</p></div>"
    html = f"<div class=isi>{part}<div class=sisipan>Iklan</div>{part}</div><div class=samping><p>{SHORT}</p></div>"
    assert text_of(f"<body>{html}") == f"{LONG}Iklan {LONG}".strip()


def test_in_an_unknown_theme_a_short_text_in_an_article_element_wins_over_a_longer_one_beside_it() -> None:
    short, about = "Air sungai surut pagi ini.", "Anita meliput kampung pesisir sejak lama, dan gemar memancing."
    card = "<article><h4><a href=/lain/>Lain</a></h4><p>6/2/2024</p></article>"
    html = "<div><article><h1>Air Surut</h1><p class=post-byline>oleh Anita Contoh, 6 Februari 2024, pukul 14.30</p>"
    html += f"<div id=own><p>{short}</p></div></article><div class=isi><p>{about}</p></div>{card}{card}</div>"
    node = content_node(LexborHTMLParser(html))
    assert node is not None
    assert node.id == "own"


def test_what_a_widget_says_does_not_widen_an_unknown_theme() -> None:
    text, more = "<p>Warga bergotong royong membersihkan parit.</p>", "Anita meliput kampung pesisir sejak lama."
    about = f"<div class=author-box><p>{more}</p></div><a href=/lain/><p>{more}</p></a>"
    node = content_node(LexborHTMLParser(f"<section><div id=own>{text}</div>{about}</section>"))
    assert node is not None
    assert node.id == "own"


def test_paragraphs_each_in_a_box_of_its_own_are_read_whole() -> None:
    boxes = "".join(f"<div><div><p>{number} {LONG}</p></div></div>" for number in "1234")
    assert text_of(f"<body><div class=kolom>{boxes}</div>").count(LONG.strip()) == 4


@pytest.mark.parametrize("paragraph", ["<div dir=auto>{}</div>", "{}<br><br>"])
def test_text_without_a_paragraph_element_is_text_too(paragraph: str) -> None:
    html = f"<div class=samping><p>{SHORT}</p></div><div class=isi>{paragraph.format(LONG) * 3}</div>"
    assert text_of(f"<body>{html}").count(LONG.strip()) == 3


@pytest.mark.parametrize("html", ["", "<title>Kosong</title>", "<body><nav><p>Menu</p></nav>", "<frameset>"])
def test_a_page_without_text_has_none(html: str) -> None:
    assert content_node(LexborHTMLParser(html)) is None


@pytest.mark.parametrize("marked", ["class=entry-content", "id=isi"])
@pytest.mark.parametrize("title", ["<h1>Panen Padi</h1>", "<h2><a href=/panen/>Panen Padi</a></h2>"])
def test_a_longer_article_that_is_printed_whole_below_the_pages_own_is_not_its_text(marked: str, title: str) -> None:
    own = f"<article><h1>Rapat</h1><div {marked}><p>{'Warga bergotong royong. ' * 5}</p></div></article>"
    further = (
        f"<article>{title}<div class=entry-content>{'<p>Padi mulai menguning di lereng. </p>' * 20}</div></article>"
    )
    tree = LexborHTMLParser(own + further)
    content = content_node(tree, tree.css_first("h1"))
    assert content is not None
    assert "menguning" not in content.text()
