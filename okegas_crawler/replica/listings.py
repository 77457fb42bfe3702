"""Pages that list posts: home, categories; and those that say that there is nothing."""

from collections.abc import Sequence
from dataclasses import replace

from okegas_crawler.replica.article import entry_classes, entry_footer
from okegas_crawler.replica.categories import Category
from okegas_crawler.replica.content import story_content
from okegas_crawler.replica.headlines import slug
from okegas_crawler.replica.notices import nothing_page
from okegas_crawler.replica.pieces import Links, printed
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.theme import TAGLINE, Frame, page, printed_title, text

EXCERPT_WORDS = 30


def home_page(replica: Replica, root: str, number: int) -> bytes | None:
    """Page `number` of all posts; None past the last."""
    return _listing_page(replica, root, "/", replica.order(), number, Frame(TAGLINE, "home blog group-blog hfeed"))


def category_page(replica: Replica, root: str, category: Category, number: int) -> bytes | None:
    """Page `number` of a category; None past the last, but an empty category has a first page that says so."""
    name = text(category.name)
    heading = f'<header class="page-header"><h1 class="page-title">Kategori: <span>{name}</span></h1></header>\n'
    frame = Frame(name, f"archive category category-{category.slug} category-{category.id} group-blog hfeed")
    return _listing_page(replica, root, category.path, replica.listing(category.slug), number, frame, heading)


def tag_page(replica: Replica, root: str, name: str, number: int) -> bytes | None:
    """Page `number` of the posts with a tag, by its slug; None past the last."""
    ids = [post_id for post_id in replica.order() if name in map(slug, replica.post(post_id).tags)]
    frame = Frame(name, f"archive tag tag-{name} group-blog hfeed")
    return _listing_page(replica, root, f"/tag/{name}/", ids, number, frame) if ids else None


def author_page(replica: Replica, root: str, name: str, number: int) -> bytes | None:
    """Page `number` of the posts of an author, by their slug; None past the last."""
    authors = ((post_id, replica.post(post_id).author) for post_id in replica.order())
    ids = [post_id for post_id, author in authors if author and author.slug == name]
    frame = Frame(name, f"archive author author-{name} group-blog hfeed")
    return _listing_page(replica, root, f"/author/{name}/", ids, number, frame) if ids else None


def _listing_page(
    replica: Replica, root: str, path: str, ids: Sequence[int], number: int, frame: Frame, heading: str = ""
) -> bytes | None:
    last = -(-len(ids) // replica.page_size)
    if not ids and number == 1:
        return nothing_page(replica, root, frame)
    if number > last:
        return None
    shown = ids[(number - 1) * replica.page_size : number * replica.page_size]
    posts = [replica.post(post_id) for post_id in shown]
    if number == 1:
        sticky = [post for post in replica.sticky() if post.id in ids]
        posts = sticky + [post for post in posts if not post.sticky]
    links = replica.links(root)
    entries = [
        part for post in posts for part in _entry(replica, root, post, links, featured=post.sticky and number == 1)
    ]
    opening = f'\n<div id="primary" class="content-area">\n\t<main id="main" class="site-main" role="main">\n{heading}'
    closing = f"{_pagination(root + path, number, last)}\n\t</main><!-- .site-main -->\n</div><!-- .content-area -->\n"
    if number > 1:
        frame = replace(frame, body_class=f"{frame.body_class} paged paged-{number}")
    return page(replica, root, frame, [opening.encode(), *entries, closing.encode()])


def _entry(replica: Replica, root: str, post: Post, links: Links, featured: bool) -> list[bytes]:
    url, title = f"{root}/{post.slug}/", printed_title(post)
    sticky = '<span class="sticky-post">Unggulan</span>\n' if featured else ""
    heading = f'<h2 class="entry-title"><a href="{url}" rel="bookmark">{title}</a></h2>' if title else ""
    classes = entry_classes(post).replace(" hentry", " sticky hentry" if featured else " hentry")
    thumbnail = (
        f'<a class="post-thumbnail" href="{url}"><img src="{root}{post.picture.path}" alt="" /></a>\n'
        if post.picture and not post.protected and title
        else ""
    )
    return [
        f'<article id="post-{post.id}" class="{classes}">\n'.encode(),
        f'<header class="entry-header">{sticky}{heading}</header>\n{thumbnail}'.encode(),
        *_entry_text(replica, post, links, url),
        f"{entry_footer(replica, root, post)}\n</article><!-- #post-{post.id} -->\n".encode(),
    ]


def _entry_text(replica: Replica, post: Post, links: Links, url: str) -> list[bytes]:
    if post.protected:
        return [b'<div class="entry-summary"><p>Tidak ada kutipan karena pos ini dilindungi.</p></div>\n']
    if replica.listing_style == "bodies":
        more = (
            f'<p><a href="{url}" class="more-link">Lanjutkan membaca</a></p>'.encode() if len(post.pages) > 1 else b""
        )
        return [
            b'<div class="entry-content">\n',
            story_content(post.pages[0], links),
            more,
            b"</div><!-- .entry-content -->\n",
        ]
    return [f'<div class="entry-summary"><p>{text(excerpt(post))}</p></div>\n'.encode()]


def excerpt(post: Post) -> str:
    """The first words of the story."""
    words = " ".join("".join(printed(piece) for piece in text) for text in post.texts).split()
    return " ".join(words[:EXCERPT_WORDS]) + (" …" if len(words) > EXCERPT_WORDS else "")


def _pagination(base: str, current: int, last: int) -> str:
    if last < 2:
        return ""

    def address(number: int) -> str:
        return base if number == 1 else f"{base}page/{number}/"

    parts = [f'<a class="prev page-numbers" href="{address(current - 1)}">Laman sebelumnya</a>'] if current > 1 else []
    before = 0
    for number in sorted({1, current - 1, current, current + 1, last} & set(range(1, last + 1))):
        if number > before + 1:
            parts.append('<span class="page-numbers dots">&hellip;</span>')
        inside = f'<span class="meta-nav screen-reader-text">Laman </span>{number}'
        if number == current:
            parts.append(f'<span aria-current="page" class="page-numbers current">{inside}</span>')
        else:
            parts.append(f'<a class="page-numbers" href="{address(number)}">{inside}</a>')
        before = number
    if current < last:
        parts.append(f'<a class="next page-numbers" href="{address(current + 1)}">Laman berikutnya</a>')
    return (
        '<nav class="navigation pagination" aria-label="Pos"><h2 class="screen-reader-text">Navigasi pos</h2>'
        f'<div class="nav-links">{chr(10).join(parts)}</div></nav>'
    )
