"""The frame of every page, after WordPress's classic default theme: head, masthead with menu, sidebar, footer.

And what other themes call the same things.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from secrets import randbelow, token_hex

from okegas_crawler.replica.headlines import FIRST_ID
from okegas_crawler.replica.mentions import MONTHS, WEEKDAYS
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.state import Replica, Theme

TAGLINE = "Kabar dari Kampung ke Kota"
BULK = 95_000  # bytes of inline style that caching plugins put into every page; two polls and this make 200 to 260 kB
RECENT = 5

# Of each theme, how it writes what the classic one writes otherwise. The magazine is after tagDiv's, which most
# provincial papers have.
MARKUP: dict[Theme, dict[bytes, bytes]] = {
    "classic": {},
    "magazine": {
        b"themes/twentysixteen/": b"themes/Newspaper/",
        b'<h1 class="entry-title">': b'<h1 class="tdb-title-text">',
        b'<h2 class="entry-title">': b'<h2 class="entry-title td-module-title">',
        b'<div class="entry-content">': b'<div class="td-post-content tagdiv-type">',
        b'<div class="entry-summary">': b'<div class="td-excerpt">',
        b'<span class="cat-links">': b'<span class="td-category">',
        b'<span class="byline">': b'<span class="td-post-author-name">',
        b'<span class="posted-on">': b'<span class="td-post-date">',
    },
}


def text(words: str) -> str:
    """The words as HTML, with WordPress's spelling of an ampersand.

    >>> text("Kopi & <Teh>")
    'Kopi &#038; &lt;Teh&gt;'
    """
    return escape(words, quote=False).replace("&amp;", "&#038;")


def printed_title(post: Post) -> str:
    """The title as themes print it."""
    return text(f"Diproteksi: {post.title}" if post.protected else post.title)


def printed_day(day: date) -> str:
    """The day as themes print it.

    >>> printed_day(date(2024, 2, 6))
    'Selasa, 6 Februari 2024'
    """
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True)
class Frame:
    """What a page's frame says of the page."""

    title: str
    """Without the blog's name; an untitled post has none."""
    body_class: str
    head: str = ""
    """Its own elements in the head."""


def page(replica: Replica, root: str, frame: Frame, content: list[bytes]) -> bytes:
    """A whole page: `content` in its frame, with the random numbers and versions of this very rendering."""
    name = replica.blog_name
    title = f"{frame.title} &#8211; {name}" if frame.title else name
    fresh = randbelow(10**6)
    plugins = f"{root}/wp-content/plugins"
    head_html = f"""<!DOCTYPE html>
<html lang="id-ID" class="no-js">
<head>
	<meta charset="UTF-8">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<link rel="profile" href="http://gmpg.org/xfn/11">
<title>{title}</title>
<meta name='robots' content='max-image-preview:large' />
{frame.head}
<link rel="alternate" type="application/rss+xml" title="{name} &raquo; Feed" href="{root}/feed/" />
<script id="wpp-js" src="{plugins}/wordpress-popular-posts/assets/js/wpp.min.js" data-token="{token_hex(5)}"></script>
<link rel='stylesheet' id='ts_poll_special_{fresh}-css' href='{plugins}/poll-wp/public/css/ts_poll.css?ver={fresh}' />
<link rel='stylesheet' id='twentysixteen-style-css' href='{root}/wp-content/themes/twentysixteen/style.css?ver=6.1.9' />
<link rel="https://api.w.org/" href="{root}/wp-json/" />
<meta name="generator" content="WordPress 6.1.9" />
"""
    html = b"".join(
        (
            head_html.encode(),
            inline_style(),
            f'</head>\n\n<body class="{frame.body_class}">\n'.encode(),
            _part(replica, root, "masthead"),
            *content,
            _part(replica, root, "sidebar"),
            _part(replica, root, "colophon"),
            f"<script src='{root}/wp-includes/js/comment-reply.js?ver={fresh}'></script>\n</body></html>\n".encode(),
        )
    )
    for classic, own in MARKUP[replica.theme].items():
        html = html.replace(classic, own)
    return html


@cache
def inline_style() -> bytes:
    """The bulk of inline style that is the same on every page."""
    rules = []
    size = number = 0
    while size < BULK:
        rules.append(
            f".has-preset-{number}-color{{color:var(--wp--preset--color--{number})!important}}"
            f".wp-block-group-{number} > .alignwide{{max-width:{600 + number % 700}px;margin-left:auto}}"
        )
        size += len(rules[-1]) + 1
        number += 1
    return ("<style id='global-styles-inline-css' type='text/css'>\n" + "\n".join(rules) + "\n</style>\n").encode()


