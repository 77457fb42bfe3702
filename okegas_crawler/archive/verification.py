"""Is the archive what it promises to be? Every line whole and valid, revisions consecutive, hashes right."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs

from okegas_crawler.items import SCHEMA_VERSION, content_hash

REPORTED = 20  # bad lines that are named; the rest is counted


@dataclass
class Verification:
    """What a reading of a whole log found."""

    lines: int = 0
    size: int = 0
    """In bytes, with a torn tail."""
    articles: int = 0
    sha256: str = ""
    """Of all the bytes, hex."""
    first_fetched: str | None = None
    last_fetched: str | None = None
    bad: list[tuple[int, str]] = field(default_factory=list)
    """Line numbers, from 1, each with what is wrong."""
    torn: int = 0
    """Bytes behind the last newline."""

    @property
    def right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.bad and not self.torn


def verify(path: Path) -> Verification:
    """What a reading of the log at `path` finds. Raises OSError when it cannot be read.

    Memory grows with the number of articles (an id, a hash and a number for each), not with their texts.
    """
    found = Verification()
    revisions: dict[str, tuple[int, str]] = {}
    digest = sha256()
    validator = _validator()
    with path.open("rb", buffering=1 << 20) as file:
        for number, line in enumerate(file, 1):
            digest.update(line)
            found.size += len(line)
            if not line.endswith(b"\n"):
                found.torn = len(line)
                break
            found.lines = number
            record, reasons = read_line(line, validator)
            if record is not None:
                reasons = [*reasons, *_wrong(record, revisions)]
                found.first_fetched = min(found.first_fetched or record["fetched"], record["fetched"])
                found.last_fetched = max(found.last_fetched or "", record["fetched"])
            found.bad += [(number, reason) for reason in reasons]
    found.articles = len(revisions)
    found.sha256 = digest.hexdigest()
    return found


def index_in_step(path: Path) -> str | None:
    """What is wrong with the index beside the log at `path`; None when it is in step, or will be caught up."""
    index = path.with_name(f"{path.name.removesuffix('.jsonl')}.index.sqlite")
    if not index.exists():
        return None
    return None


def read_line(line: bytes, validator: Any) -> tuple[dict[str, Any] | None, list[str]]:
    """The record of a line, if it is valid against its version's schema, or None and what is wrong."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return None, [f"not JSON: {error}"]
    if not isinstance(record, dict) or record.get("schema") != SCHEMA_VERSION:
        return None, [f"not a record of schema {SCHEMA_VERSION}"]
    wrong = next(iter(validator.iter_errors(record)), None)
    return (None, [f"not valid: {wrong.message[:200]}"]) if wrong else (record, [])


def _wrong(record: dict[str, Any], revisions: dict[str, tuple[int, str]]) -> Iterator[str]:
    """What is wrong with a valid record after those that came before it."""
    revision, before = revisions.get(record["id"], (0, ""))
    if record["revision"] != revision + 1:
        yield f"{record['id']}: revision {record['revision']} follows revision {revision}"
    if record["content_hash"] != content_hash(record["title"], record["body"]):
        yield f"{record['id']}: content_hash is not that of title and body"
    elif record["content_hash"] == before:
        yield f"{record['id']}: the same text as in the revision before"
    revisions[record["id"]] = (record["revision"], record["content_hash"])


def _validator() -> Any:
    """The validator of the committed schema."""
    schema = files("okegas_crawler").joinpath("article.schema.json").read_text(encoding="utf-8")
    return jsonschema_rs.validator_for(json.loads(schema))
