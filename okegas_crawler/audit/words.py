"""What an audit found, in words, and its exit status."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from okegas_crawler.archive.holdings import Holdings
from okegas_crawler.archive.verdict import COMPLETE, INCOMPLETE, SUSPICIOUS
from okegas_crawler.audit.comparison import Comparison
from okegas_crawler.audit.sources import Source
from okegas_crawler.sites import Site

SHOWN = 20  # addresses of a kind; --list prints them all


def summary(found: Comparison, sources: Sequence[Source], held: Holdings, log: Path, site: Site) -> Iterator[str]:
    """What was compared and what came of it, line by line."""
    bad = f"; {number(held.bad_lines, 'bad line')} skipped, see scrapy verify" if held.bad_lines else ""
    yield f"{site.host}, beside {log}: {number(len(held.articles), 'article')}{bad}"
    yield from (f"  {said_of(source)}" for source in sources)
    if not any(source.posts for source in sources):
        return
    yield f"  missing   {len(found.addresses('missing'))}"
    yield f"  changed   {len(found.changed)}"
    yield f"  gone      {len(found.gone)}"
    if found.set_aside:
        reasons = ", ".join(f"{reason} {times}" for reason, times in sorted(found.set_aside.items()))
        yield f"  no news   {found.set_aside.total()} ({reasons})"
    if found.not_told:
        yield f"  not told  {found.not_told}: named no more, and not known to be gone"
    for kind in ("changed", "gone"):
        addresses = found.addresses(kind)
        yield from (f"{kind}: {address}" for address in addresses[:SHOWN])
        if len(addresses) > SHOWN:
            yield f"{kind}: and {len(addresses) - SHOWN} more; --list {kind} prints them all"


def said_of(source: Source) -> str:
    """What a source told, in few words.

    >>> said_of(Source("REST", problem="401", refused=True)), said_of(Source("sitemap", problem="timeout"))
    ('REST is off (401)', 'sitemap failed (timeout)')
    >>> said_of(Source("feed")), said_of(Source("REST", problem="challenge", refused=True))
    ('feed names none', 'REST names none (challenge)')
    """
    if source.posts:
        extent = "all" if source.whole else f"not all: {source.problem}" if source.problem else "the newest"
        return f"{source.name} names {number(len(source.posts), 'post')} ({extent})"
    if source.refused and source.problem.isdecimal():
        return f"{source.name} is off ({source.problem})"
    if source.problem and not source.refused:
        return f"{source.name} failed ({source.problem})"
    return f"{source.name} names none{source.problem and f' ({source.problem})'}"


def verdict(found: Comparison, sources: Sequence[Source]) -> tuple[int, str]:
    """The exit status, and the last line on stderr."""
    if not any(source.posts for source in sources):
        said = "; ".join(map(said_of, sources))
        if any(source.problem and not source.refused for source in sources):
            return INCOMPLETE, f"incomplete: the site could not be asked: {said}"
        return SUSPICIOUS, f"suspicious: the site names no post: {said}"
    missing, changed, gone = (len(found.addresses(kind)) for kind in ("missing", "changed", "gone"))
    wrong = [
        *([f"{number(missing, 'article')} missing"] if missing else []),
        *([f"{changed} changed since"] if changed else []),
        *([] if any(source.whole for source in sources) else ["no source names all posts"]),
    ]
    here = f"; {gone} of those here are gone there" if gone else ""
    if wrong:
        return INCOMPLETE, f"incomplete: {', '.join(wrong)}{here}"
    return COMPLETE, f"complete: all that the site names is here{here}"


def number(many: int, what: str) -> str:
    """A number of things in words: `1 article`."""
    return f"{many:,} {what}{'' if many == 1 else 's'}"
