"""Setting a case: its facts placed on a day, in a world that knows what was known."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from allies.errors import QuestionError
from allies.evidence.accounts import BEST_EVIDENCE
from allies.law.facts import Facts
from allies.values.distributions import Distribution
from allies.values.streams import Floats
from allies.world.cases import Case
from allies.world.organisations import Organisation
from allies.world.snapshot import Snapshot
from allies.world.world import World
from allies.world.worlds import CONTEST, OPEN, Axis, Worlds


@dataclass(frozen=True, slots=True)
class Setting:
    """A case on a day.

    Attributes:
        world: the record, with the case's own acts in it.
        case: the case.
        day: the day in question, as an ordinal.
        as_of: only what had surely been published by then counts; None for everything.
        account: whose choice of versions.
        moved_days: by how many days the case's own acts were moved.
    """

    world: World
    case: Case
    day: int
    as_of: int | None
    account: str
    moved_days: int

    def snapshot(self, worlds: Worlds | None = None) -> Snapshot:
        """Return the registers of the day, over worlds; in the account's world by default."""
        return self.world.on(self.day, self.as_of, worlds, self.account)

    def facts(self, snapshot: Snapshot, organisation: Organisation) -> Facts:
        """Return what rules may ask, for one organisation."""
        return Facts(self.world, snapshot, self.case, organisation)


def set_case(
    world: World,
    case_id: str,
    on: int | None = None,
    as_of: int | None = None,
    account: str = BEST_EVIDENCE,
) -> Setting:
    """Set a case on its own day or on another one, moving its own acts along.

    Args:
        world: the record.
        case_id: which case.
        on: the day in question; the case's own where not given.
        as_of: only what had surely been published by then.
        account: whose choice of versions.

    Raises:
        QuestionError: there is no such case or account.
    """
    case = world.case(case_id)
    world.evidence.account(account, as_of)  # refuse an unknown account before any work
    day = case.on.last if on is None else on
    moved = day - case.on.last
    if moved and as_of is not None:
        raise QuestionError(
            "a case cannot be moved to another day and read as of a date at once",
            where="--as-of",
            why="what had been published about events that were moved has no answer",
            remedy="leave out --on or --as-of",
        )
    acts = [
        replace(
            act,
            on=act.on.shifted(moved),
            public=act.public.shifted(moved) if act.public else None,
        )
        for act in case.acts
    ]
    return Setting(world.with_acts(acts), case, day, as_of, account, moved)


@dataclass(frozen=True, slots=True)
class DrawnWorlds:
    """The worlds that some draws fall into.

    Attributes:
        worlds: the distinct worlds; the first is the reference, with open dates left open.
        of_draw: index of the world of every draw.
    """

    worlds: Worlds
    of_draw: NDArray[np.intp]


def draw_worlds(
    setting: Setting, axes: list[Axis], uniforms: dict[str, Floats], count: int
) -> DrawnWorlds:
    """Draw one world for every draw.

    Args:
        setting: the case on its day.
        axes: what differs between worlds.
        uniforms: uniform numbers by name of axis.
        count: how many draws.
    """
    account = setting.world.evidence.account(setting.account, setting.as_of)
    drawn = _drawn_axes(setting, axes)
    if not drawn:
        return DrawnWorlds(Worlds(account), np.zeros(count, dtype=np.intp))
    chosen = np.empty((count, len(drawn)), dtype=np.int16)
    for at, axis in enumerate(drawn):
        chosen[:, at] = Distribution("categorical", axis.weights).quantile(uniforms[axis.name])
    reference = [
        axis.options.index(account.choices[axis.subject]) if axis.kind == CONTEST else OPEN
        for axis in drawn
    ]
    rows, of_draw = np.unique(chosen, axis=0, return_inverse=True)
    choices = np.vstack([np.array([reference], dtype=np.int16), rows])
    return DrawnWorlds(Worlds(account, tuple(drawn), choices), of_draw.reshape(-1) + 1)


def _drawn_axes(setting: Setting, axes: list[Axis]) -> list[Axis]:
    """Leave out the contests that a named account has already chosen in."""
    if setting.account == BEST_EVIDENCE:
        return axes
    return [axis for axis in axes if axis.kind != CONTEST]
