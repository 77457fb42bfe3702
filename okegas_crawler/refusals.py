"""Why a request came to nothing: refused by us, or failed by the site or on the way. Each reason has a name."""

from typing import NamedTuple

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError

from okegas_crawler.text.characters import one_line

LONGEST = 200  # characters of words; what a server sent can stand in them


class Refused(IgnoreRequest):
    """What is not asked for, or not taken."""

    def __init__(self, name: str, words: str = "") -> None:
        super().__init__(words or name)
        self.name = name
        """One of few: `off_site`, `too_large`, `partial`."""


class Reason(NamedTuple):
    """Why a request came to nothing."""

    name: str
    """One of few: `404`, `timeout`, `too_large`. It stands in verdicts, with what is owed, and in the statistics."""

    words: str
    """What is known besides; for the log."""

    refused: bool
    """Whether there was something that we did not take or wait for."""


# What Scrapy raises where it keeps to a limit of ours, and where there was no answer to keep to it.
_LIMITS = {DownloadTimeoutError: "timeout", DownloadCancelledError: "too_large", ResponseDataLossError: "partial"}
_FAILURES = {CannotResolveHostError: "unknown_host", DownloadConnectionRefusedError: "no_connection"}


def reason_of(error: BaseException) -> Reason:
    r"""The reason for which a request ended with an error.

    >>> reason_of(Refused("off_site", "not of okegas.id: http://127.0.0.1/"))
    Reason(name='off_site', words='not of okegas.id: http://127.0.0.1/', refused=True)
    >>> reason_of(DownloadTimeoutError("longer than 20 seconds")).name, reason_of(ConnectionResetError()).name
    ('timeout', 'no_answer')
    >>> reason_of(Refused("encoding", "\x1b[31mzip\x07 was not offered")).words  # no escape reaches a terminal
    '[31mzip was not offered'
    """
    words = one_line(str(error) or type(error).__name__)[:LONGEST]
    if isinstance(error, Refused):
        return Reason(error.name, words, refused=True)
    if isinstance(error, HttpError):
        return Reason(str(error.response.status), words, refused=False)
    if isinstance(error, IgnoreRequest):  # Scrapy's own: "max redirections reached"
        return Reason("redirects", words, refused=True)
    if limit := next((name for kind, name in _LIMITS.items() if isinstance(error, kind)), None):
        return Reason(limit, words, refused=True)
    failure = next((name for kind, name in _FAILURES.items() if isinstance(error, kind)), "no_answer")
    return Reason(failure, words, refused=False)
