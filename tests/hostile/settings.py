"""The settings of the tests in this folder: a server of one's own, and a watch on the crawl."""

from okegas_crawler.local import *  # noqa: F403
from okegas_crawler.local import EXTENSIONS as OURS

EXTENSIONS = {**OURS, "tests.hostile.watch.Watch": 0}
DOWNLOAD_TIMEOUT = 2
