"""What a rule may ask: the registers of a day, and the facts of the case at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from allies.values.ternary import NO, YES, Ternary, constant, from_bool
from allies.world.acts import Act
from allies.world.log import Cell
from allies.world.snapshot import RegisterValue, Snapshot
from allies.world.view import View


@dataclass
class Facts:
    """What is asked about one host, on one day, in every world.

    Attributes:
        view: everything the theatre says.
        snapshot: the registers of the day.
        host: the state in which the crisis is, or the state asked about.
        trigger: what sort of crisis it is; empty where there is none.
        adversaries: states and armed groups on the other side.
        act: the act in question, where one is held against the rules.
        reads: cells read while noting is on.
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
        """Who acts in the act in question; empty where there is none."""
        return self.act.by if self.act else ""

    @property
    def guest(self) -> str:
        """To whom the act in question is addressed; empty where there is none."""
        return self.act.to if self.act else ""

    @property
    def parties(self) -> Mapping[str, str]:
        """Who is who in the case or act."""
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
        """Return the states of which some act, on whatever day, sets a register about a body."""
        log = self.snapshot.log
        return [state for state in self.view.states if log.mentions((kind, state, of))]

    def one_of(self, codes: RegisterValue, *words: str) -> Ternary:
        """Whether a register has one of some values; unknown where the record cannot tell."""
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
