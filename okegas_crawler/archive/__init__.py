"""The archive: an append-only log, its index, its run history, and the rules of what to ask next. No Scrapy."""
