"""Widgets in an article's markup: what goes, how it is counted, and what stays."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.text.prose import paragraphs
from okegas_crawler.text.widgets import clean_text, remove_widgets
from tests.text.markup import ANSWER, ARTICLE, FIRST, OTHERS, SECOND, THIRD, TS_POLLS, ts_poll


def around(widget: str) -> str:
    """An article's content with a widget behind its first paragraph."""
    return f"<div id=content><p>{FIRST}</p>{widget}<p>{SECOND}</p>\n<p>{THIRD}</p></div>"


def read(content: str) -> tuple[dict[str, int], list[str]]:
    """What was removed from the content, and the paragraphs that remain, without cleaning the text."""
    node = LexborHTMLParser(content).css_first("#content")
    assert node is not None
    return dict(remove_widgets(node)), paragraphs(node)


@pytest.mark.parametrize("poll", TS_POLLS.values(), ids=TS_POLLS)
def test_ts_poll_goes_and_counts_once(poll: str) -> None:
    assert read(around(poll)) == ({"ts-poll": 1}, ARTICLE)


@pytest.mark.parametrize("poll", TS_POLLS.values(), ids=TS_POLLS)
def test_ts_poll_within_a_paragraph_leaves_the_text_around_it(poll: str) -> None:
    removed, text = read(f"<div id=content><p>{FIRST} {poll} {SECOND}</p><p>{THIRD}</p></div>")
    assert removed == {"ts-poll": 1}
    assert [line.strip() for line in text] == ARTICLE


def test_two_polls_are_two() -> None:
    poll = TS_POLLS["through an ad inserter"]
    content = f"<div id=content><p>{FIRST}</p>{poll}<p>{SECOND}</p>{poll}<p>{THIRD}</p></div>"
    assert read(content) == ({"ts-poll": 2}, ARTICLE)


def test_the_article_behind_a_tag_left_open_in_a_poll_stays() -> None:
    open_form = ts_poll(ANSWER).replace("</form>", "<span></form>")
    open_block = f"<div class=code-block>{ts_poll(ANSWER)}"
    assert read(around(open_form)) == ({"ts-poll": 1}, ARTICLE)
    assert read(around(open_block)) == ({"ts-poll": 1}, ARTICLE)
    everything_in_it = ts_poll(ANSWER).replace("</footer></div>", "</footer>").replace("</form>", "<div></form>")
    assert read(around(everything_in_it)) == ({"ts-poll": 1}, ARTICLE)


def test_the_heading_of_the_box_of_a_poll_goes_with_it() -> None:
    boxed = f"<div class=widget><h3>Suara Pembaca</h3>{ts_poll(ANSWER)}</div>"
    assert read(around(boxed)) == ({"ts-poll": 1}, ARTICLE)
    with_text = f"<div><h3>Rapat Desa</h3><p>{SECOND}</p>{ts_poll(ANSWER)}</div>"
    assert read(around(with_text)) == ({"ts-poll": 1}, [FIRST, "Rapat Desa", SECOND, *ARTICLE[1:]])


def test_a_poll_that_a_script_drew_goes_too() -> None:
    drawn = (
        ts_poll(ANSWER).replace("{{ row.Answer_Title }}", "Arman Contoh").replace("{{row.tsp_result_percent}}", "36.36")
    )
    assert read(around(drawn)) == ({"ts-poll": 1}, ARTICLE)


@pytest.mark.parametrize(("kind", "widget"), [(kind, widget) for kind, widgets in OTHERS.items() for widget in widgets])
def test_a_widget_goes_and_counts_once(kind: str, widget: str) -> None:
    assert read(around(widget)) == ({kind: 1}, ARTICLE)


@pytest.mark.parametrize(
    "unseen",
    [
        "<div class='code-block code-block-2'>\n</div>",
        "<div class='code-block'><ins class='adsbygoogle'></ins><script>push({})</script><style>.x{}</style></div>",
        "<script>alert('VS')</script><style>p { }</style><noscript><img src=x>Nyalakan JavaScript</noscript>",
        "<iframe src=x>Bingkai</iframe><template><p>Contoh</p></template><svg><title>Ikon</title></svg>",
        "<input type=hidden value=x><button>Salin</button><span class='screen-reader-text'>Halaman</span>",
        "<div id='crp_related'> </div>",
        "<div class=fb-post><blockquote><p>Suasana pasar</p>Dikirim oleh <a href=x>Akun</a></blockquote></div>",
        "<div style='display: none'>Tersembunyi</div><span hidden>Tersembunyi</span>",
        "<p class=post-modified-info>Last Updated on 6 Februari 2024</p>",
        "<blockquote class=instagram-media><a href='#'>Lihat postingan ini di Instagram</a></blockquote>",
    ],
)
def test_what_no_reader_sees_goes_uncounted(unseen: str) -> None:
    assert read(around(unseen)) == ({}, ARTICLE)


