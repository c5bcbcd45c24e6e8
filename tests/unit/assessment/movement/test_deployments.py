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


RAPID = replace(OSH, means=("rapid_reaction",), people=1_000, within=7)


def test_every_threshold_is_answered_from_the_same_draws(view: View) -> None:
    found = asked(view, question=replace(RAPID, threshold=("1000:7", "100:3", "3000:7")))
    chances = {(item.people, item.days): item.in_time for item in found.thresholds}
    assert chances[1_000, 7] == found.in_time
    assert chances[3_000, 7] <= chances[1_000, 7]
    # Those of the case are answered if the question keeps the numbers of the case.
    case = Deploy(case="tajikistan-incursion-2015", draws=50)
    own = view.cases[case.case].question.thresholds
    assert [(item.people, item.days) for item in asked(view, question=case).thresholds] == [
        (item.personnel, item.days) for item in own
    ]
    assert asked(view, question=replace(case, within=7)).thresholds == ()


@pytest.mark.parametrize("text", ["1000", "many:7", "1000:", "0:7", "1000:0"])
def test_a_threshold_is_a_number_of_people_and_days(view: View, text: str) -> None:
    with pytest.raises(QuestionError) as caught:
        asked(view, question=replace(RAPID, threshold=(text,)))
    assert caught.value.fault.field == "threshold"


def test_refusals_are_ranked_by_their_cost_at_four_days(view: View) -> None:
    found = asked(view, question=RAPID)
    totals = [sum(loss.fewer for loss in item.losses) for item in found.refusals]
    assert totals == sorted(totals, reverse=True)
    assert totals[0] > 0
    dearest = found.refusals[0]
    assert [loss.day for loss in dearest.losses] == [3, 7, 14, 30]
    assert "KGZ" not in {item.state for item in found.refusals}
    # The cost is what the same question with that refusal loses.
    people = {point.day: point.people.p50 for point in found.curve}
    less = asked(view, question=RAPID, deny=(dearest.state,))
    after = {point.day: point.people.p50 for point in less.curve}
    for loss in dearest.losses:
        assert loss.fewer == pytest.approx(people[loss.day] - after[loss.day])


def test_a_state_that_withdraws_its_forces_still_lets_others_through(view: View) -> None:
    found, without = asked(view, question=RAPID), asked(view, question=RAPID, withdraw=("KAZ",))
    assert "KAZ" in {item.owner for item in found.forces}
    assert "KAZ" not in {item.owner for item in without.forces}
    assert any("KAZ" in item.crosses for item in without.forces)
    denied = asked(view, question=RAPID, deny=("KAZ",))
    assert "KAZ" in {item.owner for item in denied.forces}
    with pytest.raises(QuestionError, match="cannot withdraw its forces"):
        asked(view, question=RAPID, withdraw=("UZB",), status_of="UZB")


def test_a_movement_table_has_a_line_for_each_force(view: View) -> None:
    found = asked(view, question=RAPID)
    assert [row.unit for row in found.movement] == [item.force for item in found.forces]
    for row in found.movement:
        assert row.end == "osh"
        if row.earliest_day is not None and row.latest_day is not None:
            assert 0 < row.earliest_day <= row.latest_day
        assert bool(row.sorties) == bool(row.carried_by)
    (division,) = (row for row in found.movement if row.unit == "rus.98-division")
    assert (division.start, division.port_in, division.mode) == ("ivanovo", "osh", "air")
    assert "rus.il-76" in division.carried_by
    assert division.sorties > 10


def test_a_force_at_the_place_has_no_day_of_arrival_and_no_other_arrives_on_day_0(
    view: View,
) -> None:
    found = asked(view, question=replace(RAPID, to="dushanbe"))
    there = {item.force for item in found.forces if item.is_there}
    assert there == {"rus.201-base", "tjk.ksor-battalion"}
    for row in found.movement:
        assert (row.mode == "there already") == (row.unit in there)
        assert (row.earliest_day is None) == (row.unit in there)
        assert row.earliest_day != 0
        assert row.latest_day != 0


def test_approval_that_a_source_holds_necessary_stands_apart_from_passage(view: View) -> None:
    case = Deploy(case="kyrgyzstan-incursion-2015", draws=50)
    found = asked(view, question=case)
    assert found.approvals[0].about == case.case
    assert ("UZB",) in {item.states for item in found.approvals}
    assert asked(view, question=replace(case, means=("bilateral",))).approvals == ()


def test_no_way_leads_through_a_state_from_where_the_attack_comes(view: View) -> None:
    khorog = Deploy(case="tajikistan-incursion-2015", to="khorog", draws=50)
    found = asked(view, question=khorog)
    assert found.avoided == ("AFG",)
    assert all("AFG" not in item.crosses for item in found.forces)
    assert any(item.days is not None for item in found.forces)
    assert asked(view, question=khorog, allow=("AFG",)).avoided == ()


def test_the_consent_of_a_state_at_odds_with_the_mover_is_drawn(view: View) -> None:
    found = asked(view, question=RAPID)
    by_owner = {item.owner: item for item in found.forces if item.drawn}
    assert "UZB" in by_owner["KAZ"].drawn
    assert "UZB" not in by_owner["KAZ"].taken_to_consent
    # Where it surely consents, no fewer are there.
    sure = asked(view, question=RAPID, allow=("UZB",))
    assert all("UZB" not in item.drawn for item in sure.forces)
    for drawn, allowed in zip(found.curve, sure.curve, strict=True):
        assert drawn.people.p50 <= allowed.people.p50 + 1


def test_everybody_goes_only_if_the_question_says_so(view: View) -> None:
    # The case asks for up to 5,000; commanders send enough for the largest number asked.
    hundred = replace(OSH, threshold=("100:30",))
    few = asked(view, question=hundred)
    every = asked(view, question=replace(hundred, everybody=True))
    assert few.curve[-1].people.p50 < every.curve[-1].people.p50
    assert (few.everybody, every.everybody) == (False, True)
