"""Arrivals: when each force arrives, in every draw."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from allies.logistics.lift import (
    Lane,
    brought,
    flights_of_one,
    quickest,
    quickest_each,
    sorties_a_day,
)
from allies.logistics.passages import Passage, keys_of
from allies.logistics.rates import (
    HOURS_A_DAY,
    MARGIN,
    PEOPLE_A_VEHICLE,
    SUPPLIES_A_DAY,
    TONNES_A_PERSON,
    Paces,
)
from allies.logistics.routing import Route
from allies.logistics.ways import Ways
from allies.values.distinct import distinct
from allies.values.inputs import Inputs
from allies.values.streams import Floats
from allies.world.forces import Fleet, Force, Gate

NEVER_HOURS = np.iinfo(np.int32).max
_LAST = np.array([np.nextafter(1.0, 0.0)])  # the last quantile that a draw can have


class Arrival(msgspec.Struct, frozen=True):
    """The arrival of one force at a place, in every draw.

    Attributes:
        force: the force.
        hours: whole hours after the decision; `NEVER_HOURS` if it cannot come.
        first_hours: the same for the part on alert, which leaves before the rest; the same hours
            if no part is on alert.
        route: its way if every state consents; None if there is no way at all.
        ways: the ways it uses in some draw, each as its passages; none if it cannot come.
        way_of_draw: which of them it uses, by draw.
    """

    force: Force
    hours: NDArray[np.int32]
    first_hours: NDArray[np.int32]
    route: Route | None
    ways: Sequence[tuple[Passage, ...]]
    way_of_draw: NDArray[np.intp]


class FirstPart(msgspec.Struct, frozen=True):
    """The part of a force that is kept on alert, in every draw.

    Attributes:
        ready_hours: hours from the decision to its departure.
        share: its share of the people that the force sends, 0 to 1.
        waits: hours after its departure until other forces have left each fleet to it, by fleet.
    """

    ready_hours: Floats
    share: Floats
    waits: Mapping[str, Floats] = msgspec.field(default_factory=dict)


class Task(msgspec.Struct, frozen=True):
    """What the commanders of forces know of a task.

    Attributes:
        people: how many people are needed; 0 if all that a force has are to go.
        warned_hours: hours from the order that put its forces on alert to the decision, by state.
    """

    people: float = 0.0
    warned_hours: Mapping[str, float] = msgspec.field(default_factory=dict)


EVERYBODY = Task()


class Moves(msgspec.Struct, frozen=True, dict=True):
    """The movement data of a force in every draw, for any way.

    Attributes:
        ready_hours: hours from the decision to departure in ordinary readiness.
        slowness: the quantile of slowness under way, 0 to 1.
        people: number of people sent.
        vehicles: number of vehicles on the road.
        tonnes: load of aircraft besides the people, in tonnes; 0 if not known.
        aircraft: available aircraft, by fleet.
        most_aircraft: the most aircraft that any draw could have, by fleet.
        first: the part that leaves before the rest; None if no part is on alert.
        waits: hours after its departure until other forces have left each fleet to it, by fleet.
        under_way: the paces at the slowness, if another force of the same slowness has them.
        known: cache of flows over ways, by the keys of the ways.
        over: cache of the flows over one way without any wait, by the key of the way.
        took: cache of hours until all have arrived, by the same keys.
    """

    ready_hours: Floats
    slowness: Floats
    people: Floats
    vehicles: Floats
    tonnes: Floats
    aircraft: Mapping[str, Floats]
    most_aircraft: Mapping[str, float] = msgspec.field(default_factory=dict)
    first: FirstPart | None = None
    waits: Mapping[str, Floats] = msgspec.field(default_factory=dict)
    under_way: Paces | None = None
    over: dict[str, list[Lane]] = msgspec.field(default_factory=dict)
    known: dict[tuple[str, ...], list[list[Lane]]] = msgspec.field(default_factory=dict)
    took: dict[tuple[str, ...], Floats] = msgspec.field(default_factory=dict)

    def at(self, places: NDArray[np.intp], fleets: Collection[str]) -> Moves:
        """Return the movement data in some of the draws, with some of the aircraft."""

        def of(by_fleet: Mapping[str, Floats]) -> dict[str, Floats]:
            return {one: row.take(places) for one, row in by_fleet.items() if one in fleets}

        part = self.first
        first = part and FirstPart(
            part.ready_hours.take(places), part.share.take(places), of(part.waits)
        )
        return Moves(
            self.ready_hours.take(places),
            self.slowness.take(places),
            self.people.take(places),
            self.vehicles.take(places),
            self.tonnes.take(places),
            of(self.aircraft),
            self.most_aircraft,
            first,
            of(self.waits),
            self.paces.at(places),
        )

    def waiting(self, first: Mapping[str, Floats], rest: Mapping[str, Floats]) -> Moves:
        """Return the same movement data with hours that its parts wait for aircraft, by fleet.

        Args:
            first: hours that the part on alert waits.
            rest: hours that the rest waits.
        """
        part = self.first and replace(self.first, waits=first)
        return replace(self, first=part, waits=rest, under_way=self.paces, known={}, took={})

    @cached_property
    def whole_people(self) -> NDArray[np.int32]:
        """The number of people sent, as whole numbers."""
        return self.people.astype(np.int32)

    @cached_property
    def first_people(self) -> NDArray[np.int32]:
        """The number of people of the part on alert, as whole numbers; 0 if there is none."""
        if self.first is None:
            return np.zeros(len(self.people), dtype=np.int32)
        return np.rint(self.people * self.first.share).astype(np.int32)

    @cached_property
    def columns(self) -> Floats:
        """The number of vehicles on the road, at least one."""
        return np.maximum(self.vehicles, 1)

    @cached_property
    def paces(self) -> Paces:
        """The paces of the force under way."""
        return self.under_way or Paces(self.slowness)


def moves(ways: Ways, force: Force, inputs: Inputs, task: Task = EVERYBODY) -> Moves:
    """Return the movement data of a force in every draw, as if it alone used the aircraft.

    Args:
        ways: the ways of all forces.
        force: the force.
        inputs: uniform numbers by name of stream.
        task: how many people are needed, and who was warned.
    """
    delay, readiness, personnel = force_streams(force)
    size, calm = inputs[personnel], inputs[readiness]
    able = np.maximum(np.rint(force.personnel.quantile(size)), 1.0)
    people = able
    if task.people:
        # A commander sends enough for the task and something to spare, not all there are.
        enough = np.ceil(task.people * MARGIN.quantile(inputs[margin_stream(force)]))
        people = np.minimum(able, enough)
    # A larger part of a force has more vehicles and more equipment.
    part = people / able
    vehicles = force.vehicles.quantile(size) * part if force.vehicles else people / PEOPLE_A_VEHICLE
    tonnes = force.tonnes.quantile(size) * part if force.tonnes else np.zeros_like(people)
    if force.supply_days:
        tonnes = tonnes + people * force.supply_days * SUPPLIES_A_DAY
    ready = force.readiness_hours.quantile(calm)
    aircraft, most = {}, {}
    for fleet in ways.fleets_of(force) if "air" in force.modes else ():
        there = inputs.quantile(f"{fleet.id}:aircraft", fleet.aircraft)
        if fleet.availability is not None:
            there = there * inputs.quantile(f"{fleet.id}:availability", fleet.availability)
        aircraft[fleet.id] = there
        most[fleet.id] = _most_aircraft(fleet)
    first = None
    if force.alert is not None:
        kept = np.minimum(np.rint(force.alert.personnel.quantile(size)), people)
        warned = task.warned_hours.get(force.owner, 0.0)
        soon = np.maximum(force.alert.readiness_hours.quantile(calm) - warned, 0.0)
        first = FirstPart(np.minimum(soon, ready), kept / people)
    return Moves(ready, inputs[delay], people, vehicles, tonnes, aircraft, most, first)


def _most_aircraft(fleet: Fleet) -> float:
    """Return the most aircraft that a fleet could have in any draw, whichever draws are made."""
    factors = [one for one in (fleet.aircraft, fleet.availability) if one is not None]
    return math.prod(float(one.quantile(_LAST)[0]) for one in factors)


def arrive(
    ways: Ways,
    force: Force,
    place: str,
    how: Moves,
    shut: Mapping[Gate, NDArray[np.bool_]],
    goes: NDArray[np.bool_] | None = None,
) -> Arrival:
    """Return when a whole force is at a place, in every draw.

    Args:
        ways: the ways of all forces.
        force: the force.
        place: the destination.
        how: its movement data.
        shut: by gate that is asked, whether it is shut in each draw; other gates are open.
        goes: whether it goes at all, by draw. Then each way is worked out only in the draws that
            take it, and nothing is kept for what-ifs.
    """
    # One number for each draw encodes which gates are shut, one bit for each gate.
    pattern = np.zeros(len(how.slowness), dtype=np.int64)
    for bit, keeps_out in enumerate(shut.values()):
        pattern |= keeps_out.astype(np.int64) << bit
    found, of_draw = distinct(pattern)
    gates = tuple(shut)
    passages, which = ways.numbered(force, place, gates, found.tolist(), how.most_aircraft)
    kind = np.array(which)[of_draw]
    hours = np.full(len(how.slowness), math.inf)
    soon = hours.copy()
    for at in set(which):
        if passages[at]:
            here = kind == at
            if goes is not None:
                _arrive_at(np.flatnonzero(here & goes), passages[at], how, hours, soon)
                continue
            np.copyto(hours, all_arrived(passages[at], how), where=here)
            if how.first is not None:
                np.copyto(soon, first_part_arrived(passages[at], how), where=here)
    whole = _whole_hours(hours)
    first = whole if how.first is None else np.minimum(_whole_hours(soon), whole)
    return Arrival(force, whole, first, ways.fastest(force, place), tuple(passages), kind)


def _arrive_at(
    places: NDArray[np.intp], passages: tuple[Passage, ...], how: Moves, hours: Floats, soon: Floats
) -> None:
    """Work out the arrival in some draws alone, and put it where it belongs."""
    if not len(places):
        return
    some = how.at(places, {way.fleet.id for one in passages for way in one.chain if way.fleet})
    hours[places] = all_arrived(passages, some)
    if how.first is not None:
        soon[places] = first_part_arrived(passages, some)


def arrives_by(passages: tuple[Passage, ...], how: Moves) -> NDArray[np.int32]:
    """Return the whole hours from the decision until a whole force has arrived, by draw.

    Args:
        passages: its ways, from `Ways.spread`; the result is `NEVER_HOURS` if there are none.
        how: its movement data.
    """
    never = np.full(len(how.slowness), math.inf)
    return _whole_hours(all_arrived(passages, how) if passages else never)


def _whole_hours(hours: Floats) -> NDArray[np.int32]:
    total = np.ceil(hours)
    return np.where(np.isfinite(total), total, NEVER_HOURS).astype(np.int32)


def all_arrived(passages: tuple[Passage, ...], how: Moves) -> Floats:
    """Return the hours after the decision until a whole force has arrived, over all its ways.

    A part on alert leaves first, over the same ways; the rest follows it. So all have arrived when
    the whole would have arrived had all left with the first part, and the rest has arrived after
    its own departure, whichever is later.
    """
    key = keys_of(passages)
    if key not in how.took:
        flows = _flows(passages, how)
        if how.first is None:
            how.took[key] = how.ready_hours + quickest(flows)
        else:
            rest, first = 1.0 - how.first.share, _flows(passages, how, first=True)
            of = (1.0, how.first.share)
            if first is flows:
                late, whole, part = quickest_each(flows, (rest, *of))
            else:
                late, (whole, part) = quickest(flows, rest), quickest_each(first, of)
            late += how.ready_hours
            late[rest <= 0] = 0.0
            whole += how.first.ready_hours
            how.took[key] = np.maximum(late, whole, out=late)
            how.took[*key, "first"] = how.first.ready_hours + part
    return how.took[key]


def first_arrived(passages: tuple[Passage, ...], how: Moves) -> Floats:
    """Return the hours after the decision until the first of a force arrive, by draw."""
    starts = [(how.ready_hours, _flows(passages, how))]
    if how.first is not None:
        starts.append((how.first.ready_hours, _flows(passages, how, first=True)))
    never = np.full(len(how.slowness), math.inf)
    found = [ready + lane.hours for ready, flows in starts for lanes in flows for lane in lanes]
    return np.asarray(np.minimum.reduce([never, *found]))


def flights_of(passages: Sequence[Passage], how: Moves) -> dict[str, float]:
    """Return the flights that a force needs at the median, by fleet, if nothing else moves.

    Several fleets, and a way overland, share the load by what each carries until the last arrives.
    """
    if not passages:
        return {}
    carried: list[tuple[str, Floats, Floats]] = []
    done = quickest(_flows(passages, how))
    for item in passages:
        for lane in _lanes(item, how):
            span = np.maximum(np.where(np.isfinite(done), done, 0.0) - lane.hours, 0.0)
            share = np.where(np.isfinite(lane.share), lane.share * span, 1.0)
            fleet = item.fleet.id if item.fleet else ""
            needed = flights_needed(item.fleet, how) if item.fleet else np.zeros_like(share)
            carried.append((fleet, share, needed))
    total = np.sum([share for _, share, _ in carried], axis=0)
    found: dict[str, float] = {}
    for fleet, share, needed in carried:
        if fleet:
            part = needed * share / np.where(total > 0, total, 1.0)
            found[fleet] = found.get(fleet, 0.0) + float(np.median(part))
    return {fleet: flights for fleet, flights in found.items() if flights > 0}


def first_part_arrived(passages: tuple[Passage, ...], how: Moves) -> Floats:
    """Return the hours after the decision until the part on alert has arrived, by draw."""
    whole = all_arrived(passages, how)
    return whole if how.first is None else how.took[*keys_of(passages), "first"]


def share_by(passages: Sequence[Passage], how: Moves, hours: Floats) -> Floats:
    """Return the share of a force that has arrived after some hours, 0 to 1, by draw.

    Args:
        passages: its ways, from `Ways.spread`.
        how: its movement data.
        hours: hours after the decision, by draw.
    """
    there = _carried(_flows(passages, how), hours - how.ready_hours)
    if how.first is not None:
        soon = _carried(_flows(passages, how, first=True), hours - how.first.ready_hours)
        there = np.minimum(soon, how.first.share + there)
    return np.minimum(there, 1.0)


def _carried(flows: Sequence[Sequence[Lane]], after: Floats) -> Floats:
    """Return the share that flows have brought some hours after the departure."""
    there = np.zeros(after.shape)
    for lanes in flows:
        at_once = np.isinf(lanes[0].share)
        if at_once.any():
            there = there + np.where(at_once, after >= lanes[0].hours, 0.0)
        else:
            there = there + brought(lanes, after)[0]
    return there


def _flows(passages: Sequence[Passage], how: Moves, *, first: bool = False) -> list[list[Lane]]:
    """Return the flows of a force over its ways: in parallel, or in turn by the same aircraft.

    Args:
        passages: its ways.
        how: its movement data.
        first: whether the part on alert moves; it may wait shorter for aircraft than the rest.
    """
    # What-ifs ask repeatedly for the same force on the same ways, so results are cached.
    key, waits = keys_of(passages), how.waits
    if first and how.first is not None:
        # Without any wait for these aircraft, both parts move alike.
        fleets = {item.fleet.id for item in passages if item.fleet}
        if not (fleets.isdisjoint(waits) and fleets.isdisjoint(how.first.waits)):
            key, waits = (*key, "first"), how.first.waits
    if key not in how.known:
        how.known[key] = _worked_out(passages, how, waits)
    return how.known[key]


def _worked_out(
    passages: Sequence[Passage], how: Moves, waits: Mapping[str, Floats]
) -> list[list[Lane]]:
    flows: list[list[Lane]] = []
    in_turn: dict[str, list[Lane]] = {}
    for item in passages:
        first, *reliefs = _lanes(item, how)
        if item.fleet is not None and item.fleet.id in waits:
            first, *reliefs = (_after(lane, waits[item.fleet.id]) for lane in (first, *reliefs))
        if item.fleet is None:
            flows.append([first])
        else:
            if item.fleet.id not in in_turn:
                flows.append(in_turn.setdefault(item.fleet.id, []))
            # A later way of a fleet has fewer flown hours, so it carries more in a day.
            in_turn[item.fleet.id].insert(0, first)
        flows += [[lane] for lane in reliefs]
    return flows


def _after(lane: Lane, waits: Floats) -> Lane:
    """Return a flow that begins some hours later."""
    return Lane(lane.hours + waits, lane.boards + waits, lane.share)


def _lanes(item: Passage, how: Moves) -> list[Lane]:
    """Return the flows of a force over a way and its reliefs, filled one after another."""
    if item.key not in how.over:
        how.over[item.key] = _filled(item, how)
    return how.over[item.key]


def _filled(item: Passage, how: Moves) -> list[Lane]:
    lanes: list[Lane] = []
    taken: dict[str, Floats] = {}  # share a day that already uses a link, by link
    aircraft = how.aircraft[item.fleet.id] if item.fleet else np.zeros(how.people.shape)
    for way in item.chain:
        share = _passes_a_day(way.route, how, taken)
        if way.fleet is not None:
            needed = flights_needed(way.fleet, how)
            share = np.minimum(share, sorties_a_day(way.route, way.fleet, aircraft) / needed)
        if way.relief is not None:
            for name in frozenset[str]().union(*(leg.way.chokes for leg in way.route.legs)):
                taken[name] = taken.get(name, 0.0) + share
            if way.fleet is not None:
                flown = share * needed / flights_of_one(way.route, way.fleet)
                aircraft = np.maximum(aircraft - flown, 0.0)
        hours = hours_under_way(way.route, how)
        lanes.append(Lane(hours, way.boards_at(how.paces), share / HOURS_A_DAY))
    return lanes


def hours_under_way(route: Route, how: Moves) -> Floats:
    """Return the hours under way of a force over a route, by draw."""
    return how.paces.kept(route.timing, route.hours_at)


def surface_share(route: Route, how: Moves) -> Floats:
    """Return the share of a force that the links of a way let through in a day, by draw."""
    return np.broadcast_to(_passes_a_day(route, how, {}), how.people.shape)


def _passes_a_day(route: Route, how: Moves, taken: Mapping[str, Floats]) -> Floats:
    """Return the share of a force that the links of a way let through in a day, by draw."""
    vehicles = how.columns
    share: Floats = route.narrowest / vehicles
    for way, capacity in route.surface if taken else ():
        for name in way.chokes:
            if name in taken:
                left = capacity / vehicles - taken[name]
                share = np.minimum(share, np.maximum(left, 0.0))
    return share


def flights_needed(fleet: Fleet, how: Moves) -> Floats:
    """Return how many flights of a fleet a force needs: freight and people fly separately."""
    seats = fleet.troops or fleet.payload_tonnes / TONNES_A_PERSON
    return how.people / seats + how.tonnes / fleet.payload_tonnes


def force_streams(force: Force) -> tuple[str, str, str]:
    """Return the names of the streams of a force: slowness under way, readiness, personnel."""
    return f"{force.id}:delay", f"{force.id}:readiness", f"{force.id}:personnel"


def margin_stream(force: Force) -> str:
    """Return the stream of how many more people than needed a commander sends."""
    return f"{force.id}:margin"
