"""Every recipe of docs/ is run as it stands, in a project with an archive of its own, and does what the document says.

The archive ends in half a line, as a reader finds it while a crawl writes. A block that no check covers fails.
"""

import ast
import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from okegas_crawler.archive.log import Log
from okegas_crawler.archive.verification import verify
from okegas_crawler.items import Article, line
from okegas_crawler.replica.answers import Answer
from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from tests.recipes import Project, Recipe, festive_line, make_project, recipes

ALL = [*recipes("operations"), *recipes("archive-format")]
UNITS = [recipe for recipe in ALL if recipe.language == "ini"]
CRONTABS = [recipe for recipe in ALL if recipe.language == "crontab"]
SCRIPTS = [recipe for recipe in ALL if recipe.language == "sh" and recipe.text.startswith("#!")]
RECIPES = {(recipe.heading, recipe.language): recipe for recipe in ALL if recipe not in [*UNITS, *CRONTABS, *SCRIPTS]}

PROGRAMS = ("jq", "zstd", "sqlite-utils")  # that a machine may lack
HALF_A_LINE = b'{"schema":1,"id":"okegas.id:999","url":"https://okegas.id/belum'


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The project that all tests copy."""
    replica = Replica(12)
    with serving(replica) as base_url:
        yield make_project(tmp_path_factory.mktemp("crawled"), replica, base_url)


@pytest.fixture
def project(crawled: Project, tmp_path: Path) -> Iterator[Project]:
    """A project of the test's own."""
    folder = tmp_path / "project"
    shutil.copytree(crawled.folder, folder, symlinks=True)
    yield Project(folder, crawled.replica)
    crawled.replica.faults.clear()


# What is there before a recipe, and what it has done, by the heading above it and its language.

Check = Callable[[Project, str], None]
Preparation = Callable[[Project], None]
CHECKS: dict[tuple[str, str], Check] = {}
PREPARATIONS: dict[tuple[str, str], Preparation] = {}


def before(heading: str, language: str = "sh") -> Callable[[Preparation], Preparation]:
    return lambda function: PREPARATIONS.setdefault((heading, language), function)


def after(heading: str, language: str = "sh") -> Callable[[Check], Check]:
    return lambda function: CHECKS.setdefault((heading, language), function)


@before("Is the archive right?")
def no_run_is_at_work(project: Project) -> None:
    project.log.write_bytes(project.log.read_bytes().removesuffix(HALF_A_LINE))


@after("The first crawl")
@after("Is the archive right?")
def the_archive_is_right(project: Project, printed: str) -> None:
    assert verify(project.log).right


@before("A version that was withheld")
def an_article_has_lost_its_text(project: Project) -> None:
    page = """<head><link rel="canonical" href="https://okegas.id/some-article/"></head>
        <body class="single postid-12345"><article><h1 class="entry-title">Kerja Bakti</h1>
        <div class="entry-content"><p>Warga.</p></div></article></body>"""
    project.replica.faults["/some-article/"] = Answer(page.encode())


@after("A version that was withheld")
def the_short_version_is_in(project: Project, printed: str) -> None:
    assert (project.records[-1]["revision"], project.records[-1]["body"]) == (2, "Warga.")


@before("Is anything missing?")
def an_article_is_missing(project: Project) -> None:
    lost = f'"id":"{project.records[3]["id"]}"'.encode()
    lines = project.log.read_bytes().splitlines(keepends=True)
    project.log.write_bytes(b"".join(written for written in lines if lost not in written))


@after("Is anything missing?")
def it_was_found_and_fetched(project: Project, printed: str) -> None:
    assert len(project.latest) == 13
    assert len((project.folder / "missing.txt").read_text().splitlines()) == 1


@after("A page about it")
def the_page_is_there(project: Project, printed: str) -> None:
    page = project.log.with_name("report.html").read_text(encoding="utf-8")
    assert "<dt>articles</dt><dd>13</dd>" in page


