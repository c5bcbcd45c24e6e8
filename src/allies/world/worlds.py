"""Worlds: combinations of versions where the sources disagree.

An axis is a contest with alternatives, or an imprecisely dated act that may or may not have
happened by the day. One world is one row of choices. An account is one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.evidence.accounts import Account
from allies.values.digests import digest_of
from allies.values.ternary import UNKNOWN, Ternary, constant, from_bool

CONTEST, DATING = "contest", "dating"
OPEN = -1
PENDING, HAPPENED = "not yet", "happened"


class Axis(msgspec.Struct, frozen=True):
    """One thing that differs between worlds.

    Attributes:
        kind: `contest` or `dating`.
        subject: id of the contest, or of the imprecisely dated act.
        options: its possible values.
        weights: the probability of each: judged (contests) or the share of days gone by (dates).
    """

    kind: str
    subject: str
    options: tuple[str, ...]
    weights: tuple[float, ...]

    @property
    def name(self) -> str:
        """The name of the axis, also of its stream of draws."""
        return f"{self.kind}:{self.subject}"

    def quantile_of(self, at: int) -> float:
        """Return the quantile in the middle of an option, by which a stream takes this option.

        Args:
            at: the place of the option.
        """
        upper = np.cumsum(self.weights) / np.sum(self.weights)
        return float(upper[at] - self.weights[at] / np.sum(self.weights) / 2)


class Worlds(msgspec.Struct, frozen=True):
    """Rows of choices.

    Attributes:
        account: the choices on every contest that is not an axis.
        axes: what differs between the rows.
        choices: index of the chosen option, by world and axis; `OPEN` if a date is left open.
    """

    account: Account
    axes: tuple[Axis, ...] = ()
    choices: NDArray[np.int16] | None = None

    @property
    def count(self) -> int:
        """How many worlds there are."""
        return 1 if self.choices is None else len(self.choices)

    def holds(self, contest: str, versions: frozenset[str]) -> NDArray[np.bool_]:
        """Return whether each world holds one of some versions of a contest."""
        column = self._column(CONTEST, contest)
        if column is None:
            return np.full(self.count, self.account.choices.get(contest) in versions)
        axis, chosen = column
        return np.isin(chosen, [i for i, name in enumerate(axis.options) if name in versions])

    def happened(self, act_id: str) -> Ternary:
        """Return whether an imprecisely dated act has happened in each world; unknown if open."""
        column = self._column(DATING, act_id)
        if column is None:
            return constant(UNKNOWN, self.count)
        axis, chosen = column
        return from_bool(chosen == axis.options.index(HAPPENED), known=chosen != OPEN)

    def _column(self, kind: str, subject: str) -> tuple[Axis, NDArray[np.int16]] | None:
        if self.choices is None:
            return None
        for at, axis in enumerate(self.axes):
            if axis.kind == kind and axis.subject == subject:
                return axis, self.choices[:, at]
        return None

    def described(self, row: int) -> Mapping[str, str]:
        """Return the choices of one world by name of axis."""
        if self.choices is None:
            return {}
        return {axis.name: axis.options[self.choices[row, at]] for at, axis in enumerate(self.axes)}


class Token(msgspec.Struct, frozen=True):
    """A short name for some values by world, made from their content.

    Attributes:
        text: the name; the same values have the same name in every process.
        varies: whether worlds differ in the values.
    """

    text: str
    varies: bool = False

    @classmethod
    def joined(cls, tokens: Iterable[Token]) -> Token:
        """Return one token for several tokens, in their order."""
        parts = list(tokens)
        text = ",".join([part.text for part in parts])
        return cls(digest_of(text.encode()), any(part.varies for part in parts))


def token_of(*by_world: NDArray[np.generic]) -> Token:
    """Return the token of values by world; if all worlds agree, the token of one world."""
    varies = any(
        codes.shape[-1] > 1 and bool((codes != codes[..., :1]).any()) for codes in by_world
    )
    content: list[bytes] = []
    for codes in by_world:
        told = codes if varies else codes[..., :1]
        content += (f"{told.dtype.str}{told.shape}".encode(), told.tobytes())
    return Token(digest_of(*content), varies)


def every_combination(account: Account, axes: Sequence[Axis]) -> Worlds:
    """Return the worlds of every combination of the options of some axes."""
    if not axes:
        return Worlds(account)
    grids = np.indices([len(axis.options) for axis in axes], dtype=np.int16)
    return Worlds(account, tuple(axes), grids.reshape(len(axes), -1).T.copy())
