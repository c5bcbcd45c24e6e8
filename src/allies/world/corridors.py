"""Corridors: ways by which goods reach a country, and what was reported about them."""

from __future__ import annotations

from allies.values.entries import Entry
from allies.world.acts import Cargo
from allies.world.forces import LinkMode


class CorridorWay(Entry, frozen=True, kw_only=True):
    """One way of a corridor, from a place outside the country to the country.

    Attributes:
        id: short name.
        name: its common name.
        start: the place outside the country where it begins.
        via: places it passes, in order from `start`.
        modes: modes it may use.
        avoids: states that it never crosses, even if they consent.
    """

    id: str
    name: str
    start: str
    via: tuple[str, ...]
    modes: tuple[LinkMode, ...]
    avoids: tuple[str, ...] = ()


class Corridor(Entry, frozen=True, kw_only=True):
    """A corridor to a country, as the reports of shares and prices define it.

    Attributes:
        id: short name.
        name: its common name.
        to: the code of the country it leads to.
        mover: the owner of the goods in the reports.
        cargo: the goods.
        ways: its ways; none if it lies outside the network.
        price: the act that reports the price of a container on it; empty if there is none.
        shares: the acts that report its share, in per cent of all goods that came or went.
        reports: acts that report anything else about it.
        note: what a reader should know.
    """

    id: str
    name: str
    to: str
    mover: str
    cargo: Cargo
    ways: tuple[CorridorWay, ...] = ()
    price: str = ""
    shares: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    note: str = ""
