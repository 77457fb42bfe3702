"""Lines of plain text that are a widget, not the article: each rule is a marker *and* a shape, and takes a whole line.

The phrase alone is never enough: "…baca juga ketentuan…" within a sentence is a journalist's. Lines come squeezed:
every run of white space is one space.
"""

import re
from enum import Enum

from okegas_crawler.text.kinds import Kind


class Lead(Enum):
    """What a line leads to that is not a fragment by itself."""

    TITLES = "titles"
    """ "Baca juga" alone: the titles of further articles stand on the next lines."""

    LIST = "list"
    """The heading of a list of further articles: "Berita Terkait", "Related Posts"."""


_LABEL = 160  # characters of the longest line that a phrase of ours fills
_OPENING = r"""[^\w"“”‘’']*"""  # bullets, arrows, brackets; a quotation mark opens a journalist's sentence
_NUMBER = r"\d[\d.,]{0,12}[kKmM]?"
_NETWORK = (
    r"(facebook|twitter|x|whats\ ?app|telegram|line|pinterest|linkedin|threads|bluesky|mastodon|tumblr|reddit"
    r"|pocket|instagram|youtube|tiktok|messenger|viber|e-?mail|surel|(salin|copy)\ (tautan|link|url)|cetak|print|pdf)"
)
_UNIT = r"(kali|x|orang|pembaca|pengunjung|views?)"
_SCROLL = (
    r"(scroll|gulir|geser)(\ ke\ bawah)?\ (to|untuk|dan)\ (continue|resume|(me)?lanjut(kan)?|(mem)?baca)[\w ]{0,40}"
)

