"""How far long work has come, as the command line tells it."""

from __future__ import annotations

import io

import pytest

from allies.cli import progress
from allies.cli.progress import QUIET_SECONDS, QUIET_SECONDS_ELSEWHERE, Progress
from allies.progress import listening, tell, told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(progress, "time", found)
    return found


def said(clock: Clock, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *after: float) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    heard = Progress()
    with listening(heard):
        for seconds in after:
            clock.now = 100.0 + seconds
            tell("counting", seconds / 100)
    heard.end()
    return stream.getvalue()


def test_work_that_is_soon_done_says_nothing(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(clock, Terminal(), monkeypatch, 0, QUIET_SECONDS - 0.01) == ""
    assert said(clock, io.StringIO(), monkeypatch, 0, QUIET_SECONDS_ELSEWHERE - 0.01) == ""


def test_on_a_terminal_one_line_is_written_over_and_taken_away(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = said(clock, Terminal(), monkeypatch, 0, 1, 1.1, 50)
    lines = shown.split("\r\x1b[K")
    assert lines == ["", "counting: 1 %, after 1 s", "counting: 50 %, after 50 s", ""]


def test_elsewhere_a_line_is_added_now_and_then(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = said(clock, io.StringIO(), monkeypatch, 0, 5, 6, 14, 16)
    assert shown == "counting: 5 %, after 5 s\ncounting: 16 %, after 16 s\n"


def test_items_are_told_before_each_is_worked_on() -> None:
    heard = []
    with listening(lambda what, done: heard.append((what, done))):
        assert list(told("reading", "ab", 2)) == ["a", "b"]
    assert heard == [("reading", 0.0), ("reading", 0.5)]


def test_few_items_are_not_told() -> None:
    heard = []
    with listening(lambda what, done: heard.append((what, done))):
        assert list(told("reading", "ab", 2, least=3)) == ["a", "b"]
        assert not heard
        assert list(told("reading", "abc", 3, least=3)) == ["a", "b", "c"]
    assert len(heard) == 3


def test_where_nobody_listens_the_work_is_the_same() -> None:
    assert list(told("reading", "ab", 2)) == ["a", "b"]