@after("Backup")
def the_copy_is_whole(project: Project, printed: str) -> None:
    (copy,) = (project.folder / "backup").glob("okegas-*.jsonl.zst")
    unpacked = subprocess.run(["zstd", "-dcq", copy], capture_output=True, check=True).stdout
    assert unpacked == project.log.read_bytes().removesuffix(HALF_A_LINE)


@before("Restore")
def the_archive_was_lost(project: Project) -> None:
    assert project.sh(RECIPES["Backup", "sh"].text).returncode == 0
    shutil.rmtree(project.log.parent)
    project.log.parent.mkdir()


@after("Restore")
def nothing_is_missing(project: Project, printed: str) -> None:
    assert "okegas.jsonl: right\n14 lines" in printed
    assert (len(project.records), verify(project.log).right) == (14, True)


@after("Follow the file", "python")
def every_whole_line_was_read_and_is_not_read_again(project: Project, printed: str) -> None:
    follow = RECIPES["Follow the file", "python"].text
    seen = [f"{record['id']} {record['revision']} {record['title']}" for record in project.records]
    assert printed.splitlines() == seen
    written = project.log.read_bytes().removesuffix(HALF_A_LINE)
    project.log.write_bytes(written + line(Article(id="okegas.id:999", title="Susulan")))
    assert run_python(project, follow) == "okegas.id:999 1 Susulan\n"
    project.log.write_bytes(festive_line())
    with pytest.raises(SystemExit, match="begin anew"):
        run_python(project, follow)


@after("Whole lines only")
def the_half_line_is_left_out(project: Project, printed: str) -> None:
    assert (project.folder / "whole.jsonl").read_bytes() == project.log.read_bytes().removesuffix(HALF_A_LINE)


@after("jq")
def each_article_stands_there_once_in_its_latest_version(project: Project, printed: str) -> None:
    latest = [json.loads(written) for written in (project.folder / "latest.jsonl").read_bytes().splitlines()]
    assert len(latest) == 13
    assert {record["id"]: record for record in latest} == project.latest


@after("Python", "python")
def the_articles_are_counted(project: Project, printed: str) -> None:
    assert printed == "13 articles\n"


@after("DuckDB", "python")
def the_articles_of_each_month_are_counted(project: Project, printed: str) -> None:
    months = dict(re.findall(r"(\d{4}-\d\d) +│ +(\d+)", printed))
    assert sum(map(int, months.values())) == 13
    assert set(months) == {record["published"][:7] for record in project.latest.values()}
    newest = RECIPES["DuckDB", "python"].text + "print(latest.max('revision').fetchall())"
    assert run_python(project, newest).endswith("\n[(2,)]\n")


@after("pandas", "python")
def the_articles_of_each_day_are_counted(project: Project, printed: str) -> None:
    days = dict(re.findall(r"^(\d{4}-\d\d-\d\d) +(\d+)$", printed, re.MULTILINE))
    assert sum(map(int, days.values())) == 13
    assert set(days) == {record["published"][:10] for record in project.latest.values()}
    newest = RECIPES["pandas", "python"].text + "print(latest['revision'].max())"
    assert run_python(project, newest).endswith("\n2\n")


@after("sqlite-utils and Datasette")
def the_search_finds_the_article_and_a_second_time_adds_nothing(project: Project, printed: str) -> None:
    assert json.loads(printed) == [{"url": "https://okegas.id/some-article/", "title": "Kerja Bakti"}]
    again = project.sh(RECIPES["sqlite-utils and Datasette", "sh"].text)
    assert (again.returncode, again.stdout) == (0, printed)
    counted = project.sh("sqlite-utils query articles.db 'select count(*), max(revision) from articles' --csv")
    assert counted.stdout.splitlines()[-1] == "13,2"


@before("Revisions", "python")
def the_article_of_the_recipe_was_revised(project: Project) -> None:
    (revised,) = [record["id"] for record in project.records if record["revision"] == 2]
    project.log.write_bytes(project.log.read_bytes().replace(revised.encode(), b"okegas.id:177"))


@after("Revisions", "python")
def the_difference_is_shown(project: Project, printed: str) -> None:
    assert printed.startswith("--- revision 1, ")
    assert "\n+++ revision 2, " in printed
    assert re.search(r"^[+-]\w", printed, re.MULTILINE)


