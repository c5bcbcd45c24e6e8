"""Deploying: who is where by when, and whose refusal that hangs on."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from allies.assessment.movement.crossings import Supposed
from allies.assessment.movement.deploying import Deployer
from allies.assessment.movement.deployment_plans import Plan, plan_of
from allies.errors import QuestionError
from allies.world.view import View
from tests.apparatus import FORCES, LINKS, PLACES, STATES, Build

PEOPLE = ("triangular: [500, 1000, 2000]", "uniform: [1000, 1000]")
READY = ("triangular: [24, 48, 120]", "uniform: [48, 48]")
# A third state, and the one way that leads through it.
THROUGH = {
    STATES: "- {id: XMI, name: Midland}\n",
    PLACES: "midtown,Midtown,XMI,46.7,8.5,city\n",
    LINKS: "upton,midtown,road,60,XHI:40;XMI:20,Invented\n"
    "midtown,downton,road,50,XMI:25;XLO:25,Invented\n",
}
NO_OTHER = {LINKS: ("upton,downton,road,120,XHI:70;XLO:50,Invented\n", "")}


def plan(view: View, **changed: object) -> Plan:
    return replace(plan_of(view, "border-2008"), draws=200, **changed)


def deployer(view: View, **changed: object) -> Deployer:
    made = plan(view, **changed)
    return Deployer(view, view.on(made.day), made)


def test_nobody_is_there_before_the_force_is_ready_and_all_of_it_in_the_end(build: Build) -> None:
    view = build(replaced={FORCES: PEOPLE})
    found = deployer(view, everybody=True)
    assert (found.there(0.0) == 0).all()
    counts = [found.there(hours) for hours in (24.0, 60.0, 120.0, 720.0)]
    for earlier, later in pairwise(counts):
        assert (earlier <= later).all()
    assert (counts[-1] == 1_000).all()


def test_a_commander_who_needs_few_sends_few(build: Build) -> None:
    view = build(replaced={FORCES: PEOPLE})
    sent = deployer(view).there(720.0)
    assert (sent >= 100).all()
    assert (sent <= 300).all()


@pytest.mark.parametrize(("people", "share"), [(1_000, 1.0), (1_001, 0.0)])
def test_as_many_as_the_question_asks_for_are_enough(
    build: Build, people: int, share: float
) -> None:
    view = build(replaced={FORCES: PEOPLE})
    assert deployer(view, people=people).in_time() == share


def test_more_than_all_forces_send_cannot_be_asked_for(build: Build) -> None:
    view = build(replaced={FORCES: PEOPLE})
    assert deployer(view, people=1_000).deploy().in_time == 1.0
    with pytest.raises(
        QuestionError, match="1,001 people are more than all pledged forces"
    ) as caught:
        deployer(view, people=1_001).deploy()
    assert caught.value.fault.field == "people"
    assert caught.value.fault.remedy == "ask for 1,000 or fewer"


def test_an_answer_tells_the_force_its_way_and_the_curve_of_arrivals(build: Build) -> None:
    view = build(replaced={FORCES: READY})
    found = deployer(view).deploy()
    (force,) = found.forces
    assert force.route is not None
    assert (force.route.km, force.is_there, force.flies, force.waits_for) == (120, False, "", ())
    assert force.days is not None
    assert 2.0 < force.days[0] <= force.days[1] <= force.days[2]
    assert found.curve[2.0] == (0.0, 0.0, 0.0)
    medians = [middle for _, middle, _ in found.curve.values()]
    assert medians == sorted(medians)
    assert medians[-1] == force.people[1]
    assert found.in_time == 1.0


def test_a_force_at_the_place_is_there_at_once(build: Build) -> None:
    view = build(replaced={FORCES: ("home: upton", "home: downton")})
    found = deployer(view)
    (force,) = found.deploy().forces
    assert (force.is_there, force.days) == (True, (0.0, 0.0, 0.0))
    assert (found.there(0.0) > 0).all()


def test_a_state_that_the_only_way_needs_is_indispensable(build: Build) -> None:
    found = deployer(build(THROUGH, NO_OTHER)).deploy()
    assert [set(states) for states in found.indispensable] == [{"XMI"}]
    assert found.forces[0].waits_for == ("XMI",)
    assert found.in_time == 1.0


def test_a_state_with_a_way_round_it_is_not(build: Build) -> None:
    view = build(THROUGH)
    assert list(deployer(view).deploy().indispensable) == []
    assert deployer(view).in_time(("XMI",)) == 1.0


def test_where_the_only_way_is_shut_nobody_comes_and_nobody_is_indispensable(build: Build) -> None:
    view = build(THROUGH, NO_OTHER)
    found = deployer(view, supposed=Supposed(denied=("XMI",))).deploy()
    (force,) = found.forces
    assert (force.route, force.days, found.in_time) == (None, None, 0.0)
    assert list(found.indispensable) == []
    assert set(found.curve.values()) == {(0.0, 0.0, 0.0)}
    assert found.positions["XHI", ("XMI", "road")].consent == "denied"


def test_a_state_alone_sends_its_own_forces_whatever_they_are_pledged_to(build: Build) -> None:
    view = build(replaced={FORCES: ("since: 2001-05-01", "since: 2009-01-01")})
    assert [item.id for item in deployer(view, means=("bilateral",)).forces] == ["highland.brigade"]
    with pytest.raises(QuestionError, match="Pact has no force for rapid_reaction"):
        deployer(view).deploy()


def test_the_draws_follow_the_seed(build: Build) -> None:
    view = build()
    one, again, other = (deployer(view, seed=seed).there(60.0) for seed in (0, 0, 1))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)
