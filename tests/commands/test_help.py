"""What a command says of itself, and how it ends when nobody reads on."""

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from okegas_crawler.spiders.arguments import Arguments
from tests.conftest import REPOSITORY, Scrapy
from tests.forking import Forking

OWN = sorted(path.stem for path in (REPOSITORY / "okegas_crawler/commands").glob("[a-z]*.py"))


def helped(forking: Forking, command: str) -> list[str]:
    """The lines of a command's `-h` on a terminal of 80 columns."""
    status, out, err = forking.scrapy(command, "-h", env={**os.environ, "COLUMNS": "80", "PYTHONWARNINGS": "error"})
    assert (status, err) == (0, b"")
    return out.decode().splitlines()


@pytest.mark.parametrize("command", OWN)
def test_every_command_has_an_example_on_a_line_of_its_own(forking: Forking, command: str) -> None:
    lines = helped(forking, command)
    assert [line for line in lines if line.startswith(f"  scrapy {command}")], lines
    assert max(map(len, lines)) <= 80


def test_every_argument_of_the_spider_stands_on_a_line_of_its_own_with_an_example(
    forking: Forking,
) -> None:
    lines = helped(forking, "crawl")
    begin = lines.index("Spider arguments, each as -a NAME=VALUE:") + 2
    named = [re.match(r"  (\w+)=\S+ +\w", line) for line in lines[begin : lines.index("", begin)]]
    assert {match and match[1] for match in named} == {field.name for field in dataclasses.fields(Arguments)}


@pytest.mark.parametrize("command", ["demo --posts 12", "verify {archive}", "clean --field body {archive}", "crawl -h"])
def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path, command: str) -> None:
    archive = tmp_path / "old.jsonl"
    archive.write_bytes(20_000 * b'{"schema":1,"body":"Warga ronda."}\n')
    scrapy = [sys.executable, "-m", "scrapy", *command.format(archive=archive).split(), "-s", f"OUTPUT_DIR={tmp_path}"]
    environment = {**os.environ, "SCRAPY_PROJECT": "local"}
    with subprocess.Popen(
        scrapy, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("command", ["demo --posts 3", "verify {archive}", "clean"])
@pytest.mark.parametrize(
    ("redirected", "says"),
    [
        (">/dev/full", "standard output cannot be written: No space left on device"),
        (">&-", "standard output is closed"),
    ],
)
def test_a_standard_output_that_takes_nothing_is_5_and_one_line(
    tmp_path: Path, command: str, redirected: str, says: str
) -> None:
    archive = tmp_path / "old.jsonl"
    archive.touch()
    scrapy = f"{sys.executable} -m scrapy {command.format(archive=archive)} -s OUTPUT_DIR={tmp_path} {redirected}"
    run = subprocess.run(
        scrapy, shell=True, cwd=REPOSITORY, input="Ronda.", capture_output=True, text=True, timeout=240, check=False
    )
    name = command.partition(" ")[0]
    assert (run.returncode, run.stderr) == (5, f"scrapy {name}: {says}\n")


@pytest.mark.parametrize(
    ("command", "status", "out"),
    [
        ("clean --field body {lines}", 1, "no JSON\n"),
        ("audit -s OUTPUT_DIR={folder}", 2, ""),
        ("crawl okegas -a base_url=http://127.0.0.1:9 -s RETRY_TIMES=0 -s OUTPUT_DIR={folder}", 3, ""),
    ],
)
def test_a_standard_error_that_is_closed_changes_neither_status_nor_standard_output(
    tmp_path: Path, command: str, status: int, out: str
) -> None:
    lines = tmp_path / "old.jsonl"
    lines.write_text("no JSON\n")
    scrapy = f"{sys.executable} -m scrapy {command.format(lines=lines, folder=tmp_path)} 2>&-"
    run = subprocess.run(scrapy, shell=True, cwd=REPOSITORY, capture_output=True, text=True, timeout=240, check=False)
    assert (run.returncode, run.stdout) == (status, out)


@pytest.mark.parametrize("command", ["crawl okegas", "audit"])
@pytest.mark.parametrize(
    ("file", "why"),
    [(".", "Is a directory"), ("no/file", "No such file or directory")],
)
def test_a_log_that_cannot_be_written_is_5_and_one_line(scrapy: Scrapy, command: str, file: str, why: str) -> None:
    run = scrapy(*command.split(), "--logfile", file)
    assert (run.status, run.err) == (5, f"scrapy {command.split()[0]}: the log {file} cannot be written: {why}\n")
