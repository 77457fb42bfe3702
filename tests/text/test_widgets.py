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

FIRST = "OKEGAS.ID, Segah – Warga kampung mengikuti rapat tentang jembatan gantung, Senin (1/4/2024)."
SECOND = "Rapat itu membahas jadwal ronda malam dan kebersihan saluran air di tiga rukun tetangga."
THIRD = "“Kami berharap semua warga ikut menjaga lingkungan, tidak hanya panitia,” ujar Arman Contoh. (*/ant)"
ARTICLE = [FIRST, SECOND, THIRD]


def around(widget: str) -> str:
    """An article's content with a widget behind its first paragraph."""
    return f"<div id=content><p>{FIRST}</p>{widget}<p>{SECOND}</p>\n<p>{THIRD}</p></div>"


def read(content: str) -> tuple[dict[str, int], list[str]]:
    """What was removed from the content, and the paragraphs that remain, without cleaning the text."""
    node = LexborHTMLParser(content).css_first("#content")
    assert node is not None
    return dict(remove_widgets(node)), paragraphs(node)


def ts_poll(main: str, *, loading: str = "TS Poll - Loading poll ...", footer: str = "") -> str:
    """A poll of TS Poll 2.3.9 to 2.6.0: the form, and the style and script that stand beside it."""
    load = (
        f'<div class="ts_load_vue_poll ts_load_vue_poll_77"><span class="tsp_load_span">{loading}</span></div>'
        if loading
        else ""
    )
    return (
        f'<form method="POST" id="ts_poll_form_77" class="ts_poll_form ts_poll_form_77">{load}'
        '<div id="ts_poll_section_77" class="ts_poll_section_77 ts_poll_section">'
        '<span class="ts_poll_cs_77"><span class="ts_poll_cs_text_77"> Coming Soon </span></span>'
        '<header class="ts_poll_header_77"><span class="ts_poll_title_77">Siapa Kepala Kampung Pilihanmu?</span></header>'
        f'<main class="ts_poll_main_77">{main}</main><footer class="ts_poll_footer_77">{footer}</footer></div>'
        '<input type="hidden" name="a" value="1"><input type="hidden" name="b" value="/x/"></form>'
        "<style>.ts_poll_77 { color: red }</style><script>new Vue({el: '#ts_poll_form_77'})</script>"
    )


ANSWER = '<div class="ts_poll_answer" v-for="row in tsp_answers"><label dir="auto">{{ row.Answer_Title }}</label><span>{{row.tsp_result_percent}} %</span></div>'
VERSUS = f'{ANSWER}<div class="ts_poll_versus_line"><span>VS</span> <span>VS</span></div>'
POLL_1_8_9 = (
    "<style id='tsp_styles_77'>main.ts_poll_main_77 { }</style><form method='POST' class='ts_poll_form ts_poll_form_77'>"
    "<section class='ts_poll_section ts_poll_section_77'><style>.a { }</style><header class='ts_poll_header_77'><span>Siapa pilihanmu?"
    "</span></header><style>.b { }</style><main class='ts_poll_main_77'><div class='ts_poll_answer'><label>Arman</label><span>412 ( 36.36 % )"
    "</span></div></main><footer><button type='button'>Back</button><span>Back</span></footer></section>"
    "<input type='hidden' name='n' value='1'></form>"
)
POPUP_1_8_9 = (
    '<section class="ts_poll_result_popup_section_77"> </section><div class="ts_poll_result_popup_result_77">'
    '<div id="ts_poll_modal_result_section_77"><main><label>Arman</label> 412 ( 36.36 % )</main>Back</div></div>'
)
TS_POLLS = {
    "versus": ts_poll(VERSUS),
    "standard": ts_poll(ANSWER, loading="Loading poll ..."),
    "2.4.4, without a loading line": ts_poll(ANSWER, loading=""),
    "image": ts_poll(
        f'<div class="ts_poll_attachment"><img src=x></div>{ANSWER}<section style="display:none">×</section>'
    ),
    "video, with an unclosed span": ts_poll(f"<div><span class=ts_poll_overlay_span><i></i></div>{ANSWER}"),
    "with buttons and a total": ts_poll(
        ANSWER, footer='<button data-tsp-text="Vote"><i>Vote</i></button><div>: {{ tsp_total }}</div>'
    ),
    "texturised": ts_poll(VERSUS, loading="TS Poll – Loading poll …"),
    "1.8.9": POLL_1_8_9,
    "1.8.9 with its popup": POLL_1_8_9 + POPUP_1_8_9,
    "through an ad inserter": f"<div class='code-block code-block-1' style='margin: 8px 0'>{ts_poll(VERSUS)}</div>",
    "1.8.9 through an ad inserter": f"<div class='code-block code-block-4'>{POLL_1_8_9}{POPUP_1_8_9}</div>",
    "through a theme's banner": f'<div class="parallax sangia"><div class="gmr-banner-insidecontent">{ts_poll(VERSUS)}</div></div>',
}


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


