"""Who wrote an article and where, as its own text says: dateline, byline, reporter's code."""

import re
from collections.abc import Sequence

from okegas_crawler.text.characters import one_line

_PLACE = r"(?P<place>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}(?:, [^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2})?)"
_DASH = r"\s*[-–—]{1,2}\s*"
_AGENCY = r"(?:\(\s*[\w. ]{2,30}\)|[\w-]+(?:\.[\w-]+)*\.(?:co\.id|id|com|co|net|news|info|org|tv|online))"  # (ANTARA), Nama.com
_SPEECH = r"(?=[\w“\"‘'(])"
_WORD = re.compile(r"[^\W\d_]")


def dateline(paragraph: str, site_name: str = "") -> str | None:
    """The place that opens a report, as printed; None where the text opens otherwise.

    The publisher's name stands before or behind the place, or the place stands alone in capitals. A sentence that merely has a dash has none.

    >>> dateline("OKEGAS.ID, Tanjung Redeb – Pemerintah menggelar rapat.")
    'Tanjung Redeb'
    >>> dateline("SAMARINDA (ANTARA) - Warga menunggu."), dateline("Berau, Kompas.com - Warga menunggu.")
    ('SAMARINDA', 'Berau')
    >>> dateline("Bupati Berau – Sri Contoh – hadir.")
    """
    agency = rf"(?:{re.escape(site_name)}|{_AGENCY})" if site_name else _AGENCY
    for form in (
        rf"{agency}(?:\s*[,|:/]\s*|{_DASH}|\s+){_PLACE}{_DASH}{_SPEECH}",
        rf"{_PLACE}(?:\s*[,|/]\s*|{_DASH}|\s+){agency}{_DASH}{_SPEECH}",
    ):
        found = re.match(form, paragraph, re.IGNORECASE)
        if found and _is_place(found["place"]):
            return found["place"]
    found = re.match(rf"{_PLACE}\s+[-–—]{{1,2}}\s+{_SPEECH}", paragraph)
    return found["place"] if found and found["place"].isupper() else None


def _is_place(place: str) -> bool:
    return all(word[0].isupper() for word in re.split(r"[ ,]+", place))


_CLOSE = re.compile(r"(?P<before>[^()\[\]]?)\s*[(\[](?P<codes>[^()\[\]\n]{1,60})[)\]]\s*$")
_CODE = re.compile(r"[^\W\d_][\w.' -]{1,29}")
_NO_CODE = frozenset(
    {"adv", "advertorial", "ads", "bersambung", "habis", "selesai", "tamat", "rilis", "adv dprd", "adv pemkab"}
)


def sign_off(body: str) -> str | None:
    """The reporter's code in the brackets that close an article: `ant` of `(*/ant)`; None without one.

    Of several codes the first, `adv` and the asterisk being none. Without an asterisk the brackets stand behind a finished sentence and hold single words;
    otherwise they explain a word: "… Organisasi Kesehatan Dunia (WHO)".

    >>> sign_off("Hadirin pulang. (*/ant)"), sign_off("Hadirin pulang.(adv/div/ant)")
    ('ant', 'div')
    >>> sign_off("Hadirin pulang. (*)"), sign_off("Ia bekerja di badan dunia (WHO)"), sign_off("(*/ant) Hadirin pulang.")
    (None, None, None)
    """
    found = _CLOSE.search(body[-120:])
    if found is None:
        return None
    starred = "*" in found["codes"]
    if not starred and found["before"] not in {"", ".", "!", "?", "”", '"', "*"}:
        return None
    for code in re.split(r"[/|,;]", found["codes"].replace("*", "")):
        code = code.strip()
        if code.lower() not in _NO_CODE and _CODE.fullmatch(code) and (starred or " " not in code):
            return code
    return None


_AUTHOR = r"penulis|reporter|pewarta|wartawan|jurnalis|kontributor|peliput|oleh|writer"
_OTHER = r"editor|redaktur|penyunting|foto(?:grafer)?|sumber|publisher|uploader|kameramen|penerjemah|copywriter"
_CREDIT = re.compile(
    rf"\W*(?P<role>{_AUTHOR}|{_OTHER})(?:\s*(?:/|&|dan)\s*(?:{_AUTHOR}|{_OTHER}))?\s*[:：]\s*(?P<name>.+)",
    re.IGNORECASE,
)
_NEXT_CREDIT = re.compile(rf"\s*[|/;,•·–—-]?\s*\b(?=(?:{_AUTHOR}|{_OTHER})\s*(?:[:：/&]))", re.IGNORECASE)
_REPORT = re.compile(
    r"\W*laporan (?:wartawan|reporter|jurnalis|kontributor)\s+[\w. -]{2,40},\s*(?P<name>[^,]+)", re.IGNORECASE
)
_FIRST, _LAST = 4, 5  # paragraphs at either end in which credits stand


def byline(paragraphs: Sequence[str]) -> str | None:
    """The author named by a credit line of its own among the first or last few paragraphs; None without one.

    >>> byline(["Penulis: Anita Contoh | Editor: Budi Contoh", "Warga menunggu."])
    'Anita Contoh'
    >>> byline(["Warga menunggu.", "Editor: Budi/Reporter : Anita R."]), byline(["Oleh: karena itu warga menunggu perbaikan jalan."])
    ('Anita R.', None)
    """
    ends = [*paragraphs[:_FIRST], *paragraphs[_FIRST:][-_LAST:]]
    for paragraph in ends:
        if len(paragraph) <= 200 and (name := _author(paragraph)):
            return name
    return None


def _author(paragraph: str) -> str | None:
    if found := _REPORT.fullmatch(paragraph):
        return _name(found["name"])
    credits = [_CREDIT.fullmatch(credit) for credit in _NEXT_CREDIT.split(paragraph) if credit.strip()]
    if None in credits:
        return None
    authors = [found for found in credits if found and re.fullmatch(_AUTHOR, found["role"], re.IGNORECASE)]
    return _name(authors[0]["name"]) if authors else None


def _name(text: str) -> str | None:
    """A person's name, or None for what is none: a sentence, a placeholder."""
    name = one_line(text).strip(" \t|/;,()[]*-–—")
    words = name.split()
    if not 0 < len(words) <= 8 or not _WORD.match(name) or not name[0].isupper():
        return None
    return None if name[-1] in "?!:" or (name.endswith(".") and len(words[-1]) > 4) else name
