"""`scrapy` in processes that need no time to start: they are forked from one that has imported it.

To import Scrapy and this project takes most of a second, more than what most tests then ask of it, and hundreds ask.
What is forked is a process like any other: its environment, standard streams and status are its own, and it does what
`python -m scrapy` does, down to the interpreter's end. What is killed or watched, and every command of README and
docs/, starts as ever.
"""

import gc
import os
import signal
import subprocess
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

LONGEST = 240  # seconds that a process may take


class Forking:
    """The process, at work in a folder, that others are forked from, one after the other."""

    def __init__(self, folder: Path, streams: Path) -> None:
        """`streams` is the folder of their standard streams."""
        self.folder = folder
        self.stdin, self.stdout, self.stderr = (streams / name for name in ("stdin", "stdout", "stderr"))
        self.start()

    def start(self) -> None:
        self.orders, theirs = Pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.forking", str(theirs.fileno())],
            cwd=self.folder,
            env={**os.environ, "PYTHONWARNINGS": "error"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
        theirs.close()

    def scrapy(self, *arguments: str, env: dict[str, str], stdin: bytes = b"") -> tuple[int, bytes, bytes]:
        """Status, standard output and standard error of `scrapy` with arguments."""
        self.stdin.write_bytes(stdin)
        try:
            self.orders.send((arguments, env, (self.stdin, self.stdout, self.stderr)))
            status = self.orders.recv()
        except BaseException:  # the time of a test is over: what it waits for must not answer to the next one
            self.close()
            self.start()
            raise
        return status, self.stdout.read_bytes(), self.stderr.read_bytes()

    def close(self) -> None:
        self.orders.close()
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def fork(orders: Connection) -> None:
    """Fork for each order and tell how each process ended; returns in the process that was forked."""
    while True:
        try:
            arguments, env, streams = orders.recv()
        except EOFError:
            sys.exit()
        if os.fork() == 0:
            break
        orders.send(os.waitstatus_to_exitcode(os.wait()[1]))
    orders.close()
    os.environ.clear()
    os.environ.update(env)
    for number, (file, mode) in enumerate(zip(streams, ("rb", "wb", "wb"), strict=True)):
        with file.open(mode) as stream:
            os.dup2(stream.fileno(), number)
    sys.argv = ["scrapy", *arguments]
    signal.alarm(LONGEST)


if __name__ == "__main__":
    from scrapy.cmdline import execute
    from scrapy.core.downloader.handlers import http11  # noqa: F401
    from scrapy.utils.misc import walk_modules_iter

    for package in ("scrapy.commands", "okegas_crawler"):
        list(walk_modules_iter(package))
    assert "twisted.internet.reactor" not in sys.modules, "all processes would share it"
    gc.freeze()  # at its end, no process looks through all of it once more
    fork(Connection(int(sys.argv[1])))
    execute()
