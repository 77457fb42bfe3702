"""Every form of a date, each with its table of examples: what is between « and » is the mention.

A new form begins with a table here. A date reads `2024-02-06`, a range `2024-02-06/2024-02-08`.
"""

from datetime import date

import pytest

from okegas_crawler.text.dates import DateMention, find_dates

ANCHOR = date(2024, 9, 10)  # a Tuesday

WEEKDAY_AND_NUMBERS = """
Rapat digelar «Kamis (5/9/2024)» di balai kampung.         2024-09-05
Rapat digelar «Kamis, (05/09/2024)», dan ditutup sore.     2024-09-05
Rapat digelar «Kamis(5/9/2024)» siang.                     2024-09-05
Rapat digelar «Kamis (5/9/2024»                            2024-09-05
Rapat digelar «Kamis (5/9/2024» di balai.                  2024-09-05
Rapat digelar «(Kamis, 5/9/2024)».                         2024-09-05
Rapat (dibuka «Kamis, 5/9/2024», ditutup sore) itu.        2024-09-05
Rapat digelar «Kamis [5/9/2024]».                          2024-09-05
Rapat digelar «Kamis {5/9/2024}».                          2024-09-05
Rapat digelar «Kamis 5/9/2024» di balai.                   2024-09-05
Rapat digelar «Kamis, 05-09-2024».                         2024-09-05
Rapat digelar «Kamis (5.9.2024)».                          2024-09-05
Rapat digelar «Kamis tgl 5/9/2024».                        2024-09-05
Rapat digelar hari «Kamis tanggal 5/9/2024».               2024-09-05
Rapat digelar pada tanggal «5/9/2024».                     2024-09-05
Rapat digelar «(5/9/2024)» lalu.                           2024-09-05
Rapat digelar «05-09-2024» lalu.                           2024-09-05
Rapat digelar besok («28/9/2024» dan lusa.                 2024-09-28
"""

SLIPS_OF_THE_KEYBOARD = """
Rapat digelar «Kamis (5/9/2024/)».                         2024-09-05
Rapat digelar «Kamis (05//09/2024)».                       2024-09-05
Rapat digelar «Kamis (5/9//2024)».                         2024-09-05
Rapat digelar «Kamis (5-/9/2024)».                         2024-09-05
Rapat digelar «Kamis (5/9-2024)».                          2024-09-05
Rapat digelar «Kamis ( 5 /9 / 2024 )».                     2024-09-05
Rapat digelar «Kamis , (5/9/2024)».                        2024-09-05
Rapat digelar «Kamis.(5/9/2024)».                          2024-09-05
Rapat digelar «Kamis (5/9/2024)».Warga pulang.             2024-09-05
Rapat digelar «Kamis, 5, September 2024».                  2024-09-05
Rapat digelar «Kamis 5 Septembar 2024».                    2024-09-05
Rapat digelar «5 Setpember 2024».                          2024-09-05
Rapat digelar «29 Agutus 2024».                            2024-08-29
Rapat digelar «29 Agusstus 2024».                          2024-08-29
Rapat digelar «5September2024».                            2024-09-05
Rapat digelar «5 September 2024»di balai.                  2024-09-05
"""

WITHOUT_YEAR = """
Rapat digelar «Kamis (5/9)» di balai.                      2024-09-05
Rapat digelar «kamis ( 5 /9)».                             2024-09-05
Rapat digelar «Kamis malam (5/9)».                         2024-09-05
Rapat digelar «Kamis 5/9» di balai.                        2024-09-05
Rapat digelar «(5/9)» di balai.                            2024-09-05
Rapat digelar «Kamis (5-9)» di balai.                      2024-09-05
Rapat digelar «(Kamis, 5/9)» di balai.                     2024-09-05
Rapat digelar «5 September» di balai.                      2024-09-05
Rapat digelar «Kamis, 5 September», di balai.              2024-09-05
Rapat digelar «Kamis (5 September)».                       2024-09-05
Rapat digelar «17 Agt» di balai.                           2024-08-17
"""

