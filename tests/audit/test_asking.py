"""What is asked of a site's sources, and when what they name is all."""

import asyncio
import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from okegas_crawler.audit.asking import Answer, Unanswered, read_rest, read_sitemaps
from okegas_crawler.audit.sources import Source
from okegas_crawler.rest import A_PAGE
from okegas_crawler.sites import OKEGAS

Site = Callable[[str], Answer]


def rest(posts: list[int], told: str | None = None) -> Site:
    """REST of a site with those posts; it says that there are `told`."""

    def answer(address: str) -> Answer:
        number = int(parse_qs(urlsplit(address).query)["page"][0])
        shown = posts[(number - 1) * A_PAGE : number * A_PAGE]
        link, modified = "https://okegas.id/a/", "2024-02-06T06:30:00"
        body = [{"id": post, "link": link, "modified_gmt": modified} for post in shown]
        return Answer(200, json.dumps(body).encode(), str(len(posts)) if told is None else told)

    return answer


def read(site: Site, asked: list[str] | None = None) -> Source:
    """What REST names."""

    async def ask(address: str) -> Answer:
        if asked is not None:
            asked.append(address)
        return site(address)

    return asyncio.run(read_rest(OKEGAS, ask))


def test_pages_of_a_hundred_are_read_to_the_last_and_no_further() -> None:
    asked: list[str] = []
    source = read(rest(list(range(200))), asked)
    assert (len(source.posts), source.whole, len(asked)) == (200, True, 2)


def test_without_a_total_a_short_page_is_the_last() -> None:
    assert read(rest(list(range(150)), told="")).whole


def test_pages_that_are_all_alike_are_not_asked_for_for_ever() -> None:
    asked: list[str] = []
    body = json.dumps(A_PAGE * [{"id": 1, "link": "https://okegas.id/a/", "modified_gmt": ""}]).encode()
    source = read(lambda address: Answer(200, body), asked)
    assert (source.whole, source.problem, len(asked)) == (False, "page 2 names nothing new", 2)


def test_a_post_that_is_taken_away_while_the_pages_are_read_makes_them_be_read_again() -> None:
    posts = list(range(150))
    asked: list[str] = []

    def answer(address: str) -> Answer:
        if len(asked) == 2:
            posts.remove(0)  # post 100 is now on page 1, which was read
        return rest(posts)(address)

    source = read(answer, asked)
    assert (len(source.posts), source.whole, len(asked)) == (149, True, 4)


def test_a_total_that_is_never_reached_is_not_whole_and_not_asked_for_for_ever() -> None:
    asked: list[str] = []
    source = read(rest([1, 2], told="3"), asked)
    assert (len(source.posts), source.whole, len(asked)) == (2, False, 3)
    assert source.problem == "it names more or fewer posts than it says that there are"


@pytest.mark.parametrize(
    "robots",
    [
        b"Sitemap: /peta.xml",
        b"\xef\xbb\xbfSitemap: https://okegas.id/peta.xml",
        b"Sitemap: https://cdn.example/peta.xml",
    ],
    ids=["relative", "behind a byte order mark", "elsewhere"],
)
def test_sitemaps_are_found_however_robots_txt_names_them(robots: bytes) -> None:
    urls = b"<urlset><url><loc>https://okegas.id/a/</loc></url></urlset>"
    index = (
        b"<sitemapindex><sitemap><loc>http://[</loc></sitemap><sitemap><loc>/post.xml</loc></sitemap></sitemapindex>"
    )
    name = "wp-sitemap.xml" if b"cdn" in robots else "peta.xml"
    answers = {"robots.txt": robots, name: index, "post.xml": urls}

    async def ask(address: str) -> Answer:
        body = answers.get(address.removeprefix(OKEGAS.home))
        return Answer(200, body) if body else Answer(404)

    source = asyncio.run(read_sitemaps(OKEGAS, ask))
    assert ([post.address for post in source.posts], source.whole) == (["https://okegas.id/a/"], True)


@pytest.mark.parametrize("statuses", [(500, 404), (404, 500)])
def test_a_sitemap_that_fails_is_not_switched_off_whatever_the_others_answer(statuses: tuple[int, int]) -> None:
    index = b"<sitemapindex><sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/b.xml</loc></sitemap></sitemapindex>"
    answers = dict(zip(("a.xml", "b.xml"), map(Answer, statuses), strict=True)) | {"wp-sitemap.xml": Answer(200, index)}

    async def ask(address: str) -> Answer:
        return answers.get(address.removeprefix(OKEGAS.home), Answer(404))

    source = asyncio.run(read_sitemaps(OKEGAS, ask))
    assert (source.posts, source.refused) == ([], False)


def test_sitemaps_that_lead_to_one_another_are_asked_for_once() -> None:
    asked: list[str] = []

    async def ask(address: str) -> Answer:
        asked.append(address)
        if address.endswith("robots.txt"):
            raise Unanswered("timeout")
        loc = "https://okegas.id/wp-sitemap.xml"
        return Answer(200, f"<sitemapindex><sitemap><loc>{loc}</loc></sitemap></sitemapindex>".encode())

    source = asyncio.run(read_sitemaps(OKEGAS, ask))
    assert (source.posts, source.whole) == ([], False)
    assert asked == ["https://okegas.id/robots.txt", "https://okegas.id/wp-sitemap.xml"]
