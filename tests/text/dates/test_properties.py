"""What holds of any text and any date: print a date in every form and read it back."""

from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import example, given
from hypothesis import strategies as st

from okegas_crawler.text.dates import find_dates, parse_date_line

FULL, OLD, SHORT = (
    names.split()
    for names in (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
        "Januari Pebruari Maret April Mei Juni Juli Agustus September Oktober Nopember Desember",
        "Jan Feb Mar Apr Mei Jun Jul Agt Sep Okt Nov Des",
    )
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
OTHER_WEEKDAYS = ("SENIN", "selasa", "Rabu", "Kamis", "Jum’at", "Sabtu", "Ahad")
WITA = timezone(timedelta(hours=8))
ZONES = {"WIB": timezone(timedelta(hours=7)), "WITA": WITA, "WIT": timezone(timedelta(hours=9))}

DAYS = st.dates(date(1945, 8, 17), date(2098, 12, 31))
MONTH_NAMES = st.sampled_from([FULL, OLD, SHORT])
WEEKDAY_NAMES = st.sampled_from([WEEKDAYS, OTHER_WEEKDAYS])
PARTS_OF_DAY = st.sampled_from(["", " malam", " dini hari", " Wage", " pagi"])
NUMBER_FORMS = st.sampled_from(
    ["({0}/{1}/{2})", "{0}/{1}/{2}", "({0}-{1}-{2})", ", {0:02}-{1:02}-{2}", "( {0} /{1}/ {2} )"]
)
WORD_FORMS = st.sampled_from(
    ["{0} {1} {2}", ", {0:02} {1} {2}", "({0} {1} {2})", " tanggal {0} {1} {2}", ", {0}-{1}-{2}"]
)
RANGE_WORDS = st.sampled_from(["-", " – ", " s/d ", " s.d. ", " hingga ", " sampai dengan ", " sampai tanggal "])

NUMBERS = "0 1 2 5 9 12 29 30 31 99 2024 1999 24"
MARKS = "/ // - – . , : ( ) [ ' | % İ 😀 \xa0 \n"
WORDS = "tanggal pukul WITA s/d hingga akan mendatang lalu malam jam Pasal Jum’at"
PIECES = st.sampled_from([*FULL, *SHORT, *WEEKDAYS, *NUMBERS.split(), *MARKS.split(" "), *WORDS.split()])
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=14).map("".join) | st.lists(PIECES, max_size=14).map(" ".join)


@given(DAYS, WEEKDAY_NAMES, PARTS_OF_DAY, NUMBER_FORMS)
def test_numbers_read_back(day: date, weekdays: tuple[str, ...], part: str, form: str) -> None:
    printed = f"{weekdays[day.weekday()]}{part} {form.format(day.day, day.month, day.year).strip()}"
    assert [(m.start, m.end, m.date, m.end_date, m.weekday_agrees) for m in find_dates(f"Rapat {printed}, ramai.")] == [
        (6, 6 + len(printed), day, None, True)
    ]


@given(DAYS, MONTH_NAMES, WEEKDAY_NAMES, PARTS_OF_DAY, WORD_FORMS)
def test_words_read_back(day: date, months: list[str], weekdays: tuple[str, ...], part: str, form: str) -> None:
    printed = f"{weekdays[day.weekday()]}{part} {form.format(day.day, months[day.month - 1], day.year).strip()}"
    assert [(m.start, m.end, m.date, m.end_date, m.weekday_agrees) for m in find_dates(f"Rapat {printed}, ramai.")] == [
        (6, 6 + len(printed), day, None, True)
    ]


