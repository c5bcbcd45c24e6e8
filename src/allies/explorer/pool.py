"""Answers addresses in processes beside the server; equal asks are answered once and kept.

What would take long goes to a process of its own, so that nobody else waits for it.
"""

from __future__ import annotations

import asyncio
import math
import multiprocessing
import os
import time
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from allies.explorer.addresses import Address
from allies.explorer.asking import TakesLongError
from allies.explorer.responding import Responder, Response, packed
from allies.explorer.warming import WarmUp
from allies.workers import end_with_parent, give_way

MOST_BYTES = 64_000_000  # of the answers that are kept
MOST_SECONDS = 240.0  # for one answer
PASSING = 3.0  # seconds for which a page is kept that will soon say more
_WAITING_A_WORKER = 6
_WAY_OF_BRIEF, _WAY_OF_LONG = 2, 5  # how far each lane gives way to the server

_responder: Responder | None = None  # of this process


class BusyError(Exception):
    """More is asked than can be answered now."""


def _begin(theatre: str, hidden: bool, documents: str, by: int) -> None:
    """Open the theatre in a new process, which gives way to the server."""
    global _responder
    end_with_parent()
    give_way(by)
    _responder = Responder(theatre, hidden=hidden, hurried=True, documents=documents)


def _respond(
    path: str, given: dict[str, tuple[str, ...]], warming: bool, brief: bool
) -> Response | None:
    """Return the answer to an address; None if it takes long and the process has to be brief."""
    if _responder is None:
        raise RuntimeError("the process has no theatre")
    _responder.asker.warming, _responder.asker.brief = warming, brief
    try:
        return packed(_responder.respond(path, given))
    except TakesLongError:
        return None


class _Lane:
    """Processes that answer one kind of asks.

    Attributes:
        brief: whether they give up what takes long.
        processes: the processes, which start when they are first needed.
    """

    def __init__(self, begins: tuple[str, bool, str], workers: int, *, brief: bool) -> None:
        self.brief = brief
        self._workers = workers
        self._begins = (*begins, _WAY_OF_BRIEF if brief else _WAY_OF_LONG)
        self.processes = self._started()

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers,
            multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=self._begins,
        )

    def submit(
        self, path: str, given: dict[str, tuple[str, ...]], warming: bool
    ) -> Future[Response | None]:
        """Put an ask into the queue."""
        return self.processes.submit(_respond, path, given, warming, self.brief)

    def restart(self) -> None:
        """Start new processes in place of broken ones."""
        self.processes = self._started()

    def close(self) -> None:
        """End the processes."""
        self.processes.shutdown(wait=False, cancel_futures=True)


