"""The simple game of a decision rule: which coalitions win if every vote is for or against.

The game assumes that all voters are present and vote; a vote against is an objection.
Abstention, absence and silence are not part of the game.
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
        rule: the decision rule of the members.
        seats: the members with a vote, and the parties to the dispute.

    Raises:
        GameError: nobody has a vote, or the rule is never met or always met.
    """
    game = _game(rule, seats, seats.members)
    if game is None:
        raise GameError(
            f"this rule decides without a vote: {rule.says}",
            "it only says which votes are valid",
            "combine it with a rule that counts votes, under 'all'",
        )
    return game


def _game(rule: DecisionRule, seats: Seats, voting: tuple[str, ...]) -> Game | None:
    """Return the game of a rule among some members; None if it is met by any votes."""
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
                raise GameError(f"{needed} of {len(voting)} members can never be present")
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
    """Return the game in which a number of some members wins; the others have no weight."""
    return Weighted(least, {name: int(name in voting) for name in seats.members})
