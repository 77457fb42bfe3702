"""find_dates: what is no date, which year and which day a date means, and what costs nothing."""

import importlib.util
import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, date, timedelta, timezone
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest

from okegas_crawler.text.dates import find_dates

ANCHOR = date(2024, 9, 10)  # a Tuesday
WIB, WITA, WIT = (timezone(timedelta(hours=hours)) for hours in (7, 8, 9))

NO_DATES = """
Hal itu diatur Pasal 5/2 dan Pasal (5/2) ayat 3/4.
Hal itu diatur UU Nomor 5/2024, PP 16/2021, Perda No. 5/2/2024 dan UU No.12/5/2024.
Surat bernomor 800/12/5/2024, W11-A/49/5/2024 dan OT.01.2/11/2020 dibacakan.
Surat 005/12/2024/PN.Bpp dan 12/10/2020/PN Bpp dibacakan.
Laga usai dengan skor 2-1, 3‑1, dan 21-19; skor (2/1) bertahan.
Rumah di RT 03/04, RT 03/RW 04 dan RT/RW (03/04) terendam.
Warga (52/3 tahun) dan (51) berjaga 24/7, layanan (24/7).
Suara naik 1,67% dari 12/5% dan 10.12 persen.
Musim 2024/2025, periode 2025-2030, dan 2024-2025.
Hubungi 0812-11-2024, 0811-12-2024 atau (0541) 7606741.
Alamat 192.168.1.12 dan 10.12.20.24, versi 1.12.2024, v1.12.2024.
Buka https://contoh.id/2024/05/12/rapat atau www.contoh.id/5-6-2024.
Tulis ke warga@contoh.id/5/6/2024 dan https://contoh.id/berita?tgl=5-6-2024.
Titik -1.12/5/2024 dan 2°9/8 LS.
Setengah (1/2) gelas dan 3/4 dari adonan, 1/2 porsi.
Harga Rp 12/5/2024 per kilo, Rp1.200.000 dan Rp6,5 miliar.
Motor KT 1234 MEI dan BE 8914 YC hilang.
Rumah di Jalan 17 Agustus, Jl. 5 Desember, dan Gang 10 November.
Ia lulusan Universitas 17 Agustus 1945.
Mereka bertemu di Monumen 10 November dan Tugu 17 Agustus.
Toko buka Senin-Jumat (06.00-22.00), Sabtu (08.10-16.00), Senin (08.12).
Ia menang, Kamis, 2-1.
Haul ke-5 September dan gol menit ke-12 Mei.
Sebanyak Mei 20 orang dan September 12 orang hadir.
Mei 2024, Agustus, tahun 2024, bulan Juni lalu.
Kemarin, besok, Senin lalu, 2 jam yang lalu.
Rapat 31 Februari 2024, 31/2/2024, 0/5/2024, 32/1/2024, Selasa (31/2).
Rapat 12/31/2024 bulan ketiga belas.
Ia membeli 12 Masjid 2024 buku, 5 desa, dan 3 juta.
Ukuran 5-2-24 dan 5.2.24 serta 5/2.
Nama 5/9/2024b dan 5/9/2024_x serta 1,5/2/2024 bagian.
Buka https://contoh.id/(5/6/2024) dan mailto:warga@(5/6/2024).
Regu itu menang 12-5 Mei.
Regu itu menang, Rabu (5-9).
Ada 12 Septembar dan 5 Daret 2024.
Pada usia 25, Mei Lin pulang.
"""


@pytest.mark.parametrize("sentence", NO_DATES.strip().splitlines())
def test_no_dates(sentence: str) -> None:
    assert find_dates(sentence, ANCHOR) == []


@pytest.mark.parametrize("sentence", ["Rapat Kamis (5/9)", "Rapat 5 September", "Lomba 23 Desember s.d. 2 Januari"])
def test_without_an_anchor_there_is_no_year(sentence: str) -> None:
    assert find_dates(sentence) == []
    assert len(find_dates(sentence, ANCHOR)) == 1


