"""Forms and polls that no name gives away, and lines that a journalist writes like them."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.text.prose import paragraphs
from okegas_crawler.text.widgets import remove_widgets

SENTENCE = "Warga Kampung Contoh bergotong royong membersihkan parit sejak pagi hingga petang."
QUESTION = "Apakah jalan poros ke Kampung Contoh perlu dilebarkan pada tahun anggaran yang akan datang?"
ANSWERS = "<ul><li><input type=radio><label>Perlu</label><li><input type=radio><label>Tidak</label></ul>"
SHARES = "<div><span>Merah</span><span>56%</span></div><div><span>Biru</span><span>44,0 %</span></div>"
OFFER = "Kabar kampung setiap pagi, langsung ke kotak surat Anda dan tanpa biaya."


def read(content: str) -> tuple[dict[str, int], list[str]]:
    """What was removed from the content, and the paragraphs that remain."""
    node = LexborHTMLParser(f"<div id=isi>{content}</div>").css_first("#isi")
    assert node is not None
    return dict(remove_widgets(node)), paragraphs(node)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        (f"<form><p>{QUESTION}</p>{ANSWERS}<button>Pilih</button></form>", "poll"),
        (f"<div><h3>Suara Anda</h3><p>{QUESTION}</p><form>{ANSWERS}</form></div>", "poll"),
        (f"<div><div>{QUESTION}</div>{ANSWERS}<a href=#>Lihat hasil</a></div>", "poll"),
        (f"<div class=code-block>{QUESTION}<form>{ANSWERS}</form></div>", "poll"),
        (f"<div><b>{QUESTION}</b>{SHARES}<span>Total suara: 1.204</span></div>", "poll"),
        (f"<div><h3>Surat Pagi</h3><p>{OFFER}</p><form><input type=email></form></div>", "subscription"),
        ("<form>Surel <input type=email><input type=checkbox> Setuju <input type=checkbox> Ya</form>", "subscription"),
    ],
)
def test_a_form_goes_with_the_box_that_it_stands_in(form: str, kind: str) -> None:
    assert read(f"<p>{SENTENCE}</p>{form}<p>{SENTENCE}</p>") == ({kind: 1}, [SENTENCE, SENTENCE])


@pytest.mark.parametrize(
    "kept",
    [
        f"<div><p>{SENTENCE}</p>%s</div>",
        f"<div><h3>Parit Bersih</h3><p>{SENTENCE}</p><p>{SENTENCE}</p>%s</div>",
        "<div><p>Satu.</p><p>Dua.</p><p>Tiga.</p><p>Empat.</p><p>Lima.</p>%s</div>",
    ],
)
def test_a_box_with_text_of_the_article_stays(kept: str) -> None:
    node = LexborHTMLParser(f"<body>{kept % ''}").body
    assert node is not None
    form = f"<form>{ANSWERS}</form>"
    assert read(f"<p>{SENTENCE}</p>{kept % form}") == ({"poll": 1}, [SENTENCE, *paragraphs(node)])


@pytest.mark.parametrize(
    "kept",
    [
        "<ul><li>Merah 56%</li><li>Biru 44%</li><li>Total suara: 1.204</li></ul>",
        "<table><tr><td>Merah</td><td>56%</td></tr><tr><td>Biru</td><td>44%</td></tr></table><p>412 suara</p>",
        f"<div>{SENTENCE} Merah 56%</div><div>Biru 44%</div><div>Total suara: 1.204</div>",
    ],
)
def test_the_results_that_a_journalist_tells_stay(kept: str) -> None:
    node = LexborHTMLParser(f"<body>{kept}").body
    assert node is not None
    assert read(f"<div>{kept}</div><p>{SENTENCE}</p>") == ({}, [*paragraphs(node), SENTENCE])
