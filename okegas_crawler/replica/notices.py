"""Pages that say that there is nothing: an empty listing with status 200, and the page that comes with 404."""

from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.theme import Frame, page, search_form


def nothing_page(replica: Replica, root: str, frame: Frame) -> bytes:
    """What WordPress says in the frame of a listing without posts, with status 200."""
    words = "Sepertinya kami tidak menemukan yang Anda cari. Mungkin pencarian bisa membantu."
    return _notice(replica, root, frame, "no-results not-found", "Tidak Ada yang Ditemukan", words)


def missing_page(replica: Replica, root: str) -> bytes:
    """The page that comes with status 404: it looks like any other."""
    frame = Frame("Laman tidak ditemukan", "error404 group-blog hfeed")
    words = "Tidak ada apa pun di alamat ini. Coba lakukan pencarian?"
    return _notice(replica, root, frame, "error-404 not-found", "Ups! Laman itu tidak dapat ditemukan.", words)


def _notice(replica: Replica, root: str, frame: Frame, section: str, heading: str, words: str) -> bytes:
    content = f"""
<div id="primary" class="content-area">
	<main id="main" class="site-main" role="main">
		<section class="{section}">
			<header class="page-header"><h1 class="page-title">{heading}</h1></header><!-- .page-header -->
			<div class="page-content"><p>{words}</p>{search_form(root)}</div><!-- .page-content -->
		</section>
	</main><!-- .site-main -->
</div><!-- .content-area -->
"""
    return page(replica, root, frame, [content.encode()])
