"""parse_date_line: the lines in which themes print an article's date."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from okegas_crawler.text.dates import parse_date_line

WITA = timezone(timedelta(hours=8))
NOW = datetime(2024, 2, 6, 8, 30, 15, tzinfo=UTC)  # 16:30:15 WITA, a Tuesday

PRINTED = """
Selasa, 6 Februari 2024 | 14:30 WITA                   2024-02-06T14:30:00+08:00
6 Feb 2024                                             2024-02-06T00:00:00+08:00
Jum'at, 09/08/2024 - 08.15 WIB                         2024-08-09T08:15:00+07:00
Jumat, 09-08-2024 - 10:28:11 WIT                       2024-08-09T10:28:11+09:00
Minggu malam (4/2/2024)                                2024-02-04T00:00:00+08:00
Selasa (6/2/2024) 14.30                                2024-02-06T14:30:00+08:00
06/02/24 14:30                                         2024-02-06T14:30:00+08:00
6.2.2024                                               2024-02-06T00:00:00+08:00
17 Agt 2020 21:15                                      2020-08-17T21:15:00+08:00
Ahad Wage, 19 Oktober 2025                             2025-10-19T00:00:00+08:00
Senin, Februari 5, 2024                                2024-02-05T00:00:00+08:00
February 6, 2024 2:30 pm                               2024-02-06T14:30:00+08:00
6th February 2024 12:00 am                             2024-02-06T00:00:00+08:00
6 Februari, 2024                                       2024-02-06T00:00:00+08:00
Selasa, 6 Februari                                     2024-02-06T00:00:00+08:00
31 Desember                                            2023-12-31T00:00:00+08:00
Selasa 6/2                                             2024-02-06T00:00:00+08:00
"""

WITH_WORDS_AROUND = """
Diposting pada 6 Februari 2024                         2024-02-06T00:00:00+08:00
Terbit: Selasa, 6 Feb 2024 14:30 WIB                   2024-02-06T14:30:00+07:00
Oleh Anita Contoh - 6 Februari 2024                    2024-02-06T00:00:00+08:00
Oleh Agus 6 Februari 2024                              2024-02-06T00:00:00+08:00
Oleh Agus 06/02/2024 14:30                             2024-02-06T14:30:00+08:00
Oleh Mei, 6 Februari 2024                              2024-02-06T00:00:00+08:00
• 6 Februari 2024 •                                    2024-02-06T00:00:00+08:00
| 6 Feb 2024, 14.30 WITA |                             2024-02-06T14:30:00+08:00
6 Februari 2024 pukul 14.30 WITA                       2024-02-06T14:30:00+08:00
Selasa, 6 Februari 2024 - Pukul 14:30:25               2024-02-06T14:30:25+08:00
14:30 WIB, 6 Februari 2024                             2024-02-06T14:30:00+07:00
14.30 WIB - 6 Februari 2024                            2024-02-06T14:30:00+07:00
6 Februari 2024, terbit 14.30 WIB                      2024-02-06T14:30:00+07:00
6 Februari 2024 | Ukuran 10.15 MB                      2024-02-06T00:00:00+08:00
6 Februari 2024 | Anita Contoh | 14:30                 2024-02-06T14:30:00+08:00
6 Februari 2024 | Dibaca 1.250 kali                    2024-02-06T00:00:00+08:00
6 Februari 2024 • 3 menit baca                         2024-02-06T00:00:00+08:00
6 Feb 2024 | Diperbarui 7 Feb 2024                     2024-02-06T00:00:00+08:00
"""

MACHINE = """
2024-02-06T14:30:00+07:00                              2024-02-06T14:30:00+07:00
2024-02-06T06:30:00Z                                   2024-02-06T06:30:00+00:00
2024-02-06T06:30:00.000+00:00                          2024-02-06T06:30:00+00:00
2024-02-06 14:30                                       2024-02-06T14:30:00+08:00
Tue, 06 Feb 2024 14:30:00 +0000                        2024-02-06T14:30:00+00:00
6 Februari 2024 14:30 GMT+7                            2024-02-06T14:30:00+07:00
6 Februari 2024 14:30 (WIB)                            2024-02-06T14:30:00+07:00
6 Februari 2024 14:30 UTC                              2024-02-06T14:30:00+00:00
"""

RELATIVE = """
2 jam yang lalu                                        2024-02-06T14:30:15+08:00
2 jam lalu                                             2024-02-06T14:30:15+08:00
sejam yang lalu                                        2024-02-06T15:30:15+08:00
2 jam ago                                              2024-02-06T14:30:15+08:00
2 hours ago                                            2024-02-06T14:30:15+08:00
30 menit yang lalu                                     2024-02-06T16:00:15+08:00
baru saja                                              2024-02-06T16:30:15+08:00
Diposting 17 jam lalu                                  2024-02-05T23:30:15+08:00
Kemarin                                                2024-02-05T00:00:00+08:00
Kemarin, 14:30                                         2024-02-05T14:30:00+08:00
Kemarin pukul 14.30 WIB                                2024-02-05T14:30:00+07:00
Hari ini                                               2024-02-06T00:00:00+08:00
Oleh Redaksi - 3 hari yang lalu                        2024-02-03T00:00:00+08:00
seminggu yang lalu                                     2024-01-30T00:00:00+08:00
3 pekan silam                                          2024-01-16T00:00:00+08:00
1 bulan yang lalu                                      2024-01-06T00:00:00+08:00
2 tahun lalu                                           2022-02-06T00:00:00+08:00
"""

TABLES = {"printed": PRINTED, "words around": WITH_WORDS_AROUND, "machine": MACHINE, "relative": RELATIVE}


def read(line: str) -> datetime | None:
    return parse_date_line(line, now=NOW, default_offset=WITA)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        pytest.param(*row.rsplit(maxsplit=1), id=f"{table}: {row.rsplit(maxsplit=1)[0]}")
        for table, rows in TABLES.items()
        for row in rows.strip().splitlines()
    ],
)
def test_line(line: str, moment: str) -> None:
    for printed in (line, line.upper(), f"\n  {line}\t", line.replace(" ", "\xa0")):
        found = read(printed)
        assert found is not None, printed
        assert found.isoformat() == moment


@pytest.mark.parametrize(
    "line",
    [
        *("", " ", "Redaksi", "Oleh Anita Contoh", "12", "2024", "Mei 2024", "Mei", "Senin", "14:30", "6/2", "5-2"),
        *("31 Februari 2024", "31/02/2024", "12/31/2024", "5 menit", "Waktu baca: 2 menit", "Dibaca 5/10 kali"),
        *("lalu", "yang lalu", "besok", "4-17 orang", "x" * 10_000, "1/" * 10_000),
    ],
)
def test_unreadable_line(line: str) -> None:
    assert read(line) is None


def test_a_day_is_the_sites_own() -> None:
    """At 23:30 UTC it is tomorrow already in Berau: yesterday is today's date there."""
    late = datetime(2024, 2, 6, 23, 30, tzinfo=UTC)
    read_late = parse_date_line("Kemarin", now=late, default_offset=WITA)
    assert read_late is not None
    assert read_late.isoformat() == "2024-02-06T00:00:00+08:00"
