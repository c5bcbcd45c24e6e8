"""Pools: who does the tasks of a run: this process, several on this machine, or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Any, Protocol

from allies.ensembles.work import Job, OtherProgramError, Task, begin, work
from allies.errors import QuestionError, require_extra

_WAIT = 30  # seconds to wait for a scheduler
_AHEAD = 2  # tasks handed out for each worker, so that none waits for the next

JobOf = Callable[[int], Job]


class Pool(Protocol):
    """Does tasks, in any order."""

    def done(self, tasks: Iterator[Task], job_of: JobOf) -> Iterator[tuple[Task, bytes]]:
        """Return each task with its shard as soon as it is done.

        Args:
            tasks: the tasks; those of one cell follow each other.
            job_of: returns the job of a cell.
        """

    def close(self) -> None:
        """End the workers."""


class Here:
    """Does the tasks in this process, one after another."""

    def done(self, tasks: Iterator[Task], job_of: JobOf) -> Iterator[tuple[Task, bytes]]:
        """Return each task with its shard."""
        for task in tasks:
            yield task, work(job_of(task.cell), task)

    def close(self) -> None:
        """Do nothing: there are no workers."""


class Processes:
    """Does the tasks in several processes on this machine."""

    def __init__(self, workers: int) -> None:
        """Start the processes. They load the program while this one prepares the case.

        Args:
            workers: how many.
        """
        import multiprocessing

        self._workers = workers
        self._pool = ProcessPoolExecutor(
            workers, mp_context=multiprocessing.get_context("spawn"), initializer=begin
        )
        self._pool.submit(int)  # the library starts all of them with the first task

    def done(self, tasks: Iterator[Task], job_of: JobOf) -> Iterator[tuple[Task, bytes]]:
        """Return each task with its shard.

        Raises:
            QuestionError: a worker has died.
        """
        waiting: dict[Future[bytes], Task] = {}
        try:
            for task in tasks:
                waiting[self._pool.submit(work, job_of(task.cell), task)] = task
                if len(waiting) >= _AHEAD * self._workers:
                    yield from _finished(waiting)
            while waiting:
                yield from _finished(waiting)
        except BrokenProcessPool:
            raise QuestionError(
                "a worker has died",
                why="the system ended it, often because there is no memory left",
                remedy="run the same command again, with fewer workers or smaller blocks;"
                " what is finished is kept",
            ) from None

    def close(self) -> None:
        """End the workers; tasks that are not begun are dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _finished(waiting: dict[Future[bytes], Task]) -> Iterator[tuple[Task, bytes]]:
    ended, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in ended:
        yield waiting.pop(future), future.result()


async def _knock(address: str) -> None:
    """Connect to a scheduler, and hang up.

    Raises:
        OSError: nothing answers in time.
        TypeError: the address asks for certificates that are not set up.
        ValueError: it is no address.
    """
    from distributed import Security
    from distributed.comm import connect

    comm = await connect(address, timeout=_WAIT, **Security().get_connection_args("client"))
    await comm.close()


class Cluster:
    """Does the tasks on the workers of a Dask scheduler."""

    def __init__(self, address: str) -> None:
        """Connect to the scheduler.

        Args:
            address: its address: `tcp://HOST:PORT`.

        Raises:
            QuestionError: there is no scheduler.
        """
        require_extra("a run on a cluster", "runs", "distributed")
        import asyncio
        import logging

        from distributed import Client

        # The library writes tracebacks to the terminal when a connection is lost; we say it.
        logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
        self._address = address
        try:
            # A client that cannot connect takes as long again to close, and writes a traceback.
            asyncio.run(_knock(address))
            self._client: Any = Client(address, timeout=_WAIT, set_as_default=False)
        except (OSError, TypeError, ValueError, TimeoutError) as error:
            raise QuestionError(
                f"no scheduler answers at '{address}'",
                field="scheduler",
                why=str(error).splitlines()[0] if str(error) else "it does not answer in time",
                remedy="start one with 'dask scheduler', and workers with 'dask worker ADDRESS'",
            ) from None

    def done(self, tasks: Iterator[Task], job_of: JobOf) -> Iterator[tuple[Task, bytes]]:
        """Return each task with its shard.

        Raises:
            QuestionError: the scheduler or its workers are gone, or run another program.
        """
        from distributed import as_completed

        client, waiting = self._client, as_completed(loop=self._client.loop)
        task_of: dict[str, Task] = {}
        sent: tuple[int, Any] = (-1, None)  # the last cell, and its job on the cluster
        ahead = _AHEAD * max(1, len(client.scheduler_info()["workers"]))
        try:
            for task in tasks:
                if sent[0] != task.cell:
                    sent = task.cell, client.scatter([job_of(task.cell)], broadcast=False)[0]
                future = client.submit(work, sent[1], task, pure=False, retries=2)
                task_of[future.key] = task
                waiting.add(future)
                if len(task_of) >= ahead:
                    yield _of_cluster(waiting, task_of)
            while task_of:
                yield _of_cluster(waiting, task_of)
        except OtherProgramError as error:
            raise QuestionError(
                str(error), field="scheduler", remedy="install the same version on every worker"
            ) from None
        except (OSError, RuntimeError, TimeoutError) as error:
            raise self._gone(error) from None
        except Exception as error:
            # What a cluster raises if it loses tasks: cancelled, or killed with their workers.
            if type(error).__module__.partition(".")[0] in ("distributed", "concurrent", "asyncio"):
                raise self._gone(error) from None
            raise

    def _gone(self, error: Exception) -> QuestionError:
        told = str(error).splitlines()
        return QuestionError(
            f"the scheduler at '{self._address}' or its workers are gone",
            field="scheduler",
            why=told[0] if told else type(error).__name__,
            remedy="start them again and run the same command; what is finished is kept",
        )

    def close(self) -> None:
        """Leave the cluster."""
        with suppress(Exception):
            self._client.close(timeout=2)


def _of_cluster(waiting: Any, task_of: dict[str, Task]) -> tuple[Task, bytes]:
    future = next(waiting)
    found: bytes = future.result()
    task = task_of.pop(future.key)
    future.release()
    return task, found