SHORT_YEAR = """
Rapat digelar «Kamis (5/9/24)».                            2024-09-05
Rapat digelar «Kamis 5/9/24» di balai.                     2024-09-05
Rapat digelar «Kamis (05-09-24)».                          2024-09-05
Rapat digelar «5/9/24» di balai.                           2024-09-05
Rapat digelar «Jumat (06-12-12)».                          2012-12-06
Rapat digelar «5-Sep-24» di balai.                         2024-09-05
Rapat digelar «5 Sep '24» di balai.                        2024-09-05
"""

MONTH_IN_WORDS = """
Rapat digelar «5 September 2024» di balai.                 2024-09-05
Rapat digelar pada tanggal «05 September 2024» lalu.       2024-09-05
Rapat digelar «Kamis 5 September 2024».                    2024-09-05
Rapat digelar «Kamis tanggal 5 September 2024».            2024-09-05
Rapat digelar «Kamis, (05 September 2024)».                2024-09-05
Rapat digelar «Kamis tanggal 5 bulan September tahun 2024» 2024-09-05
Rapat digelar «5-September-2024».                          2024-09-05
Rapat digelar «5/Sep/2024».                                2024-09-05
Rapat digelar «5 Sept. 2024».                              2024-09-05
Nomor 12/IX/«5 September 2024» tentang ronda.              2024-09-05
"""

MONTH_FIRST = """
Dimuat «September 5, 2024» oleh redaksi.                   2024-09-05
Dimuat «Kamis, September 5, 2024».                         2024-09-05
Dimuat «Oktober 30 2024».                                  2024-10-30
Dimuat «Sept. 5, 2024».                                    2024-09-05
Kata Agus «5 September 2024» lalu.                         2024-09-05
Usai rapat bulan Mei, «5-7 Juni 2024».                     2024-06-05/2024-06-07
"""

ENGLISH = """
Posted on «Thursday, 5 September 2024».                    2024-09-05
Posted on «Thu, September 5th, 2024».                      2024-09-05
Posted on «September 5».                                   2024-09-05
Posted «August 5» by the editor.                           2024-08-05
Posted on the «5th of September 2024».                     2024-09-05
Open «August 3-5, 2024».                                   2024-08-03/2024-08-05
Open from «August 30 to September 5».                      2024-08-30/2024-09-05
"""

ISO_8601 = """
Berkas «2024-09-05» tersimpan.                             2024-09-05
Berkas «2024/09/05» tersimpan.                             2024-09-05
Berkas «2024-09-05 10:30» tersimpan.                       2024-09-05
Berkas «2024-09-05T10:30:00+08:00» tersimpan.              2024-09-05
Berkas «2024-09-05 s/d 2024-09-07» tersimpan.              2024-09-05/2024-09-07
"""

RANGES = """
Lomba digelar «4-17 September 2024».                       2024-09-04/2024-09-17
Lomba digelar «23 Desember 2023 - 2 Januari 2024».         2023-12-23/2024-01-02
Lomba digelar «23 Desember 2023 hingga 2 Januari».         2023-12-23/2024-01-02
Lomba digelar «23 Desember hingga 2 Januari 2024».         2023-12-23/2024-01-02
Lomba digelar «30 Agustus-5 September».                    2024-08-30/2024-09-05
Lomba digelar «30 hingga 2 September».                     2024-08-30/2024-09-02
Ia menjabat «17 Februari 2016 hingga 2 September 2020».    2016-02-17/2020-09-02
Lomba digelar «(31 Agustus hingga 2 September 2024 )».     2024-08-31/2024-09-02
Lomba digelar «Senin-Selasa (9-10/9/2024)».                2024-09-09/2024-09-10
Lomba digelar «Senin sampai Rabu, 9 sampai 11 September».  2024-09-09/2024-09-11
Lomba digelar «Senin 9 s.d. Rabu 11 September 2024».       2024-09-09/2024-09-11
Lomba digelar «Senin (9/9) hingga Rabu (11/9)».            2024-09-09/2024-09-11
Lomba digelar «Senin (9/9/2024) - Rabu (11/9/2024)» pagi.  2024-09-09/2024-09-11
Lomba digelar «Senin (9/9) malam hingga Selasa (10/9)».    2024-09-09/2024-09-10
Lomba digelar «(9-11/9)».                                  2024-09-09/2024-09-11
Lomba digelar «(28/8-12/9)».                               2024-08-28/2024-09-12
Lomba digelar «28/8/2024 s.d. 3/9/2024».                   2024-08-28/2024-09-03
Lomba digelar Sabtu, Minggu, dan Senin «(7-9/9/2024)».     2024-09-07/2024-09-09
"""

