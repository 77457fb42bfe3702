"""Boxes about the author that no name gives away, and links to an author that stay."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.text.prose import paragraphs
from okegas_crawler.text.widgets import remove_widgets

SENTENCE = "Warga Kampung Contoh bergotong royong membersihkan parit sejak pagi hingga petang."
LIFE = "Anita Contoh meliput kampung pesisir sejak sepuluh tahun lalu, dan gemar memancing."
NAME = "<a href=/author/anita/>Anita Contoh</a>"


def read(content: str) -> tuple[dict[str, int], list[str]]:
    """What was removed from the content, and the paragraphs that remain."""
    node = LexborHTMLParser(f"<div id=isi>{content}</div>").css_first("#isi")
    assert node is not None
    return dict(remove_widgets(node)), paragraphs(node)


@pytest.mark.parametrize(
    "content",
    [
        f"<p>{SENTENCE}</p><div><img src=x><div><h4>{NAME}</h4><p>{LIFE}</p></div></div>",
        f"<p>{SENTENCE}</p><section><h3>Tentang Penulis</h3><p>{LIFE}</p><a rel=author href=/a/>Semua</a></section>",
        f"<div><img src=x>{NAME} <span>6 Februari 2024</span></div><p>{SENTENCE}</p>",
        f"<div><div><img src=x>{NAME}</div><p>{SENTENCE}</p></div>",
    ],
)
def test_a_box_about_the_author_goes(content: str) -> None:
    assert read(content) == ({"author-box": 1}, [SENTENCE])


@pytest.mark.parametrize(
    "kept",
    [
        f"<p>Penulis: {NAME}</p>",
        f"<div>Penulis: {NAME}</div>",
        f"<div><h2>Parit Bersih</h2><p>{SENTENCE}</p><p>{SENTENCE} Kata {NAME}.</p></div>",
        f"<figure><img src=x></figure><p>Foto: {NAME}</p>",
    ],
)
def test_a_credit_or_a_mention_stays(kept: str) -> None:
    node = LexborHTMLParser(f"<body>{kept}").body
    assert node is not None
    assert read(f"<p>{SENTENCE}</p>{kept}") == ({}, [SENTENCE, *paragraphs(node)])
