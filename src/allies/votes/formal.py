"""The game behind a decision rule: who wins with whom, once a vote is only for or against.

Everybody who has a vote is taken to be present and to cast it; to be against is to object. What a
rule makes of abstention, absence or silence is not part of its game.
"""

from __future__ import annotations

from allies.votes.decisions import (
    AllOf,
    Among,
    Compound,
    Consensus,
    Count,
    DecisionRule,
    Majority,
    NamedRule,
    Quorum,
    Seats,
    Veto,
    WeightedMajority,
)
from allies.votes.games import AllGames, AnyGame, Game, GameError, Weighted


def formal_game(rule: DecisionRule, seats: Seats) -> Game:
    """Return the game of a rule.

    Args:
        rule: how the members decide.
        seats: who has a vote, and who is party to the dispute.

    Raises:
        GameError: nobody has a vote, or the rule can never or always be met.
    """
    game = _game(rule, seats, seats.members)
    if game is None:
        raise GameError(
            f"this rule decides without a vote: {rule.says}",
            "it only says when a vote counts",
            "put it together with one that counts votes, under 'all'",
        )
    return game


def _game(rule: DecisionRule, seats: Seats, voting: tuple[str, ...]) -> Game | None:
    """Return the game of a rule among some members; None where it is met whatever they vote."""
    if not voting:
        raise GameError("nobody has a vote", "a decision needs members that are present")
    match rule:
        case NamedRule():
            return _game(rule.rule, seats, voting)
        case Among():
            out = set(voting) - set(rule.only) if rule.only else seats.parties
            return _game(rule.rule, seats, tuple(name for name in voting if name not in out))
        case Compound():
            return _compound(rule, seats, voting)
        case Quorum():
            needed = rule.least or Majority(rule.share).needed(len(voting))
            if needed > len(voting):
                raise GameError(f"of {len(voting)} members {needed} can never be present")
            return None
        case Veto():
            vetoing = [name for name in rule.members if name in voting]
            return _counted(len(vetoing), vetoing, seats) if vetoing else None
        case WeightedMajority():
            held = {name: rule.weights.get(name, 0) * (name in voting) for name in seats.members}
            return Weighted(rule.quota, held)
    return _counted(_needed(rule, len(voting)), voting, seats)


def _compound(rule: Compound, seats: Seats, voting: tuple[str, ...]) -> Game | None:
    games = [_game(part, seats, voting) for part in rule.parts]
    kept = tuple(game for game in games if game is not None)
    if isinstance(rule, AllOf):
        return AllGames(kept) if kept else None
    return AnyGame(kept) if len(kept) == len(games) else None


def _needed(rule: DecisionRule, members: int) -> int:
    match rule:
        case Consensus(an_objection="blocks"):
            return max(members, rule.supporters)
        case Consensus():
            return rule.supporters
        case Majority():
            return rule.needed(members)
        case Count():
            return rule.least
    raise GameError(f"no game is known for the rule: {rule.says}")


def _counted(least: int, voting: tuple[str, ...] | list[str], seats: Seats) -> Weighted:
    """Return the game that so many of some members win; the others have no weight in it."""
    return Weighted(least, {name: int(name in voting) for name in seats.members})
