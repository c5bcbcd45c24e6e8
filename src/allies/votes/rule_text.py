"""Decision rules as written: a name, or one key with what it needs.

consensus
{qualified_majority: {share: 2/3, of: present}}
{all: [{quorum: {least: 4}}, simple_majority]}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np

from allies.errors import nearest
from allies.votes.decisions import (
    BASES,
    RULES,
    SUPPORT,
    AllOf,
    Among,
    AnyOf,
    Base,
    Consensus,
    Count,
    DecisionRule,
    Forums,
    Majority,
    Quorum,
    Seats,
    Veto,
    WeightedMajority,
)
from allies.votes.games import GameError, check_quota
from allies.votes.input_errors import Path, WrittenError, whole

Given: TypeAlias = Mapping[str, object]


class RuleTextError(WrittenError):
    """A decision rule that is not valid; it says what is wrong, where, why and what to do."""


def parse_decision(text: object, path: Path = ()) -> DecisionRule:
    """Parse a decision rule as written.

    Args:
        text: a name, or a mapping of one key.
        path: the place of this rule in the whole text.

    Raises:
        WrittenError: it is not a rule; the error says where.
    """
    if isinstance(text, str):
        if text in RULES:
            return RULES[text]
        needs = f"'{text}' needs parameters" if text in KINDS else ""
        remedy = KINDS[text][1] if text in KINDS else nearest(text, (*RULES, *KINDS))
        raise RuleTextError(needs or f"unknown decision rule '{text}'", "", remedy, path)
    if not isinstance(text, Mapping) or len(text) != 1:
        raise RuleTextError(
            "a decision rule is a name, or one key",
            "",
            "write 'consensus', or {qualified_majority: {share: 2/3}}",
            path,
        )
    ((kind, given),) = text.items()
    if kind in RULES and kind not in KINDS:
        raise RuleTextError(f"'{kind}' takes no parameters", "", f"write '{kind}'", path)
    if kind not in KINDS:
        raise RuleTextError(
            f"unknown decision rule '{kind}'", "", nearest(str(kind), (*RULES, *KINDS)), path
        )
    return KINDS[kind][0](given, (*path, kind))


def with_members(text: object, called: Mapping[str, str]) -> object:
    """Return a decision rule with other names for its members.

    Args:
        text: the rule as written.
        called: the new name of each member that it names.
    """
    if isinstance(text, Mapping):
        found: dict[str, object] = {}
        for key, value in text.items():
            if key == "weights" and isinstance(value, Mapping):
                found[key] = {called[str(name)]: weight for name, weight in value.items()}
            elif key == "members" and isinstance(value, list):
                found[key] = [called[str(name)] for name in value]
            else:
                found[key] = with_members(value, called)
        return found
    if isinstance(text, list):
        return [with_members(part, called) for part in text]
    return text


def members_named(text: object) -> list[tuple[Path, str]]:
    """Return every member that a decision rule names, and where; the rule must be valid."""
    found: list[tuple[Path, str]] = []
    _note_members(text, (), found)
    return found


def _note_members(text: object, path: Path, found: list[tuple[Path, str]]) -> None:
    if isinstance(text, Mapping):
        for key, value in text.items():
            if key == "weights" and isinstance(value, Mapping):
                found += [((*path, key, str(name)), str(name)) for name in value]
            elif key == "members" and isinstance(value, list):
                found += [((*path, key, at), str(name)) for at, name in enumerate(value)]
            else:
                _note_members(value, (*path, key), found)
    elif isinstance(text, list):
        for at, part in enumerate(text):
            _note_members(part, (*path, at), found)


def out_of_reach(text: object, members: Sequence[str], path: Path = ()) -> Iterator[RuleTextError]:
    """Return every part of a decision rule that can never be met, even by all members together.

    Args:
        text: the rule as written; it must be valid.
        members: the members that can have a vote.
        path: the place of this rule in the whole text.
    """
    kind: object = text
    given: Any = None
    if isinstance(text, Mapping):
        ((kind, given),) = text.items()
    if kind in ("all", "any", "forums"):
        for at, part in enumerate(given):
            yield from out_of_reach(part, members, (*path, kind, at))
        return
    if kind == "parties_excluded":
        yield from out_of_reach(given, members, (*path, kind))
        return
    if kind == "among" and set(given["members"]) & set(members):
        voting = [name for name in members if name in given["members"]]
        yield from out_of_reach(given["rule"], voting, (*path, kind, "rule"))
        return
    found = parse_decision(text, path).explain(
        np.full(len(members), SUPPORT, np.int8), Seats(tuple(members))
    )
    if not found.decided:
        number = f"all {len(members)} members" if len(members) != 1 else "the only member"
        yield RuleTextError(
            f"this can never be met: {found.because}",
            f"it fails even if {number} that can have a vote come and support",
            "give a number that the members can reach",
            path,
        )


def _parameters(given: object, path: Path, needed: Sequence[str], may: Sequence[str] = ()) -> Given:
    if not isinstance(given, Mapping):
        raise RuleTextError(
            f"'{path[-1]}' takes named parameters", "", KINDS[str(path[-1])][1], path
        )
    for name in given:
        if name not in (*needed, *may):
            raise RuleTextError(
                f"'{path[-1]}' has no parameter '{name}'",
                "",
                nearest(str(name), (*needed, *may)),
                (*path, name),
            )
    for name in needed:
        if name not in given:
            raise RuleTextError(
                f"'{path[-1]}' needs the parameter '{name}'", "", KINDS[str(path[-1])][1], path
            )
    return given


def _share(given: object, path: Path) -> Fraction:
    try:
        share = Fraction(str(given).strip())
    except (ValueError, ZeroDivisionError):
        share = Fraction(0)
    if not 0 < share <= 1:
        raise RuleTextError(
            f"the share '{given}' must be above 0 and at most 1",
            "a larger share could never be reached",
            "write a fraction, such as 2/3",
            path,
        )
    return share


def _number(given: object, path: Path) -> int:
    number = whole(given, path)
    if number < 1:
        raise RuleTextError(f"{number} is too few", "", "give 1 or more", path)
    return number


def _base(given: Given, path: Path) -> Base:
    of = given.get("of", "seats")
    for known in BASES:
        if of == known:
            return known
    raise RuleTextError(f"unknown base '{of}'", "", nearest(str(of), BASES), (*path, "of"))


def _majority(given: object, path: Path) -> DecisionRule:
    return Majority(Fraction(1, 2), above=True, of=_base(_parameters(given, path, ("of",)), path))


def _qualified(given: object, path: Path) -> DecisionRule:
    read = _parameters(given, path, ("share",), ("of",))
    return Majority(_share(read["share"], (*path, "share")), of=_base(read, path))


def _count(given: object, path: Path) -> DecisionRule:
    read = _parameters(given, path, ("least",))
    return Count(_number(read["least"], (*path, "least")))


def _weighted(given: object, path: Path) -> DecisionRule:
    read = _parameters(given, path, ("quota", "weights"))
    weights = read["weights"]
    if not isinstance(weights, Mapping):
        raise RuleTextError("'weights' must give a weight by member", path=(*path, "weights"))
    by_member = {
        str(name): whole(weight, (*path, "weights", str(name))) for name, weight in weights.items()
    }
    quota = whole(read["quota"], (*path, "quota"))
    try:
        check_quota(quota, by_member)
    except GameError as error:
        raise RuleTextError(error.what, error.why, error.remedy, (*path, *error.path)) from None
    return WeightedMajority(quota, by_member)


def _quorum(given: object, path: Path) -> DecisionRule:
    read = _parameters(given, path, (), ("least", "share"))
    if len(read) != 1:
        raise RuleTextError("a quorum is either a number or a share", "", KINDS["quorum"][1], path)
    if "least" in read:
        return Quorum(least=_number(read["least"], (*path, "least")))
    return Quorum(share=_share(read["share"], (*path, "share")))


def _limited(given: object, path: Path) -> DecisionRule:
    read = _parameters(given, path, ("objection",), ("least",))
    least = _number(read.get("least", 1), (*path, "least"))
    if read["objection"] == "blocks":
        return Consensus(supporters=least, meaning=RULES["limited_format"].says)
    if read["objection"] != "stands_aside":
        raise RuleTextError(
            f"'objection' cannot be '{read['objection']}'",
            "an objection either blocks the format or only means standing aside",
            "write 'blocks' or 'stands_aside'",
            (*path, "objection"),
        )
    meaning = f"members that do not take part, objectors included, stand aside; {least} or more act"
    return Consensus(least, "stands_aside", meaning)


def _members(given: object, path: Path) -> tuple[str, ...]:
    if not isinstance(given, list) or not given:
        raise RuleTextError(
            "'members' is empty", "a decision needs members that are present", "list some", path
        )
    return tuple(str(name) for name in given)


def _veto(given: object, path: Path) -> DecisionRule:
    read = _parameters(given, path, ("members",))
    return Veto(_members(read["members"], (*path, "members")))


def _among(given: object, path: Path) -> DecisionRule:
    read = _parameters(given, path, ("members", "rule"))
    rule = parse_decision(read["rule"], (*path, "rule"))
    return Among(rule, _members(read["members"], (*path, "members")))


def _without_parties(given: object, path: Path) -> DecisionRule:
    return Among(parse_decision(given, path))


def _compound(
    make: Callable[[tuple[DecisionRule, ...]], DecisionRule],
) -> Callable[[object, Path], DecisionRule]:
    def read(given: object, path: Path) -> DecisionRule:
        if not isinstance(given, list) or not given:
            raise RuleTextError(f"'{path[-1]}' combines rules", "", "list at least one rule", path)
        return make(tuple(parse_decision(part, (*path, at)) for at, part in enumerate(given)))

    return read


# How each kind of rule is parsed, and an example.
KINDS: Mapping[str, tuple[Callable[[object, Path], DecisionRule], str]] = {
    "simple_majority": (_majority, "write {simple_majority: {of: present}}"),
    "qualified_majority": (_qualified, "write {qualified_majority: {share: 2/3, of: voting}}"),
    "at_least": (_count, "write {at_least: {least: 5}}"),
    "weighted_majority": (
        _weighted,
        "write {weighted_majority: {quota: 3, weights: {A: 2, B: 2}}}",
    ),
    "quorum": (_quorum, "write {quorum: {least: 4}} or {quorum: {share: 1/2}}"),
    "limited_format": (_limited, "write {limited_format: {objection: stands_aside, least: 2}}"),
    "veto": (_veto, "write {veto: {members: [A, B]}}"),
    "among": (_among, "write {among: {members: [A, B], rule: consensus}}"),
    "parties_excluded": (_without_parties, "write {parties_excluded: consensus}"),
    "all": (_compound(AllOf), "write {all: [{quorum: {least: 4}}, simple_majority]}"),
    "any": (_compound(AnyOf), "write {any: [unanimity, {at_least: {least: 5}}]}"),
    "forums": (_compound(Forums), "write {forums: [consensus, simple_majority]}"),
}
