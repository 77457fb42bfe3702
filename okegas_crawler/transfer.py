"""What HTTP says about an answer: whether it came whole, and when to ask again."""

import zlib
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

GZIP = 31  # window bits: a gzip header and trailer, and nothing else
MEMBERS = 100  # streams behind one another in one answer; each costs a copy of what is left


class CutOffError(ValueError):
    """Something is missing of an answer."""


class TooLargeError(ValueError):
    """An answer would be larger than allowed."""


def gunzipped(compressed: bytes, limit: int) -> bytes:
    """The bytes within gzip, at most `limit` of them: what is larger raises `TooLargeError`, before it takes memory.

    What lacks its trailer, or is not what the trailer says, raises `CutOffError`.

    >>> import gzip
    >>> gunzipped(gzip.compress(b"Rapat") + gzip.compress(b" Desa"), limit=10)
    b'Rapat Desa'
    >>> gunzipped(gzip.compress(b"Rapat")[:-8], limit=10)
    Traceback (most recent call last):
    okegas_crawler.transfer.CutOffError: the gzip stream does not end
    >>> gunzipped(gzip.compress(bytes(10**6)), limit=10)
    Traceback (most recent call last):
    okegas_crawler.transfer.TooLargeError: over 10 bytes when decompressed
    """
    whole = b""
    for _ in range(MEMBERS):
        member = zlib.decompressobj(GZIP)
        try:
            whole += member.decompress(compressed, limit + 1 - len(whole))
        except zlib.error as error:
            raise CutOffError(f"damaged gzip: {error}") from error
        if len(whole) > limit:
            raise TooLargeError(f"over {limit} bytes when decompressed")
        if not member.eof:
            raise CutOffError("the gzip stream does not end")
        compressed = member.unused_data.lstrip(b"\0")  # zeros may pad it
        if not compressed:
            return whole
    raise CutOffError(f"over {MEMBERS} gzip streams")


def retry_after(header: str, date: str = "", now: datetime | None = None) -> float | None:
    """Seconds to wait by a Retry-After header, in either of its forms; None where it cannot be read.

    A date is compared with the server's own clock, its Date header, where it tells it.

    >>> retry_after("30"), retry_after("Tue, 06 Feb 2024 06:30:00 GMT", "Tue, 06 Feb 2024 06:29:00 GMT")
    (30.0, 60.0)
    >>> retry_after("Tue, 06 Feb 2024 06:30:00 GMT", now=datetime(2024, 2, 7, tzinfo=UTC)), retry_after("-1")
    (0.0, None)
    >>> retry_after("Tue, 06 Feb 2024 06:30:00 +99999999999999")
    """
    if header.strip().isdecimal():
        return float(header[:20])
    moment = _moment(header)
    if moment is None:
        return None
    return max(0.0, (moment - (_moment(date) or now or datetime.now(UTC))).total_seconds())


def _moment(header: str) -> datetime | None:
    """The moment of an HTTP date; None where it cannot be read."""
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, OverflowError):  # a year or an offset of twenty digits
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
