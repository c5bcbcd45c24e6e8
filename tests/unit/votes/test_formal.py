"""The game behind a decision rule."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest

from allies.votes.decisions import OBJECT, SUPPORT, Seats
from allies.votes.formal import formal_game
from allies.votes.games import GameError, Weighted
from allies.votes.power import power
from allies.votes.rule_text import parse_decision

NAMES = ("ARM", "BLR", "KAZ", "KGZ", "RUS")
SEATS = Seats(NAMES, frozenset({"KGZ", "RUS"}))

RULES: list[Any] = [
    "consensus",
    "limited_format",
    "silence",
    "simple_majority",
    "unanimity",
    "own_decision",
    {"limited_format": {"objection": "stands_aside", "least": "2"}},
    {"qualified_majority": {"share": "2/3", "of": "voting"}},
    {"at_least": {"least": "4"}},
    {"weighted_majority": {"quota": "4", "weights": {"ARM": "3", "RUS": "2", "UZB": "9"}}},
    {"all": [{"quorum": {"share": "2/3"}}, "simple_majority", {"veto": {"members": ["RUS"]}}]},
    {"parties_excluded": "simple_majority"},
    {"among": {"members": ["ARM", "KAZ", "UZB"], "rule": "consensus"}},
    {"forums": ["unanimity", {"among": {"members": ["KAZ", "RUS"], "rule": "simple_majority"}}]},
]


@pytest.mark.parametrize("text", RULES)
def test_a_coalition_wins_the_game_exactly_where_the_rule_decides(text: Any) -> None:
    rule = parse_decision(text)
    ballots = np.array(list(product((OBJECT, SUPPORT), repeat=len(NAMES))), dtype=np.int8).T
    assert power(formal_game(rule, SEATS)).winning == int(rule.decides(ballots, SEATS).sum())


def test_those_without_a_vote_are_voters_without_power() -> None:
    found = power(formal_game(parse_decision({"parties_excluded": "consensus"}), SEATS))
    assert found.of("RUS").swings == 0
    assert found.of("ARM").prevent == 1


def test_under_consensus_every_vote_weighs_the_same() -> None:
    found = power(formal_game(parse_decision("consensus"), SEATS))
    assert found.is_equal
    assert {item.normalised for item in found.voters} == {Fraction(1, 5)}


@pytest.mark.parametrize(
    ("text", "members", "what"),
    [
        ("consensus", (), "nobody has a vote"),
        ({"at_least": {"least": "6"}}, NAMES, "the quota 6 is above the total"),
        ({"all": [{"quorum": {"least": "6"}}, "consensus"]}, NAMES, "can never be present"),
        ({"quorum": {"least": "2"}}, NAMES, "decides without a vote"),
        ({"any": ["consensus", {"quorum": {"least": "2"}}]}, NAMES, "decides without a vote"),
        ({"veto": {"members": ["UZB"]}}, NAMES, "decides without a vote"),
        ({"among": {"members": ["UZB"], "rule": "consensus"}}, NAMES, "nobody has a vote"),
    ],
)
def test_a_rule_that_has_no_game_among_the_members_says_so(
    text: Any, members: tuple[str, ...], what: str
) -> None:
    with pytest.raises(GameError, match=what):
        formal_game(parse_decision(text), Seats(members))


def test_a_simple_majority_counts_the_members_there_are() -> None:
    assert formal_game(parse_decision("simple_majority"), Seats(NAMES)) == Weighted(
        3, dict.fromkeys(NAMES, 1)
    )
