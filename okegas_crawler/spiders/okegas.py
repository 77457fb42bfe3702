"""okegas.id, the local news of Berau, East Kalimantan."""

from okegas_crawler.sites import OKEGAS
from okegas_crawler.spiders.wordpress import WordPressSpider


class OkegasSpider(WordPressSpider):
    """The facts of okegas.id."""

    name = "okegas"
    site = OKEGAS
