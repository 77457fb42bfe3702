"""`/wp-json/wp/v2/posts`: which posts are meant, in which order, with which fields."""

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import Any

from okegas_crawler.replica.addresses import find
from okegas_crawler.replica.answers import Asked
from okegas_crawler.replica.content import story_content
from okegas_crawler.replica.listings import excerpt
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.rest_answers import Fields, invalid, numbers
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.theme import text

Filter = Callable[[int], bool]


def matching_posts(replica: Replica, asked: Asked) -> list[int]:
    """Ids of the public posts that the query means, in the order that it wants: newest first if it does not say."""
    ids = replica.order()
    for wanted in _filters(replica, asked):
        ids = [post_id for post_id in ids if wanted(post_id)]
    by, order = asked.query.get("orderby", "date"), asked.query.get("order", "desc")
    keys: dict[str, Callable[[int], Any]] = {"date": replica.published, "modified": replica.modified, "id": int}
    if by not in keys or order not in ("asc", "desc"):
        raise invalid("orderby" if by not in keys else "order")
    return ids if (by, order) == ("date", "desc") else sorted(ids, key=keys[by], reverse=order == "desc")


def _filters(replica: Replica, asked: Asked) -> list[Filter]:
    filters: list[Filter] = []
    for name, moment in (("after", replica.published), ("modified_after", replica.modified)):
        if name in asked.query:
            filters.append(_later(moment, _moment(replica, asked, name)))
    for name, moment in (("before", replica.published), ("modified_before", replica.modified)):
        if name in asked.query:
            filters.append(_earlier(moment, _moment(replica, asked, name)))
    if "include" in asked.query:
        filters.append(numbers(asked, "include").__contains__)
    if "exclude" in asked.query:
        excluded = numbers(asked, "exclude")
        filters.append(lambda post_id: post_id not in excluded)
    if "slug" in asked.query:
        named = {post.id for address in asked.query["slug"].split(",") if (post := find(replica, address))}
        filters.append(named.__contains__)
    if "sticky" in asked.query:
        held = {post.id for post in replica.sticky()}
        filters.append(lambda post_id: (post_id in held) == (asked.query["sticky"] in ("1", "true")))
    if "categories" in asked.query:
        filters.append(_filed_under(replica, numbers(asked, "categories")).__contains__)
    return filters


def _later(moment: Callable[[int], datetime], limit: datetime) -> Filter:
    return lambda post_id: moment(post_id) > limit


def _earlier(moment: Callable[[int], datetime], limit: datetime) -> Filter:
    return lambda post_id: moment(post_id) < limit


def _moment(replica: Replica, asked: Asked, name: str) -> datetime:
    """A time of the query; without an offset it is the site's, as WordPress reads it."""
    try:
        moment = datetime.fromisoformat(asked.query[name])
    except ValueError:
        raise invalid(name) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=replica.site.offset)


def _filed_under(replica: Replica, category_ids: set[int]) -> set[int]:
    """Ids of the posts that are in these categories themselves: unlike a listing, REST leaves out their children's."""
    chosen = {category.slug for category in replica.categories.values() if category.id in category_ids}
    return {post_id for post_id in replica.order() if not chosen.isdisjoint(replica.filed(post_id))}


def post_fields(replica: Replica, root: str, post: Post) -> Fields:
    """A post's fields: the story without the ad inserter's polls, the site's own times without an offset."""
    links = replica.links(root)

    def printed(moment: datetime, zone: tzinfo) -> str:
        return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S")

    def rendered(words: Callable[[], str]) -> dict[str, Any]:
        return {"rendered": "" if post.protected else words(), "protected": post.protected}

    return {
        "id": lambda: post.id,
        "date": lambda: printed(post.published, replica.site.offset),
        "date_gmt": lambda: printed(post.published, UTC),
        "guid": lambda: {"rendered": f"{root}/?p={post.id}"},
        "modified": lambda: printed(post.modified, replica.site.offset),
        "modified_gmt": lambda: printed(post.modified, UTC),
        "slug": lambda: post.slug,
        "status": lambda: post.status,
        "type": lambda: "post",
        "link": lambda: f"{root}/{post.slug}/",
        "title": lambda: {"rendered": text(post.title)},  # a protected post's says nothing of that here
        "content": lambda: rendered(lambda: story_content(post.story, links).decode()),
        "excerpt": lambda: rendered(lambda: f"<p>{text(excerpt(post))}</p>\n"),
        "author": lambda: post.author.id if post.author else 0,
        "sticky": lambda: post.sticky,
        "format": lambda: "standard",
        "categories": lambda: [replica.categories[name].id for name in post.categories],
    }