WITH_TIME = """
«Selasa, 10 September 2024 | 16:39 WIB»                    2024-09-10
«10/09/2024, 10:31 WIB» - warga                            2024-09-10
«Selasa, 10-09-2024 - 10:28:11 WIB»                        2024-09-10
«10 September 2024 06:41:50WITA»                           2024-09-10
«Selasa (10/9/2024) 08.15 WIT» warga                       2024-09-10
«Selasa (10/9/2024 08.15 WITA)» warga                      2024-09-10
«10 September 2024», pukul 16.39 WITA                      2024-09-10
Rapat («Selasa, 10/9/2024» pukul 22.24 WIB), ramai.        2024-09-10
«September 10, 2024 4:39 pm» by admin                      2024-09-10
«10 September 2024», 10.500 warga                          2024-09-10
"""

ODD_SPACES = (
    "Rapat digelar «Kamis\xa0(5/9/2024)».",
    "Rapat digelar «Kamis (5\u2009/\u20099\u2009/\u20092024)».",
    "Rapat digelar «5\xa0September\xa02024».",
    "Rapat digelar\u200b «Kamis,\u200b5 September 2024».",
    "Rapat digelar «Kamis,\t5 September 2024».",
    "😀İ😀 Rapat digelar «Kamis (5/9/2024)».",
)

TABLES = {
    "weekday and numbers": WEEKDAY_AND_NUMBERS,
    "slips of the keyboard": SLIPS_OF_THE_KEYBOARD,
    "without a year": WITHOUT_YEAR,
    "year of two digits": SHORT_YEAR,
    "month in words": MONTH_IN_WORDS,
    "month first": MONTH_FIRST,
    "English": ENGLISH,
    "ISO 8601": ISO_8601,
    "ranges": RANGES,
    "with a time": WITH_TIME,
    "odd spaces": "\n".join(f"{sentence}  2024-09-05" for sentence in ODD_SPACES),
}

MONTHS = {
    1: "Januari januari JANUARI Djanuari Jan January",
    2: "Februari Pebruari Feb Peb February",
    3: "Maret Mar Mrt March",
    4: "April Apr",
    5: "Mei MEI May",
    6: "Juni Djuni Jun June",
    7: "Juli Djuli Jul July",
    8: "Agustus Agt Agu Ags Agust Agst Aug August",
    9: "September Sep Sept",
    10: "Oktober Okt Oct October",
    11: "November Nopember Nov Nop",
    12: "Desember Des Dec December",
}

WEEKDAYS = {
    9: "Senin senin SENIN Senen Monday Mon",
    10: "Selasa selasa Tuesday Tue",
    11: "Rabu Rebo Wednesday Wed",
    12: "Kamis Kemis Thursday Thu",
    13: "Jumat jumat JUMAT Jum'at Jum’at Jum‘at Jum`at JUM'AT Jum´at Friday Fri",
    14: "Sabtu Saptu Saturday Sat",
    15: "Minggu minggu Ahad AHAD Sunday Sun",
}

RANGE_WORDS = (
    "-",
    " - ",
    "–",
    " – ",
    "—",
    "‑",
    "--",
    " s/d ",
    " s.d. ",
    " s. d. ",
    " s.d ",
    " sd ",
    " sd. ",
    " s d ",
    " S/D ",
    " hingga ",
    " sampai ",
    " sampai dengan ",
    " sampai tanggal ",
    " sampai dengan tanggal ",
    " s/d tanggal ",
)


