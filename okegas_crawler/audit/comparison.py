"""What an archive lacks of what a site names, what has changed since, and what the site names no more."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from okegas_crawler.archive.holdings import Held, Holdings
from okegas_crawler.audit.sources import Named, Source
from okegas_crawler.permalinks import host_less

# Why the crawl passed an address over that is no news: what is listed there is not missing. One that answered 404 may
# be there again.
NO_NEWS = frozenset({"protected", "attachment", "listing", "page", "not_html"})


@dataclass
class Comparison:
    """An archive beside its site."""

    missing: list[Named] = field(default_factory=list)
    """Named there, not held here."""

    unsure: list[Named] = field(default_factory=list)
    """Those that only a sitemap or the feed names: these name protected posts, too, and what was just deleted."""

    changed: list[Held] = field(default_factory=list)
    """Held here, changed there since they were last seen."""

    unnamed: list[Held] = field(default_factory=list)
    """Held here, and not named by the best source that names all posts; newest first."""

    gone: list[tuple[Held, str]] = field(default_factory=list)
    """Of the unnamed, those that the site answered a 404 or 410 for."""

    set_aside: Counter[str] = field(default_factory=Counter)
    """How many of what the site names are no articles to archive, by reason."""

    not_told: int = 0
    """How many of the unnamed may be gone or not: too many to be asked for, or without an answer."""

    def addresses(self, kind: str) -> list[str]:
        """The addresses of what is `missing`, `changed` or `gone`."""
        match kind:
            case "missing":
                return [post.address for post in (*self.missing, *self.unsure)]
            case "changed":
                return [article.url for article in self.changed]
            case _:
                return [article.url for article, _ in self.gone]

    def is_no_article(self, post: Named, reason: str) -> None:
        """Set one of the unsure aside."""
        self.unsure.remove(post)
        self.set_aside[reason] += 1

    def is_held(self, address: str) -> None:
        """Take out of the missing what turned out to be a new address of an article that is held."""
        for lacking in (self.missing, self.unsure):
            lacking[:] = [post for post in lacking if host_less(post.address) != host_less(address)]


def compare(
    held: Holdings, sources: Sequence[Source], passed_over: Mapping[str, str], now: datetime | None = None
) -> Comparison:
    """The archive beside what its site's sources name, the best source first.

    A time of change that lies ahead of `now` is a slip: nothing that is done before then could be later.

    >>> from okegas_crawler.sites import OKEGAS
    >>> named = [Named(f"https://okegas.id/{slug}/") for slug in ("a", "b")]
    >>> found = compare(Holdings(), [Source("sitemap", named, whole=True)], {"https://okegas.id/b/": "protected"})
    >>> [post.address for post in found.unsure], dict(found.set_aside)
    (['https://okegas.id/a/'], {'protected': 1})
    """
    found = Comparison()
    now = now or datetime.now(UTC)
    authority = next((source for source in sources if source.whole), None)
    for post in united(sources):
        article = held.find(post.id, post.address)
        reason = "protected" if post.protected else passed_over.get(post.address, "")
        if article:
            is_news = post.changed and article.seen < post.changed <= now and not post.protected
            if is_news and article not in found.changed:
                found.changed.append(article)
        elif post.protected or (post.protected is None and reason in NO_NEWS):
            found.set_aside[reason] += 1
        elif post.protected is False:
            found.missing.append(post)
        elif post.surely_post or authority is None or not authority.names_ids:
            found.unsure.append(post)
    if authority:
        named = {article.id for post in authority.posts if (article := held.find(post.id, post.address))}
        found.unnamed = [article for article in reversed(held.articles.values()) if article.id not in named]
    return found


def united(sources: Iterable[Source]) -> list[Named]:
    """The posts of all sources, each once: what the first source says of it, and the latest of its changes."""
    posts: dict[str, Named] = {}
    paths: dict[str, str] = {}
    for source in sources:
        for post in source.posts:
            path = host_less(post.address)
            key = post.id if post.id in posts else paths.get(path) or post.id or path
            paths.setdefault(path, key)
            before = posts.get(key)
            changes = [named.changed for named in (before, post) if named and named.changed]
            posts[key] = replace(before or post, changed=max(changes, default=None))
    return list(posts.values())
