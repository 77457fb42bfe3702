"""feed."""

from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.state import Replica


def feed(replica: Replica, asked: Asked) -> Answer:
    return Answer(b"", 404)
