"""Pure text: dates, widgets, prose. Knows neither Scrapy nor a site."""
