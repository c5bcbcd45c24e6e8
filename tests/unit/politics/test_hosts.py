"""Hosts: whether the state in trouble asks, and whom."""

from __future__ import annotations

import numpy as np
import pytest

from allies.politics.dispositions import Dispositions
from allies.politics.hosts import Asking, asking, askings
from allies.world.view import View
from tests.apparatus import ACTS, CITED, Build, day
from tests.unit.politics.capital_texts import capital, trait
from tests.unit.politics.test_positions import Drawn


def ask(view: View, addressee: str = "pact", trigger: str = "") -> Asking:
    case = view.case("border-2008")
    if trigger:
        from msgspec.structs import replace

        case = replace(case, trigger=trigger)
    on = day("2008-06-05")
    return asking(view.on(on), Dispositions(view, on), case, addressee)


def chance(item: Asking) -> float:
    return float(np.median(item.chance(Drawn())))


def with_trait(build: Build, aspect: str, level: str, towards: str = "") -> View:
    return build(capital("XLO", trait("one", aspect, level, towards)))


@pytest.mark.parametrize(
    ("aspect", "more", "less", "towards"),
    [
        ("own_means", "overstretched", "ample", ""),
        ("control", "none", "full", ""),
        ("self_reliance", "rejected", "preferred", ""),
        ("inflation", "high", "none", ""),
        ("frame", "preferred", "rejected", "pact"),
    ],
)
def test_what_moves_a_host_moves_it_the_right_way(
    build: Build, aspect: str, more: str, less: str, towards: str
) -> None:
    asks = ask(with_trait(build, aspect, more, towards))
    keeps = ask(with_trait(build, aspect, less, towards))
    assert chance(asks) > chance(keeps)


def test_the_fear_that_troops_inflame_counts_where_the_crisis_is_internal(build: Build) -> None:
    view = with_trait(build, "troops_fear", "high")
    internal, external = ask(view, trigger="internal_unrest"), ask(view)
    assert "inflame" in {driver.name for driver in internal.drivers}
    assert "inflame" not in {driver.name for driver in external.drivers}
    assert chance(internal) < chance(external)


def test_a_state_is_asked_the_more_the_host_depends_on_it(build: Build) -> None:
    def dependent(level: str) -> View:
        return build(
            capital(
                "XLO",
                trait("a", "survival", level, "XHI"),
                trait("b", "security", level, "XHI"),
            )
        )

    assert chance(ask(dependent("high"), "XHI")) > chance(ask(dependent("none"), "XHI"))


def test_what_is_not_coded_is_said_and_widens(small_view: View, build: Build) -> None:
    silent = ask(small_view)
    assert {driver.value for driver in silent.drivers} == {None}
    told = ask(with_trait(build, "own_means", "weak"))
    flat = ask(build(capital("XLO", trait("x", "inflation", "none"))))
    assert silent.chance(Drawn()).std() > flat.chance(Drawn()).std()
    assert told.drivers[0].because == "weak: It is one"


def test_the_record_stands_beside_what_the_drivers_say(small_view: View) -> None:
    case = small_view.case("border-2008")
    view = small_view.with_acts(case.acts)
    on = day("2008-06-05")
    found = askings(
        view.through("evening-paper").on(on),
        Dispositions(view, on),
        case,
        [view.organisation("pact")],
    )
    assert {item.addressee: item.recorded for item in found} == {"pact": "requested", "XHI": "none"}
    assert found[0].cites


def test_asking_one_and_another_uses_the_same_draws(small_view: View) -> None:
    pact, highland = ask(small_view), ask(small_view, "XHI")
    assert (pact.asks(Drawn()) == highland.asks(Drawn())).mean() > 0.8


@pytest.mark.parametrize(("on", "asked"), [("2008-05-31", True), ("2008-06-05", False)])
def test_nobody_asks_a_state_that_was_dissolved(build: Build, on: str, asked: bool) -> None:
    view = build({ACTS: f"- {{act: dissolved, by: XHI, on: 2008-06-01, {CITED}}}\n"})
    at, pact = day(on), [view.organisation("pact")]
    found = askings(view.on(at), Dispositions(view, at), view.case("border-2008"), pact)
    assert ("XHI" in {item.addressee for item in found}) == asked
    assert "pact" in {item.addressee for item in found}


def test_a_request_on_which_sources_differ_is_contested(build: Build) -> None:
    act = (
        "- {act: requested, by: XLO, to: pact, on: 2008-06-03, means: [rapid_reaction], CITED}\n"
    ).replace("CITED", CITED)
    disputed = act.replace("}\n", ", version: [lowland-2008/stayed]}\n")
    assert ask(build({ACTS: disputed})).recorded == "contested"
    assert ask(build({ACTS: act})).recorded == "requested"
