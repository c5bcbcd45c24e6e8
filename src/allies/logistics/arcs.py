"""Arcs: all moves from a node of the network, as arrays."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from allies.logistics.rates import (
    FLIGHT_SLOWNESS,
    HOURS_A_DAY,
    MODES,
    pace_of,
    transfer_hours,
)
from allies.values.digests import digest_of
from allies.world.acts import Cargo
from allies.world.forces import Gate, Link, LinkMode


class Way(msgspec.Struct, frozen=True, dict=True):
    """A link or flight between two places, used in either direction.

    Attributes:
        start: the place at one end.
        end: the place at the other end.
        mode: its mode.
        pace: the name of its pace: the mode, or `mountain`.
        km: length.
        fixed_hours: hours that do not depend on the pace.
        states: states it touches in order from its start, with the kilometres in each.
        gates: the consents it needs.
        link: its link; None for a flight.
        handles: flights a day that the airfields at its ends handle, if the record says.
    """

    start: str
    end: str
    mode: LinkMode
    pace: str
    km: float
    fixed_hours: float
    states: tuple[tuple[str, float], ...]
    gates: tuple[Gate, ...]
    link: Link | None
    handles: float | None = None

    @cached_property
    def key(self) -> str:
        """A short name of its content; parallel links have different names."""
        return digest_of(msgspec.json.encode(self, order="deterministic"))

    @property
    def is_timed(self) -> bool:
        """Whether a known fleet flies it, so that the fleet's speed gives its hours."""
        return self.mode == "air" and self.link is None and self.fixed_hours > 0

    @cached_property
    def chokes(self) -> frozenset[str]:
        """The names of what can be full on it: the airfields of a flight, or the way itself."""
        if self.is_timed:
            return frozenset((self.start, self.end))
        name = f"{self.mode} {self.start} {self.end}"
        if self.link is not None:  # properties that distinguish parallel links
            opened = self.link.opened.text if self.link.opened else ""
            name += f" {self.link.gauge} {self.link.operator} {opened}"
        return frozenset((name,))

    def hours(self, cargo: Cargo) -> float:
        """Return the hours it takes at the median pace."""
        if self.is_timed:
            return self.fixed_hours * FLIGHT_SLOWNESS.median
        return self.fixed_hours + HOURS_A_DAY * self.km / pace_of(self.pace, cargo).median


class Shape(msgspec.Struct, frozen=True, dict=True):
    """What arcs on any terms share: where they lead, and by which ways.

    Attributes:
        tail: the node that each arc leaves.
        head: the node that it reaches; the arcs are sorted by it.
        way: index into `ways`; -1 for a change of mode.
        ways: the ways of the arcs.
    """

    tail: NDArray[np.intp]
    head: NDArray[np.intp]
    way: NDArray[np.intp]
    ways: Sequence[Way]

    @cached_property
    def first(self) -> NDArray[np.intp]:
        """The first arc to each node that arcs lead to."""
        is_new = np.ones(len(self.head), dtype=np.bool_)
        np.not_equal(self.head[1:], self.head[:-1], out=is_new[1:])
        return np.flatnonzero(is_new)

    @cached_property
    def reached(self) -> NDArray[np.intp]:
        """The nodes that arcs lead to; as ways have two directions, arcs leave the same nodes."""
        return self.head.take(self.first)

    @cached_property
    def left(self) -> NDArray[np.intp]:
        """The node that each arc leaves, as an index into `reached`."""
        return np.searchsorted(self.reached, self.tail)

    @cached_property
    def flown_hours(self) -> NDArray[np.float64]:
        """The hours a known fleet flies on each arc."""
        flown = [way.fixed_hours if way.is_timed else 0.0 for way in self.ways]
        return np.array([*flown, 0.0])[self.way]


