"""A newspaper on a real WordPress, for all tests of a module; they are skipped where Debian's packages are missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from okegas_crawler.replica.state import Replica
from tests.conftest import Scrapy
from tests.wordpress.newspaper import Archiving, Newspaper
from tests.wordpress.packages import missing
from tests.wordpress.site import installed

HOME = "https://okegas.id"
"""What WordPress takes for its address. Nothing is asked there: `base_url` says where it is served."""


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newspaper]:
    """120 articles, and what no crawl may find. Tests change it; each says itself how it shall be shown."""
    if absent := missing():
        pytest.skip(f"no WordPress on this machine: {', '.join(absent)} missing")
    with installed(tmp_path_factory.mktemp("wordpress"), HOME) as wordpress:
        yield Newspaper(Replica(120, origin=HOME), wordpress)
        assert wordpress.complaints() == ""


@pytest.fixture
def archiving(newspaper: Newspaper, scrapy: Scrapy, tmp_path: Path) -> Archiving:
    """The archive of a test, still empty."""
    return Archiving(newspaper, scrapy, tmp_path)
