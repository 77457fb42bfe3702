"""The REST interface of WordPress, as far as the crawl and the audit both know it."""

POSTS = "wp-json/wp/v2/posts"  # below the home page
A_PAGE = 100  # posts; WordPress gives no more
MOST_PAGES = 2_000  # 200,000 posts, as many as a category may have; more are made up
SWITCHED_OFF = frozenset({"400", "401", "403", "404", "410"})  # as WordPress and security plugins answer
