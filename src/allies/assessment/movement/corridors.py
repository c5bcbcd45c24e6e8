"""Corridors compared: which are open, by which way, at what price, and who would use which.

Two rules of sharing stand beside the shares that were reported. Neither is fitted to them: one
sends everything by the cheapest corridor that is open, the other spends the same on each. What was
reported and neither rule gives is what prices do not explain.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, groupby

import msgspec
from msgspec.structs import replace

from allies.assessment.movement.crossings import Gatekeeper
from allies.assessment.movement.journeys import Planner, Question
from allies.errors import QuestionError
from allies.logistics.lift import Narrow, bottleneck
from allies.logistics.refusals import States, gates_of, opening
from allies.logistics.routing import Route, via
from allies.world.acts import Act
from allies.world.corridors import Corridor, CorridorWay
from allies.world.forces import Gate, LinkMode
from allies.world.snapshot import Snapshot
from allies.world.world import World


class CorridorPassage(msgspec.Struct, frozen=True):
    """One way of a corridor, on a day.

    Attributes:
        corridor: the corridor.
        way: the way.
        route: the fastest way by documented consents; where they leave none, the fastest that
            nobody is known to refuse; None where there is neither.
        silent: states on it of which nothing is documented.
        narrow: its narrowest place.
        opened_by: where there is no way: the fewest states whose consent would open one.
        price: the act that reports what a container costs by the corridor, where one does.
    """

    corridor: Corridor
    way: CorridorWay
    route: Route | None
    silent: States
    narrow: Narrow | None
    opened_by: States
    price: Act | None


class CorridorFound(msgspec.Struct, frozen=True):
    """One corridor, on a day.

    Attributes:
        corridor: the corridor.
        passages: its ways.
        price: the act that reports what a container costs by it, where one does.
        shares: the acts that report its share, the earliest first.
        reports: the acts that report anything else of it.
        is_open: whether any of its ways is open; one outside the network is taken to be.
        even_share: its share if as much were spent on every open corridor, 0 to 1; None where the
            price of one of these is not known, or is that of another cargo.
        cheapest_share: its share if everything went by the cheapest open one; likewise.
    """

    corridor: Corridor
    passages: Sequence[CorridorPassage]
    price: Act | None
    shares: Sequence[Act]
    reports: Sequence[Act]
    is_open: bool
    even_share: float | None = None
    cheapest_share: float | None = None


class Comparison(msgspec.Struct, frozen=True):
    """The corridors to a place, side by side.

    Attributes:
        question: what was asked; it ends at the place.
        found: the corridors, as the theatre lists them.
        keepers: what each state on their ways has said.
    """

    question: Question
    found: Sequence[CorridorFound]
    keepers: Sequence[Gatekeeper]


def compare_corridors(world: World, snapshot: Snapshot, question: Question) -> Comparison:
    """Return the corridors to a place.

    Args:
        world: the record.
        snapshot: the registers on the day.
        question: what moves where; its start and its modes do not count.

    Raises:
        QuestionError: the place is unknown, or the theatre knows no corridor to its state.
    """
    leading = corridors_to(world, question.end)
    question = replace(
        question,
        end=world.place(question.end, "TO").id,
        supposed=question.supposed.checked(world),
    )
    question.supposed.check_end(world, question.end, "destination")
    reported = {act.id: act for act in snapshot.log.acts}
    keepers: dict[Gate, Gatekeeper] = {}
    found = []
    for corridor in leading:
        passages = []
        for way in corridor.ways:
            asked = replace(question, start=way.start, via=way.via, modes=frozenset(way.modes))
            planners = [_planner(world, snapshot, asked)]
            passages.append(_passage(planners, (corridor, way), reported, keepers))
        found.append(
            CorridorFound(
                corridor,
                passages,
                reported.get(corridor.price),
                _known(corridor.shares, reported),
                _known(corridor.reports, reported),
                not passages or any(item.route for item in passages),
            )
        )
    # Prices are those of what the reports speak of.
    if any(item.corridor.cargo != question.cargo for item in found):
        return Comparison(question, found, list(keepers.values()))
    return Comparison(question, _shared(found), list(keepers.values()))


def corridors_to(world: World, place: str) -> list[Corridor]:
    """Return the corridors to the state of a place.

    Raises:
        QuestionError: the place is unknown, or the theatre knows none.
    """
    state = world.place(place, "TO").state
    found = [item for item in world.corridors.values() if item.to == state]
    if not found:
        known = sorted({item.to for item in world.corridors.values()})
        raise QuestionError(
            f"{world.name(state)} has no corridors here",
            where="TO",
            why="they are listed in network/corridors.yaml",
            remedy=f"name a place in {' or '.join(known)}, or ask `allies route`"
            if known
            else "ask `allies route`",
        )
    return found


def passages_between(world: World, snapshot: Snapshot, question: Question) -> list[CorridorPassage]:
    """Return how each corridor would serve a journey between a country and a place outside.

    Args:
        world: the record.
        snapshot: the registers on the day.
        question: the journey; the ways of a corridor keep their own modes, and are reached from
            another of its ports by sea. The places to pass are passed wherever on the way that is
            fastest.

    Returns:
        One for each way of each corridor; none where the journey is not one that they serve.
    """
    found: list[CorridorPassage] = []
    reported = {act.id: act for act in snapshot.log.acts}
    for inside, outside in ((question.end, question.start), (question.start, question.end)):
        leading = [
            item for item in world.corridors.values() if item.to == world.places[inside].state
        ]
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
                    planners = [_planner(world, snapshot, part) for part in asked]
                    tried.append(_passage(planners, (corridor, way), reported, {}))
                found.append(min(tried, key=_preference))
    return found


def _past(stops: Sequence[str], passed: Sequence[str]) -> Iterator[list[str]]:
    """Return every order of stops that also passes some places, these in their own order."""
    for gaps in combinations_with_replacement(range(1, len(stops)), len(passed)):
        order = list(stops)
        for place, gap in reversed(list(zip(passed, gaps, strict=True))):
            order.insert(gap, place)
        yield [place for place, _ in groupby(order)]


def _parts(question: Question, way: CorridorWay, stops: Sequence[str]) -> list[Question]:
    """Return a corridor's way as journeys: by sea to where it starts, and on by its own modes."""
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
    """Return the key that puts the fastest way first, then the one that fewest would open."""
    if passage.route is not None:
        return passage.route.hours, 0.0
    return math.inf, len(passage.opened_by) or math.inf


