"""A run that finds nothing new, over archives of different sizes: what an archive's size costs at every half hour."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from okegas_crawler.items import Article, content_hash, line
from tests.benchmarks import Comparison
from tests.benchmarks.site import served
from tests.benchmarks.spiders import okegas

POSTS = 100  # of the site; whatever else is archived is older than what it still lists
BODY = "Warga bergotong royong memperbaiki jalan kampung. " * 50
LONG_AGO = "2020-02-06T14:30:00+08:00"


def measure(crawls: int, records: list[int]) -> list[Comparison]:
    """Requests, time, processor time and memory of such runs, beside those over the smallest archive, in turns."""
    with served(POSTS) as base_url, TemporaryDirectory() as folder:
        archives = {size: archive(base_url, Path(folder, str(size)), size) for size in sorted(records)}
        turns = [{size: unchanged(base_url, folder) for size, folder in archives.items()} for _ in range(crawls)]
    least, *larger = archives
    return [
        Comparison.of(
            f"nothing new in {size:,} records: {what}",
            unit,
            [turn[size][figure] for turn in turns],
            f"in {least:,}",
            [turn[least][figure] for turn in turns],
        )
        for size in larger
        for figure, (what, unit) in enumerate(
            (("requests", ""), ("time", "s"), ("processor time", "s"), ("peak memory", "MB"))
        )
    ]


def archive(base_url: str, folder: Path, records: int) -> Path:
    """The folder of an archive that holds all of the site, and so many records in all."""
    folder.mkdir()
    okegas(base_url, folder)
    with (folder / "okegas.jsonl").open("ab") as log:
        for number in range(POSTS, records):
            log.write(old_record(number))
    okegas(base_url, folder)  # catches the index up
    return folder


def old_record(number: int) -> bytes:
    """The line of an article that is no longer listed."""
    title = f"Kabar lama nomor {number}"
    return line(
        Article(
            id=f"okegas.id:{10**6 + number}",
            url=f"https://okegas.id/kabar-lama-{number}/",
            title=title,
            body=BODY,
            published=LONG_AGO,
            modified=LONG_AGO,
            language="id",
            fetched="2020-02-06T06:45:00+00:00",
            content_hash=content_hash(title, BODY),
        )
    )


def unchanged(base_url: str, folder: Path) -> tuple[float, float, float, float]:
    """Requests, seconds, processor seconds and MB of a run. RuntimeError when it finds something all the same."""
    taken, said = okegas(base_url, folder, "-s", "STATS_DUMP=1")
    if not said.rstrip().endswith("complete: nothing new"):
        raise RuntimeError(said[-500:])
    requests = re.search(r"'downloader/request_count': (\d+)", said)
    assert requests is not None
    return int(requests[1]), *taken
