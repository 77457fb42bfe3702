"""The crawl stays within its site, whatever leads out of it; and one article is one, under all its addresses."""

import pytest

from okegas_crawler import __version__
from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.routes import answer
from okegas_crawler.replica.state import Replica
from tests.hostile.conftest import Hostile
from tests.hostile.faults import cut, head, told
from tests.hostile.wire import Wire, serving

POLITIK = "/category/berita/politik/"

ELSEWHERE = {
    "another host": "http://example.org/berita/",
    "a host that begins alike": "http://okegas.id.example.org/",
    "a host within a name and password": "http://okegas.id@example.org/",
    "another port of the site": "https://okegas.id:8443/rapat/",
    "a private address": "http://192.168.1.1/",
    "the cloud's own": "http://169.254.169.254/latest/meta-data/",
    "this machine": "http://localhost:{port}/",
    "another address of this machine": "http://127.0.0.2:{port}/",
    "without a scheme": "//example.org/",
    "a file": "file:///etc/passwd",
    "data": "data:text/html,<h1>Rapat</h1>",
    "ftp": "ftp://okegas.id/",
    "a script": "javascript:history.back()",
    "with an escape to the terminal": "ftp://okegas.id/\x1b[2J\x9b2J",
    "no address": "http://[",
    "a port that there is not": "http://okegas.id:99999/",
}


@pytest.mark.parametrize("posts", [30])
def test_redirects_lead_nowhere_else(hostile: Hostile) -> None:
    with serving(other := Wire(Replica(0))) as other_url:
        port = other_url.rpartition(":")[2]
        targets = {**ELSEWHERE, "another port": f"{other_url}/"}
        faults = {name: told(302, Location=target.format(port=port)) for name, target in targets.items()}
        placed = hostile.place(faults)
        run = hostile.crawl()
    assert other.requests == []
    assert run.status == 3
    assert run.owed == dict.fromkeys(placed.values(), "off_site")
    assert run.counts("refused") == {"off_site": len(targets)}
    assert run.ids == hostile.truths().keys()


@pytest.mark.parametrize("posts", [30])
def test_redirects_within_the_site_are_followed_but_not_for_ever(hostile: Hostile) -> None:
    target = hostile.place({"the page": cut(lambda page: head(200, f"Content-Length: {len(page)}") + page)})["the page"]
    names = ("http://www.okegas.id", "https://okegas.id", hostile.base_url)
    hostile.place({name: told(301, Location=f"{name}{target}") for name in names})
    loop = hostile.place({"to itself": told(302, Location="/putar/"), "to and fro": told(302, Location="/putar/")})
    hostile.faults["/putar/"] = told(302, Location="/putar/?p=1")
    run = hostile.crawl()
    assert run.status == 3
    assert run.owed == dict.fromkeys(loop.values(), "redirects")
    assert run.count("refused/redirects") == 2


def test_links_canonicals_refreshes_and_sitemaps_lead_nowhere_else(hostile: Hostile) -> None:
    with serving(other := Wire(Replica(0))) as other_url:
        evil = "".join(
            f'<h2 class="entry-title"><a rel="bookmark" href="{other_url}/{n}/">Kabar</a></h2>' for n in "ab"
        )
        links = f'<ul class="menu"><li><a href="{other_url}/category/politik/">Politik</a></li></ul>{evil}'
        leads_away = (
            f'<meta http-equiv="refresh" content="0;url={other_url}/"><link rel="canonical" href="{other_url}/x/">'
            f'<base href="{other_url}/">'
        )

        def with_links(page: bytes) -> bytes:
            page = page.replace(b"<head>", b"<head>" + leads_away.encode()).replace(
                b"</body>", links.encode() + b"</body>"
            )
            return head(200, f"Content-Length: {len(page)}") + page

        article = f"/{hostile.articles[0].slug}/"
        for path in ("/", POLITIK, article):
            hostile.faults[path] = cut(with_links)
        sitemap = f"<urlset><url><loc>{other_url}/category/hantu/</loc></url></urlset>"
        hostile.faults["/category-sitemap.xml"] = told(body=sitemap.encode(), content_type="application/xml")
        run = hostile.crawl()
    assert other.requests == []
    record = next(record for record in run.records if record["id"] == f"okegas.id:{hostile.articles[0].id}")
    assert record["url"] == f"https://okegas.id{article}"


