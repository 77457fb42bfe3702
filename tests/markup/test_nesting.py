"""Pages nested deeper than browsers nest them."""

from selectolax.lexbor import LexborHTMLParser

from okegas_crawler.markup.limits import MOST_FLAT, parsable
from okegas_crawler.markup.nesting import DEEPEST, flattened

MANY = MOST_FLAT + 1


def depth(html: bytes) -> int:
    tree = LexborHTMLParser(html)
    levels = {tree.root.mem_id: 0} if tree.root is not None else {}
    for node in tree.root.traverse() if tree.root is not None else ():
        parent = node.parent
        levels[node.mem_id] = levels.get(parent.mem_id, 0) + 1 if parent is not None else 0
    return max(levels.values())


def test_a_page_with_few_tags_is_the_very_same() -> None:
    page = b"<div>" * 1_000
    assert parsable(page) is page


def test_a_long_page_that_is_not_deep_keeps_every_byte() -> None:
    page = b"<ul>" + b"<li><p>Satu<br><img src=a><a href=b>c</a>" * MANY + b"</ul><div><section>Dua</section></div>"
    assert flattened(page) == page


def test_what_is_too_deep_loses_its_tags_and_keeps_its_text() -> None:
    page = b"<p>awal</p>" + b"<div>" * MANY + b"dalam" + b"</div>" * MANY + b"<p>akhir</p>"
    flat = flattened(page)
    assert flat == b"<p>awal</p>" + b"<div>" * DEEPEST + b"dalam" + b"</div>" * DEEPEST + b"<p>akhir</p>"
    assert depth(flat) < DEEPEST + 10


def test_tags_within_scripts_and_comments_do_not_count() -> None:
    page = b"<script>" + b"<div>" * MANY + b"</script><!--" + b"<div>" * MANY + b"--><div>teks</div>"
    assert flattened(page) == page
