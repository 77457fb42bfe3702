"""The titles that a report can search, packed so that a hundred thousand of them fit into a page."""

import gzip
from base64 import b64encode
from collections.abc import Sequence
from typing import NamedTuple

from okegas_crawler.report.figures import by_date
from okegas_crawler.report.newest import Newest

ROOM = 4_500_000  # bytes of the page, which with everything else is to stay under 5 MB


class Packed(NamedTuple):
    """Titles as the page carries them."""

    text: str
    """Base64 of gzip of lines: id or path, day, title, separated by tabs; newest first."""

    articles: int
    """How many; the newest ones, where there was no room for all."""


def packed(articles: Sequence[Newest], host: str, room: int = ROOM) -> Packed:
    r"""The titles of articles, newest first, as many as find room.

    >>> from base64 import b64decode
    >>> article = Newest("okegas.id:7", "", "Ronda", "2024-02-06T14:30:00+08:00", "2024-02", 1, (), (), (), False, ())
    >>> text, articles = packed([article], "okegas.id")
    >>> gzip.decompress(b64decode(text)), articles
    (b'7\t2024-02-06\tRonda\n', 1)
    """
    newest = by_date(articles)
    while True:
        lines = (f"{a.id.removeprefix(f'{host}:')}\t{a.published[:10]}\t{a.title}\n" for a in newest)
        text = b64encode(gzip.compress("".join(lines).encode("utf-8", "replace"), mtime=0)).decode()
        if len(text) <= room or not newest:
            return Packed(text, len(newest))
        newest = newest[: int(len(newest) * min(0.95, room / len(text)))]
