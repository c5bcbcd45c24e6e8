"""Corridors compared: what is open, and what two rules that are fitted to nothing would share."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allies.assessment.movement.corridors import (
    Comparison,
    compare_corridors,
    even_shares,
    passages_between,
)
from allies.assessment.movement.crossings import Supposed
from allies.assessment.movement.trips import Trip
from allies.errors import QuestionError
from allies.world.forces import LinkMode
from allies.world.view import View
from tests.apparatus import CITED, LINKS, PLACES, STATES, Build, day

ON = day("2008-06-05")
BY_ROAD: frozenset[LinkMode] = frozenset({"road"})
PRICES = "".join(
    f"- {{act: claimed, id: {name}, by: pact-text, of: XHI, on: 2005, says: S, amount: {amount},"
    f" unit: USD a container, {CITED}}}\n"
    for name, amount in (("cheap", 100), ("dear", 300), ("dearest", 600), ("share", 40))
)
CORRIDORS = (
    "- {id: direct, name: direct, to: XLO, mover: XHI, cargo: relief, price: cheap,"
    " shares: [share], ways: [{id: road, name: by road, start: upton, via: [], modes: [road],"
    " avoids: [XMI]}]}\n"
    "- {id: round, name: round, to: XLO, mover: XHI, cargo: relief, price: dear, ways: [{id: mid,"
    " name: by Midland, start: upton, via: [midtown], modes: [road]}]}\n"
    "- {id: outside, name: outside, to: XLO, mover: XHI, cargo: relief, price: dearest}\n"
)
FILES = {
    STATES: "- {id: XMI, name: Midland}\n",
    PLACES: "midtown,Midtown,XMI,46.7,8.5,city\nport,Port,XMI,46.7,8.6,port\n",
    LINKS: "upton,midtown,road,60,XHI:40;XMI:20,Invented\n"
    "midtown,downton,road,50,XMI:25;XLO:25,Invented\n"
    "midtown,port,road,12,XMI:12,Invented\n",
    "network/corridors.yaml": CORRIDORS,
    "acts/acts.yaml": PRICES,
}


def asked(*denied: str, to: str = "downton", cargo: str = "relief") -> Trip:
    return trip("", to, frozenset(), cargo=cargo, supposed=Supposed(denied))


def trip(start: str, end: str, modes: frozenset[LinkMode] = BY_ROAD, **others: Any) -> Trip:
    given: dict[str, Any] = {"cargo": "relief", **others}
    return Trip(start=start, end=end, mover="XHI", modes=modes, day=ON, **given)


def compared(view: View, question: Trip) -> Comparison:
    return compare_corridors(view, view.on(ON), question)


def test_the_cheapest_open_corridor_takes_all_under_one_rule_and_most_under_the_other(
    build: Build,
) -> None:
    direct, outside, round_it = compared(build(FILES), asked()).found
    assert (direct.cheapest_share, round_it.cheapest_share) == (1.0, 0.0)
    shares = [item.even_share for item in (direct, round_it, outside)]
    assert shares == pytest.approx([6 / 9, 2 / 9, 1 / 9])
    assert [act.amount for act in direct.shares] == [40.0]


def test_a_refusal_shuts_a_corridor_and_its_share_goes_to_the_others(build: Build) -> None:
    direct, outside, round_it = compared(build(FILES), asked("XMI")).found
    assert not round_it.is_open
    assert round_it.passages[0].opened_by == ("XMI",)
    shares = [item.even_share for item in (direct, round_it, outside)]
    assert shares == pytest.approx([6 / 7, 0.0, 1 / 7])


def test_what_an_open_corridor_of_unknown_price_would_take_leaves_every_share_unknown(
    build: Build,
) -> None:
    unknown = {**FILES, "network/corridors.yaml": CORRIDORS.replace(", price: dear, ", ", ")}
    found = compared(build(unknown), asked()).found
    assert [(item.even_share, item.cheapest_share) for item in found] == [(None, None)] * 3
    # Where it is shut it would take none, whatever its price.
    direct, outside, round_it = compared(build(unknown), asked("XMI")).found
    assert (direct.cheapest_share, outside.cheapest_share) == (1.0, 0.0)
    assert (round_it.even_share, round_it.cheapest_share) == (0.0, 0.0)


def test_a_way_that_rests_on_silence_says_so(build: Build) -> None:
    _, _, round_it = compared(build(FILES), asked()).found
    assert round_it.passages[0].silent == ("XMI",)
    granted = f"- {{act: transit_granted, by: XMI, to: XHI, mode: road, on: 2007-01-01, {CITED}}}\n"
    view = build({**FILES, "acts/acts.yaml": PRICES + granted})
    _, _, round_it = compared(view, asked()).found
    assert round_it.passages[0].silent == ()


def test_a_way_goes_round_the_states_it_avoids_whatever_they_consent_to(build: Build) -> None:
    direct, _, _ = compared(build(FILES), asked()).found
    route = direct.passages[0].route
    assert route is not None
    assert "XMI" not in route.crosses
    assert route.km == 120.0  # by Midland it would be 110


def test_prices_of_one_cargo_share_out_no_other(build: Build) -> None:
    found = compared(build(FILES), asked(cargo="arms")).found
    assert [item.even_share for item in found] == [None, None, None]


def test_a_journey_between_a_country_and_a_port_of_its_corridors_is_served_by_them(
    build: Build,
) -> None:
    view = build(FILES)
    for start, end in (("upton", "downton"), ("downton", "upton")):
        question = trip(start, end)
        found = passages_between(view, view.on(ON), question)
        assert [item.way.id for item in found] == ["road", "mid"]
        assert all(item.route and item.route.start == start for item in found)
        assert all(item.route and item.route.end == end for item in found)
    question = trip("port", "downton")
    assert passages_between(view, view.on(ON), question) == []


@pytest.mark.parametrize(("start", "end"), [("upton", "downton"), ("downton", "upton")])
def test_corridors_pass_the_places_that_a_journey_is_to_pass(
    build: Build, start: str, end: str
) -> None:
    # The corridor that avoids Midland cannot pass a port that is reached through it alone; the
    # other turns off at Midtown, which it passes anyway, and comes back.
    view = build(FILES)
    ways = {}
    for via in ((), ("midtown",), ("port",), ("port", "midtown"), ("midtown", "port")):
        question = trip(start, end, via=via)
        direct, round_it = passages_between(view, view.on(ON), question)
        ways[via] = direct.route, round_it.route
    plain = ways[()][1]
    past_port = ways[("port",)][1]
    assert ways[()][0] is not None
    assert [route for via, (route, _) in ways.items() if via] == [None] * 4
    assert plain is not None
    assert past_port is not None
    assert ways[("midtown",)][1] == plain
    assert past_port.km == plain.km + 24.0
    assert past_port.places[1:4] == ("midtown", "port", "midtown")
    assert ways[("port", "midtown")][1] == ways[("midtown", "port")][1] == past_port


def test_a_place_without_corridors_is_refused(build: Build) -> None:
    with pytest.raises(QuestionError, match="has no corridors"):
        compared(build(FILES), asked(to="upton"))
    with pytest.raises(QuestionError, match="lies in XLO, which is supposed to refuse"):
        compared(build(FILES), asked("XLO"))


@given(st.lists(st.floats(1.0, 1e6), min_size=1, max_size=8))
def test_as_much_is_spent_on_each(prices: list[float]) -> None:
    shares = even_shares(prices)
    assert sum(shares) == pytest.approx(1.0)
    spent = [share * price for share, price in zip(shares, prices, strict=True)]
    assert spent == pytest.approx([spent[0]] * len(spent))
