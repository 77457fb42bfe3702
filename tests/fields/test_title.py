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
        # a heading that says most of what the head says, whatever stands beside that
        "<title>Rapat Desa – Kampung Contoh ~ Kabar Berau</title><h1>Blog</h1><h2>Rapat Desa – Kampung Contoh</h2>",
        "<title>Rapat Desa – Kampung Contoh - Laman 2 dari 3 - OKEGAS.ID</title><h1>Desa</h1>"
        "<h2>Kampung Contoh</h2><h2>Rapat Desa – Kampung Contoh</h2>",
        # no heading at all
        "\ufeff<title>Rapat Desa – Kampung Contoh · OKEGAS.ID</title>",
        "<meta property=og:title content='Rapat Desa – Kampung Contoh | OKEGAS.ID'>",
        "<title>Rapat Desa – Kampung Contoh - OKEGAS.ID</title>",
        "<meta property=og:site_name content='Kabar Berau'><title>Rapat Desa – Kampung Contoh » Kabar Berau</title>",
    ],
)
def test_the_title_is_what_the_heading_prints_without_the_sites_name(html: str) -> None:
    assert title_of(html + TEXT) == "Rapat Desa – Kampung Contoh"


def heading_of(html: str) -> str | None:
    page = read_page(html, "https://okegas.id/rapat-desa/", OKEGAS)
    return page.heading.id if page.heading is not None else None


@pytest.mark.parametrize("tag", ["div", "p", "h4", "strong"])
def test_where_no_heading_does_the_element_is_taken_that_says_what_the_head_says(tag: str) -> None:
    html = f"""<title>Rapat Desa - OKEGAS.ID</title><div><span>Rapat Desa</span></div>
    <{tag} id=judul>Rapat Desa</{tag}><p class=breadcrumbs><a href=/>Depan</a> <span>Rapat Desa</span>"""
    assert heading_of(html + TEXT) == "judul"


def test_of_two_headings_alike_the_one_beside_the_text_is_the_articles() -> None:
    bar = "<div><h1>Rapat Desa</h1><button>Bagikan</button></div>"
    text = "<p>Warga Kampung Contoh bergotong royong membersihkan parit sejak pagi hingga petang."
    assert heading_of(f"<title>Rapat Desa</title>{bar}<div><h1 id=judul>Rapat Desa</h1>{text}</div>") == "judul"


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
