"""Plans of deployments: what a case asks, and what cannot be planned."""

from __future__ import annotations

import pytest

from allies.assessment.movement.crossings import Supposed
from allies.assessment.movement.deployment_plans import plan_of
from allies.errors import QuestionError
from allies.world.view import View


def test_a_plan_asks_what_the_case_asks(small_view: View) -> None:
    found = plan_of(small_view, "border-2008")
    assert (found.organisation.id, found.means, found.place) == (
        "pact",
        ("rapid_reaction",),
        "downton",
    )
    assert (found.people, found.days, found.day) == (
        100,
        30,
        small_view.cases["border-2008"].on.last,
    )
    assert plan_of(small_view, "border-2008", means=["Bilateral"]).means == ("bilateral",)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"means": ["camels"]}, "means"),
        ({"place": "atlantis"}, "to"),
        ({"supposed": Supposed(("XLO",), ("XLO",))}, "deny"),
    ],
)
def test_a_plan_that_cannot_be_made_is_refused_by_its_field(
    small_view: View, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        plan_of(small_view, "border-2008", **changed)  # type: ignore[arg-type]
    assert caught.value.fault.field == field