def test_nested_widgets_count_once_and_two_share_bars_twice() -> None:
    bar = OTHERS["share"][0]
    assert read(around(f"<div class=sharedaddy>{bar}</div>")) == ({"share": 1}, ARTICLE)
    assert read(f"<div id=content>{bar}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{bar}</div>") == (
        {"share": 2},
        ARTICLE,
    )


def test_what_an_ad_inserter_brings_counts_as_what_it_is() -> None:
    assert read(around(f"<div class=code-block>{OTHERS['related-link'][0]}</div>")) == ({"related-link": 1}, ARTICLE)


@pytest.mark.parametrize(
    "kept",
    [
        "<p>Warga diminta baca juga <a href='/x/'>ketentuan</a> di papan pengumuman kampung itu.</p>",
        "<p>Baca juga ketentuan di papan <a href='/x/'>pengumuman</a>, kata kepala kampung.</p>",
        "<p>“Baca juga <a href='/x/'>aturannya</a>,” ujar Arman.</p>",
        "<p>Tautan <a href='/x/'>lengkap tentang rapat itu ada di sini</a></p>",
        "<p>VS</p>",
        "<p>Coming Soon</p>",
        "<p>{{row.Answer_Title}}</p>",
        "<p class='has-text-align-center has-share-color'>Siapa Kepala Kampung Pilihanmu?</p>",
        "<h2><span class='ez-toc-section' id='a'>Kondisi Wilayah</span></h2>",
        "<div class='wp-block-group is-layout-flow'><p>Kotak kecil</p></div>",
        "<p>Liputan tentang <a href='/tag/segah/'>Segah</a> dan <a href='/tag/kelay/'>Kelay</a> berlanjut esok.</p>",
        "<p><a href='/tag/segah/'>Liputan tentang Segah</a></p>",
        "<ul><li><a href='#peta'>Peta</a></li></ul>",
        "<h2><a href='/category/olahraga/'>Olahraga</a></h2>",
        "<p>Daftar lewat <a href='https://wa.me/62811?text=Saya'>nomor panitia</a> atau datang ke balai kampung.</p>",
        "<p>Warga <span class='wpd-inline-shortcode'>menolak<i class=wpd-inline-icon-wrapper></i></span> itu.</p>",
    ],
)
def test_what_a_journalist_wrote_stays(kept: str) -> None:
    removed, text = read(around(kept))
    assert removed == {}
    assert len(text) == len(ARTICLE) + 1


@pytest.mark.parametrize(
    "name",
    [
        "code-block",
        "ads",
        "share-box",
        "sharedaddy",
        "related-posts",
        "entry-meta",
        "ts_poll_form",
        "navigation",
        "author-info",
    ],
)
@pytest.mark.parametrize("shape", ["<p>{}</p>", "<div dir=auto>{}</div>", "{}<br>"])
def test_a_wrapper_of_the_whole_article_stays_whatever_its_name(name: str, shape: str) -> None:
    article = "".join(map(shape.format, ARTICLE))
    bar = OTHERS["share"][0]
    assert read(f"<div id=content><div class='{name}'>{article}{bar}</div></div>") == ({"share": 1}, ARTICLE)


def test_an_ad_left_open_keeps_what_follows() -> None:
    article = (
        f"<div id=content><p>{FIRST}</p><div class=ads><a href=x><img src=x></a><p>{SECOND}</p><p>{THIRD}</p></div>"
    )
    assert read(article)[1] == ARTICLE


def test_names_above_the_content_are_not_asked() -> None:
    assert read(f"<div class='ads related-posts'>{around('')}</div>") == ({}, ARTICLE)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>{0}<br><strong>Baca juga:</strong> <a href=x>Judul Lain</a><br>{1}<br>{2}</p>",
        "<div>{0}<br><br>Baca juga: <a href=x>Judul Lain</a><br><br>{1}<br><br>{2}</div>",
    ],
)
def test_a_related_link_between_line_breaks_leaves_its_neighbours(markup: str) -> None:
    assert read(f"<div id=content>{markup.format(*ARTICLE)}</div>") == ({"related-link": 1}, ARTICLE)


