"""Decision rules as data: on arrays of votes, and one draw in words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from allies.votes.decisions import (
    ABSENT,
    ABSTAIN,
    AWAY,
    GOES_ALONG,
    OBJECT,
    RULES,
    SUPPORT,
    VOTE_WORDS,
    Explained,
    Seats,
)
from allies.votes.rule_text import parse_decision

FOR, NO_VOTE, STANDS_ASIDE, AGAINST = SUPPORT, ABSENT, ABSTAIN, OBJECT
ALONG = GOES_ALONG
NAMES = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB")


def decides(rule: Any, *votes: int, parties: tuple[str, ...] = ()) -> bool:
    column = np.array(votes, dtype=np.int8).reshape(len(votes), 1)
    seats = Seats(NAMES[: len(votes)], frozenset(parties))
    (decided,) = parse_decision(rule).decides(column, seats).tolist()
    explained = explain(rule, *votes, parties=parties)
    assert explained.decided is bool(decided), "what is explained is what was decided"
    return bool(decided)


def explain(rule: Any, *votes: int, parties: tuple[str, ...] = ()) -> Explained:
    seats = Seats(NAMES[: len(votes)], frozenset(parties))
    return parse_decision(rule).explain(np.array(votes, dtype=np.int8), seats)


STAND_ASIDE = {"limited_format": {"objection": "stands_aside", "least": "2"}}
PRESENT = {"simple_majority": {"of": "present"}}
VOTING = {"qualified_majority": {"share": "2/3", "of": "voting"}}
WEIGHTED = {"weighted_majority": {"quota": "5", "weights": {"ARM": "3", "KAZ": "2", "UZB": "4"}}}
FOUR_HERE = {"all": [{"quorum": {"least": "4"}}, PRESENT]}
HALF_HERE = {"quorum": {"share": "1/2"}}
VETO = {"all": [{"at_least": {"least": "2"}}, {"veto": {"members": ["ARM", "RUS"]}}]}
WITHOUT_PARTIES = {"parties_excluded": "consensus"}
FORUMS = {"forums": [{"among": {"members": ["ARM", "BLR"], "rule": "consensus"}}, VOTING]}


@pytest.mark.parametrize(
    ("rule", "votes", "decided"),
    [
        ("consensus", (FOR, FOR, FOR), True),
        ("consensus", (FOR, STANDS_ASIDE, STANDS_ASIDE), True),
        ("consensus", (STANDS_ASIDE, STANDS_ASIDE), False),
        ("consensus", (FOR, FOR, AGAINST), False),
        ("consensus", (FOR, NO_VOTE), True),
        ("consensus", (FOR, AWAY), True),
        ("consensus", (FOR, ALONG), True),
        ("consensus", (ALONG, ALONG), False),
        ("unanimity", (FOR, ALONG), True),
        ("simple_majority", (ALONG, ALONG, AGAINST), True),
        ("simple_majority", (ALONG, STANDS_ASIDE, AGAINST), False),
        ("consensus", (NO_VOTE, NO_VOTE), False),
        # An objection to going on without them blocks; only under the other view it does not.
        ("limited_format", (FOR, FOR, STANDS_ASIDE), True),
        ("limited_format", (FOR, FOR, AGAINST), False),
        (STAND_ASIDE, (FOR, FOR, AGAINST), True),
        (STAND_ASIDE, (FOR, AGAINST, AGAINST), False),
        # Silence is consent, and an objection breaks it.
        ("silence", (STANDS_ASIDE, AWAY), True),
        ("silence", (AWAY, AGAINST), False),
        ("silence", (NO_VOTE, NO_VOTE), False),
        ("simple_majority", (FOR, FOR, AGAINST), True),
        ("simple_majority", (FOR, FOR, AGAINST, AGAINST), False),
        ("simple_majority", (FOR, FOR, FOR, AGAINST, AGAINST), True),
        ("simple_majority", (FOR, STANDS_ASIDE), False),
        ("simple_majority", (FOR, NO_VOTE), True),
        ("simple_majority", (FOR, AWAY), False),
        ("simple_majority", (NO_VOTE, NO_VOTE), False),
        (PRESENT, (FOR, AWAY), True),
        (PRESENT, (FOR, STANDS_ASIDE), False),
        (PRESENT, (AWAY, AWAY), False),
        (VOTING, (FOR, FOR, AGAINST, STANDS_ASIDE, AWAY), True),
        (VOTING, (FOR, AGAINST), False),
        (VOTING, (STANDS_ASIDE, STANDS_ASIDE), False),
        ("unanimity", (FOR, FOR), True),
        ("unanimity", (FOR, STANDS_ASIDE), False),
        ("unanimity", (FOR, NO_VOTE), True),
        ("unanimity", (NO_VOTE,), False),
        ("own_decision", (FOR,), True),
        ("own_decision", (STANDS_ASIDE,), False),
        ("own_decision", (AGAINST,), False),
        ("own_decision", (NO_VOTE,), False),
        (WEIGHTED, (FOR, AGAINST, FOR), True),
        (WEIGHTED, (FOR, FOR, AGAINST), False),
        (WEIGHTED, (FOR, FOR, AGAINST, FOR, FOR, FOR, FOR), True),
        (FOUR_HERE, (FOR, FOR, FOR, STANDS_ASIDE), True),
        (FOUR_HERE, (FOR, FOR, FOR, AWAY), False),
        (HALF_HERE, (AGAINST, AWAY), True),
        (HALF_HERE, (AGAINST, AWAY, AWAY), False),
        (HALF_HERE, (FOR, NO_VOTE, NO_VOTE), True),
        (VETO, (STANDS_ASIDE, FOR, FOR, FOR, STANDS_ASIDE), True),
        (VETO, (FOR, FOR, FOR, FOR, AGAINST), False),
        (VETO, (FOR, FOR, AGAINST), True),
        (WITHOUT_PARTIES, (FOR, FOR, AGAINST), False),
        (FORUMS, (FOR, FOR, AGAINST, AGAINST), True),
        (FORUMS, (FOR, AGAINST, FOR, FOR, FOR), True),
        (FORUMS, (FOR, AGAINST, FOR, AGAINST), False),
        ({"any": ["unanimity", {"at_least": {"least": "2"}}]}, (FOR, FOR, AGAINST), True),
        ({"any": ["unanimity", {"at_least": {"least": "2"}}]}, (FOR, AGAINST), False),
    ],
)
def test_a_rule_decides_on_both_sides_of_its_boundary(
    rule: Any, votes: tuple[int, ...], decided: bool
) -> None:
    assert decides(rule, *votes) is decided


def test_a_party_to_the_dispute_has_no_vote() -> None:
    votes = (FOR, FOR, AGAINST)
    assert not decides(WITHOUT_PARTIES, *votes, parties=("ARM", "BLR"))
    assert decides(WITHOUT_PARTIES, *votes, parties=("KAZ",))
    assert not decides(WITHOUT_PARTIES, *votes, parties=("ARM", "BLR", "KAZ"))
    assert not decides("consensus", *votes, parties=("KAZ",)), "only where the rule says so"


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


def test_the_votes_of_a_draw_are_not_changed_by_deciding() -> None:
    votes = np.array([[FOR], [AGAINST]], dtype=np.int8)
    parse_decision(WITHOUT_PARTIES).decides(votes, Seats(("ARM", "BLR"), frozenset({"BLR"})))
    assert votes.tolist() == [[FOR], [AGAINST]]


@pytest.mark.parametrize(
    ("rule", "votes", "because"),
    [
        ("consensus", (FOR, AGAINST, AGAINST), "BLR and KAZ object, and an objection blocks"),
        ("consensus", (FOR, FOR, AGAINST), "KAZ objects, and an objection blocks"),
        ("consensus", (STANDS_ASIDE, STANDS_ASIDE), "nobody supports"),
        ("consensus", (FOR, STANDS_ASIDE), "nobody objects"),
        ("consensus", (NO_VOTE, NO_VOTE), "nobody has a vote"),
        ("simple_majority", (FOR, FOR, AGAINST, AGAINST), "2 of 4 support, and 3 must"),
        (STAND_ASIDE, (FOR, AGAINST), "1 support, and 2 must"),
        (WEIGHTED, (FOR, FOR, AGAINST), "3 weighted votes support, and 5 must"),
        (
            FOUR_HERE,
            (FOR, FOR, FOR, AWAY),
            "not every part is met: 3 of 4 are present, and 4 must be; KGZ stays away",
        ),
        (VETO, (AGAINST, FOR, FOR, FOR, AGAINST), "not every part is met: vetoed by ARM and RUS"),
        (
            FORUMS,
            (FOR, AGAINST, FOR, FOR, FOR),
            "forum 1 does not: without KAZ, KGZ and RUS: BLR objects, and an objection blocks;"
            " forum 2 decides: 4 of 5 support, and 4 must",
        ),
    ],
)
def test_a_draw_is_explained_by_who_blocked_or_what_was_missing(
    rule: Any, votes: tuple[int, ...], because: str
) -> None:
    assert explain(rule, *votes).because == because


def test_a_composed_rule_gives_the_reasons_of_its_parts() -> None:
    parts = explain(FOUR_HERE, FOR, FOR, FOR, AWAY).parts
    assert [part.decided for part in parts] == [False, True]


@pytest.mark.parametrize("rule", [WEIGHTED, VETO, FORUMS])
def test_a_rule_about_members_by_name_refuses_votes_of_nobody_in_particular(rule: Any) -> None:
    with pytest.raises(ValueError, match="needs the member of each seat"):
        parse_decision(rule).decides(np.array([[FOR], [FOR]], dtype=np.int8))


def test_a_rule_is_found_under_its_own_name_and_says_what_it_is() -> None:
    assert all(name == rule.name and rule.says for name, rule in RULES.items())
    assert set(VOTE_WORDS) == {FOR, NO_VOTE, STANDS_ASIDE, AGAINST, AWAY, ALONG}
    assert "2/3" in parse_decision(VOTING).says
    assert parse_decision(FOUR_HERE).says.count("; and ") == 1