class Arcs(msgspec.Struct, frozen=True, dict=True):
    """All moves from the nodes, by arc, sorted by the node they lead to.

    Attributes:
        shape: where they lead, and by which ways.
        hours: hours it takes at the median pace.
        gates: all consents that some way needs.
        needs: whether each arc needs each of these consents.
        nodes: the number of nodes.
    """

    shape: Shape
    hours: NDArray[np.float64]
    gates: Sequence[Gate]
    needs: NDArray[np.bool_]
    nodes: int

    @property
    def tail(self) -> NDArray[np.intp]:
        """The node that each arc leaves."""
        return self.shape.tail

    @property
    def head(self) -> NDArray[np.intp]:
        """The node that each arc reaches."""
        return self.shape.head

    @property
    def way(self) -> NDArray[np.intp]:
        """The index of its way into `ways`; -1 for a change of mode."""
        return self.shape.way

    @property
    def ways(self) -> Sequence[Way]:
        """The ways of the arcs."""
        return self.shape.ways

    @cached_property
    def hours_known(self) -> dict[str, dict[frozenset[Gate], NDArray[np.float64]]]:
        """Hours from a place to every node, as far as computed, by pattern of refusals."""
        return {}

    def shut(self, patterns: Sequence[Collection[Gate]]) -> NDArray[np.bool_]:
        """Return whether each gate is shut, by pattern and gate."""
        shut = [[gate in pattern for gate in self.gates] for pattern in patterns]
        return np.array(shut, dtype=np.bool_).reshape(len(patterns), len(self.gates))

    def on_terms(
        self, price: float, shunned: Collection[str], among: Collection[Gate] | None
    ) -> Arcs:
        """Return the same arcs on narrower terms; excluded arcs take infinite time.

        Args:
            price: the extra cost, in hours, of each hour flown by a known fleet.
            shunned: names of full airfields and ways, as in `Way.chokes`.
            among: the only consents that may be needed; None for any.
        """
        hours = self.hours.copy()
        if price:
            hours += price * self.shape.flown_hours
        if shunned:
            # Each name contains a place at an end of its way; so most ways need not be named.
            names = "\n".join(shunned)
            full = [
                (way.start in names or way.end in names) and not way.chokes.isdisjoint(shunned)
                for way in self.ways
            ]
            hours[np.array([*full, False]).take(self.way)] = np.inf
        if among is not None:
            barred = [gate not in among for gate in self.gates]
            hours[self.needs[:, barred].any(axis=1)] = np.inf
        return replace(self, hours=hours)


def arranged(ways: Sequence[Way], cargo: Cargo, order: Mapping[str, int]) -> Arcs:
    """Return ways as arcs in both directions, with the changes of mode at places.

    Args:
        ways: the ways.
        cargo: the cargo.
        order: the number of every place; a place has consecutive nodes, one for each mode.
    """
    modes = {mode: at for at, mode in enumerate(MODES)}
    places = [(order[way.start], order[way.end], modes[way.mode]) for way in ways]
    numbers = np.array(places, dtype=np.intp).reshape(len(ways), 3)
    ends = numbers[:, :2] * len(MODES) + numbers[:, 2:]
    took = np.array([way.hours(cargo) for way in ways], dtype=np.float64)
    number = np.arange(len(ways), dtype=np.intp)
    between, between_hours = _transfers(np.flatnonzero(np.bincount(ends.ravel())))
    tail = np.concatenate([ends[:, 0], ends[:, 1], between[:, 0]])
    head = np.concatenate([ends[:, 1], ends[:, 0], between[:, 1]])
    way = np.concatenate([number, number, np.full(len(between), -1, dtype=np.intp)])
    by_head = np.lexsort((tail, head))
    column: dict[Gate, int] = {}
    pairs = [
        (at, column.setdefault(gate, len(column)))
        for at, item in enumerate(ways)
        for gate in item.gates
    ]
    asked = np.zeros((len(ways) + 1, len(column)), dtype=np.bool_)
    asked[tuple(np.array(pairs, dtype=np.intp).reshape(len(pairs), 2).T)] = True
    return Arcs(
        Shape(tail[by_head], head[by_head], way[by_head], ways),
        np.concatenate([took, took, between_hours])[by_head],
        list(column),
        asked[way[by_head]],  # the last row, for no way, needs nothing
        max(order.values(), default=-1) * len(MODES) + len(MODES),
    )


def _transfers(nodes: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return every change of mode at places with more than one mode, with its hours."""
    place, mode = np.divmod(nodes, len(MODES))
    found: list[tuple[int, int]] = []
    hours: list[float] = []
    for shift in range(1, len(MODES)):
        for at in np.flatnonzero(place[:-shift] == place[shift:]).tolist():
            for before, after in ((at, at + shift), (at + shift, at)):
                found.append((int(nodes[before]), int(nodes[after])))
                hours.append(transfer_hours(MODES[mode[before]], MODES[mode[after]]))
    return np.array(found, dtype=np.intp).reshape(len(found), 2), np.array(hours, dtype=np.float64)
