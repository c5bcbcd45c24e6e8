"""The log of acts, and the registers they set over time.

Most registers are *plain*: every act that sets them is dated to the day and uncontested. Those
are folded into a dictionary, which costs one slice of a sorted list. A register that a contested or
an imprecisely dated act can set is *entangled*; it is evaluated over worlds when it is read.

Some endings follow from an act but are not among its own settings. A grant with an `until` is over
on the next day. A state that leaves an organisation is no longer party to the texts that leaving
ends. When a state or an organisation is dissolved, its values end. Such a *consequence* changes a
value only if the value to be ended is still there. So registers with one are entangled too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from allies.evidence.accounts import Evidence
from allies.values.date_parts import names_day_after
from allies.values.dates import day_text
from allies.world.act_kinds import Setting
from allies.world.acts import Act, Told
from allies.world.endings import ended_with_body, joins, leaves_off
from allies.world.registers import ACCEPTING, NO_BODIES, REGISTERS, UNKNOWN_CODE, code
from allies.world.vocabulary import INSIDE, KINDS

Cell = tuple[str, ...]  # name of a register, then its subject
REASON_WITHHELD = "The reason names what came later"
ANY = "any"  # the mode or cargo of a permission that is given for all of them

_RANKS = {name: rank for rank, name in enumerate(KINDS)}
_NONE = "none"  # the value before any act
_PROMISE_DAYS = 365  # so long an agreement stands if the host asks again
_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Effect(msgspec.Struct, frozen=True):
    """One setting of one register by one act.

    Attributes:
        cell: the register and its subject.
        code: the value set.
        first: first day on which it can have happened.
        last: last day on which it can have happened.
        act: the act.
        after: the words that the register may have before; empty if any.
        contest: the contest in which it is claimed; empty if it is uncontested.
        versions: the versions of that contest in which it happened.
        consequent: whether it follows from the act but is not one of its own settings; it then
            happens only if the register has one of `after`.
        over: the first day after the last day of the act's `until`; None if it has none.
        ends: id of the act whose effect it ends, if that act must still be behind the value.
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
        """The date since which the register has the value, with its precision."""
        return day_text(self.first) if self.ends else self.act.on.text

    @property
    def is_plain(self) -> bool:
        """Whether the effect is dated to the day, uncontested, and not a consequence."""
        return self.first == self.last and not self.contest and not self.consequent


def act_order(act: Act) -> tuple[int, int, int, str]:
    """Return the sort key of acts: first day, last day, kind, name. Files do not matter."""
    return act.on.first, act.on.last, _RANKS.get(act.act, len(_RANKS)), act.id


def publication(act: Act, evidence: Evidence) -> tuple[int, int]:
    """Return the first and last day on which an act can have become public.

    By default a public act is public on its own day. A claim, or a contested act, is public when
    the first of its cited origins appeared. A source older than the act does not count: the act
    cannot be known before it can have happened.
    """
    if act.public is not None:
        return act.public.first, act.public.last
    if act.cites and (act.version or KINDS[act.act].public == "first_origin"):
        spans = (evidence.publication(cite) for cite in act.cites)
        first, last = min(spans, key=lambda span: span[::-1])
        return max(first, act.on.first), max(last, act.on.first)
    return act.on.first, act.on.last


def as_published(act: Act, evidence: Evidence, as_of: int) -> Act:
    """Return an act with only the citations that had surely been published by a day.

    A statement with citations of its own is left out if none of them had been published.
    """

    def told(item: Told | None) -> Told | None:
        cites = evidence.published_cites(item.cites, as_of) if item else ()
        return replace(item, cites=cites) if item and (cites or not item.cites) else None

    cites = evidence.published_cites(act.cites, as_of)
    return replace(
        _without_hindsight(act, as_of, cited=bool(cites)),
        cites=cites,
        declared=told(act.declared),
        rehearsed=told(act.rehearsed),
        away=tuple(replace(item, why=told(item.why)) for item in act.away),
    )


def _without_hindsight(act: Act, day: int, *, cited: bool) -> Act:
    """Return an act without what its coder wrote with a later day in mind.

    A source that had appeared may mention the future, so the words of a cited act stay.
    """
    if names_day_after(act.judgement, day):
        act = replace(act, judgement=REASON_WITHHELD)
    if cited:
        return act
    if names_day_after(act.says, day) and "says" not in KINDS[act.act].needs:
        act = replace(act, says="")
    terms = tuple(term for term in act.terms if not names_day_after(term.says, day))
    return act if terms == act.terms else replace(act, terms=terms)


def split_versions(act: Act) -> tuple[str, frozenset[str]]:
    """Return the contest of an act and its versions of it; empty if uncontested."""
    pairs = [name.partition("/") for name in act.version]
    return (pairs[0][0] if pairs else ""), frozenset(version for _, _, version in pairs)


