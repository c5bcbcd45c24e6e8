"""The processes beside the server: equal asks are one, answers are kept, too many are refused."""

from __future__ import annotations

import asyncio
import gzip
from collections import OrderedDict
from concurrent.futures import Future

import pytest

from allies.explorer import pool as pool_of_processes
from allies.explorer.pool import PASSING, BusyError, Pool
from allies.explorer.responding import HTML, Responder, Response
from tests.apparatus import Template


class Counting(Pool):
    """A pool whose process is a coroutine that counts."""

    def __init__(self, workers: int = 1) -> None:
        self.workers, self.count = workers, 0
        self._kept, self._asked, self._bytes = OrderedDict(), {}, 0
        self._waiting, self._queued, self._long = {}, {}, set()
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


async def asked_twice(path: str, seconds: float, monkeypatch: pytest.MonkeyPatch) -> Counting:
    """Return a pool that was asked for a page twice, some seconds apart."""
    pool, now = Counting(), [100.0]
    monkeypatch.setattr("allies.explorer.pool.time.monotonic", lambda: now[0])
    pool.free.set()
    await pool.respond(path, {})
    now[0] += seconds
    await pool.respond(path, {})
    return pool


@pytest.mark.parametrize(
    ("path", "seconds", "times"),
    [
        ("bad", 0.0, 2),
        ("passing", PASSING, 1),
        ("passing", PASSING + 0.1, 2),
        ("lasting", 1e6, 1),
    ],
)
def test_faults_are_not_kept_and_a_page_that_grows_is_for_a_short_time(
    path: str, seconds: float, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asyncio.run(asked_twice(path, seconds, monkeypatch)).count == times


def test_what_is_kept_no_longer_frees_its_room(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = asyncio.run(asked_twice("passing", PASSING + 1, monkeypatch))
    assert pool._bytes == len(b"passing")


def test_only_what_is_kept_is_known() -> None:
    async def run() -> list[bool]:
        pool = Counting()
        asked = asyncio.ensure_future(pool.respond("a", {}))
        await asyncio.sleep(0)
        told = [pool.known("a", {}) is None]
        pool.free.set()
        await asked
        return [*told, pool.known("a", {}) is None, pool.known("a", {"on": ("2010",)}) is None]

    assert asyncio.run(run()) == [True, False, True]


def test_only_what_others_wait_for_is_asked() -> None:
    async def run() -> list[bool]:
        pool = Counting()
        told = [pool.is_asked("a", {})]
        asked = asyncio.ensure_future(pool.respond("a", {}))
        await asyncio.sleep(0)
        told += [pool.is_asked("a", {}), pool.is_asked("a", {"on": ("2010",)})]
        pool.free.set()
        await asked
        return [*told, pool.is_asked("a", {})]

    assert asyncio.run(run()) == [False, True, False, False]


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
    assert b"Lowland" in gzip.decompress(found.zipped)
    assert found.tag


class Noting:
    """A lane whose processes never begin; it notes what is asked of it."""

    def __init__(self, begun: list[Future[Response | None]]) -> None:
        self.begun = begun

    def submit(self, *_: object) -> Future[Response | None]:
        self.begun.append(Future())
        return self.begun[-1]


class Queued(Pool):
    """A pool whose processes never begin, so that everything asked stays in the queue."""

    def __init__(self) -> None:
        self.workers = 1
        self.begun: list[Future[Response | None]] = []
        self.at_length: list[Future[Response | None]] = []
        self._kept, self._asked, self._bytes = OrderedDict(), {}, 0
        self._waiting, self._queued, self._long = {}, {}, set()
        self._brief_lane = Noting(self.begun)  # type: ignore[assignment]
        self._long_lane = Noting(self.at_length)  # type: ignore[assignment]


@pytest.mark.parametrize(("others", "is_ended"), [(0, True), (1, False)])
def test_what_nobody_waits_for_any_more_is_not_begun(others: int, is_ended: bool) -> None:
    async def run() -> bool:
        pool = Queued()
        first, *rest = [asyncio.ensure_future(pool.respond("a", {})) for _ in range(1 + others)]
        await asyncio.sleep(0.01)
        first.cancel()
        await asyncio.sleep(0.01)
        (asked,) = pool.begun
        ended = asked.cancelled()
        for task in rest:
            task.cancel()
        await asyncio.sleep(0.01)
        return ended

    assert asyncio.run(run()) == is_ended


def test_what_a_process_is_at_is_kept_though_nobody_waits_for_it() -> None:
    async def run() -> Response:
        pool = Queued()
        asked = asyncio.ensure_future(pool.respond("a", {}))
        await asyncio.sleep(0.01)
        (begun,) = pool.begun
        begun.set_running_or_notify_cancel()
        asked.cancel()
        await asyncio.sleep(0.01)
        begun.set_result(Response(200, HTML, b"a"))
        await asyncio.sleep(0.01)
        return await pool.respond("a", {})

    assert asyncio.run(run()).body == b"a"


async def settled(asked: Future[Response | None], found: Response | None) -> None:
    """Let a process answer an ask, or give it up."""
    asked.set_running_or_notify_cancel()
    asked.set_result(found)
    await asyncio.sleep(0.01)


def test_what_takes_long_moves_aside_and_others_do_not_wait_for_it() -> None:
    async def run() -> tuple[bytes, bytes]:
        pool = Queued()
        long = asyncio.ensure_future(pool.respond("dossier", {}))
        await asyncio.sleep(0.01)
        await settled(pool.begun[0], None)
        assert len(pool.at_length) == 1
        short = asyncio.ensure_future(pool.respond("case", {}))
        await asyncio.sleep(0.01)
        await settled(pool.begun[1], Response(200, HTML, b"case"))
        first = (await short).body
        assert not long.done()
        await settled(pool.at_length[0], Response(200, HTML, b"dossier"))
        return first, (await long).body

    assert asyncio.run(run()) == (b"case", b"dossier")


def test_what_takes_long_has_a_bound_of_its_own_and_leaves_room_for_the_rest() -> None:
    async def run() -> list[BaseException | Response]:
        pool = Queued()
        asks = []
        for at in range(7):
            asks.append(asyncio.ensure_future(pool.respond(f"dossier/{at}", {})))
            await asyncio.sleep(0.01)
            await settled(pool.begun[at], None)
        assert len(pool.at_length) == 6
        short = asyncio.ensure_future(pool.respond("case", {}))
        await asyncio.sleep(0.01)
        await settled(pool.begun[7], Response(200, HTML, b"case"))
        for asked in pool.at_length:
            await settled(asked, Response(200, HTML, b"dossier"))
        return await asyncio.gather(*asks, short, return_exceptions=True)

    found = asyncio.run(run())
    assert [isinstance(item, BusyError) for item in found] == [*[False] * 6, True, False]


def test_what_nobody_waits_for_any_more_is_not_begun_at_length_either() -> None:
    async def run() -> bool:
        pool = Queued()
        asked = asyncio.ensure_future(pool.respond("dossier", {}))
        await asyncio.sleep(0.01)
        await settled(pool.begun[0], None)
        asked.cancel()
        await asyncio.sleep(0.01)
        assert not pool._long
        return pool.at_length[0].cancelled()

    assert asyncio.run(run())


def test_a_process_that_has_to_be_brief_gives_up_a_dossier_and_the_other_answers_it(
    template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    responder = Responder(template.name, hurried=True)
    monkeypatch.setattr(pool_of_processes, "_responder", responder)
    organisation = next(iter(responder.asker.opened.record.organisations))
    path = f"dossier/{organisation}"
    respond = pool_of_processes._respond
    assert respond(path, {}, False, True) is None
    cases = respond("cases", {}, False, True)
    assert cases is not None
    assert cases.status == 200
    found = respond(path, {}, False, False)
    assert found is not None
    assert found.status == 200
    assert respond(path, {}, False, True) == found  # it is known by now
