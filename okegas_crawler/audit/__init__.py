"""What a site says that it has, beside what the archive holds. Pure: `spiders/audit.py` does the asking."""
