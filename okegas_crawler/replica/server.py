"""The replica on loopback, by aiohttp: in this process for `python -m`, in a thread of its own for tests."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aiohttp import web

from okegas_crawler.replica.answers import Asked
from okegas_crawler.replica.routes import answer
from okegas_crawler.replica.state import Replica

LOOPBACK = "127.0.0.1"


async def _start(replica: Replica, port: int) -> tuple[web.ServerRunner, int]:
    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        root = replica.origin or f"http://{request.host}"
        given = answer(replica, Asked(request.rel_url.path, request.rel_url.query, root, request.method))
        if given.delay:
            await asyncio.sleep(given.delay)
        headers = {"Content-Type": given.content_type, **given.headers}
        return web.Response(body=given.body, status=given.status, headers=headers)

    runner = web.ServerRunner(web.Server(handle), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, LOOPBACK, port).start()
    return runner, runner.addresses[0][1]


def serve(replica: Replica, port: int, announce: Callable[[str], None]) -> None:
    """Serve until INT or TERM; `announce` is told the address. OSError when the port cannot be had."""

    async def run() -> None:
        ended = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, ended.set)
        runner, free = await _start(replica, port)
        announce(f"http://{LOOPBACK}:{free}")
        await ended.wait()
        await runner.cleanup()

    asyncio.run(run())


@contextmanager
def serving(replica: Replica, port: int = 0) -> Iterator[str]:
    """The address of a server of the replica, which runs in a thread of its own as long as the context lasts."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="replica", daemon=True)
    thread.start()
    try:
        runner, free = asyncio.run_coroutine_threadsafe(_start(replica, port), loop).result()
        try:
            yield f"http://{LOOPBACK}:{free}"
        finally:
            asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
