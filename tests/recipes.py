"""The recipes of docs/, and a project with an archive to run them in."""

import json
import os
import re
import shlex
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from okegas_crawler.archive.verification import verify
from okegas_crawler.items import Article, Mention, content_hash, line
from okegas_crawler.replica.state import Replica
from tests.conftest import REPOSITORY

INSTALLED = "/srv/okegas"  # where the project lies in the documents

SCRAPY = """#!/bin/sh
# The project's scrapy; it crawls a replica instead of the live site, and so may not call the archive the real one.
case $1 in crawl | audit) set -- "$@" -a base_url={base_url} -s DOWNLOAD_DELAY=0 -s AUTOTHROTTLE_ENABLED=0 ;; esac
exec {python} -c '
from okegas_crawler import settings
from scrapy.cmdline import execute
settings.OUTPUT_DIR = "real"
execute()' "$@" -s "OUTPUT_DIR=$PWD/output"
"""


class Recipe(NamedTuple):
    """A fenced block of a document."""

    document: str
    heading: str
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.document}: {self.heading}: {self.language}"


def recipes(document: str) -> Iterator[Recipe]:
    """The fenced blocks of a document of docs/, each under the heading that stands nearest above it."""
    text = (REPOSITORY / "docs" / f"{document}.md").read_text(encoding="utf-8")
    heading = ""
    for found in re.finditer(r"^```(\w*)\n(.*?)^```$|^#+ ([^\n]*)$", text, re.MULTILINE | re.DOTALL):
        if found[3]:
            heading = found[3]
        else:
            yield Recipe(document, heading, found[1], found[2])


@dataclass
class Project:
    """A project of the operator's, whose site is a replica."""

    folder: Path
    replica: Replica

    @property
    def log(self) -> Path:
        return self.folder / "output" / "okegas.jsonl"

    @property
    def records(self) -> list[dict[str, Any]]:
        """What the archive holds, in order."""
        return [json.loads(written) for written in self.log.read_bytes().splitlines(keepends=True) if b"\n" in written]

    @property
    def latest(self) -> dict[str, dict[str, Any]]:
        return {record["id"]: record for record in self.records}

    def own(self, text: str) -> str:
        """A recipe's text for where this project lies."""
        return text.replace(INSTALLED, str(self.folder))

    def write_script(self, text: str, name: str) -> Path:
        """A script of the documents, executable, where they put it."""
        file = self.folder / name
        file.write_text(self.own(text), encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        return file

    def sh(self, text: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """The run of a shell recipe, which ends at the first command that fails."""
        bins = (self.folder / ".venv/bin", Path(sys.executable).parent)
        path = os.pathsep.join([*map(str, bins), os.environ["PATH"]])
        return subprocess.run(
            ["sh", "-e", "-c", self.own(text)],
            cwd=self.folder,
            env={**os.environ, "PATH": path, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def make_project(folder: Path, replica: Replica, base_url: str) -> Project:
    """A project whose archive two crawls have made: 13 articles, one of them in two revisions, one with an emoji."""
    for name in ("scrapy.cfg", "okegas_crawler"):
        (folder / name).symlink_to(REPOSITORY / name)
    (folder / "output").mkdir()
    (folder / ".venv/bin").mkdir(parents=True)
    project = Project(folder, replica)
    project.write_script(SCRAPY.format(base_url=base_url, python=shlex.quote(sys.executable)), ".venv/bin/scrapy")
    project.log.write_bytes(festive_line())
    assert project.sh("scrapy crawl okegas").returncode == 0
    replica.change(max(post.id for post in replica.articles()))
    assert project.sh("scrapy crawl okegas").returncode == 0
    assert (len(project.records), len(project.latest), verify(project.log).right) == (14, 13, True)
    return project


def festive_line() -> bytes:
    """The line of an article whose body has characters beyond 16 bits before its date."""
    title, body = "Kerja Bakti", "🎉🎉 Warga gotong royong, Selasa (6/2/2024)."
    start = body.index("Selasa")
    mention = Mention(
        text=body[start:-1],
        start=start,
        end=len(body) - 1,
        date="2024-02-06",
        end_date=None,
        time=None,
        offset=None,
        weekday_agrees=True,
    )
    return line(
        Article(
            id="okegas.id:12345",
            url="https://okegas.id/some-article/",
            title=title,
            published="2024-02-06T14:30:00+08:00",
            language="id",
            body=body,
            dates=[mention],
            fetched="2024-02-06T08:00:00+00:00",
            content_hash=content_hash(title, body),
        )
    )