@pytest.mark.parametrize(
    ("sentence", "anchor", "day"),
    [
        ("Rapat 31 Desember", date(2024, 1, 3), "2023-12-31"),
        ("Rapat 2 Januari", date(2023, 12, 30), "2024-01-02"),
        ("Rapat 15 Agustus", ANCHOR, "2024-08-15"),
        ("Rapat 29 Februari", ANCHOR, "2024-02-29"),
        ("Rapat 29 Februari", date(2022, 2, 1), "2020-02-29"),
        # a weekday speaks where the nearest is more than 45 days off
        ("Rapat Kamis (15/2)", ANCHOR, "2024-02-15"),
        ("Rapat Rabu (15/2)", ANCHOR, "2023-02-15"),
        ("Rapat Selasa (5/9)", ANCHOR, "2024-09-05"),
        # what is still to come, what is over
        ("Rapat 15 Agustus mendatang", ANCHOR, "2025-08-15"),
        ("Rapat 15 Agustus (mendatang)", ANCHOR, "2025-08-15"),
        ("Rapat 15 Agustus pagi nanti", ANCHOR, "2025-08-15"),
        ("Rapat akan digelar 15 Agustus", ANCHOR, "2025-08-15"),
        ("Rapat akan digelar, kata Budi, 15 Agustus", ANCHOR, "2024-08-15"),
        ("Ia makan ikan 15 Agustus", ANCHOR, "2024-08-15"),
        ("Rapat akan digelar Sabtu (7/9)", ANCHOR, "2024-09-07"),
        ("Rapat 10 September mendatang", ANCHOR, "2024-09-10"),
        ("Rapat 15 Oktober lalu", ANCHOR, "2023-10-15"),
        ("Rapat 15 Oktober tahun depan", ANCHOR, "2025-10-15"),
        ("Rapat 15 Oktober tahun lalu", ANCHOR, "2023-10-15"),
        ("Rapat 15 Maret tahun ini", date(2024, 12, 1), "2024-03-15"),
    ],
)
def test_year(sentence: str, anchor: date, day: str) -> None:
    assert [str(mention.date) for mention in find_dates(sentence, anchor)] == [day]


@pytest.mark.parametrize(
    ("sentence", "anchor", "days"),
    [
        ("Libur 23 Desember - 2 Januari", date(2024, 1, 20), ("2023-12-23", "2024-01-02")),
        ("Libur 23 Desember - 2 Januari", date(2024, 12, 20), ("2024-12-23", "2025-01-02")),
        ("Libur 6-16 September nanti", date(2024, 5, 7), ("2024-09-06", "2024-09-16")),
        ("Lomba 6-16 Agustus mendatang", date(2024, 8, 10), ("2024-08-06", "2024-08-16")),
    ],
)
def test_range_has_the_year_of_its_end(sentence: str, anchor: date, days: tuple[str, str]) -> None:
    assert [(str(mention.date), str(mention.end_date)) for mention in find_dates(sentence, anchor)] == [days]


@pytest.mark.parametrize(
    ("sentence", "agrees"),
    [
        ("Rapat Kamis (5/9/2024)", True),
        ("Rapat Rabu (5/9/2024)", False),
        ("Rapat 5 September 2024", None),
        ("Rapat Rabu-Kamis (5/9/2024)", True),
        ("Lomba Kamis-Jumat (5-6/9/2024)", True),
        ("Lomba Kamis-Sabtu (5-6/9/2024)", False),
        ("Lomba Kamis (5-6/9/2024)", True),
        ("Lomba Kamis (5/9) hingga Sabtu (6/9/2024)", False),
        ("Lomba Kamis, Jumat dan Sabtu (5-7/9/2024)", None),
        ("Lomba Kamis/Jumat (5-6/9/2024)", None),
    ],
)
def test_weekday_checks_the_number_and_never_changes_it(sentence: str, agrees: bool | None) -> None:
    (mention,) = find_dates(sentence, ANCHOR)
    assert (mention.date, mention.weekday_agrees) == (date(2024, 9, 5), agrees)


@pytest.mark.parametrize(
    ("sentence", "printed", "offset"),
    [
        ("Kamis, 5 September 2024 | 16:39 WITA", clock(16, 39), WITA),
        ("5/9/2024 - 08.15 WIB", clock(8, 15), WIB),
        ("5/9/2024 06:41:50WIT", clock(6, 41, 50), WIT),
        ("2024-09-05T06:41:50Z", clock(6, 41, 50), UTC),
        ("2024-09-05T06:41:50.123-03:30", clock(6, 41, 50), timezone(-timedelta(hours=3, minutes=30))),
        ("September 5, 2024 12:05 am", clock(0, 5), None),
        ("September 5, 2024, 12:05 p.m.", clock(12, 5), None),
        ("5 September 2024, 16.39", clock(16, 39), None),
        ("(5/9 10.30 WITA)", clock(10, 30), WITA),
        ("(5/9 10.30)", clock(10, 30), None),
        ("Kamis (5/9/2024 10:30 (WIB))", clock(10, 30), WIB),
        ("5 September 2024 10:30-12:00 WITA", clock(10, 30), None),
        ("5 September 2024, pukul 16.39 WITA", None, None),
        ("5 September 2024, 16.39 persen", None, None),
        ("5 September 2024 pagi", None, None),
    ],
)
def test_time_within_the_span(sentence: str, printed: clock | None, offset: timezone | None) -> None:
    (mention,) = find_dates(sentence, ANCHOR)
    assert (mention.time, mention.offset) == (printed, offset)


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("Senin (9/9), Selasa (10/9), dan Rabu (11/9)", ["Senin (9/9)", "Selasa (10/9)", "Rabu (11/9)"]),
        ("lahir 5 Mei 1980, wafat 6 Juni 2024", ["5 Mei 1980", "6 Juni 2024"]),
        ("5, 6, dan 7 September 2024", ["7 September 2024"]),
        ("menang 2-1, Kamis (5/9)", ["Kamis (5/9)"]),
        ("12 Mei 2000 orang hadir", ["12 Mei"]),
        ("5 Juni 1500 lampion menyala", ["5 Juni"]),
        ("berdiri 22 Juni 1527.", ["22 Juni 1527"]),
        ("30 - 2024-05-06", ["2024-05-06"]),
        ("5 Mei 2024 - 10/12/2024", ["5 Mei 2024", "10/12/2024"]),
        ("harga 12.500 - 15 Juni 2024", ["15 Juni 2024"]),
        ("Perda No 5 Tahun 2024 tanggal 5 Mei 2024", ["5 Mei 2024"]),
        ("1 Mei 2024-selesai", ["1 Mei 2024"]),
    ],
)
def test_mentions_in_order(sentence: str, surfaces: list[str]) -> None:
    assert [sentence[mention.start : mention.end] for mention in find_dates(sentence, ANCHOR)] == surfaces


