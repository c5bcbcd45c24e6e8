"""The log of acts, and its fold into registers.

Most registers are *plain*: every act that sets them is dated to the day and uncontested. Those
fold into a dictionary, which costs one slice of a sorted list. A register that a contested or an
imprecisely dated act can set is *entangled*; it is worked out over worlds when somebody reads it.

Some endings follow from an act without being its own: what is granted until a day is over on the
next; who leaves an organisation is no longer party to the texts that leaving ends; nothing about a
state or an organisation outlives it. Such a *consequence* changes a value only where what it ends
still stands, so registers with one are entangled too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from allies.evidence.accounts import Evidence
from allies.values.dates import day_text
from allies.world.act_kinds import Setting
from allies.world.acts import Act, Told
from allies.world.endings import ended_with_body, joins, leaves_off
from allies.world.registers import ACCEPTING, NO_BODIES, REGISTERS, code
from allies.world.vocabulary import INSIDE, KINDS

Cell = tuple[str, ...]  # name of a register, then its subject
ANY = "any"  # the mode or cargo of a permission that is given for all of them

_RANKS = {name: rank for rank, name in enumerate(KINDS)}
_NONE = "none"  # what stands before anything is said
_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


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
        consequent: whether it follows from the act without being its own; it then happens only
            where one of `after` stands.
        over: the first day on which what it sets has run out; None where it does not.
        ends: id of the act whose hold it ends, where that act must still be behind the value.
    """

    cell: Cell
    code: int
    first: int
    last: int
    act: Act
    after: tuple[str, ...]
    contest: str
    versions: frozenset[str]
    consequent: bool = False
    over: int | None = None
    ends: str = ""

    @property
    def since(self) -> str:
        """The date from which the value stands, with its precision."""
        return day_text(self.first) if self.ends else self.act.on.text

    @property
    def is_plain(self) -> bool:
        """Whether the effect is dated to the day, uncontested, and an act's own."""
        return self.first == self.last and not self.contest and not self.consequent


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
    """Return an act with those of its citations that had surely been published by a day.

    What is told of it beside it goes with the last of its own citations.
    """

    def told(item: Told | None) -> Told | None:
        cites = evidence.published_cites(item.cites, as_of) if item else ()
        return replace(item, cites=cites) if item and (cites or not item.cites) else None

    return replace(
        act,
        cites=evidence.published_cites(act.cites, as_of),
        declared=told(act.declared),
        rehearsed=told(act.rehearsed),
        away=tuple(replace(item, why=told(item.why)) for item in act.away),
    )


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

    def __init__(
        self,
        acts: Iterable[Act],
        evidence: Evidence,
        ended_by_leaving: Mapping[str, tuple[str, ...]] = _NOTHING,
    ) -> None:
        """Put acts in order, and work out what each sets.

        Args:
            acts: in any order.
            evidence: who says what.
            ended_by_leaving: the instruments to which a state is no longer party once it leaves
                an organisation, by the organisation.
        """
        self.acts: tuple[Act, ...] = tuple(sorted(acts, key=act_order))
        self.evidence = evidence
        self._ended_by_leaving = ended_by_leaving
        self._index([effect for act in self.acts for effect in _effects_of(act)])

    def _index(self, effects: list[Effect]) -> None:
        self.effects = effects
        by_cell: dict[Cell, list[Effect]] = {}
        for effect in effects:
            by_cell.setdefault(effect.cell, []).append(effect)
        consequences = [
            *(_run_out(effect) for effect in effects if effect.over is not None),
            *self._left_behind(by_cell),
            *self._dissolved(by_cell),
            *self._renewed(by_cell),
        ]
        for effect in consequences:
            by_cell[effect.cell].append(effect)
        for cell in {effect.cell for effect in consequences}:
            # On one day, what follows from acts comes after the acts.
            by_cell[cell].sort(key=lambda effect: (effect.first, effect.last))
        self._by_cell = by_cell
        self._entangled = {
            cell
            for cell, setters in by_cell.items()
            if not all(effect.is_plain for effect in setters)
        }
        plain = [effect for effect in effects if effect.cell not in self._entangled]
        self._plain_days = [effect.first for effect in plain]
        self._plain = [(effect.cell, effect) for effect in plain]

    def _left_behind(self, by_cell: Mapping[Cell, Sequence[Effect]]) -> Iterator[Effect]:
        """Return what leaving organisations ends, for states that were inside."""
        for cell, effects in list(by_cell.items()):
            texts = self._ended_by_leaving.get(cell[-1], ()) if cell[0] == "membership" else ()
            for at, effect in enumerate(effects if texts else ()):
                if not _is(leaves_off, effect) or not _may_be_inside(effects[:at]):
                    continue
                for text in texts:
                    party = ("party", cell[1], text)
                    if party in by_cell:
                        yield _consequence(effect, party, "ended", ACCEPTING)

    def _dissolved(self, by_cell: Mapping[Cell, Sequence[Effect]]) -> Iterator[Effect]:
        """Return what ends with states and organisations."""
        ends = [
            effect
            for effect in self.effects
            if effect.cell[0] == "existence" and effect.code == code("existence", "dissolved")
        ]
        for effect, cell in product(ends, list(by_cell) if ends else ()):
            register = REGISTERS[cell[0]]
            subjects = zip(register.subject, cell[1:], strict=True)
            names = [name for kind, name in subjects if kind not in NO_BODIES]
            about = {*names, *(name.partition(".")[0] for name in names)}
            if register.over and effect.cell[1] in about:
                yield _consequence(effect, cell, register.over, ended_with_body(register))

    def _renewed(self, by_cell: Mapping[Cell, Sequence[Effect]]) -> Iterator[Effect]:
        """Return what is over when a state joins anew: no notice has then been given."""
        kinds = [register for register in REGISTERS.values() if register.ends_by_joining]
        for effect in [effect for effect in self.effects if _is(joins, effect)]:
            _, state, body = effect.cell
            for register in kinds:
                subject = (state, body) if register.subject[0] == "state" else (body, state)
                cell = (register.name, *subject)
                if cell in by_cell:
                    stands = tuple(word for word in register.codes if word != _NONE)
                    yield _consequence(effect, cell, _NONE, stands)

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

    def consequences_of(self, act_id: str) -> set[Cell]:
        """Return the registers in which an act ends something that is not its own to set."""
        return {
            cell
            for cell, effects in self._by_cell.items()
            if any(effect.consequent and effect.act.id == act_id for effect in effects)
        }

    def until(self, day: int) -> list[Act]:
        """Return the acts that can have happened by a day."""
        return [act for act in self.acts if act.on.first <= day]