@given(DAYS, st.integers(1, 300), MONTH_NAMES, RANGE_WORDS)
def test_ranges_read_back(first: date, length: int, months: list[str], until: str) -> None:
    last = first + timedelta(days=length)
    month, last_month = months[first.month - 1], months[last.month - 1]
    forms = [
        f"{first.day} {month} {first.year}{until}{last.day} {last_month} {last.year}",
        f"{first.day} {month}{until}{last.day} {last_month} {last.year}",
        f"({first.day}/{first.month}/{first.year}{until}{last.day}/{last.month}/{last.year})",
        f"({first.day}/{first.month}{until}{last.day}/{last.month}/{last.year})",
    ]
    if month == last_month:
        forms += [
            f"{first.day}{until}{last.day} {last_month} {last.year}",
            f"({first.day}{until}{last.day}/{last.month}/{last.year})",
        ]
    for printed in forms:
        found = [(m.start, m.end, m.date, m.end_date) for m in find_dates(f"Lomba {printed}, ramai.")]
        assert found == [(6, 6 + len(printed), first, last)], printed


@given(DAYS, st.integers(-180, 180), WEEKDAY_NAMES)
def test_year_left_out(day: date, away: int, weekdays: tuple[str, ...]) -> None:
    """Within half a year of the anchor a date with its weekday needs no year."""
    anchor = day + timedelta(days=away)
    for printed in (f"{weekdays[day.weekday()]} ({day.day}/{day.month})", f"{day.day} {FULL[day.month - 1]}"):
        assert [m.date for m in find_dates(f"Rapat {printed}.", anchor)] == [day]


@given(DAYS, st.times(), st.sampled_from(sorted(ZONES)), MONTH_NAMES, st.sampled_from([":", "."]))
def test_date_line_reads_back(day: date, at: time, zone: str, months: list[str], colon: str) -> None:
    now = datetime(2024, 2, 6, tzinfo=UTC)
    moment = datetime.combine(day, at.replace(second=0, microsecond=0), ZONES[zone])
    clock = f"{at.hour:02}{colon}{at.minute:02} {zone}"
    weekday, month = WEEKDAYS[day.weekday()], months[day.month - 1]
    for line in (
        f"{weekday}, {day.day} {month} {day.year} | {clock}",
        f"Diposting pada {day.day:02}/{day.month:02}/{day.year} - {clock}",
        f"Oleh Redaksi - {month} {day.day}, {day.year}, {clock}",
        f"{day.isoformat()} {clock}",
        f"{weekday} ({day.day}/{day.month}/{day.year}) pukul {clock}",
        moment.isoformat(),
    ):
        found = parse_date_line(line, now=now, default_offset=UTC)
        assert found is not None, line
        assert found.isoformat() == moment.isoformat(), line


@given(TEXTS, st.none() | st.dates())
@example("Kamis (5/9/2024) hingga Jumat (6/9/2024)", None)
@example("29 Februari", date.min)
@example("31 Desember mendatang", date.max)
def test_spans_are_in_order_and_found_again(text: str, anchor: date | None) -> None:
    mentions = find_dates(text, anchor)
    offsets = [offset for mention in mentions for offset in (mention.start, mention.end)]
    assert offsets == sorted(offsets)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(mention.end_date is None or mention.date < mention.end_date for mention in mentions)
    for mention in mentions:
        surface = text[mention.start : mention.end]
        again = find_dates(surface, mention.end_date or mention.date)
        assert [(found.start, found.end) for found in again[:1]] == [(0, len(surface))] or surface[0].isdigit()


@given(TEXTS)
@example("999 tahun 999 bulan 999 minggu lalu")
def test_no_line_raises(line: str) -> None:
    for now in (datetime(2024, 2, 6, tzinfo=UTC), datetime(1, 1, 3, tzinfo=UTC)):
        found = parse_date_line(line, now=now, default_offset=WITA)
        assert found is None or found.tzinfo is not None


@given(st.characters())
def test_offsets_survive_every_character(character: str) -> None:
    text = f"{character} Kamis (5/9/2024)"
    assert [text[mention.start : mention.end] for mention in find_dates(text)] == ["Kamis (5/9/2024)"]
