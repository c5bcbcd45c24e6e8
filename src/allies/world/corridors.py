"""Corridors: the ways by which goods reach a country, and what was reported of them."""

from __future__ import annotations

from allies.values.entries import Entry
from allies.world.acts import Cargo
from allies.world.forces import LinkMode


class CorridorWay(Entry, frozen=True, kw_only=True):
    """One way of a corridor, from a place outside to the country.

    Attributes:
        id: short name.
        name: what people call it.
        start: the place outside at which it begins.
        via: places it passes, in order from there.
        modes: modes it may use.
        avoids: states that it goes round by its nature, whatever they consent to.
    """

    id: str
    name: str
    start: str
    via: tuple[str, ...]
    modes: tuple[LinkMode, ...]
    avoids: tuple[str, ...] = ()


class Corridor(Entry, frozen=True, kw_only=True):
    """A corridor to a country, as the reports of shares and prices part them.

    Attributes:
        id: short name.
        name: what people call it.
        to: the country it leads to, by its code.
        mover: whose goods the reports speak of.
        cargo: what they are.
        ways: its ways; none where it lies outside the network.
        price: the act that reports what a container costs by it; empty where none does.
        shares: the acts that report its share, in per cent of all that came or went.
        reports: acts that report anything else of it.
        note: what a reader should know of it.
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
