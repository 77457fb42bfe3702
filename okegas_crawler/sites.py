"""The news sites that are crawled: the facts about each that are not markup."""

from dataclasses import dataclass
from datetime import datetime, timezone
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Site:
    """A WordPress news site."""

    name: str
    """As the site prints it, `OKEGAS.ID`: what is cut off titles, and what opens a dateline."""

    host: str
    """Without `www.`: `okegas.id`. It opens every id of the archive, so it never changes."""

    time_zone: str
    """Name in the time zone database: `Asia/Makassar`."""

    language: str
    """ISO 639-1 code of the articles' language: `id`."""

    @property
    def offset(self) -> timezone:
        """The site's offset from UTC. Indonesia has no summer time: it is the same all year.

        >>> OKEGAS.offset
        datetime.timezone(datetime.timedelta(seconds=28800))
        """
        offset = datetime(2024, 1, 1, tzinfo=ZoneInfo(self.time_zone)).utcoffset()
        assert offset is not None
        return timezone(offset)


OKEGAS = Site(name="OKEGAS.ID", host="okegas.id", time_zone="Asia/Makassar", language="id")
