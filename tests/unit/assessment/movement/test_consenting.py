"""Consenting: silent states are drawn with their own drivers, and their silence is shown."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.assessment.movement.consenting import Asking, Consenting, chances_of, silent_states
from allies.assessment.movement.crossings import BorderPosition
from allies.assessment.movement.deploying import Deployer
from allies.assessment.movement.deployment_plans import plan_of
from allies.assessment.movement.journeys import ON_RECORD, Journey, Planner
from allies.assessment.movement.trips import Trip
from allies.logistics.network import Network
from allies.logistics.ways import Ways
from allies.politics.consents import MOST_ASKED, Consents
from allies.politics.dispositions import Dispositions
from allies.world.view import View
from tests.apparatus import CITED, LINKS, PLACES, STATES, Build, day
from tests.unit.politics.capital_texts import capital, trait

ON = day("2008-06-05")
MIDLAND = {
    STATES: "- {id: XMI, name: Midland}\n",
    PLACES: "midtown,Midtown,XMI,46.7,8.5,city\n",
    LINKS: "upton,midtown,road,60,XHI:40;XMI:20,Invented\n"
    "midtown,downton,road,50,XMI:25;XLO:25,Invented\n",
}
LONG_WAY_ROUND = {LINKS: ("120,XHI:70;XLO:50", "180,XHI:100;XLO:80")}
GRANTED = f"- {{act: transit_granted, by: XMI, to: XHI, on: 2007-01-01, mode: road, {CITED}}}\n"


def world_of(build: Build, *traits: str, acts: str = "") -> View:
    files = dict(MIDLAND)
    if acts:
        files["acts/acts.yaml"] = acts
    if traits:
        files |= capital("XMI", *traits)
    return build(files, LONG_WAY_ROUND)


def asked(view: View, organisation: str = "pact") -> Consents:
    snapshot = view.on(ON)
    force = view.forces["highland.brigade"]
    known = Dispositions(view, ON)
    ways = Ways(Network(view.places, view.links), view.fleets, ON)
    case = view.cases["border-2008"]
    return Consenting(view, ways, case, known).of(snapshot, [force], organisation)[force.id]


def middle(found: Consents) -> float:
    return found.chances["XMI", "surface"].parameters[1]


def journey(view: View, *, compare: bool = False) -> Journey:
    question = Trip(
        start="upton",
        end="downton",
        mover="XHI",
        cargo="troops",
        modes=frozenset({"road"}),
        day=ON,
    )
    return Planner(view, view.on(ON), question).journey(compare=compare)


def test_a_silent_third_state_is_drawn_with_what_is_documented_of_it(build: Build) -> None:
    friend = asked(world_of(build, trait("a", "relation", "allied", "XHI")))
    plain = asked(world_of(build))
    rival = asked(world_of(build, trait("a", "relation", "hostile", "XHI")))
    assert middle(rival) < middle(plain) < middle(friend)
    # What was drawn for one must not be taken for the other.
    assert friend.tokens["XMI", "road"] != rival.tokens["XMI", "road"]


def test_trust_in_the_frame_counts_only_where_it_moves_under_one(build: Build) -> None:
    view = world_of(build, trait("a", "frame", "doubted", "pact"))
    assert middle(asked(view)) < middle(asked(view, ""))


def test_one_stream_serves_all_ways_over_land(build: Build) -> None:
    view = world_of(build)
    gates = [("XMI", "road"), ("XMI", "rail"), ("XMI", "air")]
    found = chances_of(Dispositions(view, ON), [], Asking("XHI", "XLO"), gates)  # type: ignore[arg-type]
    assert list(found) == [("XMI", "surface"), ("XMI", "air")]
    assert len(found) <= MOST_ASKED


def test_only_the_silent_are_said_to_be(build: Build) -> None:
    view = world_of(build)
    positions = [
        BorderPosition(("XMI", "road"), "silent"),
        BorderPosition(("XLO", "road"), "granted"),
    ]
    found = silent_states(view, view.on(ON), Asking("XHI", "XLO"), positions)
    assert [(item.state, item.group) for item in found] == [("XMI", "surface")]
    low, high = found[0].span
    assert 0 < low < high < 1


def test_a_way_that_rests_on_silence_is_shown_beside_the_documented_one(build: Build) -> None:
    found = journey(world_of(build))
    assert found.best.route is not None
    assert found.best.route.km == 110
    assert [item.state for item in found.silent_states] == ["XMI"]
    assert found.never_answered == {"XMI"}
    (on_record,) = found.others
    assert (on_record.supposing, on_record.route and on_record.route.km) == (ON_RECORD, 180)


def test_a_way_that_was_granted_rests_on_no_silence(build: Build) -> None:
    found = journey(world_of(build, acts=GRANTED))
    assert found.best.route is not None
    assert found.best.route.km == 110
    assert (found.silent_states, found.others, found.never_answered) == ([], [], frozenset())


def test_the_mover_and_both_ends_are_not_asked(build: Build) -> None:
    view = build(MIDLAND, {LINKS: ("upton,downton,road,120,XHI:70;XLO:50,Invented\n", "")})
    assert {item.state for item in journey(view).silent_states} == {"XMI"}


@pytest.mark.parametrize(("acts", "silent"), [("", ["XMI"]), (GRANTED, [])])
def test_a_deployment_names_the_silent_states_it_rests_on(
    build: Build, acts: str, silent: list[str]
) -> None:
    view = world_of(build, acts=acts)
    plan = replace(plan_of(view, "border-2008"), day=ON)
    found = Deployer(view, view.on(ON), plan).deploy()
    assert [item.state for item in found.silent_states] == silent


def test_a_mover_asks_no_more_states_than_there_are_streams_for(view: View) -> None:
    case = view.cases["osh-2010"]
    snapshot = view.on(case.on.last)
    ways = Ways(Network(view.places, view.links), view.fleets, case.on.last)
    forces = [force for force in view.forces.values() if force.stands(case.on.last)]
    known = Dispositions(view, case.on.last)
    found = Consenting(view, ways, case, known).of(snapshot, forces, "csto")
    asked_by: dict[str, set[tuple[str, str]]] = {}
    for item in found.values():
        asked_by.setdefault(item.mover, set()).update(item.keys)
        assert set(item.keys) <= set(item.chances)
    assert max(len(keys) for keys in asked_by.values()) == MOST_ASKED
