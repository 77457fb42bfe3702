"""The settings for a server of one's own: no delay, no throttling."""

from okegas_crawler.settings import *  # noqa: F403