_WHOLE_LINES = {
    "AD": rf"""
        iklan\ video(\ list)?    # okegas.id: IKLAN VIDEO LIST
        | (iklan|ads?|advertisements?|(sponsored|promoted)(\ (content|posts?))?|pariwara)(\W{{1,5}}{_SCROLL})?
        | (iklan|ads)(\ (by|oleh))?\ google
        | (space|ruang|slot|pasang)\ iklan(\ (anda|(di\ )?sini|kosong|tersedia)){{0,2}}
        | (artikel|berita|story|article|content)(\ ini)?\ (continues?|berlanjut|dilanjutkan)
          \ (below|after|setelah|di\ bawah)(\ (this|the))?\ (iklan|ad(vertisement)?s?)(\ ini)?
        | {_SCROLL}
        | (continue|lanjutkan)\ (reading|membaca)\ (below|di\ bawah)[\w ]{{0,30}}""",
    "VIEW_COUNTER": rf"""
        {_NUMBER}\ (views?|pembaca|tayangan|(kali|x)\ (dibaca|dilihat))
        | 👁\ufe0f?\ ?{_NUMBER}
        | ((post|page|total|jumlah)\ )?(views?|visits?|pembaca|tayangan)\ ?[:=]\ ?{_NUMBER}(\ {_UNIT})?
        | (telah\ |sudah\ )?(dibaca|dilihat)\ ?([:=]\ ?{_NUMBER}(\ {_UNIT})?|(oleh\ )?{_NUMBER}\ ?{_UNIT})
        | (hits?|visitors?)\ ?[:=]\ ?{_NUMBER}
        | (<\ ?)?\d{{1,3}}\ ?(min|mins|minutes?|menit)\ (read|baca|membaca)
        | ((estimated\ )?read(ing)?\ time|((estimasi|perkiraan)\ )?(waktu|durasi|lama)\ (baca|membaca)|baca)\ ?[:=]?\ ?
          (<\ ?)?\d{{1,3}}\ ?(min|mins|minutes?|menit)""",
    "SHARE": rf"""
        ((bagikan|share|sebarkan)(\ (ke|on|via))?\W{{1,5}})?
          ({_NETWORK}[^\w,]{{0,5}}){{2,12}}{_NETWORK}  # with commas, a journalist's
        | (cetak|print|pdf)([^\w,]{{0,5}}(cetak|print|pdf))?
        | (bagikan|share|sebarkan)(\ (ini|this|berita|artikel)(\ ini)?)?\ ?:?
        | rate\ this\ (post|article|item) | [0-5]([.,]\d+)?\ ?/\ ?5\ -\ \(\d+\ votes?\)
        | how\ useful\ was\ this\ (post|article)\? | click\ on\ a\ star\ to\ rate\ it
        | average\ rating\ \d([.,]\d+)?\ ?/\ ?5(\.\ vote\ count:\ \d+)?
        | no\ votes\ so\ far!\ be\ the\ first\ to\ rate\ this\ (post|article)
        | (dengarkan|dengar)\ (artikel|berita)(\ ini)? | listen\ to\ this\ (article|story|post)
        | (bagikan|share|sebarkan)\ (this|ini|(berita|artikel)\ ini|this\ (article|post)|(on|ke)\ [a-z]{{1,12}})
        | (like\ this|menyukai\ ini|suka\ ini)\ ?:([ .…]|like|suka|memuat|loading){{0,12}}
        | (like|suka)\ (loading|memuat)\ ?(\.{{3}}|…)
        | (click\ to\ (share|email|print)|klik\ untuk\ (berbagi|membagikan|mencetak|mengirim))[\w ()]{{3,80}}""",
    "COMMENTS": r"""
        (\d{1,5}|no|tidak\ ada|belum\ ada)\ (comments?|komentar|responses?|replies)
        | (comments?|komentar)\ ?\(\d{1,5}\)
        | (post|leave|add|write)\ an?\ (comment|reply)(\ cancel\ reply)?
        | (tinggalkan|tulis|beri|kirim)(kan)?\ (sebuah\ )?(balasan|komentar)(\ anda)?(\ batalkan\ balasan)?
        | cancel\ reply | batalkan\ balasan
        | (your\ email\ address\ will\ not\ be\ published|alamat\ email\ anda\ tidak\ akan\ dipublikasikan)\b.{0,80}
        | (save\ my\ name|simpan\ nama(\ saya)?),\ email,\ (and\ website|dan\ situs\ web).{0,80}""",
    "PAGE_LINKS": r"""
        (pages?|halaman|laman)\ ?:\ ?\d{1,3}([ |,]{1,3}\d{1,3}){1,40}(\ (selanjutnya|next|all|semua|tampilkan\ semua))?
        | (pages?|halaman|laman)(\ \d{1,3}){2,40}(\ (selanjutnya|next|all|semua|tampilkan\ semua))?
        | (pages?|halaman|laman)\ \d{1,3}\ (dari|of)\ \d{1,3}
        | (halaman|laman)\ (selanjutnya|berikutnya|sebelumnya)""",
    "NAVIGATION": r"""
        (sebelumnya|prev(ious)?)\W{0,5}(selanjutnya|berikutnya|next) | kembali\ ke\ atas | back\ to\ top""",
    "SUBSCRIPTION": rf"""
        (eksplorasi\ konten\ lain|discover\ more)\ (dari|from)\ .{{1,60}}     # Jetpack
        | (subscribe\ to\ get|berlangganan\ (untuk\ mendapatkan|sekarang))\ .{{1,120}}
        | (ikuti|follow)\ (kami|us)(\ (di|on))?\ ?:(\W{{0,5}}{_NETWORK}){{0,12}}
        | (gabung|join|subscribe|langganan|berlangganan|follow|ikuti)\ (sekarang|di\ ?sini|now|here|kami|us)
        | (aktifkan|enable|turn\ on)\ (notifikasi|notifications)\ .{{0,40}}\b(berita|kabar|news|updates?)\b.{{0,40}}
        | (ketik|type\ your)\ e?-?mail\b.{{0,20}}""",
    "TITLES": r"""
        (baca|simak|lihat|tonton|cek)\ (juga|pula|selengkapnya|(artikel|berita)\ (lainnya|lain|terkait))""",
    "LIST": r"""
        related\ (posts?|articles?|news|stories|topics) | you\ (may|might)\ also\ like
        | (berita|artikel|pos|post|tulisan|konten|topik)\ (terkait|lain|lainnya|populer|terpopuler|terbaru|serupa)
        | terpopuler | trending""",
}
_WHOLE_LINE = re.compile(
    rf"{_OPENING}(?:{'|'.join(f'(?P<{name}>{phrases})' for name, phrases in _WHOLE_LINES.items())})[^\w\"“”]*$",
    re.IGNORECASE | re.VERBOSE,
)
"""Phrases that fill a line, by the name of the Kind or Lead that they are."""

