"""The settings for a server of one's own, a replica or a mirror: no delay, no throttling.

Never for the live site: `SCRAPY_PROJECT=local scrapy crawl okegas -a base_url=http://127.0.0.1:8000`.
"""

from okegas_crawler.settings import *  # noqa: F403

DOWNLOAD_DELAY = 0
AUTOTHROTTLE_ENABLED = False
CONCURRENT_REQUESTS = CONCURRENT_REQUESTS_PER_DOMAIN = 16

# Test articles never enter the real archive.
OUTPUT_DIR = "output/local"
