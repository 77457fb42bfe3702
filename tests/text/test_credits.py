"""Dateline, reporter's code and byline, as regional newsrooms write them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okegas_crawler.text.credits import byline, dateline, sign_off


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("OKEGAS.ID, Tanjung Redeb – Pemerintah", "Tanjung Redeb"),
        ("OKEGAS.ID, Biduk-Biduk – Pemerintah", "Biduk-Biduk"),
        ("OKEGAS.ID, Biduk-biduk – Pemerintah", "Biduk-biduk"),
        ("OKEGAS.ID, Ma’rang – Pemerintah", "Ma’rang"),
        ("OKEGAS.ID, Tanjung Redeb - Pemerintah", "Tanjung Redeb"),
        ("OKEGAS.ID, Tanjung Redeb –“Kami siap,” ujarnya", "Tanjung Redeb"),
        ("Okegas.id | Segah — Pemerintah", "Segah"),
        ("OKEGAS.ID – Tanjung Redeb – Pemerintah", "Tanjung Redeb"),
        ("Tanjung Redeb, OKEGAS.ID – Pemerintah", "Tanjung Redeb"),
        ("BERAU, contoh.com – Pemerintah", "BERAU"),
        ("Berau, Contoh.co.id - Pemerintah", "Berau"),
        ("Contoh.com, Samarinda -Pemerintah", "Samarinda"),
        ("TANJUNG REDEB – Pemerintah", "TANJUNG REDEB"),
        ("TANJUNG REDEB -- Pemerintah", "TANJUNG REDEB"),
        ("Jakarta (ANTARA) - Pemerintah", "Jakarta"),
        ("SAMARINDA, (Antara) – Pemerintah", "SAMARINDA"),
    ],
)
def test_dateline(opening: str, place: str) -> None:
    assert dateline(f"{opening} menggelar rapat.") == place


@pytest.mark.parametrize(
    "opening",
    [
        "Pemerintah menggelar rapat.",
        "OKEGAS.ID – Pemerintah menggelar rapat.",
        "Bupati Berau – Sri Contoh – hadir.",
        "Warga Segah - yang terdampak - mengungsi.",
        "Berau - Samarinda ditempuh 12 jam.",
        "“Kami siap,” kata Arman – warga Segah.",
        "OKEGAS.ID, yang terbit di Berau – kota kecil itu – genap setahun.",
        "",
    ],
)
def test_no_dateline(opening: str) -> None:
    assert dateline(opening) is None


def test_dateline_behind_a_name_that_is_no_address() -> None:
    opening = "Kabar Berau, Sambaliung – Pemerintah menggelar rapat."
    assert dateline(opening) is None
    assert dateline(opening, "Kabar Berau") == "Sambaliung"


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("(*/ant)", "ant"),
        ("(adv/ant)", "ant"),
        ("(ADV/ant)", "ant"),
        ("(ant)", "ant"),
        ("(*/ant/div)", "ant"),
        ("(bp/hb)", "bp"),
        ("(*bnc)", "bnc"),
        ("( * / ant )", "ant"),
        ("(*/Anita R.)", "Anita R."),
        ("[div]", "div"),
        ("(*)", None),
        ("(**)", None),
        ("(adv)", None),
        ("(2024)", None),
        ("(bersambung)", None),
        ("(*/ant) Selesai", None),
        ("(Foto: Humas)", None),
        ("", None),
    ],
)
def test_sign_off(end: str, code: str | None) -> None:
    assert sign_off(f"Hadirin pulang.{end}") == code
    assert sign_off(f"Hadirin pulang. {end}\n") == code
    assert sign_off(f"“Hadirin pulang.”\n\n{end}") == code
    assert sign_off(f"‘Hadirin pulang…’ {end}") == code


@pytest.mark.parametrize(
    "body", ["Ia bekerja di badan dunia (WHO)", "Ia bekerja di badan dunia (WHO).", "(ant) Ia pulang.", "ant", ""]
)
def test_no_sign_off(body: str) -> None:
    assert sign_off(body) is None


@pytest.mark.parametrize(
    ("credit", "author"),
    [
        ("Penulis: Anita Contoh | Editor: Budi Contoh", "Anita Contoh"),
        ("Editor: Budi Contoh | Penulis: Anita Contoh", "Anita Contoh"),
        ("Reporter : Anita", "Anita"),
        ("Pewarta: Anita R.", "Anita R."),
        ("Oleh: Dr. Anita Contoh, M.Si.", "Dr. Anita Contoh, M.Si."),
        ("Wartawan: Anita/Editor: Budi", "Anita"),
        ("Penulis/Editor: Anita", "Anita"),
        ("Oleh: Anita Contoh | 6 Februari 2024", "Anita Contoh"),
        ("(Penulis: Anita Contoh Editor: Budi)", "Anita Contoh"),
        ("**Penulis: Anita Contoh", "Anita Contoh"),
        ("REPORTER: ANITA CONTOH", "ANITA CONTOH"),
        ("Laporan Wartawan Kabar Berau, Anita Contoh", "Anita Contoh"),
        ("Editor: Budi", None),
        ("Penulis: -", None),
        ("Oleh: karena itu warga menunggu.", None),
        ("Menurut Penulis: Anita, rapat itu penting.", None),
        ("Sumber: Humas Pemkab", None),
        ("Penulis", None),
    ],
)
def test_byline(credit: str, author: str | None) -> None:
    text = [f"Paragraf ke-{number} tentang rapat kampung." for number in range(20)]
    assert byline([credit, *text]) == author
    assert byline([*text, credit]) == author
    assert byline([*text[:10], credit, *text[10:]]) is None
    assert byline([credit]) == author


def test_no_byline() -> None:
    assert byline([]) is None


@given(st.text(), st.lists(st.text(max_size=40), max_size=8))
def test_nothing_raises(text: str, paragraphs: list[str]) -> None:
    dateline(text, text[:5])
    sign_off(text)
    byline(paragraphs)


@pytest.mark.parametrize("unit", ["a.", "A ", "(", "Penulis: ", " – ", "OKEGAS.ID, A", "(*/", "a-"])
def test_long_text_takes_linear_time(unit: str) -> None:
    text = unit * 100_000
    started = time.perf_counter()
    dateline(text)
    sign_off(text)
    byline([text, text[:200]])
    assert time.perf_counter() - started < 1  # seconds; milliseconds on an idle machine
