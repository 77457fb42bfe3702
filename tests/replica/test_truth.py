"""The true record: it says what the page says, and is whole in itself."""

import hashlib
import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path

from okegas_crawler.replica.content import removed
from okegas_crawler.replica.headlines import FIRST_ID
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import paragraphs, truth

from .conftest import Browser

SCHEMA = Path(__file__).parents[2] / "okegas_crawler" / "article.schema.json"
KEYS = [
    "schema", "id", "url", "title", "author", "sign_off", "categories", "tags", "dateline", "published", "modified",
    "published_raw", "modified_raw", "published_source", "language", "body", "dates", "image", "image_caption",
    "removed", "content_hash", "revision",
]  # fmt: skip
POLL_WORDS = re.compile(r"Loading poll|tsp_result|Answer_Votes|row\.Answer_Title|^VS$|^Coming Soon$", re.MULTILINE)


def test_keys_stand_in_the_archive_s_order(replica: Replica) -> None:
    assert list(truth(replica.post(FIRST_ID + 1), replica)) == KEYS


def test_every_value_has_the_schema_s_type() -> None:
    schema = json.loads(SCHEMA.read_text())
    replica = Replica(60)
    kinds = {"string": str, "integer": int, "array": list, "object": dict, "null": type(None), "boolean": bool}
    for post in replica.articles():
        for key, value in truth(post, replica).items():
            allowed = schema["properties"][key].get("type") or [
                option["type"] for option in schema["properties"][key].get("anyOf", [])
            ]
            names = [allowed] if isinstance(allowed, str) else allowed
            assert not names or isinstance(value, tuple(kinds[name] for name in names)), (key, value)


def test_the_hash_is_of_title_and_body(replica: Replica) -> None:
    for post in replica.articles():
        record = truth(post, replica)
        words = f"{record['title']}\n\n{record['body']}"
        assert record["content_hash"] == hashlib.sha256(words.encode()).hexdigest()


def test_spans_point_at_their_dates_in_order() -> None:
    replica = Replica(600)
    found = 0
    for post in replica.articles():
        record = truth(post, replica)
        starts = [mention["start"] for mention in record["dates"]]
        assert starts == sorted(starts)
        for mention in record["dates"]:
            assert record["body"][mention["start"] : mention["end"]] == mention["text"]
            assert date.fromisoformat(mention["date"]) <= date.fromisoformat(mention["end_date"] or mention["date"])
            found += 1
    assert found > 1500


def test_most_forms_of_dates_are_written(replica: Replica) -> None:
    mentions = [mention for post in Replica(600).articles() for mention in truth(post, replica)["dates"]]
    texts = [mention["text"] for mention in mentions]
    forms = (
        r"\w+ \(\d{1,2}/\d{1,2}/\d{4}\)", r"\w+, \(\d\d/\d\d/\d{4}\)", r"\w+\(\d\d/\d\d/\d{4}\)",
        r".*\d{4}/\)", r".*//.*", r"\w+ (pagi|siang|sore|petang|malam|dini hari) \(.*", r".*/\d\d\)",
        r"\w+ \d+/\d+/\d\d",
        r"\w+ \(\d+/\d+/\d{4}", r"\(\d+/\d+/\d{4}\)", r"\d{1,2} \w+ \d{4}", r"\d{1,2}[A-Z]\w+ \d{4}",
        r"\w+ (Legi|Pahing|Pon|Wage|Kliwon), .*", r"\w+ tanggal .*", r"\w+ \(\d+/\d+\)", r"\(\d+/\d+\)",
        r"\w+ \( \d+ /\d+\)", r"\d+ [A-Z]\w+", r"\d+-\d+ \w+ \d{4}", r".* s\. d\. .*", r".*\d\d:\d\d[A-Z]+",
        r"\w+-\w+ \(\d+-\d+/\d+/\d{4}\)", r".*\d\d:\d\d WI.*", r"\w+, \w+ \d+, \d{4}", r"\d{4}-\d\d-\d\d",
        r"Ahad.*", r"Jum['’]at.*", r".*(Pebruari|Nopember|Agt|Okt|Des)( .*|$)",
    )  # fmt: skip
    missing = [form for form in forms if not any(re.fullmatch(form, text) for text in texts)]
    assert missing == []
    assert {mention["weekday_agrees"] for mention in mentions} == {True, False, None}
    assert any(mention["end_date"] for mention in mentions)
    assert {mention["offset"] for mention in mentions} == {None, "+07:00", "+08:00", "+09:00"}


