"""JSON Lines as the archive writes them, for `-o` and `-O` too."""

from typing import Any

from scrapy.exporters import JsonLinesItemExporter

from okegas_crawler.items import Article, line


class LineExporter(JsonLinesItemExporter):
    """Writes each article by `line`, the one serialiser; anything else as Scrapy does."""

    def export_item(self, item: Any) -> None:
        """Write one line."""
        if isinstance(item, Article):
            self.file.write(line(item))
        else:
            super().export_item(item)
