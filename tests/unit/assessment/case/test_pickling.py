"""A prepared case that goes to another process gives the same bits there."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import Any

import pytest
from numpy.typing import NDArray

from allies.assessment.case import setting as setting_module
from allies.assessment.case.case_model import CaseModel, Request, Run
from allies.assessment.case.reliance import rank_reliance
from allies.assessment.case.setting import set_case
from allies.values.streams import Block
from allies.world.view import View

BLOCK = Block(100, 300)
CASES = ("osh-2010", "tajikistan-incursion-2015", "kyrgyzstan-incursion-2015")
Arrays = dict[str, NDArray[Any] | None]

# What another process does: it runs the block of the case it is given, and hands back the run.
CHILD = """
import pickle, sys
model, block = pickle.load(sys.stdin.buffer)
pickle.dump(model.run(block), sys.stdout.buffer)
"""


def arrays(run: Run) -> Arrays:
    """Return everything drawn in a run, by name."""
    found: Arrays = {"worlds": run.drawn.of_draw}
    for key, outcome in run.outcomes.items():
        name = ":".join(key)
        found |= {
            f"{name}:codes": outcome.codes,
            f"{name}:passed": outcome.passed,
            f"{name}:approved": outcome.approved,
            f"{name}:votes": outcome.votes,
            f"{name}:decided": outcome.decision_hours,
        }
        for force in outcome.forces:
            own = f"{name}:{force.arrival.force.id}"
            found |= {
                f"{own}:hours": force.arrival.hours,
                f"{own}:people": force.people,
                f"{own}:sent": force.sent,
                f"{own}:there": force.there,
            }
    return found


def assert_same_bits(one: Run, other: Run) -> None:
    ours, theirs = arrays(one), arrays(other)
    assert list(ours) == list(theirs)
    for name, here in ours.items():
        there = theirs[name]
        if here is None or there is None:
            assert here is there, name
        else:
            assert here.dtype == there.dtype, name
            assert here.tobytes() == there.tobytes(), name


def run_elsewhere(model: CaseModel, block: Block, salt: str) -> Run:
    """Run a block in a new process, whose hashes are salted otherwise."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=pickle.dumps((model, block)),
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": salt},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found: Run = pickle.loads(done.stdout)
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_case_prepared_here_gives_the_same_bits_in_another_process(view: View, case: str) -> None:
    model = CaseModel(set_case(view, case), Request(seed=3))
    fresh = run_elsewhere(model, BLOCK, "1")
    here = model.run(BLOCK)
    assert_same_bits(here, fresh)
    # What it has kept since then changes nothing, here or there.
    assert_same_bits(here, run_elsewhere(model, BLOCK, "2"))
    again = pickle.loads(pickle.dumps(model))
    assert_same_bits(model.run(Block(0, 100)), again.run(Block(0, 100)))
    assert_same_bits(here, again.run(BLOCK))


def test_the_gate_of_law_and_a_rule_supposed_go_along(small_view: View) -> None:
    for request in (Request(strict_law=True), Request(rule="consensus")):
        model = CaseModel(set_case(small_view, "border-2008"), request)
        assert_same_bits(model.run(BLOCK), run_elsewhere(model, BLOCK, "3"))


def test_worlds_too_many_to_list_go_along(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_module, "MOST_WORLDS", 1)
    model = CaseModel(set_case(view, "osh-2010"), Request())
    assert model.axes
    before = model.run(BLOCK)
    assert_same_bits(before, pickle.loads(pickle.dumps(model)).run(BLOCK))


def test_what_the_answer_rests_on_is_found_alike_from_a_pickled_run(view: View) -> None:
    model = CaseModel(set_case(view, "osh-2010"), Request())
    run = model.run(BLOCK)
    there, its_run = pickle.loads(pickle.dumps((model, run)))
    assert rank_reliance(there, its_run) == rank_reliance(model, run)
    assert_same_bits(run, its_run)


def test_keys_of_parts_are_the_same_in_another_process(view: View) -> None:
    model = CaseModel(set_case(view, "tajikistan-incursion-2015"), Request())
    here, there = model.run(BLOCK), run_elsewhere(model, BLOCK, "4")
    assert here.drawn.token == there.drawn.token
    for key, item in here.prepared.items():
        other = there.prepared[key].plan
        assert [member.token for member in item.plan.members] == [
            member.token for member in other.members
        ]
        assert {name: asked.token for name, asked in item.plan.asked.items()} == {
            name: asked.token for name, asked in other.asked.items()
        }
        for force in item.plan.forces:
            (ways,) = item.plan.ways.passages(force, item.plan.place, [frozenset()])
            (others,) = other.ways.passages(force, other.place, [frozenset()])
            assert [way.key for way in ways] == [way.key for way in others]


def test_a_case_that_is_pickled_is_no_larger_than_a_few_megabytes(view: View) -> None:
    model = CaseModel(set_case(view, "osh-2010"), Request())
    before = len(pickle.dumps(model))
    for start in range(0, 3_000, 1_000):
        model.run(Block(start, 1_000))
    assert len(pickle.dumps(model)) < 2 * before < 10_000_000
