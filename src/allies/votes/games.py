"""Voting games: which coalitions win if every vote is for or against.

A game is a weighted game, or `AllGames` or `AnyGame` of games. In a file a weighted game is a
`quota` and the `weights` by voter; `all:` and `any:` combine games; `unions:` lets voters act
as one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ParamSpec, TypeAlias, TypeVar

import msgspec

from allies.errors import nearest
from allies.votes.input_errors import Collected, Path, WrittenError, note_names, whole

Given = ParamSpec("Given")
Made = TypeVar("Made")

MOST_VOTERS = 250
MOST_WEIGHT = 10**12
_KEYS = ("quota", "weights", "all", "any", "unions", "name")


class GameError(WrittenError):
    """A game that is not valid."""


class Weighted(msgspec.Struct, frozen=True):
    """A coalition wins if its weight reaches the quota.

    Attributes:
        quota: the weight needed.
        weights: weight by voter, a whole number; voters not named have none.
    """

    quota: int
    weights: Mapping[str, int]

    def __post_init__(self) -> None:
        """Refuse a quota or weights that make no game."""
        check_quota(self.quota, self.weights)


class AllGames(msgspec.Struct, frozen=True):
    """A coalition wins if it wins every part."""

    parts: tuple[Game, ...]

    def __post_init__(self) -> None:
        """Refuse a game without parts."""
        _some_parts(self.parts, "all")


class AnyGame(msgspec.Struct, frozen=True):
    """A coalition wins if it wins any part."""

    parts: tuple[Game, ...]

    def __post_init__(self) -> None:
        """Refuse a game without parts."""
        _some_parts(self.parts, "any")


Game: TypeAlias = Weighted | AllGames | AnyGame


def _some_parts(parts: Sequence[Game], name: str) -> None:
    if not parts:
        raise GameError(f"'{name}' has no parts", "it combines games", "list at least one")


def check_quota(quota: int | None, weights: Mapping[str, int | None]) -> None:
    """Refuse weights or a quota that make no game.

    Args:
        quota: the weight needed; None if it is not a number, which is reported elsewhere.
        weights: weight by voter; None in the same case.

    Raises:
        GameError: there is no voter, a weight is negative, the sum of the weights is too large, or
            the quota is not between 1 and that sum; all these faults are reported together.
    """
    if not weights:
        raise GameError(
            "nobody has a vote", "a decision needs members that are present", "name the voters"
        )
    wrong = Collected()
    for voter, weight in weights.items():
        if weight is not None and weight < 0:
            error = GameError(
                f"the weight of '{voter}' is negative: {weight}",
                "a vote for a proposal cannot count against it",
                "give a weight of 0 or more",
                ("weights", voter),
            )
            wrong.note(error)
    known = [weight for weight in weights.values() if weight is not None and weight >= 0]
    total = sum(known) if len(known) == len(weights) else None
    if total is not None and total > MOST_WEIGHT:
        error = GameError(
            f"the weights add up to {total:,}",
            f"the limit is {MOST_WEIGHT:,}",
            "measure the weights in a larger unit",
            ("weights",),
        )
        wrong.note(error)
    if quota is not None:
        _note_quota(quota, total, wrong)
    wrong.tell()


def _note_quota(quota: int, total: int | None, wrong: Collected) -> None:
    remedy = (
        "correct the weights" if total == 0 else f"give a quota from 1 to {total or 'their sum'}"
    )
    if quota < 1:
        why = "every proposal would be decided without a vote"
        wrong.note(GameError(f"the quota {quota} is below 1", why, remedy, ("quota",)))
    elif total is not None and quota > total:
        what = f"the quota {quota} is above the total of the weights, {total}"
        why = "no proposal could ever be decided"
        wrong.note(GameError(what, why, remedy, ("quota",)))


def dual(game: Weighted) -> Weighted:
    """Return the dual game: a coalition wins it if the other voters lose the game given.

    Every voter swings as many coalitions in both: one of size s for every one of size n - 1 - s.
    """
    return Weighted(sum(game.weights.values()) - game.quota + 1, game.weights)


def reduced(game: Weighted) -> Weighted:
    """Return the same game in the largest unit that keeps every weight whole."""
    unit = math.gcd(*game.weights.values())
    if unit == 1:
        return game
    return Weighted(
        -(-game.quota // unit), {name: weight // unit for name, weight in game.weights.items()}
    )


def at_least(count: int, voters: Iterable[str]) -> Weighted:
    """Return the game in which a number of some voters wins."""
    return Weighted(count, dict.fromkeys(voters, 1))


def weighted_parts(game: Game) -> list[Weighted]:
    """Return the weighted games in a game, in order."""
    if isinstance(game, Weighted):
        return [game]
    return [leaf for part in game.parts for leaf in weighted_parts(part)]


def voters(game: Game) -> tuple[str, ...]:
    """Return the voters of a game, in order of first mention."""
    return tuple(dict.fromkeys(name for part in weighted_parts(game) for name in part.weights))


def united(game: Game, unions: Mapping[str, Sequence[str]]) -> Game:
    """Return a game in which some voters act as one.

    Args:
        game: the game of single voters.
        unions: the voters that act together, by the name of their union.

    Raises:
        GameError: the unions are not valid.
    """
    if not unions:
        return game
    check_unions(unions, voters(game))
    union_of = {member: name for name, members in unions.items() for member in members}
    return _renamed(game, union_of)


def check_unions(unions: Mapping[str, Sequence[str]], known: Sequence[str]) -> None:
    """Refuse unions that are not valid.

    Args:
        unions: the voters that act together, by the name of their union.
        known: the voters of the game.

    Raises:
        GameError: a union names nobody, an unknown voter, or a voter twice, or has the name of a
            voter; all these faults are reported together.
    """
    union_of: dict[str, str] = {}
    wrong = Collected()
    for name, members in unions.items():
        place: Path = ("unions", name)
        if not members:
            wrong.note(GameError(f"the union '{name}' has no voters", "", "list them", place))
        if name in known and name not in members:
            what = f"the union '{name}' has the name of a voter"
            wrong.note(GameError(what, "", "give it another name", place))
        for at, member in enumerate(members):
            if member not in known:
                what = f"unknown voter '{member}' in the union '{name}'"
                error = GameError(what, "", nearest(str(member), known), (*place, at))
                wrong.note(error)
            elif member in union_of:
                twice = f"'{member}' is listed twice in the union '{name}'"
                what = twice if union_of[member] == name else f"'{member}' is in two unions"
                wrong.note(GameError(what, "", "remove it from one place", (*place, at)))
            else:
                union_of[member] = name
    wrong.tell()


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
    """Parse a game as written.

    Args:
        text: nested mappings and lists, numbers as numbers or as text.
        path: the place of this part in the whole.

    Raises:
        WrittenError: it is not a game; the error says where, and holds all other faults.
    """
    if not isinstance(text, Mapping):
        raise GameError(
            "a game is a mapping", "", "write 'quota:' and 'weights:', or 'all:', or 'any:'", path
        )
    wrong = Collected()
    for name in sorted(set(text) - set(_KEYS)):
        error = GameError(
            f"unknown key '{name}'",
            "a game has 'quota' and 'weights', or 'all', or 'any'; 'unions', 'name' are optional",
            nearest(str(name), _KEYS),
            (*path, name),
        )
        wrong.note(error)
    kinds = [name for name in ("quota", "all", "any") if name in text]
    if not kinds:
        wrong.tell()  # the unknown key may be a misspelt required key
    if len(kinds) != 1:
        error = GameError(
            "a game needs exactly one of 'quota', 'all' and 'any'",
            f"here there {'are several' if kinds else 'is none'}",
            "nest one game in another to combine them",
            path,
        )
        wrong.note(error)
    elif "weights" in text and kinds != ["quota"]:
        error = GameError(
            f"'weights' cannot be combined with '{kinds[0]}'",
            "weights count only with a quota",
            "move 'quota' and 'weights' into a separate part",
            (*path, "weights"),
        )
        wrong.note(error)
    read: list[Game | None] = [wrong.read(_parse_kind, text, kind, path) for kind in kinds]
    unions = wrong.read(_unions, text.get("unions", {}), (*path, "unions")) or {}
    wrong.read(_placed, path, check_unions, unions, tuple(_names_in(text)))
    wrong.tell()
    game = read[0]
    if game is None:
        raise GameError("the game is empty", path=path)
    return united(game, unions)


def _names_in(text: object) -> Iterator[str]:
    """Return the voters named in a game as written, valid or not."""
    if isinstance(text, Mapping):
        weights = text.get("weights")
        if isinstance(weights, Mapping):
            yield from map(str, weights)
        for kind in ("all", "any"):
            parts = text.get(kind)
            for part in parts if isinstance(parts, list) else ():
                yield from _names_in(part)


def _unions(text: object, path: Path) -> Mapping[str, Sequence[str]]:
    """Return the voters of every union by name; a union without a name is named after them."""
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
    note_names(by_voter, (*path, "weights"), wrong)
    if len(by_voter) > MOST_VOTERS:
        error = GameError(
            f"a game has at most {MOST_VOTERS} voters, but this has {len(by_voter)}",
            "",
            "let voters that always vote alike act as one",
            (*path, "weights"),
        )
        wrong.note(error)
    wrong.read(_placed, path, check_quota, needed, by_voter)
    wrong.tell()
    known = {voter: weight for voter, weight in by_voter.items() if weight is not None}
    return Weighted(wrong.sound(needed), known)


def _placed(
    path: Path,
    make: Callable[Given, Made],
    *given: Given.args,
    **named: Given.kwargs,
) -> Made:
    """Return the result of a call; an error gets its place in the whole text."""
    try:
        return make(*given, **named)
    except WrittenError as error:
        wrong = Collected()
        for one in error.every:
            wrong.note(GameError(one.what, one.why, one.remedy, (*path, *one.path)))
        wrong.tell()
        raise
