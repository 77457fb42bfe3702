"""`python -m okegas_crawler.replica`: the replica by itself, for a crawl by hand and for benchmarks."""

import argparse
import sys

from okegas_crawler.replica.state import Replica


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m okegas_crawler.replica", description="Serve a small okegas.id on loopback."
    )
    parser.add_argument("--port", type=_port, default=0, help="0, the default, takes a free one")
    parser.add_argument("--posts", type=_count, default=120, help="public, unprotected posts, each in a category")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other posts")
    parser.add_argument(
        "--listing-style", choices=("titles", "bodies"), default="titles", help="what listings print of a post"
    )
    parser.add_argument("--json-ld", action="store_true", help="print what an SEO plugin prints")
    parser.add_argument("--origin", metavar="URL", help="public address in all links, like https://okegas.id")
    parser.add_argument(
        "--without", action="append", choices=("rest", "feed", "sitemap"), default=[], help="switch it off"
    )
    return parser


def _port(value: str) -> int:
    if not value.isdecimal() or int(value) > 65_535:
        raise argparse.ArgumentTypeError(f"{value!r} is no port: give 0 to 65535")
    return int(value)


def _count(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is no number of posts: give 0 or more")
    return int(value)


def main() -> int:
    """The exit status: 0 after INT or TERM, 2 for wrong usage or a port that is taken."""
    given = arguments().parse_args()
    from okegas_crawler.replica.server import serve

    replica = Replica(
        given.posts,
        seed=given.seed,
        listing_style=given.listing_style,
        json_ld=given.json_ld,
        origin=given.origin and given.origin.rstrip("/"),
        without=frozenset(given.without),
    )
    try:
        serve(replica, given.port, lambda url: print(f"serving {url} with {given.posts} posts", flush=True))
    except OSError as error:
        print(
            f"port {given.port} cannot be served on ({error.strerror}): choose another, or 0 for a free one",
            file=sys.stderr,
        )
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
