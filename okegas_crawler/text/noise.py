r"""Lines of plain text that are a widget and not the article: each rule is a marker *and* a shape, and takes a whole line.

The phrase alone is never enough: "…baca juga ketentuan…" within a sentence is a journalist's.
"""

import re

from okegas_crawler.text.kinds import Kind

LONGEST = 400  # characters of the longest line that may be noise; calls to subscribe are the long ones

_OPENING = r"[^\w\"“”‘’']*"  # bullets, arrows, dashes, brackets; a quotation mark opens a journalist's sentence
_CLOSING = r"[^\w\"“”]*$"


def _whole(*phrases: str) -> re.Pattern[str]:
    """A line of one of `phrases` (regular expressions), with nothing but punctuation around it."""
    return re.compile(rf"{_OPENING}(?:{'|'.join(phrases)}){_CLOSING}", re.IGNORECASE)


_LINES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.AD,
        _whole(
            r"iklan(?: video(?: list)?)?",  # okegas.id: IKLAN VIDEO LIST
            r"(?:advertisements?|sponsored(?: content)?|pariwara)(?: *[-–—|:]* *scroll to (?:continue|resume)[\w ]*)?",
            r"(?:scroll|gulir|geser)(?: ke bawah)? (?:to|untuk|dan) (?:continue|resume|melanjutkan|lanjut|membaca|baca)[\w ]{0,40}",
            r"(?:continue|lanjutkan) (?:reading|membaca) (?:below|di bawah)[\w ]{0,30}",
            r"(?:artikel|berita) (?:ini )?(?:berlanjut|dilanjutkan) (?:setelah|di bawah) (?:iklan|halaman)[\w ]{0,20}",
        ),
    ),
    (
        Kind.VIEW_COUNTER,
        _whole(
            r"[\d.,]+[kKmM]? *(?:views?|kali (?:dibaca|dilihat)|x (?:dibaca|dilihat)|pembaca)",
            r"(?:(?:post|page) )?views? *[:=] *[\d.,]+[kKmM]?",
            r"(?:telah )?(?:dibaca|dilihat|hits?|visitors?|pengunjung) *[:=]? *[\d.,]+[kKmM]?(?: *(?:kali|x|orang|views?|pembaca))?",
            r"(?:reading time|waktu baca|estimasi baca)? *[:=]? *(?:< *)?\d+ *(?:min(?:ute)?s?|menit) (?:read|baca|membaca)(?:ing)?",
            r"(?:reading time|waktu (?:baca|membaca)|estimasi (?:waktu )?baca) *[:=]? *(?:< *)?\d+ *(?:min(?:ute)?s?|menit)",
        ),
    ),
    (
        Kind.SHARE,
        _whole(
            r"(?:bagikan|share|sebarkan)(?: (?:ini|this|berita|artikel)(?: ini)?)? *:",
            r"(?:bagikan|share|sebarkan) (?:this|ini|berita ini|artikel ini|this article|this post|on [a-z]+|ke [a-z]+)",
            r"(?:like this|menyukai ini|suka ini) *:?(?: *(?:like|suka|memuat|loading)[ .…]*)*",
            r"(?:like|suka) (?:loading|memuat) *(?:\.{3}|…)",
            r"click to (?:share|email|print) [\w ()]{3,80}",
            r"klik untuk (?:berbagi|membagikan|mencetak|mengirim)[\w ()]{3,80}",
        ),
    ),
    (
        Kind.COMMENTS,
        _whole(
            r"(?:\d+|no|tidak ada|belum ada) (?:comments?|komentar|responses?|replies)",
            r"(?:post|leave|add|write) an? (?:comment|reply)",
            r"(?:tinggalkan|tulis|beri|kirim)(?:kan)? (?:sebuah )?(?:balasan|komentar)(?: (?:anda|batalkan balasan))*",
            r"(?:leave a reply )?cancel reply|batalkan balasan",
            r"your email address will not be published\.?(?: required fields are marked *\*?)?",
            r"alamat email anda tidak akan dipublikasikan\.?(?: (?:ruas|bidang) yang wajib ditandai *\*?)?",
            r"(?:save my name|simpan nama(?: saya)?), email, (?:and website|dan situs web)[^.]{0,80}\.?",
        ),
    ),
    (
        Kind.PAGE_LINKS,
        _whole(
            r"(?:pages?|halaman|laman) *: *\d{1,3}(?: *[ |,] *\d{1,3})*(?: *(?:selanjutnya|next|all|semua|tampilkan semua))?",
            r"(?:pages?|halaman|laman)(?: +\d{1,3}){2,}(?: *(?:selanjutnya|next|all|semua|tampilkan semua))?",
        ),
    ),
)

