"""Ways of forces: kept by what they are, so that they go along with whoever asks for them."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import numpy as np
import pytest
from msgspec.structs import replace

from allies.logistics.arrivals import arrive, moves
from allies.logistics.network import Network, Terms
from allies.logistics.passages import Passage, keys_of
from allies.logistics.routing import Route
from allies.logistics.ways import OPEN, Pattern, Ways
from allies.values.inputs import Inputs
from allies.values.streams import Block, Streams
from allies.world.forces import Force
from allies.world.view import View
from tests.apparatus import day

ON = "2010-06-12"
FORCE, PLACE, HOST = "rus.98-division", "osh", "KGZ"


def ways_of(view: View) -> Ways:
    return Ways(Network(view.places, view.links), view.fleets, day(ON))


@pytest.fixture
def force(view: View) -> Force:
    return view.forces[FORCE]


def flat(rows: Sequence[tuple[Passage, ...]]) -> list[tuple[str, ...]]:
    return [keys_of(row) for row in rows]


def test_keys_are_those_of_the_content_whoever_made_the_network(view: View, force: Force) -> None:
    first, second = ways_of(view), ways_of(view)
    patterns: list[Pattern] = [
        OPEN,
        frozenset({("KAZ", "air")}),
        frozenset({("KAZ", "rail"), ("UZB", "air")}),
    ]
    found = first.spread(force, PLACE, patterns, {"rus.il-76": 60.0})
    # The other one has been asked for something else before.
    second.spread(force, PLACE, patterns[::-1], {"rus.il-76": 10.0})
    assert flat(found) == flat(second.spread(force, PLACE, patterns, {"rus.il-76": 60.0}))
    assert len(set(flat(found))) > 1


def test_links_before_others_in_the_record_leave_the_keys_alone(view: View, force: Force) -> None:
    turned = Ways(Network(view.places, view.links[::-1]), view.fleets, day(ON))
    assert flat(turned.passages(force, PLACE, [OPEN])) == flat(
        ways_of(view).passages(force, PLACE, [OPEN])
    )


def test_all_that_a_passage_is_tells_it_from_others(view: View, force: Force) -> None:
    (row,) = ways_of(view).spread(force, PLACE, [OPEN], {"rus.il-76": 60.0})
    item = next(way for way in row if way.fleet and way.relief)
    leg = item.route.legs[0]
    longer = replace(leg, way=replace(leg.way, km=leg.way.km + 1))

    def over(*legs: object) -> Route:
        return replace(item.route, legs=legs)

    others = [
        replace(item, relief=None),
        replace(item, fleet=None),
        replace(item, route=over(*item.route.legs[1:])),
        replace(item, route=over(longer, *item.route.legs[1:])),
        replace(item, route=over(replace(leg, waits_hours=1.0), *item.route.legs[1:])),
        replace(item, route=replace(item.route, cargo="relief")),
    ]
    assert len({other.key for other in (item, *others)}) == 7
    assert replace(item, terms=replace(item.terms, price=8.0)).key == item.key


def test_each_link_is_one_way_on_whatever_terms(view: View) -> None:
    network = Network(view.places, view.links)
    both, roads = (
        network.arcs(Terms(day(ON), frozenset(modes)), "osh", "dushanbe").ways
        for modes in (("rail", "road"), ("road",))
    )
    by_key = {way.key: way for way in both}
    assert len(by_key) == len(both) > len(roads) > 0
    assert all(by_key[way.key] is way for way in roads)


def test_what_is_distinct_among_numbered_patterns_is_listed_once(view: View, force: Force) -> None:
    ways = ways_of(view)
    gates = ways.asked(force, PLACE, HOST)
    numbers = list(range(2 ** min(len(gates), 6)))
    found, which = ways.numbered(force, PLACE, gates, numbers, {})
    assert len(set(flat(found))) == len(found) < len(numbers)
    again, same = ways.numbered(force, PLACE, gates, numbers[::-1], {})
    assert (flat(again), same) == (flat(found), which[::-1])


def test_ways_that_were_asked_before_they_were_pickled_give_the_same_arrivals(
    view: View, force: Force
) -> None:
    ways, inputs = ways_of(view), Inputs(Streams(0), Block(0, 50))
    how = moves(ways, force, inputs)
    asked = ways.asked(force, PLACE, HOST, how.most_aircraft)
    shut = {gate: np.arange(50) % (at + 2) == 0 for at, gate in enumerate(asked[:12])}
    half = dict(list(shut.items())[:1])
    before = arrive(ways, force, PLACE, how, half)
    copied, its_how = pickle.loads(pickle.dumps((ways, how)))
    assert (arrive(copied, force, PLACE, its_how, half).hours == before.hours).all()
    # With further gates shut, what was kept meets what is new.
    after = arrive(copied, force, PLACE, its_how, shut)
    fresh = arrive(ways_of(view), force, PLACE, moves(ways_of(view), force, inputs), shut)
    assert (after.hours == fresh.hours).all()
    assert (after.hours != before.hours).any()
