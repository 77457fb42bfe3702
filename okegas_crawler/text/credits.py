"""Who wrote an article and where, as its own text says: dateline, reporter's code, byline."""

import re
from collections.abc import Sequence
from functools import lru_cache

_PLACE = r"(?P<place>[^\W\d_][\w'’-]*\.?(?: [^\W\d_][\w'’-]*){0,3}(?:, [^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2})?)"
_DASH = r"(?:,?\s*[-–—]{1,2}\s*)"
_PUBLISHER = (
    r"(?:\(\s*[\w. ]{2,30}\)|[\w-]+(?:\.[\w-]+)*\.(?:id|com|co|net|news|info|org|tv|online))"  # (ANTARA), Nama.com
)
_TEXT = r"(?=[\w“\"‘'(])"
_ALONE = re.compile(rf"{_PLACE}\s+[-–—]{{1,2}}\s+{_TEXT}")
_LONGEST = 120  # characters that a dateline may take


def dateline(paragraph: str, site_name: str = "") -> str | None:
    """The place that opens a report, as printed; None where the text opens otherwise.

    The publisher's name stands before or behind the place, or the place stands alone, all in capitals. `site_name` is a
    publisher's name that is no address. A sentence that merely has a dash has no dateline.

    >>> dateline("OKEGAS.ID, Tanjung Redeb – Pemerintah menggelar rapat.")
    'Tanjung Redeb'
    >>> dateline("SAMARINDA (ANTARA) - Warga menunggu."), dateline("Berau, Kompas.com - Warga menunggu.")
    ('SAMARINDA', 'Berau')
    >>> dateline("Bupati Berau – Sri Contoh – hadir."), dateline("OKEGAS.ID – Warga menunggu.")
    (None, None)
    """
    opening = paragraph[:_LONGEST]
    for form in _forms(site_name):
        found = form.match(opening)
        if found and all(word[0].isupper() for word in found["place"].split()):
            return found["place"]
    found = _ALONE.match(opening)
    return found["place"] if found and found["place"].isupper() else None


@lru_cache
def _forms(site_name: str) -> tuple[re.Pattern[str], ...]:
    publisher = rf"(?:{re.escape(site_name)}|{_PUBLISHER})" if site_name else _PUBLISHER
    between = rf"(?:\s*[,|/:]\s*|{_DASH}|\s+)"
    return (
        re.compile(rf"{publisher}{between}{_PLACE}{_DASH}{_TEXT}", re.IGNORECASE),
        re.compile(rf"{_PLACE}{between}{publisher}{_DASH}{_TEXT}", re.IGNORECASE),
    )


_CLOSE = re.compile(r"[(\[]([^()\[\]\n]{1,60})[)\]]\s*$")
_CODE = re.compile(r"[^\W\d_][\w.' -]{1,29}")
_NO_CODE = frozenset({"adv", "advertorial", "ads", "bersambung", "habis", "selesai", "tamat", "rilis"})
_SENTENCE_ENDS = ("", *'.!?…”’"*()[]')


def sign_off(body: str) -> str | None:
    """The reporter's code in the brackets that close an article: `ant` of `(*/ant)`; None without one.

    Of several codes the first that names a person; asterisks are none, and `adv` only beside another. Without an
    asterisk the brackets stand behind a finished sentence and hold single words; others explain a word: "… badan
    kesehatan dunia (WHO)".

    >>> sign_off("Hadirin pulang. (*/ant)"), sign_off("Hadirin pulang.(adv/div/ant)")
    ('ant', 'div')
    >>> sign_off("Hadirin pulang. (*)"), sign_off("Ia bekerja di (WHO)"), sign_off("(*/ant) Hadirin pulang.")
    (None, None, None)
    >>> sign_off("Hadirin pulang. (*/adv)"), sign_off("Hadirin pulang. (adv)")
    ('adv', None)
    """
    tail = body[-_LONGEST:]
    found = _CLOSE.search(tail)
    if found is None:
        return None
    starred = "*" in found[1]
    if not starred and tail[: found.start()].rstrip()[-1:] not in _SENTENCE_ENDS:
        return None
    codes = [code.strip() for code in re.split(r"[/|,;]", found[1].replace("*", ""))]
    codes = [code for code in codes if _CODE.fullmatch(code) and (starred or " " not in code)]
    persons = (code for code in codes if code.lower() not in _NO_CODE)
    return next(persons, codes[0] if starred and codes else None)


ACCOUNTS = frozenset({"admin", "administrator", "root", "wpadmin", "super admin"})
"""Names of WordPress's first account, in lower case: nobody's."""

_AUTHOR = r"penulis|reporter|pewarta|wartawan|jurnalis|kontributor|peliput|oleh|writer"
_OTHER = r"editor|redaktur|penyunting|foto(?:grafer)?|sumber|publisher|uploader|kameramen|penerjemah"
_PLACED = r"(?-i: [A-Z][\w'’-]+){0,2}"  # Kontributor Talisayan: …
_ROLES = re.compile(
    rf"(?:^|[\s*|/;,•·–—(\[-])((?:(?:{_AUTHOR}){_PLACED}|{_OTHER})(?:\s*(?:/|&|dan)\s*(?:{_AUTHOR}|{_OTHER}))?)\s*[:：]",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"laporan (?:wartawan|reporter|jurnalis|kontributor) [\w. -]{2,40}, (?P<name>[^,]+)", re.IGNORECASE
)
_PARTICLES = frozenset({"dan", "bin", "binti", "al", "el", "van", "de", "da"})
_FIRST, _LAST = 4, 5  # paragraphs at either end in which credits stand


def byline(paragraphs: Sequence[str]) -> str | None:
    """The author named by a credit line of its own among the first or last few paragraphs; None without one.

    >>> byline(["Penulis: Anita Contoh | Editor: Budi Contoh", "Warga menunggu."])
    'Anita Contoh'
    >>> byline(["Warga menunggu.", "Editor: Budi/Reporter : Anita R."]), byline(["Oleh: karena itu, warga menunggu."])
    ('Anita R.', None)
    >>> byline(["Kontributor Tanjung Batu: Rudi C."]), byline(["Jurnalis itu berkata: Rapat Ditunda."])
    ('Rudi C.', None)
    """
    for paragraph in (*paragraphs[:_FIRST], *paragraphs[_FIRST:][-_LAST:]):
        if len(paragraph) <= 2 * _LONGEST and (name := _author(paragraph)):
            return name
    return None


def _author(line: str) -> str | None:
    if found := _REPORT.fullmatch(line):
        return personal_name(found["name"])
    if ":" not in line and "：" not in line:
        return None  # no role: spares most paragraphs the search
    before, *roles_and_names = _ROLES.split(line)
    if before.strip(" *-–—([|•"):
        return None
    for role, name in zip(roles_and_names[::2], roles_and_names[1::2], strict=True):
        if re.match(_AUTHOR, role, re.IGNORECASE):
            return personal_name(name)
    return None


def personal_name(text: str) -> str | None:
    """A person's name, or None for what is none: a sentence, a placeholder.

    >>> personal_name(" Anita binti Contoh |"), personal_name("karena itu"), personal_name("—")
    ('Anita binti Contoh', None, None)
    """
    name = re.split("[|•·]", text.lstrip(" |•·"), maxsplit=1)[0].strip(" /;,()[]*-–—")
    words = re.findall(r"[^\W\d_][^\s]*", name)
    if not 0 < len(words) <= 8 or re.search(r"[^\W\d_]{5,}\.$", name):
        return None
    return name if all(word[0].isupper() or word in _PARTICLES for word in words) else None