def spellings(base: str, slug: str) -> list[str]:
    """One address in many ways."""
    tails = (
        "?utm_source=wa",
        "?fbclid=x1",
        "?amp=1",
        "?replytocom=7",
        "?share=x",
        "#komentar",
        "?utm_source=a&amp;x=1",
    )
    whole = [f"{base}/{slug}/{tail}" for tail in tails]
    paths = (f"/{slug}", f"//{slug}/", f"/{slug.upper()}/", f"/{slug}/amp/", f"/{slug}//", f"/./{slug}/")
    return [*whole, *(base + path for path in paths), f"HTTPS://WWW.OKEGAS.ID/{slug}/", f"http://okegas.id/{slug}/"]


def test_one_article_is_asked_for_once_whatever_its_address(hostile: Hostile) -> None:
    post = hostile.articles[0]
    addresses = spellings(hostile.base_url, post.slug)
    links = "".join(f'<article><h2 class="entry-title"><a href="{href}">Kabar</a></h2></article>' for href in addresses)
    page = f"<html><body class='archive category'><main>{links}</main></body></html>"
    hostile.faults[POLITIK] = told(body=page.encode())
    run = hostile.crawl("-a", "categories=politik")
    assert run.status == 0
    assert [record["id"] for record in run.records] == [f"okegas.id:{post.id}"]
    assert len([request for request in hostile.wire.requests if post.slug in request.path.lower()]) == 1


def test_no_cookie_is_sent_but_who_asks(hostile: Hostile) -> None:
    for post in hostile.articles:
        hostile.faults[f"/{post.slug}/"] = cut(
            lambda page: (
                head(200, f"Content-Length: {len(page)}", *(f"Set-Cookie: k{n}={'x' * 999}" for n in range(20))) + page
            )
        )
    run = hostile.crawl()
    assert run.status == 0
    assert not [request for request in hostile.wire.requests if "cookie" in request.headers]
    assert {request.headers["user-agent"] for request in hostile.wire.requests} == {f"okegas_crawler/{__version__}"}


# Listings and articles without end


@pytest.mark.parametrize("posts", [20])
@pytest.mark.parametrize("kilobytes", [1, 1000])
def test_an_article_without_end_is_owed_before_it_fills_the_memory(hostile: Hostile, kilobytes: int) -> None:
    path = f"/{hostile.articles[0].slug}/"

    def endless(asked: Asked) -> Answer:
        number = int(asked.path.removeprefix(path).rstrip("/") or 1)
        links = f'<span class="post-page-numbers current">{number}</span>' + "".join(
            f'<a class="post-page-numbers" href="{asked.root}{path}{further}/">{further}</a>'
            for further in (number + 1, "9" * 5_000)
        )
        text = "<p>Warga ronda malam.</p>" * (40 * kilobytes)
        page = f"""<body class="single postid-{hostile.articles[0].id}"><article><h1 class="entry-title">Ronda</h1>
            <div class="entry-content">{text}<div class="page-links">{links}</div></div></article></body></html>"""
        return Answer(page.encode())

    hostile.replica.faults |= {f"{path}{number}/" if number > 1 else path: endless for number in range(1, 300)}
    run = hostile.crawl("-a", "categories=politik,pemerintahan,peristiwa,ekonomi,wisata,olahraga,advertorial,berita")
    assert (run.status, run.owed) == (3, {path: "too_large"})
    assert run.count("refused/too_large") == 1
    assert len([request for request in hostile.wire.requests if request.path.startswith(path)]) <= 100


@pytest.mark.parametrize("posts", [40])
@pytest.mark.parametrize("kind", ["the same page for ever", "another page for ever"])
def test_a_listing_without_end_ends(hostile: Hostile, kind: str) -> None:
    def endless(asked: Asked) -> Answer | None:
        number = int(asked.path.rstrip("/").rpartition("/")[2]) if "/page/" in asked.path else 1
        shown = 1 if kind == "the same page for ever" else number % 2 + 1
        page = answer(hostile.replica, Asked(f"/category/berita/page/{shown}/", {}, asked.root)).body
        following = f'<a class="next page-numbers" href="{asked.root}{POLITIK}page/{number + 1}/">Lagi</a>'
        return Answer(page.replace(b"</body>", following.encode() + b"</body>"))

    for number in range(1, 200):
        hostile.replica.faults[f"{POLITIK}page/{number}/" if number > 1 else POLITIK] = endless
    run = hostile.crawl("-a", "categories=politik")
    assert run.status in (0, 3)
    assert 2 < len([request for request in hostile.wire.requests if POLITIK in request.path]) < 50
