"""Whether several spellings name one thing, as a reader compares them."""

import re
from collections.abc import Iterable

_NO_LETTERS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """What two spellings of a name have in common, whatever the case, quotation marks, dashes and spaces.

    >>> letters("Rapat Desa – “Kampung Contoh”") == letters('RAPAT DESA - "Kampung Contoh"')
    True
    """
    return _NO_LETTERS.sub("", text).casefold()


def disagree(names: Iterable[str]) -> bool:
    """Whether names of one thing name different things; one that says more than another does not, nor an empty one.

    >>> disagree(["Harga Cabai Turun", "HARGA CABAI TURUN | Kabar Berau", "Harga cabai…", ""])
    False
    >>> disagree(["Harga Cabai Turun", "Harga Cabai Naik"]), disagree([])
    (True, False)
    """
    spellings = set(names)
    if len(spellings) < 2:
        return False
    different = set(map(letters, spellings)) - {""}
    shortest = min(different, key=len, default="")
    return any(shortest not in name for name in different)
