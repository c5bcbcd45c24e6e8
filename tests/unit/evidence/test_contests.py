"""Contradictions of the sources, and their sides."""

from __future__ import annotations

from typing import get_args

import pytest

from allies.evidence.contests import ALTERNATIVES, Contest, ContestType, Holder, Version


@pytest.mark.parametrize("weight", [0.0, -1.0, 1000.1, float("nan"), float("inf")])
def test_a_weight_is_above_0_and_bounded(weight: float) -> None:
    with pytest.raises(ValueError, match="is not valid"):
        Version(id="v", says="s", weight=weight)


@pytest.mark.parametrize("weight", [1e-9, 1.0, 1000.0])
def test_a_weight_at_either_end_is_taken(weight: float) -> None:
    assert Version(id="v", says="s", weight=weight).weight == weight


def test_a_version_is_found_by_its_id_and_no_other() -> None:
    versions = (Version(id="a", says="A"), Version(id="b", says="B"))
    contest = Contest(id="c", type="rival_claims", question="?", versions=versions)
    assert contest.version("b") is versions[1]
    with pytest.raises(KeyError):
        contest.version("A")


@pytest.mark.parametrize("kind", get_args(ContestType))
def test_only_rival_claims_and_datings_are_to_be_chosen_between(kind: ContestType) -> None:
    contest = Contest(id="c", type=kind, question="?")
    assert contest.has_alternatives == (kind in ALTERNATIVES)
    assert frozenset({"rival_claims", "dating"}) == ALTERNATIVES


@pytest.mark.parametrize(
    ("name", "voice"),
    [
        ("Moscow's position as reported by X", "Moscow"),
        ("some Western experts as reported by X", "some Western experts"),
        ("a senior official, unnamed, as quoted by X", "a senior official, unnamed"),
        ("Moscow", "Moscow"),
    ],
)
def test_a_holder_speaks_without_who_reports_it(name: str, voice: str) -> None:
    assert Holder(id="h", name=name, source="x").voice == voice
