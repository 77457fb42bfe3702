"""Which categories a crawl walks: those that were named, of those that the site knows."""

import re
from collections.abc import Iterable, Iterator

from okegas_crawler.sites import Site

# Where else than in a menu a site names its categories: WordPress's own sitemap, Yoast's, REST.
CATEGORY_INDEXES = (
    "wp-sitemap-taxonomies-category-1.xml",
    "category-sitemap.xml",
    "wp-json/wp/v2/categories?per_page=100&_fields=link",
)

_ADDRESS = re.compile(r"https?://[^\s<>\"']+")


def addresses_in(answer: str, site: Site) -> Iterator[str]:
    r"""Addresses of the site that a sitemap or a REST answer names.

    >>> from okegas_crawler.sites import OKEGAS
    >>> list(addresses_in(r'[{"link":"https:\/\/okegas.id\/category\/politik\/"}]', OKEGAS))
    ['https://okegas.id/category/politik/']
    """
    for url in _ADDRESS.findall(answer.replace("\\/", "/")):
        if address := site.address(url):
            yield address


def chosen_categories(named: Iterable[str], known: list[str], site: Site) -> list[str]:
    """Addresses of the categories that were named by slug or path, or of all that are known.

    A name that is not among the known ones comes back as it is. When none is known, every name is trusted.

    >>> from okegas_crawler.sites import OKEGAS
    >>> known = ["https://okegas.id/category/berita/politik/", "https://okegas.id/category/olahraga/"]
    >>> chosen_categories(["politik", "/category/olahraga/", "politk"], known, OKEGAS)
    ['https://okegas.id/category/berita/politik/', 'https://okegas.id/category/olahraga/', 'politk']
    >>> chosen_categories([], known, OKEGAS) == known, chosen_categories(["politik"], [], OKEGAS)
    (True, ['https://okegas.id/category/politik/'])
    """
    chosen = []
    for name in named:
        path = name.lower().strip("/").removeprefix("category/")
        matching = [address for address in known if address.endswith(f"/{path}/")]
        chosen.append(matching[0] if matching else name if known else f"{site.home}category/{path}/")
    return list(dict.fromkeys(chosen)) or known
