"""The REST interface of WordPress, as far as the crawl and the audit both know it."""

POSTS = "wp-json/wp/v2/posts"  # below the home page
A_PAGE = 100  # posts; WordPress gives no more
SWITCHED_OFF = frozenset({"400", "401", "403", "404", "410"})  # as WordPress and security plugins answer