_VERB = (
    r"(?:ayo |yuk,? |mari |silakan |jangan lupa |segera )?"
    r"(?:ikuti|simak|baca|join|gabung|bergabung|follow|subscribe|dapatkan|cek|klik|langganan|berlangganan|temukan|update|download|unduh|nikmati)"
)
_CHANNEL = re.compile(
    r"\b(?:google news|whatsapp|telegram|youtube|instagram|tiktok|facebook|twitter|threads|newsletter|saluran|kanal|channel|wa grup"
    r"|e?-?mail|aplikasi)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:berita|artikel|update|informasi|news|konten|breaking|kami|klik|di sini|disini|pos terbaru|saluran|channel|kanal)\b",
    re.IGNORECASE,
)
_CALL = re.compile(rf"{_OPENING}{_VERB}\b", re.IGNORECASE)
_CALLS = _whole(
    r"eksplorasi konten lain dari .{1,60}",  # Jetpack, Indonesian
    r"discover more from .{1,60}",
    r"(?:subscribe|berlangganan) (?:to get|untuk mendapatkan|sekarang agar).{1,120}",
    r"ketik e?-?mail anda.{0,20}",
    r"type your email.{0,20}",
)
_SPEECH = re.compile(r"[\"“”]|\b(?:ujar|kata|tutur|ucap|imbuh|tegas|jelas|ungkap|beber)(?:nya)?\b", re.IGNORECASE)

_JUGA = r"(?:baca|simak|lihat|tonton|cek|dengar)(?:kan)?\s+(?:juga|pula|selengkapnya|artikel lainnya|berita lainnya)"
_RELATED = re.compile(rf"{_OPENING}{_JUGA}\s*(?P<sign>[:：>»–—-]*)(?P<gap>\s*)(?P<title>.*)", re.IGNORECASE)
_READ = re.compile(rf"{_OPENING}(?:baca|simak|berita terkait|artikel terkait)\s*[:：]\s*(?P<title>.+)", re.IGNORECASE)
_MARKER = _whole(_JUGA + r"\s*[:：>»–—-]*")
_HEADING = _whole(
    r"related (?:posts?|articles?|news|stories|topics)",
    r"(?:berita|artikel|post|pos|tulisan|konten|topik) (?:terkait|lainnya|lain|terpopuler|populer|terbaru|serupa|pilihan)",
    r"terpopuler|terkait|trending|rekomendasi untuk anda|you (?:may|might) also like|more from .{1,40}",
)
_TAGS = re.compile(rf"{_OPENING}(?:tags?|tagged|tagar)\s*[:：]\s*(?P<tags>.+)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!\.)(?<!…)[.,;:”\"]\s*(?:\([^()]{1,20}\))?\s*$")


def line_kind(line: str) -> Kind | None:
    """The kind of noise that a whole line is, by itself, or None.

    >>> line_kind("IKLAN VIDEO LIST"), line_kind("Baca juga: Warga Segah Panen Padi")
    (<Kind.AD: 'ad'>, <Kind.RELATED_LINK: 'related-link'>)
    >>> line_kind("IKLAN rokok dilarang di area itu.")
    >>> line_kind("Baca juga ketentuan di papan pengumuman itu.")
    """
    if len(line) > LONGEST:
        return None
    for kind, pattern in _LINES:
        if pattern.match(line):
            return kind
    if _is_call(line):
        return Kind.SUBSCRIPTION
    if _is_related(line):
        return Kind.RELATED_LINK
    return None


def is_related_marker(line: str) -> bool:
    """Whether a line is "Baca juga" alone: the titles stand on the next lines."""
    return len(line) <= LONGEST and _MARKER.match(line) is not None


def is_related_heading(line: str) -> bool:
    """Whether a line is the heading of a list of further articles: "Berita Terkait", "Related Posts"."""
    return len(line) <= LONGEST and _HEADING.match(line) is not None


def is_tag_line(line: str) -> bool:
    """Whether a line is a list of tags: "Tags: Berau, Pilkada". Only a text's last lines are asked."""
    found = _TAGS.match(line) if len(line) <= LONGEST else None
    return found is not None and not _SENTENCE_END.search(found["tags"])


def is_title(line: str) -> bool:
    """Whether a line looks like a headline: it opens large, is no longer than one, and has no sentence's end.

    >>> is_title("- Harga Cabai di Pasar Sambaliung Naik"), is_title("Warga berharap jalan itu diperbaiki.")
    (True, False)
    """
    text = line.strip().lstrip("-–—•*·▪►»>0123456789.) \t\xa0")
    return 0 < len(text) <= 160 and not text[0].islower() and not _SENTENCE_END.search(text)


def _is_related(line: str) -> bool:
    if found := _RELATED.match(line):
        title = found["title"].strip(" \t\xa0[]()*_")
        if not title:
            return False  # a marker alone: its titles are looked for
        if ":" in found["sign"] or "：" in found["sign"]:
            return not _SENTENCE_END.search(title)
        marked = bool(found["sign"]) or len(found["gap"]) > 1 or _is_shouted(line)
        return marked and is_title(title)
    if found := _READ.match(line):
        return is_title(found["title"]) and _is_title_case(found["title"])
    return False


def _is_shouted(line: str) -> bool:
    """Whether "Baca Juga" is written as a label, both words large."""
    words = re.findall(r"\w+", line)[:2]
    return len(words) == 2 and all(word[0].isupper() for word in words)


def _is_title_case(title: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d]\w+", title) if len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) * 3 >= len(words) * 2


def _is_call(line: str) -> bool:
    if _CALLS.match(line):
        return True
    return bool(_CALL.match(line) and _CHANNEL.search(line) and _OFFER.search(line) and not _SPEECH.search(line))
