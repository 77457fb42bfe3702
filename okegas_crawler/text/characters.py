"""What a reader can see of a text: no control characters, no broken halves of characters, plain white space.

Everything else stays as it is: no Unicode normalisation, zero-width joiners and emoji untouched.
"""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""C0 but for tab and line feed, DEL, C1, lone surrogates: they break a JSON line for some reader or other."""


def printable(text: str) -> str:
    r"""`text` without NUL, control characters (but `\n` and `\t`), DEL and lone surrogates.

    A text that has none comes back as the same object.

    >>> printable("Tanjung Redeb")
    'Tanjung Redeb'
    >>> printable("Rp 3\x00,9\x7f miliar\r\n")
    'Rp 3,9 miliar\n'
    >>> printable("patah \ud83d")
    'patah '
    """
    return _UNPRINTABLE.sub("", text) if _UNPRINTABLE.search(text) else text


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
