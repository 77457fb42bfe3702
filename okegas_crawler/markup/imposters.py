"""Pages that a server, a guard or a landlord puts in an article's place, whatever their HTTP status says.

Three kinds of marks tell them. What a machine needs for its work (a script's address, the id of a form) is on no other
page. A page that is bare of what a news site prints around an article, and short, is judged by its headline. Words
alone never tell: an article about challenges, maintenance or domains has the site around it.
"""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from okegas_crawler.markup.parsed_page import Page
from okegas_crawler.text.characters import one_line
from okegas_crawler.text.prose import paragraphs

NOT_SEEN = frozenset({"script", "style", "template", "-comment", "title", "noscript"})

MOST_TEXT = 2_500  # characters that a page with a guard's machinery shows; the longest explain why one was blocked
MOST_SAID = 1_000  # characters that a page shows which only its words give away
LONGEST_HEADLINE = 160  # characters
MOST_OWN_LINKS = 4  # links to further pages of the site: an imposter has none but home, contact, log in

# What WordPress themes print on their pages, and nobody on one that stands in a page's place.
ARTICLE_CLASSES = frozenset({"single", "single-post"})
SITE_CLASSES = re.compile(
    r"single|post-template\S*|postid-\d+|page|page-id-\d+|archive|category|home|blog|search|attachment|error404"
)
SITE_MARKS = (
    "article, .hentry, .entry-content, .post-content, .td-post-content, .wp-block-post-content, .entry-title, "
    "#comments, time[datetime], [rel~=author], [rel~=tag], [rel~=category], [itemprop=articleBody], "
    ".post-password-form, "
    ".error-404, meta[property='article:published_time'], link[rel=shortlink], link[rel=canonical], "
    "link[type='application/rss+xml']"
)
CLOSED_CLASSES = re.compile(
    r"\S*(?:maintenance|coming-?soon|under-?construction|seedprod|seed-csp|mmode|cmp-)\S*", re.IGNORECASE
)
"""Of the body, where a plugin has closed the site for work on it; around it the theme prints its head as ever."""

# What a guard's machinery cannot do without. Its scripts are also put into pages that it lets through: those have marks
# of the site, or text.
MACHINERY = {
    "challenge": re.compile(
        r"/cdn-cgi/challenge-platform/\S*/orchestrate|_cf_chl_|cf[-_]chl|challenges\.cloudflare\.com|jschl[-_]"
        r"|sucuri_cloudproxy|cloudproxy_js|ddos-guard\S*/check|\.well-known/ddos-guard|__ddg\d"
        r"|_incapsula_resource|incident_id=|imunify360|i360_captcha|bunkerweb|bunkerity|antibot[-_/]"
        r"|lsrecap|litespeed\S*captcha|recaptcha/api|hcaptcha\.com/1/api|geo\.captcha-delivery|perimeterx|px-captcha"
        r"|_sec/cp_challenge|sgcaptcha|\.well-known/sgcaptcha|\.well-known/captcha|aes\.js|slowaes|__test=|awswaf|datadome"
        r"|g-recaptcha|h-captcha|cf-turnstile|anubis",
        re.IGNORECASE,
    ),
    "blocked": re.compile(
        r"cf-error-details|cf-wrapper|wordfence|ithemes-security|solid-security|block_message|sucuri firewall",
        re.IGNORECASE,
    ),
    "parked": re.compile(
        r"sedoparking|parkingcrew|bodis\.com|above\.com|dan\.com|afternic|hugedomains|parklogic|cashparking|domainmarket"
        r"|adsense/domains|parking-lander|/lander\b|parkingpage|undeveloped\.com|sedo\.com|park\.\w+\.\w+/",
        re.IGNORECASE,
    ),
}


