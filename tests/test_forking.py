"""A `scrapy` that is forked does what one that is started does."""

import os
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY
from tests.forking import Forking

ENVIRONMENT = {**os.environ, "SCRAPY_PROJECT": "local", "PYTHONWARNINGS": "error"}


@pytest.mark.parametrize("command", ["version", "nope", "clean", "clean --help", "crawl nope"])
def test_it_says_and_ends_alike(forking: Forking, command: str) -> None:
    arguments = command.split()
    started = subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=REPOSITORY,
        env=ENVIRONMENT,
        input=b"Warga ronda.\n\nVS VS\n",
        capture_output=True,
        check=False,
    )
    forked = forking.scrapy(*arguments, env=ENVIRONMENT, stdin=b"Warga ronda.\n\nVS VS\n")
    assert forked == (started.returncode, started.stdout, started.stderr)
