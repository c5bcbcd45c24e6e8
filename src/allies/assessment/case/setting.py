"""Setting a case: its facts placed on a day, in a world that knows what was known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from allies.errors import QuestionError, field
from allies.law.facts import Facts
from allies.values.distributions import Distribution
from allies.values.streams import Floats
from allies.world.acts import Act
from allies.world.cases import Case
from allies.world.snapshot import Snapshot
from allies.world.view import View
from allies.world.worlds import CONTEST, OPEN, Axis, Token, Worlds, token_of

MOST_WORLDS = 4_096

Code = TypeVar("Code", bound=np.generic)


class Setting(msgspec.Struct, frozen=True):
    """A case on a day.

    Attributes:
        view: the record, with the case's own acts in it.
        case: the case.
        day: the day in question, as an ordinal.
        moved_days: by how many days the case's own acts were moved.
    """

    view: View
    case: Case
    day: int
    moved_days: int

    def snapshot(self, worlds: Worlds | None = None) -> Snapshot:
        """Return the registers of the day, over worlds; in the account's world by default."""
        return self.view.on(self.day, worlds)

    def facts(self, snapshot: Snapshot) -> Facts:
        """Return what rules may ask."""
        case = self.case
        return Facts(self.view, snapshot, case.host, case.trigger, case.adversaries)


def set_case(view: View, case_id: str, on: int | None = None) -> Setting:
    """Set a case on its own day or on another one, moving its own acts along.

    Args:
        view: the record.
        case_id: which case.
        on: the day in question; the case's own if not given.

    Raises:
        QuestionError: there is no such case, or it cannot be set on that day.
    """
    case = view.case(case_id)
    day = case.on.last if on is None else on
    moved = day - case.on.last
    if moved and view.as_of is not None:
        raise QuestionError(
            "a case cannot be moved to another day and limited to what was known by a date",
            field="as_of",
            why="nobody can say what would have been published about moved events",
            remedy=f"leave out {field('on')} or {field('as_of')}",
        )
    try:
        acts = [moved_act(act, moved) for act in case.acts]
    except (ValueError, OverflowError):
        raise QuestionError(
            "the case cannot be set on this day",
            field="on",
            why="its earlier acts would then lie outside the calendar (years 1 to 9999)",
            remedy=f"name a day that the record covers: {view.coverage}",
        ) from None
    if moved < 0:  # on an earlier day what happened afterwards had not happened
        case = replace(case, happened=None)
    return Setting(view.with_acts(acts), case, day, moved)


def moved_act(act: Act, days: int) -> Act:
    """Return an act a number of days later."""
    public = act.public.shifted(days) if act.public else None
    return replace(act, on=act.on.shifted(days), public=public) if days else act


class DrawnWorlds(msgspec.Struct, frozen=True):
    """The worlds that some draws fall into.

    Attributes:
        worlds: the distinct worlds; the first is the reference, with open dates left open.
        of_draw: index of the world of every draw.
        token: names this assignment of worlds, so that what is made from it can be kept.
    """

    worlds: Worlds
    of_draw: NDArray[np.intp]
    token: Token

    def marked(self, token: Token) -> str:
        """Return the name of values by draw, from the token of values by world.

        Where worlds do not differ in the values, neither do assignments of draws to worlds.
        """
        return f"{token.text}/{self.token.text}" if token.varies else token.text

    def spread(self, by_world: NDArray[Code]) -> NDArray[Code]:
        """Return values by world as values by draw; the last axis is the world."""
        if by_world.shape[-1] == 1:
            return np.repeat(by_world, len(self.of_draw), axis=-1)
        return np.take(by_world, self.of_draw, axis=-1)


class WorldSampler:
    """Draws worlds for one case.

    Where the combinations are few, the worlds are all of them, the same for every block of draws
    and every what-if; where they are many, only those that some draw falls into.
    """

    def __init__(self, setting: Setting, axes: Sequence[Axis]) -> None:
        self._account = setting.view.account
        # A named account has already chosen in every contest.
        self.axes = [
            axis for axis in axes if axis.kind != CONTEST or setting.view.follows_best_evidence
        ]
        self._shape = tuple(len(axis.options) for axis in self.axes)
        reference = [
            axis.options.index(self._account.choices[axis.subject])
            if axis.kind == CONTEST
            else OPEN
            for axis in self.axes
        ]
        self._reference = np.array([reference], dtype=np.int16)
        few = bool(self.axes) and math.prod(self._shape) <= MOST_WORLDS
        self._all = self._combined() if few else None

    @property
    def every_world(self) -> Worlds | None:
        """The reference and every combination; None if there is but one, or far too many."""
        return self._all

    def _combined(self) -> Worlds:
        combinations = np.indices(self._shape, dtype=np.int16).reshape(len(self._shape), -1).T
        return self._worlds(combinations)

    def _worlds(self, rows: NDArray[np.int16]) -> Worlds:
        if not self.axes:
            return Worlds(self._account)
        return Worlds(self._account, tuple(self.axes), np.vstack([self._reference, rows]))

    def draw(self, uniforms: Mapping[str, Floats], count: int) -> DrawnWorlds:
        """Draw one world for every draw.

        Args:
            uniforms: uniform numbers by name of axis.
            count: how many draws.
        """
        if not self.axes:
            of_draw = np.zeros(count, dtype=np.intp)
            return DrawnWorlds(self._worlds(self._reference), of_draw, Token("reference"))
        chosen = [
            Distribution("categorical", axis.weights).quantile(uniforms[axis.name]).astype(np.int16)
            for axis in self.axes
        ]
        if self._all is not None:
            of_draw = np.ravel_multi_index(chosen, self._shape)
            return DrawnWorlds(self._all, of_draw + 1, token_of(of_draw))
        rows, of_draw = np.unique(np.array(chosen).T, axis=0, return_inverse=True)
        return DrawnWorlds(self._worlds(rows), of_draw.reshape(-1) + 1, token_of(of_draw))