def _any_of(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


# What the headline of such a page speaks of, in English and in Indonesian; the first kind that it speaks of counts.
HEADLINES = {
    "blocked": _any_of(
        r"(?:access|akses)\b.{0,30}\b(?:denied|blocked|ditolak|diblokir|dibatasi|limited|restricted)",
        r"(?:request|permintaan)\b.{0,20}\b(?:blocked|rejected|ditolak|diblokir)",
        r"(?:has|have) been (?:blocked|banned)|(?:you|ip)\b.{0,25}\b(?:blocked|banned)",
        r"(?:anda|ip)\b.{0,25}\bdiblokir|unable to access",
        r"error 10(?:0[6-9]|1\d|20)\b|^\W*(?:error )?403\b|\bforbidden\b|^terlarang|akses terlarang",
        r"not acceptable|mod_?security|web application firewall|rate limit|too many requests|terlalu banyak permintaan",
    ),
    "challenge": _any_of(
        r"just a moment|one moment|please wait|attention required|checking (?:your|the|if)\b|making sure you",
        r"verif\w*\b.{0,60}\b(?:human|browser|connection|you|robot|security|manusia|peramban|koneksi|anda|keamanan)\b",
        r"^verif\w*\W*$|captcha|not a robot|bukan robot|are you (?:a )?(?:human|robot)",
        r"anda\b.{0,20}\b(?:manusia|robot)\b|memeriksa (?:browser|peramban|koneksi)|pemeriksaan (?:keamanan|browser)",
        r"(?:security|browser|bot) (?:check|verification|detection|protection)|ddos[- ](?:guard|protection)",
        r"(?:enable|aktifkan) javascript|^(?:mohon |harap |silakan |silahkan )?(?:tunggu|sebentar|menunggu)\b.{0,30}$",
    ),
    "parked": _any_of(
        r"domain\b.{0,60}\b(?:sale|sell|buy|parked|expired|available|registered|inquire|renew\w*|reserved|pending)\b",
        r"domain\b.{0,60}\b(?:dijual|kedaluwarsa|kadaluarsa|kadaluwarsa|terparkir|terdaftar|habis|berakhir|diperpanjang)",
        r"(?:buy|beli|parked|expired|sale|dijual|acquire|own)\b.{0,40}\bdomain\b",
        r"\w\.(?:id|com|net|org|news)\b.{0,40}\b(?:for sale|dijual|is parked|expired|kedaluwarsa)",
    ),
    "maintenance": _any_of(
        r"^\W*(?:maintenance|pemeliharaan|perbaikan|segera hadir)\W*$|maintenance (?:mode|page|break)|coming soon",
        r"(?:scheduled|under|site|mode)\b.{0,20}maintenance|under construction|launching soon",
        r"(?:right )?back soon|be back",
        r"(?:situs|website|web|laman|halaman|server|portal|sistem|kami)\b.{0,50}"
        r"\b(?:perbaikan|pemeliharaan|kembali|maintenance|segera hadir|gangguan|ditutup sementara|peningkatan)",
        r"(?:perbaikan|pemeliharaan|kembali)\b.{0,30}\b(?:situs|website|server|sebentar|terjadwal|segera)",
        r"tidak tersedia|temporarily|service unavailable",
        r"(?:site|website|server|page) (?:is )?(?:unavailable|offline|down)",
        r"database (?:connection|error)|basis ?data|error establishing|(?:critical|fatal) error",
        r"(?:account|akun|website|situs|hosting|service|layanan|site)\b.{0,30}"
        r"\b(?:suspended|ditangguhkan|disuspen\w*|dinonaktifkan|offline|upgrade|expired|disabled)",
        r"^index of /|(?:default|test) (?:web ?)?(?:site )?page|welcome to (?:nginx|openresty|centos|caddy|apache)",
        r"it works|apache2?\b.{0,30}\bdefault|iis windows|future home",
        r"bad gateway|gateway time-?out|timed out|web server is|ssl handshake|internal server error",
        r"^(?:error )?50[0-4]\W*$",
        r"kesalahan (?:kritis|fatal|server|internal|saat|pada situs)",
    ),
}

HEADLINE_ELEMENTS = "title, h1, h2, h3"
_MACHINE_PARTS = "script, form, iframe, frame, meta[http-equiv], meta[name=generator], link[href], div[id], div[class]"


def imposter(page: Page) -> str | None:
    """What stands in a page's place: `empty`, `challenge`, `blocked`, `maintenance`, `parked`; None for the site's own.

    >>> from okegas_crawler.pages import read_page
    >>> from okegas_crawler.sites import OKEGAS
    >>> def judged(html): return imposter(read_page(html, "https://okegas.id/kerja-bakti/", OKEGAS))
    >>> judged("<title>Just a moment...</title><h1>okegas.id</h1><p>Checking your browser."), judged(" <body></body>")
    ('challenge', 'empty')
    >>> judged("<body class=single><h1>Just a moment: situs ini memeriksa peramban</h1><p>Warga bertanya.")
    """
    if not page.body_classes.isdisjoint(ARTICLE_CLASSES):
        return None
    if any(map(CLOSED_CLASSES.fullmatch, page.body_classes)):
        return "maintenance"
    if any(map(SITE_CLASSES.fullmatch, page.body_classes)) or page.tree.css_first(SITE_MARKS) is not None:
        return None
    text = _text(page.tree.body)
    if len(text) > MOST_TEXT or _own_links(page) > MOST_OWN_LINKS:
        return None
    headlines = [one_line(node.text())[:LONGEST_HEADLINE] for node in page.tree.css(HEADLINE_ELEMENTS)[:20]]
    if not text and not any(headlines) and page.tree.css_first("script, iframe, frame") is None:
        return "empty"
    if len(text) <= 2 * LONGEST_HEADLINE:
        headlines.append(text)  # no more than a line or two: as good as a headline
    spoken = next((kind for kind, words in HEADLINES.items() if any(map(words.search, headlines))), None)
    if machinery := _machinery(page):
        # A guard's own pages have its machinery whether they ask or refuse, and when the site behind is down.
        return spoken if machinery != "parked" and spoken in ("blocked", "maintenance") else machinery
    if page.tree.css_first("body#error-page") is not None:  # WordPress's last words
        return spoken or "maintenance"
    return spoken if len(text) <= MOST_SAID else None


def _machinery(page: Page) -> str | None:
    """Whose machinery a page has."""
    parts = " ".join(_machine_parts(page))
    return next((kind for kind, marks in MACHINERY.items() if marks.search(parts)), None)


def _text(body: LexborNode | None) -> str:
    """What a reader sees."""
    return one_line(" ".join(paragraphs(body, unseen=NOT_SEEN))) if body is not None else ""


def _own_links(page: Page) -> int:
    """How many further pages of the site a page links to."""
    found = {page.address(link.attributes.get("href") or "#") for link in page.tree.css("a[href]")[:200]}
    return len(found - {None, page.site.home, page.own_address})


def _machine_parts(page: Page) -> Iterable[str]:
    """Addresses, ids, classes and scripts of a page."""
    for node in page.tree.css(_MACHINE_PARTS)[:200]:
        yield from (value for value in node.attributes.values() if value)
        if node.tag == "script":
            yield node.text()[:20_000]