def perhaps_published(acts: Iterable[Act], evidence: Evidence, as_of: int) -> list[Act]:
    """Return the acts of which it is uncertain whether they were public by a day."""
    spans = ((act, publication(act, evidence)) for act in acts)
    return [act for act, (first, last) in spans if first <= as_of < last]


def _consequence(effect: Effect, cell: Cell, word: str, stands: tuple[str, ...]) -> Effect:
    """Return what an act brings about in another register, where one of some values stands."""
    return replace(
        effect,
        cell=cell,
        code=code(cell[0], word),
        after=stands,
        consequent=True,
        over=None,
    )


def _run_out(effect: Effect) -> Effect:
    """Return what follows when the last day of what an act grants is over."""
    (then,) = {
        setting.then
        for setting in KINDS[effect.act.act].sets
        if setting.register == effect.cell[0] and setting.then
    }
    over = effect.over or 0
    ended = _consequence(effect, effect.cell, then, (REGISTERS[effect.cell[0]].word(effect.code),))
    return replace(ended, first=over, last=over, ends=effect.act.id)


def _is(what: Callable[[Setting], bool], effect: Effect) -> bool:
    """Whether an effect is one of a kind of setting."""
    return any(
        what(setting) and (setting.register, setting.code) == (effect.cell[0], effect.code)
        for setting in KINDS[effect.act.act].sets
        if setting.word
    )


def _may_be_inside(earlier: Sequence[Effect]) -> bool:
    """Whether what came before may have left a state a member."""
    inside = [code("membership", word) for word in INSIDE]
    surely = [at for at, effect in enumerate(earlier) if effect.is_plain]
    return any(effect.code in inside for effect in earlier[surely[-1] if surely else 0 :])


def _effects_of(act: Act) -> Iterator[Effect]:
    contest, versions = split_versions(act)
    for setting in KINDS[act.act].sets:
        over = act.until.last + 1 if act.until is not None and setting.then else None
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
                over=over,
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
