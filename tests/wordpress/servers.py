"""MariaDB and PHP's own web server: started in a process group of their own, and ended with the context."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path

from tests.wordpress.packages import SEARCHED

LOOPBACK = "127.0.0.1"
WORKERS = "4"  # requests that PHP answers at once
STARTING, ENDING = 60, 20  # seconds

PHP_SETTINGS = {
    "opcache.enable": "1",
    "opcache.validate_timestamps": "0",
    "opcache.memory_consumption": "64",
    "memory_limit": "256M",
    "error_reporting": "-1",
    "display_errors": "0",
    "log_errors": "1",
}


def php_settings() -> list[str]:
    """PHP's settings as arguments."""
    return [argument for name, value in PHP_SETTINGS.items() for argument in ("-d", f"{name}={value}")]


@contextmanager
def running(command: list[str], log: Path, answers: Callable[[], bool], **env: str) -> Iterator[None]:
    """A server as long as the context lasts, from its first answer on. RuntimeError when it does not start."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PATH": SEARCHED, **env},
            start_new_session=True,
        )
    try:
        deadline = time.monotonic() + STARTING
        while not answers():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command[0]} does not start; {log} ends: {log.read_text()[-2000:]}")
            time.sleep(0.02)
        yield
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a server and its workers, which are its process group."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(ENDING)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    process.wait(ENDING)


def _listens(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family) as client:
        return client.connect_ex(address) == 0


@contextmanager
def mariadb(folder: Path) -> Iterator[Path]:
    """The socket of an empty database server, which nobody else can reach and which need not outlive a failing disk."""
    folder.mkdir()
    listening = folder / "socket"
    command = [
        "mariadbd",
        "--no-defaults",
        f"--user={getuser()}",
        f"--datadir={folder}",
        f"--socket={listening}",
        f"--pid-file={folder / 'pid'}",
        "--skip-networking",
        "--skip-grant-tables",  # so it needs no system tables, which take longer to make than WordPress's own
        "--innodb-log-file-size=8M",
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-doublewrite=0",
    ]
    with running(command, folder / "log", lambda: _listens(socket.AF_UNIX, str(listening))):
        yield listening


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


@contextmanager
def php_server(root: Path, router: Path, port: int, log: Path, env: Mapping[str, str]) -> Iterator[None]:
    """PHP's own web server on loopback, which asks `router` for every address."""
    command = ["php", *php_settings(), "-S", f"{LOOPBACK}:{port}", "-t", str(root), str(router)]
    with running(
        command,
        log,
        lambda: _listens(socket.AF_INET, (LOOPBACK, port)),
        PHP_CLI_SERVER_WORKERS=WORKERS,
        **env,
    ):
        yield
