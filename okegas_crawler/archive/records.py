"""The records of a log for whoever only reads: through its last newline, without its lock, writing nothing."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from textwrap import shorten
from typing import Any, NoReturn

import jsonschema_rs

from okegas_crawler.items import SCHEMA_VERSION

NOT_VALID = "not valid"  # begins what is said of a record that its schema does not take


class Records:
    r"""The valid records of the log at a path, oldest first, each read when it is asked for.

    A line that is no valid record is skipped and counted. What stands behind the last newline is still being written.
    Raises OSError where the file cannot be read.

    >>> from tempfile import mkdtemp
    >>> from okegas_crawler.items import Article, line
    >>> path = Path(mkdtemp(), "log.jsonl")
    >>> path.write_bytes(line(Article(id="okegas.id:7")) + b'{"id": 8}\n' + b'{"schema":1,"id":"okegas.id:9"') > 0
    True
    >>> records = Records(path)
    >>> [record["id"] for record in records], records.bad
    (['okegas.id:7'], [2])
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = 0
        """Whole lines that were read so far."""
        self.bad: list[int] = []
        """Numbers of the bad ones among them, from 1."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        validator = record_validator()
        self.lines, self.bad = 0, []
        with self.path.open("rb", buffering=1 << 20) as file:
            for line in file:
                if not line.endswith(b"\n"):
                    return
                self.lines += 1
                try:
                    record = read_line(line, validator)
                except ValueError:
                    self.bad.append(self.lines)
                    continue
                yield record


def read_line(line: bytes, validator: Any) -> dict[str, Any]:
    """The record of a line. Raises ValueError, in few words, where it is none that is valid by its version's schema."""
    try:
        record = json.loads(line.rstrip(b"\n").decode(), parse_constant=_no_json)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start + 1}") from None
    except (ValueError, RecursionError) as error:  # NaN, a number of 5,000 digits, nested too deep
        raise ValueError(f"not JSON: {shorten(str(error), 50, placeholder=' …')}") from None
    if not isinstance(record, dict) or record.get("schema") != SCHEMA_VERSION:
        raise ValueError(f"no record of schema {SCHEMA_VERSION}")
    for wrong in validator.iter_errors(record):
        place = ".".join(map(str, wrong.instance_path))
        raise ValueError(f"{NOT_VALID}: {place}: {wrong.message}" if place else f"{NOT_VALID}: {wrong.message}")
    return record


def record_validator() -> Any:
    """The validator of the committed schema; its messages do not repeat the value, which may be a whole body."""
    schema = files("okegas_crawler").joinpath("article.schema.json").read_text(encoding="utf-8")
    return jsonschema_rs.validator_for(json.loads(schema), mask="its value")


def _no_json(name: str) -> NoReturn:
    """NaN and Infinity, which Python reads and JSON does not know."""
    raise ValueError(name)
