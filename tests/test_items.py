"""The record: its line, its schema, its working fields."""

import json
from dataclasses import fields
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.exporters import (
    CsvItemExporter,
    JsonItemExporter,
    MarshalItemExporter,
    PickleItemExporter,
    XmlItemExporter,
)

import okegas_crawler
from okegas_crawler.items import KEYS, Article, Mention, PrintedArticle, json_schema, line, record

KEYS_OF_VERSION_1 = [
    *("schema", "id", "url", "title", "author", "sign_off", "categories", "tags", "dateline"),
    *("published", "modified", "published_raw", "modified_raw", "published_source", "language", "body", "dates"),
    *("image", "image_caption", "removed", "fetched", "content_hash", "revision", "extractor"),
]


def test_keys_stand_in_the_order_of_the_contract_in_every_line() -> None:
    assert list(json.loads(line(Article()))) == KEYS_OF_VERSION_1


def test_working_fields_reach_neither_line_nor_record() -> None:
    printed = PrintedArticle(title="Harga Cabai", fetched_at=datetime(2024, 2, 6, tzinfo=UTC))
    assert line(printed) == line(record(printed))
    assert vars(record(printed)).keys() == set(KEYS)


def test_the_committed_schema_is_current() -> None:
    committed = Path(okegas_crawler.__file__).with_name("article.schema.json").read_text(encoding="utf-8")
    assert json.loads(committed) == json_schema(), (
        "run: python -m okegas_crawler.items > okegas_crawler/article.schema.json"
    )


def test_every_key_is_required_and_described() -> None:
    schema = json_schema()
    assert schema["required"] == KEYS_OF_VERSION_1
    assert all(about["description"] for about in schema["properties"].values())
    assert schema["properties"]["schema"]["const"] == 1


def test_a_reader_with_an_older_schema_takes_a_line_with_a_newer_key() -> None:
    jsonschema_rs.validate(json_schema(), {**json.loads(line(Article())), "place_id": 7})


def test_the_schema_refuses_a_line_that_lacks_a_key() -> None:
    written = json.loads(line(Article()))
    del written["body"]
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validate(json_schema(), written)


ANY_TEXT = st.text(
    st.one_of(st.characters(codec=None), st.sampled_from("\0\r\n\x0b\x1c\x85\u2028\u2029\ufeff\uffff\ud83d"))
)


@given(ANY_TEXT)
def test_any_text_in_any_field_gives_one_whole_line_of_valid_utf8(text: str) -> None:
    article = full_of(text)
    written = line(article)
    assert written.endswith(b"\n")
    assert len(written.decode().splitlines()) == len(written.splitlines()) == 1
    clean = "".join(c for c in text if c in "\n\t" or not _is_none(c))
    assert json.loads(written) == json.loads(line(full_of(clean)))
    assert json.loads(written)["body"] == clean


@given(ANY_TEXT)
def test_any_text_passes_the_exporters_of_scrapy(text: str) -> None:
    for exporter in CsvItemExporter, JsonItemExporter, XmlItemExporter:
        file = BytesIO()
        written = exporter(file, encoding="utf-8")
        written.start_exporting()
        written.export_item(record(full_of(text)))
        written.finish_exporting()
        assert file.getvalue().decode()


def test_the_exporters_of_scrapy_are_given_nothing_but_plain_values() -> None:
    for exporter in CsvItemExporter, MarshalItemExporter, PickleItemExporter, XmlItemExporter:
        file = BytesIO()
        written = exporter(file)
        written.start_exporting()
        written.export_item(full_of("Rapat"))
        written.finish_exporting()
        assert b"2024-02-06" in file.getvalue()
        assert b"Mention" not in file.getvalue()


def full_of(text: str) -> Article:
    mention = Mention(
        text=text, start=0, end=1, date="2024-02-06", end_date=None, time=None, offset=None, weekday_agrees=None
    )
    texts = {key.name: text for key in fields(Article) if key.type in (str, str | None)}
    return Article(**texts, categories=[text], tags=[text, text], dates=[mention], removed={text: 1})  # type: ignore[arg-type]


def _is_none(character: str) -> bool:
    code = ord(character)
    in_blocks = code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or 0xFDD0 <= code < 0xFDF0
    return in_blocks or code in (0xFFFE, 0xFFFF)
