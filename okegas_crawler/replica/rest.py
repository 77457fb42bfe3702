"""wp-json."""

from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.state import Replica


def rest(replica: Replica, asked: Asked, segments: list[str]) -> Answer:
    return Answer(b"{}", 404)
