"""Markup to paragraphs, as a reader sees them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.text.prose import paragraphs


def read(markup: str) -> list[str]:
    body = LexborHTMLParser(markup).body
    assert body is not None
    return paragraphs(body)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Satu</p><p>Dua</p>", ["Satu", "Dua"]),
        ('<div dir="auto">Satu</div><div dir="auto">Dua</div>', ["Satu", "Dua"]),
        ("Satu<p>Dua</p>Tiga<div>Empat</div>Lima", ["Satu", "Dua", "Tiga", "Empat", "Lima"]),
        ("<p>Satu<br>Dua<br/>\nTiga<br><br>Empat</p>", ["Satu", "Dua", "Tiga", "Empat"]),
        ("<p>Satu<strong><br>Dua</strong></p>", ["Satu", "Dua"]),
        ("<h2>Kepala</h2><p>Isi</p><h3><strong>Sub</strong></h3>", ["Kepala", "Isi", "Sub"]),
        ("<ul><li>Satu</li><li>Dua<ol><li>Tiga</li></ol>Empat</li></ul>", ["Satu", "Dua", "Tiga", "Empat"]),
        ("<blockquote><p>Kutipan</p><cite>Arman</cite></blockquote>", ["Kutipan", "Arman"]),
        ("<dl><dt>Istilah<dd>Arti</dl>", ["Istilah", "Arti"]),
        ("<details><summary>Ringkas</summary>Isi</details>", ["Ringkas", "Isi"]),
        ("<p>Satu<p><p>  </p><p>&nbsp;</p><p>\u200b</p><p>Dua", ["Satu", "Dua"]),
        ("<pre>Baris satu\n  baris dua</pre>tetap\nsatu", ["Baris satu", "baris dua", "tetap satu"]),
        ("<div><div><p>Dalam</p></div></div>", ["Dalam"]),
        ("", []),
    ],
)
def test_paragraphs_of_every_shape(markup: str, expected: list[str]) -> None:
    assert read(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<p>Rp&nbsp;3,9\u00a0miliar &amp; &quot;lebih&quot; &#8211; <i>lagi</i></p>",
            'Rp 3,9 miliar & "lebih" – lagi',
        ),
        ("<p>ke<b>te</b>rang<em>an</em>, <a href=x>tautan</a>.</p>", "keterangan, tautan."),
        ("<p>\n  Satu \t dua\r\n tiga\n</p>", "Satu dua tiga"),
        ("<p>H<sub>2</sub>O <span>satu</span><span>dua</span></p>", "H2O satudua"),
        ("<p>cafe\u0301 👨\u200d👩\u200d👧 ﬁ</p>", "cafe\u0301 👨\u200d👩\u200d👧 ﬁ"),
        ("<p>a\x01b\x7fc\x85d\x9fe</p>", "abcde"),
        ("<p>Satu<!-- tidak -->dua<wbr>tiga</p>", "Satuduatiga"),
    ],
)
def test_text_as_a_reader_sees_it(markup: str, expected: str) -> None:
    assert read(markup) == [expected]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><td>Kampung<td>TPS<tr><td>Segah<td>14", ["Kampung | TPS", "Segah | 14"]),
        ("<thead><tr><th>A<th>B</thead><tbody><tr><td>1<td>2</tbody>", ["A | B", "1 | 2"]),
        ("<tr><td><p>Satu</p><p>dua</p><td>tiga<br>empat", ["Satu dua | tiga empat"]),
        ("<tr><td>a<td><td>c", ["a | | c"]),
        ("<tr><td> <td>&nbsp;", []),
        ("<tr><td><p>Tata</p><p>letak</p>", ["Tata", "letak"]),
        ("<tr><td>a<td><table><tr><td>b<td>c</table>", ["a | b | c"]),
        ("<caption>Tabel 1</caption><tr><td>a<td>b", ["a | b"]),
    ],
)
def test_a_row_is_a_paragraph(rows: str, expected: list[str]) -> None:
    assert read(f"<table>{rows}</table>") == expected


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src=x><figcaption>Foto: Humas</figcaption></figure>",
        "<figure class=wp-caption><img src=x><figcaption class=wp-caption-text>Foto</figcaption></figure>",
        "<div class='wp-caption alignnone'><img src=x><p class='wp-caption-text'>Foto</p></div>",
        "<div><img src=x><div class=text-muted><small>Foto: Humas</small></div></div>",
        "<p><img src=x> <small>Foto: Humas</small></p>",
        "<p><a href=x><img src=x></a></p><p><em><small>Foto: Humas</small></em></p>",
        "<dl class=gallery-item><dt><img src=x></dt><dd class='wp-caption-text gallery-caption'>Foto</dd></dl>",
        "<script>kode()</script><style>p{}</style><noscript>JavaScript</noscript><template>x</template>",
        "<video>Peramban lama</video><svg><title>Ikon</title></svg><button>Salin</button><select><option>A</select>",
        "<textarea>tulis</textarea><iframe>bingkai</iframe><object>objek</object><title>judul</title>",
    ],
)
def test_captions_and_what_is_not_text_are_no_body(caption: str) -> None:
    assert read(f"<p>Satu</p>{caption}<p>Dua</p>") == ["Satu", "Dua"]


@given(st.lists(st.text(alphabet="abc .,VS–", min_size=1).map(str.split).map(" ".join).filter(bool), max_size=10))
def test_plain_paragraphs_come_back(lines: list[str]) -> None:
    assert read("".join(f"<p>{line}</p>" for line in lines)) == lines
    assert read("<br>".join(lines)) == lines


@pytest.mark.parametrize(
    "unit", ["<div>x", "<b>x", "<table><tr><td>x<td>", "<ul><li>x", "<p>x<br>", "<blockquote>", "<pre>\n\n"]
)
def test_deep_and_long_markup_takes_linear_time(unit: str) -> None:
    body = LexborHTMLParser(unit * 8000).body
    assert body is not None
    started = time.perf_counter()
    paragraphs(body)
    assert time.perf_counter() - started < 3  # seconds; at most 0.3 on an idle machine


def test_a_hundred_thousand_levels_are_read() -> None:
    # built from the inside, since the parser's own time grows with the square of the depth
    tree = LexborHTMLParser("<div id=content></div>")
    content = tree.css_first("#content")
    assert content is not None
    node = content
    for _ in range(100):
        node.insert_child(LexborHTMLParser("<div>" * 1000 + "x").css_first("div") or content)
        inner = node.first_child
        while inner is not None and inner.tag != "-text":
            node, inner = inner, inner.first_child
    assert len(paragraphs(content)) == 100
