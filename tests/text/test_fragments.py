"""Widget fragments in plain text: what goes, what stays, and the blank lines around it."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okegas_crawler.text.fragments import clean_text
from okegas_crawler.text.kinds import Kind

OPENING = "OKEGAS.ID, Tanjung Redeb – Warga mengikuti rapat kampung, Senin (1/4/2024)."
SECOND = "Rapat itu membahas jadwal ronda dan kebersihan saluran air."

ANSWER = (
    "{{row.Answer_Title}}\n"
    "  • {{row.tsp_result_percent}} % {{row.Answer_Votes}} {{row.Answer_Votes}} ( {{row.tsp_result_percent}} % )"
    " {{ tsp_result_no }}"
)
HEAD = "Loading poll ...\nComing Soon\nSetuju?"
VERSUS = f"TS Poll - Loading poll ...\nComing Soon\nSiapa Kepala Kampung Pilihanmu?\n{ANSWER}\nVS VS"

TS_POLLS = {
    "versus, as okegas.id prints it": VERSUS,
    "several answers": f"TS Poll - Loading poll ...\nComing Soon\nPilih Siapa?\n{ANSWER}\n{ANSWER}\n{ANSWER}\nVS VS",
    "non-breaking spaces": VERSUS.replace("  • ", " \xa0•\xa0").replace("{{row.", "{{ row."),
    "texturised": VERSUS.replace(" - ", " – ").replace("...", "…"),
    "plugin's own loading line": VERSUS.replace("TS Poll - ", ""),
    "2.4.4, without a loading line": VERSUS.removeprefix("TS Poll - Loading poll ...\n"),
    "standard": f"Loading poll ...\nComing Soon\nApa jembatan perlu dibangun?\n{{{{ row.Answer_Title }}}}\n{ANSWER}",
    "standard with a total": f"Loading poll ...\nComing Soon\nApa jembatan perlu?\n{ANSWER}\n: {{{{ tsp_total }}}}",
    "standard without button": HEAD + "\n{{row.Answer_Title}}\n{{row.tsp_result_percent}} %\n{{ tsp_result_no }}",
    "image": HEAD + "\n{{ row.Answer_Title }}\n{{  row.Answer_Title }} {{row.tsp_result_percent}} %",
    "buttons as text": f"Loading poll ...\nComing Soon\nSetuju?\n{ANSWER}\nResult\nVote\nBack",
    "legacy, question three times": f"{HEAD}\n{ANSWER}\nSetuju?\n{ANSWER}\nSetuju?\n{ANSWER}\nBack",
    "no question mark, a description": f"Loading poll ...\nComing Soon\nPilih calon\nSatu orang satu suara\n{ANSWER}",
    "other waiting text": f"Loading poll ...\nSegera Hadir\nSetuju?\n{ANSWER}",
    "all on one line": " ".join(VERSUS.split()),
    "all on one line, a percentage last": "Loading poll ... Setuju? {{row.Answer_Title}} {{row.tsp_result_percent}} %",
    "2.4.4, all on one line": " ".join(VERSUS.split()).removeprefix("TS Poll - Loading poll ... "),
    "loading line alone": "Loading poll ...",
    "shortcode of a plugin that is gone": '[TS_Poll id="1"]',
    "cut off behind the question, in the midst": "TS Poll - Loading poll ...\nComing Soon\nSiapa Pilihanmu?",
    "1.8.9, names and counts": "Siapa Pilihanmu?\nArman Contoh\n412 ( 36.36 % )\nBudi Contoh\n721 ( 63.64 % )\nBack",
}


@pytest.mark.parametrize("block", TS_POLLS.values(), ids=TS_POLLS)
def test_ts_poll_goes(block: str) -> None:
    cleaned = clean_text(f"{OPENING}\n\n{block}\n\n{SECOND}")
    assert cleaned.text == f"{OPENING}\n\n{SECOND}"
    assert [fragment.kind for fragment in cleaned.fragments] == [Kind.TS_POLL]
    assert cleaned.fragments[0].text == block


@pytest.mark.parametrize("block", TS_POLLS.values(), ids=TS_POLLS)
def test_ts_poll_goes_at_either_end_and_between_single_line_breaks(block: str) -> None:
    assert clean_text(f"{block}\n\n{OPENING}").text == OPENING
    assert clean_text(f"{OPENING}\n\n{block}").text == OPENING
    assert clean_text(f"{OPENING}\n{block}\n{SECOND}").text == f"{OPENING}\n{SECOND}"
    assert clean_text(f"{OPENING}\n\n{block}\n\n{block}\n\n{SECOND}").text == f"{OPENING}\n\n{SECOND}"


def test_ts_poll_goes_with_a_blank_line_after_every_line() -> None:
    spaced = VERSUS.replace("\n", "\n\n")
    assert clean_text(f"{OPENING}\n\n{spaced}\n\n{SECOND}").text == f"{OPENING}\n\n{SECOND}"
    assert clean_text(f"{OPENING}\n\n{spaced}\n\nVS\n\n{SECOND}").text == f"{OPENING}\n\nVS\n\n{SECOND}"


@pytest.mark.parametrize("end", range(len("TS Poll - Loading poll ..."), len(VERSUS) + 1))
def test_ts_poll_goes_wherever_the_text_breaks_off_in_it(end: int) -> None:
    assert clean_text(f"{OPENING}\n\n{VERSUS[:end]}").text.rstrip() == OPENING


LIKE_A_POLL = {
    "VS in prose, and alone": f"{OPENING}\n\nLaga mempertemukan Kampung Satu VS Kampung Dua.\n\nVS\n\n{SECOND}",
    "VS, then Coming Soon": f"{OPENING}\n\nVS\n\nComing Soon\n\nPanitia memasang spanduk “Coming Soon”.",
    "the plugin's name": f"{OPENING}\n\nHasil TS Poll versi panitia belum diumumkan.",
    "loading in a sentence": f"{OPENING}\n\nLayar hanya menampilkan tulisan Loading poll ... sejak pagi.",
    "percentages": "Sebanyak 45 % responden memilih A dan 55 % memilih B ( 100 % ).",
    "the question": f"{OPENING}\n\nSiapa Kepala Kampung Pilihanmu?\n\n{SECOND}",
    "one template token": f"{OPENING}\n\n{{{{row.Answer_Title}}}}\n\nItulah tulisan yang muncul.",
    "a token in a sentence": "Coming Soon\n\nDi layar tertulis {{row.Answer_Title}} dan warga bertanya apa artinya.",
    "a token on a line with it": "Warga membaca:\n\nComing Soon di layar, lalu {{row.Answer_Title}}",
    "its parts as paragraphs": f"VS\n\nComing Soon\n\nSiapa Pilihanmu?\n\n{{{{row.Answer_Title}}}}\n\n{SECOND}",
    "a list": "Rinciannya:\n1. Kampung Satu\n2. Kampung Dua\n  • Kampung Tiga\n\nSelesai.",
    "a journalist's count": "Hasil akhir:\nArman 412 suara (36,36 %)\nBudi 721 suara (63,64 %)\n\nBudi menang.",
    "votes in a sentence": "Siapa pemenangnya?\nBudi unggul dengan 721 votes pada penghitungan pertama.",
}


@pytest.mark.parametrize("text", LIKE_A_POLL.values(), ids=LIKE_A_POLL)
def test_what_only_looks_like_a_poll_stays(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.text is text
    assert cleaned.fragments == ()


@pytest.mark.parametrize(
    "behind",
    [
        "VS Contoh FC menang 2-1 pada laga itu.",
        "VS",
        "Coming Soon",
        "{{row.Answer_Title}}",
        "Siapa Kepala Kampung Pilihanmu?",
        "“Kami siap,” ujarnya.",
        "Vote",
        "12",
    ],
)
def test_a_paragraph_right_behind_a_poll_stays(behind: str) -> None:
    assert clean_text(f"{OPENING}\n\n{VERSUS}\n\n{behind}").text == f"{OPENING}\n\n{behind}"


def test_a_survey_sentence_and_a_quotation_around_a_poll_stay() -> None:
    before, after = "Survei mencatat 45 % warga memilih A", "“Yang jelas berjuang terus,” tegasnya"
    assert clean_text(f"{before}\n\n{VERSUS}\n\n{after}").text == f"{before}\n\n{after}"


OTHER_POLLS = {
    "question and votes": "Calon Gubernur 2024-2029 Pilihanmu\n1941 votes",
    "WP-Polls": "Apa Anda puas?\nPuas\nTidak\nTotal Voters: 1,234",
    "answers": "Siapa pilihan Anda?\nArman\nBudi\n12 votes",
    "shortcode of a plugin that is gone": '[yop_poll id="3"]',
}


@pytest.mark.parametrize("block", OTHER_POLLS.values(), ids=OTHER_POLLS)
def test_other_polls_go(block: str) -> None:
    cleaned = clean_text(f"{OPENING}\n\n{block}\n\n{SECOND}")
    assert cleaned.text == f"{OPENING}\n\n{SECOND}"
    assert [fragment.kind for fragment in cleaned.fragments] == [Kind.POLL]


LINES = {
    Kind.AD: [
        "IKLAN VIDEO LIST",
        "ADVERTISEMENT",
        "- Advertisement -",
        "[IKLAN]",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Scroll untuk melanjutkan membaca",
        "Gulir ke bawah untuk lanjut membaca",
        "Iklan - Gulir untuk melanjutkan",
        "Lanjutkan membaca di bawah iklan",
        "Ads by Google",
        "Ruang iklan tersedia",
        "Artikel ini berlanjut di bawah iklan ini",
        "Story continues below advertisement",
    ],
    Kind.RELATED_LINK: [
        "Baca juga: Warga Segah Panen Padi",
        "BACA JUGA:Warga Segah Panen Padi",
        "Baca Juga :  Warga Segah Panen Padi",
        "Baca Juga  Warga Segah Panen Padi",
        "BACA JUGA Warga Segah Panen Padi",
        "Baca juga – Warga Segah Panen Padi",
        "Baca juga Warga Segah Panen Padi di Awal Musim",
        "Baca: Warga Segah Panen Padi",
        "Simak juga: Warga Segah Panen Padi",
        "- Baca juga: Warga Segah Panen Padi",
        "(Baca juga: Warga Segah Panen Padi)",
        "Baca juga: Apa Kabar Jembatan Sambaliung?",
        "Baca juga: Bupati: “Jangan Golput”",
        "Baca juga: Parpol Mulai Jaring Bakal Calon, Pulau…",
        "Lihat juga: 5 Fakta Banjir di Teluk Bayur",
        "👉 Baca Juga: Warga Segah Panen Padi",
        "Baca selengkapnya: Warga Segah Panen Padi",
        "Read also: Segah farmers bring in the rice",
    ],
    Kind.NAVIGATION: ["« Sebelumnya Selanjutnya »", "Previous | Next", "SebelumnyaBerikutnya", "Kembali ke atas"],
    Kind.SUBSCRIPTION: [
        "Simak berita lainnya di Google News, dan ikuti terus berita terhangat kami via WhatsApp",
        "Join Grup Telegram Kabar Berau untuk mendapatkan update berita pilihan",
        "Ikuti saluran WhatsApp Kabar Berau di sini",
        "Ikuti kami di:",
        "Dapatkan berita pilihan di Grup Telegram “Kabar Berau”, klik https://t.me/kabarberau, lalu join.",
        "Cek Berita dan Artikel yang lain di Google News",
        "Dapatkan berita terbaru lewat WhatsApp Channel kami.",
        "Eksplorasi konten lain dari Kabar Berau",
        "Berlangganan untuk mendapatkan pos terbaru yang dikirimkan ke email Anda.",
        "Subscribe Youtube KABAR BERAU",
        "Ikuti kami:FacebookInstagramYouTube",
        "Gabung sekarang",
        "Aktifkan notifikasi untuk mendapat kabar terbaru dari kami",
        "Unduh aplikasi Kabar Berau di Google Play",
    ],
    Kind.VIEW_COUNTER: [
        "15 Views",
        "2 minutes read",
        "Post Views: 1,234",
        "Total Views: 215",
        "Dibaca: 312 kali",
        "312 kali dilihat",
        "👁 1.284",
        "Telah dibaca oleh 312 orang",
        "Jumlah tayangan: 312",
        "Estimated reading time: 3 minutes",
        "Perkiraan waktu baca: 2 menit",
    ],
    Kind.SHARE: [
        "Bagikan:",
        "Share this:",
        "Bagikan ini:",
        "Share Facebook Twitter WhatsApp Telegram",
        "WhatsApp | Facebook | X",
        "Bagikan",
        "Sebarkan ke:BlueskyThreadsSurel",
        "Cetak PDF",
        "Rate this post",
        "5/5 - (1 vote)",
        "Dengarkan berita ini",
        "Klik untuk berbagi di Facebook (Membuka di jendela yang baru)",
    ],
    Kind.COMMENTS: [
        "0 comments :",
        "Komentar (0)",
        "Post a Comment",
        "Leave a Reply",
        "Tinggalkan Balasan",
        "Batalkan balasan",
    ],
    Kind.PAGE_LINKS: ["Halaman: 1 2 3", "Pages: 1 2 3 Next", "Halaman Selanjutnya", "Laman 1 dari 3"],
}


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in LINES.items() for line in lines])
def test_a_line_of_noise_goes(kind: Kind, line: str) -> None:
    for text in (
        f"{OPENING}\n\n{line}\n\n{SECOND}",
        f"{line}\n\n{OPENING}\n\n{SECOND}",
        f"{OPENING}\n\n{SECOND}\n\n{line}",
    ):
        cleaned = clean_text(text)
        assert cleaned.text == f"{OPENING}\n\n{SECOND}"
        assert [(fragment.kind, fragment.text) for fragment in cleaned.fragments] == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Warga diminta baca juga ketentuan di papan pengumuman.",
        "Baca juga ketentuan lengkapnya di papan pengumuman kampung.",
        "Baca juga: seluruh ketentuan itu ditempel di papan pengumuman.",
        "Baca: doa bersama sebelum melaut.",
        "Lihat selengkapnya: dokumen itu ditempel di kantor camat",
        "“Baca juga aturan itu,” ujarnya",
        "Simak penjelasan kepala dinas berikut",
        "Baca Alquran Bersama Digelar Tiap Jumat",
        "IKLAN rokok dilarang di area itu. Daftar video iklan (video list) sudah dihapus.",
        "Pelaku mengajak korban gabung grup WhatsApp untuk berita palsu.",
        "Ikuti saluran itu, perahu akan tiba di muara.",
        "Ikuti kami di barisan depan, kata panitia.",
        "“Ikuti saluran WhatsApp kami untuk berita terbaru,” kata kepala dinas.",
        "Ikuti berita resmi lewat WhatsApp kami, kata kepala dinas.",
        "Gabung dengan Warga, Bupati Ikut Panen",
        "Sebanyak 15 views tercatat pada video itu.",
        "Bagikan masker kepada warga, itu pesannya.",
        "Halaman 5",
        "Halaman: 120",
        "Pengunjung: 1.200 orang",
        "Dengarkan berita itu baik-baik, pesannya.",
        "Cetak biru kampung",
        "Pasang iklan di sini dilarang, kata petugas.",
        "Gabung sekarang atau tidak sama sekali",
        "Facebook",
        "Facebook, WhatsApp, Telegram",
        "Komentar (dari warga)",
        "Dibaca 40 santri",
        "Dibaca bersama-sama, teks itu terdengar syahdu",
        "Kondisi Wilayah Terjauh",
        "Tinggalkan balasan dendam, pesan tetua adat itu.",
        "Trending topik pekan ini",
        "Tags: tidak di akhir teks",
    ],
)
def test_a_journalists_line_stays(line: str) -> None:
    text = f"{OPENING}\n\n{line}\n\n{SECOND}\n\n{SECOND}\n\n{SECOND}\n\n{SECOND}"
    assert clean_text(text).text is text


def test_a_lone_marker_takes_up_to_three_titles() -> None:
    titles = "Judul Satu\nJudul Dua\nJudul Tiga"
    cleaned = clean_text(f"{OPENING}\nBACA JUGA\n{titles}\n{SECOND}")
    assert cleaned.text == f"{OPENING}\n{SECOND}"
    assert [fragment.text for fragment in cleaned.fragments] == [f"BACA JUGA\n{titles}"]
    sub_heading = "Kondisi Wilayah Terjauh"
    assert clean_text(f"{OPENING}\nBACA JUGA\n{titles}\n{sub_heading}").text == f"{OPENING}\n{sub_heading}"


def test_a_lone_marker_takes_a_headline_behind_a_blank_line_but_no_sub_heading() -> None:
    headline, sub_heading = "Warga Segah Panen Padi di Awal Musim", "Kondisi Wilayah Terjauh"
    assert clean_text(f"{OPENING}\n\nBaca Juga:\n\n{headline}\n\n{SECOND}").text == f"{OPENING}\n\n{SECOND}"
    kept = f"{OPENING}\n\n{sub_heading}\n\n{SECOND}"
    assert clean_text(f"{OPENING}\n\nBaca Juga:\n\n{sub_heading}\n\n{SECOND}").text == kept


def test_three_in_a_row_are_three() -> None:
    row = "\n".join(f"Baca juga: Judul Terkait {number}" for number in (1, 2, 3))
    cleaned = clean_text(f"{OPENING}\n{row}\n{SECOND}")
    assert cleaned.text == f"{OPENING}\n{SECOND}"
    assert len(cleaned.fragments) == 3


def test_lists_of_further_articles_go_from_the_end() -> None:
    cleaned = clean_text(f"{OPENING}\nRelated Posts\n- Judul Terkait")
    assert (cleaned.text, [fragment.kind for fragment in cleaned.fragments]) == (OPENING, [Kind.RELATED_POSTS])
    assert (
        clean_text(f"{OPENING}\nBerita Terkait\n-\nJudul Satu\n-\nJudul Dua\nTerpopuler\n- Judul Tiga").text == OPENING
    )
    assert clean_text(f"{OPENING}\n\nBerita Terkait:\n\nJudul Satu\n\nLeave a Reply\n\nTags: Berau").text == OPENING


def test_a_sub_heading_like_a_lists_stays_before_prose() -> None:
    text = f"{OPENING}\n\nBerita Lainnya\n\n{SECOND}"
    assert clean_text(text).text is text


def test_tags_go_at_the_end() -> None:
    cleaned = clean_text(f"{OPENING}\n\n{SECOND}\n\nTags: Berau, Pilkada 2024")
    assert (cleaned.text, cleaned.fragments[0].kind) == (f"{OPENING}\n\n{SECOND}", Kind.TAGS)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("A.\n\nIKLAN\n\nB.", "A.\n\nB."),
        ("A.\nIKLAN\nB.", "A.\nB."),
        ("A.\nIKLAN\n\nB.", "A.\n\nB."),
        ("A.\n\nIKLAN\nB.", "A.\n\nB."),
        ("A.\n\n\nIKLAN\n\n\nB.", "A.\n\nB."),
        ("A.\n\n\nB.\n\nIKLAN", "A.\n\n\nB."),
        ("A.\n\nIKLAN\n", "A.\n"),
        ("A.\nIKLAN\n\n", "A.\n"),
        ("\n\nIKLAN\n\nA.\n", "A.\n"),
        ("IKLAN", ""),
        ("\nIKLAN\n", ""),
        ("IKLAN\nIKLAN\n\nIKLAN\nA.", "A."),
        ("  A.\n \nIKLAN\n\t\n  B.", "  A.\n \n  B."),
        ("A.\r\n\r\nIKLAN\r\n\r\nB.\r\n", "A.\r\n\r\nB.\r\n"),
    ],
)
def test_of_the_blank_lines_around_a_fragment_one_stays(raw: str, clean: str) -> None:
    assert clean_text(raw).text == clean


sentences = st.sampled_from(
    [
        OPENING,
        SECOND,
        "“Kami siap,” ujarnya",
        "Tiga Poin Kesepakatan",
        "VS",
        "Coming Soon",
        "Satu VS dua.",
        "- Kampung Tiga",
        "(*/ant)",
    ]
)
texts = st.lists(sentences, min_size=1, max_size=8)
fragments = st.sampled_from([*TS_POLLS.values(), *(line for lines in LINES.values() for line in lines)])
noise = st.lists(
    st.sampled_from(
        [
            *"\n \t•-:?.…V",
            "Loading poll ...",
            "Coming Soon",
            "{{row.Answer_Title}}",
            "{{ tsp_result_no }}",
            "VS VS",
            "Baca juga",
            "BACA JUGA: Judul",
            "Berita Terkait",
            "12 votes",
            "5 ( 5 % )",
            "Back",
            "Siapa?",
            "Tags: a",
            "IKLAN",
            "\xa0",
            "\r",
        ]
    ),
    max_size=30,
).map("".join)


@given(texts)
def test_a_text_without_noise_is_the_same_object(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    assert clean_text(text).text is text


@given(texts, fragments, st.data())
def test_a_block_anywhere_between_paragraphs_goes(paragraphs: list[str], block: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(paragraphs)))
    cleaned = clean_text("\n\n".join([*paragraphs[:place], block, *paragraphs[place:]]))
    assert cleaned.text == "\n\n".join(paragraphs)
    assert len(cleaned.fragments) == 1


@given(st.one_of(st.text(), noise))
@example("Baca juga\nBaca juga\nIKLAN\nJudul")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text).text
    assert clean_text(once).text is once


@pytest.mark.parametrize(
    "unit",
    [
        "{", "{{row.", "\n", " ", "•", "Loading poll ...\n", "Coming Soon\n", "{{row.Answer_Title}}\n", "VS ", "VS\n",
        "Baca juga\n", "Baca juga: ", "Berita Terkait\n", "Berita Terkait\nJudul\n\n", "Related Posts\nx.\n",
        "12 votes\n", "5 ( 5 % )\n", "Siapa?\n5 ( 5 % )\n", "Like this: like ", "Halaman: 1 ",
        "Coming Soon\n\nSiapa?\n\n", "Tags: a\n", "Iklan ", "-\n", "A\n", "Ikuti saluran ", "( 5 ", "Back\n",
    ],
)  # fmt: skip
def test_hostile_text_takes_linear_time(unit: str) -> None:
    started = time.perf_counter()
    clean_text(unit * (300_000 // len(unit)))
    assert time.perf_counter() - started < 8  # seconds; at most 1.5 on an idle machine, quadratic time takes minutes


def rows(cases: Path, source: str) -> list[dict[str, str]]:
    lines = (cases / "data" / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["source"] == source]


@pytest.mark.parametrize(("source", "share"), [("okegas", 1.0), ("trap", 1.0), ("other", 0.75)])
def test_labelled_texts(cases: Path, source: str, share: float) -> None:
    labelled = rows(cases, source)
    wrong = [row["name"] for row in labelled if clean_text(row["raw"]).text != row["clean"]]
    assert len(wrong) <= (1 - share) * len(labelled), wrong


def test_seed_loses_its_polls_and_nothing_else(cases: Path) -> None:
    seed = (cases / "data" / "seed.txt").read_text(encoding="utf-8")
    cleaned = clean_text(seed)
    assert [fragment.kind for fragment in cleaned.fragments] == [Kind.TS_POLL, Kind.TS_POLL]
    expected = seed
    for fragment in cleaned.fragments:
        expected = expected.replace(f"{fragment.text}\n\n", "", 1)
    assert cleaned.text == expected
    assert "{{" not in cleaned.text
