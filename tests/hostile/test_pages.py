"""Answers that came whole and are no page of the site, or one that would freeze a parser or break a line."""

import json

import pytest

from okegas_crawler.replica.truth import truth
from tests.hostile.conftest import Hostile
from tests.hostile.faults import HTML, MEGABYTE, cut, head, told
from tests.hostile.wire import Fault

SENTENCE = "Warga Kampung Merasa bergotong royong."


def whole(body: bytes, content_type: str = HTML) -> bytes:
    """An answer with this body, as it should be."""
    return head(200, f"Content-Length: {len(body)}").replace(HTML.encode(), content_type.encode()) + body


def within(text: bytes) -> Fault:
    """The page, with this before its first paragraph."""

    def changed(page: bytes) -> bytes:
        start = page.index(b">", page.index(b"entry-content")) + 1
        return whole(page[:start] + text + page[start:])

    return cut(changed)


def in_head(text: bytes) -> Fault:
    """The page, with this at the end of its head."""
    return cut(lambda page: whole(page.replace(b"</head>", text + b"</head>")))


# Markup

FREEZING: dict[str, Fault] = {
    "one tag with very many attributes": within(b"<p " + b" ".join(b"a%d" % n for n in range(200_000)) + b">"),
    "very many elements": within(b"<i></i>" * 500_000),
    "formatting that nobody closes": within(b"".join(b"<p><font color=%d>" % n for n in range(20_000))),
}
DEEP: dict[str, Fault] = {
    f"{levels} levels": within(b"<div>" * levels + SENTENCE.encode() + b"</div>" * levels) for levels in (3_000, 30_000)
}
LONG: dict[str, Fault] = {
    "4 MB of text": within(b"<p>Warga, Selasa (6/2/2024), rapat.</p>" * (4 * MEGABYTE // 40)),
    "one paragraph of it": within(b"<p>" + b"Warga, Selasa (6/2/2024), rapat. " * (4 * MEGABYTE // 40)),
}


@pytest.mark.parametrize("posts", [20])
def test_no_page_holds_the_crawl_up(hostile: Hostile) -> None:
    frozen, deep, long = (hostile.place(faults) for faults in (FREEZING, DEEP, LONG))
    run = hostile.crawl()
    assert run.status == 3
    assert {path: run.owed.get(path) for path in frozen.values()} == dict.fromkeys(frozen.values(), "markup")
    bodies = {record["url"].removeprefix("https://okegas.id"): record["body"] for record in run.records}
    for path in (*deep.values(), *long.values()):
        assert path in run.owed or len(bodies[path]) > 100
    assert run.count("refused/too_large") == list(run.owed.values()).count("too_large") == 1
    assert all(SENTENCE in bodies[path] for path in deep.values() if path in bodies)
    assert run.ids >= hostile.truths().keys()


# Text


def json_ld(text: str) -> Fault:
    return in_head(f'<script type="application/ld+json">{text}</script>'.encode())


UNREADABLE = {
    "broken": json_ld('{"@type": "NewsArticle", "datePublished": "2024-'),
    "a list": json_ld('["NewsArticle", 7, null]'),
    "200,000 deep": json_ld("[" * 200_000),
    "a number of 6,000 digits": json_ld(json.dumps({"@type": "NewsArticle"})[:-1] + ', "x": ' + "9" * 6_000 + "}"),
    "null": json_ld("null"),
}
MISDECLARED = {
    "another character set declared": cut(lambda page: whole(page, "text/html; charset=ISO-8859-1")),
    "none that exists": cut(lambda page: whole(page, "text/html; charset=x-kabar")),
}
UNPRINTABLE = "Rapat\x00 de\x0bsa\u2028kedua\u2029ketiga &#xD800; &#0; \x1b[31m\x7f\ufeff"


@pytest.mark.parametrize("posts", [24])
def test_what_a_page_cannot_say_is_read_from_the_page_itself_and_every_line_is_whole(hostile: Hostile) -> None:
    articles = {post.slug: truth(post, hostile.replica) for post in hostile.articles}
    readable = hostile.place(UNREADABLE | MISDECLARED)
    unprintable = hostile.place({"unprintable": within(f"<p>{UNPRINTABLE}</p>".encode())})
    run = hostile.crawl()
    assert (run.status, run.owed) == (0, {})
    found = {record["url"].removeprefix("https://okegas.id").strip("/"): record for record in run.records}
    for fault, path in readable.items():
        true, read = articles[path.strip("/")], found[path.strip("/")]
        assert {key: read[key] for key in ("title", "body", "published")} == {
            key: true[key] for key in ("title", "body", "published")
        }, fault
    body = found[unprintable["unprintable"].strip("/")]["body"]
    assert "Rapat" in body
    assert not set(body) & set("\x00\x0b\x1b\x7f\ud800")
    text = (hostile.folder / "okegas.jsonl").read_text()
    assert (
        len(text.splitlines()) == text.count("\n") == len(run.records)
    )  # for whatever a reader takes for a line's end


# Other kinds of answers

ENTITIES = (
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY a 'kabar'>"
    + "".join(f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "<!ENTITY passwd SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>&i;&passwd;</loc></url></urlset>"
).encode()
KINDS = {
    "application/pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
    "image/jpeg": bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9"),
    "application/xml": ENTITIES,
    "application/json": b'{"code": "rest_no_route"}',
    "application/octet-stream": bytes(range(256)),
    "application/gzip": b"\x1f\x8b\x08\x00" + bytes(20),
    "application/[2J": b"Berkas.",  # ahead of the bracket it says an escape
}


@pytest.mark.parametrize("posts", [20])
def test_what_is_not_html_is_passed_over_by_its_kind(hostile: Hostile) -> None:
    said = {kind: kind.replace("[", "\x1b[") for kind in KINDS}
    placed = hostile.place({kind: told(body=body, content_type=said[kind]) for kind, body in KINDS.items()})
    for path in ("/category-sitemap.xml", "/wp-sitemap-taxonomies-category-1.xml"):
        hostile.faults[path] = told(body=ENTITIES, content_type="application/xml")
    run = hostile.crawl()
    assert run.status == 0
    assert run.passed_over.items() >= dict.fromkeys(placed.values(), "not_html").items()
    assert run.ids == hostile.truths().keys()
    for kind, path in placed.items():
        assert f"passed over: https://okegas.id{path}: not_html {kind}" in run.err


@pytest.mark.parametrize("posts", [20])
def test_what_says_it_is_html_and_is_not_becomes_no_article(hostile: Hostile) -> None:
    placed = hostile.place({kind: told(body=body) for kind, body in KINDS.items()})
    run = hostile.crawl()
    assert run.ids == hostile.truths().keys()
    assert run.owed.keys() | run.passed_over.keys() >= set(placed.values())


# Pages that stand in a page's place

CHALLENGE = b"""<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body>
<div class="main-wrapper"><noscript>Enable JavaScript and cookies to continue</noscript></div>
<script>window._cf_chl_opt = {cvId: '3'};</script></body></html>"""


def saying(title: str, heading: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body><h1>{heading}</h1></body></html>".encode()


IMPOSTERS = {
    "challenge": CHALLENGE,
    "blocked": saying("Access denied", "Sorry, you have been blocked"),
    "maintenance": saying("Maintenance", "Situs sedang dalam perbaikan"),
    "parked": saying("okegas.id", "This domain is for sale"),
}


@pytest.mark.parametrize("posts", [20])
def test_an_imposter_in_an_articles_place_is_owed(hostile: Hostile) -> None:
    placed = hostile.place({kind: told(body=body) for kind, body in IMPOSTERS.items()})
    run = hostile.crawl()
    assert run.status == 3
    assert run.owed == {path: kind for kind, path in placed.items()}
    assert run.counts("refused") == dict.fromkeys(IMPOSTERS, 1)
    assert run.ids == hostile.truths().keys()


@pytest.mark.parametrize("where", ["every article", "the home page", "a listing", "everything, with status 403"])
def test_where_imposters_stand_for_the_site_it_is_suspicious_and_the_archive_stays(
    hostile: Hostile, where: str
) -> None:
    hostile.crawl("-a", "max_pages=1", "-a", "categories=olahraga")
    before = (hostile.folder / "okegas.jsonl").read_bytes()
    fault = told(403 if "403" in where else 200, body=CHALLENGE)
    articles = [f"/{post.slug}/" for post in hostile.articles]
    paths = {
        "every article": articles,
        "the home page": ["/", *articles],
        "a listing": ["/category/berita/", *articles],
        "everything, with status 403": [
            "/",
            "/wp-json/wp/v2/posts",
            "/wp-sitemap-taxonomies-category-1.xml",
            *articles,
        ],
    }
    hostile.faults.update(dict.fromkeys(paths[where], fault))
    run = hostile.crawl("-a", "full=1")
    assert run.status == 4
    assert "challenge" in run.verdict
    assert (hostile.folder / "okegas.jsonl").read_bytes() == before
