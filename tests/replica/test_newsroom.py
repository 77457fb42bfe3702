"""What happens to a site while it is crawled."""

from datetime import UTC, datetime, timedelta

import pytest

from okegas_crawler.replica.addresses import find
from okegas_crawler.replica.blocks import paragraphs
from okegas_crawler.replica.headlines import FIRST_ID
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth

from .conftest import Browser

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)


def entries(browser: Browser, path: str) -> list[str]:
    return browser.get(path)("article.hentry:not(.sticky) h2.entry-title")


def test_a_new_post_stands_on_top_and_answers(browser: Browser, replica: Replica) -> None:
    post = replica.add(title="Kabar Paling Baru", categories=("politik",), when=NOW)
    assert post.slug == "kabar-paling-baru"
    assert entries(browser, "/")[0] == "Kabar Paling Baru"
    assert entries(browser, "/category/berita/")[0] == "Kabar Paling Baru"
    assert browser.get(f"/{post.slug}/").status == 200
    assert truth(post, replica)["published"] == "2026-11-23T12:00:00+08:00"


def test_a_post_that_was_written_as_ever_is_dated_to_its_day(replica: Replica) -> None:
    posts = [replica.add(when=NOW + timedelta(minutes=number)) for number in range(300)]
    assert len({post.id for post in posts}) == len({post.slug for post in posts}) == 300
    assert all(find(replica, post.slug) == post for post in posts)
    dates = [mention["date"] for post in posts for mention in truth(post, replica)["dates"]]
    assert all("2026-10-01" < day < "2027-01-01" for day in dates)


def test_two_posts_of_one_title_have_two_addresses(replica: Replica) -> None:
    assert [replica.add(title="Sama").slug for _ in range(3)] == ["sama", "sama-2", "sama-3"]


def test_a_changed_post_says_something_else_and_when_it_was_edited(browser: Browser, replica: Replica) -> None:
    before = truth(replica.post(FIRST_ID + 8), replica)
    after = truth(replica.change(FIRST_ID + 8, when=NOW), replica)
    assert after["content_hash"] != before["content_hash"]
    assert (after["modified"], after["published"]) == ("2026-11-23T12:00:00+08:00", before["published"])
    assert "Berita ini diperbarui redaksi" in browser.get(f"/{replica.post(FIRST_ID + 8).slug}/").text


def test_a_story_can_be_replaced(replica: Replica) -> None:
    post = replica.change(FIRST_ID + 8, title="Judul Baru", story=paragraphs("Satu.", "Dua."))
    assert truth(post, replica)["body"] == "Satu.\n\nDua."
    assert post.slug == replica.post(FIRST_ID + 8).slug


def test_a_trashed_post_is_gone_from_listings_and_its_address_is_guessed(browser: Browser, replica: Replica) -> None:
    post = replica.post(FIRST_ID + 120)
    replica.add(title=f"{post.title} Lagi", when=NOW)
    replica.trash(post.id)
    assert post.title not in entries(browser, "/")
    assert browser.where(f"/{post.slug}/") == (301, f"/{post.slug}-lagi/")


def test_a_deleted_post_is_gone_for_good(browser: Browser, replica: Replica) -> None:
    post = replica.post(FIRST_ID + 120)
    replica.delete(post.id)
    assert post.title not in entries(browser, "/")
    assert browser.where(f"/{post.slug}/") == (404, "")
    with pytest.raises(KeyError):
        replica.delete(post.id)


def test_a_redated_post_moves_and_keeps_its_text(browser: Browser, replica: Replica) -> None:
    post = replica.post(FIRST_ID + 8)
    before = truth(post, replica)
    after = truth(replica.redate(post.id, NOW), replica)
    assert entries(browser, "/")[0] == post.title
    assert (after["content_hash"], after["published"]) == (before["content_hash"], "2026-11-23T12:00:00+08:00")
    replica.redate(post.id, NOW - timedelta(days=2000))
    assert replica.order()[-1] == post.id


def test_a_renamed_post_redirects_from_its_old_address(browser: Browser, replica: Replica) -> None:
    old = replica.post(FIRST_ID + 8).slug
    replica.rename(FIRST_ID + 8, "alamat-baru")
    assert browser.where(f"/{old}/") == (301, "/alamat-baru/")
    assert browser.get("/alamat-baru/").status == 200


def test_a_post_sticks_and_is_let_go(browser: Browser, replica: Replica) -> None:
    modified = replica.post(FIRST_ID + 8).modified
    post = replica.stick(FIRST_ID + 8)
    assert post.title in browser.get("/")("article.sticky h2")
    assert replica.stick(post.id, sticky=False).modified == modified
    assert post.title not in browser.get("/")("article h2")


def test_a_new_category_stands_in_the_menu(browser: Browser, replica: Replica) -> None:
    assert "Budaya & Adat" not in browser.get("/")("li.menu-item-object-category")
    category = replica.new_category("Budaya & Adat", parent="berita")
    assert category.path == "/category/berita/budaya-adat/"
    assert "Budaya & Adat" in browser.get("/")("li.menu-item-object-category")
    post = replica.add(categories=(category.slug,))
    assert replica.listing("budaya-adat") == [post.id]
    assert post.id in replica.listing("berita")


def test_an_uncategorised_post_is_in_no_listing_but_that_of_the_home_page(browser: Browser, replica: Replica) -> None:
    post = replica.add(title="Tanpa Rubrik", categories=(), when=NOW)
    assert not any(post.id in replica.listing(slug) for slug in replica.categories)
    assert entries(browser, "/")[0] == "Tanpa Rubrik"


def test_a_category_can_be_emptied(browser: Browser, replica: Replica) -> None:
    for post_id in list(replica.listing("sepak-bola")):
        replica.change(post_id, categories=("olahraga",))
    assert browser.get("/category/olahraga/sepak-bola/")(".no-results")
