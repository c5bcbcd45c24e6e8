"""Deployments: what a question changes, and what an answer tells apart."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.assessment.movement.deployments import deploy
from allies.errors import QuestionError
from allies.questions.base import WhatIf
from allies.questions.deploy import Deploy, DeployAnswer
from allies.world.view import View

OSH = Deploy(case="osh-2010", draws=200)


def asked(view: View, seed: int = 0, question: Deploy = OSH, **supposed: object) -> DeployAnswer:
    what_if = WhatIf(**supposed)  # type: ignore[arg-type]
    return deploy(view.supposing(what_if, seed), question)


def test_a_consent_is_that_towards_one_mover(view: View) -> None:
    found = asked(view)
    keys = [(item.mover, item.state, item.mode) for item in found.consents]
    assert len(keys) == len(set(keys))
    assert {item.mover for item in found.consents} <= {item.owner for item in found.forces}
    assert len({item.mover for item in found.consents}) > 1
    assert not [item for item in found.consents if item.state in (item.mover, "KGZ")]


def test_a_supposed_refusal_is_the_position_of_that_state_towards_everybody(view: View) -> None:
    found = asked(view, deny=("UZB",))
    assert {item.consent for item in found.consents if item.state == "UZB"} == {"denied"}
    assert all("UZB" not in item.crosses for item in found.forces)
    assert found.denied == ("UZB",)


def test_the_draws_are_those_of_the_seed(view: View) -> None:
    assert asked(view) == asked(view)
    assert asked(view, seed=1).curve != asked(view).curve
    assert asked(view, question=replace(OSH, draws=50)).draws == 50


def test_more_people_or_fewer_days_never_make_it_likelier(view: View) -> None:
    chances = [
        asked(view, question=replace(OSH, people=people, within=within)).in_time
        for people, within in ((1_000, 10), (3_000, 10), (3_000, 7))
    ]
    assert None not in chances
    assert chances == sorted(chances, key=lambda chance: -(chance or 0.0))


@pytest.mark.parametrize(
    ("question", "field"),
    [
        (Deploy(case="uzbekistan-2012"), "case"),
        (replace(OSH, means=("camels",)), "means"),
        (replace(OSH, people=0), "people"),
        (replace(OSH, people=1_000_000), "people"),
        (replace(OSH, within=0), "within"),
        (replace(OSH, draws=0), "draws"),
        (replace(OSH, on="2002-10-06"), "on"),
    ],
)
def test_a_fault_names_the_field_it_is_about(view: View, question: Deploy, field: str) -> None:
    with pytest.raises(QuestionError) as refused:
        deploy(view, question)
    assert refused.value.fault.field == field


def test_beyond_the_record_nothing_is_known_of_arrivals(view: View) -> None:
    found = deploy(view, replace(OSH, on="1950-01-01"))
    assert (found.in_time, found.forces, found.curve) == (None, (), ())
