"""What the answer rests on: each input changed alone, on the same draws."""

from __future__ import annotations

import pytest

from allies.assessment.case import reliance
from allies.assessment.case.assess import assess, rests_on
from allies.questions.assess import Assess
from allies.questions.rests_on import RestsOn, RestsOnAnswer
from allies.world.view import View
from tests.apparatus import Build


@pytest.fixture(scope="module")
def osh(view: View) -> RestsOnAnswer:
    """What the shipped case rests on, on few draws."""
    return rests_on(view, RestsOn(case="osh-2010", draws=500))


def test_inputs_stand_in_order_of_how_far_the_answer_moves_with_them(osh: RestsOnAnswer) -> None:
    swings = [item.swing for item in osh.rests_on]
    assert swings == sorted(swings, reverse=True)
    assert swings[0] > 0
    for item in osh.rests_on:
        assert item.swing == pytest.approx(abs(item.high - item.low), abs=1e-6)


def test_every_input_is_named_once_and_in_words(osh: RestsOnAnswer) -> None:
    names = [item.name for item in osh.rests_on]
    assert len(set(names)) == len(names)
    assert all(item.says for item in osh.rests_on)


def test_facts_and_contests_are_cited_and_judgements_are_not(osh: RestsOnAnswer) -> None:
    kinds = {item.kind for item in osh.rests_on}
    assert kinds == {"fact", "contest", "judgement"}
    for item in osh.rests_on:
        if item.kind == "judgement":
            assert item.cites == ()
        elif not item.name.startswith("dating:"):
            assert item.cites


def test_a_contest_that_is_settled_no_longer_moves_the_answer(view: View) -> None:
    settled = rests_on(view.through("dehaas2017"), RestsOn(case="osh-2010", draws=100))
    open_ = rests_on(view, RestsOn(case="osh-2010", draws=100))
    names = [{item.name for item in found.rests_on} for found in (settled, open_)]
    assert "contest:osh-addressee" in names[1] - names[0]


def test_without_the_request_the_answer_is_no(small_view: View) -> None:
    found = rests_on(small_view, RestsOn(case="border-2008", draws=300))
    (request,) = [item for item in found.rests_on if item.name == "request:XLO"]
    assert request.low == 0.0
    answer = assess(small_view, Assess(case="border-2008", draws=300))
    assert answer.headline is not None
    assert request.high == answer.headline.inside[0]


def test_a_force_that_could_not_matter_moves_nothing(build: Build) -> None:
    view = build(
        {
            "forces/more.yaml": (
                "id: idle\nname: An idle regiment\nowner: XHI\nhome: upton\nmodes: [road]\n"
                "personnel: {uniform: [1, 2]}\nreadiness_hours: {uniform: [1, 2]}\njudgement: J\n"
            )
        }
    )
    found = rests_on(view, RestsOn(case="border-2008", draws=50))
    assert "force:idle" not in {item.name for item in found.rests_on}


def test_the_start_and_the_weights_of_the_model_are_judgements_it_rests_on(
    osh: RestsOnAnswer,
) -> None:
    found = {item.name: item for item in osh.rests_on}
    assert found["model:start"].kind == found["model:weights"].kind == "judgement"
    assert found["model:start"].swing > 0
    assert found["model:start"].high > found["model:start"].low


@pytest.mark.parametrize("case", ["osh-2010", "kyrgyzstan-incursion-2015"])
def test_what_need_not_be_worked_out_would_have_changed_nothing(
    view: View, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    asked = RestsOn(case=case, draws=300)
    left_out = rests_on(view, asked)
    monkeypatch.setattr(reliance._Trials, "_decided_by", lambda self, _: self._plans)
    assert rests_on(view, asked) == left_out


# How far the answer can be relied on.


def test_confidence_is_told_with_what_lowered_it(osh: RestsOnAnswer) -> None:
    assert osh.confidence == "moderate"
    assert osh.confidence_because == ("over half of its inputs are judgements",)
    relied = [item for item in osh.rests_on if item.swing > 0]
    assert sum(item.kind == "judgement" for item in relied) > len(relied) / 2


def test_of_few_draws_less_can_be_relied_on(small_view: View) -> None:
    few, many = (
        rests_on(small_view, RestsOn(case="border-2008", draws=draws)).confidence_because
        for draws in (20, 4_000)
    )
    assert "too few futures were drawn" in few
    assert "too few futures were drawn" not in many


@pytest.mark.parametrize(("case", "on"), [("uzbekistan-2012", ""), ("osh-2010", "1993-06-01")])
def test_where_there_is_no_likelihood_there_is_nothing_that_it_rests_on(
    view: View, case: str, on: str
) -> None:
    found = rests_on(view, RestsOn(case=case, on=on))
    assert (found.confidence, found.confidence_because) == (None, ())
    assert (found.rests_on, found.draws) == ((), 0)


def test_beyond_the_record_nothing_is_tried(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("nothing can move what is not known")

    monkeypatch.setattr("allies.assessment.case.assess.rank_reliance", refuse)
    found = rests_on(view, RestsOn(case="osh-2010", on="2024-01-01", draws=50))
    assert found.rests_on == ()
    assert found.confidence_because == ("nothing in the record decides the answer",)