def examples(table: str) -> list[tuple[str, str]]:
    """Pairs of a marked sentence and its days."""
    rows = (line.rpartition(" ") for line in table.strip().splitlines())
    return [(sentence.rstrip(" "), days) for sentence, _, days in rows]


def only_mention(sentence: str) -> DateMention:
    """The one mention of the sentence, without its marks; its span is the marked one."""
    start, end = sentence.index("«"), sentence.index("»") - 1
    text = sentence.replace("«", "").replace("»", "")
    mentions = find_dates(text, ANCHOR)
    assert [text[found.start : found.end] for found in mentions] == [text[start:end]]
    assert (mentions[0].start, mentions[0].end) == (start, end)
    return mentions[0]


def days_of(mention: DateMention) -> str:
    return f"{mention.date}/{mention.end_date}" if mention.end_date else str(mention.date)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [pytest.param(*row, id=f"{form}: {row[0]}") for form, table in TABLES.items() for row in examples(table)],
)
def test_form(sentence: str, days: str) -> None:
    assert days_of(only_mention(sentence)) == days


@pytest.mark.parametrize(
    ("month", "name"), [(month, name) for month, names in MONTHS.items() for name in names.split()]
)
def test_month_names(month: int, name: str) -> None:
    for sentence in (f"Rapat «5 {name} 2024» usai.", f"Rapat «05 {name}. 2024» usai.", f"Rapat «5{name}2024» usai."):
        assert only_mention(sentence).date == date(2024, month, 5)


@pytest.mark.parametrize(("day", "name"), [(day, name) for day, names in WEEKDAYS.items() for name in names.split()])
def test_weekday_names(day: int, name: str) -> None:
    for sentence in (
        f"Rapat «{name} ({day}/9/2024)» usai.",
        f"Rapat «{name} ({day}/9)» usai.",
        f"Rapat «{name}, {day} September 2024» usai.",
        f"Rapat «({name}, {day}/9/2024)» usai.",
    ):
        assert only_mention(sentence).weekday_agrees is True
    assert only_mention(f"Rapat «{name} ({day + 1}/9/2024)» usai.").weekday_agrees is False


@pytest.mark.parametrize(
    "word",
    [
        *("dini hari", "dinihari", "subuh", "pagi", "siang", "sore", "petang", "malam", "malam hari"),
        *("Legi", "Pahing", "Pon", "Wage", "Kliwon", "(Wage)", "Wage malam"),
        *("lalu", "kemarin", "tadi", "ini", "besok", "depan", "mendatang", "pekan lalu"),
    ],
)
def test_words_after_the_weekday(word: str) -> None:
    for sentence in (f"Rapat «Kamis {word} (5/9)» usai.", f"Rapat «Kamis {word}, 5 September 2024» usai."):
        assert only_mention(sentence).weekday_agrees is True


@pytest.mark.parametrize("word", RANGE_WORDS)
def test_range_words(word: str) -> None:
    for sentence, days in {
        f"Lomba «4{word}17 September 2024» usai.": "2024-09-04/2024-09-17",
        f"Lomba «(4{word}17/9/2024)» usai.": "2024-09-04/2024-09-17",
        f"Lomba «30 Agustus{word}2 September» usai.": "2024-08-30/2024-09-02",
        f"Lomba «30 Desember 2023{word}2 Januari 2024» usai.": "2023-12-30/2024-01-02",
        f"Lomba «Kamis{word}Jumat (5{word}6/9)» usai.": "2024-09-05/2024-09-06",
        f"Lomba «Kamis, 5{word}Jumat, 6 September 2024» usai.": "2024-09-05/2024-09-06",
    }.items():
        if "tanggal" not in word or "Jumat" not in sentence:  # "sampai tanggal Jumat" is nobody's
            assert days_of(only_mention(sentence)) == days
