"""A second site by the guide, docs/add-a-site.md: another name, another theme, another time zone."""

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from okegas_crawler.replica.server import serving
from okegas_crawler.replica.state import Replica
from okegas_crawler.replica.truth import truth
from okegas_crawler.sites import Site
from tests.conftest import REPOSITORY
from tests.recipes import Recipe, recipes

GUIDE = list(recipes("add-a-site"))
HOST = "https://kabarpesisir.example"
OURS_ALONE = ("fetched", "extractor")


def under(heading: str) -> Recipe:
    (recipe,) = (recipe for recipe in GUIDE if recipe.heading == heading)
    return recipe


class Project:
    """A copy of the project, with the site that the guide adds, and a replica of that site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(REPOSITORY / "okegas_crawler", folder / "okegas_crawler")
        (folder / "tests").mkdir()
        for name in (
            "scrapy.cfg",
            "pyproject.toml",
            *(f"tests/{n}.py" for n in ("__init__", "conftest", "forking", "test_golden")),
        ):
            shutil.copy(REPOSITORY / name, folder / name)
        for name, place in (("settings", "real"), ("local", "output")):  # the real archive takes no replica's articles
            settings = folder / f"okegas_crawler/{name}.py"
            settings.write_text(
                re.sub(r"^OUTPUT_DIR = .*", f'OUTPUT_DIR = "{place}"', settings.read_text(), flags=re.M)
            )
        with (folder / "okegas_crawler/sites.py").open("a", encoding="utf-8") as sites:
            sites.write(under("Its facts").text)
        (folder / "okegas_crawler/spiders/kabar.py").write_text(under("Its spider").text, encoding="utf-8")
        self.replica = Replica(
            40, site=eval(under("Its facts").text.partition("=")[2], {"Site": Site}), theme="magazine"
        )

    def does(self, line: str, base_url: str) -> subprocess.CompletedProcess[str]:
        """The run of a line of the guide, with the replica for the live site."""
        post = next(self.replica.articles())
        words = shlex.split(line.replace(f"{HOST}/some-article/", f"{base_url}/{post.slug}/"))
        if words[:2] == ["scrapy", "crawl"]:
            words += ["-a", f"base_url={base_url}"]
        return subprocess.run(
            [sys.executable, "-m", *words] if words[0] in ("scrapy", "pytest") else words,
            cwd=self.folder,
            env={**os.environ, "SCRAPY_PROJECT": "local", "PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    def is_true(self, records: list[dict[str, Any]]) -> bool:
        """Whether records are what a perfect crawler makes of the site."""
        true = {record["id"]: record for record in (truth(post, self.replica) for post in self.replica.articles())}
        shown = {r["id"]: {key: value for key, value in r.items() if key not in OURS_ALONE} for r in records}
        return all(shown[i] == {k: v for k, v in true[i].items() if k not in OURS_ALONE} for i in shown)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, str]]:
    project = Project(tmp_path_factory.mktemp("project"))
    with serving(project.replica) as base_url:
        yield project, base_url


def read(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_bytes().splitlines()]


def test_it_takes_one_site_and_ten_lines_of_a_spider() -> None:
    assert len(under("Its facts").text.splitlines()) == 1
    assert len(under("Its spider").text.splitlines()) <= 12


def test_a_try_reads_what_the_site_prints(project: tuple[Project, str]) -> None:
    site, base_url = project
    crawl, look = under("Try it").text.splitlines()
    assert site.does(crawl, base_url).stderr.endswith(" articles archived\n")
    records = read(site.folder / "try.jsonl")
    assert site.is_true(records)
    assert len(records) > 10
    assert {record["published"][19:] for record in records} == {"+07:00"}
    assert {record["url"].rpartition(f"{HOST}/")[0] for record in records} == {""}
    if shutil.which("jq"):
        assert len(site.does(look, base_url).stdout.splitlines()) == len(records)


def test_its_whole_archive_is_its_own_and_right(project: tuple[Project, str]) -> None:
    site, base_url = project
    crawl, verify = under("The archive").text.splitlines()
    assert site.does(crawl, base_url).stderr.endswith("complete: 40 articles archived\n")
    records = read(site.folder / "output/kabar.jsonl")
    assert site.is_true(records)
    assert len(records) == 40
    assert all(record["id"].startswith("kabarpesisir.example:") for record in records)
    assert site.does(verify, base_url).returncode == 0
    assert site.does(crawl, base_url).stderr.endswith("complete: nothing new\n")


def test_a_captured_page_is_read_as_its_own_sites(project: tuple[Project, str]) -> None:
    site, base_url = project
    capture, golden = under("Keep some pages").text.splitlines()
    assert site.does(capture, base_url).returncode == 0
    for meta in (site.folder / "output/pages").glob("*.meta.json"):  # where the replica would be the live site
        meta.write_text(meta.read_text(encoding="utf-8").replace(base_url, HOST), encoding="utf-8")
    first, second = (site.does(golden, base_url) for _ in range(2))
    assert "no golden record yet" in first.stdout
    assert (first.returncode, second.returncode) == (1, 0), second.stdout
    (record,) = (
        json.loads(file.read_text(encoding="utf-8")) for file in site.folder.rglob("output/pages/*.golden.json")
    )
    assert record["article"]["published"].endswith("+07:00")


# Where the name of a site would be a wall for the next one; elsewhere it is an example.
ROOMS = ("archive", "extensions", "fields", "markup", "text", "listings", "middlewares", "pages", "permalinks")


def test_no_rule_knows_okegas() -> None:
    package = REPOSITORY / "okegas_crawler"
    files = [path for room in ROOMS for path in (*package.glob(f"{room}.py"), *package.glob(f"{room}/*.py"))]
    assert len(files) > len(ROOMS)
    knows = {
        file: [text for text in texts(file) if re.search(r"(?i)okegas\.id|makassar|berau|redeb", text)]
        for file in files
    }
    assert {file.name: found for file, found in knows.items() if found} == {}


def texts(file: Path) -> Iterator[str]:
    """The texts in a module's code, but for its docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield re.sub(r"#.*", "", node.value)  # comments of regular expressions
