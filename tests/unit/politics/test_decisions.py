"""Decision rules as data."""

from __future__ import annotations

import numpy as np
import pytest

from allies.politics.decisions import ABSENT, ABSTAIN, OBJECT, RULES, SUPPORT, VOTE_WORDS

FOR, NO_VOTE, STANDS_ASIDE, AGAINST = SUPPORT, ABSENT, ABSTAIN, OBJECT


def decides(rule: str, *votes: int) -> bool:
    column = np.array(votes, dtype=np.int8).reshape(len(votes), 1)
    (decided,) = RULES[rule].decides(column).tolist()
    return bool(decided)


@pytest.mark.parametrize(
    ("rule", "votes", "decided"),
    [
        ("consensus", (FOR, FOR, FOR), True),
        ("consensus", (FOR, STANDS_ASIDE, STANDS_ASIDE), True),
        ("consensus", (STANDS_ASIDE, STANDS_ASIDE), False),
        ("consensus", (FOR, FOR, AGAINST), False),
        ("consensus", (FOR, NO_VOTE), True),
        ("consensus", (NO_VOTE, NO_VOTE), False),
        ("simple_majority", (FOR, FOR, AGAINST), True),
        ("simple_majority", (FOR, FOR, AGAINST, AGAINST), False),
        ("simple_majority", (FOR, FOR, FOR, AGAINST, AGAINST), True),
        ("simple_majority", (FOR, STANDS_ASIDE), False),
        ("simple_majority", (FOR, NO_VOTE), True),
        ("simple_majority", (NO_VOTE, NO_VOTE), False),
        ("unanimity", (FOR, FOR), True),
        ("unanimity", (FOR, STANDS_ASIDE), False),
        ("unanimity", (FOR, NO_VOTE), True),
        ("unanimity", (NO_VOTE,), False),
        ("own_decision", (FOR,), True),
        ("own_decision", (STANDS_ASIDE,), False),
        ("own_decision", (AGAINST,), False),
        ("own_decision", (NO_VOTE,), False),
    ],
)
def test_a_rule_decides_on_both_sides_of_its_boundary(
    rule: str, votes: tuple[int, ...], decided: bool
) -> None:
    assert decides(rule, *votes) is decided


def test_of_seven_states_four_are_a_majority_and_three_are_not() -> None:
    assert decides("simple_majority", *[FOR] * 4, *[AGAINST] * 3)
    assert not decides("simple_majority", *[FOR] * 3, *[AGAINST] * 4)


def test_the_share_of_ballots_that_pass_is_colemans_power_to_act() -> None:
    # Exact values: unanimity of seven 1/128; a majority of seven 0.5 and of six 0.34375.
    def share(rule: str, members: int) -> float:
        ballots = np.array(
            [
                [FOR if case >> seat & 1 else AGAINST for case in range(2**members)]
                for seat in range(members)
            ],
            dtype=np.int8,
        )
        return float(RULES[rule].decides(ballots).mean())

    assert share("unanimity", 7) == 1 / 128
    assert share("simple_majority", 7) == 0.5
    assert share("simple_majority", 6) == 0.34375


def test_each_draw_is_decided_by_its_own_votes() -> None:
    votes = np.array([[FOR, FOR, AGAINST], [FOR, AGAINST, AGAINST]], dtype=np.int8)
    assert RULES["consensus"].decides(votes).tolist() == [True, False, False]


def test_a_rule_is_found_under_its_own_name_and_says_what_it_is() -> None:
    assert all(name == rule.name and rule.says for name, rule in RULES.items())
    assert set(VOTE_WORDS) == {FOR, NO_VOTE, STANDS_ASIDE, AGAINST}
