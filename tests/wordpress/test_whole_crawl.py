"""The whole crawl of a real WordPress, under every theme that Debian ships."""

from pathlib import Path

import pytest

from tests.conftest import Scrapy
from tests.wordpress.newspaper import Archiving, Newspaper, differences
from tests.wordpress.printed import THEMES

MORE = 3  # requests of a run with nothing new, beside one for each category: home page, changes, robots.txt


@pytest.mark.parametrize("theme", THEMES)
def test_every_article_comes_once_as_the_theme_prints_it_and_does_not_come_again(
    newspaper: Newspaper, archiving: Archiving, theme: str
) -> None:
    newspaper.show(theme)
    records = newspaper.records()
    first = archiving.crawl()
    assert (first.status, first.verdict) == (0, f"complete: {len(records)} articles archived")
    assert differences(first, records) == []

    second = archiving.crawl()
    assert (second.status, second.records, second.verdict) == (0, [], "complete: nothing new")
    categories = [path for path in archiving.asked if path.startswith("/category/")]
    assert len(categories) == len(set(categories)) == len(newspaper.replica.categories)
    assert len(archiving.asked) <= len(categories) + MORE


@pytest.mark.parametrize("theme", THEMES)
def test_with_an_seo_plugin_the_time_of_the_last_change_is_known_under_every_theme(
    newspaper: Newspaper, archiving: Archiving, theme: str
) -> None:
    newspaper.show(theme, seo=True)
    run = archiving.crawl("-a", "categories=ekonomi")
    listed = {f"okegas.id:{post_id}" for post_id in newspaper.replica.listing("ekonomi")}
    records = {i: record for i, record in newspaper.records().items() if i in listed}
    assert (run.status, differences(run, records)) == (0, [])
    assert len(records) > 20


def test_one_article_with_the_settings_for_the_live_site(newspaper: Newspaper, crawl: Scrapy, tmp_path: Path) -> None:
    newspaper.show("twentytwentytwo")
    article = next(post for post in newspaper.replica.articles() if len(post.pages) == 1)
    named = tmp_path / "addresses.txt"
    named.write_text(f"https://okegas.id/{article.slug}/\n")
    newspaper.wordpress.requests()
    run = crawl("-a", f"base_url={newspaper.wordpress.address}", "-a", f"urls={named}", project="default")
    record = newspaper.records()[f"okegas.id:{article.id}"]
    assert (run.status, differences(run, {record["id"]: record})) == (0, [])
    assert newspaper.wordpress.requests() == ["GET /robots.txt", f"GET /{article.slug}/"]
