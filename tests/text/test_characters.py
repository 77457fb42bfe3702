"""Control characters, lone surrogates and white space."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okegas_crawler.text.characters import has_mojibake, one_line, printable


@pytest.mark.parametrize(
    "text", ["", "Rp 3,9 miliar", "a\n\tb", "“–•”", "cafe\u0301", "👨\u200d👩", "\u2028", "\ufeff", "\xa0"]
)
def test_a_printable_text_is_the_same_object(text: str) -> None:
    assert printable(text) is text


@pytest.mark.parametrize(
    "bad",
    [
        "\x00",
        "\x01",
        "\x08",
        "\x0b",
        "\x0c",
        "\r",
        "\x1b",
        "\x1f",
        "\x7f",
        "\x80",
        "\x85",
        "\x9f",
        "\ud83d",
        "\ufdd0",
        "\uffff",
    ],
)
def test_what_breaks_a_line_for_some_reader_goes(bad: str) -> None:
    assert printable(f"a{bad}b") == "ab"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a \n b\t", "a b"),
        ("a\xa0\u2009\u3000b", "a b"),
        ("a\x00b", "ab"),
        ("\n\xa0", ""),
        ("a\u200bb", "a\u200bb"),
        ("a\r\nb", "a b"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text(alphabet=st.characters()))
def test_printable_text_can_be_written_and_stays(text: str) -> None:
    clean = printable(text)
    assert printable(clean) is clean
    assert clean.encode() is not None
    assert "\n" not in one_line(text)


@pytest.mark.parametrize("text", ["“Kutipan”", "Rp 3\xa0miliar", "Café – 30°C", "👨 hadir", "\ufeffOKEGAS", "ÃÂ"])
def test_utf_8_that_was_taken_for_windows_1252_is_seen(text: str) -> None:
    mangled = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in text.encode())
    assert not has_mojibake(text)
    assert has_mojibake(mangled)
