"""Addresses of posts: which answer, which lead elsewhere, which are twins."""

import pytest

from okegas_crawler.replica.addresses import find, guess
from okegas_crawler.replica.headlines import FIRST_ID, HEADLINES
from okegas_crawler.replica.specials import PROTECTED, TRASHED, UNLISTED, old_address, trashed_address
from okegas_crawler.replica.state import Replica

from .conftest import Browser

SPLIT = 105  # the first post of three pages


def test_a_post_has_a_flat_address_and_says_what_it_is(browser: Browser, replica: Replica) -> None:
    post = replica.post(FIRST_ID + 8)
    page = browser.get(f"/{post.slug}/")
    assert page.status == 200
    assert page.attributes("link[rel=canonical]", "href") == [f"{browser.base}/{post.slug}/"]
    assert page.attributes("link[rel=shortlink]", "href") == [f"{browser.base}/?p={post.id}"]
    assert f"postid-{post.id}" in page.attributes("body", "class")[0].split()
    assert page(f"article#post-{post.id}")


def test_permanent_redirects_to_a_post(browser: Browser, replica: Replica) -> None:
    slug = replica.post(FIRST_ID + 1).slug
    assert browser.where(f"/{slug}") == (301, f"/{slug}/")
    assert browser.where(f"/?p={FIRST_ID + 1}") == (301, f"/{slug}/")
    assert browser.where(f"/{old_address(replica)}/") == (301, f"/{slug}/")
    assert browser.where(f"/?p={SPLIT}&page=2") == (301, f"/{replica.post(SPLIT).slug}/2/")
    assert browser.where(f"/{slug}/page/2/") == (301, f"/{slug}/")


def test_a_guess_is_the_first_in_the_alphabet(browser: Browser, replica: Replica) -> None:
    def first(beginning: str) -> tuple[int, str]:
        slugs = (replica.post(post_id).slug for post_id in replica.order())
        return 301, f"/{min(slug for slug in slugs if slug.startswith(beginning))}/"

    slug = replica.post(FIRST_ID + 1).slug
    for beginning in (slug[:20], slug[:3], "102", trashed_address(replica)):
        assert browser.where(f"/{beginning}/") == first(beginning)
    assert replica.post(TRASHED).slug == f"{trashed_address(replica)}__trashed"


def test_tags_and_authors_list_their_posts(browser: Browser, replica: Replica) -> None:
    for path in ("/tag/berau/", "/author/rani/"):
        assert browser.get(path).status == 200
        assert browser.get(path).attributes("article .entry-title a", "href") != []
        assert browser.get(f"{path}page/99/").status == 404


@pytest.mark.parametrize(
    "twin", ["?utm_source=fb", "?amp=1", "amp/", "?share=facebook", "?replytocom=7", "?pgrelated=1"]
)
def test_twins_of_a_post_answer_200_and_name_the_same_post(browser: Browser, replica: Replica, twin: str) -> None:
    slug = replica.post(FIRST_ID + 8).slug
    page = browser.get(f"/{slug}/{twin}")
    assert page.status == 200
    assert page.attributes("link[rel=canonical]", "href") == [f"{browser.base}/{slug}/"]


def test_an_address_in_upper_case_is_a_twin(browser: Browser, replica: Replica) -> None:
    slug = replica.post(FIRST_ID + 8).slug
    page = browser.get(f"/{slug.upper()}/")
    assert page.status == 200
    assert page.attributes("link[rel=canonical]", "href") == [f"{browser.base}/{slug}/"]


def test_what_is_not_public_is_not_there(browser: Browser, replica: Replica) -> None:
    for post_id in UNLISTED:
        assert browser.where(f"/{replica.post(post_id).slug}/") == (404, "")
        assert browser.where(f"/?p={post_id}") == (404, "")
    assert browser.where("/tidak-pernah-ditulis/") == (404, "")


def test_an_odd_address_is_no_trouble(browser: Browser) -> None:
    assert browser.where("/a%0Ab%20%C3%A9?x=%0A")[0] == 301
    assert browser.get("/a%0Ab%20%C3%A9/").status == 404


def test_a_protected_post_asks_for_its_password(browser: Browser, replica: Replica) -> None:
    post = replica.post(next(iter(PROTECTED)))
    page = browser.get(f"/{post.slug}/")
    assert page.status == 200
    assert page("h1.entry-title") == [f"Diproteksi: {post.title}"]
    assert page.attributes("form.post-password-form", "method") == ["post"]
    assert not page(".entry-content .code-block")


def test_every_post_is_found_by_its_address_also_where_headlines_repeat() -> None:
    replica = Replica(2 * HEADLINES + 5)
    repeated = replica.post(FIRST_ID + 1 + HEADLINES)
    assert repeated.slug == f"{replica.post(FIRST_ID + 1).slug}-2"
    assert all(find(replica, post.slug) == post for post in replica.articles())


def test_a_trashed_post_leads_to_one_whose_address_begins_the_same() -> None:
    replica = Replica(HEADLINES + 1)
    slug = replica.post(FIRST_ID + 1).slug
    replica.trash(FIRST_ID + 1)
    assert find(replica, slug) is None
    guessed = guess(replica, slug)
    assert guessed
    assert guessed.slug == f"{slug}-2"
