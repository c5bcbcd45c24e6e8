"""The facts a rule may ask for: the registers of a day, and the facts of the case."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from allies.values.dates import Period
from allies.values.ternary import NO, UNKNOWN, YES, Ternary, constant, from_bool
from allies.world.acts import Act
from allies.world.endings import joins
from allies.world.log import Cell, split_versions
from allies.world.snapshot import RegisterValue, Snapshot
from allies.world.view import View
from allies.world.vocabulary import KINDS


@dataclass
class Facts:
    """The facts about one host, on one day, in every world.

    Attributes:
        view: everything the theatre says.
        snapshot: the registers of the day.
        host: the state of the crisis, or the state asked about.
        trigger: the kind of crisis; empty if there is none.
        adversaries: states and armed groups on the other side.
        act: the act in question, if one is compared with the rules.
        reads: cells read inside a `noting` block.
    """

    view: View
    snapshot: Snapshot
    host: str
    trigger: str = ""
    adversaries: tuple[str, ...] = ()
    act: Act | None = None
    reads: list[Cell] = field(default_factory=list)

    @property
    def n_worlds(self) -> int:
        """How many worlds the answer is for."""
        return self.snapshot.worlds.count

    @property
    def actor(self) -> str:
        """The actor of the act in question; empty if there is none."""
        return self.act.by if self.act else ""

    @property
    def guest(self) -> str:
        """The addressee of the act in question; empty if there is none."""
        return self.act.to if self.act else ""

    @property
    def parties(self) -> Mapping[str, str]:
        """The parties of the case or act, by role."""
        affected = self.act.affected if self.act else ""
        return {
            "host": self.host,
            "actor": self.actor,
            "guest": self.guest,
            "affected": affected,
        }

    def register(self, kind: str, *subject: str) -> RegisterValue:
        """Return a register and note that it was read."""
        codes = self.snapshot.register(kind, *subject)
        self.reads.append(codes.cell)
        return codes

    def states_with(self, kind: str, of: str) -> list[str]:
        """Return the states for which some act, on any day, sets a register about a body."""
        log = self.snapshot.log
        return [state for state in self.view.states if log.mentions((kind, state, of))]

    def one_of(self, codes: RegisterValue, *words: str) -> Ternary:
        """Return whether a register has one of some values; unknown if the record does not say."""
        return from_bool(codes.is_any(*words), codes.known)

    def settled(self, truth: bool) -> Ternary:
        """Return a fact that is the same in every world."""
        return constant(YES if truth else NO, self.n_worlds)

    @contextmanager
    def noting(self) -> Iterator[list[Cell]]:
        """Collect the cells read inside the block."""
        before, self.reads = self.reads, []
        try:
            yield self.reads
        finally:
            self.reads = before


def starting_act(facts: Facts, starts: Collection[str]) -> Act | None:
    """Return the act that starts a clock for the affected state; None if there is none by the day.

    An act of another state does not start it. An act without a state, such as a decision of an
    organ, starts it for all. A notice that was taken back does not count. Of several acts the
    latest counts.

    Args:
        facts: the facts of the day.
        starts: ids of acts, or kinds of act.
    """
    state = facts.act.affected if facts.act else facts.host
    found: Act | None = None
    for act in facts.snapshot.log.acts:
        if act.on.first > facts.snapshot.day:
            break
        of_another = act.affected in facts.view.states and act.affected != state
        if not of_another and _starts(facts, act, starts) and _is_held(facts, act):
            found = act
        elif found is not None and act.affected == state and _clears(act, found):
            found = None
    return found


def is_of_another(facts: Facts, act: Act) -> bool:
    """Return whether an act affects a state other than the one whose status is in question."""
    if facts.act is None or facts.act.act not in _OF_OWN_STANDING:
        return False
    return act.affected in facts.view.states and act.affected != facts.act.affected


# The kinds of act by which a state changes its own status, such as member or party.
_OF_OWN_STANDING = frozenset(
    name
    for name, kind in KINDS.items()
    if any("affected" in setting.subject for setting in kind.sets)
)


# Acts that cancel a notice: taking it back, and joining again.
_CLEARING = frozenset(
    name
    for name, kind in KINDS.items()
    if name == "notice_taken_back" or any(joins(setting) for setting in kind.sets)
)


def _is_held(facts: Facts, act: Act) -> bool:
    """Return whether an act happened in the first world; always, if it is not contested."""
    contest, versions = split_versions(act)
    return not contest or bool(facts.snapshot.worlds.holds(contest, versions)[0])


def _starts(facts: Facts, act: Act, starts: Collection[str]) -> bool:
    if act.id in starts:
        return True
    return act.act in starts and (facts.act is None or act.of == facts.act.of)


def _clears(act: Act, notice: Act) -> bool:
    """Return whether an act cancels a notice to the same organisation."""
    return act.act in _CLEARING and act.of in (notice.of, notice.to)


def has_run(facts: Facts, act: Act, period: Period) -> int:
    """Return whether a period that starts with an act has ended by the day; note when it ends.

    Args:
        facts: the facts of the day.
        act: the act.
        period: how long it is.
    """
    day, perhaps, surely = facts.snapshot.day, period.after(act.on.first), period.after(act.on.last)
    facts.snapshot.note_days((perhaps, surely))
    if surely <= day:
        return YES
    return UNKNOWN if perhaps <= day else NO
