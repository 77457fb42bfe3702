"""okegas_crawler turns okegas.id, the local news of Berau, into clean JSON lines.

The flow:

    category page → article page → PrintedArticle → pipelines → Article → archive (JSON Lines)
    spiders/, pages.py             items.py         pipelines.py  items.py   archive/

`extract` is the way from a page to its record for use as a library, without network and without a running crawl.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from okegas_crawler.sites import OKEGAS, Site

if TYPE_CHECKING:
    from okegas_crawler.items import Article

__version__ = "0.1.0"


def extract(html: str | bytes, url: str, *, site: Site = OKEGAS, fetched: datetime | None = None) -> Article | None:
    """The finished record of an article's page; None for a page that is not an article.

    Nor for a page that would freeze the parser. `url` is the address that answered. `fetched`, aware, is when: now, if
    it is not given. A page of a post that is split over several pages gives the record of that page.
    """
    # Imported here: whoever imports the package for its version or its settings has no use for the parser.
    from okegas_crawler.markup.charset import in_utf_8
    from okegas_crawler.markup.limits import FreezingError
    from okegas_crawler.pages import page_in_utf_8, printed_article, why_not_article
    from okegas_crawler.pipelines import finish

    utf_8 = html.encode("utf-8", "replace") if isinstance(html, str) else in_utf_8(html)[0]
    try:
        page = page_in_utf_8(utf_8, url, site)
    except FreezingError:
        return None
    if why_not_article(page):
        return None
    return finish(printed_article(page, fetched or datetime.now(UTC)))
