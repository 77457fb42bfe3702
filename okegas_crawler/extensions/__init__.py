"""What runs beside the crawl, one concern a file."""
