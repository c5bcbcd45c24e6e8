"""Answers addresses in processes beside the server; equal asks are answered once and kept."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from allies.explorer.addresses import Address
from allies.explorer.responding import Responder, Response
from allies.explorer.warming import WarmUp

MOST_BYTES = 64_000_000  # of the answers that are kept
MOST_SECONDS = 120.0  # for one answer
_WAITING_A_WORKER = 6

_responder: Responder | None = None  # of this process


class BusyError(Exception):
    """More is asked than can be answered now."""


def _begin(theatre: str, hidden: bool) -> None:
    """Open the theatre in a new process."""
    global _responder
    _responder = Responder(theatre, hidden=hidden)


def _respond(path: str, given: dict[str, tuple[str, ...]], warming: bool) -> Response:
    if _responder is None:
        raise RuntimeError("the process has no theatre")
    _responder.asker.warming = warming
    return _responder.respond(path, given)


class Pool:
    """Processes that answer, with what they answered before.

    Attributes:
        workers: number of processes.
        warm_up: works out answers ahead of visitors; None if nothing does.
    """

    warm_up: WarmUp | None = None

    def __init__(
        self,
        theatre: str,
        *,
        hidden: bool = False,
        workers: int = 0,
        warm_up: WarmUp | None = None,
    ) -> None:
        self.warm_up = warm_up
        self.workers = workers or max(1, (os.cpu_count() or 2) - 1)
        self._begins = (theatre, hidden)
        self._kept: OrderedDict[str, Response] = OrderedDict()
        self._bytes = 0
        self._asked: dict[str, asyncio.Future[Response]] = {}
        self._processes = self._started()

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.workers,
            multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=self._begins,
        )

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

        Raises:
            BusyError: too much is asked at once, or it takes too long.
        """
        key = Address(path, given).key
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        running = self._asked.get(key)
        if running is None:
            if len(self._asked) >= self.workers * _WAITING_A_WORKER:
                raise BusyError
            running = asyncio.ensure_future(self._answered(path, dict(given)))
            self._asked[key] = running
            running.add_done_callback(lambda done: self._finished(key, done))
        try:
            return await asyncio.wait_for(asyncio.shield(running), MOST_SECONDS)
        except TimeoutError:
            raise BusyError from None

    async def _answered(self, path: str, given: dict[str, tuple[str, ...]]) -> Response:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._processes, _respond, path, given, self.warming)
        except BrokenProcessPool:
            self._processes = self._started()
            raise BusyError from None

    def _finished(self, key: str, done: asyncio.Future[Response]) -> None:
        self._asked.pop(key, None)
        if done.cancelled() or done.exception() is not None:
            return
        found = done.result()
        if found.status != 200 or not found.lasts:
            return
        self._kept[key] = found
        self._bytes += len(found.body)
        while self._bytes > MOST_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.body)

    def close(self) -> None:
        """End the processes."""
        if self.warm_up is not None:
            self.warm_up.close()
        self._processes.shutdown(wait=False, cancel_futures=True)