@pytest.mark.parametrize(
    ("related", "kind"),
    [
        ("<p>See also: <a href=x>Judul Lain</a></p>", "related-link"),
        ("<h3>Related</h3><ul><li><a href=x>Judul Lain</a><li><a href=y>Judul Ketiga</a></ul>", "related-posts"),
        ("<p><b>Recommended:</b></p><p><a href=x>Judul Lain</a></p>", "related-posts"),
    ],
)
def test_further_articles_under_english_words_go(related: str, kind: str) -> None:
    assert read(around(related)) == ({kind: 1}, ARTICLE)
    assert read(around("<h3>Related</h3>"))[0] == {}


def test_three_related_links_in_a_row_are_three() -> None:
    row = "<p>Baca juga: <a href=x>Judul Lain</a></p>"
    assert read(around(row * 3)) == ({"related-link": 3}, ARTICLE)


def test_a_page_that_is_nothing_but_widgets() -> None:
    assert read(f"<div id=content>{OTHERS['share'][0]}{OTHERS['related-posts'][0]}</div>") == (
        {"share": 1, "related-posts": 1},
        [],
    )


tags = [
    "div",
    "p",
    "form",
    "a",
    "span",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "br",
    "main",
    "b",
    "section",
    "nav",
    "style",
    "pre",
    "template",
    "svg",
]
names = [
    "ts_poll_form",
    "ts_poll_section",
    "code-block",
    "share-box",
    "baca-juga",
    "inner-link-baca-juga",
    "comments",
    "entry-meta",
    "",
    "caption",
]
starts = st.builds("<{} class='{}' dir=auto href=x>".format, st.sampled_from(tags), st.sampled_from(names))
ends = st.builds("</{}>".format, st.sampled_from(tags))
words = st.sampled_from(["Baca juga:", "VS", "\xa0", FIRST, SECOND, "Berita Terkait", "&nbsp;", "\ud83d", "\x00"])
mangled = st.lists(st.one_of(starts, ends, words, st.text(max_size=8)), max_size=40).map("".join)


@given(mangled)
def test_no_markup_makes_it_raise_and_twice_is_once(markup: str) -> None:
    page = LexborHTMLParser(markup.encode("utf-8", "surrogatepass"))
    assert page.body is not None
    remove_widgets(page.body)
    once = paragraphs(page.body)
    assert clean_text("\n\n".join(once)).text is not None
    assert sum(remove_widgets(page.body).values()) <= len(once)


@pytest.mark.parametrize(
    "unit",
    [
        "<div class=ads><p>" + "y" * 70,
        "<div class=ads><p>" + "y" * 70 + "</p></div>",
        "<div class=code-block><i>",
        "<b>Baca juga: ",
        "<p>Baca juga: </p>",
        "<p>Baca juga: <a href=x>T</a></p>",
        "<div><a href=/tag/x/>T</a>",
        "<form class=ts_poll_form><p>x</p></form>",
        "<table><tr><td>x<td>",
        "<div><input type=radio>",
        "<div><form><input type=radio></form>",
        "<div><h3><a href=/x/>Judul</a></h3><p>" + "y" * 70,
    ],
)
def test_hostile_markup_takes_linear_time(unit: str) -> None:
    body = LexborHTMLParser(unit * 4000).body
    assert body is not None
    started = time.perf_counter()
    remove_widgets(body, lambda link: link.startswith("/"))
    paragraphs(body)
    assert time.perf_counter() - started < 5  # seconds; at most 0.5 on an idle machine


CONTENTS = {
    "twentysixteen": ".entry-content",
    "colormag": ".cm-entry-summary",
    "twentytwentythree": ".wp-block-post-content",
}


def test_labelled_pages(cases: Path) -> None:
    pages = json.loads((cases / "pages" / "index.json").read_text(encoding="utf-8"))
    wrong = []
    for page in pages:
        if "truth" not in page:
            continue
        content = LexborHTMLParser((cases / "pages" / page["file"]).read_bytes()).css_first(CONTENTS[page["theme"]])
        assert content is not None
        remove_widgets(content)
        body = clean_text("\n\n".join(paragraphs(content))).text
        if body != "\n\n".join(page["truth"]["paragraphs"]):
            wrong.append(page["file"])
    assert wrong == []
