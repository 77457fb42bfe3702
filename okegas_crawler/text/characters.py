"""What a reader can see of a text: no control characters, no broken halves of characters, plain white space.

Everything else stays as it is: no Unicode normalisation, zero-width joiners and emoji untouched.
"""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""C0 but for tab and line feed, DEL, C1, lone surrogates, noncharacters: each breaks a line for some reader."""

_LEADS = "ÂÃâïð"
_FOLLOWING = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE = re.compile(f"[ÂÃ]{_FOLLOWING}|[âï]{_FOLLOWING}{{2}}|ð{_FOLLOWING}{{3}}")
"""Bytes of UTF-8 that were taken for windows-1252: of accented letters and signs, of punctuation, of emoji. Not those
of all characters: `É”` and `é’”` are of that kind, too, and stand in good texts."""


def printable(text: str) -> str:
    r"""`text` without NUL, control characters (but `\n` and `\t`), DEL, lone surrogates, noncharacters.

    A text that has none comes back as the same object.

    >>> printable("Tanjung Redeb")
    'Tanjung Redeb'
    >>> printable("Rp 3\x00,9\x7f miliar\r\n")
    'Rp 3,9 miliar\n'
    >>> printable("patah \ud83d")
    'patah '
    """
    if text.replace("\n", "").isprintable() or not _UNPRINTABLE.search(text):
        return text
    return _UNPRINTABLE.sub("", text)


def one_line(text: str) -> str:
    r"""`text` as one printable line: white space of every kind becomes one space, line breaks and NBSP too.

    >>> one_line("Bupati  Berau ")
    'Bupati Berau'
    >>> one_line("\n\tRp\xa03,9\u2009miliar\x00\n")
    'Rp 3,9 miliar'
    >>> one_line("\xa0")
    ''
    """
    # Most texts have only what Unicode calls printable: that is asked more quickly than what we call so.
    return " ".join((text if text.strip().isprintable() else printable(text)).split())


def has_mojibake(text: str) -> bool:
    """Whether a text shows bytes of UTF-8 that somebody took for windows-1252, as `â€œ` for “.

    Such a text stays as the site prints it: what mends it also changes a journalist's quotation marks.

    >>> has_mojibake("kata â€œBupatiâ€"), has_mojibake("CafÃ© Segah"), has_mojibake("30Â°C")
    (True, True, True)
    >>> has_mojibake("“KAFÉ”, ‘à la carte’ – São Paulo"), has_mojibake("Â"), has_mojibake("crème brûlée")
    (False, False, False)
    """
    return any(lead in text for lead in _LEADS) and _MOJIBAKE.search(text) is not None
