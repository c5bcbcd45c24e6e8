"""Journeys: the fastest way of a load, the consents it needs, and the cost of a refusal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from allies.assessment.movement.consenting import Asking, SilentState, silent_states
from allies.assessment.movement.crossings import BorderPosition, border_positions
from allies.assessment.movement.trips import Trip, check_trip
from allies.logistics.lift import (
    Load,
    Narrow,
    Stream,
    bottleneck,
    shadow_price_hours,
    share_past,
    stream,
)
from allies.logistics.network import Network, Terms
from allies.logistics.rates import HOURS_A_DAY, MODES
from allies.logistics.refusals import States, gates_of, indispensable, opening
from allies.logistics.routing import Route
from allies.logistics.units import UnitArrival, arrival_of
from allies.logistics.via import routes_past
from allies.logistics.ways import Ways
from allies.world.forces import Fleet, Gate, Link, LinkMode
from allies.world.snapshot import Snapshot
from allies.world.view import View

ON_RECORD = "silence is refusal"  # the supposition of the way with documented consents only


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    """The fastest way under one supposition.

    Attributes:
        supposing: the supposition in words; empty for the best way.
        route: the way; None if there is none.
        stream: the flow of the vehicles over it.
        last_days: days until the last vehicle has arrived.
        unit: the arrival of the unit that moves; None if none does, or if it cannot.
    """

    supposing: str
    route: Route | None
    stream: Stream | None
    last_days: float | None
    unit: UnitArrival | None = None


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """The queue before the narrowest place of a way, if more vehicles set out than can pass it.

    Attributes:
        waits_days: days that the last vehicle waits before it.
        vehicles: number of vehicles in the queue then.
        takes_days: days of travel of the last vehicle, including the wait.
    """

    waits_days: float
    vehicles: float
    takes_days: float


class Revocation(msgspec.Struct, frozen=True, kw_only=True):
    """The result for a convoy if a state withdraws its consent on the way.

    Attributes:
        state: the state.
        days: days after setting out.
        past: share of the vehicles that have already passed it.
        rest: the way of the other vehicles, which start again; None if there is none.
        last_days: days until the last vehicle has arrived; None if it never arrives.
    """

    state: str
    days: float
    past: float
    rest: Route | None
    last_days: float | None


class Journey(msgspec.Struct, frozen=True, kw_only=True):
    """The ways found for a trip.

    Attributes:
        question: the trip.
        best: the fastest way without a known refusal; it assumes that silent states consent, except
            those at odds with the mover.
        others: the ways under other suppositions, if asked for. If the best way assumes that a
            silent state consents, the way with documented consents only is always included.
        positions: each state's position on the ways, by gate.
        indispensable: the minimal sets of states whose refusal leaves no way, or none in time.
        narrow: the narrowest place of the best way.
        shadow_price_hours: hours gained there by one more unit a day.
        opened_by: if there is no way, the fewest consents that would open one, and that way.
        not_yet: if no consent would open a way, the links of a later way that were not yet open.
        silent_states: the silent states on the best way, each with its chance of consent; the best
            way assumes that they consent.
        never_answered: the states that have given no answer for any mode.
        at_odds: the silent states at odds with the mover, whose consent no way assumes.
        revocation: the result of a withdrawn consent, if asked for.
        queue: the queue before the narrowest place, if more vehicles set out than can pass it.
    """

    question: Trip
    best: Alternative
    others: Sequence[Alternative]
    positions: Sequence[BorderPosition]
    indispensable: Sequence[States]
    narrow: Narrow | None
    shadow_price_hours: float | None
    opened_by: tuple[States, Route] | None
    not_yet: Sequence[Link]
    silent_states: Sequence[SilentState] = ()
    never_answered: frozenset[str] = frozenset()
    at_odds: frozenset[str] = frozenset()
    revocation: Revocation | None = None
    queue: Queue | None = None

    @property
    def is_in_time(self) -> bool:
        """Whether the best way meets the deadline; true if there is a way and no deadline."""
        route, unit = self.best.route, self.best.unit
        if route is None or (self.question.unit is not None and unit is None):
            return False
        hours = unit.last_hours[1] if unit is not None else route.hours
        return hours <= HOURS_A_DAY * self.question.deadline_days


class Planner:
    """Finds ways for one question.

    Args:
        view: the record.
        snapshot: the registers on the day.
        question: the question.
        checked: whether to refuse a question that contradicts itself.
    """

    def __init__(
        self, view: View, snapshot: Snapshot, question: Trip, *, checked: bool = True
    ) -> None:
        self._view = view
        self._snapshot = snapshot
        if checked:
            check_trip(view, question)
        self.question = question
        self._network = Network(view.places, view.links)
        self._ways = Ways(self._network, view.fleets, question.day)

    @cached_property
    def fleets(self) -> Sequence[Fleet | None]:
        """The mover's aircraft on the day; a fleet without a name if none is recorded."""
        found = [
            fleet
            for fleet in self._view.fleets.values()
            if fleet.owner == self.question.mover and fleet.can_be_used(self.question.day)
        ]
        return found or [None]

    def _terms(self, fleet: Fleet | None, modes: Collection[LinkMode], day: int) -> Terms:
        return Terms(day, frozenset(modes), self.question.cargo, fleet)

    def find(
        self,
        patterns: Sequence[Collection[Gate]],
        modes: Collection[LinkMode] = (),
        day: int | None = None,
    ) -> list[Route | None]:
        """Return the fastest way under each pattern of refusals, over all aircraft."""
        asked = self.question
        stops = (asked.start, *asked.via, asked.end)
        best: list[Route | None] = [None] * len(patterns)
        for fleet in self.fleets if "air" in (modes or asked.modes) else [None]:
            terms = self._terms(fleet, modes or asked.modes, asked.day if day is None else day)
            for row, found in enumerate(routes_past(self._network, terms, stops, patterns)):
                known = best[row]
                if found is not None and (known is None or found.hours < known.hours):
                    best[row] = found
        return best

    @cached_property
    def gates(self) -> list[Gate]:
        """All consents that some way needs."""
        stops = (self.question.start, *self.question.via, self.question.end)
        return list(
            dict.fromkeys(
                gate
                for fleet in self.fleets
                for here, there in pairwise(stops)
                for gate in self._network.arcs(
                    self._terms(fleet, self.question.modes, self.question.day), here, there
                ).gates
            )
        )

    @cached_property
    def positions(self) -> dict[Gate, BorderPosition]:
        """Each state's position, by gate."""
        asked = self.question
        found = border_positions(
            self._view,
            self._snapshot,
            self.gates,
            asked.mover,
            asked.cargo,
            asked.supposed,
        )
        return {position.gate: position for position in found}

    @cached_property
    def at_odds(self) -> frozenset[Gate]:
        """The gates of silent states at odds with the mover; no way assumes their consent."""
        silent = self.silent
        found = self._silent_states(silent)
        names = {item.state for item in found if item.is_at_odds}
        return frozenset(gate for gate in silent if gate[0] in names)

    @cached_property
    def shut(self) -> set[Gate]:
        """The gates that are known to be shut, and those of silent states at odds."""
        known = {gate for gate, position in self.positions.items() if position.is_shut}
        return known | self.at_odds

    @property
    def silent(self) -> set[Gate]:
        """The gates without an answer on record, except those that need no consent."""
        return {
            gate
            for gate, position in self.positions.items()
            if position.consent == "silent" and gate[0] not in self.never_asked
        }

    @property
    def never_answered(self) -> frozenset[str]:
        """The states that have given no answer for any mode."""
        answered = {gate[0] for gate in self.positions if gate not in self.silent}
        return frozenset(state for state, _ in self.silent) - answered

    @property
    def never_asked(self) -> set[str]:
        """The states that need not consent: the mover, and the states of the two ends."""
        places = self._view.places
        ends = {places[name].state for name in (self.question.start, self.question.end)}
        return {self.question.mover, *ends}

    def journey(self, *, compare: bool) -> Journey:
        """Return the ways found."""
        best = self._alternative("", self.find([self.shut])[0], self.shut)
        opened, not_yet = self._closed() if best.route is None else (None, [])
        cuts = indispensable(
            self._find_in_time,
            self.gates,
            self.shut,
            self.never_asked,
            24.0 * self.question.deadline_days,
        )
        narrow = bottleneck(best.route) if best.route else None
        price = None
        queue = self._queue(best)
        if narrow and best.stream and (queue if self.question.over_days else self._is_convoy):
            price = shadow_price_hours([best.stream], narrow)
        on_way = [best.route, opened[1] if opened else None]
        others = self._others(best.route) if compare else []
        with_them = self._at_odds_too(best.route)
        others += with_them + self._documented(best.route)
        used = dict.fromkeys(
            gate
            for route in (*on_way, *(item.route for item in others))
            if route
            for gate in route.gates
        )
        known = self.shut - self.at_odds
        refusing = [gate for gate in self.positions if gate in known and gate not in used]
        positions = [self.positions[gate] for gate in (*used, *refusing) if gate in self.positions]
        return Journey(
            question=self.question,
            best=best,
            others=others,
            positions=positions,
            indispensable=cuts,
            narrow=narrow,
            shadow_price_hours=price,
            opened_by=opened,
            not_yet=not_yet,
            silent_states=self._silent_states(
                self._silent_on(best.route, on_way[1], *(item.route for item in with_them))
            ),
            never_answered=self.never_answered,
            at_odds=frozenset(state for state, _ in self.at_odds),
            revocation=self._revocation(best),
            queue=queue,
        )

    def _silent_on(self, best: Route | None, *others: Route | None) -> list[Gate]:
        """Return the silent gates on the best way, and those at odds on other ways."""
        found = [gate for gate in (best.gates if best else ()) if gate in self.silent]
        found += [gate for route in others if route for gate in route.gates if gate in self.at_odds]
        return list(dict.fromkeys(found))

    def _silent_states(self, gates: Iterable[Gate]) -> list[SilentState]:
        """Return the silent states among some gates, each with its chance of consent."""
        asked = self.question
        asking = Asking(asked.mover, self._view.places[asked.end].state, asked.cargo)
        positions = [self.positions[gate] for gate in gates]
        return silent_states(self._view, self._snapshot, asking, positions)

    def _at_odds_too(self, best: Route | None) -> list[Alternative]:
        """Return the way if the silent states at odds consented too, if it is another way."""
        if not self.at_odds or best is None:
            return []
        shut = self.shut - self.at_odds
        (route,) = self.find([shut])
        if route is None or not self.at_odds & set(route.gates):
            return []
        states = dict.fromkeys(gate[0] for gate in route.gates if gate in self.at_odds)
        names = " and ".join(self._view.name(state) for state in states)
        verb = "consents" if len(states) == 1 else "consent"
        return [self._alternative(f"{names} {verb}, though at odds", route, shut)]

    def _documented(self, best: Route | None) -> list[Alternative]:
        """Return the way with documented consents only, if the best way assumes a consent.

        An answer that assumes a consent always shows this way as well.
        """
        if best is None or not self.silent & set(best.gates):
            return []
        shut = self.shut | self.silent
        (route,) = self.find([shut])
        return [self._alternative(ON_RECORD, route, shut)]

    def _find_in_time(self, patterns: Sequence[Collection[Gate]]) -> list[Route | None]:
        """Return the fastest ways; the hours are those until all of a unit has arrived."""
        found = self.find(patterns)
        if self.question.unit is None or self.question.deadline_days == float("inf"):
            return found
        timed: list[Route | None] = []
        for route, pattern in zip(found, patterns, strict=True):
            unit = self._unit(pattern) if route is not None else None
            timed.append(
                None if route is None or unit is None else replace(route, hours=unit.last_hours[1])
            )
        return timed

    def _unit(self, shut: Collection[Gate], modes: Collection[LinkMode] = ()) -> UnitArrival | None:
        """Return the arrival of the unit that moves under some refusals; None if none does."""
        asked = self.question
        if asked.unit is None:
            return None
        journey = asked.mover, asked.start, asked.end
        return arrival_of(self._ways, asked.unit, journey, modes or asked.modes, shut)

    def _alternative(
        self,
        supposing: str,
        route: Route | None,
        shut: Collection[Gate],
        modes: Collection[LinkMode] = (),
    ) -> Alternative:
        unit = self._unit(shut, modes)
        if route is None or (self.question.unit is not None and unit is None):
            return Alternative(supposing=supposing, route=None, stream=None, last_days=None)
        if unit is not None:
            last = unit.last_hours[1] / HOURS_A_DAY
            return Alternative(
                supposing=supposing, route=route, stream=None, last_days=last, unit=unit
            )
        vehicles, over = float(self.question.vehicles), self.question.over_days
        flow = stream(route, Load(12.0 * vehicles, vehicles), None)
        if over:  # at most as many can pass a place as have set out
            flow = replace(flow, share_a_day=min(flow.share_a_day, 1.0 / over))
        queue = 1.0 / flow.share_a_day if self._is_convoy or over else 0.0
        return Alternative(
            supposing=supposing,
            route=route,
            stream=flow,
            last_days=route.hours / HOURS_A_DAY + queue,
        )

    @property
    def _is_convoy(self) -> bool:
        return self.question.vehicles > 1

    def _queue(self, best: Alternative) -> Queue | None:
        """Return the queue before the narrowest place when the last vehicle sets out.

        The model is fluid: the same number sets out every day, and a place lets its capacity
        through. None if there is no queue.
        """
        asked, flow = self.question, best.stream
        if not asked.over_days or best.route is None or flow is None or flow.narrow is None:
            return None
        a_day = flow.narrow.vehicles_a_day
        waits = asked.vehicles / a_day - asked.over_days
        if waits <= 0:
            return None
        takes = best.route.hours / HOURS_A_DAY + waits
        return Queue(waits_days=waits, vehicles=waits * a_day, takes_days=takes)

    def _revocation(self, best: Alternative) -> Revocation | None:
        """Return the result if a state withdraws its consent; None if that is not asked."""
        if self.question.revoked is None or best.route is None or best.stream is None:
            return None
        state, days = self.question.revoked
        past = share_past(best.stream, state, HOURS_A_DAY * days)
        rest, last = None, best.last_days
        if past < 1.0:
            shut = self.shut | gates_of([state], self.gates)
            (rest,) = self.find([shut])
            last = self._last_of_rest(self._alternative("", rest, shut), days, 1.0 - past)
        return Revocation(state=state, days=days, past=past, rest=rest, last_days=last)

    def _last_of_rest(self, again: Alternative, days: float, share: float) -> float | None:
        """Return the days until the last vehicle arrives if a share of them starts again."""
        rest = again.route
        if rest is None or again.stream is None:
            return None
        queue = share / again.stream.share_a_day if self._is_convoy else 0.0
        return days + rest.hours / HOURS_A_DAY + queue

    def _closed(self) -> tuple[tuple[States, Route] | None, list[Link]]:
        """Return the consents that would open a way; if none would, the links not yet open."""
        opened = opening(self.find, self.shut)
        if opened:
            return opened, []
        later = self.find([()], day=self._view.theatre.until.last)[0]
        missing = [
            leg.way.link
            for leg in (later.legs if later else ())
            if leg.way.link is not None
            and leg.way.link.opened is not None
            and leg.way.link.opened.last > self.question.day
        ]
        return None, missing

    def _others(self, best: Route | None) -> list[Alternative]:
        """Return the ways if all states consent, if each one refuses, and by each mode alone."""
        name = self._view.name
        asked = [
            state
            for state in dict.fromkeys(state for state, _ in (best.gates if best else ()))
            if state not in self.never_asked
        ]
        supposed: list[tuple[str, set[Gate]]] = []
        if self.shut:
            supposed.append(("everybody consents", set()))
        supposed += [
            (f"{name(state)} refuses", self.shut | gates_of([state], self.gates)) for state in asked
        ]
        found = [
            self._alternative(says, route, shut)
            for (says, shut), route in zip(
                supposed, self.find([pattern for _, pattern in supposed]), strict=True
            )
        ]
        if len(self.question.modes) > 2 and "air" in self.question.modes:
            overland = self.question.modes - {"air"}
            ways = self.find([self.shut], modes=overland)
            found.append(self._alternative("not by air", ways[0], self.shut, overland))
        if len(self.question.modes) > 1:
            for mode in MODES:
                if mode in self.question.modes:
                    route = self.find([self.shut], modes=[mode])[0]
                    found.append(self._alternative(f"by {mode} only", route, self.shut, [mode]))
        return found
