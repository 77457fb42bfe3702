"""How long it takes from the command to the first request that reaches the server, beside the bare spider."""

import socket
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import Comparison
from tests.benchmarks.spiders import REPOSITORY, bare_command, environment, okegas_command

PATIENCE = 120  # seconds; more is a command that never asks


def measure(rounds: int) -> list[Comparison]:
    """Seconds from the start of our crawl to its first request, and of the bare spider's, in turns."""
    turns = [(ours(), theirs()) for _ in range(rounds + 1)][1:]  # the first fills the disk's cache
    our_seconds, their_seconds = zip(*turns, strict=True)
    return [Comparison.of("start to first request", "s", our_seconds, "bare spider", their_seconds)]


def ours() -> float:
    with TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server:
        command = okegas_command(_address(server), Path(folder))
        return _seconds_to_request(server, command, REPOSITORY, environment("local"))


def theirs() -> float:
    with TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server:
        return _seconds_to_request(server, bare_command(_address(server), Path(folder)), Path(folder), environment())


def _address(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}"


def _seconds_to_request(server: socket.socket, command: list[str], folder: Path, environment: dict[str, str]) -> float:
    """Seconds until the first byte; the process is ended then, and its archive goes with its folder."""
    server.settimeout(PATIENCE)
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            connection, _ = server.accept()
            with connection:
                connection.settimeout(PATIENCE)
                connection.recv(1)
                return time.perf_counter() - began
        finally:
            process.kill()
