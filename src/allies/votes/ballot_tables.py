"""Every ballot that members can cast under a rule, and the decision on each, as a table.

A page can then look a decision up without a rule of its own. Members that the rule does not name
are interchangeable: only how many of them vote in each way matters.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations_with_replacement, product
from math import comb, prod

import msgspec
import numpy as np

from allies.votes.decisions import (
    ABSENT,
    ABSTAIN,
    AWAY,
    OBJECT,
    SUPPORT,
    DecisionRule,
    Seats,
)

MOST_BALLOTS = 65_536  # in one table; each is decided
# The choices of a ballot, in the order of the table.
CHOICES: Mapping[str, int] = {
    "for": SUPPORT,
    "against": OBJECT,
    "abstain": ABSTAIN,
    "absent": AWAY,
    "no_vote": ABSENT,
}
_SEATED = tuple(name for name in CHOICES if name != "no_vote")


class Group(msgspec.Struct, frozen=True):
    """Members that a rule treats alike.

    Attributes:
        members: the members.
        ways: how many of them make each choice, in the order of `CHOICES`, for every way to vote.
    """

    members: tuple[str, ...]
    ways: tuple[tuple[int, ...], ...]


def groups_of(
    members: Sequence[str], named: Collection[str], unsure: Collection[str] = ()
) -> tuple[Group, ...]:
    """Return the members in groups that a rule treats alike; none if there are too many ballots.

    Args:
        members: the members that have a vote, or may have one.
        named: members that the rule names; each is a group of its own.
        unsure: members that may have no vote; each is a group with one more choice.
    """
    alone = [name for name in members if name in named or name in unsure]
    together = tuple(name for name in members if name not in alone)
    parts = [*((name,) for name in alone), *([together] if together else [])]
    choices = [tuple(CHOICES) if part[0] in unsure else _SEATED for part in parts]
    sizes = [
        comb(len(part) + len(own) - 1, len(part)) for part, own in zip(parts, choices, strict=True)
    ]
    if prod(sizes) > MOST_BALLOTS:
        return ()
    return tuple(
        Group(part, _ways(len(part), own)) for part, own in zip(parts, choices, strict=True)
    )


def _ways(size: int, choices: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(cast.count(name) for name in CHOICES)
        for cast in combinations_with_replacement(choices, size)
    )


def outcomes(rule: DecisionRule, groups: Sequence[Group]) -> tuple[bool, ...]:
    """Return the decision on every ballot: the ways of the last group change fastest.

    Args:
        rule: the rule.
        groups: the members, as the rule treats them.
    """
    seats = Seats(tuple(name for group in groups for name in group.members))
    columns = [
        [vote for way in cast for vote, times in zip(CHOICES.values(), way, strict=True)
         for _ in range(times)]
        for cast in product(*(group.ways for group in groups))
    ]  # fmt: skip
    votes = np.array(columns, dtype=np.int8).T
    return tuple(rule.decides(votes, seats).tolist())
