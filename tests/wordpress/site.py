"""A real WordPress on loopback, installed for the test."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.wordpress.packages import SEARCHED, SOURCE
from tests.wordpress.servers import LOOPBACK, free_port, mariadb, php_server, php_settings

PHP = Path(__file__).parent / "php"
SECONDS = 120  # a PHP script may take

Operation = tuple[str, dict[str, Any]]
"""A function of php/operate.php, and what it is given."""


class WordPress:
    """WordPress in a folder, served at `address`; it believes that it is served at `home`, as behind a web server."""

    def __init__(self, folder: Path, home: str, address: str, database: Path) -> None:
        self.root = folder / "wordpress"
        self.home = home
        self.address = address
        self._requests = folder / "requests"
        self.env = {
            "WORDPRESS_HOME": home,
            "WORDPRESS_DATABASE": str(database),
            "WORDPRESS_REQUESTS": str(self._requests),
        }

    def unpack(self) -> None:
        """Copy WordPress as Debian ships it, and put the test's own settings and plugin into it."""
        shutil.copytree(SOURCE, self.root, ignore=shutil.ignore_patterns("wp-config*.php"))
        shutil.copy(PHP / "wp-config.php", self.root)
        plugins = self.root / "wp-content/mu-plugins"
        plugins.mkdir()
        shutil.copy(PHP / "okegas.php", plugins)

    def run(self, script: str, stdin: str = "") -> None:
        """Run a script of php/ inside WordPress. RuntimeError with what it says when it fails."""
        ended = subprocess.run(
            ["php", *php_settings(), "-d", "display_errors=stderr", str(PHP / script)],
            cwd=self.root,
            env={**os.environ, "PATH": SEARCHED, **self.env},
            input=stdin.encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        if ended.returncode or ended.stderr:
            raise RuntimeError(f"{script}: {self.complaints() or (ended.stderr + ended.stdout).decode()}")

    def operate(self, *operations: Operation) -> None:
        """Change the site by WordPress's own functions."""
        self.run("operate.php", json.dumps(operations))

    def requests(self) -> list[str]:
        """Method and address of what was asked since the last call, in order."""
        asked = self._requests.read_text().splitlines() if self._requests.exists() else []
        self._requests.unlink(missing_ok=True)
        return asked

    def complaints(self) -> str:
        """What went wrong in PHP. That WordPress 6.1 does what PHP 8.2 deprecates is nothing of ours."""
        log = self.root / "debug.log"
        lines = log.read_text().splitlines() if log.exists() else []
        return "\n".join(line for line in lines if "PHP Deprecated:" not in line)


@contextmanager
def installed(folder: Path, home: str) -> Iterator[WordPress]:
    """A WordPress without posts, as long as the context lasts; its 150 MB go with it."""
    port = free_port()
    try:
        with mariadb(folder / "database") as database:
            site = WordPress(folder, home, f"http://{LOOPBACK}:{port}", database)
            site.unpack()
            site.run("install.php")
            with php_server(site.root, PHP / "router.php", port, folder / "server.log", site.env):
                yield site
    finally:
        shutil.rmtree(folder)
