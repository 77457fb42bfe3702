"""`/feed/`: the newest posts as RSS 2.0."""

from email.utils import format_datetime
from html import escape

from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.content import story_content
from okegas_crawler.replica.listings import excerpt
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.theme import TAGLINE, printed_title


def feed(replica: Replica, asked: Asked) -> Answer:
    """The feed, or the error page where it is switched off."""
    if "feed" in replica.without:
        return Answer(b"<!DOCTYPE html>\n<title>Umpan tidak tersedia</title>\n<p>Umpan tidak tersedia.</p>\n", 404)
    posts = [replica.post(post_id) for post_id in replica.order()[: replica.page_size]]
    root = asked.root
    items = "".join(_item(replica, root, post) for post in posts)
    xml = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
	<title>{replica.blog_name}</title>
	<atom:link href="{root}/feed/" rel="self" type="application/rss+xml" />
	<link>{root}</link>
	<description>{TAGLINE}</description>
	<language>id</language>
	<generator>https://wordpress.org/?v=6.1.9</generator>
{items}</channel>
</rss>
"""
    return Answer(xml.encode(), content_type="application/rss+xml; charset=UTF-8")


def _item(replica: Replica, root: str, post: Post) -> str:
    names = (replica.categories[category].name for category in post.categories)
    categories = "".join(f"<category><![CDATA[{name}]]></category>" for name in (*names, *post.tags))
    body = "" if post.protected else story_content(post.pages[0], replica.links(root)).decode()
    summary = "" if post.protected else escape(excerpt(post), quote=False)
    return f"""	<item>
		<title>{printed_title(post)}</title>
		<link>{root}/{post.slug}/</link>
		<dc:creator><![CDATA[{post.author.name if post.author else ""}]]></dc:creator>
		<pubDate>{format_datetime(post.published)}</pubDate>
		{categories}
		<guid isPermaLink="false">{root}/?p={post.id}</guid>
		<description><![CDATA[<p>{summary}</p>]]></description>
		<content:encoded><![CDATA[{body}]]></content:encoded>
	</item>
"""
