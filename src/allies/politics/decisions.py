"""Decision rules as data: what makes a decision out of the members' votes.

A vote is `SUPPORT`, `ABSTAIN` or `OBJECT`; a seat without a vote is `ABSENT`. Every rule works on
an array of votes by member and draw.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

Votes = NDArray[np.int8]
Decided = NDArray[np.bool_]

OBJECT, ABSTAIN, SUPPORT, ABSENT = -1, 0, 1, 2
VOTE_WORDS = {OBJECT: "objects", ABSTAIN: "abstains", SUPPORT: "supports", ABSENT: "has no vote"}


class DecisionRule(msgspec.Struct, frozen=True):
    """A way of deciding.

    Attributes:
        name: as written in provisions.
        says: the rule in words.
        decides: from votes by member and draw to the decision by draw.
    """

    name: str
    says: str
    decides: Callable[[Votes], Decided]


def _count(votes: Votes, vote: int) -> NDArray[np.intp]:
    return np.asarray(np.count_nonzero(votes == vote, axis=0))


def _consensus(votes: Votes) -> Decided:
    return np.asarray((_count(votes, OBJECT) == 0) & (_count(votes, SUPPORT) > 0))


def _simple_majority(votes: Votes) -> Decided:
    seats = votes.shape[0] - _count(votes, ABSENT)
    return np.asarray(2 * _count(votes, SUPPORT) > seats)


def _unanimity(votes: Votes) -> Decided:
    seats = votes.shape[0] - _count(votes, ABSENT)
    return np.asarray((_count(votes, SUPPORT) == seats) & (seats > 0))


def _own_decision(votes: Votes) -> Decided:
    return np.asarray(_count(votes, SUPPORT) > 0)


_ALL = (
    DecisionRule("consensus", "no member that takes part objects, and one supports", _consensus),
    DecisionRule(
        "limited_format",
        "members that take no interest stand aside, and an objection still blocks",
        _consensus,
    ),
    DecisionRule(
        "simple_majority", "more than half of the members that take part support", _simple_majority
    ),
    DecisionRule("unanimity", "every member that takes part supports", _unanimity),
    DecisionRule("own_decision", "the one that would act decides for itself", _own_decision),
)

RULES: dict[str, DecisionRule] = {rule.name: rule for rule in _ALL}
