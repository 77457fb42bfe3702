"""What a process takes: its time, its processor time, its memory at the highest.

As a command, `python measured.py COMMAND …`, it runs COMMAND and says so on the last line of its standard output: a
process inherits the peak of the one that starts it, so this one imports next to nothing.
"""

import os
import resource
import subprocess
import sys
import time
from typing import NamedTuple


class Taken(NamedTuple):
    """What a process took, with the processes that it waited for."""

    seconds: float
    cpu: float  # seconds, in user and system mode
    memory: float  # MB of 10^6 bytes, resident, at the highest


def measured(command: list[str], **how: object) -> Taken:
    """What `command` took, run with what else `subprocess.run` takes. Raises CalledProcessError when it fails."""
    run = subprocess.run([sys.executable, __file__, *command], check=True, stdout=subprocess.PIPE, text=True, **how)  # type: ignore[call-overload]
    return Taken(*map(float, run.stdout.splitlines()[-1].split()))


def main() -> int:
    began = time.perf_counter()
    status = os.spawnvp(os.P_WAIT, sys.argv[1], sys.argv[1:])
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6)
    return status


if __name__ == "__main__":
    sys.exit(main())
