"""One self-contained page about an archive and the runs that made it. No Scrapy.

log → newest.py → figures.py → charts.py → page.py + report.html.jinja, report.css, report.js → one file.
Only page.py needs Jinja2.
"""
