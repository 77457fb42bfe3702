"""Why a request failed, in few words."""

from scrapy.exceptions import IgnoreRequest
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

LONGEST = 200  # characters; what a server sent can stand in it


def reason_of(failure: Failure) -> str:
    """Why a request failed, in few words: the status of the answer, or what hindered one."""
    error = failure.value
    if isinstance(error, HttpError):
        return str(error.response.status)
    if isinstance(error, IgnoreRequest):
        return "robots.txt" if "robots.txt" in str(error) else str(error)
    return " ".join((failure.getErrorMessage() or type(error).__name__).split())[:LONGEST]
