"""Figures of levels: the sentence says what is sure, and for whom."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

import allies
from allies.faces.figures.levels import room, votes_beside_forces
from allies.questions.autonomy import AutonomyAnswer


@pytest.fixture(scope="module")
def answer() -> AutonomyAnswer:
    return allies.open("central_asia").view().autonomy()


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([(0.5, 0.8), (0.2, 1.0)], "At least 0.50 of 1 for {0}; less is sure for the others."),
        (
            [(0.5, 0.8), (0.5, 0.9), (0.0, 1.0)],
            "At least 0.50 of 1 for {1} and {0}; less is sure for the others.",
        ),
        ([(0.5, 0.8)], "At least 0.50 of 1 for {0}."),
        ([(0.0, 1.0), (0.0, 1.0)], "Unknown for every member: nothing on record narrows it."),
        ([(0.0, 1.0), (0.0, 0.9)], "For no member is more than 0 sure."),
    ],
)
def test_the_sentence_names_all_for_whom_the_most_is_sure(
    answer: AutonomyAnswer, spans: list[tuple[float, float]], said: str
) -> None:
    inside: list[Any] = [item for item in answer.members if item.organisation == "csto"]
    members = tuple(
        msgspec.structs.replace(
            item, freedom=msgspec.structs.replace(item.freedom, low=low, high=high)
        )
        for item, (low, high) in zip(inside, spans, strict=False)
    )
    found = room(msgspec.structs.replace(answer, members=members), "freedom", "csto")
    assert found is not None
    assert found.says == said.format(*(answer.name(item.state) for item in members))


def test_a_leader_without_a_vote_has_none_and_not_a_share_of_none() -> None:
    found = allies.open("central_asia").view().power(organisation="csto")
    rule = next(item for item in found.rules if item.power)
    assert rule.power is not None
    others = tuple(item for item in rule.power.voters if item.voter != "RUS")
    without = msgspec.structs.replace(
        rule, power=msgspec.structs.replace(rule.power, voters=others)
    )
    said = [
        figure.says.partition(" of the forces and has ")[2]
        for figure in (votes_beside_forces(found, rule), votes_beside_forces(found, without))
        if figure
    ]
    assert said == ["17 % of the decisive votes.", "no vote."]
