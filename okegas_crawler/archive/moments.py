"""Moments as the files of an archive write them."""

from datetime import datetime


def aware_moment(said: object) -> datetime | None:
    """The moment of an ISO 8601 time with an offset; None for anything else: a line may have been tampered with.

    >>> aware_moment("2024-02-06T14:30:00+08:00").isoformat()
    '2024-02-06T14:30:00+08:00'
    >>> aware_moment("2024-02-06T14:30:00"), aware_moment("kemarin"), aware_moment(None)
    (None, None, None)
    """
    try:
        moment = datetime.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
