"""The character set of a page: what it declares, held against what its bytes are.

Bytes that read as UTF-8 are UTF-8, whatever is declared: text in another character set all but never does.
"""

import re
from typing import NamedTuple

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, to_unicode

UTF_8 = "utf-8"
WINDOWS = "cp1252"  # what browsers take ISO-8859-1 and ASCII for

# Codecs of Python that are character sets of pages; others transform (rot13), or take quadratic time (punycode).
_CHARSETS = re.compile(r"(?:ascii|big5|cp|euc|gb|hz|iso2022|iso8859|johab|koi8|latin|mac|shift|tis|utf)", re.IGNORECASE)
_WIDE = ("utf-16", "utf-32", "utf_16", "utf_32")
_HIGH = re.compile(rb"[\x80-\xff]")
_WINDOWS_TEXT = re.compile(rb"[A-Za-z][\xc0-\xfe](?![\x80-\xbf])|[\x85\x91-\x97\xa0\xab\xb0\xb7\xbb]")
"""Bytes of a text in windows-1252: a letter behind a letter; quotation marks, dashes, spaces."""


class Charset(NamedTuple):
    """The character set of a page."""

    name: str
    """As Python calls it."""

    is_corrected: bool
    """Whether the page declares another one."""

    is_broken: bool
    """Whether some of its bytes may be no characters."""


def charset(body: bytes, content_type: str = "") -> Charset:
    r"""The character set that the bytes of a page are in, whatever its `Content-Type` and its head say.

    Where they are not quite UTF-8, they are UTF-8 all the same if most of what is not ASCII reads as such; otherwise
    what is declared, and windows-1252 where UTF-8 is declared but the bytes are those of a text in the other.

    >>> charset("“Harga” turun".encode(), "text/html; charset=UTF-8")
    Charset(name='utf-8', is_corrected=False, is_broken=False)
    >>> charset("“Harga” turun".encode(), "text/html; charset=ISO-8859-1")
    Charset(name='utf-8', is_corrected=True, is_broken=False)
    >>> charset("“Harga” turun".encode("cp1252"), "text/html; charset=UTF-8")
    Charset(name='cp1252', is_corrected=True, is_broken=False)
    """
    marked, _ = read_bom(body)
    if marked is not None:
        declared = _declared(body, content_type)
        return Charset(marked, declared is not None and not _is_alike(declared, marked), marked != UTF_8)
    if b"\0" in body[:100] and (wide := _wide(body, _declared(body, content_type))):
        return wide
    try:
        text = body.decode(UTF_8)
    except UnicodeDecodeError:
        return _of_broken_utf_8(body, _declared(body, content_type))
    declared = None if text.isascii() else _declared(body, content_type)
    return Charset(UTF_8, declared not in (None, UTF_8), is_broken=False)


def decoded(body: bytes, content_type: str = "") -> str:
    r"""The text of a page; what is no character is U+FFFD. Never raises.

    >>> decoded("Café”".encode("cp1252"), "text/html; charset=utf-8"), decoded(b"Berau \xff", "text/html; charset=x")
    ('Café”', 'Berau \ufffd')
    """
    return _text(body, charset(body, content_type).name)


def in_utf_8(body: bytes, content_type: str = "") -> tuple[bytes, Charset]:
    """A page in the parser's encoding, and the character set that it came in. Most pages come back as they are."""
    found = charset(body, content_type)
    if found.name == UTF_8 and not found.is_broken:
        return body.removeprefix(b"\xef\xbb\xbf"), found
    return _text(body, found.name).encode(UTF_8, "replace"), found


def _text(body: bytes, name: str) -> str:
    marked, mark = read_bom(body)
    return to_unicode(body[len(mark) :] if mark and marked == name else body, name)


def _declared(body: bytes, content_type: str) -> str | None:
    """The character set that a page declares; None without one, and for a name that is none."""
    try:
        name = http_content_type_encoding(content_type) or html_body_declared_encoding(body)
    except (ValueError, LookupError):  # a name that Python's codecs choke on
        return None
    return name if name is not None and _CHARSETS.match(name) else None


def _is_alike(declared: str, marked: str) -> bool:
    """Whether a declared name and the one of a byte order mark are the same but for the order."""
    return declared.replace("_", "-").startswith(marked[:6].replace("_", "-").rstrip("-"))


def _wide(body: bytes, declared: str | None) -> Charset | None:
    """The character set of a page of two or four bytes a character without a mark; None where it is not one."""
    order = "be" if body[:100:2].count(0) > body[1:100:2].count(0) else "le"
    if declared is not None and declared.startswith(_WIDE):
        return Charset(f"{declared[:6]}-{order}", is_corrected=False, is_broken=True)
    if body.startswith((b"<\0", b"\0<")):
        return Charset(f"utf-16-{order}", is_corrected=declared is not None, is_broken=True)
    return None


def _of_broken_utf_8(body: bytes, declared: str | None) -> Charset:
    """The character set of bytes that are not UTF-8 throughout."""
    text = body.decode(UTF_8, "replace")
    broken = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    read = len(_HIGH.sub(b"", body))
    whole = len(text) - read - text.count("\ufffd")  # characters that are not ASCII
    if declared in (None, UTF_8) or (declared is not None and declared.startswith(_WIDE) and b"\0" not in body[:100]):
        is_windows = broken > whole and 2 * len(_WINDOWS_TEXT.findall(body)) >= broken
        name = WINDOWS if is_windows else UTF_8
        return Charset(name, declared not in (None, name), is_broken=not is_windows)
    assert declared is not None
    if whole > broken:
        return Charset(UTF_8, is_corrected=True, is_broken=True)
    return Charset(declared, is_corrected=False, is_broken=False)
