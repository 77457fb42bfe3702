"""Dates as Indonesian news prints them: `Selasa (6/2/2024)` → 2024-02-06.

`find_dates` finds every absolute date of a text; `parse_date_line` reads the line in which a theme prints an article's
date. calendar_words.py has the words, forms.py and ranges.py the forms, frames.py what belongs to a date around its
numbers, context.py what speaks against one, years.py the year of a date without one.
"""

from okegas_crawler.text.dates.lines import parse_date_line
from okegas_crawler.text.dates.mentions import DateMention, find_dates

__all__ = ["DateMention", "find_dates", "parse_date_line"]
