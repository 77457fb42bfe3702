"""What all tests share: the command as a person runs it, and the labelled cases from outside the repository."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder that OKEGAS_CASES names; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("OKEGAS_CASES", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no labelled cases from outside: OKEGAS_CASES names {folder}, which is not there")
    return folder


@dataclass(frozen=True)
class Run:
    """A `scrapy` command that has ended."""

    status: int
    out: bytes
    err: str
    records: list[dict[str, Any]] = field(default_factory=list)
    """Of a crawl: what it wrote, in order."""

    @property
    def verdict(self) -> str:
        """The last line on stderr."""
        return self.err.splitlines()[-1]


class Scrapy(Protocol):
    """Runs `scrapy` with arguments."""

    def __call__(self, *arguments: str, project: str = "local", stdin: bytes = b"") -> Run: ...


@pytest.fixture
def scrapy(tmp_path: Path) -> Scrapy:
    """Runs `scrapy` in the project's folder, with an OUTPUT_DIR of the test's own."""

    def run(*arguments: str, project: str = "local", stdin: bytes = b"") -> Run:
        command, *rest = arguments
        ended = subprocess.run(
            [sys.executable, "-m", "scrapy", command, "-s", f"OUTPUT_DIR={tmp_path}", *rest],
            cwd=REPOSITORY,
            env={**os.environ, "SCRAPY_PROJECT": project, "PYTHONWARNINGS": "error"},
            input=stdin,
            capture_output=True,
            timeout=240,
            check=False,
        )
        return Run(ended.returncode, ended.stdout, ended.stderr.decode())

    return run


@pytest.fixture
def crawl(scrapy: Scrapy, tmp_path: Path) -> Scrapy:
    """Runs `scrapy crawl okegas` into a file of its own; the records of the run are those of the file."""

    def run(*arguments: str, project: str = "local", stdin: bytes = b"") -> Run:
        file = tmp_path / "crawled.jsonl"
        ended = scrapy("crawl", "okegas", "-O", str(file), *arguments, project=project, stdin=stdin)
        lines = file.read_bytes().splitlines() if file.exists() else []
        return Run(ended.status, ended.out, ended.err, [json.loads(line) for line in lines])

    return run
