"""How WordPress's REST API answers: JSON, pages with totals in headers, chosen fields, refusals with a code."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from okegas_crawler.replica.answers import Answer, Asked

Element = TypeVar("Element")
Fields = Mapping[str, Callable[[], Any]]
"""From a field's name to what makes its value, so that what is not asked for is not made."""

PER_PAGE = 10
MOST_PER_PAGE = 100


class Refused(Exception):  # noqa: N818 - as WordPress says it, and not a failure of ours
    """What the API refuses, with WordPress's own code and message."""

    def __init__(self, code: str, message: str, status: int):
        super().__init__(message)
        self.answer = as_json({"code": code, "message": message, "data": {"status": status}}, status)


def invalid(name: str) -> Refused:
    """The refusal of a parameter's value."""
    return Refused("rest_invalid_param", f"Parameter tidak valid: {name}", 400)


def as_json(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """The value as a JSON answer."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(body, status, "application/json; charset=UTF-8", headers or {})


def number(asked: Asked, name: str, default: int, most: int | None = None) -> int:
    """A whole number from 1 up to `most`."""
    value = asked.query.get(name, str(default))
    if not value.isdecimal() or int(value) < 1 or (most and int(value) > most):
        raise invalid(name)
    return int(value)


def numbers(asked: Asked, name: str) -> set[int]:
    """A list of ids: `3,17`."""
    given = [part.strip() for part in asked.query[name].split(",") if part.strip()]
    if not all(part.isdecimal() for part in given):
        raise invalid(name)
    return {int(part) for part in given}


def page_of(asked: Asked, everything: Sequence[Element], route: str) -> tuple[Sequence[Element], dict[str, str]]:
    """The elements of the page that was asked for, and the headers that tell how many there are."""
    page, per_page = number(asked, "page", 1), number(asked, "per_page", PER_PAGE, MOST_PER_PAGE)
    pages = -(-len(everything) // per_page)
    if page > pages and everything:
        message = "Nomor laman yang diminta lebih besar daripada jumlah laman yang tersedia."
        raise Refused("rest_post_invalid_page_number", message, 400)
    headers = {"X-WP-Total": str(len(everything)), "X-WP-TotalPages": str(pages)}
    if page < pages:
        headers["Link"] = f'<{asked.root}/wp-json/wp/v2/{route}?page={page + 1}>; rel="next"'
    return everything[(page - 1) * per_page : page * per_page], headers


def selected(asked: Asked, fields: Fields) -> dict[str, Any]:
    """The fields that `_fields` names (`title.rendered` gives all of `title`); without it, every field."""
    wanted = {name.strip().split(".")[0] for name in asked.query.get("_fields", "").split(",") if name.strip()}
    return {name: value() for name, value in fields.items() if not wanted or name in wanted}
