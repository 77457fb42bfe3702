"""The page of a picture, which galleries link to: it looks like an article and is none."""

from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.theme import Frame, page

FIRST_ATTACHMENT_ID = 9_000_000


def attachment_page(replica: Replica, root: str, number: int) -> bytes:
    """The page of picture `number`."""
    attachment_id = FIRST_ATTACHMENT_ID + number
    name = f"gambar-{number}"
    frame = Frame(
        name,
        f"attachment attachment-template-default single single-attachment postid-{attachment_id} "
        f"attachmentid-{attachment_id} attachment-jpeg group-blog",
        f'<link rel="canonical" href="{root}/{name}/" />\n<link rel="shortlink" href="{root}/?p={attachment_id}" />',
    )
    picture = f"{root}/wp-content/uploads/{name}.jpg"
    content = f"""
<div id="primary" class="content-area">
	<main id="main" class="site-main" role="main">
<article id="post-{attachment_id}" class="post-{attachment_id} attachment type-attachment status-inherit hentry">
	<header class="entry-header"><h1 class="entry-title">{name}</h1></header><!-- .entry-header -->
	<div class="entry-content">
		<p class="attachment"><a href="{picture}"><img src="{picture}" alt="" /></a></p>
	</div><!-- .entry-content -->
</article><!-- #post-{attachment_id} -->
	</main><!-- .site-main -->
</div><!-- .content-area -->
"""
    return page(replica, root, frame, [content.encode()])
