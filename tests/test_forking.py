"""A `scrapy` that is forked does what one that is started does."""

import os
import signal
import socket
import subprocess
import sys
from threading import Timer

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


def test_a_process_that_a_test_gave_up_does_not_answer_the_next(forking: Forking) -> None:
    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGUSR1, give_up)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        Timer(0.2, os.kill, (os.getpid(), signal.SIGUSR1)).start()
        with pytest.raises(TimeoutError):
            forking.scrapy("capture", f"http://127.0.0.1:{silent.getsockname()[1]}/", env=ENVIRONMENT)
    signal.signal(signal.SIGUSR1, before)
    status, out, _ = forking.scrapy("version", env=ENVIRONMENT)
    assert (status, out.startswith(b"Scrapy ")) == (0, True)