@after("Deleted at the source")
def the_article_that_the_site_does_not_have_is_named(project: Project, printed: str) -> None:
    assert (project.folder / "gone.txt").read_text() == "https://okegas.id/some-article/\n"


@after("Dates in the text", "python")
@after("Hashes", "python")
def what_it_asserts_holds(project: Project, printed: str) -> None:
    assert printed == ""


@after("Dates in the text")
def the_words_of_every_date_are_printed(project: Project, printed: str) -> None:
    rows = [f"{mention['date']}\t{mention['text']}" for record in project.records for mention in record["dates"]]
    assert printed.splitlines() == rows
    assert rows[0] == "2024-02-06\tSelasa (6/2/2024)"


@after("Compressed copies")
def every_title_is_printed(project: Project, printed: str) -> None:
    assert printed.splitlines() == [f"{record['published']}\t{record['title']}" for record in project.records]


@after("Compressed copies", "python")
def every_line_is_counted(project: Project, printed: str) -> None:
    assert printed == "14 lines\n"


@before("The run history")
@before("Runs without an end")
def a_run_has_died_and_another_is_starting(project: Project) -> None:
    died = {"event": "start", "run": "20240206T000000Z-abcdef", "started": "2024-02-06T00:00:00+00:00"}
    with project.log.with_name("okegas.runs.jsonl").open("a") as file:
        file.write(json.dumps(died) + '\n{"event":"sta')


@before("Runs that warned")
def a_run_has_warned(project: Project) -> None:
    warned = {"event": "end", "ended": "2024-02-06T00:00:00+00:00", "figures": {"warnings": ["no news", "short texts"]}}
    with project.log.with_name("okegas.runs.jsonl").open("a") as file:
        file.write(json.dumps(warned) + "\n")


@after("Runs that warned")
def each_warning_is_printed(project: Project, printed: str) -> None:
    assert printed == "2024-02-06T00:00:00+00:00\tno news\n2024-02-06T00:00:00+00:00\tshort texts\n"


@after("The run history")
def every_end_is_printed(project: Project, printed: str) -> None:
    verdicts = [row.split("\t")[1:] for row in printed.splitlines()]
    revised = "complete: 1 article archived, 1 of them revised"
    assert verdicts == [["0", "complete: 12 articles archived"], ["0", revised]]


@after("Runs without an end")
def the_run_that_died_is_printed(project: Project, printed: str) -> None:
    assert printed == "2024-02-06T00:00:00+00:00\t20240206T000000Z-abcdef\n"


# The recipes


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=str)
def test_a_recipe_does_what_it_says(recipe: Recipe, project: Project) -> None:
    key = (recipe.heading, recipe.language)
    assert key in CHECKS, f"no check covers this block: {recipe}"
    skip_without_its_needs(recipe)
    project.log.write_bytes(project.log.read_bytes() + HALF_A_LINE)
    if key in PREPARATIONS:
        PREPARATIONS[key](project)
    printed = run_python(project, recipe.text) if recipe.language == "python" else run_sh(project, recipe.text)
    CHECKS[key](project, printed)


def test_every_check_has_its_recipe_and_no_heading_two_of_a_language() -> None:
    assert CHECKS.keys() | PREPARATIONS.keys() == RECIPES.keys()
    assert len(ALL) == len([*RECIPES, *UNITS, *CRONTABS, *SCRIPTS])


def run_python(project: Project, text: str) -> str:
    """What a recipe in Python prints."""
    printed = io.StringIO()
    with contextlib.chdir(project.folder), contextlib.redirect_stdout(printed):
        exec(compile(text, "recipe", "exec"), {})
    return printed.getvalue()


def run_sh(project: Project, text: str) -> str:
    """What a recipe for the shell prints."""
    ended = project.sh(text)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def skip_without_its_needs(recipe: Recipe) -> None:
    """Skip the test where a package or a program of the recipe is missing."""
    if recipe.language == "python":
        for node in ast.walk(ast.parse(recipe.text)):
            for module in node.names if isinstance(node, ast.Import) else ():
                pytest.importorskip(module.name, reason=f"{module.name} is not installed: pip install '.[recipes]'")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for program in PROGRAMS if recipe.language == "sh" else ():
        if re.search(rf"^(.*[(| ])?{program} ", recipe.text, re.MULTILINE) and not shutil.which(program, path=path):
            pytest.skip(f"{program} is not installed")


