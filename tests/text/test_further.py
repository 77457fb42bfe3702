"""Further articles within a text that no marker announces, and what a journalist links."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.text.prose import paragraphs
from okegas_crawler.text.widgets import remove_widgets

SENTENCE = "Warga Kampung Contoh bergotong royong membersihkan parit sejak pagi hingga petang."
EXCERPT = "Nelayan diminta menunda melaut sampai gelombang reda, kata petugas pelabuhan itu."
ONE, TWO = "<a href=/melaut/>Nelayan Diminta Menunda Melaut</a>", "<a href=/panen/>Panen Padi di Segah</a>"
CARD = f"<div><a href=/melaut/><img src=x></a><h4>{ONE}</h4></div>"
TEASER = f"<div><h4>{ONE}</h4><span>12 Mei 2024</span><p>{EXCERPT}</p></div>"


def read(content: str) -> tuple[dict[str, int], list[str]]:
    """What was removed from the content, and the paragraphs that remain; other posts have addresses like `/panen/`."""
    node = LexborHTMLParser(f"<div id=isi>{content}</div>").css_first("#isi")
    assert node is not None
    return dict(remove_widgets(node, lambda link: link.startswith(("/melaut", "/panen", "/foto")))), paragraphs(node)


@pytest.mark.parametrize(
    ("further", "kind"),
    [
        (f"<p><strong>Pilihan redaksi:</strong> {ONE}</p>", "related-link"),
        (f"<div>Terkait: {ONE}</div>", "related-link"),
        (CARD, "related-link"),
        ("<div><a href=/melaut/><img src=x><h4>Nelayan Diminta Menunda Melaut</h4></a></div>", "related-link"),
        (f"<ul><li>{ONE}<li>{TWO}</ul>", "related-posts"),
        (f"<div><h3>Kabar Lain</h3>{CARD}<div>{TWO}<span>12 Mei 2024</span></div></div>", "related-posts"),
        (f"<div><span>Artikel sebelumnya</span>{ONE}<span>Artikel berikutnya</span>{TWO}</div>", "related-posts"),
        (f"<div>{CARD}<a href=/author/anita/>Anita</a> <a href=/category/laut/>Laut</a></div>", "related-link"),
        (TEASER, "related-link"),
        (f"<section><h3>Kabar Lain</h3>{TEASER}{TEASER.replace('melaut', 'panen')}</section>", "related-posts"),
    ],
)
def test_what_shows_nothing_but_other_posts_goes_and_counts_once(further: str, kind: str) -> None:
    assert read(f"<p>{SENTENCE}</p>{further}<p>{SENTENCE}</p>") == ({kind: 1}, [SENTENCE, SENTENCE])


@pytest.mark.parametrize(
    "kept",
    [
        f"<p>{ONE}</p>",
        f"<div>{ONE}</div>",
        f"<h3>{ONE}</h3><p>{EXCERPT}</p>",
        f"<p>{ONE}, kata petugas.</p>",
        f"<p>Kata petugas: “{ONE}”</p>",
        f"<p>Inilah kabar yang paling banyak dibaca pekan ini:</p>\n<ul><li>{ONE}<li>{TWO}</ul>",
        "<ul><li><a href=https://dinas.example/a>Formulir A</a><li><a href=https://dinas.example/b>Formulir B</a></ul>",
        f"<div><ul><li>{ONE}<li>{TWO}<li><a href=https://dinas.example/a>Formulir A</a></ul></div>",
        "<figure><a href=/foto/><img src=x></a><figcaption>Warga menunggu.</figcaption></figure>",
        f"<div><div>Kabar {ONE}</div><p>{SENTENCE}</p><p>{SENTENCE}</p></div>",
    ],
)
def test_what_a_journalist_links_stays(kept: str) -> None:
    node = LexborHTMLParser(f"<body>{kept}").body
    assert node is not None
    assert read(f"{kept}<p>{SENTENCE}</p>") == ({}, [*paragraphs(node), SENTENCE])


def test_a_text_below_a_list_in_one_box_with_it_stays() -> None:
    listed = f"<div><h4>{ONE}</h4><h4>{TWO}</h4></div>"
    assert read(f"<div>{listed}<p>{SENTENCE}</p></div>") == ({"related-posts": 1}, [SENTENCE])
    assert read(f"<div>{TEASER}</div>") == ({}, ["Nelayan Diminta Menunda Melaut", "12 Mei 2024", EXCERPT])
