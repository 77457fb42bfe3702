"""Text reduced to what the date patterns tell apart."""

ASCII = {"\t": " ", "`": "'", "~": "-", "[": "(", "{": "(", "]": ")", "}": ")"}
BEYOND_ASCII = {
    "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000": " ",
    "\xad\u200b\u200c\u200d\u2060\ufeff": " ",  # of no width, left between words by editors' pasting
    "‐‑‒–—―−": "-",
    "’‘ʼ´′": "'",
    "⁄∕": "/",
    "İ": "i",  # the one letter whose lower case is two characters: offsets would shift
}


def plain(text: str) -> str:
    """The text in lower case with plain spaces, hyphens, apostrophes and brackets, every character at its offset.

    >>> plain("Jum’at [9–10 Agt]")
    "jum'at (9-10 agt)"
    """
    for odd, replacement in ASCII.items():
        text = text.replace(odd, replacement)
    if not text.isascii():
        for odd_ones, replacement in BEYOND_ASCII.items():
            for odd in odd_ones:
                text = text.replace(odd, replacement)
    return text.lower()
