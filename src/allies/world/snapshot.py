"""A snapshot: the values of all registers on a day, over worlds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.values.ternary import UNKNOWN, YES
from allies.world.acts import Act
from allies.world.instruments import Instrument
from allies.world.log import Cell, Effect, Log, split_versions
from allies.world.registers import REGISTERS, UNKNOWN_CODE
from allies.world.worlds import CONTEST, DATING, HAPPENED, PENDING, Axis, Worlds

CodeArray = NDArray[np.int8]
_NO_EFFECT = -1


def _is_by(effects: Sequence[Effect], at: int, act: str) -> bool:
    """Return whether the effect at an index comes from an act."""
    return at != _NO_EFFECT and effects[at].act.id == act and not effects[at].consequent


class RegisterValue(msgspec.Struct, frozen=True):
    """The value of one register in every world, and the act behind each value.

    Attributes:
        cell: the register and its subject.
        values: codes by world; `UNKNOWN_CODE` if the record does not say.
        setters: index into `effects` by world; -1 if no act has set it.
        effects: the effects that can be behind a value.
        began: index into `effects` by world of the act that first set the present value; -1 if no
            act has set it.
        before: the same as `setters`, without acts that may or may not have happened.
        may_be: the possible values, with and without each of those acts.
    """

    cell: Cell
    values: CodeArray
    setters: NDArray[np.int16]
    effects: Sequence[Effect]
    began: NDArray[np.int16]
    before: NDArray[np.int16] | None = None
    may_be: Sequence[CodeArray] = ()

    def word(self, world: int = 0) -> str:
        """Return the value in one world as a word."""
        return REGISTERS[self.cell[0]].word(int(self.values[world]))

    def act(self, world: int = 0) -> Act | None:
        """Return the act behind the value in one world, if any."""
        at = int(self.setters[world])
        return None if at == _NO_EFFECT else self.effects[at].act

    def effect(self, world: int = 0) -> Effect | None:
        """Return the effect behind the value in one world, if any: of an act, or of an end."""
        at = int(self.setters[world])
        return None if at == _NO_EFFECT else self.effects[at]

    def beginning(self, world: int = 0) -> Effect | None:
        """Return the effect that first set the present value in one world, before confirmations."""
        at = int(self.began[world])
        return None if at == _NO_EFFECT else self.effects[at]

    def act_before(self, world: int = 0) -> Act | None:
        """Return the act that is surely behind the value in one world, if there is one."""
        at = _NO_EFFECT if self.before is None else int(self.before[world])
        return self.act(world) if at == _NO_EFFECT else self.effects[at].act

    def stands_for(self, trait: Callable[[Act], bool]) -> NDArray[np.bool_]:
        """Return whether the act behind the value has a trait, by world; no if there is no act.

        Args:
            trait: the trait of an act.
        """
        # A world without an act has the index -1, which reads the entry added at the end.
        return np.array([*(trait(effect.act) for effect in self.effects), False])[self.setters]

    def is_any(self, *words: str) -> NDArray[np.bool_]:
        """Return whether each world has one of some values."""
        codes = REGISTERS[self.cell[0]].codes
        # One entry for each code and a last one for `UNKNOWN_CODE`, which indexes from the end.
        wanted = np.zeros(len(codes) + 1, dtype=np.bool_)
        for word in words:
            wanted[codes[word]] = True
        return np.asarray(wanted[self.values])

    def is_surely_any(self, *words: str) -> NDArray[np.bool_]:
        """Return whether each world surely has one of some values, even if it is unknown which.

        If an act may have changed one of the values into another, the record does not say which it
        is, but it is still one of them.
        """
        surely = self.is_any(*words)
        if self.may_be:
            wanted = [REGISTERS[self.cell[0]].codes[word] for word in words]
            surely |= ~self.known & np.isin(np.array(self.may_be), wanted).all(axis=0)
        return surely

    @property
    def known(self) -> NDArray[np.bool_]:
        """Whether the record says the value, by world."""
        return np.asarray(self.values != UNKNOWN_CODE)


class Snapshot:
    """What the record says about one day, in each of some worlds.

    Attributes:
        day: the day, as an ordinal.
        log: the acts and what they set.
        worlds: the worlds.
        is_covered: whether the record covers the day; if not, everything is unknown.
    """

    def __init__(
        self,
        day: int,
        log: Log,
        worlds: Worlds,
        *,
        is_covered: bool,
        complete_instruments: Iterable[str] = (),
        unreadable: Collection[str] = (),
    ) -> None:
        self.day = day
        self.log = log
        self.worlds = worlds
        self.is_covered = is_covered
        self._complete = frozenset(complete_instruments)
        self._unreadable = unreadable
        self._plain = log.fold(day) if is_covered else {}
        self._read: dict[Cell, RegisterValue] = {}
        self._contests: dict[str, None] = {}
        self._days: set[int] = set()

    def can_read(self, text: Instrument) -> bool:
        """Return whether a text existed by the day of knowledge; always if no day is given."""
        return text.id not in self._unreadable

    @property
    def cells_read(self) -> list[Cell]:
        """Every register read so far, in order."""
        return list(self._read)

    def register(self, kind: str, *subject: str) -> RegisterValue:
        """Return a register's value in every world, and note that it was read.

        Args:
            kind: name of the register, one of `world.registers.REGISTERS`.
            subject: its subject, in the register's order.
        """
        cell: Cell = (kind, *subject)
        if len(subject) != len(REGISTERS[kind].subject):
            raise ValueError(f"{kind} is about {REGISTERS[kind].subject}, not {subject}")
        codes = self._read.get(cell)
        if codes is None:
            codes = self._read[cell] = self._work_out(cell)
        return codes

    def happened(self, act: Act) -> NDArray[np.bool_]:
        """Return whether each world holds the version to which an act belongs, and note it.

        Args:
            act: the act, contested or not; its day does not count.
        """
        contest, versions = split_versions(act)
        if not contest:
            return np.ones(self.worlds.count, dtype=np.bool_)
        self._contests[contest] = None
        return self.worlds.holds(contest, versions)

    def note_days(self, days: Iterable[int]) -> None:
        """Note days on which something that was read changes, apart from the registers."""
        self._days.update(days)

    def next_turn(self, last: int) -> int | None:
        """Return the first later day on which something read so far can change.

        Args:
            last: the last day that is wanted.

        Returns:
            the day, as an ordinal; None if nothing changes by the last day.
        """
        turns = set(self._days)
        for cell in self._read:
            for effect in self.log.setters(cell):
                turns |= {effect.first, effect.last}
        return min((day for day in turns if self.day < day <= last), default=None)

    def dissolution(self, body: str) -> Act | None:
        """Return the act that dissolved a state or an organisation, if it is dissolved."""
        existence = self.register("existence", body)
        return existence.act() if existence.is_any("dissolved")[0] else None

    def ended_on(self, body: str) -> str | None:
        """Return when a state or an organisation was dissolved; None if it was not."""
        dissolved = self.dissolution(body)
        return dissolved.on.text if dissolved else None

    def _work_out(self, cell: Cell) -> RegisterValue:
        count = self.worlds.count
        setters = np.full(count, _NO_EFFECT, dtype=np.int16)
        if not self.is_covered:
            unknown = np.full(count, UNKNOWN_CODE, dtype=np.int8)
            return RegisterValue(cell, unknown, setters, (), setters)
        values = np.full(count, self._before(cell), dtype=np.int8)
        if not self.log.is_entangled(cell):
            effect = self._plain.get(cell)
            if effect is None:
                return RegisterValue(cell, values, setters, (), setters)
            values[:], setters[:] = effect.code, 0
            return RegisterValue(cell, values, setters, (effect, self._began(effect)), setters + 1)
        effects = self.log.setters(cell)
        reached = [(at, item) for at, item in enumerate(effects) if item.first <= self.day]
        began = setters.copy()
        for at, effect in reached:
            here = self._happened(effect, values)
            if effect.ends:
                here = here & np.array(
                    [_is_by(effects, by, effect.ends) for by in setters.tolist()]
                )
            began[here & ((values != effect.code) | (began == _NO_EFFECT))] = at
            values[here], setters[here] = effect.code, at
        firm, before, may_be = values.copy(), setters.copy(), []
        for at, effect in reached:
            if effect.last > self.day and (effect.over is None or effect.over > self.day):
                here = self._may_follow(effect, values)
                values[here], setters[here], began[here] = UNKNOWN_CODE, at, at
                may_be.append(np.where(here, np.int8(effect.code), firm))
        return RegisterValue(
            cell, values, setters, effects, began, before, (firm, *may_be) if may_be else ()
        )

    def _began(self, effect: Effect) -> Effect:
        """Return the first of the effects that have set a plain register to the same value."""
        began = effect
        for other in reversed(self.log.setters(effect.cell)):
            if other.first <= effect.first:
                if other.code != effect.code:
                    break
                began = other
        return began

    def _happened(self, effect: Effect, values: CodeArray) -> NDArray[np.bool_]:
        """Return whether an effect has surely happened, by world."""
        here = self._holds(effect)
        if effect.last > self.day:
            here = here & (self.worlds.happened(effect.act.id) == YES)
        if effect.consequent:
            codes = REGISTERS[effect.cell[0]].codes
            here = here & np.isin(values, [codes[word] for word in effect.after])
        return np.asarray(here)

    def _holds(self, effect: Effect) -> NDArray[np.bool_]:
        """Return whether each world holds the version that an effect belongs to."""
        if effect.contest:
            return self.worlds.holds(effect.contest, effect.versions)
        return np.ones(self.worlds.count, dtype=np.bool_)

    def _may_follow(self, effect: Effect, values: CodeArray) -> NDArray[np.bool_]:
        """Return whether an act that may or may not have happened may have changed a value.

        It may have, even after a later act, if it would change the value and if its kind can follow
        the present value.
        """
        may_change = self._holds(effect) & (values != effect.code)
        if effect.after:
            codes = REGISTERS[effect.cell[0]].codes
            before = [codes[word] for word in effect.after]
            may_change &= np.isin(values, [*before, UNKNOWN_CODE])
        return np.asarray(may_change & (self.worlds.happened(effect.act.id) == UNKNOWN))

    def _before(self, cell: Cell) -> int:
        """Return the value before any act has set a register."""
        register = REGISTERS[cell[0]]
        if register.absent == UNKNOWN_CODE and register.name in ("party", "instrument"):
            # Law is made by acts: if any act is coded, there was no law before the first.
            known = self.log.mentions(cell) or (
                register.name == "party" and cell[2] in self._complete
            )
            return 0 if known else UNKNOWN_CODE
        return register.absent

    def axes(self, cells: Iterable[Cell] | None = None) -> list[Axis]:
        """Return the axes that the values of some registers depend on, on this day.

        Args:
            cells: the registers; if not given, all that were read.
        """
        found: dict[str, Axis] = {}
        for contest in self._contests if cells is None and self.is_covered else ():
            for axis in self._axis_of(contest):
                found.setdefault(axis.name, axis)
        for cell in self.cells_read if cells is None else cells:
            if not self.is_covered or not self.log.is_entangled(cell):
                continue
            for effect in self.log.setters(cell):
                if effect.first > self.day:
                    break
                for axis in self._axes_of(effect):
                    found.setdefault(axis.name, axis)
        return list(found.values())

    def _axis_of(self, contest: str) -> Iterable[Axis]:
        """Return the axis of a contest, if more than one of its versions had been published."""
        options = self._published_versions(contest)
        if len(options) > 1:
            yield Axis(CONTEST, contest, tuple(options), tuple(options.values()))

    def _axes_of(self, effect: Effect) -> Iterable[Axis]:
        if effect.contest:
            yield from self._axis_of(effect.contest)
        if effect.last > self.day:
            gone = (self.day - effect.first + 1) / (effect.last - effect.first + 1)
            yield Axis(DATING, effect.act.id, (PENDING, HAPPENED), (1.0 - gone, gone))

    def _published_versions(self, contest_id: str) -> dict[str, float]:
        contest = self.log.evidence.contests[contest_id]
        return {version.id: version.weight for version in contest.versions}
