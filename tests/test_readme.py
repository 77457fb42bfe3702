"""Every command and every example of the README does what it says."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from okegas_crawler.items import KEYS, Article, content_hash, line
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from tests.benchmarks import Comparison
from tests.benchmarks.__main__ import PARTS, main
from tests.conftest import REPOSITORY

README = REPOSITORY / "README.md"
TEXT = README.read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines() if line]

# What .ci/run does itself: it installs the project and runs the tests.
RUN_BY_CI = (
    "pip install -e .",
    "pip install -e '.[test]'",
    "pytest -n auto --dist worksteal",
    "pytest tests/test_golden.py",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with what the README's commands read."""
    for name in ("scrapy.cfg", "okegas_crawler", "tests"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    (tmp_path / "article.txt").write_text("Warga ronda bersama.\n", encoding="utf-8")
    (tmp_path / "old.jsonl").write_text('{"body": "Warga ronda bersama."}\n', encoding="utf-8")
    (tmp_path / "addresses.txt").write_text("https://okegas.id/?p=101\n", encoding="utf-8")
    archived = Article(
        id="okegas.id:7",
        url="https://okegas.id/ronda/",
        title="Ronda",
        fetched="2024-02-06T08:00:00+00:00",
        content_hash=content_hash("Ronda", ""),
    )
    (tmp_path / "output").mkdir()
    (tmp_path / "output/okegas.jsonl").write_bytes(line(archived))
    return tmp_path


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in RUN_BY_CI and not c.startswith("python ")])
def test_a_command_ends_well(command: str, project: Path) -> None:
    """As it stands, only against a replica instead of the live site."""
    settings = re.match(r"((?:\w+=\S+ )*)(.*)", command)
    assert settings is not None
    environment = dict(os.environ, **dict(pair.split("=", 1) for pair in shlex.split(settings[1])))
    arguments = shlex.split(settings[2])
    replica = Replica(12)
    with serving(replica) as base_url:
        if "crawl" in arguments:
            hurried = ["-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0", "-s", "OUTPUT_DIR=elsewhere"]
            arguments += ["-a", f"base_url={base_url}", *hurried]
        post = next(replica.articles())
        arguments = [a.replace("https://okegas.id/some-article/", f"{base_url}/{post.slug}/") for a in arguments]
        ended = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=project,
            env=environment,
            capture_output=True,
            timeout=120,
            check=False,
        )
    assert ended.returncode == 0, ended.stderr.decode()


def test_the_replica_is_served_as_the_readme_says() -> None:
    (command,) = [c for c in COMMANDS if "okegas_crawler.replica" in c]
    arguments = shlex.split(command.replace("8000", "0"))
    with subprocess.Popen(
        [sys.executable, *arguments[1:]], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
    ) as replica:
        assert replica.stdout is not None
        assert "with 500 posts" in replica.stdout.readline()
        replica.terminate()


@pytest.mark.parametrize("command", [c for c in COMMANDS if "tests.benchmarks" in c])
def test_the_benchmarks_take_the_parts_that_the_readme_names(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What each part measures, tests/benchmarks has."""
    for part in PARTS:
        measured = Comparison.of(part, "s", [1.0], "others", [1.0])
        monkeypatch.setattr(f"tests.benchmarks.{part}.measure", lambda measured=measured, **options: [measured])
    _, _, _, *parts = shlex.split(command)
    main(parts)
    printed = re.findall(r"^\| (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert printed == ["what", *(parts or PARTS)]


def test_the_benchmarks_are_a_command() -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "archives", "--rounds", "1", "--records", "30"]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (ended.returncode, "| archive: verify " in ended.stdout) == (0, True), ended.stderr


def test_every_command_has_its_test() -> None:
    tested = ("okegas_crawler.replica", "okegas_crawler.items", "tests.benchmarks")
    assert [c for c in COMMANDS if c.startswith("python ") and not any(module in c for module in tested)] == []


def test_every_room_is_in_the_table_and_nothing_else() -> None:
    table = TEXT[TEXT.index("| room |") : TEXT.index("### Add another")]
    rooms = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    named = {name for room in rooms for name in re.findall(r"`([\w/.]+)`", room)}
    package = REPOSITORY / "okegas_crawler"
    files = {file.name for file in package.glob("*.py")} - {"__init__.py"}
    folders = {f"{folder.parent.name}/" for folder in package.glob("*/__init__.py")}
    assert named == files | folders


def test_the_schema_is_written_as_the_readme_says() -> None:
    (command,) = [c for c in COMMANDS if "okegas_crawler.items" in c]
    module, _, file = command.removeprefix("python -m ").partition(" > ")
    written = subprocess.run([sys.executable, "-m", module], cwd=REPOSITORY, capture_output=True, check=True).stdout
    assert written == (REPOSITORY / file).read_bytes()


def test_the_examples_are_right() -> None:
    assert doctest.testfile(str(README), module_relative=False).failed == 0


def test_the_table_of_the_record_names_every_key_in_order() -> None:
    table = TEXT[TEXT.index("| key |") : TEXT.index("## Without the crawl")]
    rows = [re.findall(r"`(\w+)`", line.split("|")[1]) for line in table.splitlines() if line.startswith("| `")]
    assert sorted(key for row in rows for key in row) == sorted(KEYS)
    assert [row[0] for row in rows] == [key for key in KEYS if key in {row[0] for row in rows}]
