"""The processes beside the server: equal asks are one, answers are kept, too many are refused."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from allies.explorer import pool as pool_module
from allies.explorer.pool import BusyError, Pool
from tests.apparatus import Template


def with_pool(template: Template, use: Callable[[Pool], Awaitable[Any]]) -> Any:
    """Return what a pool of one process over the small theatre gives."""

    async def run() -> Any:
        pool = Pool(template.name, workers=1)
        try:
            return await use(pool)
        finally:
            pool.close()

    return asyncio.run(run())


def test_equal_asks_are_answered_once_and_kept(template: Template) -> None:
    async def use(pool: Pool) -> Any:
        one, other = await asyncio.gather(
            pool.respond("case/border-2008", {}), pool.respond("case/border-2008", {})
        )
        again = await pool.respond("case/border-2008", {})
        missing = await pool.respond("nowhere", {})
        return one, other, again, missing, await pool.respond("nowhere", {})

    one, other, again, missing, later = with_pool(template, use)
    assert one.status == 200
    assert one is other
    assert one is again
    assert missing.status == 404
    assert missing is not later  # only what could be answered is kept


def test_more_asks_than_can_wait_are_refused(
    template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_module, "_WAITING_A_WORKER", 1)

    async def use(pool: Pool) -> Any:
        asks = (pool.respond(path, {}) for path in ("cases", "case/border-2008", "members"))
        return await asyncio.gather(*asks, return_exceptions=True)

    found = with_pool(template, use)
    assert sum(isinstance(item, BusyError) for item in found) == 2
