"""The commands of this project: `scrapy crawl`, `demo`, `clean`, `capture`."""
