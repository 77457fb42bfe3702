"""The title of an article."""

from selectolax.lexbor import LexborNode

from okegas_crawler.text.characters import one_line


def titles(heading: LexborNode | None, said: list[str]) -> list[str]:
    """What the page calls the article, best source first, without the site's name; a heading may be empty."""
    return [one_line(heading.text()), *said] if heading is not None else said
