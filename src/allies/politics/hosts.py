"""Hosts: whether the state in crisis asks for help, from whom, and whether it withdraws it.

A request that is recorded by the day is a fact. If the record has none, for a past case or for one
that never happened, it is drawn from drivers of the host: whether it leads the organisation,
whether its own forces suffice, whether it controls its territory, on whom it depends, which
organisation it trusts, what it gains from help and from alarm, and the fear that foreign troops
inflame the crisis.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.evidence.sources import Citation
from allies.politics.dispositions import Dispositions, Level
from allies.politics.positions import UNKNOWN_VALUE
from allies.values.inputs import Inputs
from allies.values.model_inputs import MODEL_INPUTS, drawn, number, numbers_by
from allies.values.streams import Floats
from allies.world.cases import Case
from allies.world.organisations import Organisation
from allies.world.snapshot import Snapshot
from allies.world.worlds import CONTEST, Token

START, WEIGHT = drawn("host.start"), drawn("host.weight")
WEIGHT_SAYS = f"judgement: {MODEL_INPUTS['host.weight'].origin}"
TAKEN_BACK = drawn("host.taken_back")
_INFLAMED, _ALARM = numbers_by("inflamed"), number("host.alarm")
_LEADS = number("host.leads")


class HostDriver(msgspec.Struct, frozen=True):
    """One driver of a host's request.

    Attributes:
        name: name of the driver.
        value: from -1 (does not ask) to 1 (asks); None if unknown.
        because: the reason for the value, or why it is unknown.
        cites: where it is documented.
    """

    name: str
    value: float | None
    because: str
    cites: tuple[Citation, ...] = ()


class Asking(msgspec.Struct, frozen=True):
    """Whether a host asks one addressee.

    Attributes:
        host: the state in crisis.
        addressee: the organisation or state that it would ask.
        recorded: what the record says: `requested`, `withdrawn`, `none`, or `contested` if sources
            differ.
        because: the recorded request in words, if there is one.
        cites: where it is documented.
        drivers: the drivers of the request.
    """

    host: str
    addressee: str
    recorded: str
    because: str
    cites: tuple[Citation, ...]
    drivers: tuple[HostDriver, ...]

    @property
    def token(self) -> Token:
        """The token of the inputs of the chance."""
        drivers = [f"{driver.name}={driver.value}" for driver in self.drivers]
        return Token(",".join((self.host, *drivers)))

    def chance(self, inputs: Inputs) -> Floats:
        """Return the chance that it asks, in every draw, from its drivers alone.

        Args:
            inputs: uniform numbers by name of stream.
        """
        start, counts, *unknown = host_streams(self)
        weight = inputs.quantile(counts, WEIGHT)
        points = inputs.quantile(start, START)
        for driver, stream in zip(self.drivers, unknown, strict=True):
            # A driver is the same for every addressee, unless it names one.
            value = driver.value
            points = points + weight * (
                inputs.quantile(stream, UNKNOWN_VALUE) if value is None else value
            )
        return np.asarray(1.0 / (1.0 + np.exp(-points)))

    def asks(self, inputs: Inputs) -> NDArray[np.bool_]:
        """Return whether it asks, in every draw."""
        return np.asarray(inputs[f"asking:{self.host}:asks"] < self.chance(inputs))


def host_streams(asking: Asking) -> tuple[str, ...]:
    """Return the streams of a host's chance to ask: start, weight, and one for each driver."""
    name = f"asking:{asking.host}"
    return (f"{name}:start", f"{name}:weight", *(f"{name}:{item.name}" for item in asking.drivers))


def askings(
    snapshot: Snapshot, known: Dispositions, case: Case, organisations: Sequence[Organisation]
) -> list[Asking]:
    """Return the addressees of a host: each organisation it belongs to, and each leading state.

    Args:
        snapshot: the registers of the day.
        known: what is documented about capitals.
        case: the crisis.
        organisations: the organisations that could act.
    """
    found: dict[str, Asking] = {}
    for body in organisations:
        if snapshot.register("membership", case.host, body.id).is_any("member").any():
            found[body.id] = asking(snapshot, known, case, body.id)
        leader = body.leader(snapshot.day, case.host)
        is_there = leader and snapshot.dissolution(leader) is None
        if is_there and leader != case.host and leader not in found:
            found[leader] = asking(snapshot, known, case, leader)
    return list(found.values())


def asking(snapshot: Snapshot, known: Dispositions, case: Case, addressee: str) -> Asking:
    """Return whether a host asks one organisation or state."""
    cell = ("request", case.host, addressee)
    codes = snapshot.register(*cell)
    act = codes.act()
    differs = any(axis.kind == CONTEST for axis in snapshot.axes([cell]))
    return Asking(
        case.host,
        addressee,
        "contested" if differs else codes.word(),
        (act.says or "it asked for help") if act else "",
        act.cites if act else (),
        tuple(_drivers(known, case, addressee)),
    )


def _drivers(known: Dispositions, case: Case, addressee: str) -> list[HostDriver]:
    host = case.host
    found = [
        _driver(
            known,
            "own_means",
            known.level(host, "own_means"),
            "whether its own forces suffice is not coded",
        ),
        _driver(
            known,
            "control",
            known.level(host, "control"),
            "how far it controls its territory is not coded",
        ),
        _reliance(known, host, addressee),
        _driver(
            known,
            "self_reliance",
            known.level(host, "self_reliance"),
            "whether it prefers to help itself is not coded",
            -1.0,
        ),
        _driver(
            known,
            "alarm",
            known.level(host, "inflation"),
            "whether it gains by alarm is not coded",
            _ALARM,
        ),
    ]
    asked = known.view.organisations.get(addressee)
    if asked is not None and asked.leader(known.day, host) == host:
        name = known.view.in_sentence(addressee)
        found.append(HostDriver("leads", _LEADS, f"it leads {name} and need not ask it"))
    touched = _INFLAMED.get(case.trigger, 0.0)
    if touched:
        level = known.level(host, "troops_fear")
        silent = "whether its leaders fear that foreign troops inflame is not coded"
        found.append(_driver(known, "inflame", level, silent, -touched))
    return found


def _driver(
    known: Dispositions, name: str, level: Level | None, silent: str, sense: float = 1.0
) -> HostDriver:
    if level is None:
        return HostDriver(name, None, silent)
    cites = known.cites(level.traits)
    return HostDriver(name, sense * level.middle, f"{level.words}: {level.says}", cites)


def _reliance(known: Dispositions, host: str, addressee: str) -> HostDriver:
    """Return how far a host relies on the addressee: by dependence on it, or trust in it."""
    name = known.view.in_sentence(addressee)
    if addressee in known.view.organisations:
        level = known.level(host, "frame", addressee)
        return _driver(known, "frame", level, f"how it values {name} is not coded")
    levels = [known.level(host, domain, addressee) for domain in ("survival", "security")]
    if any(level is None for level in levels):
        return HostDriver("dependence", None, f"dependence on {name} for security is not coded")
    some = [level for level in levels if level is not None]
    value = 2 * fsum(level.middle for level in some) / len(some) - 1
    traits = [trait for level in some for trait in level.traits]
    because = "; ".join(f"{level.words}: {level.says}" for level in some)
    return HostDriver("dependence", value, because, known.cites(traits))
