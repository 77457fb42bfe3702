"""What a run asks for, what it still owes when it ends, and when that is asked for again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from okegas_crawler.archive.owed import DUE_AT_ONCE, LASTING, PATIENCE, PAUSE, TRIAL, Articles, Owed, due

NOW = datetime(2024, 2, 6, 12, tzinfo=UTC)
FAILED_ONCE = Owed("politik", "500", NOW, 1, NOW)
FAILS_FOR_LONG = Owed("politik", "500", NOW - TRIAL, PATIENCE, NOW)


class TestWhatIsAskedFor:
    def test_what_is_not_settled_once(self) -> None:
        articles = Articles()
        assert [articles.ask("/a/", "politik"), articles.ask("/a/", "olahraga")] == [True, False]

    @pytest.mark.parametrize("settled", ["/archived/", "/passed-over/", "/owed/"])
    def test_not_what_was_settled_before_the_run_started(self, settled: str) -> None:
        before = {"passed_over": {"/passed-over/": "404"}, "owed": {"/owed/": FAILED_ONCE}}
        archived = {"/archived/"}.__contains__
        articles = Articles(archived, passed_over={"/passed-over/": "404"}, owed={"/owed/": FAILED_ONCE})
        assert articles.settled(settled)
        assert not articles.ask(settled)
        assert articles.ask(settled, again=True), "it changed, or was named"
        assert Articles(archived, full=True, **before).ask(settled)  # type: ignore[arg-type]

    def test_what_this_run_archives_is_not_settled_within_it(self) -> None:
        articles = Articles()
        articles.ask("/a/")
        articles.had("/a/")
        assert not articles.settled("/a/")


class TestWhatIsOwed:
    def test_what_was_asked_for_and_not_had(self) -> None:
        articles = Articles()
        articles.ask("/a/", "politik")
        articles.not_had("/a/", "503")
        assert articles.owed(NOW) == {"/a/": Owed("politik", "503", NOW, 1, NOW)}

    def test_what_had_no_answer_when_the_run_ended(self) -> None:
        articles = Articles()
        articles.ask("/a/", "politik")
        assert articles.owed(NOW)["/a/"].reason == "unanswered"

    @pytest.mark.parametrize("reason", ["403", "429", "500", "timeout", "challenge", "maintenance", "parked", "empty"])
    def test_whatever_the_reason_unless_it_is_lasting(self, reason: str) -> None:
        articles = Articles()
        articles.ask("/a/")
        articles.not_had("/a/", reason)
        assert list(articles.owed(NOW)) == ["/a/"]
        assert articles.passed_over() == {}

    def test_not_what_was_had_in_the_end(self) -> None:
        articles = Articles(owed={"/a/": FAILED_ONCE})
        articles.ask("/a/", again=True)
        articles.not_had("/a/", "500")
        articles.had("/a/")
        assert articles.owed(NOW) == {}

    def test_what_fails_again_counts_how_often_and_since_when(self) -> None:
        later = NOW + timedelta(hours=1)
        articles = Articles(owed={"/a/": FAILED_ONCE})
        articles.ask("/a/", "olahraga", again=True)
        articles.not_had("/a/", "timeout")
        assert articles.owed(later) == {"/a/": Owed("politik", "timeout", NOW, 2, later)}

    def test_what_was_not_asked_for_again_is_carried_over(self) -> None:
        assert Articles(owed={"/a/": FAILED_ONCE}).owed(NOW + PAUSE) == {"/a/": FAILED_ONCE}

    def test_a_changed_version_of_an_archived_article_too(self) -> None:
        articles = Articles({"/a/"}.__contains__)
        articles.ask("/a/", again=True)
        articles.not_had("/a/", "500")
        assert list(articles.owed(NOW)) == ["/a/"]


class TestWhatIsTheSitesDoing:
    def refused_alike(self, *reasons: str) -> str | None:
        articles = Articles()
        for number, reason in enumerate(reasons):
            articles.ask(f"/{number}/")
            articles.had(f"/{number}/") if reason == "had" else articles.not_had(f"/{number}/", reason)
        return articles.refused_alike

    def test_two_imposters_and_nothing_else_that_should_be_had(self) -> None:
        assert self.refused_alike("challenge", "challenge", "protected") == "challenge"
        assert self.refused_alike("blocked", "challenge") == "blocked, challenge"

    def test_not_one_alone_nor_beside_an_article_or_another_failure(self) -> None:
        assert self.refused_alike("challenge") is None
        assert self.refused_alike("challenge", "challenge", "had") is None
        assert self.refused_alike("challenge", "challenge", "500") is None


class TestWhatIsPassedOver:
    @pytest.mark.parametrize("reason", sorted(LASTING))
    def test_what_is_no_article_for_a_lasting_reason(self, reason: str) -> None:
        articles = Articles(owed={"/a/": FAILED_ONCE})
        articles.ask("/a/", again=True)
        articles.not_had("/a/", reason)
        assert articles.passed_over() == {"/a/": reason}
        assert articles.owed(NOW) == {}

    def test_is_carried_over(self) -> None:
        assert Articles(passed_over={"/a/": "404"}).passed_over() == {"/a/": "404"}

    def test_not_what_came_back_in_a_full_run(self) -> None:
        articles = Articles(passed_over={"/a/": "protected", "/b/": "404"}, full=True)
        for article in ("/a/", "/b/"):
            articles.ask(article)
        articles.had("/a/")
        articles.not_had("/b/", "500")
        assert articles.passed_over() == {}
        assert list(articles.owed(NOW)) == ["/b/"]

    def test_what_is_archived_needs_not_be(self) -> None:
        articles = Articles({"/a/"}.__contains__)
        articles.ask("/a/", again=True)
        articles.not_had("/a/", "404")
        assert articles.passed_over() == {}
        assert articles.owed(NOW) == {}

    def test_is_found_anew_by_a_full_run(self) -> None:
        articles = Articles(passed_over={"/gone/": "404", "/a/": "404"}, full=True)
        articles.ask("/a/")
        articles.not_had("/a/", "410")
        assert articles.passed_over(anew=True) == {"/a/": "410"}


class TestWhatIsDue:
    def test_what_is_owed_is_asked_for_by_the_next_run(self) -> None:
        assert due({"/a/": FAILED_ONCE}, NOW) == ["/a/"]

    def test_what_fails_for_long_once_a_day(self) -> None:
        owed = {"/a/": FAILS_FOR_LONG}
        assert due(owed, NOW + PAUSE - timedelta(seconds=1)) == []
        assert due(owed, NOW + PAUSE) == ["/a/"]

    @pytest.mark.parametrize(
        "owed",
        [replace(FAILS_FOR_LONG, times_failed=PATIENCE - 1), replace(FAILS_FOR_LONG, first_failed=NOW - TRIAL / 2)],
        ids=["in fewer runs", "within a shorter time"],
    )
    def test_what_failed_less_by_every_run(self, owed: Owed) -> None:
        assert due({"/a/": owed}, NOW) == ["/a/"]

    def test_a_clock_that_was_set_back_holds_nothing_up(self) -> None:
        assert due({"/a/": FAILS_FOR_LONG}, NOW - timedelta(days=400)) == ["/a/"]

    def test_so_many_of_a_category_those_that_failed_least_often_first(self) -> None:
        many = {f"/{number}/": replace(FAILED_ONCE, times_failed=2) for number in range(DUE_AT_ONCE + 5)}
        asked = due(many | {"/last/": FAILED_ONCE, "/other/": replace(FAILED_ONCE, category="desa")}, NOW)
        assert len(asked) == DUE_AT_ONCE + 1
        assert asked[:2] == ["/last/", "/other/"]

    def test_everything_gets_its_turn(self) -> None:
        owed = {f"/{number}/": FAILED_ONCE for number in range(3 * DUE_AT_ONCE)}
        asked: set[str] = set()
        for _ in range(3):
            articles = Articles(owed=owed)
            for article in articles.due(NOW):
                asked.add(article)
                articles.not_had(article, "500")
            owed = articles.owed(NOW)
        assert asked == owed.keys()

    def test_a_due_article_is_not_asked_for_once_more_where_it_is_listed(self) -> None:
        articles = Articles(owed={"/a/": FAILED_ONCE}, full=True)
        assert articles.due(NOW) == ["/a/"]
        assert not articles.ask("/a/", "politik")
