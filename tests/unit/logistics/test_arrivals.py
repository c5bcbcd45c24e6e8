"""Arrivals: when each force is there, in every draw."""

from __future__ import annotations

import math

import numpy as np
import pytest
from allies.logistics.movement import CONSENT, DELAY, Network

from allies.logistics.arrivals import (
    NEVER_HOURS,
    Consents,
    Pace,
    Ways,
    arrive,
    consent_streams,
    consents,
    force_streams,
    pace,
    refuses,
)
from allies.world.forces import Force
from allies.world.world import World
from allies.world.worlds import mark_of
from tests.apparatus import CITED, Build, day

MEDIAN = np.array([0.5])


def median_pace(force: Force, draws: int = 1) -> Pace:
    return pace(force, dict.fromkeys(force_streams(force), np.full(draws, 0.5)))


def test_a_force_arrives_after_getting_ready_and_the_delayed_way(small_world: World) -> None:
    force = small_world.forces["highland.brigade"]
    ways = Ways(Network(small_world.places, small_world.links))
    found = arrive(ways, force, "downton", median_pace(force), {})
    ready = float(force.readiness_hours.quantile(MEDIAN)[0])
    way = 24 * 120 / 300 * float(DELAY.quantile(MEDIAN)[0])
    assert found.hours.tolist() == [math.ceil(ready + way)]


def test_a_force_that_every_way_is_closed_to_never_arrives(world: World) -> None:
    force = world.forces["rus.98-division"]
    ways = Ways(Network(world.places, world.links))
    closed = {"KAZ": np.array([True, False])}
    found = arrive(ways, force, "osh", median_pace(force, 2), closed)
    assert found.hours[0] == NEVER_HOURS
    assert found.hours[1] < NEVER_HOURS
    assert found.route is not None


def test_a_closed_state_never_lets_a_force_arrive_earlier(world: World) -> None:
    force = world.forces["rus.201-base"]
    ways = Ways(Network(world.places, world.links))
    for state in ways.grantors(force, "osh", "KGZ"):
        closed = {state: np.array([False, True])}
        found = arrive(ways, force, "osh", median_pace(force, 2), closed)
        assert found.hours[0] <= found.hours[1]


@pytest.mark.xfail(
    strict=True,
    raises=MemoryError,
    reason="logistics/arrivals.py, arrive: one entry for every combination of closed states",
)
def test_a_way_may_cross_more_states_than_there_is_memory_for_their_combinations(
    small_world: World,
) -> None:
    force = small_world.forces["highland.brigade"]
    ways = Ways(Network(small_world.places, small_world.links))
    closed = {f"X{number}": np.array([False]) for number in range(50)}
    assert arrive(ways, force, "downton", median_pace(force), closed).hours[0] < NEVER_HOURS


def test_those_on_the_way_round_are_asked_as_well(world: World) -> None:
    ways = Ways(Network(world.places, world.links))
    assert ways.grantors(world.forces["rus.98-division"], "osh", "KGZ") == ("KAZ",)
    armenian = set(ways.grantors(world.forces["arm.ksor-battalion"], "osh", "KGZ"))
    assert {"AZE", "TKM", "UZB", "GEO", "KAZ"} <= armenian


def said(granted: bool, refused: bool) -> Consents:
    known = (np.array([granted]), np.array([refused]))
    return Consents("RUS", ("KAZ",), {"KAZ": known}, {"KAZ": mark_of(*known)})


@pytest.mark.parametrize(
    ("granted", "refused", "keeps_out"),
    [(True, False, [False, False]), (False, True, [True, True]), (False, False, [False, True])],
)
def test_what_a_state_has_said_is_kept_to_and_silence_is_drawn(
    granted: bool, refused: bool, keeps_out: list[bool]
) -> None:
    open_chance = float(CONSENT.quantile(MEDIAN)[0])
    propensity, chance = consent_streams("RUS", "KAZ")
    inputs = {
        propensity: np.array([0.5, 0.5]),
        chance: np.array([open_chance - 1e-9, open_chance + 1e-9]),
    }
    worlds = np.zeros(2, dtype=np.intp)
    assert refuses(said(granted, refused), "KAZ", worlds, inputs).tolist() == keeps_out


def test_a_permission_for_any_mode_opens_every_mode(build: Build) -> None:
    world = build(
        {
            "states/states.yaml": "- {id: XMI, name: Midland}\n",
            "acts/acts.yaml": (
                f"- {{act: transit_granted, by: XMI, to: XHI, mode: any, on: 2005, {CITED}}}\n"
                f"- {{act: transit_revoked, by: XMI, to: XHI, mode: any, on: 2007, {CITED}}}\n"
            ),
        },
        {"network/links.csv": (",120,,", ",120,XMI,")},
    )
    force = world.forces["highland.brigade"]

    def known(on: str) -> tuple[bool, bool]:
        ways = Ways(Network(world.places, world.links))
        found = consents(world.on(day(on)), ways, force, "downton", "XLO")
        assert found.grantors == ("XMI",)
        granted, refused = found.known["XMI"]
        return bool(granted[0]), bool(refused[0])

    assert known("2004-12-31") == (False, False)
    assert known("2005-12-31") == (True, False)
    assert known("2007-12-31") == (False, True)