def _reversed(asked: Question) -> Question:
    return replace(asked, start=asked.end, end=asked.start, via=asked.via[::-1])


def _planner(world: World, snapshot: Snapshot, asked: Question) -> Planner:
    # Whether a corridor's own beginning is denied is part of the answer, not a fault of it.
    return Planner(world, snapshot, asked, checked=False)


def _passage(
    planners: Sequence[Planner],
    named: tuple[Corridor, CorridorWay],
    reported: Mapping[str, Act],
    keepers: dict[Gate, Gatekeeper],
) -> CorridorPassage:
    """Return a way of a corridor, leg by leg; one by documented consents where they leave one."""
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
        for gate, keeper in planner.keepers.items():
            if keeper.is_shut or (route and gate in route.gates):
                keepers[gate] = keeper
    return CorridorPassage(
        corridor,
        way,
        route,
        tuple(silent),
        bottleneck(route) if route else None,
        opened[0] if opened else (),
        reported.get(corridor.price),
    )


def _known(names: Iterable[str], reported: Mapping[str, Act]) -> list[Act]:
    acts = [reported[name] for name in names if name in reported]
    return sorted(acts, key=lambda act: act.on.first)


def even_shares(prices: Collection[float]) -> list[float]:
    """Return what goes by each corridor if the same is spent on all: 1 in all.

    A container costs a price, so as much money moves so many containers as the price is low: the
    shares are as the inverse prices. There is nothing in it to fit.
    """
    inverse = [1.0 / price for price in prices]
    return [part / sum(inverse) for part in inverse]


def _shared(found: Sequence[CorridorFound]) -> list[CorridorFound]:
    """Return the corridors with the shares that the two rules give them, where these can be told.

    What one of unknown price would take of the others' shares is unknown as well.
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
