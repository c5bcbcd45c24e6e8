"""Stories: how the record reads in each account, beside the best evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from allies.assessment.record.standing import Status, statuses
from allies.evidence.accounts import BEST_EVIDENCE, Account
from allies.evidence.contests import Version
from allies.world.world import World

_Place = tuple[str, str]  # state and organisation


class Held(msgspec.Struct, frozen=True):
    """The version that an account holds of one contest.

    Attributes:
        contest: its id.
        version: the version the account holds.
        best: the version of the best evidence; None where nothing in the record rests on the
            choice, so that none is preferred.
    """

    contest: str
    version: Version
    best: Version | None


class Moved(msgspec.Struct, frozen=True):
    """One state that is something else to an organisation than in the best evidence.

    Attributes:
        state: its code.
        organisation: id of the organisation.
        held: what it is in the account.
        best: what it is in the best evidence.
    """

    state: str
    organisation: str
    held: Status
    best: Status


class Story(msgspec.Struct, frozen=True):
    """How the record reads in one account.

    Attributes:
        account: which.
        kind: `document` for a source whose text is held, `position` for one that a source
            reports, `source` for any other.
        speaks: contests with alternatives on which it holds a version.
        contests: how many such contests had two versions by the day of knowledge.
        otherwise: where it departs from the best evidence.
        holds: what it holds on questions of which nothing in the record rests on the answer.
        moved: who is what to whom in consequence, on the day in question.
    """

    account: Account
    kind: str
    speaks: Sequence[str]
    contests: int
    otherwise: Sequence[Held]
    holds: Sequence[Held]
    moved: Sequence[Moved]


def stories(world: World, day: int, as_of: int | None = None) -> list[Story]:
    """Return how the record reads in every account but the best evidence.

    Documents come first, then reported positions, then other sources; within each, those that
    depart most. Whoever had not surely spoken by the day of knowledge has no account yet.

    Args:
        world: the record.
        day: the day on which to compare who belonged to what.
        as_of: only what had surely been published by then.
    """
    evidence = world.evidence
    best = evidence.account(BEST_EVIDENCE, as_of)
    told = _Told(world, day, as_of)
    reference = told.statuses(best)
    found = []
    for account_id in evidence.account_ids()[1:]:
        if not evidence.had_spoken(account_id, as_of):
            continue
        account = evidence.account(account_id, as_of)
        open_ = [name for name in account.choices if world.contests[name].has_alternatives]
        speaks = [name for name in open_ if name not in account.silent]
        held = [_held(world, account, best, name, name in told.matters) for name in speaks]
        otherwise = [item for item in held if item.best and item.best.id != item.version.id]
        moved = _moved(told.statuses(account), reference) if otherwise else []
        kind = _kind(world, account_id)
        holds = [item for item in held if item.best is None]
        found.append(Story(account, kind, speaks, len(open_), otherwise, holds, moved))
    order = ("document", "position", "source")
    return sorted(found, key=lambda item: (order.index(item.kind), -len(item.otherwise)))


def rested_on(world: World) -> frozenset[str]:
    """Return the contests that some act belongs to, so that something rests on the choice."""
    acts = (*world.acts, *(act for case in world.cases.values() for act in case.acts))
    return frozenset(name.partition("/")[0] for act in acts for name in act.version)


def _held(world: World, account: Account, best: Account, name: str, matters: bool) -> Held:
    contest = world.contests[name]
    chosen = contest.version(best.choices[name]) if matters else None
    return Held(name, contest.version(account.choices[name]), chosen)


def _kind(world: World, account_id: str) -> str:
    if account_id in world.holders:
        return "position"
    source = world.sources.get(account_id)
    return "document" if source is not None and source.held else "source"


def _moved(held: Mapping[_Place, Status], best: Mapping[_Place, Status]) -> list[Moved]:
    return [
        Moved(state, organisation, status, best[state, organisation])
        for (state, organisation), status in held.items()
        if status != best[state, organisation]
    ]


class _Told:
    """Who is what to whom in an account; worked out once for accounts that choose alike."""

    def __init__(self, world: World, day: int, as_of: int | None) -> None:
        self._world, self._day, self._as_of = world, day, as_of
        self.matters = rested_on(world)
        self._known: dict[tuple[tuple[str, str], ...], Mapping[_Place, Status]] = {}

    def statuses(self, account: Account) -> Mapping[_Place, Status]:
        key = tuple(item for item in account.choices.items() if item[0] in self.matters)
        if key not in self._known:
            self._known[key] = statuses(self._world, self._day, self._as_of, account.id)
        return self._known[key]
