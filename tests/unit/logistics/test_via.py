"""Ways past given places: a change of mode between two pieces is paid for."""

from __future__ import annotations

import pytest

from allies.logistics.network import Network, Terms
from allies.logistics.rates import transfer_hours
from allies.logistics.routing import Route
from allies.logistics.via import routes_past
from allies.world.forces import Gate, Link, LinkMode, Place
from tests.apparatus import day

PLACES = {
    name: Place(id=name, name=name, state="A", lat=0.0, lon=0.0, kind="city") for name in "amz"
}


def link(start: str, end: str, mode: LinkMode, km: float) -> Link:
    return Link(start=start, end=end, mode=mode, km=km)


def past(links: list[Link], *stops: str, shut: tuple[Gate, ...] = ()) -> Route | None:
    modes: frozenset[LinkMode] = frozenset(("rail", "road"))
    terms = Terms(day("2010-06-12"), modes, "non_lethal")
    (found,) = routes_past(Network(PLACES, links), terms, stops, [shut])
    return found


def test_pieces_by_two_modes_pay_for_the_change() -> None:
    found = past([link("a", "m", "rail", 475.0), link("m", "z", "road", 300.0)], "a", "m", "z")
    assert found is not None
    assert found.legs[1].waits_hours == transfer_hours("rail", "road")
    alone = [
        past([link("a", "m", "rail", 475.0)], "a", "m"),
        past([link("m", "z", "road", 300.0)], "m", "z"),
    ]
    assert found.hours == pytest.approx(
        sum(piece.hours for piece in alone if piece) + transfer_hours("rail", "road")
    )
    assert found.days["p50"] == pytest.approx(found.hours / 24.0)


def test_the_fastest_pieces_are_not_the_fastest_way() -> None:
    # By rail to the middle is faster, and on by road is all there is.
    links = [
        link("a", "m", "rail", 475.0),
        link("a", "m", "road", 320.0),
        link("m", "z", "road", 300.0),
    ]
    piece, whole = past(links, "a", "m"), past(links, "a", "m", "z")
    assert piece is not None
    assert whole is not None
    assert piece.modes == ("rail",)
    assert whole.modes == ("road",)


def test_a_refusal_shuts_a_piece() -> None:
    links = [link("a", "m", "rail", 475.0), link("m", "z", "road", 300.0)]
    assert past(links, "a", "m", "z", shut=(("A", "road"),)) is None
