"""Where the walk of a category may stop, and when it is whole."""

from collections.abc import Callable, Sequence

import pytest

from okegas_crawler.archive import walks
from okegas_crawler.archive.walks import FORWARD_READINGS, Walk

CATEGORY = "https://okegas.id/category/berita/politik/"


def settled(*articles: str) -> Callable[[str], bool]:
    return set(articles).__contains__


def page_address(number: int) -> str:
    return f"{CATEGORY}page/{number}/"


def feed(walk: Walk, *answers: Sequence[str] | None, last: int = 99) -> list[int | None]:
    """What the walk asks for after each answer to what it asks: the articles of a page, or None for 404."""
    asked = []
    for articles in answers:
        page = walk.asked
        assert page is not None, "the walk is over"
        if articles is None:
            asked.append(walk.not_found(page))
        else:
            asked.append(walk.seen(page, articles, page_address(page + 1) if page < last else None))
    return asked


class TestWhereItStops:
    def test_at_page_1_when_nothing_is_new(self) -> None:
        walk = Walk(CATEGORY, head="abc", settled=settled(*"abc"))
        assert feed(walk, "abc") == [None]
        assert (walk.complete, walk.head_now, walk.pages) == (True, ("a", "b", "c"), 1)

    def test_not_before_all_of_a_page_is_settled(self) -> None:
        walk = Walk(CATEGORY, head="abcd", settled=settled(*"abcdef"))
        assert feed(walk, "xabc", "def") == [2, 1]

    def test_not_before_more_than_half_of_the_head_was_seen(self) -> None:
        walk = Walk(CATEGORY, head="abcd", settled=settled(*"abcdxyz"))
        assert feed(walk, "xyab", "zc") == [2, 1]

    def test_articles_of_the_head_on_different_pages_count_together(self) -> None:
        walk = Walk(CATEGORY, head="abc", settled=settled(*"abcyz"))
        assert feed(walk, "xa", "by") == [2, 1]

    def test_without_a_head_at_the_end(self) -> None:
        walk = Walk(CATEGORY, settled=settled(*"abcdef"))
        assert feed(walk, "ab", "cd", "ef", "cd", "ab", last=3) == [2, 3, 2, 1, None]
        assert walk.complete

    def test_at_the_end_when_most_of_the_head_was_deleted(self) -> None:
        walk = Walk(CATEGORY, head="abc", settled=settled(*"abcdef"))
        assert feed(walk, "ad", "ef", last=2) == [2, 1]

    def test_at_max_pages(self) -> None:
        walk = Walk(CATEGORY, max_pages=2)
        assert feed(walk, "ab", "cd", "ab") == [2, 1, None]
        assert walk.complete

    def test_where_nothing_that_is_wanted_can_follow(self) -> None:
        walk = Walk(CATEGORY)
        assert walk.seen(1, "ab", page_address(2), enough=True) is None
        assert walk.complete

    def test_at_a_limit_that_no_listing_reaches(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(walks, "LAST_PAGE", 3)
        walk = Walk(CATEGORY)
        assert feed(walk, "a", "b", "c") == [2, 3, None]
        assert walk.problem == "berita/politik page 3: no end of its pages"


class TestAListingThatMoves:
    def test_is_read_again_backwards(self) -> None:
        walk = Walk(CATEGORY)
        assert feed(walk, "ab", "cd", "ef", "cd", "ab", last=3) == [2, 3, 2, 1, None]
        assert (walk.complete, walk.pages) == (True, 5)

    def test_that_grew_is_whole_once_a_forward_reading_shows_all_of_the_one_before(self) -> None:
        walk = Walk(CATEGORY)
        assert feed(walk, "ab", "cd", "e", "bc", "na", "bc", "de", last=3) == [2, 3, 2, 1, 2, 3, None]
        assert walk.complete

    def test_that_lost_an_article_is_read_until_two_readings_agree(self) -> None:
        walk = Walk(CATEGORY)
        assert feed(walk, "ab", "de", "bc", "bc", "de", "bc", last=2) == [2, 1, 1, 2, 1, None]
        assert walk.complete

    def test_keeps_the_head_as_first_read(self) -> None:
        walk = Walk(CATEGORY)
        feed(walk, "ab", "cd", "na", "na", "bc", last=2)
        assert (walk.complete, walk.head_now) == (True, ("a", "b"))

    def test_and_brings_something_new_at_every_reading_is_left_to_the_next_run(self) -> None:
        walk = Walk(CATEGORY)
        for reading in range(FORWARD_READINGS):
            feed(walk, [f"{reading}"], "ab", ["else"], last=2)
        assert not walk.complete
        assert walk.problem == "berita/politik: still changing after 5 readings"

    def test_whose_theme_shuffles_articles_in_is_whole_when_nothing_new_comes(self) -> None:
        walk = Walk(CATEGORY)
        for reading in range(FORWARD_READINGS):
            feed(walk, "abr" if reading % 2 else "rab", "cd", "arb", last=2)
        assert walk.complete


class TestTheEnd:
    def test_an_empty_category_is_whole(self) -> None:
        walk = Walk(CATEGORY)
        assert walk.seen(1, [], None, says_empty=True) is None
        assert (walk.complete, walk.head_now) == (True, ())

    def test_a_page_without_articles_is_a_failure(self) -> None:
        walk = Walk(CATEGORY, head="abc", settled=settled(*"abc"))
        assert walk.seen(1, [], None) is None
        assert (walk.complete, walk.problem) == (False, "berita/politik page 1: no article on it")

    @pytest.mark.parametrize(("reason", "barren"), [("403", True), ("404", True), ("500", False), ("timeout", False)])
    def test_a_first_page_that_the_site_refuses_has_no_article(self, reason: str, barren: bool) -> None:
        walk = Walk(CATEGORY)
        walk.failed(1, reason)
        assert walk.barren == barren

    def test_a_refused_page_behind_articles_says_nothing_of_them(self) -> None:
        walk = Walk(CATEGORY)
        feed(walk, "ab", "cd")
        walk.failed(3, "403")
        assert not walk.barren

    @pytest.mark.parametrize("says_empty", [False, True])
    def test_a_page_that_is_not_there_is_the_end_if_the_page_ahead_of_it_leads_no_further(
        self, says_empty: bool
    ) -> None:
        walk = Walk(CATEGORY)
        feed(walk, "ab", "cd")
        assert (walk.seen(3, [], None, says_empty=True) if says_empty else walk.not_found(3)) == 2
        assert walk.seen(2, "cd", None) == 1
        assert walk.seen(1, "ab", page_address(2)) is None
        assert walk.complete

    def test_what_moved_up_from_a_page_that_is_gone_is_on_the_page_ahead(self) -> None:
        walk = Walk(CATEGORY)
        assert feed(walk, "ab", None) == [2, 1]
        assert walk.seen(1, "bc", None) is None
        assert walk.complete

    def test_several_pages_may_be_gone(self) -> None:
        walk = Walk(CATEGORY)
        feed(walk, "ab", "cd", None, None)
        assert walk.asked == 1
        assert walk.seen(1, "ab", None) is None
        assert walk.complete

    def test_a_page_that_is_linked_but_not_there_is_a_failure(self) -> None:
        walk = Walk(CATEGORY)
        assert feed(walk, "ab", None, "ab") == [2, 1, None]
        assert walk.problem == "berita/politik page 1: links to page 2, which answers 404"

    def test_a_first_page_that_is_not_there_is_a_failure(self) -> None:
        walk = Walk(CATEGORY)
        assert walk.not_found(1) is None
        assert walk.problem == "berita/politik page 1: 404"

    def test_a_page_that_is_gone_when_it_is_read_again_has_the_listing_read_anew(self) -> None:
        walk = Walk(CATEGORY)
        assert feed(walk, "ab", "cd", "ef", None, last=3) == [2, 3, 2, 1]
        assert feed(walk, "ef", last=1) == [None]
        assert walk.complete

    def test_a_listing_without_end_that_shows_one_page_under_every_number(self) -> None:
        walk = Walk(CATEGORY)
        assert feed(walk, "ab", "ab", "ab", "ab") == [2, 3, 1, None]
        assert walk.complete

    def test_a_listing_without_end_that_repeats_its_last_page(self) -> None:
        walk = Walk(CATEGORY)
        asked = feed(walk, "ab", "cd", "ef", "ef", "ef", "ef", "ef")
        assert asked == [2, 3, 4, 5, 6, 7, 3]
        assert feed(walk, "ef", "cd", "ab") == [2, 1, None]
        assert walk.complete

    def test_burst_upon_burst_looks_like_one_without_end_and_proves_nothing(self) -> None:
        walk = Walk(CATEGORY)
        assert feed(walk, "ab", "ab", "ab", "ef") == [2, 3, 1, 1]
        assert feed(walk, "ef", "cd", "ab", "z", last=4) == [2, 3, 4, 3]
        assert feed(walk, "ab", "cd", "ef") == [2, 1, None]
        assert walk.complete

    def test_a_burst_that_shows_the_same_page_again_is_no_end(self) -> None:
        walk = Walk(CATEGORY)
        assert feed(walk, "ab", "ab", "cd", last=3) == [2, 3, 2]


class TestFailures:
    def test_end_the_walk(self) -> None:
        walk = Walk(CATEGORY, head="ab", settled=settled("a"))
        feed(walk, "xa")
        assert walk.failed(2, "500") is None
        assert (walk.complete, walk.asked) == (False, None)
        assert walk.problem == "berita/politik page 2: 500"

    def test_while_reading_again_leave_the_walk_incomplete_too(self) -> None:
        walk = Walk(CATEGORY)
        feed(walk, "ab", "cd", last=2)
        walk.failed(1, "timeout")
        assert not walk.complete

    def test_an_answer_that_was_not_awaited_is_an_error_of_ours(self) -> None:
        walk = Walk(CATEGORY)
        with pytest.raises(ValueError, match="page 2 was not asked for; awaited: 1"):
            walk.seen(2, "ab", None)
        walk.failed(1, "500")
        with pytest.raises(ValueError, match="awaited: None"):
            walk.seen(1, "ab", None)


def test_pages_are_asked_for_where_the_page_ahead_of_them_said() -> None:
    walk = Walk(CATEGORY)
    walk.seen(1, "ab", "https://okegas.id/?cat=3&paged=2")
    assert [walk.address(1), walk.address(2)] == [CATEGORY, "https://okegas.id/?cat=3&paged=2"]


def test_a_walk_is_named_by_its_category() -> None:
    assert [Walk(CATEGORY).name, Walk("https://okegas.id/?cat=3").name] == [
        "berita/politik",
        "https://okegas.id/?cat=3",
    ]