_FIRST = re.compile(
    rf"""{_OPENING}(?:
      (?:ayo\ |yuk,?\ |mari\ |silakan\ |jangan\ lupa\ |segera\ )?
      (?P<verb>ikuti|simak|baca|lihat|tonton|cek|join|gabung|bergabung|follow|subscribe|langganan|berlangganan|dapatkan
        |klik|temukan|update|download|unduh|nikmati)
      | (?P<tags>tags?|tagged) | (?:berita|artikel)\ terkait | read\ also | also\ read | see\ also
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""The first words of what may be a call, a further article or a list of tags: a quick look at every line."""

_CHANNEL = re.compile(
    r"\b(google news|whatsapp|telegram|youtube|instagram|tiktok|facebook|twitter|threads|newsletter|e?-?mail|aplikasi"
    r"|saluran|kanal|channel)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(berita|artikel|news|breaking|update|kami|klik|di ?sini|lainnya|terkini|terbaru|terhangat|google play|app store"
    r"|(saluran|kanal|channel|grup)( resmi)? (whatsapp|telegram|youtube))\b",
    re.IGNORECASE,
)
_CHANNEL_ADDRESS = re.compile(r"\b(t\.me|(chat\.)?whatsapp\.com|wa\.me|news\.google\.com|youtube\.com)/", re.IGNORECASE)
_SPEECH = re.compile(r"[\"“”]|\b(ujar|kata|tutur|ucap|imbuh|tegas|jelas|ungkap|beber)(nya)?\b", re.IGNORECASE)

_ALSO = re.compile(
    rf"{_OPENING}(?P<label>(?:baca|simak|lihat|tonton|cek) (?:juga|pula|(?:artikel|berita) (?:lainnya|lain|terkait))"
    r"|read also|also read|see also)"
    r" ?(?P<sign>[:：>»|–—-]*) ?(?P<title>.+)",
    re.IGNORECASE,
)
_COLON = re.compile(
    rf"{_OPENING}(?:(?:baca|simak)(?: selengkapnya)?|lihat selengkapnya|(?:berita|artikel) terkait)"
    r" ?[:：] ?(?P<title>.+)",
    re.IGNORECASE,
)
_TAG_LIST = re.compile(rf"{_OPENING}(?:tags?|tagged) ?[:：] ?(?P<tags>.+)", re.IGNORECASE)
_FULL_STOP = re.compile(r"(?<!\.)[.,;:]$")
_SENTENCE_END = re.compile(r"""(?<!\.)[.,;:”"]( ?\([^()]{1,20}\))?$""")


def line_kind(line: str) -> Kind | Lead | None:
    """The kind of noise that a squeezed line is by itself, or what it leads to; None for a journalist's line.

    >>> line_kind("IKLAN VIDEO LIST"), line_kind("Baca juga: Warga Segah Panen Padi"), line_kind("BACA JUGA")
    (<Kind.AD: 'ad'>, <Kind.RELATED_LINK: 'related-link'>, <Lead.TITLES: 'titles'>)
    >>> line_kind("IKLAN rokok dilarang di area itu."), line_kind("Baca juga ketentuan di papan pengumuman itu.")
    (None, None)
    """
    found = _WHOLE_LINE.match(line) if len(line) <= _LABEL else None
    if found is not None and found.lastgroup is not None:
        return Lead[found.lastgroup] if found.lastgroup in Lead.__members__ else Kind[found.lastgroup]
    first = _FIRST.match(line)
    if first is None or first["tags"]:
        return None
    if _is_further_article(line):
        return Kind.RELATED_LINK
    return Kind.SUBSCRIPTION if _is_call(line, first) else None


def is_tag_list(line: str) -> bool:
    """Whether a squeezed line lists tags: "Tags: Berau, Pilkada". To be asked of a text's last lines only."""
    found = _TAG_LIST.match(line)
    return found is not None and not _SENTENCE_END.search(found["tags"])


def is_title(line: str) -> bool:
    """Whether a squeezed line looks like a headline: it opens large, is no longer than one, and no sentence ends there.

    >>> is_title("- Harga Cabai di Pasar Sambaliung Naik"), is_title("Warga berharap jalan itu diperbaiki.")
    (True, False)
    """
    text = line.lstrip("-–—•*·▪►»>0123456789.) ")
    return 0 < len(text) <= 160 and not text[0].islower() and not _SENTENCE_END.search(text)


def is_headline(line: str) -> bool:
    """Whether a squeezed line is a title, and most of its words are written large as in a newspaper's headline.

    >>> is_headline("Warga Segah Panen Padi di Awal Musim"), is_headline("Warga kampung menunggu perbaikan jalan")
    (True, False)
    """
    words = [word for word in re.findall(r"[^\W\d_]\w+", line) if len(word) > 3]
    return is_title(line) and len(words) > 1 and 3 * sum(word[0].isupper() for word in words) >= 2 * len(words)


def _is_further_article(line: str) -> bool:
    if found := _ALSO.match(line):
        title = found["title"].strip("[]()*_ ")
        if ":" in found["sign"] or "：" in found["sign"]:
            return not _FULL_STOP.search(title)
        labelled = bool(found["sign"]) or all(word[0].isupper() for word in found["label"].split())
        return is_title(title) if labelled else is_headline(title)
    found = _COLON.match(line)
    return found is not None and is_headline(found["title"])


def _is_call(line: str, first: re.Match[str]) -> bool:
    if not _CHANNEL.search(line) or (_SPEECH.search(line) and not _CHANNEL_ADDRESS.search(line)):
        return False
    return (first["verb"] or "").lower() in {"follow", "subscribe"} or _OFFER.search(line) is not None