def test_a_poll_that_a_script_drew_goes_too() -> None:
    drawn = (
        ts_poll(ANSWER).replace("{{ row.Answer_Title }}", "Arman Contoh").replace("{{row.tsp_result_percent}}", "36.36")
    )
    assert read(around(drawn)) == ({"ts-poll": 1}, ARTICLE)


OTHERS = {
    "poll": [
        '<div id="polls-3" class="wp-polls"><form class="wp-polls-form"><p><strong>Puas?</strong></p><ul><li>Ya</li></ul></form></div>',
        '<div class="totalpoll-wrapper" id="totalpoll"><h3>Puas?</h3></div>',
        '<div class="bootstrap-yop yop-poll-mc"><div class="basic-yop-poll-container">Puas?</div></div>'.replace("bootstrap-yop ", ""),
        '<div id="democracy-1" class="democracy"><strong>Puas?</strong><ul><li>Ya</li></ul></div>',
        '<div class="wp-block-crowdsignal-forms-poll">Puas?</div>',
    ],
    "ad": [
        '<div class="code-block code-block-3"><a href="https://iklan.example/"><img src="a.jpg"></a></div>',
        '<div class="iklan"><small>ADVERTISEMENT</small><ins class="adsbygoogle"></ins><script>push()</script></div>',
        '<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- Iklan -</span></div>',
        '<div class="jeg_ad jeg_ad_article jnews_content_inline_2_ads"><div class="ads-wrapper"><a href="/x"><img src=x></a></div></div>',
        '<div class="gmr-banner-insidecontent text-center"><img src="b.gif"></div>',
        '<div id="div-gpt-ad-123-0">Iklan</div>',
    ],
    "share": [
        '<div class="addtoany_share_save_container addtoany_content addtoany_content_top"><div class="a2a_kit"><a href="#">f</a></div></div>',
        '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Bagikan ini:</h3><ul><li><a href="#">X</a></li></ul></div>',
        '<div class="gmr-social-share"><ul><li><a href="#">Facebook</a></li></ul></div>',
        "<div class='heateor_sss_sharing_container'><div>Sebarkan</div></div>",
        '<ul class="wp-block-social-links"><li><a href="#">Mail</a></li></ul>',
    ],
    "related-link": [
        '<div class="baca-juga"><span>BACA JUGA:</span> <a href="/x/">Judul Lain</a></div>',
        '<p><strong>Baca juga: <a class="inner-link-baca-juga" href="/x/">Judul Lain</a></strong></p>',
        '<p><a class="inner-link-baca-juga" href="/x/">Judul Lain</a></p>',
        '<div class="jnews_inline_related_post_wrapper left"><div class="jnews_inline_related_post"><h3>Baca Juga</h3><a href="/x">Judul</a></div></div>',
        "<p><strong>Baca juga:</strong> <a href='/x/'>Judul Lain</a></p>",
        "<p><a href='/x/'><strong>Baca juga: Judul Lain</strong></a></p>",
        "<p><strong><a href='/x/'>Baca Juga : Judul Lain.</a></strong></p>",
        "<p><em>Baca juga:</em> <a href='/x/'>Judul Lain</a></p>",
        "<p>Baca Juga <a href='/x/'>judul lain dengan huruf kecil.</a></p>",
        "<blockquote><p>Simak juga: <a href='/x/'>Judul Lain</a></p></blockquote>",
        "<h4>Lihat juga: <a href='/x/'>Judul Lain</a></h4>",
        "<p>Baca: <a href='/x/'>Judul Lain</a></p>",
        "<div style='margin:0'><a href='/x/' class=u77><div><span class=ctaText>Baca Juga:</span>&nbsp; <span>Judul Lain</span></div></a></div>",
        "<p><strong>Baca juga:</strong></p><ul><li><a href='/x/'>Judul Satu</a></li><li><a href='/y/'>Judul Dua</a></li></ul>",
        "<p>Baca juga:</p>\n<p><a href='/x/'>Judul Satu</a></p><p><a href='/y/'>Judul Dua</a></p>",
        "<p>Baca juga:<br><a href='/x/'>Judul Satu</a><br><a href='/y/'>Judul Dua</a></p>",
        "<div><strong>Baca Juga</strong><ul><li><a href='/x/'>Judul Satu</a></li></ul></div>",
    ],
    "related-posts": [
        '<div class="crp_related crp-text-only"><h3>Berita Terkait:</h3><ul><li><a href="/x/">Judul</a></li></ul></div>',
        '<div id="jp-relatedposts" class="jp-relatedposts"><h3>Terkait</h3><a href="/x/">Judul</a></div>',
        '<div class="newkarma-core-related-post site-main gmr-single gmr-list-related"><h3>Related Posts</h3><ul><li>Judul</li></ul></div>',
        "<h3>Berita Terkait</h3><ul><li><a href='/x/'>Judul Satu</a></li><li><a href='/y/'>Judul Dua</a></li></ul>",
        f"<div class=related-posts><h3>Terkait</h3><p>{SECOND}</p><p>{FIRST}</p><p>{THIRD}</p><p>{SECOND}</p></div>",
    ],
    "subscription": [
        '<div class="wp-block-jetpack-subscriptions__container"><form><input type=email><button>Langganan</button> Ketik email</form></div>',
        "<form action='/daftar'><label>Surel</label><input type='email'></form>",
        '<div class="google-news">Ikuti kami di <a href="#">Google News</a></div>',
    ],
    "view-counter": ['<div class="post-views content-post post-77"><span>Post Views:</span> <span>312</span></div>'],
    "page-links": ['<div class="page-links">Halaman: <a href="2/" class="post-page-numbers">2</a></div>'],
    "tags": [
        '<footer class="entry-footer"><span class="tags-links">Tag <a href="/tag/x">Berau</a></span></footer>',
        '<div class="post-item-metadata entry-meta"><span class="tags-links">Tags: <a href="#">Berau</a></span></div>',
        '<div class="jeg_post_tags"><span>Tags:</span> <a href="#">Berau</a></div>',
    ],
    "author-box": [f'<div class="author-box"><img src=a><p>{SECOND}</p></div>'],
    "comments": [f'<div id="comments" class="comments-area"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{SECOND}</p></div>'],
    "navigation": [
        '<nav class="navigation post-navigation"><a href="/x/">Sebelumnya Judul</a></nav>',
        '<div id="ez-toc-container"><p class="ez-toc-title">Daftar Isi</p><ul><li><a href="#a">Satu</a></li></ul></div>',
        "<nav><a href='/'>Beranda</a></nav>",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "widget"), [(kind, widget) for kind, widgets in OTHERS.items() for widget in widgets])
def test_a_widget_goes_and_counts_once(kind: str, widget: str) -> None:
    assert read(around(widget)) == ({kind: 1}, ARTICLE)


@pytest.mark.parametrize(
    "unseen",
    [
        "<div class='code-block code-block-2'>\n</div>",
        "<div class='code-block'><ins class='adsbygoogle'></ins><script>(adsbygoogle = []).push({})</script><style>.x{}</style></div>",
        "<script>alert('VS')</script><style>p { }</style><noscript><img src=x>Nyalakan JavaScript</noscript>",
        "<iframe src=x>Bingkai</iframe><template><p>Contoh</p></template><svg><title>Ikon</title></svg>",
        "<input type=hidden value=x><button>Salin</button><span class='screen-reader-text'>Halaman</span>",
        "<div id='crp_related'> </div>",
        "<div style='display: none'>Tersembunyi</div><span hidden>Tersembunyi</span>",
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
        "<form class=ts_poll_form><p>x</p></form>",
        "<table><tr><td>x<td>",
    ],
)
def test_hostile_markup_takes_linear_time(unit: str) -> None:
    body = LexborHTMLParser(unit * 4000).body
    assert body is not None
    started = time.perf_counter()
    remove_widgets(body)
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