def _part(replica: Replica, root: str, name: str) -> bytes:
    key = (name, root)
    if key not in replica.rendered:
        replica.rendered[key] = {"masthead": _masthead, "sidebar": _sidebar, "colophon": _colophon}[name](
            replica, root
        ).encode()
    return replica.rendered[key]


def _menu(replica: Replica, root: str, menu_id: str) -> str:
    categories = sorted(replica.categories.values(), key=lambda category: category.name)
    kind = "menu-item menu-item-type-taxonomy menu-item-object-category"
    items = "".join(
        f'\n<li class="{kind} menu-item-{category.id}"><a href="{root}{category.path}">{text(category.name)}</a></li>'
        for category in categories
    )
    home = f'<li class="menu-item menu-item-type-custom menu-item-object-custom"><a href="{root}/">Beranda</a></li>'
    return f'<div class="menu-utama-container"><ul id="{menu_id}" class="primary-menu">{home}{items}</ul></div>'


def _masthead(replica: Replica, root: str) -> str:
    return f"""<div id="page" class="site">
	<div class="site-inner">
		<a class="skip-link screen-reader-text" href="#content">Langsung ke konten</a>
		<header id="masthead" class="site-header" role="banner">
			<div class="site-header-main">
				<div class="site-branding">
					<p class="site-title"><a href="{root}/" rel="home">{replica.blog_name}</a></p>
					<p class="site-description">{TAGLINE}</p>
				</div><!-- .site-branding -->
				<div id="site-header-menu" class="site-header-menu">
					<nav id="site-navigation" class="main-navigation" role="navigation" aria-label="Menu Utama">
						{_menu(replica, root, "menu-utama")}
					</nav><!-- .main-navigation -->
				</div><!-- .site-header-menu -->
			</div><!-- .site-header-main -->
		</header><!-- .site-header -->
		<div id="content" class="site-content">
"""


def search_form(root: str) -> str:
    """The search form that WordPress prints beside and below "nothing found"."""
    return (
        f'<form role="search" method="get" class="search-form" action="{root}/"><label>'
        '<span class="screen-reader-text">Cari untuk:</span><input type="search" class="search-field" name="s"></label>'
        '<button type="submit" class="search-submit">Cari</button></form>'
    )


def _sidebar(replica: Replica, root: str) -> str:
    posts = [replica.post(post_id) for post_id in replica.order()[:RECENT]]
    popular = [post for number in range(1, 6) if (post := replica.public(FIRST_ID + number * 7))]
    recent_items = "".join(
        f'<li><a href="{root}/{post.slug}/">{printed_title(post) or post.id}</a>'
        f'<span class="post-date">{printed_day(post.published.astimezone(replica.site.offset))}</span></li>\n'
        for post in posts
    )
    popular_items = "".join(
        f'<li><a href="{root}/{post.slug}/" class="wpp-post-title" rel="bookmark">{printed_title(post)}</a> '
        f'<span class="wpp-meta post-stats"><span class="wpp-views">{900 - rank * 13} views</span></span></li>\n'
        for rank, post in enumerate(popular)
    )
    categories = "".join(
        f'<li class="cat-item cat-item-{category.id}"><a href="{root}{category.path}">{text(category.name)}</a> '
        f"({len(replica.listing(category.slug))})</li>\n"
        for category in replica.categories.values()
        if replica.listing(category.slug)
    )
    return f"""	<aside id="secondary" class="sidebar widget-area" role="complementary">
		<section id="search-2" class="widget widget_search">{search_form(root)}</section>
		<section id="text-2" class="widget popular-posts"><h2 class="widget-title">Populer</h2><ul class="wpp-list">
{popular_items}</ul></section>
		<section id="recent-posts-2" class="widget widget_recent_entries"><h2 class="widget-title">Pos Terbaru</h2><ul>
{recent_items}</ul></section>
		<section id="categories-2" class="widget widget_categories"><h2 class="widget-title">Kategori</h2><ul>
{categories}</ul></section>
	</aside><!-- .sidebar .widget-area -->
"""


def _colophon(replica: Replica, root: str) -> str:
    return f"""
		</div><!-- .site-content -->
		<footer id="colophon" class="site-footer" role="contentinfo">
			<nav class="main-navigation" role="navigation" aria-label="Menu Kaki">
				{_menu(replica, root, "menu-kaki")}</nav>
			<div class="site-info"><span class="site-title"><a href="{root}/" rel="home">{replica.blog_name}</a></span>
				<a href="https://wordpress.org/">Dibangun dengan WordPress</a></div><!-- .site-info -->
		</footer><!-- .site-footer -->
	</div><!-- .site-inner -->
</div><!-- .site -->
"""
