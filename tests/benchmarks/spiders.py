"""The two spiders that are measured, each as the command that a person would give: ours, and the bare one."""

import os
import sys
from pathlib import Path

from tests.benchmarks.measured import Taken, measured

REPOSITORY = Path(__file__).parents[2]
CATEGORIES = "tak-berkategori,berita,politik,pemerintahan,peristiwa,ekonomi,wisata,olahraga,sepak-bola,advertorial"
"""What the replica's menu names, for the spider that does not look there."""


def okegas_command(base_url: str, folder: Path, *more: str) -> list[str]:
    """Our spider with all its pipelines, into an archive in `folder`."""
    target = ["-a", f"base_url={base_url}", "-s", f"OUTPUT_DIR={folder}"]
    return [sys.executable, "-m", "scrapy", "crawl", "okegas", *target, *more]


def bare_command(base_url: str, folder: Path, *more: str) -> list[str]:
    """The bare spider into a file in `folder`."""
    bare = Path(__file__).with_name("bare.py")
    target = ["-a", f"base_url={base_url}", "-a", f"categories={CATEGORIES}", "-O", f"{folder / 'bare.jsonl'}"]
    return [sys.executable, "-m", "scrapy", "runspider", str(bare), *target, *more]


def environment(project: str = "") -> dict[str, str]:
    """This process's, with the settings of that name in scrapy.cfg."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SCRAPY_")}
    return {**inherited, "SCRAPY_PROJECT": project} if project else inherited


def okegas(base_url: str, folder: Path, *more: str) -> tuple[Taken, str]:
    """What a crawl of ours takes, and what it says."""
    with (folder / "okegas.log").open("w+", encoding="utf-8") as log:
        taken = measured(okegas_command(base_url, folder, *more), cwd=REPOSITORY, env=environment("local"), stderr=log)
        log.seek(0)
        return taken, log.read()


def bare(base_url: str, folder: Path) -> Taken:
    """What a bare crawl takes, outside of the project and so with Scrapy's own settings, its log included."""
    with (folder / "bare.log").open("w", encoding="utf-8") as log:
        return measured(bare_command(base_url, folder), cwd=folder, env=environment(), stderr=log)


def lines(file: Path) -> int:
    """How many lines a file has."""
    with file.open("rb") as opened:
        return sum(1 for _ in opened)
