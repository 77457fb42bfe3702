"""The character sets of pages: what is declared against what the bytes are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okegas_crawler import extract
from okegas_crawler.markup.charset import charset, decoded, in_utf_8

TEXT = "OKEGAS.ID, Tanjung Redeb – “Café” milik warga"
HTML = "text/html; charset="


def meta(name: str) -> str:
    return f"<meta charset={name}><p>{TEXT}"


@pytest.mark.parametrize(
    ("body", "content_type", "is_corrected"),
    [
        (TEXT.encode(), HTML + "UTF-8", False),
        (TEXT.encode(), "", False),
        (TEXT.encode("cp1252"), HTML + "windows-1252", False),
        (TEXT.encode("cp1252"), HTML + "ISO-8859-1", False),  # as browsers take it
        ("\ufeff".encode() + TEXT.encode(), HTML + "utf-8", False),
        (("\ufeff" + TEXT).encode("utf-16-le"), HTML + "utf-16", False),
        (("<p>" + TEXT).encode("utf-16-le"), HTML + "utf-16-le", False),
        (("<p>" + TEXT).encode("utf-16-be"), HTML + "utf-16", False),
        (TEXT.encode(), HTML + "ISO-8859-1", True),
        (TEXT.encode(), HTML + "windows-1252", True),
        (TEXT.encode(), HTML + "us-ascii", True),
        (TEXT.encode(), HTML + "utf-16", True),
        (TEXT.encode(), HTML + "gb2312", True),
        (TEXT.encode("cp1252"), HTML + "UTF-8", True),
        (TEXT.encode("cp1252"), "", False),
        (("\ufeff" + TEXT).encode("utf-16-le"), HTML + "utf-8", True),
        (TEXT.encode(), HTML + "x-tidak-ada", False),
        (TEXT.encode(), HTML + "rot13", False),
        (TEXT.encode(), HTML + "punycode", False),
        (TEXT.encode(), HTML + "\0", False),
    ],
)
def test_the_text_is_read_whatever_is_declared(body: bytes, content_type: str, is_corrected: bool) -> None:
    assert decoded(body, content_type).removeprefix("<p>") == TEXT
    assert charset(body, content_type).is_corrected is is_corrected


@pytest.mark.parametrize("name", ["windows-1252", "iso-8859-1", "utf-16", "tidak-ada"])
def test_the_head_is_believed_no_more_than_the_header(name: str) -> None:
    assert decoded(meta(name).encode()) == meta(name)


def test_one_broken_byte_stays_one_replacement_character() -> None:
    body = TEXT.encode() + b" \xe9 " + TEXT.encode()
    for declared in ("utf-8", "windows-1252"):
        assert decoded(body, HTML + declared) == f"{TEXT} \N{REPLACEMENT CHARACTER} {TEXT}"
    assert decoded(TEXT.encode()[:-1] + b"\xe2\x80") == TEXT[:-1] + "\N{REPLACEMENT CHARACTER}"
    assert decoded(b"Harga \xff turun") == "Harga \N{REPLACEMENT CHARACTER} turun"


def test_a_page_of_utf_8_is_the_very_same() -> None:
    body = TEXT.encode()
    assert in_utf_8(body)[0] is body


def test_a_declared_charset_that_is_wrong_does_not_change_the_record() -> None:
    page = "<meta charset=iso-8859-1><body class=single><h1>Café</h1><div class=entry-content><p>" + TEXT
    article = extract(page.encode(), "https://okegas.id/kerja-bakti/")
    assert article is not None
    assert (article.title, article.body) == ("Café", TEXT)


NAMES = ["utf-8", "utf-16", "utf-32", "utf-7", "cp1252", "gb18030", "hz", "iso2022_jp", "idna", "hex", "undefined", "x"]


@given(st.binary(max_size=200), st.sampled_from(NAMES), st.booleans())
def test_no_bytes_raise(body: bytes, name: str, in_head: bool) -> None:
    if in_head:
        body = b"<meta charset=" + name.encode() + b">" + body
    text = decoded(body, "" if in_head else HTML + name)
    assert in_utf_8(body, "" if in_head else HTML + name)[0].decode() == text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("body", [b"\xff" * 5_000_000, b"a\xe9 " * 2_000_000, "–é".encode() * 1_000_000 + b"\xff"])
def test_time_is_linear(body: bytes) -> None:
    started = time.process_time()
    decoded(body, HTML + "utf-8")
    assert time.process_time() - started < 4
