"""Works out the default questions of all cases ahead of visitors, who go first."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

from allies.explorer.responding import Responder
from allies.workers import end_with_parent, give_way
from allies.world.record import Record

_PAUSE = 0.2  # seconds between looks at whether visitors wait
_LEAST_PRIORITY = 19  # of the operating system

_responder: Responder | None = None  # of this process


def default_paths(record: Record) -> list[str]:
    """Return the addresses to work out: what the first page shows, then the page of each case.

    Args:
        record: of the theatre.
    """
    asked = [item.id for item in record.cases.values() if item.question.means]
    main = record.theatre.main_organisations or tuple(record.organisations)
    return [
        *(f"ask/assess/{name}" for name in asked),
        *(f"dossier/{name}" for name in main[:1]),
        *(f"case/{name}" for name in record.cases),
    ]


def _begin(theatre: str, hidden: bool) -> None:
    """Open the theatre in a process that gives way to all others."""
    global _responder
    end_with_parent()
    give_way(_LEAST_PRIORITY)
    _responder = Responder(theatre, hidden=hidden)


def _work_out(path: str) -> None:
    """Answer an address, so that its answers are kept on disk."""
    if _responder is None:
        raise RuntimeError("the process has no theatre")
    _responder.respond(path, {})


class WarmUp:
    """Addresses to work out in one process of the lowest priority, beside those of visitors.

    The answers are kept on disk, where the processes of visitors find them.

    Attributes:
        running: whether some are still to be worked out.
    """

    def __init__(self, theatre: str, paths: Sequence[str], *, hidden: bool = False) -> None:
        self._begins, self._paths = (theatre, hidden), tuple(paths)
        self._processes: ProcessPoolExecutor | None = None
        self._pid = 0
        self.running = bool(paths)

    async def run(self, is_busy: Callable[[], bool]) -> None:
        """Work out one address after another; begin none while visitors wait.

        Args:
            is_busy: tells whether a visitor waits for an answer.
        """
        try:
            for path in self._paths:
                while is_busy():
                    await asyncio.sleep(_PAUSE)
                await self.work_out(path)
        except BrokenProcessPool:
            print("The warm-up ended early: its process was stopped.", file=sys.stderr)
        finally:
            self.close()

    async def work_out(self, path: str) -> None:
        """Work out one address."""
        loop = asyncio.get_running_loop()
        if self._processes is None:
            self._processes = ProcessPoolExecutor(
                1,
                multiprocessing.get_context("spawn"),
                initializer=_begin,
                initargs=self._begins,
            )
            self._pid = await loop.run_in_executor(self._processes, os.getpid)
        await loop.run_in_executor(self._processes, _work_out, path)

    def close(self) -> None:
        """End the process, also in the middle of an answer."""
        self.running = False
        if self._processes is not None:
            self._processes.shutdown(wait=False, cancel_futures=True)
            self._processes = None
        if self._pid:
            with suppress(OSError):  # it ended by itself
                os.kill(self._pid, signal.SIGTERM)
            self._pid = 0
