"""Lists of links within an article that go, and links that stay."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.text.prose import paragraphs
from okegas_crawler.text.widgets import remove_widgets

SENTENCE = "Warga Kampung Contoh bergotong royong membersihkan parit sejak pagi hingga petang."
TAGS = "<a href=/tag/parit/ rel=tag>Parit</a>, <a href=/category/kampung/ rel='category tag'>Kampung Contoh</a>"
SHARE = (
    "<a href='https://www.facebook.com/sharer.php?u=x'>Facebook</a> <a href='https://x.com/intent/post?text=x'>X</a> "
    "<a href='whatsapp://send?text=x'>WhatsApp</a> <a href='mailto:?body=x'>Surel</a>"
)


def read(content: str) -> tuple[dict[str, int], list[str]]:
    """What was removed from the content, and the paragraphs that remain."""
    node = LexborHTMLParser(f"<div id=isi>{content}</div>").css_first("#isi")
    assert node is not None
    return dict(remove_widgets(node)), paragraphs(node)


@pytest.mark.parametrize(
    ("bar", "kind"),
    [
        (f"<p>Topik: {TAGS}</p>", "tags"),
        (f"<div><h4>Topik terkait</h4><ul><li>{TAGS.replace(', ', '<li>')}</ul></div>", "tags"),
        (f"<div>Sebarkan {SHARE}</div>", "share"),
        (f"<ul><li>{SHARE.replace('</a> ', '</a><li>')}</ul>", "share"),
    ],
)
def test_a_row_of_tags_or_of_share_buttons_goes_and_counts_once(bar: str, kind: str) -> None:
    assert read(f"<p>{SENTENCE}</p>{bar}") == ({kind: 1}, [SENTENCE])


@pytest.mark.parametrize(
    "kept",
    [
        f"<p>Menurut <a href=/tag/parit/ rel=tag>catatan</a>: {SENTENCE}</p>",
        f"<p><a href=/tag/parit/ rel=tag>Parit</a> dan <a href=/aturan/>Peraturan</a></p><p>{SENTENCE}</p>",
        "<p><a href='https://www.facebook.com/kampungcontoh'>Halaman Kampung Contoh</a></p>",
        f"{TAGS} {SENTENCE}",
    ],
)
def test_a_link_among_a_journalists_words_stays(kept: str) -> None:
    node = LexborHTMLParser(f"<body>{kept}").body
    assert node is not None
    assert read(kept) == ({}, paragraphs(node))


def test_a_row_within_one_that_is_gone_already_is_not_counted() -> None:
    link = "<p>Baca juga: <a href=/tag/parit/ rel=tag>Semua Berita tentang Parit</a></p>"
    assert read(f"<p>{SENTENCE}</p>{link}") == ({"related-link": 1}, [SENTENCE])
