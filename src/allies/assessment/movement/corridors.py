"""Compare corridors: which are open, by which way, at what price, and with which shares.

The answer shows the reported shares next to the shares under two simple rules. One rule sends
everything through the cheapest open corridor; the other spends the same amount on each. The rules
are not fitted to the reports. If the reported shares differ from both, prices do not explain them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, groupby
from math import fsum

import msgspec
from msgspec.structs import replace

from allies.assessment.movement.crossings import BorderPosition, Supposed
from allies.assessment.movement.journeys import Planner
from allies.assessment.movement.parts import bottleneck_part, consent_part, days_part, figure_part
from allies.assessment.movement.trips import Trip
from allies.errors import QuestionError, ask_for
from allies.logistics.lift import Narrow, bottleneck
from allies.logistics.refusals import States, gates_of, opening
from allies.logistics.routing import Route, via
from allies.questions import corridors as corridor_types
from allies.questions import route as types
from allies.questions.corridors import Corridors, CorridorsAnswer
from allies.values.dates import day_text
from allies.world.acts import Act
from allies.world.corridors import Corridor, CorridorWay
from allies.world.forces import Gate, LinkMode
from allies.world.snapshot import Snapshot
from allies.world.view import View


class CorridorPassage(msgspec.Struct, frozen=True, kw_only=True):
    """One way of a corridor, on a day.

    Attributes:
        corridor: the corridor.
        way: the way.
        route: the fastest way with documented consents; if there is none, the fastest way without
            a known refusal; None if there is no such way either.
        silent: the states on it that have given no answer.
        narrow: its narrowest place.
        opened_by: if there is no way, the fewest states whose consent would open one.
        price: the act that reports the price of a container by the corridor, if any.
    """

    corridor: Corridor
    way: CorridorWay
    route: Route | None
    silent: States
    narrow: Narrow | None
    opened_by: States
    price: Act | None


class CorridorFound(msgspec.Struct, frozen=True, kw_only=True):
    """One corridor, on a day.

    Attributes:
        corridor: the corridor.
        passages: its ways.
        price: the act that reports the price of a container by it, if any.
        shares: the acts that report its share, the earliest first.
        reports: the acts that report anything else about it.
        is_open: whether any of its ways is open; a way outside the network counts as open.
        even_share: its share if the same amount were spent on every open corridor, 0 to 1; None if
            the price of an open corridor is unknown, or is for another cargo.
        cheapest_share: its share if everything went by the cheapest open corridor, 0 to 1; None in
            the same cases.
    """

    corridor: Corridor
    passages: Sequence[CorridorPassage]
    price: Act | None
    shares: Sequence[Act]
    reports: Sequence[Act]
    is_open: bool
    even_share: float | None = None
    cheapest_share: float | None = None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The corridors to a place, side by side.

    Attributes:
        question: the journey asked about; it ends at the place.
        found: the corridors, by id.
        positions: the positions of the states on their ways, and of those that refuse.
    """

    question: Trip
    found: Sequence[CorridorFound]
    positions: Sequence[BorderPosition]


def corridors(view: View, question: Corridors) -> CorridorsAnswer:
    """Answer which corridors lead to a country, by which way, at what price.

    Raises:
        QuestionError: the theatre has no corridor there, or the question contradicts itself.
    """
    leading = corridors_to(view, question.to)
    day = view.day(question.on)
    trip = Trip(
        start="",
        end=question.to,
        mover=question.mover or leading[0].mover,
        cargo=question.cargo or leading[0].cargo,
        modes=frozenset(),
        day=day,
        supposed=Supposed(view.what_if.deny, view.what_if.allow),
    )
    compared = compare_corridors(view, view.on(day), trip) if view.covers(day) else None
    return CorridorsAnswer(
        on=day_text(day),
        to=trip.end,
        mover=trip.mover,
        cargo=trip.cargo,
        denied=view.what_if.deny,
        allowed=view.what_if.allow,
        corridors=tuple(_corridor_part(item) for item in compared.found) if compared else (),
        consents=tuple(consent_part(item) for item in compared.positions) if compared else (),
    )


def _corridor_part(item: CorridorFound) -> corridor_types.Corridor:
    known = item.even_share is not None and item.cheapest_share is not None
    return corridor_types.Corridor(
        corridor=item.corridor.id,
        name=item.corridor.name,
        is_open=item.is_open,
        passages=tuple(passage_part(passage) for passage in item.passages),
        price=figure_part(item.price) if item.price else None,
        shares=corridor_types.Shares(
            even_spending=item.even_share or 0.0, cheapest=item.cheapest_share or 0.0
        )
        if known
        else None,
        reported_shares=tuple(figure_part(act) for act in item.shares),
        reports=tuple(figure_part(act) for act in item.reports),
        note=item.corridor.note or None,
    )


