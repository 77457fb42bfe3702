"""The commands of this project, beside Scrapy's own: `scrapy crawl`, `demo`, `clean`, `capture`.

Scrapy imports every one of them at every start: each imports what it needs only when it runs.
"""

from pathlib import Path

from scrapy.settings import BaseSettings
from scrapy.utils.conf import closest_scrapy_cfg


def output_dir(settings: BaseSettings) -> Path:
    """The folder that OUTPUT_DIR names: relative to that of the scrapy.cfg that was found, else to the working one."""
    return Path(closest_scrapy_cfg()).parent / str(settings["OUTPUT_DIR"])
