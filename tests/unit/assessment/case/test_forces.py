"""What forces do: the last hour counts, and a part of the draws has the values of the whole."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from allies.assessment.case.case_model import CaseModel, MeansKey, Request, Run
from allies.assessment.case.forces import by_then, forces_at, sent_part, spread_out
from allies.assessment.case.setting import DrawnWorlds, set_case
from allies.logistics.arrivals import NEVER_HOURS, Arrival
from allies.values.inputs import Inputs
from allies.values.streams import Block, Streams
from allies.world.cases import Threshold
from allies.world.view import View

KEY: MeansKey = ("csto", "rapid_reaction")


@pytest.fixture(scope="module")
def run(view: View) -> Run:
    setting = set_case(view, "tajikistan-incursion-2015")
    return CaseModel(setting, Request(), asked_only=True).run(Block(0, 400))


def test_a_force_that_arrives_in_the_last_hour_is_in_time(run: Run) -> None:
    force = run.outcomes[KEY].forces[0].arrival.force
    hours = np.array([46, 47, 46, NEVER_HOURS], dtype=np.int32)
    first = np.array([46, 46, 47, 47], dtype=np.int32)
    arrival = Arrival(force, hours, first, None, (), np.zeros(4, dtype=np.intp))
    people = np.full(4, 100, dtype=np.int32), np.full(4, 30, dtype=np.int32)
    there = by_then(
        Threshold(personnel=100, days=2), arrival, people, np.full(4, 2, dtype=np.int32)
    )
    assert there.tolist() == [100, 30, 100, 0]


def test_some_draws_have_the_values_that_they_have_among_all(run: Run) -> None:
    places = np.array([3, 4, 77, 398])
    item = run.prepared[KEY]
    whole = run.outcomes[KEY]
    inputs = Inputs(Streams(0), Block(0, 400))
    sent = [
        inputs.derived(f"given:{force.id}", partial(getattr, whole.forces[at], "sent"))
        for at, force in enumerate(item.plan.forces)
    ]
    drawn = DrawnWorlds(run.drawn.worlds, run.drawn.of_draw[places], run.drawn.token)
    found, hours = forces_at(item.plan, drawn, inputs.at(places), sent, places)
    assert whole.decision_hours is not None
    assert np.array_equal(hours, whole.decision_hours[places])
    for some, every in zip(found, whole.forces, strict=True):
        assert np.array_equal(some.present, every.present[places])
        spread = spread_out(some, places, 400)
        assert np.array_equal(spread.present[places], some.present)
        assert not spread.sent[np.setdiff1d(np.arange(400), places)].any()


def test_a_force_without_a_vote_of_its_owner_is_not_sent(run: Run) -> None:
    plan = run.prepared[KEY].plan
    inputs = Inputs(Streams(0), Block(0, 50))
    assert not sent_part(plan, plan.forces[0], None, inputs).value.any()