HOSTILE = [
    *("1", "12", "/", "(", ")", " ", ".", "-", "'", "\xa0", "–", "\n", "x", "İ"),
    *("1/", "1/2/", "1.", "1-", "1 ", "1 - ", "((1/1", "( ", ". ", "1 2 3/", "a1", "2024/", "10.30 ", "://1"),
    *("Senin ", "senin, ", "Senin (", "senin-", "Jum'at ", "senin malam ", "malam ", "tanggal ", "tanggal 1 ", "tgl. "),
    *("Mei ", "1 s/d ", "s/d ", "sampai dengan ", "1 hingga ", "1 jjjjjjjjj ", "akan ", "pasal ", "mei 1, "),
    *("(1/1)", "1/1/24 ", "1 mei ", "akan 1 mei ", "Senin (1/1) ", "Senin malam (1/9) "),  # each of them a mention
    *("Selasa (6/2/2024 ", "(Selasa (6/2/2024)) ", "6 Februari 2024 - ", "2024-02-06T00:00 "),
]


@pytest.mark.parametrize(
    "piece", ["1", "0123456789", "/", "1/", "(", "()", "[", " ", "\u00a0", "Selasa ", "senin", "tanggal ", "."]
)
def test_a_megabyte_of_digits_slashes_brackets_spaces_or_weekdays_takes_under_two_seconds(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    assert find_dates(text, ANCHOR) == []
    assert time.process_time() - start < 2  # seconds


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """CPU time, which other work on the machine weighs on less; a quadratic pattern takes sixteen times as long."""
    text = piece * (200_000 // len(piece))
    quarter, whole = (_seconds(text[:size]) for size in (len(text) // 4, len(text)))
    assert whole < 8 * quarter + 0.1
    assert whole < 2


def _seconds(text: str) -> float:
    began = time.process_time()
    find_dates(text, ANCHOR)
    return time.process_time() - began


def test_memory_in_proportion() -> None:
    text = "Senin (" * 30_000 + "1/" * 100_000
    tracemalloc.start()
    try:
        find_dates(text, ANCHOR)
        assert tracemalloc.get_traced_memory()[1] < 20 * len(text)
    finally:
        tracemalloc.stop()


def test_dateparser_is_imported_only_when_needed() -> None:
    program = (
        "import sys, datetime as dt; from okegas_crawler.text.dates import find_dates, parse_date_line as read;"
        "now = dt.datetime(2024, 2, 6, tzinfo=dt.UTC);"
        "find_dates('6 Februari 2024'); read('6 Feb 2024', now=now, default_offset=dt.UTC);"
        "read('Mei 2024', now=now, default_offset=dt.UTC);"
        "print('dateparser' in sys.modules);"
        "read('2 jam lalu', now=now, default_offset=dt.UTC); print('dateparser' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True"]


@pytest.fixture(scope="module")
def score(cases: Path) -> dict[str, Any]:
    """The labelled sentences' own measure of find_dates."""
    script = cases / "data" / "evaluate_dates.py"
    spec = importlib.util.spec_from_file_location("evaluate_dates", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    evaluate: Callable[..., Any] = module.evaluate
    sentences = [json.loads(line) for line in (cases / "data" / "dates.jsonl").read_text("utf-8").splitlines()]
    counts, _, errors = evaluate(sentences, find_dates)
    return {**counts, "errors": errors}


def test_labelled_sentences(score: dict[str, Any]) -> None:
    found, wrong, expected = score["tp"], score.get("fp", 0), score["gold"]
    assert 2 * found / (found + wrong + expected) >= 0.99, score["errors"]
    assert score.get("neg_fp", 0) == 0
    assert score["range_end_ok"] == score["ranges"]
    assert score["exact"] / found >= 0.95
