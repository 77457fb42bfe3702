"""What stands inside `.entry-content`: the story, and what plugins put around and into it, counted by kind."""

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from okegas_crawler.replica import polls
from okegas_crawler.replica.blocks import Block, Paragraph, Poll, RelatedLink
from okegas_crawler.replica.headlines import FIRST_ID
from okegas_crawler.replica.pieces import Links
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.theme import text

POLL_POSITIONS = (1, 4)  # the ad inserter counts closing tags of top-level paragraphs
NETWORKS = ("facebook", "x", "whatsapp", "telegram")


def entry_content(post: Post, page: int, links: Links) -> list[bytes]:
    """The content of one page of the post (from 1), as the theme prints it on a single post."""
    url, title = links.post(post.id)
    parts = [_share_bar(url, title, "top")]
    parts += _with_polls(post, post.pages[page - 1], links)
    parts.append(_share_bar(url, title, "bottom"))
    if post.view_counter:
        parts.append(_view_counter(post))
    parts.append(_related_posts(post, links))
    if len(post.pages) > 1:
        parts.append(_page_links(post, page, url))
    return parts


def story_content(blocks: Iterable[Block], links: Links) -> bytes:
    """A story alone, as listings, feed and REST print it: an editor's polls, but none of the ad inserter's."""
    return b"\n\n\n\n".join(_block(block, links) for block in blocks)


def removed(post: Post) -> dict[str, int]:
    """How many fragments of each kind a cleaner drops from all pages of the post."""
    counts: Counter[str] = Counter()
    for page in post.pages:
        counts["share"] += 2
        counts["related-posts"] += 1
        counts["view-counter"] += post.view_counter
        counts["page-links"] += len(post.pages) > 1
        counts["ts-poll"] += sum(isinstance(block, Poll) for block in page)
        counts["ts-poll"] += sum(poll is not None for _, poll in _inserted(post, page))
        counts.update(block.removed for block in page if block.removed)
    return {kind: count for kind, count in sorted(counts.items()) if count}


def _inserted(post: Post, page: tuple[Block, ...]) -> Iterator[tuple[int, str | None]]:
    """Where the ad inserter's blocks stand on a page: the index of the block before, and the poll's type if any."""
    paragraphs = [index for index, block in enumerate(page) if _counts_as_paragraph(block)]
    for position, poll in zip(POLL_POSITIONS, post.polls, strict=True):
        if len(paragraphs) >= position:
            yield paragraphs[position - 1], poll


def _counts_as_paragraph(block: Block) -> bool:
    if isinstance(block, RelatedLink):
        return block.shape.startswith("<p")
    return isinstance(block, Paragraph) or getattr(block, "html", "").startswith("<p")


def _with_polls(post: Post, page: tuple[Block, ...], links: Links) -> list[bytes]:
    code_blocks = {index: _code_block(number, poll) for number, (index, poll) in enumerate(_inserted(post, page), 1)}
    return [
        part
        for index, block in enumerate(page)
        for part in (_block(block, links), code_blocks.get(index, b""), b"\n\n")
    ]


def _block(block: Block, links: Links) -> bytes:
    return polls.render(block.poll) if isinstance(block, Poll) else block.markup(links).encode()


def _code_block(number: int, poll: str | None) -> bytes:
    inside = polls.render(poll) if poll else b"\n"
    return (
        f"<div class='code-block code-block-{number}' style='margin: 8px 0; clear: both;'>\n".encode()
        + inside
        + b"</div>\n"
    )


def _share_bar(url: str, title: str, place: str) -> bytes:
    buttons = "".join(
        f'<a class="a2a_button_{network}" href="https://www.addtoany.com/add_to/{network}?'
        f'linkurl={quote(url, safe="")}&amp;linkname={quote(title)}" rel="nofollow noopener" target="_blank"></a>'
        for network in NETWORKS
    )
    return (
        f'<div class="addtoany_share_save_container addtoany_content addtoany_content_{place}">'
        '<div class="addtoany_header">Bagikan:</div>'
        f'<div class="a2a_kit a2a_kit_size_32 addtoany_list" data-a2a-url="{url}">{buttons}</div></div>\n'
    ).encode()


def _view_counter(post: Post) -> bytes:
    return (
        f'<div class="post-views content-post post-{post.id} entry-meta"><span class="post-views-label">Dibaca:</span> '
        f'<span class="post-views-count">{post.id * 7 % 990 + 10}</span></div>\n'
    ).encode()


def _related_posts(post: Post, links: Links) -> bytes:
    number = max(1, post.id - FIRST_ID)
    others = range(FIRST_ID + max(1, number - 4), FIRST_ID + number) or (FIRST_ID + number + 1,)
    items = "".join(
        f'<li><a href="{url}" class="crp_link post-{other}"><span class="crp_title">{text(title)}</span></a></li>'
        for other in others
        for url, title in [links.post(other)]
    )
    return f'<div class="crp_related crp-text-only"><h3>Berita Terkait:</h3><ul>{items}</ul></div>\n'.encode()


def _page_links(post: Post, page: int, url: str) -> bytes:
    numbers = [
        f'<span class="post-page-numbers current" aria-current="page">{number}</span>'
        if number == page
        else f'<a href="{url}{f"{number}/" if number > 1 else ""}" class="post-page-numbers">{number}</a>'
        for number in range(1, len(post.pages) + 1)
    ]
    return f'<div class="page-links"><span class="page-links-title">Laman:</span> {" ".join(numbers)}</div>\n'.encode()
