"""A server on loopback that may break HTTP itself: the replica's site, with faults on the wire at some addresses."""

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import parse_qsl, unquote, urlsplit

from okegas_crawler.replica.answers import Answer, Asked
from okegas_crawler.replica.routes import answer
from okegas_crawler.replica.state import Replica

LOOPBACK = "127.0.0.1"

Fault = Callable[[asyncio.StreamWriter, bytes], Awaitable[None]]
"""Writes what is answered in a page's place; it is given that page."""


@dataclass(frozen=True)
class Request:
    """A request as the server saw it."""

    path: str
    headers: dict[str, str]
    moment: float = field(default_factory=monotonic)


class Wire:
    """The site of a replica; `faults` are answered at their addresses, by path."""

    def __init__(self, replica: Replica) -> None:
        self.replica = replica
        self.faults: dict[str, Fault] = {}
        self.requests: list[Request] = []

    def times(self, path: str) -> list[float]:
        """The moments at which an address was asked for."""
        return [request.moment for request in self.requests if request.path == path]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
                target = head[0].split(" ")[1]
                self.requests.append(Request(unquote(target), headers))
                parts = urlsplit(target)
                scheme = "https" if writer.get_extra_info("ssl_object") else "http"
                asked = Asked(unquote(parts.path), dict(parse_qsl(parts.query)), f"{scheme}://{headers['host']}")
                page = answer(self.replica, asked)
                fault = self.faults.get(unquote(parts.path))
                if fault is None:
                    await plain(writer, page)
                    continue
                await fault(writer, page.body)
                break
        writer.close()


async def plain(writer: asyncio.StreamWriter, page: Answer) -> None:
    """Answer with a page as it should be."""
    headers = {"Content-Type": page.content_type, "Content-Length": str(len(page.body)), **page.headers}
    lines = [f"HTTP/1.1 {page.status} -", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    writer.write("\r\n".join(lines).encode() + page.body)
    await writer.drain()


@contextmanager
def serving(wire: Wire, certificate: ssl.SSLContext | None = None) -> Iterator[str]:
    """The address of a server of the wire, which runs in a thread of its own as long as the context lasts."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="wire", daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(
        asyncio.start_server(wire.serve, LOOPBACK, 0, ssl=certificate), loop
    ).result()
    try:
        yield f"{'https' if certificate else 'http'}://{LOOPBACK}:{server.sockets[0].getsockname()[1]}"
    finally:
        asyncio.run_coroutine_threadsafe(stopped(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def stopped(server: asyncio.Server) -> None:
    """End the server, and what it still answers."""
    server.close()
    answering = asyncio.all_tasks() - {asyncio.current_task()}
    for task in answering:
        task.cancel()
    await asyncio.gather(*answering, return_exceptions=True)
