"""What a real WordPress needs of the machine."""

import shutil
import subprocess
from pathlib import Path

from tests.wordpress.printed import THEMES

SOURCE = Path("/usr/share/wordpress")
"""Where Debian's package puts it."""

SEARCHED = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
"""Debian keeps servers where an ordinary user's PATH does not look."""

PROGRAMS = ("mariadbd", "php")
EXTENSIONS = ("mbstring", "mysqli", "SimpleXML", "xml")
FILES = (
    SOURCE / "wp-settings.php",
    SOURCE / "wp-content/languages/id_ID.mo",
    *(SOURCE / "wp-content/themes" / theme / "style.css" for theme in THEMES),
)


def missing() -> list[str]:
    """Programs, PHP's extensions and files that are not there; `.ci/run` names the packages that bring them."""
    programs = [program for program in PROGRAMS if shutil.which(program, path=SEARCHED) is None]
    if "php" in programs:
        return programs
    loaded = subprocess.run(["php", "-m"], env={"PATH": SEARCHED}, capture_output=True, check=True).stdout.split()
    extensions = [f"php-{name}" for name in EXTENSIONS if name.encode() not in loaded]
    return programs + extensions + [str(file) for file in FILES if not file.exists()]
