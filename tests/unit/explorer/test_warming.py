"""Answers worked out ahead of visitors: in order, one at a time, and after the visitors."""

from __future__ import annotations

import asyncio

import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer import warming
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.warming import WarmUp, default_paths
from allies.questions.assess import Assess
from tests.apparatus import Template


class Noted(WarmUp):
    """A warm-up that notes what it works out, without a process."""

    def __init__(self, *paths: str) -> None:
        super().__init__("nowhere", paths)
        self.done: list[str] = []

    async def work_out(self, path: str) -> None:
        self.done.append(path)


def test_all_are_worked_out_in_order_and_then_it_ends() -> None:
    found = Noted("a", "b")
    assert found.running
    asyncio.run(found.run(lambda: False))
    assert found.done == ["a", "b"]
    assert not found.running


def test_nothing_begins_while_a_visitor_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "_PAUSE", 0.0)
    found = Noted("a", "b")
    busy = [True]

    async def run() -> None:
        task = asyncio.ensure_future(found.run(lambda: busy[0]))
        for _ in range(5):
            await asyncio.sleep(0)
        assert found.done == []
        busy[0] = False
        await task

    asyncio.run(run())
    assert found.done == ["a", "b"]


def test_without_addresses_nothing_runs() -> None:
    assert not WarmUp("nowhere", ()).running


def test_the_first_page_comes_before_the_pages_of_cases(template: Template) -> None:
    paths = default_paths(OpenTheatre(template.name).record)
    assert paths[0].startswith("ask/assess/")
    assert paths[-1].startswith("case/")


def test_a_process_keeps_what_the_first_page_looks_for(template: Template) -> None:
    asker = Asker(OpenTheatre(template.name))
    path = default_paths(asker.opened.record)[0]
    case = path.rpartition("/")[2]
    assert asker.kept(Assess, Address(), case=case) is None
    asyncio.run(WarmUp(template.name, [path]).run(lambda: False))
    assert asker.kept(Assess, Address(), case=case) is not None
