"""Parts of answers about movement, made from ways and consents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from allies.assessment.movement.consenting import SilentState
from allies.assessment.movement.crossings import BorderPosition
from allies.assessment.parts import cites_of, probability
from allies.logistics.lift import Narrow
from allies.logistics.routing import Leg, Route, capacity_of
from allies.questions import route as types
from allies.questions.deploy import MoverConsent
from allies.world.acts import Act
from allies.world.forces import Gate


def way_part(
    supposing: str, found: Route, last_days: float | None, positions: Mapping[Gate, BorderPosition]
) -> types.Way:
    """Return one way.

    Args:
        supposing: the supposition in words; empty for the best way.
        found: the way.
        last_days: median days until the last vehicle has arrived; None if unknown, then the days
            of the way itself are used.
        positions: the positions of states, by state and mode.
    """
    return types.Way(
        supposing=supposing,
        km=round(found.km, 1),
        days=days_part(found),
        last_days=last_days if last_days is not None else found.hours / 24.0,
        modes=tuple(found.modes),
        places=tuple(found.places),
        legs=tuple(_leg(leg) for leg in found.legs),
        crosses=tuple(_crossed(found, positions)),
        prices=_prices(found, positions),
    )


def otherwise_part(
    supposing: str,
    found: Route | None,
    last_days: float | None,
    positions: Mapping[Gate, BorderPosition],
) -> types.Otherwise:
    """Return a short form of the way under a supposition.

    Args:
        supposing: the supposition in words.
        found: the fastest way under it; None if there is none.
        last_days: days until the last vehicle or all of a unit is there; None if never.
        positions: the positions of states, by state and mode.
    """
    return types.Otherwise(
        supposing=supposing,
        km=round(found.km, 1) if found else None,
        days=days_part(found) if found else None,
        last_days=last_days if found else None,
        prices=_prices(found, positions) if found else (),
        crosses=tuple(found.crosses) if found else (),
    )


def _prices(found: Route, positions: Mapping[Gate, BorderPosition]) -> tuple[types.Price, ...]:
    return tuple(
        types.Price(
            state=gate[0], amount=term.amount or 0.0, unit=term.unit, says=term.says or None
        )
        for gate in found.gates
        if gate in positions
        for term in positions[gate].prices
    )


def days_part(found: Route) -> types.Days:
    """Return the days that a way takes."""
    days = found.days
    return types.Days(p10=days["p10"], p50=days["p50"], p90=days["p90"])


def _leg(leg: Leg) -> types.Leg:
    link = leg.way.link
    capacity, unit, recorded = capacity_of(leg)
    return types.Leg(
        start=leg.start,
        end=leg.end,
        mode=leg.way.mode,
        km=leg.way.km,
        waits_hours=leg.waits_hours,
        fixed_hours=leg.way.fixed_hours,
        crossing=(link.crossing or None) if link else None,
        operator=(link.operator or None) if link else None,
        gauge=link.gauge if link else None,
        capacity=capacity,
        capacity_unit=unit,
        capacity_recorded=recorded,
        states=tuple(dict.fromkeys(state for state, _ in leg.states)),
        cites=cites_of(link.cites if link else ()),
        judgement=(link.judgement or None) if link else "great circle",
    )


def _crossed(found: Route, positions: Mapping[Gate, BorderPosition]) -> Iterable[types.Crossed]:
    km: dict[Gate, float] = {}
    for leg in found.legs:
        for state, length in leg.states:
            gate = (state, leg.way.mode)
            km[gate] = km.get(gate, 0.0) + length
    for (state, mode), length in km.items():
        position = positions.get((state, mode))
        act = position.act if position else None
        yield types.Crossed(
            state=state,
            mode=mode,
            km=round(length, 1),
            # No state is asked if the operator of the line is exempt.
            consent=position.consent if position else "own",
            act=act.id if act else None,
            why=(position.why or None) if position else "the line is run by a neighbour",
            cites=cites_of(act.cites if act else ()),
        )


def consent_part(position: BorderPosition) -> types.StateConsent:
    """Return the position of one state on one mode."""
    return types.StateConsent(**_consent_fields(position))


def mover_consent_part(mover: str, position: BorderPosition) -> MoverConsent:
    """Return the position of one state towards one mover, on one mode."""
    return MoverConsent(mover=mover, **_consent_fields(position))


def _consent_fields(position: BorderPosition) -> dict[str, Any]:
    act = position.act
    return {
        "state": position.gate[0],
        "mode": position.gate[1],
        "consent": position.consent,
        "act": act.id if act else None,
        "on": act.on.text if act else None,
        "why": position.why or None,
        "cites": cites_of(act.cites if act else ()),
        "judgement": (act.judgement or None) if act else None,
    }


def bottleneck_part(narrow: Narrow, shadow_price_hours: float | None = None) -> types.Bottleneck:
    """Return the narrowest place of a way."""
    return types.Bottleneck(
        start=narrow.leg.start,
        end=narrow.leg.end,
        mode=narrow.leg.way.mode,
        capacity=narrow.capacity,
        unit=narrow.unit,
        recorded=narrow.is_recorded,
        shadow_price_hours=shadow_price_hours,
    )


def silent_part(item: SilentState) -> types.SilentState:
    """Return the chance that a silent state consents, with its drivers."""
    low, high = item.span
    return types.SilentState(
        state=item.state,
        mover=item.mover,
        group=item.group,
        chance=types.ChanceSpan(low=probability(low), high=probability(high)),
        start=item.consent.start.name,
        drivers=tuple(
            types.ConsentDriver(
                driver=driver.name,
                value=driver.value,
                contribution=driver.contribution if driver.value is not None else None,
                because=driver.because,
                cites=cites_of(driver.cites),
            )
            for driver in item.consent.drivers
        ),
    )


def figure_part(act: Act) -> types.Figure:
    """Return a reported figure."""
    return types.Figure(
        act=act.id,
        amount=act.amount or 0.0,
        unit=act.unit,
        on=act.on.text,
        says=act.says,
        cites=cites_of(act.cites),
    )
