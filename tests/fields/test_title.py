"""The title and its heading."""

import pytest

from okegas_crawler.fields.title import titles
from okegas_crawler.markup.heading import without_site_name
from okegas_crawler.pages import read_page
from okegas_crawler.sites import OKEGAS

TEXT = "<div class=entry-content><p>Warga bergotong royong.</p></div>"


def title_of(html: str) -> str:
    page = read_page(html, "https://okegas.id/rapat-desa/", OKEGAS)
    return next(iter(titles(page.heading, page.titles_said)), "")


@pytest.mark.parametrize(
    "html",
    [
        "<h1 class=entry-title>Rapat  Desa &#8211; Kampung Contoh </h1>",
        "<h1 class=site-title><a href=/>OkeGas.ID</a></h1><h1 class=entry-title>Rapat Desa – Kampung Contoh</h1>",
        "<h1>OKEGAS.ID</h1><h1>Rapat Desa – Kampung Contoh</h1>",
        "<h1 class=logo>Kabar Berau</h1><h1>Rapat Desa – Kampung Contoh</h1>",
        "<h1>Berita Terbaru</h1><h1 class=tdb-title-text>Rapat Desa – Kampung Contoh</h1>",
        # a heading that says what the head says wins, whatever dashes and quotation marks either has
        "<meta property=og:title content='Rapat Desa - Kampung Contoh | OkeGas.ID'><h1 class=entry-title>Terbaru</h1>"
        "<h2 class=post-title>Rapat Desa – Kampung Contoh</h2>",
        "<meta property=og:title content='Rapat Desa - Kampung Contoh'><h1 class=entry-title>Terbaru</h1>"
        "<h1>Rapat Desa – Kampung Contoh</h1>",
        "<title>Rapat Desa - Kampung Contoh</title><h1>Berita Terbaru</h1><h3>Rapat Desa – Kampung Contoh</h3>",
        # no heading at all
        "<meta property=og:title content='Rapat Desa – Kampung Contoh | OKEGAS.ID'>",
        "<title>Rapat Desa – Kampung Contoh - OKEGAS.ID</title>",
        "<meta property=og:site_name content='Kabar Berau'><title>Rapat Desa – Kampung Contoh » Kabar Berau</title>",
    ],
)
def test_the_title_is_what_the_heading_prints_without_the_sites_name(html: str) -> None:
    assert title_of(html + TEXT) == "Rapat Desa – Kampung Contoh"


def test_an_untitled_post_has_an_empty_heading() -> None:
    assert title_of("<title>OKEGAS.ID</title><h1 class=entry-title></h1><h3></h3>" + TEXT) == ""


def test_of_lesser_headings_one_that_is_no_link_is_the_articles() -> None:
    recent = "<aside><h3><a href=/rapat-desa/>Rapat Desa</a></h3></aside>"
    page = read_page(
        f"<title>Rapat Desa</title>{recent}<h2 id=judul>Rapat Desa</h2>{TEXT}", "https://okegas.id/x/", OKEGAS
    )
    assert page.heading is not None
    assert page.heading.id == "judul"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harga Cabai Turun - OkeGas.ID", "Harga Cabai Turun"),
        ("OKEGAS.ID | Harga Cabai Turun", "Harga Cabai Turun"),
        ("Wawancara dengan OKEGAS.ID", "Wawancara dengan OKEGAS.ID"),
        ("Persiba – PSM", "Persiba – PSM"),
        ("okegas.id", ""),
    ],
)
def test_the_sites_name_goes_only_where_a_mark_parts_it_off(text: str, expected: str) -> None:
    assert without_site_name(text, ("OKEGAS.ID",)) == expected