class Pool:
    """Processes that answer, with what they answered before.

    Attributes:
        workers: number of processes for what takes little time; one more takes what takes long.
        warm_up: works out answers ahead of visitors; None if nothing does.
    """

    warm_up: WarmUp | None = None

    def __init__(
        self,
        theatre: str,
        *,
        hidden: bool = False,
        documents: str = "",
        workers: int = 0,
        warm_up: WarmUp | None = None,
    ) -> None:
        self.warm_up = warm_up
        self.workers = workers or max(1, (os.cpu_count() or 2) - 1)
        self._kept: OrderedDict[str, tuple[Response, float]] = OrderedDict()
        self._bytes = 0
        self._asked: dict[str, asyncio.Future[Response]] = {}
        self._waiting: dict[str, int] = {}
        self._queued: dict[str, Future[Response | None]] = {}
        self._long: set[str] = set()  # what is asked of the process that works at length
        begins = (theatre, hidden, documents)
        self._brief_lane = _Lane(begins, self.workers, brief=True)
        self._long_lane = _Lane(begins, 1, brief=False)

    @property
    def warming(self) -> bool:
        """Whether answers are being worked out ahead of visitors."""
        return self.warm_up is not None and self.warm_up.running

    async def work_ahead(self) -> None:
        """Work out answers ahead of visitors, while none of them waits."""
        if self.warm_up is not None:
            await self.warm_up.run(lambda: bool(self._asked))

    async def respond(self, path: str, given: Mapping[str, tuple[str, ...]]) -> Response:
        """Return the answer to an address.

        Equal asks share one computation. If all who wait for it go away, it is not begun.

        Raises:
            BusyError: too much is asked at once, or it takes too long.
        """
        key = Address(path, given).key
        known = self._of(key)
        if known is not None:
            return known
        running = self._asked.get(key)
        if running is None:
            if len(self._asked) - len(self._long) >= self.workers * _WAITING_A_WORKER:
                raise BusyError
            running = asyncio.ensure_future(self._answered(path, dict(given)))
            self._asked[key] = running
            running.add_done_callback(lambda done: self._finished(key, done))
        self._waiting[key] = self._waiting.get(key, 0) + 1
        try:
            return await asyncio.wait_for(asyncio.shield(running), MOST_SECONDS)
        except TimeoutError:
            raise BusyError from None
        finally:
            self._leave(key, running)

    def known(self, path: str, given: Mapping[str, tuple[str, ...]]) -> Response | None:
        """Return the answer to an address if it is kept; None if a process would have to answer."""
        return self._of(Address(path, given).key)

    def is_asked(self, path: str, given: Mapping[str, tuple[str, ...]]) -> bool:
        """Return whether the answer to an address is being worked out: others wait for it."""
        return Address(path, given).key in self._asked

    def _of(self, key: str) -> Response | None:
        """Return an answer that is kept, unless its time is over."""
        found, until = self._kept.get(key, (None, 0.0))
        if found is None:
            return None
        if time.monotonic() > until:
            del self._kept[key]
            self._bytes -= found.size
            return None
        self._kept.move_to_end(key)
        return found

    def _leave(self, key: str, running: asyncio.Future[Response]) -> None:
        """Count one who waited; end what nobody waits for any more, unless a process is at it."""
        self._waiting[key] -= 1
        if self._waiting[key]:
            return
        del self._waiting[key]
        queued = self._queued.get(key)
        if not running.done() and queued is not None and queued.cancel():
            self._asked.pop(key, None)
            running.cancel()

    async def _answered(self, path: str, given: dict[str, tuple[str, ...]]) -> Response:
        """Ask a process that has to be brief, then, if that gives it up, the one that has time."""
        key = Address(path, given).key
        found = await self._asked_of(self._brief_lane, path, given)
        if found is None:
            if len(self._long) >= _WAITING_A_WORKER:
                raise BusyError
            self._long.add(key)
            try:
                found = await self._asked_of(self._long_lane, path, given)
            finally:
                self._long.discard(key)
        if found is None:
            raise RuntimeError(f"no process answers {key}")
        return found

    async def _asked_of(
        self, lane: _Lane, path: str, given: dict[str, tuple[str, ...]]
    ) -> Response | None:
        key = Address(path, given).key
        queued = lane.submit(path, given, self.warming)
        self._queued[key] = queued
        try:
            return await asyncio.wrap_future(queued)
        except BrokenProcessPool:
            lane.restart()
            raise BusyError from None
        finally:
            if self._queued.get(key) is queued:
                del self._queued[key]

    def _finished(self, key: str, done: asyncio.Future[Response]) -> None:
        if self._asked.get(key) is done:
            del self._asked[key]
        if done.cancelled() or done.exception() is not None:
            return
        found = done.result()
        if found.status != 200:
            return
        self._kept[key] = (found, math.inf if found.lasts else time.monotonic() + PASSING)
        self._bytes += found.size
        while self._bytes > MOST_BYTES:
            _, (oldest, _) = self._kept.popitem(last=False)
            self._bytes -= oldest.size

    def close(self) -> None:
        """End the processes."""
        if self.warm_up is not None:
            self.warm_up.close()
        self._brief_lane.close()
        self._long_lane.close()
