"""The page of a single post."""

from datetime import datetime

from okegas_crawler.replica.content import entry_content
from okegas_crawler.replica.headlines import slug
from okegas_crawler.replica.pieces import Links
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.theme import Frame, page, printed_day, printed_title, text
from okegas_crawler.replica.yoast import seo_head


def article_page(replica: Replica, root: str, post: Post, number: int = 1) -> bytes:
    """The post's page `number`: the whole page, or one of those that `<!--nextpage-->` makes."""
    links = replica.links(root)
    title = printed_title(post)
    heading = f'<h1 class="entry-title">{title}</h1>' if title else ""
    body = [_password_form(post, root)] if post.protected else entry_content(post, number, links)
    content = [
        f"""
<div id="primary" class="content-area">
	<main id="main" class="site-main" role="main">
<article id="post-{post.id}" class="{entry_classes(post)}">
	<header class="entry-header">
		{heading}	</header><!-- .entry-header -->
{_thumbnail(post, root)}
	<div class="entry-content">
""".encode(),
        *body,
        f"""	</div><!-- .entry-content -->

	{entry_footer(replica, root, post)}
</article><!-- #post-{post.id} -->
{"" if post.protected else _comment_form(post, root)}
{_navigation(replica, post, links)}
	</main><!-- .site-main -->
</div><!-- .content-area -->
""".encode(),
    ]
    body_class = f"post-template-default single single-post postid-{post.id} single-format-standard"
    paged = f" paged-{number} single-paged-{number}" if number > 1 else ""
    frame = Frame(title, f"{body_class}{paged} group-blog", _head(replica, root, post, number))
    return page(replica, root, frame, content)


def entry_classes(post: Post) -> str:
    """The classes that WordPress gives a post's `article`."""
    classes = [f"post-{post.id}", "post", "type-post", "status-publish", "format-standard"]
    classes += ["post-password-required"] if post.protected else ["has-post-thumbnail"] * bool(post.picture)
    classes.append("hentry")
    return " ".join(
        (*classes, *(f"category-{name}" for name in post.categories), *(f"tag-{slug(tag)}" for tag in post.tags))
    )


def entry_footer(replica: Replica, root: str, post: Post) -> str:
    """Author, dates, categories and tags of a post, as below articles and below the entries of a listing."""
    author = post.author
    name, archive = (text(author.name), f"{author.slug}/") if author else ("", "")
    filed = sorted((replica.categories[category] for category in post.categories), key=lambda category: category.name)
    shown = ", ".join(
        f'<a href="{root}{category.path}" rel="category tag">{text(category.name)}</a>' for category in filed
    )
    tags = ", ".join(f'<a href="{root}/tag/{slug(tag)}/" rel="tag">{text(tag)}</a>' for tag in post.tags)
    return f"""<footer class="entry-footer">
		<span class="byline"><span class="author vcard"><span class="screen-reader-text">Penulis </span>
			<a class="url fn n" href="{root}/author/{archive}">{name}</a></span></span>
		<span class="posted-on"><span class="screen-reader-text">Ditulis pada </span>
			<a href="{root}/{post.slug}/" rel="bookmark">{_times(replica, post)}</a></span>
		<span class="cat-links"><span class="screen-reader-text">Kategori </span>{shown}</span>
		<span class="tags-links"><span class="screen-reader-text">Tag </span>{tags}</span>
	</footer><!-- .entry-footer -->"""


def _times(replica: Replica, post: Post) -> str:
    def element(css: str, moment: datetime) -> str:
        local = moment.astimezone(replica.site.offset)
        return f'<time class="{css}" datetime="{local.isoformat(timespec="seconds")}">{printed_day(local)}</time>'

    if post.modified == post.published:
        return element("entry-date published updated", post.published)
    return element("entry-date published", post.published) + element("updated", post.modified)


def _head(replica: Replica, root: str, post: Post, number: int) -> str:
    address = f"{root}/{post.slug}/" + (f"{number}/" if number > 1 else "")
    canonical = f'<link rel="canonical" href="{address}" />'
    seo = seo_head(replica, root, post, address) if replica.json_ld else ""
    return (
        f"{canonical}\n{seo}<link rel='shortlink' href='{root}/?p={post.id}' />\n"
        f'<link rel="alternate" type="application/json" href="{root}/wp-json/wp/v2/posts/{post.id}" />'
    )


def _thumbnail(post: Post, root: str) -> str:
    if post.picture is None or post.protected:
        return ""
    caption = post.picture.caption
    below = f'<figcaption class="wp-caption-text">{text(caption)}</figcaption>' if caption else ""
    return (
        f'	<figure class="post-thumbnail"><img width="1200" height="675" src="{root}{post.picture.path}" '
        'class="attachment-post-thumbnail size-post-thumbnail wp-post-image" alt="" decoding="async" />'
        f"{below}</figure><!-- .post-thumbnail -->"
    )


def _password_form(post: Post, root: str) -> bytes:
    return (
        f'<form action="{root}/wp-login.php?action=postpass" class="post-password-form" method="post">'
        "<p>Konten ini dilindungi sandi. Silakan masukkan sandi Anda untuk melihatnya:</p>"
        f'<p><label for="pwbox-{post.id}">Kata Sandi: '
        f'<input name="post_password" id="pwbox-{post.id}" type="password" size="20" /></label> '
        '<input type="submit" name="Submit" value="Masuk" /></p></form>\n'
    ).encode()


def _comment_form(post: Post, root: str) -> str:
    return f"""<div id="comments" class="comments-area">
	<div id="respond" class="comment-respond">
		<h2 id="reply-title" class="comment-reply-title">Tinggalkan Balasan
			<small><a rel="nofollow" href="/{post.slug}/#respond">Batalkan balasan</a></small></h2>
		<form action="{root}/wp-comments-post.php" method="post" id="commentform" class="comment-form">
			<p class="comment-notes">Alamat surel Anda tidak akan ditampilkan.</p>
			<p class="comment-form-comment"><label for="comment">Komentar</label>
				<textarea id="comment" name="comment" cols="45" rows="8"></textarea></p>
			<p class="comment-form-author"><label for="author">Nama</label>
				<input id="author" name="author" type="text" /></p>
			<p class="form-submit"><input type='hidden' name='comment_post_ID' value='{post.id}' /></p>
		</form>
	</div><!-- #respond -->
</div><!-- .comments-area -->"""


def _navigation(replica: Replica, post: Post, links: Links) -> str:
    position = replica.position(post.id)
    around = [("previous", "prev", "Sebelumnya", position + 1), ("next", "next", "Berikutnya", position - 1)]
    order = replica.order()
    parts = []
    for css, rel, label, other in around:
        if 0 <= other < len(order):
            url, title = links.post(order[other])
            parts.append(
                f'<div class="nav-{css}"><a href="{url}" rel="{rel}"><span class="meta-nav">{label}</span> '
                f'<span class="post-title">{text(title)}</span></a></div>'
            )
    return (
        '	<nav class="navigation post-navigation" aria-label="Pos"><h2 class="screen-reader-text">Navigasi pos</h2>'
        f'<div class="nav-links">{"".join(parts)}</div></nav>'
    )