def test_the_body_is_what_the_page_shows(browser: Browser, replica: Replica) -> None:
    for number in (4, 9, 11, 13, 15, 17, 25, 27, 29):
        post = replica.post(FIRST_ID + number)
        shown = re.sub(r"\s+", " ", " ".join(browser.get(f"/{post.slug}/")(".entry-content")))
        for paragraph in paragraphs(post):
            words = paragraph.replace(" | ", "") if number == 15 else paragraph  # a table's cells stand apart
            compact = re.sub(r"\s+", "", words)
            assert compact in re.sub(r"\s+", "", shown), paragraph


def test_poll_words_stand_only_where_the_story_says_them() -> None:
    replica = Replica(600)
    saying = [post.id - FIRST_ID for post in replica.articles() if POLL_WORDS.search("\n\n".join(paragraphs(post)))]
    assert saying
    assert {number % 50 for number in saying} == {9, 11}


def test_what_is_removed_is_what_stands_in_the_content(browser: Browser, replica: Replica) -> None:
    selectors = {
        "ts-poll": "form.ts_poll_form",
        "share": ".addtoany_content",
        "related-posts": ".crp_related",
        "view-counter": ".post-views",
        "page-links": ".page-links",
        "ad": ".iklan",
    }
    for post in replica.articles():
        parts = ["", *(f"{number}/" for number in range(2, len(post.pages) + 1))]
        pages = [browser.get(f"/{post.slug}/{part}") for part in parts]
        counts = {
            kind: sum(len(page(f".entry-content {selector}")) for page in pages) for kind, selector in selectors.items()
        }
        counts["ad"] += sum(page.text.count("<p>IKLAN VIDEO LIST</p>") for page in pages)
        content = " ".join(text for page in pages for text in page(".entry-content"))
        counts["related-link"] = len(re.findall(r"(?i)baca juga(?! ketentuan)|simak juga", content))
        assert removed(post) == {kind: count for kind, count in counts.items() if count}


def test_the_page_prints_what_the_record_says_of_author_categories_tags_and_picture(
    browser: Browser, replica: Replica
) -> None:
    for post in replica.articles():
        page, record = browser.get(f"/{post.slug}/"), truth(post, replica)
        assert page("h1.entry-title") == ([record["title"]] if record["title"] else [])
        assert page("a[rel~=category]") == record["categories"]
        assert page(".tags-links a") == record["tags"]
        if "Penulis:" not in record["body"]:
            assert page(".byline a") == [record["author"] or ""]
        images = [
            address.replace(browser.base, "https://okegas.id")
            for address in page.attributes(".post-thumbnail img", "src")
        ]
        assert images == ([record["image"]] if record["image"] else [])
        assert page("figure.post-thumbnail figcaption") == (
            [record["image_caption"]] if record["image_caption"] else []
        )
        assert record["sign_off"] is None or record["body"].endswith(f"(*/{record['sign_off']})")


def test_times_are_the_site_s_and_raw_ones_as_printed(browser: Browser, replica: Replica) -> None:
    post = replica.post(FIRST_ID + 4)
    record = truth(post, replica)
    printed = browser.get(f"/{post.slug}/").attributes("article time", "datetime")
    assert [record["published_raw"], record["modified_raw"]] == printed
    assert record["published_source"] == "time"
    assert datetime.fromisoformat(record["published"]).utcoffset() == timedelta(hours=8)


def test_with_an_seo_plugin_times_are_read_from_its_graph() -> None:
    replica = Replica(10, json_ld=True)
    record = truth(replica.post(FIRST_ID + 4), replica)
    assert record["published_source"] == "json-ld"
    assert record["published_raw"] == "2024-01-14T03:01:17+00:00"
    assert record["published"] == "2024-01-14T11:01:17+08:00"


def test_addresses_are_the_site_s_own_wherever_it_is_served(replica: Replica) -> None:
    record = truth(replica.post(FIRST_ID + 8), replica)
    assert record["id"] == f"okegas.id:{FIRST_ID + 8}"
    assert record["url"] == f"https://okegas.id/{replica.post(FIRST_ID + 8).slug}/"


def test_the_text_s_own_byline_names_the_author(replica: Replica) -> None:
    post = replica.post(FIRST_ID + 25)
    assert post.author
    assert post.author.name == "Redaksi"
    record = truth(post, replica)
    assert f"Penulis: {record['author']} | Editor: " in record["body"].splitlines()[-1]
    assert record["sign_off"] is None


def test_a_post_dated_by_local_time_is_printed_in_utc_by_an_seo_plugin() -> None:
    replica = Replica(10, json_ld=True)
    moved = replica.redate(FIRST_ID + 8, datetime(2024, 2, 6, 14, 30, tzinfo=replica.site.offset))
    assert truth(moved, replica)["published_raw"] == "2024-02-06T06:30:00+00:00"
