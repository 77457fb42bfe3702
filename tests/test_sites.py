"""What is an address of a site, and the one spelling of its many."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okegas_crawler.sites import OKEGAS

LOCAL = replace(OKEGAS, base_url="http://127.0.0.1:8000")


@pytest.mark.parametrize(
    "spelling",
    [
        "https://okegas.id/rapat-desa/",
        "https://okegas.id/rapat-desa",
        "http://okegas.id/rapat-desa/",
        "https://www.okegas.id/rapat-desa/",
        "http://www.okegas.id:80/rapat-desa/",
        "https://okegas.id:443/rapat-desa/",
        "https://OKEGAS.id/Rapat-Desa/",
        "https://okegas.id//rapat-desa//",
        "https://okegas.id/rapat-desa/?utm_source=wa&utm_medium=social",
        "https://okegas.id/rapat-desa/?fbclid=IwAR0",
        "https://okegas.id/rapat-desa/?amp=1",
        "https://okegas.id/rapat-desa/amp/",
        "https://okegas.id/rapat-desa/amp",
        "https://okegas.id/rapat-desa/amp//amp/",
        "https://okegas.id/rapat-desa/?share=facebook&nb=1",
        "https://okegas.id/rapat-desa/?replytocom=7#respond",
        "https://okegas.id/rapat-desa/?pgrelated=3",
        " https://okegas.id/rapat-desa/#more ",
        "https://okegas.id/\\rapat-desa\\",
        "http://127.0.0.1:8000/rapat-desa/",
    ],
)
def test_many_spellings_are_one_address(spelling: str) -> None:
    assert LOCAL.address(spelling) == "https://okegas.id/rapat-desa/"


@pytest.mark.parametrize(
    "url",
    [
        "https://okegas.id.example/rapat-desa/",
        "https://notokegas.id/",
        "https://okegas.id:8443/",
        "http://127.0.0.1:8001/rapat-desa/",
        "http://127.0.0.1/rapat-desa/",
        "https://127.0.0.1:8000/rapat-desa/",
        "http://169.254.169.254/latest/meta-data/",
        "ftp://okegas.id/rapat-desa/",
        "mailto:redaksi@okegas.id",
        "javascript:void(0)",
        "http://[",
        "http://okegas.id:port/",
        "/rapat-desa/",
        "https://okegas.id/rapat-\ud800/",
        f"https://okegas.id/{'rapat-' * 400}/",
        "",
    ],
)
def test_everything_else_is_another_site(url: str) -> None:
    assert LOCAL.address(url) is None
    assert LOCAL.own(url) is None


def test_what_wordpress_routes_by_stays() -> None:
    assert OKEGAS.address("https://okegas.id/?p=12&preview=1") == "https://okegas.id/?p=12"
    assert OKEGAS.address("https://okegas.id/?cat=3&paged=2") == "https://okegas.id/?cat=3&paged=2"


def test_a_machine_address_keeps_case_and_parameters() -> None:
    asked = "http://127.0.0.1:8000/wp-json/wp/v2/posts?_fields=id,modified_gmt&after=2024-01-01T00:00:00"
    assert LOCAL.own(asked) == asked.replace("http://127.0.0.1:8000", "https://okegas.id")


def test_addresses_are_asked_for_where_the_site_is_served() -> None:
    assert OKEGAS.served("https://okegas.id/?p=12") == "https://okegas.id/?p=12"
    assert LOCAL.served("https://okegas.id/?p=12") == "http://127.0.0.1:8000/?p=12"
    assert LOCAL.served(LOCAL.home) == "http://127.0.0.1:8000/"


@given(st.text() | st.text("/\\.?#%&=;:@ amp"))
def test_no_text_raises_and_the_canonical_address_is_its_own(text: str) -> None:
    for url in (text, f"https://okegas.id/{text}"):
        address = OKEGAS.address(url)
        assert address is None or OKEGAS.address(address) == address
