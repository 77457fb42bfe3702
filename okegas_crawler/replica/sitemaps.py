"""sitemaps."""

from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.state import Replica


def sitemap(replica: Replica, asked: Asked, name: str) -> Answer:
    return Answer(b"", 404)


def robots(replica: Replica, asked: Asked) -> Answer:
    return Answer(b"User-agent: *\nDisallow:\n", 200, "text/plain")
