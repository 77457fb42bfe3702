"""Where requests wait: Scrapy's scheduler, and beside it those that a site wants to be asked again later."""

from heapq import heappop, heappush
from itertools import count
from time import monotonic

from scrapy import Request
from scrapy.core.scheduler import Scheduler

NOT_BEFORE = "not_before"  # a request's meta: the moment, on the monotonic clock, before which it is not sent


class PatientScheduler(Scheduler):
    """Keeps a request back until its moment has come. Meanwhile it holds no slot, and others go on."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self._waiting: list[tuple[float, int, Request]] = []
        self._order = count()  # two requests of one moment are not compared

    def __len__(self) -> int:
        return super().__len__() + len(self._waiting)

    def enqueue_request(self, request: Request) -> bool:
        """Take a request, for later if it says so."""
        if moment := request.meta.pop(NOT_BEFORE, None):
            heappush(self._waiting, (moment, next(self._order), request))
            return True
        return super().enqueue_request(request)

    def next_request(self) -> Request | None:
        """The next request whose moment has come. The engine asks every few seconds, also when nothing happens."""
        if self._waiting and self._waiting[0][0] <= monotonic():
            return heappop(self._waiting)[2]
        return super().next_request()
