"""Mail addresses as a reader sees them, where Cloudflare hides them from robots until a script has run."""

import re

MARK = b"data-cfemail"

_HIDDEN = re.compile(
    rb"""<(a|span)\b[^<>]*\bdata-cfemail=["']?([0-9a-fA-F]{6,256})(?![0-9a-fA-F])[^<>]*>[^<>]*</\1>""", re.IGNORECASE
)
_ADDRESS = re.compile(rb"[^\s<>&@]+@[^\s<>&@]+")


def with_mail_addresses(html: bytes) -> bytes:
    """`html` with the addresses in the place of the elements that say "[email protected]"; the same object without any.

    The first byte of a hidden address is the key of all others.

    >>> with_mail_addresses(b'<p><a data-cfemail="0263426c2c6b66">[email&#160;protected]</a>')
    b'<p>a@n.id'
    >>> with_mail_addresses(b'<a data-cfemail="02">x</a>'), with_mail_addresses(b'<b data-cfemail="0202023c">x')
    (b'<a data-cfemail="02">x</a>', b'<b data-cfemail="0202023c">x')
    """
    return _HIDDEN.sub(_shown, html) if MARK in html else html


def _shown(hidden: re.Match[bytes]) -> bytes:
    key, *address = bytes.fromhex(hidden[2][: len(hidden[2]) // 2 * 2].decode())
    shown = bytes(byte ^ key for byte in address)
    return shown if _ADDRESS.fullmatch(shown) else hidden[0]
