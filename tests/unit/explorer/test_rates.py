"""How fast a visitor may ask: as much as the bucket holds, then as fast as it fills."""

from __future__ import annotations

import pytest

from allies.explorer.rates import FRESH, KNOWN, Rate, Rates
from tests.apparatus import REPOSITORY


class Clock:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_visitor_has_what_the_bucket_holds_and_then_waits(clock: Clock) -> None:
    rates = Rates(Rate(at_once=3, a_second=2), clock)
    assert [rates.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]


@pytest.mark.parametrize(("seconds", "wait"), [(0.25, 0.25), (0.5, 0.0)])
def test_the_bucket_fills_with_time(clock: Clock, seconds: float, wait: float) -> None:
    rates = Rates(Rate(at_once=1, a_second=2), clock)
    rates.wait("a")
    clock.now = seconds
    assert rates.wait("a") == wait


def test_a_bucket_never_holds_more_than_at_first(clock: Clock) -> None:
    rates = Rates(Rate(at_once=2, a_second=1), clock)
    rates.wait("a")
    clock.now = 1_000.0
    assert [rates.wait("a") == 0 for _ in range(3)] == [True, True, False]


def test_who_is_refused_loses_nothing_by_asking(clock: Clock) -> None:
    rates = Rates(Rate(at_once=1, a_second=1), clock)
    rates.wait("a")
    assert [rates.wait("a") for _ in range(3)] == [1, 1, 1]
    clock.now = 1.0
    assert rates.wait("a") == 0


def test_one_visitor_takes_nothing_from_another(clock: Clock) -> None:
    rates = Rates(Rate(at_once=1, a_second=1), clock)
    assert [rates.wait(who) for who in ("a", "b", "a", "b")] == [0, 0, 1, 1]


def test_no_more_visitors_are_remembered_than_there_is_room_for(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allies.explorer.rates.MOST_VISITORS", 2)
    rates = Rates(Rate(at_once=1, a_second=1), clock)
    for who in ("a", "b", "c"):
        rates.wait(who)
    assert (rates.wait("c"), rates.wait("a")) == (1, 0)


def test_a_class_of_fifty_behind_one_address_is_not_held_up_on_known_pages(clock: Clock) -> None:
    rates, waits = Rates(KNOWN, clock), []
    for at in range(50 * 2 * 60):  # fifty visitors, two moves a second, a minute
        clock.now = at / 100
        waits.append(rates.wait("a class"))
    assert not any(waits)
    assert FRESH.a_second < KNOWN.a_second


def test_the_page_on_servers_tells_the_bounds() -> None:
    page = (REPOSITORY / "docs/how-to/serve.md").read_text(encoding="utf-8")
    text = " ".join(page.split())
    assert f"{FRESH.at_once:g} new questions at once and {FRESH.a_second:g} a second" in text
    assert f"{KNOWN.at_once:g} known pages at once and {KNOWN.a_second:g} a second" in text