class Log:
    """All acts in order, with the registers each sets.

    Attributes:
        acts: in order of time; ties by kind and name.
        evidence: the sources, holders and contests.
        effects: what the acts set, in the same order.
    """

    def __init__(
        self,
        acts: Iterable[Act],
        evidence: Evidence,
        ended_by_leaving: Mapping[str, tuple[str, ...]] = _NOTHING,
        unsupported: frozenset[str] = frozenset(),
    ) -> None:
        """Sort the acts, and compute what each sets.

        Args:
            acts: in any order.
            evidence: the sources, holders and contests.
            ended_by_leaving: by organisation, the instruments to which a state is no longer party
                once it leaves the organisation.
            unsupported: acts that no source documents any more; what they set is unknown.
        """
        self.acts: tuple[Act, ...] = tuple(sorted(acts, key=act_order))
        self.evidence = evidence
        self._ended_by_leaving = ended_by_leaving
        self._index(
            [
                replace(effect, code=UNKNOWN_CODE, over=None) if act.id in unsupported else effect
                for act in self.acts
                for effect in _effects_of(act)
            ]
        )

    def _index(self, effects: list[Effect]) -> None:
        self.effects = effects
        by_cell: dict[Cell, list[Effect]] = {}
        for effect in effects:
            by_cell.setdefault(effect.cell, []).append(effect)
        consequences = [
            *(_run_out(effect) for effect in effects if effect.over is not None),
            *self._left_behind(by_cell),
            *self._seats_left(by_cell),
            *self._dissolved(by_cell),
            *self._renewed(by_cell),
            *self._asked_again(by_cell),
        ]
        for effect in consequences:
            by_cell[effect.cell].append(effect)
        for cell in {effect.cell for effect in consequences}:
            # On one day, consequences come after the acts.
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
        """Return what leaving an organisation ends, for states that were members."""
        for cell, effects in list(by_cell.items()):
            texts = self._ended_by_leaving.get(cell[-1], ()) if cell[0] == "membership" else ()
            for at, effect in enumerate(effects if texts else ()):
                if not _is(leaves_off, effect) or not _may_be_inside(effects[:at]):
                    continue
                for text in texts:
                    party = ("party", cell[1], text)
                    if party in by_cell:
                        yield _consequence(effect, party, "ended", ACCEPTING)

    def _seats_left(self, by_cell: Mapping[Cell, Sequence[Effect]]) -> Iterator[Effect]:
        """Return the end of the seats of states that leave an organisation."""
        organs: dict[tuple[str, str], list[Cell]] = {}
        for cell in by_cell:
            if cell[0] == "seat":
                organs.setdefault((cell[1], cell[2].partition(".")[0]), []).append(cell)
        for (state, body), seats in organs.items():
            for effect in by_cell.get(("membership", state, body), ()):
                if _is(leaves_off, effect):
                    for seat in seats:
                        yield _consequence(effect, seat, "left", ("held",))

    def _dissolved(self, by_cell: Mapping[Cell, Sequence[Effect]]) -> Iterator[Effect]:
        """Return the effects of the dissolution of states and organisations."""
        ends = [
            effect
            for effect in self.effects
            if effect.cell[0] == "existence" and effect.code == code("existence", "dissolved")
        ]
        gone = {effect.cell[1] for effect in ends}
        cells: dict[str, list[Cell]] = {}
        for cell in by_cell if ends else ():
            for name in _bodies_of(cell) & gone:
                cells.setdefault(name, []).append(cell)
        for effect in ends:
            for cell in cells.get(effect.cell[1], ()):
                register = REGISTERS[cell[0]]
                if register.over:
                    yield _consequence(effect, cell, register.over, ended_with_body(register))

    def _renewed(self, by_cell: Mapping[Cell, Sequence[Effect]]) -> Iterator[Effect]:
        """Return the effects of joining again: earlier notices and the like are reset."""
        kinds = [register for register in REGISTERS.values() if register.ends_by_joining]
        for effect in [effect for effect in self.effects if _is(joins, effect)]:
            _, state, body = effect.cell
            for register in kinds:
                subject = (state, body) if register.subject[0] == "state" else (body, state)
                cell = (register.name, *subject)
                if cell in by_cell:
                    stands = tuple(word for word in register.codes if word != _NONE)
                    yield _consequence(effect, cell, _NONE, stands)

    def _asked_again(self, by_cell: Mapping[Cell, Sequence[Effect]]) -> Iterator[Effect]:
        """Return the effects of asking again: an answer to an earlier request is none to this.

        Who agreed within the year before has agreed still: repeating a request undoes no promise.
        """
        asked, agreed = code("request", "requested"), code("answer", "agreed")
        for cell, answers in list(by_cell.items()):
            if cell[0] != "answer":
                continue
            _, addressee, host = cell
            names = dict.fromkeys((addressee, addressee.partition(".")[0]))
            both = [item for name in names for item in by_cell.get(("request", host, name), ())]
            both = [item for item in both if item.code == asked]
            # An answer of the day of a request, or perhaps of that day, is an answer to it.
            both += answers
            both.sort(key=lambda item: item.last if item.cell == cell else item.first)
            standing: list[Effect] = []
            asked_before = False
            for item in both:
                if item.cell == cell:
                    standing = [item] if item.is_plain else [*standing, item]
                    continue
                # Before the first request, what was decided answers none and so stays.
                kept = [
                    answer
                    for answer in standing
                    if answer.code == agreed and item.last - answer.first <= _PROMISE_DAYS
                ]
                for answer in standing if asked_before else ():
                    if answer in kept:
                        continue
                    ended = _consequence(item, cell, _NONE, ("agreed", "declined", "taken_back"))
                    yield replace(ended, ends=answer.act.id)
                if item.is_plain and asked_before:
                    standing = kept
                asked_before = True

    def fold(self, day: int) -> dict[Cell, Effect]:
        """Return the last effect on every plain register on or before a day."""
        return dict(self._plain[: bisect_right(self._plain_days, day)])

    def mentions(self, cell: Cell) -> bool:
        """Return whether any act, on any day, sets a register."""
        return cell in self._by_cell

    def is_entangled(self, cell: Cell) -> bool:
        """Return whether a contested or imprecisely dated act can set a register."""
        return cell in self._entangled

    def setters(self, cell: Cell) -> Sequence[Effect]:
        """Return everything that sets a register, in order."""
        return self._by_cell.get(cell, ())

    def cells(self, register: str) -> Iterator[Cell]:
        """Return every cell of a register that some act sets."""
        return (cell for cell in self._by_cell if cell[0] == register)

    def consequences_of(self, act_id: str) -> set[Cell]:
        """Return the registers that an act changes only as a consequence."""
        return {
            cell
            for cell, effects in self._by_cell.items()
            if any(effect.consequent and effect.act.id == act_id for effect in effects)
        }

    def until(self, day: int) -> list[Act]:
        """Return the acts that can have happened by a day."""
        return [act for act in self.acts if act.on.first <= day]