def passage_part(item: CorridorPassage) -> types.CorridorWay:
    """Convert one way of a corridor to its part of an answer."""
    found = item.route
    return types.CorridorWay(
        corridor=item.corridor.id,
        corridor_name=item.corridor.name,
        way=item.way.id,
        way_name=item.way.name,
        km=round(found.km, 1) if found else None,
        days=days_part(found) if found else None,
        modes=tuple(found.modes) if found else (),
        crosses=tuple(found.crosses) if found else (),
        silent=item.silent,
        bottleneck=bottleneck_part(item.narrow) if item.narrow else None,
        opened_by=item.opened_by,
        price=figure_part(item.price) if item.price else None,
    )


def compare_corridors(view: View, snapshot: Snapshot, question: Trip) -> Comparison:
    """Return the corridors to a place.

    Args:
        view: the record.
        snapshot: the registers on the day.
        question: the journey; its start and its modes are ignored.

    Raises:
        QuestionError: the place is unknown, or the theatre has no corridor to its state.
    """
    leading = corridors_to(view, question.end)
    question.supposed.check()
    question.supposed.check_end(view, question.end, "destination")
    reported = {act.id: act for act in snapshot.log.acts}
    positions: dict[Gate, BorderPosition] = {}
    found = []
    for corridor in leading:
        passages = []
        for way in corridor.ways:
            asked = replace(question, start=way.start, via=way.via, modes=frozenset(way.modes))
            planners = [_planner(view, snapshot, asked)]
            passages.append(_passage(planners, (corridor, way), reported, positions))
        found.append(
            CorridorFound(
                corridor=corridor,
                passages=passages,
                price=reported.get(corridor.price),
                shares=_known(corridor.shares, reported),
                reports=_known(corridor.reports, reported),
                is_open=not passages or any(item.route for item in passages),
            )
        )
    # A price applies only to the cargo that its report is about.
    if all(item.corridor.cargo == question.cargo for item in found):
        found = _shared(found)
    return Comparison(question=question, found=found, positions=list(positions.values()))


def corridors_to(view: View, place: str) -> list[Corridor]:
    """Return the corridors to the state of a place.

    Raises:
        QuestionError: the place is unknown, or the theatre has none.
    """
    state = view.place(place, "to").state
    found = [item for item in view.corridors.values() if item.to == state]
    if not found:
        known = sorted({item.to for item in view.corridors.values()})
        journey = ask_for("route", start="FROM", end=place)
        raise QuestionError(
            f"{view.name(state)} has no corridors here",
            field="to",
            why="corridors are listed in network/corridors.yaml",
            remedy=f"name a place in {' or '.join(known)}, or ask {journey}"
            if known
            else f"ask {journey}",
        )
    return found


def passages_between(view: View, snapshot: Snapshot, question: Trip) -> list[CorridorPassage]:
    """Return the passage that each corridor offers between a country and a place outside.

    Args:
        view: the record.
        snapshot: the registers on the day.
        question: the journey. The ways of a corridor keep their own modes; a sea leg joins them to
            another of its ports. The places to pass can be anywhere on the way; the fastest order
            of the stops is taken.

    Returns:
        One passage for each way of each corridor; empty if no corridor serves the journey.
    """
    found: list[CorridorPassage] = []
    reported = {act.id: act for act in snapshot.log.acts}
    for inside, outside in ((question.end, question.start), (question.start, question.end)):
        leading = [item for item in view.corridors.values() if item.to == view.places[inside].state]
        if outside not in {way.start for item in leading for way in item.ways}:
            continue
        backwards = inside == question.start
        for corridor in leading:
            for way in corridor.ways:
                stops = [outside, way.start, *(place for place in way.via if place != inside)]
                tried = []
                for order in _past([*stops, inside], question.via[:: -1 if backwards else 1]):
                    asked = _parts(question, way, order)
                    if backwards:
                        asked = [_reversed(part) for part in reversed(asked)]
                    planners = [_planner(view, snapshot, part) for part in asked]
                    tried.append(_passage(planners, (corridor, way), reported, {}))
                found.append(min(tried, key=_preference))
    return found


