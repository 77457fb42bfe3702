"""The categories of the replica: a tree of two levels, as regional papers have it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """A category; `parent` is the parent's slug, or none."""

    id: int
    slug: str
    name: str
    parent: str | None = None

    @property
    def path(self) -> str:
        """The canonical path of its listing: `/category/berita/politik/`."""
        return f"/category/{self.parent}/{self.slug}/" if self.parent else f"/category/{self.slug}/"


CATEGORIES = (
    Category(1, "tak-berkategori", "Tak Berkategori"),
    Category(2, "berita", "Berita"),
    Category(3, "pemerintahan", "Pemerintahan", "berita"),
    Category(4, "politik", "Politik", "berita"),
    Category(5, "peristiwa", "Peristiwa", "berita"),
    Category(6, "ekonomi", "Ekonomi", "berita"),
    Category(7, "wisata", "Wisata", "berita"),
    Category(8, "olahraga", "Olahraga"),
    Category(9, "sepak-bola", "Sepak Bola", "olahraga"),
    Category(10, "advertorial", "Advertorial"),
    Category(11, "kosong", "Kosong"),
)


def with_parents(slugs: Iterable[str], categories: dict[str, Category]) -> frozenset[str]:
    """The listings that show a post of these categories: its own and their parents'.

    >>> sorted(with_parents(["politik"], {category.slug: category for category in CATEGORIES}))
    ['berita', 'politik']
    """
    own = frozenset(slugs)
    return own | {parent for slug in own if (parent := categories[slug].parent)}
