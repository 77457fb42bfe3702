"""What goes wrong on the wire: each writes its answer in the place of a page, and then the connection ends."""

import asyncio
import gzip
import sys
import zlib
from collections.abc import Callable
from functools import cache
from importlib import import_module

from okegas_crawler.replica.answers import Answer
from tests.hostile.wire import Fault, plain

HTML = "text/html; charset=UTF-8"
MEGABYTE = 1024 * 1024


def head(status: int = 200, *headers: str) -> bytes:
    """The status line and headers of an HTML answer."""
    return "\r\n".join([f"HTTP/1.1 {status} -", f"Content-Type: {HTML}", *headers, "", ""]).encode()


def told(status: int = 200, body: bytes | None = None, content_type: str = HTML, **headers: str) -> Fault:
    """Another status, headers (Retry_After="30") or body; correct HTTP."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def fault(writer: asyncio.StreamWriter, page: bytes) -> None:
        await plain(writer, Answer(page if body is None else body, status, content_type, named))

    return fault


def written(*parts: bytes) -> Fault:
    """These bytes, and then the end of the connection."""

    async def fault(writer: asyncio.StreamWriter, page: bytes) -> None:
        writer.write(b"".join(parts))
        await writer.drain()

    return fault


def cut(changed: Callable[[bytes], bytes]) -> Fault:
    """What is made of the page."""

    async def fault(writer: asyncio.StreamWriter, page: bytes) -> None:
        writer.write(changed(page))
        await writer.drain()

    return fault


def compressed(body: bytes, coding: str = "gzip") -> bytes:
    """An answer with a compressed body."""
    return head(200, f"Content-Encoding: {coding}", f"Content-Length: {len(body)}") + body


def repeated(part: bytes, pause: float = 0, headers: bytes = b"") -> Fault:
    """The same part again and again, for a minute at most."""

    async def fault(writer: asyncio.StreamWriter, page: bytes) -> None:
        writer.write(headers or head())
        for _ in range(int(60 / pause) if pause else 1_000_000):
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)

    return fault


@cache
def zeros(coding: str, size: int) -> bytes:
    """So many megabytes of zeros, compressed; by what Scrapy itself would take to undo it."""
    if coding == "br":
        return bytes(import_module("brotli").compress(bytes(size * MEGABYTE), quality=1))
    if coding == "zstd":
        module = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
        return bytes(import_module(module).compress(bytes(size * MEGABYTE)))
    packer = zlib.compressobj(6, zlib.DEFLATED, 31 if coding == "gzip" else 15)
    return b"".join([*(packer.compress(bytes(MEGABYTE)) for _ in range(size)), packer.flush()])


def bomb(coding: str, size: int = 100) -> Fault:
    """So many megabytes of zeros as a page."""
    return cut(lambda page: compressed(zeros(coding, size), coding))


async def silence(writer: asyncio.StreamWriter, page: bytes) -> None:
    """Nothing, for a minute."""
    await asyncio.sleep(60)


CUT_OFF: dict[str, Fault] = {
    "a gzip stream without its trailer": cut(lambda page: compressed(gzip.compress(page)[:-8])),
    "half a gzip stream": cut(lambda page: compressed(gzip.compress(page)[: len(page) // 20])),
    "a gzip stream with a wrong checksum": cut(lambda page: compressed(gzip.compress(page)[:-8] + bytes(8))),
    "not gzip, though it says so": cut(lambda page: compressed(page)),
    "no length, and no end": cut(lambda page: head(200, "Connection: close") + page[: len(page) // 2]),
    "less than its length": cut(lambda page: head(200, f"Content-Length: {len(page)}") + page[: len(page) // 2]),
    "a cut chunk": cut(lambda page: head(200, "Transfer-Encoding: chunked") + b"%x\r\n" % len(page) + page[:9000]),
    "no last chunk": cut(lambda page: head(200, "Transfer-Encoding: chunked") + b"2328\r\n" + page[:9000] + b"\r\n"),
    "a page that PHP left unfinished": cut(
        lambda page: head(200, f"Content-Length: {len(page) // 2}") + page[: len(page) // 2]
    ),
}

TOO_LARGE: dict[str, Fault] = {
    "a gzip bomb of a gigabyte": bomb("gzip", 1024),
    "a thousand gzip bombs behind one another": cut(lambda page: compressed(zeros("gzip", 1) * 1024)),
    "a page of 50 MB": told(body=b"<p>Warga</p>" * (50 * MEGABYTE // 12)),
    "an endless answer": repeated(b"<p>Warga bergotong royong.</p>" * 30_000),
}

NOT_OFFERED: dict[str, Fault] = {
    "a deflate bomb": bomb("deflate"),
    "a Brotli bomb": bomb("br"),
    "a Zstandard bomb": bomb("zstd"),
    "a bomb within a bomb": cut(lambda page: compressed(gzip.compress(zeros("gzip", 100)), "gzip, gzip")),
}

TOO_SLOW: dict[str, Fault] = {
    "a slow drip": repeated(b"<p>W", 0.2),
    "silence": silence,
    "silence after the headers": repeated(b"", 1),
}

NO_ANSWER: dict[str, Fault] = {
    "a closed connection": written(),
    "not HTTP": written(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"),
    "a status line and no more": written(b"HTTP/1.1 200 OK\r\n"),
}

EMPTY: dict[str, Fault] = {
    "nothing": told(body=b""),
    "blanks": told(body=b" \r\n\t\n"),
    "nothing, compressed": cut(lambda page: compressed(gzip.compress(b""))),
}
