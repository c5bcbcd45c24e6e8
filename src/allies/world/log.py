"""The log of acts, and its fold into registers.

Most registers are *plain*: every act that sets them is dated to the day and uncontested. Those
fold into a dictionary, which costs one slice of a sorted list. A register that a contested or an
imprecisely dated act can set is *entangled*; it is worked out over worlds when somebody reads it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import msgspec
from msgspec.structs import replace

from allies.evidence.accounts import Evidence
from allies.world.acts import Act
from allies.world.registers import code
from allies.world.vocabulary import KINDS, Setting

Cell = tuple[str, ...]  # name of a register, then its subject
ANY = "any"  # the mode or cargo of a permission that is given for all of them

_RANKS = {name: rank for rank, name in enumerate(KINDS)}


class Effect(msgspec.Struct, frozen=True):
    """One setting of one register by one act.

    Attributes:
        cell: the register and its subject.
        code: the value set.
        first: first day on which it can have happened.
        last: last such day.
        act: the act.
        after: the words that may stand before; empty where any may.
        contest: the contest in which it is claimed; empty where it is uncontested.
        versions: the versions of that contest in which it happened.
    """

    cell: Cell
    code: int
    first: int
    last: int
    act: Act
    after: tuple[str, ...]
    contest: str
    versions: frozenset[str]

    @property
    def is_plain(self) -> bool:
        """Whether the effect is dated to the day and uncontested."""
        return self.first == self.last and not self.contest


def act_order(act: Act) -> tuple[int, int, int, str]:
    """Return the key that orders acts: first day, last day, kind, name. Files do not matter."""
    return act.on.first, act.on.last, _RANKS.get(act.act, len(_RANKS)), act.id


def publication(act: Act, evidence: Evidence) -> tuple[int, int]:
    """Return the first and last day on which an act can have become public.

    By default a public act is public on its own day; a claim, and anything contested, when the
    first of its cited origins appeared. What an origin foresaw, or what its author took it from,
    is older than the act: nobody can have known of an act before it could happen.
    """
    if act.public is not None:
        return act.public.first, act.public.last
    if act.cites and (act.version or KINDS[act.act].public == "first_origin"):
        spans = (evidence.publication(cite) for cite in act.cites)
        first, last = min(spans, key=lambda span: span[::-1])
        return max(first, act.on.first), max(last, act.on.first)
    return act.on.first, act.on.last


def as_published(act: Act, evidence: Evidence, as_of: int) -> Act:
    """Return an act with those of its citations that had surely been published by a day."""
    return replace(act, cites=evidence.published_cites(act.cites, as_of))


def split_versions(act: Act) -> tuple[str, frozenset[str]]:
    """Return the contest an act belongs to and its versions of it; empty where uncontested."""
    pairs = [name.partition("/") for name in act.version]
    return (pairs[0][0] if pairs else ""), frozenset(version for _, _, version in pairs)


class Log:
    """All acts in order, with what each sets.

    Attributes:
        acts: in order of time; ties by kind and name.
        evidence: who says what.
        effects: what the acts set, in the same order.
    """

    def __init__(self, acts: Iterable[Act], evidence: Evidence) -> None:
        self.acts: tuple[Act, ...] = tuple(sorted(acts, key=act_order))
        self.evidence = evidence
        self._index([effect for act in self.acts for effect in _effects_of(act)])

    def _index(self, effects: list[Effect]) -> None:
        self.effects = effects
        by_cell: dict[Cell, list[Effect]] = {}
        for effect in effects:
            by_cell.setdefault(effect.cell, []).append(effect)
        self._by_cell = by_cell
        self._entangled = {
            cell
            for cell, setters in by_cell.items()
            if not all(effect.is_plain for effect in setters)
        }
        plain = [effect for effect in effects if effect.cell not in self._entangled]
        self._plain_days = [effect.first for effect in plain]
        self._plain = [(effect.cell, effect) for effect in plain]

    def fold(self, day: int) -> dict[Cell, Effect]:
        """Return the last effect on every plain register up to and on a day."""
        return dict(self._plain[: bisect_right(self._plain_days, day)])

    def mentions(self, cell: Cell) -> bool:
        """Whether any act, on whatever day, sets a register."""
        return cell in self._by_cell

    def is_entangled(self, cell: Cell) -> bool:
        """Whether a contested or imprecisely dated act can set a register."""
        return cell in self._entangled

    def setters(self, cell: Cell) -> Sequence[Effect]:
        """Return everything that sets a register, in order."""
        return self._by_cell.get(cell, ())

    def cells(self, register: str) -> Iterator[Cell]:
        """Return every cell of a register that some act sets."""
        return (cell for cell in self._by_cell if cell[0] == register)

    def until(self, day: int) -> list[Act]:
        """Return the acts that can have happened by a day."""
        return [act for act in self.acts if act.on.first <= day]


def perhaps_published(acts: Iterable[Act], evidence: Evidence, as_of: int) -> list[Act]:
    """Return the acts of which it is uncertain whether they were public by a day."""
    spans = ((act, publication(act, evidence)) for act in acts)
    return [act for act, (first, last) in spans if first <= as_of < last]


def _effects_of(act: Act) -> Iterator[Effect]:
    contest, versions = split_versions(act)
    for setting in KINDS[act.act].sets:
        for cell in _cells_of(act, setting):
            yield Effect(
                cell,
                code("stance", act.stance or "none") if not setting.word else setting.code,
                act.on.first,
                act.on.last,
                act,
                setting.after,
                contest,
                versions,
            )


def _cells_of(act: Act, setting: Setting) -> Iterator[Cell]:
    """Return the cells a setting touches: one for each means or cargo the act names."""
    parts = [_parts(act, name) for name in setting.subject]
    return ((setting.register, *subject) for subject in product(*parts))


def _parts(act: Act, name: str) -> tuple[str, ...]:
    """Return what an act names in one field of a subject."""
    if name == "means":
        return act.means
    if name == "cargo":
        return act.cargo or (ANY,)
    return (getattr(act, name) or "",)