# The operator's wrapper


@pytest.fixture
def wrapper(project: Project) -> str:
    """Its path."""
    (script,) = SCRIPTS
    return str(project.write_script(script.text, "crawl-okegas"))


def logged(project: Project) -> Path:
    """The one log that the wrapper has kept."""
    (log,) = (project.folder / "output/logs").iterdir()
    return log


def test_the_wrapper_says_nothing_of_a_run_that_was_complete(project: Project, wrapper: str) -> None:
    ended = project.sh(wrapper)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert logged(project).read_text().splitlines()[-1] == "complete: nothing new"


def test_the_wrapper_tells_the_verdict_of_any_other(project: Project, wrapper: str) -> None:
    post = project.replica.add()
    project.replica.faults[f"/{post.slug}/"] = Answer(b"", status=500)
    ended = project.sh(wrapper)
    project.replica.delete(post.id)
    said = f"status 3: incomplete: 1 article owed; nothing new\nlog: {logged(project)}\n"
    assert (ended.returncode, ended.stdout) == (3, said)


def test_the_wrapper_says_nothing_of_a_run_that_found_another_at_work(project: Project, wrapper: str) -> None:
    held = Log(project.log)
    ended = project.sh(wrapper)
    held.close()
    assert (ended.returncode, ended.stdout) == (75, "")


def test_the_wrapper_keeps_the_status_of_a_run_that_took_too_long(project: Project, wrapper: str) -> None:
    ended = project.sh(wrapper, LIMIT="0.2s")
    assert (ended.returncode, ended.stdout.partition(":")[0]) == (143, "status 143")


# cron

FIELDS = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))  # minute, hour, day, month, day of the week
JOBS = [entry for recipe in CRONTABS for entry in recipe.text.splitlines() if entry and not re.match(r"#|\w+=", entry)]


@pytest.mark.parametrize("job", JOBS)
def test_a_line_of_the_crontab_is_one_and_its_command_runs(job: str, project: Project, wrapper: str) -> None:
    *fields, command = job.split(maxsplit=5)
    for field, (lowest, highest) in zip(fields, FIELDS, strict=True):
        for part in field.split(","):
            form = re.fullmatch(r"(?:\*|(\d+)(?:-(\d+))?)(?:/[1-9]\d*)?", part)
            assert form, f"{part} is no field of a crontab"
            assert all(lowest <= int(number) <= highest for number in form.groups() if number), part
    assert "%" not in command, "cron takes % for the end of the line"
    ended = project.sh(command, PATH="/usr/bin:/bin")  # as cron has it
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr
    arguments = json.loads(project.log.with_name("okegas.runs.jsonl").read_bytes().splitlines()[-2])["arguments"]
    assert arguments.get("full") == ("1" if "full=1" in command else None)


# systemd


@pytest.fixture
def units(project: Project) -> list[Path]:
    """The units of the documents, each in the file that its first line names."""
    files = [project.folder / Path(unit.text.partition("\n")[0].removeprefix("# ")).name for unit in UNITS]
    for file, unit in zip(files, UNITS, strict=True):
        file.write_text(project.own(unit.text), encoding="utf-8")
    return files


def test_systemd_takes_the_units(units: list[Path]) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    analysed = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, timeout=60, check=False
    )
    complaints = [said for said in analysed.stderr.splitlines() if "okegas" in said]
    assert (analysed.returncode, complaints) == (0, [])


def test_the_commands_of_the_services_run(project: Project, units: list[Path]) -> None:
    text = "".join(unit.read_text() for unit in units)
    commands = re.findall(r"^ExecStart=(.*/scrapy .*)$", text, re.MULTILINE)
    assert len(commands) == 2
    assert [project.sh(command).returncode for command in commands] == [0, 0]
