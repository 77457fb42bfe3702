"""`/wp-json/`: posts and categories, as WordPress's REST API gives them to a visitor."""

from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.categories import Category
from okegas_crawler.replica.posts import Post
from okegas_crawler.replica.rest_answers import Fields, Refused, as_json, page_of, selected
from okegas_crawler.replica.rest_posts import matching_posts, post_fields
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.theme import TAGLINE, text


def rest(replica: Replica, asked: Asked, route: list[str]) -> Answer:
    """The answer to `/wp-json/` + route."""
    try:
        if "rest" in replica.without:
            raise Refused("rest_cannot_access", "Hanya pengguna yang masuk yang boleh memakai REST API.", 401)
        match route:
            case []:
                return as_json(
                    {"name": replica.blog_name, "description": TAGLINE, "url": asked.root, "namespaces": ["wp/v2"]}
                )
            case ["wp", "v2", "posts"]:
                shown, headers = page_of(asked, matching_posts(replica, asked), "posts")
                posts = (post_fields(replica, asked.root, replica.post(post_id)) for post_id in shown)
                return as_json([selected(asked, fields) for fields in posts], headers=headers)
            case ["wp", "v2", "posts", number] if number.isdecimal():
                return as_json(selected(asked, post_fields(replica, asked.root, _post(replica, int(number)))))
            case ["wp", "v2", "categories"]:
                listed, headers = page_of(asked, _matching_categories(replica, asked), "categories")
                categories = (_category_fields(replica, asked.root, category) for category in listed)
                return as_json([selected(asked, fields) for fields in categories], headers=headers)
        raise Refused("rest_no_route", "Tidak ada rute yang cocok dengan URL dan metode permintaan.", 404)
    except Refused as refused:
        return refused.answer


def _post(replica: Replica, post_id: int) -> Post:
    try:
        post = replica.post(post_id)
    except KeyError:
        raise Refused("rest_post_invalid_id", "ID pos tidak valid.", 404) from None
    if post.status != "publish":
        raise Refused("rest_forbidden", "Maaf, Anda tidak diizinkan melakukan itu.", 401)
    return post


def _matching_categories(replica: Replica, asked: Asked) -> list[Category]:
    categories = sorted(replica.categories.values(), key=lambda category: category.name)
    if asked.query.get("hide_empty") in ("1", "true"):
        categories = [category for category in categories if replica.listing(category.slug)]
    if "slug" in asked.query:
        categories = [category for category in categories if category.slug in asked.query["slug"].split(",")]
    return categories


def _category_fields(replica: Replica, root: str, category: Category) -> Fields:
    own = (post_id for post_id in replica.listing(category.slug) if category.slug in replica.filed(post_id))
    return {
        "id": lambda: category.id,
        "count": lambda: len(list(own)),
        "description": lambda: "",
        "link": lambda: root + category.path,
        "name": lambda: text(category.name),
        "slug": lambda: category.slug,
        "taxonomy": lambda: "category",
        "parent": lambda: replica.categories[category.parent].id if category.parent else 0,
    }