def perhaps_published(acts: Iterable[Act], evidence: Evidence, as_of: int) -> list[Act]:
    """Return the acts for which it is uncertain whether they were public by a day."""
    spans = ((act, publication(act, evidence)) for act in acts)
    return [act for act, (first, last) in spans if first <= as_of < last]


def _bodies_of(cell: Cell) -> set[str]:
    """Return the states and organisations that a register is about."""
    subjects = zip(REGISTERS[cell[0]].subject, cell[1:], strict=True)
    names = [name for kind, name in subjects if kind not in NO_BODIES]
    return {*names, *(name.partition(".")[0] for name in names)}


def _consequence(effect: Effect, cell: Cell, word: str, stands: tuple[str, ...]) -> Effect:
    """Return a consequence of an effect: it applies if the register has one of the values."""
    return replace(
        effect,
        cell=cell,
        code=code(cell[0], word),
        after=stands,
        consequent=True,
        over=None,
    )


def _run_out(effect: Effect) -> Effect:
    """Return the effect of the day after the last day of what an act grants."""
    (then,) = {
        setting.then
        for setting in KINDS[effect.act.act].sets
        if setting.register == effect.cell[0] and setting.then
    }
    over = effect.over or 0
    ended = _consequence(effect, effect.cell, then, (REGISTERS[effect.cell[0]].word(effect.code),))
    return replace(ended, first=over, last=over, ends=effect.act.id)


def _is(what: Callable[[Setting], bool], effect: Effect) -> bool:
    """Return whether an effect comes from a setting that a predicate accepts."""
    return (effect.act.act, effect.cell[0], effect.code) in _accepted(what)


@cache
def _accepted(what: Callable[[Setting], bool]) -> frozenset[tuple[str, str, int]]:
    """Return every kind of act with the registers and codes of its settings that are accepted."""
    return frozenset(
        (name, setting.register, setting.code)
        for name, kind in KINDS.items()
        for setting in kind.sets
        if setting.word and what(setting)
    )


def _may_be_inside(earlier: Sequence[Effect]) -> bool:
    """Return whether the earlier effects may have left a state a member."""
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
    """Return the cells that a setting changes: one for each means or cargo the act names."""
    parts = [_parts(act, name) for name in setting.subject]
    return ((setting.register, *subject) for subject in product(*parts))


def _parts(act: Act, name: str) -> tuple[str, ...]:
    """Return the values of an act for one field of a subject."""
    if name == "means":
        return act.means
    if name == "cargo":
        return act.cargo or (ANY,)
    return (getattr(act, name) or "",)
