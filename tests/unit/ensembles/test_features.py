"""Inputs as quantities: units, words, and limits as clauses."""

from __future__ import annotations

import numpy as np
import pytest

from allies.assessment.case.case_model import CaseModel
from allies.ensembles.features import Feature, features_of, in_words
from allies.ensembles.groups import answer_of
from allies.ensembles.prim import Limit
from allies.values.inputs import Inputs
from allies.values.streams import Block, Streams

READY = Feature("a:readiness", "the readiness of the brigade", "days", np.zeros(1))
TRANSIT = Feature("consent", "Uzbekistan, if asked by Russia (air),", "", np.zeros(1))
CONTEST = Feature("contest:x", "the contest 'x'", "", np.zeros(1))


@pytest.mark.parametrize(
    ("limit", "feature", "says"),
    [
        (Limit("", low=9.25), READY, "the readiness of the brigade is at least 9.2 days"),
        (Limit("", low=99.6), READY, "the readiness of the brigade is at least 100 days"),
        (Limit("", high=1200.4), READY, "the readiness of the brigade is at most 1,200 days"),
        (
            Limit("", 1.0, 2.0),
            READY,
            "the readiness of the brigade is at least 1 and at most 2 days",
        ),
        (Limit("", among=("refuses",)), TRANSIT, "Uzbekistan, if asked by Russia (air), refuses"),
        (Limit("", among=("a", "b")), CONTEST, "the contest 'x' is a or b"),
    ],
)
def test_a_limit_is_a_clause(limit: Limit, feature: Feature, says: str) -> None:
    assert in_words(limit, feature) == says


def test_the_inputs_of_a_case_have_units_and_each_varies(asked: CaseModel) -> None:
    run, _ = answer_of(asked, Inputs(Streams(0), Block(0, 500)))
    found = {item.name: item for item in features_of(asked, run)}
    assert found["rus.201-base:readiness"].unit == "days"
    assert set(found["rus.201-base:goes"].values) == {"is sent", "is not sent"}
    assert any(name.startswith("consent:UZB:") for name in found)
    for item in found.values():
        assert len(item.values) == 500
        assert (item.values != item.values[0]).any()