def _past(stops: Sequence[str], passed: Sequence[str]) -> Iterator[list[str]]:
    """Return every sequence of stops with some more places inserted, both in their own order."""
    for gaps in combinations_with_replacement(range(1, len(stops)), len(passed)):
        order = list(stops)
        for place, gap in reversed(list(zip(passed, gaps, strict=True))):
            order.insert(gap, place)
        yield [place for place, _ in groupby(order)]


def _parts(question: Trip, way: CorridorWay, stops: Sequence[str]) -> list[Trip]:
    """Return a corridor's way as journeys: by sea to its start, then by its own modes."""
    at = stops.index(way.start)
    by_land = replace(
        question,
        start=way.start,
        end=stops[-1],
        via=tuple(stops[at + 1 : -1]),
        modes=frozenset(way.modes),
    )
    if not at:
        return [by_land]
    by_sea = frozenset[LinkMode](("sea",))
    before = replace(question, end=way.start, via=tuple(stops[1:at]), modes=by_sea)
    return [replace(before, start=stops[0]), by_land]


def _preference(passage: CorridorPassage) -> tuple[float, float]:
    """Return the sort key: the fastest way first, then the way that needs the fewest consents."""
    if passage.route is not None:
        return passage.route.hours, 0.0
    return math.inf, len(passage.opened_by) or math.inf


def _reversed(asked: Trip) -> Trip:
    return replace(asked, start=asked.end, end=asked.start, via=asked.via[::-1])


def _planner(view: View, snapshot: Snapshot, asked: Trip) -> Planner:
    # A denied start of a corridor is part of the answer, not a fault of the question.
    return Planner(view, snapshot, asked, checked=False)


def _passage(
    planners: Sequence[Planner],
    named: tuple[Corridor, CorridorWay],
    reported: Mapping[str, Act],
    positions: dict[Gate, BorderPosition],
) -> CorridorPassage:
    """Return a way of a corridor, leg by leg; with documented consents only, if possible."""
    corridor, way = named
    round_them = {gate for part in planners for gate in gates_of(way.avoids, part.gates)}

    def find(patterns: Sequence[Collection[Gate]]) -> list[Route | None]:
        shut = [round_them.union(pattern) for pattern in patterns]
        legs = zip(*(planner.find(shut) for planner in planners), strict=True)
        return [via([leg for leg in whole if leg]) if all(whole) else None for whole in legs]

    shut = {gate for planner in planners for gate in planner.shut}
    unasked = {gate for planner in planners for gate in planner.silent}
    on_record, taken = find([shut | unasked, shut])
    route = on_record or taken
    opened = opening(find, shut) if route is None else None
    silent = dict.fromkeys(gate[0] for gate in (route.gates if route else ()) if gate in unasked)
    for planner in planners:
        for gate, position in planner.positions.items():
            if position.is_shut or (route and gate in route.gates):
                positions[gate] = position
    return CorridorPassage(
        corridor=corridor,
        way=way,
        route=route,
        silent=tuple(silent),
        narrow=bottleneck(route) if route else None,
        opened_by=opened[0] if opened else (),
        price=reported.get(corridor.price),
    )


def _known(names: Iterable[str], reported: Mapping[str, Act]) -> list[Act]:
    acts = [reported[name] for name in names if name in reported]
    return sorted(acts, key=lambda act: act.on.first)


def even_shares(prices: Collection[float]) -> list[float]:
    """Return each corridor's share of containers if every corridor gets the same money.

    The same money moves more containers where a container costs less, so the shares are
    proportional to the inverse prices. They add up to 1. No parameter is fitted.
    """
    inverse = [1.0 / price for price in prices]
    return [part / fsum(inverse) for part in inverse]


def _shared(found: Sequence[CorridorFound]) -> list[CorridorFound]:
    """Return the corridors with their shares under the two rules, if these can be computed.

    If the price of one open corridor is unknown, the shares of all are unknown.
    """
    prices = {
        item.corridor.id: item.price.amount if item.price else None
        for item in found
        if item.is_open
    }
    known = {name: price for name, price in prices.items() if price}
    if len(known) < len(prices):
        return list(found)
    even = dict(zip(known, even_shares(known.values()), strict=True))
    least = min(known.values(), default=0.0)
    cheapest = [name for name, price in known.items() if price == least]
    return [
        replace(
            item,
            even_share=even.get(item.corridor.id, 0.0),
            cheapest_share=1.0 / len(cheapest) if item.corridor.id in cheapest else 0.0,
        )
        for item in found
    ]
