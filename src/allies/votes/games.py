"""Voting games: who wins with whom, when a vote is only for or against.

A game is a weighted game, or `AllGames` or `AnyGame` of games. In a file a weighted game is a
`quota` and the `weights` by voter; `all:` and `any:` put games together; `unions:` lets voters act
as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ParamSpec, TypeAlias, TypeVar

import msgspec

from allies.errors import nearest
from allies.votes.input_errors import Collected, Path, WrittenError, whole

Given = ParamSpec("Given")
Made = TypeVar("Made")

MOST_VOTERS = 250
MOST_WEIGHT = 10**12
_KEYS = ("quota", "weights", "all", "any", "unions", "name")


class GameError(WrittenError):
    """A game nobody can play."""


class Weighted(msgspec.Struct, frozen=True):
    """A coalition wins where its weight reaches the quota.

    Attributes:
        quota: the weight needed.
        weights: weight by voter, a whole number; voters not named have none.
    """

    quota: int
    weights: Mapping[str, int]

    def __post_init__(self) -> None:
        """Refuse what no vote could follow."""
        check_quota(self.quota, self.weights)


class AllGames(msgspec.Struct, frozen=True):
    """A coalition wins where it wins every part."""

    parts: tuple[Game, ...]

    def __post_init__(self) -> None:
        """Refuse a game of no parts."""
        _some_parts(self.parts, "all")


class AnyGame(msgspec.Struct, frozen=True):
    """A coalition wins where it wins any part."""

    parts: tuple[Game, ...]

    def __post_init__(self) -> None:
        """Refuse a game of no parts."""
        _some_parts(self.parts, "any")


Game: TypeAlias = Weighted | AllGames | AnyGame


def _some_parts(parts: Sequence[Game], name: str) -> None:
    if not parts:
        raise GameError(f"'{name}' has no parts", "it puts games together", "list at least one")


def check_quota(quota: int, weights: Mapping[str, int]) -> None:
    """Refuse weights or a quota that make no game.

    Raises:
        GameError: there is no voter, a weight is negative or too large, or the quota is not
            between 1 and the sum of the weights.
    """
    if not weights:
        raise GameError(
            "nobody has a vote", "a decision needs members that are present", "name the voters"
        )
    wrong = Collected()
    for voter, weight in weights.items():
        if weight < 0:
            error = GameError(
                f"the weight of '{voter}' is negative: {weight}",
                "a vote for something cannot count against it",
                "give a weight of 0 or more",
                ("weights", voter),
            )
            wrong.note(error)
    wrong.tell()
    total = sum(weights.values())
    if total > MOST_WEIGHT:
        raise GameError(
            f"the weights add up to {total:,}",
            f"no game here is larger than {MOST_WEIGHT:,}",
            "measure the weights in a larger unit",
            ("weights",),
        )
    if quota > total:
        raise GameError(
            f"the quota {quota} is above the total of the weights, {total}",
            "then nothing could ever be decided",
            f"give a quota from 1 to {total}",
            ("quota",),
        )
    if quota < 1:
        raise GameError(
            f"the quota {quota} is below 1",
            "then everything would be decided without a vote",
            f"give a quota from 1 to {total}",
            ("quota",),
        )


def at_least(count: int, voters: Iterable[str]) -> Weighted:
    """Return the game that so many of some voters win."""
    return Weighted(count, dict.fromkeys(voters, 1))


def weighted_parts(game: Game) -> list[Weighted]:
    """Return the weighted games a game is made of, in order."""
    if isinstance(game, Weighted):
        return [game]
    return [leaf for part in game.parts for leaf in weighted_parts(part)]


def voters(game: Game) -> tuple[str, ...]:
    """Return the voters of a game, in the order in which they are named."""
    return tuple(dict.fromkeys(name for part in weighted_parts(game) for name in part.weights))


def united(game: Game, unions: Mapping[str, Sequence[str]]) -> Game:
    """Return a game in which some voters act as one.

    Args:
        game: the game of single voters.
        unions: the voters that act together, by the name of their union.

    Raises:
        GameError: a union names an unknown voter, or a voter twice, or takes a voter's name.
    """
    if not unions:
        return game
    known = voters(game)
    union_of: dict[str, str] = {}
    for name, members in unions.items():
        if name in known and name not in members:
            raise GameError(f"the union '{name}' has the name of a voter", path=("unions", name))
        for at, member in enumerate(members):
            if member not in known:
                raise GameError(
                    f"unknown voter '{member}' in the union '{name}'",
                    f"the voters are {', '.join(known[:12])}",
                    path=("unions", name, at),
                )
            if member in union_of:
                raise GameError(f"'{member}' stands in two unions", path=("unions", name, at))
            union_of[member] = name
    return _renamed(game, union_of)


def _renamed(game: Game, name_of: Mapping[str, str]) -> Game:
    if isinstance(game, Weighted):
        weights: dict[str, int] = {}
        for voter, weight in game.weights.items():
            name = name_of.get(voter, voter)
            weights[name] = weights.get(name, 0) + weight
        return Weighted(game.quota, weights)
    parts = tuple(_renamed(part, name_of) for part in game.parts)
    if isinstance(game, AllGames):
        return AllGames(parts)
    return AnyGame(parts)


def parse_game(text: object, path: Path = ()) -> Game:
    """Read a game as written.

    Args:
        text: nested mappings and lists, numbers as numbers or as text.
        path: the place of this part in the whole.

    Raises:
        WrittenError: it is no game; the error says where, and holds whatever else is wrong.
    """
    if not isinstance(text, Mapping):
        raise GameError(
            "a game is a mapping", "", "write 'quota:' and 'weights:', or 'all:', or 'any:'", path
        )
    wrong = Collected()
    for name in sorted(set(text) - set(_KEYS)):
        error = GameError(
            f"unknown key '{name}'",
            "a game has 'quota' and 'weights', or 'all', or 'any'; and perhaps 'unions', 'name'",
            nearest(str(name), _KEYS),
            (*path, name),
        )
        wrong.note(error)
    kinds = [name for name in ("quota", "all", "any") if name in text]
    if not kinds:
        wrong.tell()  # the unknown key may be the one that is missing
    if len(kinds) != 1:
        raise GameError(
            "a game needs exactly one of 'quota', 'all' and 'any'",
            f"here there {'are several' if kinds else 'is none'}",
            "nest one game in another to combine them",
            path,
        )
    game: Game | None = wrong.read(_parse_kind, text, kinds[0], path)
    unions = wrong.read(_unions, text.get("unions", {}), (*path, "unions"))
    wrong.tell()
    if game is None:
        raise GameError("nothing is written", path=path)
    return _placed(path, united, game, unions or {})


def _unions(text: object, path: Path) -> Mapping[str, Sequence[str]]:
    """Return the voters of every union by its name; one without a name is named after them."""
    if isinstance(text, list) and all(isinstance(item, list) for item in text):
        text = {"+".join(map(str, item)): item for item in text}
    if not isinstance(text, Mapping) or not all(isinstance(x, list) for x in text.values()):
        raise GameError(
            "'unions' must list voters by union", "", "write 'bloc: [A, B]', or '[A, B]'", path
        )
    return text


def _parse_kind(text: Mapping[str, object], kind: str, path: Path) -> Game:
    if kind == "quota":
        weights = text.get("weights")
        if not isinstance(weights, Mapping):
            raise GameError("'weights' is missing", "", "give a weight by voter", path)
        return _parse_weighted(text["quota"], weights, path)
    parts = text[kind]
    if not isinstance(parts, list):
        raise GameError(f"'{kind}' must be a list of games", path=(*path, kind))
    wrong = Collected()
    read = [wrong.read(parse_game, part, (*path, kind, at)) for at, part in enumerate(parts)]
    wrong.tell()
    games = tuple(game for game in read if game is not None)
    place = (*path, kind)
    return _placed(place, AllGames, games) if kind == "all" else _placed(place, AnyGame, games)


def _parse_weighted(quota: object, weights: Mapping[str, object], path: Path) -> Weighted:
    wrong = Collected()
    needed = wrong.read(whole, quota, (*path, "quota"))
    by_voter = {
        str(voter): wrong.read(whole, weight, (*path, "weights", str(voter)))
        for voter, weight in weights.items()
    }
    if len(by_voter) > MOST_VOTERS:
        wrong.note(GameError(f"a game has at most {MOST_VOTERS} voters", path=(*path, "weights")))
    wrong.tell()
    known = {voter: weight for voter, weight in by_voter.items() if weight is not None}
    return _placed(path, Weighted, needed or 0, known)


def _placed(
    path: Path,
    make: Callable[Given, Made],
    *given: Given.args,
    **named: Given.kwargs,
) -> Made:
    """Return what a call makes; an error it raises gets its place in the whole."""
    try:
        return make(*given, **named)
    except WrittenError as error:
        wrong = Collected()
        for one in error.every:
            wrong.note(GameError(one.what, one.why, one.remedy, (*path, *one.path)))
        wrong.tell()
        raise
