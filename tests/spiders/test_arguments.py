"""The arguments of a crawl: what is taken, in which spelling. What is not, tests/commands/test_crawl.py has."""

from pathlib import Path

import pytest

from okegas_crawler.sites import OKEGAS
from okegas_crawler.spiders.arguments import ArgumentError, Arguments


def read(**given: str) -> Arguments:
    return Arguments.read(given, OKEGAS)


@pytest.mark.parametrize("begins", [b"", b"\xef\xbb\xbf", b"# of the audit\r\n\r\n  # by hand\r\n"])
def test_a_file_of_addresses_may_come_from_any_editor(tmp_path: Path, begins: bytes) -> None:
    file = tmp_path / "addresses.txt"
    file.write_bytes(begins + b"https://okegas.id/rapat-desa/\r\n  https://okegas.id/?p=7 \r\n")
    assert read(urls=str(file)).urls == ("https://okegas.id/rapat-desa/", "https://okegas.id/?p=7")


def test_an_address_of_another_site_is_named_with_its_place_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "addresses.txt"
    file.write_text("https://okegas.id/rapat-desa/\nhttps://okegas.example/\n")
    with pytest.raises(ArgumentError, match=r"address 2: https://okegas\.example/ is not of okegas\.id"):
        read(urls=str(file))


@pytest.mark.parametrize("spelling", ["http://localhost:8000", "http://localhost:8000/", "HTTP://LocalHost:8000"])
def test_where_a_site_is_served_is_written_as_scrapy_writes_what_it_asks_for(spelling: str) -> None:
    assert read(base_url=spelling).base_url == "http://localhost:8000"


@pytest.mark.parametrize(
    "value",
    ["", "localhost", "ftp://localhost", "http://", "http://localhost:0", "http://localhost:99999", "http://["]
    + [f"http://localhost{rest}" for rest in ("/wordpress/", "/?p=7", "#top")]
    + [f"http://{who}@localhost" for who in ("redaksi", ":rahasia", "redaksi:rahasia")],
)
def test_what_is_no_place_of_a_site(value: str) -> None:
    with pytest.raises(ArgumentError, match="is not where a site is served"):
        read(base_url=value)
