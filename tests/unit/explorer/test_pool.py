"""The processes beside the server: equal asks are one, answers are kept, too many are refused."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

import pytest

from allies.explorer.pool import BusyError, Pool
from allies.explorer.responding import HTML, Response
from tests.apparatus import Template


class Counting(Pool):
    """A pool whose process is a coroutine that counts."""

    def __init__(self, workers: int = 1) -> None:
        self.workers, self.count = workers, 0
        self._kept, self._asked, self._bytes = OrderedDict(), {}, 0
        self.free = asyncio.Event()

    async def _answered(self, path: str, given: dict[str, tuple[str, ...]]) -> Response:
        self.count += 1
        await self.free.wait()
        status = 400 if path == "bad" else 200
        return Response(status, HTML, path.encode(), lasts=path != "passing")


def test_equal_asks_are_answered_once_and_kept() -> None:
    async def run() -> int:
        pool = Counting()
        asks = [asyncio.ensure_future(pool.respond("a", {})) for _ in range(20)]
        await asyncio.sleep(0)
        pool.free.set()
        assert {found.body for found in await asyncio.gather(*asks)} == {b"a"}
        await pool.respond("a", {})
        return pool.count

    assert asyncio.run(run()) == 1


@pytest.mark.parametrize("path", ["bad", "passing"])
def test_faults_and_lists_that_grow_are_not_kept(path: str) -> None:
    async def run() -> int:
        pool = Counting()
        pool.free.set()
        await pool.respond(path, {})
        await pool.respond(path, {})
        return pool.count

    assert asyncio.run(run()) == 2


def test_too_many_different_asks_at_once_are_refused() -> None:
    async def run() -> None:
        pool = Counting()
        waiting = [asyncio.ensure_future(pool.respond(str(at), {})) for at in range(6)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await pool.respond("one more", {})
        pool.free.set()
        await asyncio.gather(*waiting)

    asyncio.run(run())


def test_a_process_answers_for_the_theatre(template: Template) -> None:
    async def run() -> tuple[Response, Response]:
        pool = Pool(template.name, workers=1)
        try:
            return await pool.respond("case/border-2008", {}), await pool.respond("nowhere", {})
        finally:
            pool.close()

    found, missing = asyncio.run(run())
    assert (found.status, missing.status) == (200, 404)
    assert b"Lowland" in found.body
