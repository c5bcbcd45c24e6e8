"""The list of the model's inputs: everything that the model rests on besides facts."""

from __future__ import annotations

import pytest

from allies.assessment.record.inputs import inputs
from allies.errors import QuestionError
from allies.questions.inputs import Inputs
from allies.values.model_inputs import MODEL_INPUTS
from allies.world.view import View
from tests.apparatus import Build


def test_every_input_says_what_it_means_and_where_it_comes_from(view: View) -> None:
    listed = inputs(view, Inputs()).inputs
    assert len({item.name for item in listed}) == len(listed)
    assert set(MODEL_INPUTS) < {item.name for item in listed}
    for item in listed:
        assert item.says.endswith("."), item.name
        assert item.origin, item.name
        assert item.unit, item.name
        assert item.parameters, item.name


def test_what_is_published_and_cites_pages_comes_from_the_table_of_rates(view: View) -> None:
    listed = inputs(view, Inputs(group="pace")).inputs
    assert {item.name for item in listed if item.sources} == {
        "pace.rail_troops",
        "pace.rail_goods",
        "pace.road",
        "pace.mountain",
    }
    assert all(item.kind == "published" for item in listed if item.sources)


def test_a_group_or_one_input_can_be_asked_for(view: View) -> None:
    (one,) = inputs(view, Inputs(group="Decision_Days")).inputs
    assert (one.family, one.parameters, one.unit) == ("triangular", (0.0, 3.0, 21.0), "days")
    support = inputs(view, Inputs(group="support")).inputs
    assert [item.name for item in support] == ["support.for", "support.reserved", "support.against"]


def test_what_is_no_input_is_refused_with_the_nearest(view: View) -> None:
    with pytest.raises(QuestionError) as caught:
        inputs(view, Inputs(group="decison_days"))
    (fault,) = caught.value.faults
    assert fault.field == "group"
    assert "decision_days" in fault.remedy


def test_a_theatre_that_sets_a_weight_shows_its_own(build: Build) -> None:
    own = "- {id: stake, weight: {triangular: [0, 1, 3]}, judgement: J}\n"
    view = build({"weights.yaml": own})
    (stake,) = inputs(view, Inputs(group="weight.stake")).inputs
    (cost,) = inputs(view, Inputs(group="weight.cost")).inputs
    assert (stake.kind, stake.parameters, stake.origin) == ("theatre", (0.0, 1.0, 3.0), "J")
    assert cost.kind == "judgement"


def test_a_number_is_no_distribution_and_a_distribution_no_number() -> None:
    with pytest.raises(TypeError, match="near_km is a number"):
        _ = MODEL_INPUTS["near_km"].distribution
    with pytest.raises(TypeError, match="shock is drawn"):
        _ = MODEL_INPUTS["shock"].number
