"""Tables of ballots: each holds what the rule itself decides, for every ballot."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

from allies.votes.ballot_tables import CHOICES, MOST_BALLOTS, Group, groups_of, outcomes
from allies.votes.decisions import Seats
from allies.votes.rule_text import members_named, parse_decision

MEMBERS = ("A", "B", "C", "D")
RULES: list[Any] = [
    "consensus",
    "simple_majority",
    {"qualified_majority": {"share": "2/3", "of": "present"}},
    {"limited_format": {"objection": "stands_aside", "least": "2"}},
    {"all": [{"veto": {"members": ["A", "B"]}}, "simple_majority"]},
    {"weighted_majority": {"quota": 5, "weights": {"A": 4, "B": 2, "C": 1}}},
]


def looked_up(groups: tuple[Group, ...], decided: tuple[bool, ...], cast: dict[str, str]) -> bool:
    """Return the decision as a page finds it."""
    place = 0
    for group in groups:
        votes = [cast[name] for name in group.members]
        way = tuple(votes.count(choice) for choice in CHOICES)
        place = place * len(group.ways) + group.ways.index(way)
    return decided[place]


@pytest.mark.parametrize("text", RULES, ids=str)
@pytest.mark.parametrize("unsure", [(), ("D",)])
def test_every_ballot_is_decided_as_the_rule_decides_it(text: Any, unsure: tuple[str, ...]) -> None:
    rule = parse_decision(text)
    groups = groups_of(MEMBERS, {name for _, name in members_named(text)}, unsure)
    decided = outcomes(rule, groups)
    choices = [[name for name in CHOICES if name != "no_vote" or member in unsure]
               for member in MEMBERS]  # fmt: skip
    ballots = list(product(*choices))
    votes = np.array([[CHOICES[vote] for vote in cast] for cast in ballots], np.int8).T
    expected = rule.decides(votes, Seats(MEMBERS)).tolist()
    found = [looked_up(groups, decided, dict(zip(MEMBERS, cast, strict=True))) for cast in ballots]
    assert found == expected
    assert True in expected
    assert False in expected


def test_members_that_no_rule_names_share_a_group() -> None:
    (group,) = groups_of(MEMBERS, ())
    assert group.members == MEMBERS
    assert len(group.ways) == 35
    assert [item.members for item in groups_of(MEMBERS, {"B"})] == [("B",), ("A", "C", "D")]


def test_too_many_ballots_make_no_table() -> None:
    eight = tuple("ABCDEFGH")
    assert MOST_BALLOTS == 4**8
    assert len(groups_of(eight, eight)) == 8
    assert groups_of((*eight, "I"), (*eight, "I")) == ()


def test_nobody_makes_no_groups() -> None:
    assert groups_of((), ()) == ()
