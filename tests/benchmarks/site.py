"""A replica that is no bottleneck: every page is made before the first is asked for, and kept, compressed, in memory.

`python -m tests.benchmarks.site --posts 5000` serves it in a process of its own, until it is told to end.
"""

import argparse
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.routes import answer
from okegas_crawler.replica.server import serve
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.theme import inline_style

PAGE = 100_000  # bytes of an article's page on the real site; one with two polls has more
TAG = 100  # bytes, at either end of the inline style, that hold its tag


@contextmanager
def served(posts: int) -> Iterator[str]:
    """The address of such a replica, which ends with the context."""
    command = [sys.executable, "-m", "tests.benchmarks.site", "--posts", str(posts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def keep_pages(replica: Replica, root: str) -> None:
    """Have the replica answer with what it once made: its articles, and its listings to their ends."""
    for post in replica.articles():
        _keep(replica, root, f"/{post.slug}/")
        for number in range(2, len(post.pages) + 1):
            _keep(replica, root, f"/{post.slug}/{number}/")
    for category in replica.categories.values():
        _keep(replica, root, category.path)
        pages = -(-len(replica.listing(category.slug)) // replica.page_size)
        for number in range(2, pages + 1):
            _keep(replica, root, f"{category.path}page/{number}/")


def _keep(replica: Replica, root: str, path: str) -> None:
    replica.faults[path] = _kept(answer(replica, Asked(path, root=root)).body)


def _kept(page: bytes) -> Callable[[Asked], Answer]:
    """What answers with `page`, its inline style cut so far that the page comes near to PAGE bytes."""
    style = inline_style()
    surplus = max(0, min(len(page) - PAGE, len(style) - 2 * TAG))
    packed = zlib.compress(page.replace(style, style[:TAG] + style[TAG + surplus :]), level=1)
    return lambda asked: Answer(zlib.decompress(packed))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.site", description=__doc__)
    parser.add_argument("--posts", type=int, default=5_000)
    replica = Replica(parser.parse_args().posts)

    def announce(url: str) -> None:
        keep_pages(replica, url)
        print(url, flush=True)

    serve(replica, 0, announce)


if __name__ == "__main__":
    main()
