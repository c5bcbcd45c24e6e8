"""What the answer rests on: each input changed alone, on the same draws."""

from __future__ import annotations

import pytest

from allies.assessment.case import reliance
from allies.assessment.case.assess import assess
from allies.assessment.case.findings import Assessment
from allies.assessment.case.preparation import Request
from allies.assessment.case.setting import set_case
from allies.world.view import View
from tests.apparatus import Build


@pytest.fixture(scope="module")
def osh(view: View) -> Assessment:
    """The shipped case, assessed on few draws."""
    return assess(set_case(view, "osh-2010"), Request(draws=500))


def test_inputs_stand_in_order_of_how_far_the_answer_moves_with_them(osh: Assessment) -> None:
    swings = [item.swing for item in osh.rests_on]
    assert swings == sorted(swings, reverse=True)
    assert swings[0] > 0


def test_every_input_is_named_once_and_in_words(osh: Assessment) -> None:
    names = [item.name for item in osh.rests_on]
    assert len(set(names)) == len(names)
    assert all(item.says for item in osh.rests_on)


def test_facts_and_contests_are_cited_and_judgements_are_not(osh: Assessment) -> None:
    kinds = {item.kind for item in osh.rests_on}
    assert kinds == {"fact", "contest", "judgement"}
    for item in osh.rests_on:
        if item.kind == "judgement":
            assert item.cites == ()
        elif not item.name.startswith("dating:"):
            assert item.cites


def test_a_contest_that_is_settled_no_longer_moves_the_answer(view: View) -> None:
    setting = set_case(view.through("dehaas2017"), "osh-2010")
    found = assess(setting, Request(draws=100))
    assert "contest:osh-addressee" not in {item.name for item in found.rests_on}


def test_without_the_request_the_answer_is_no(small_view: View) -> None:
    found = assess(set_case(small_view, "border-2008"), Request(draws=300))
    (request,) = [item for item in found.rests_on if item.name == "request:XLO"]
    assert request.low == 0.0
    assert found.headline is not None
    assert request.high == found.headline.inside[0]


def test_a_force_that_could_not_matter_moves_nothing(build: Build) -> None:
    view = build(
        {
            "forces/more.yaml": (
                "id: idle\nname: An idle regiment\nowner: XHI\nhome: upton\nmodes: [road]\n"
                "personnel: {uniform: [1, 2]}\nreadiness_hours: {uniform: [1, 2]}\njudgement: J\n"
            )
        }
    )
    found = assess(set_case(view, "border-2008"), Request(draws=50))
    assert "force:idle" not in {item.name for item in found.rests_on}


def test_the_start_and_the_weights_of_the_model_are_judgements_it_rests_on(osh: Assessment) -> None:
    found = {item.name: item for item in osh.rests_on}
    assert found["model:start"].kind == found["model:weights"].kind == "judgement"
    assert found["model:start"].swing > 0
    assert found["model:start"].high > found["model:start"].low


@pytest.mark.parametrize("case", ["osh-2010", "kyrgyzstan-incursion-2015"])
def test_what_need_not_be_worked_out_would_have_changed_nothing(
    view: View, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    asked = set_case(view, case), Request(draws=300)
    left_out = assess(*asked).rests_on
    monkeypatch.setattr(reliance._Trials, "_decided_by", lambda self, _: self._plans)
    assert assess(*asked).rests_on == left_out
