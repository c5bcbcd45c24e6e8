"""Answers about movement, for people: route, deploy and bases."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.movement.corridors import CorridorPassage
from allies.assessment.movement.crossings import Gatekeeper
from allies.assessment.movement.journeys import ON_RECORD, Alternative, Journey, Queue
from allies.logistics.lift import bottleneck, capacity_of
from allies.logistics.refusals import States
from allies.logistics.routing import Route
from allies.reports.page_corridors import passages_section
from allies.reports.page_silence import silence_section
from allies.reports.style import (
    QUIET,
    cited,
    days_figure,
    how_known,
    km_figure,
    plain_table,
    section,
)
from allies.values.dates import long_day
from allies.world.world import World

_STANDS = {
    "own": "its own territory",
    "granted": "let it through",
    "conditional": "let it through under conditions",
    "refused": "refused",
    "revoked": "took its consent back",
    "by_law": "cannot consent",
    "denied": "supposed to refuse",
    "allowed": "supposed to consent",
    "silent": "silent; taken to consent",
}


def _heading(world: World, journey: Journey, as_of: int | None, account: str) -> Text:
    asked = journey.question
    modes = "any mode" if len(asked.modes) > 3 else " and ".join(sorted(asked.modes))
    line = Text(
        f"{world.name(asked.start)} to {world.name(asked.end)}, {long_day(asked.day)}",
        style="bold",
    )
    notes = [f"{world.name(asked.mover)} moves {asked.cargo.replace('_', '-')} by {modes}"]
    if asked.via:
        notes.append("via " + ", ".join(world.name(name) for name in asked.via))
    if asked.over_days:
        a_day = asked.vehicles / asked.over_days
        notes.append(f"{a_day:,.0f} vehicles a day for {_days(asked.over_days)}")
    notes += how_known(world, as_of, account)
    return line.append(f"\n{'; '.join(notes)}", style=QUIET)


def route_page(
    world: World,
    as_of: int | None,
    account: str,
    journey: Journey,
    passages: Sequence[CorridorPassage],
) -> Group:
    """Return which way something can go, with whose consent, and what a refusal costs."""
    parts: list[RenderableType] = [_heading(world, journey, as_of, account)]
    route = journey.best.route
    if route is None:
        parts += _no_way(world, journey)
    else:
        parts.append(Text(f"\n{_length(journey.best, route, journey.queue)}", style="bold"))
        parts.append(_legs(world, route))
        price = _price(route, journey.keepers)
        if price != "-":
            parts.append(Text(f"Price known: {price}."))
        if journey.silences:
            parts.append(Text(_rests_on(world, journey), style="bold"))
        parts += _silent_ends(world, journey, route)
    if journey.revocation:
        parts.append(_revocation(world, journey))
    if journey.others:
        parts.append(_others(journey))
    if passages:
        parts.append(passages_section(world, passages, journey.question.via))
    if journey.keepers:
        parts.append(_consents(world, journey.keepers))
    if journey.silences:
        parts.append(silence_section(world, journey.silences))
    if route is not None:
        parts.append(section("WHOSE CONSENT IS INDISPENSABLE", _cuts(world, journey)))
        parts.append(section("NARROWEST PLACE", _narrow(world, journey, route)))
    return Group(*parts)


def _rests_on(world: World, journey: Journey) -> str:
    """Return the states whose silence the way rests on, and what is left without them."""
    states = tuple(dict.fromkeys(item.state for item in journey.silences))
    says = f"Rests on silence: nothing is documented of {_listed(world, states)}."
    on_record = next(item for item in journey.others if item.supposing == ON_RECORD)
    if on_record.route is None:
        return f"{says} Documented consents alone leave no way."
    return (
        f"{says} Documented consents alone leave one of {km_figure(on_record.route.km)} km,"
        f" {_days(on_record.route.hours / 24.0)}."
    )


def _silent_ends(world: World, journey: Journey, route: Route) -> list[RenderableType]:
    """Return a line on the places it leaves and reaches, where their states have said nothing."""
    third = {item.state for item in journey.silences}
    ends = dict.fromkeys(
        keeper.gate[0]
        for keeper in journey.keepers
        if keeper.stands == "silent" and keeper.gate in route.gates and keeper.gate[0] not in third
    )
    if not ends:
        return []
    names = _listed(world, tuple(ends))
    return [Text(f"Nothing is documented of {names}, where it starts or ends.", style=QUIET)]


def _length(item: Alternative, route: Route, queue: Queue | None) -> str:
    days = route.days
    span = f"{days_figure(days['p10'])} to {days_figure(days['p90'])}"
    text = f"{km_figure(route.km)} km, {_days(days['p50'])} ({span})"
    if days["p90"] < 0.1:
        hours = {name: f"{24 * part:.1f}" for name, part in days.items()}
        text = f"{km_figure(route.km)} km, {hours['p50']} hours ({hours['p10']} to {hours['p90']})"
    late = item.last_days
    if queue is not None:
        return text + (
            f"; whoever sets out last takes {_days(queue.takes_days)},"
            f" {queue.waits_days:.1f} of them in a queue of {queue.vehicles:,.0f}"
        )
    if late is not None and late > route.hours / 24.0 + 0.05:
        text += f"; the last of the convoy after {_days(late)}"
    return text


def _days(days: float) -> str:
    return "1 day" if days == 1 else f"{days_figure(days)} days"


def _legs(world: World, route: Route) -> RenderableType:
    """Return the legs, neighbouring ones of one mode taken together."""
    table = plain_table("BY", "KM", "FROM", "WAY", "STATES")
    at = 0
    while at < len(route.legs):
        mode, last = route.legs[at].way.mode, at
        while last + 1 < len(route.legs) and route.legs[last + 1].way.mode == mode:
            last += 1
        legs = route.legs[at : last + 1]
        km = sum(leg.way.km for leg in legs)
        states = dict.fromkeys(state for leg in legs for state, _ in leg.states)
        table.add_row(
            mode,
            km_figure(km),
            world.name(legs[0].start),
            ", ".join(world.name(leg.end) for leg in legs),
            " ".join(states),
        )
        at = last + 1
    return table


def _no_way(world: World, journey: Journey) -> list[RenderableType]:
    parts: list[RenderableType] = [Text("\nno way", style="bold #d55e00")]
    if journey.opened_by:
        states, route = journey.opened_by
        way = f"{km_figure(route.km)} km, {_days(route.days['p50'])}"
        parts.append(Text(f"The consent of {_listed(world, states)} would open one of {way}."))
        parts.append(_legs(world, route))
    elif journey.not_yet:
        parts.append(Text("No refusal is to blame. Not open on that day:"))
        parts += [
            Text(
                f"  {link.mode} {world.name(link.start)} - {world.name(link.end)}: opened"
                f" {link.opened}"
            )
            for link in journey.not_yet
        ]
    else:
        parts.append(
            Text("No refusal is to blame: the network has no such way on that day or later.")
        )
    return parts


def _listed(world: World, states: States) -> str:
    *others, last = (world.name(state) for state in states)
    return f"{', '.join(others)} and {last}" if others else last


def _price(route: Route, keepers: Sequence[Gatekeeper]) -> str:
    prices = [
        f"{term.amount:,.0f} {term.unit}"
        for keeper in keepers
        if keeper.gate in route.gates
        for term in keeper.prices
    ]
    return "; ".join(dict.fromkeys(prices)) or "-"


def _others(journey: Journey) -> RenderableType:
    table = plain_table("", "KM", "DAYS", "PRICE KNOWN", "CROSSES")
    for item in journey.others:
        if item.route is None:
            table.add_row(item.supposing, "-", "no way", "", "")
        else:
            table.add_row(
                item.supposing,
                km_figure(item.route.km),
                days_figure(item.route.days["p50"]),
                _price(item.route, journey.keepers),
                " ".join(
                    f"{state}?" if state in journey.unheard else state
                    for state in item.route.crosses
                ),
            )
    crossed = {state for item in journey.others if item.route for state in item.route.crosses}
    note = [Text("? has answered for no mode", style=QUIET)] if crossed & journey.unheard else []
    return section("OTHERWISE", table, *note)


def _revocation(world: World, journey: Journey) -> RenderableType:
    item = journey.revocation
    assert item is not None  # noqa: S101 (the caller has looked)
    vehicles = journey.question.vehicles
    text = (
        f"{world.name(item.state)} takes its consent back after {_days(item.days)}:"
        f" {vehicles * item.past:,.0f} of {vehicles:,} are past it."
    )
    if item.past < 1.0:
        text += (
            f" The rest goes round by {km_figure(item.rest.km)} km."
            if item.rest
            else " For the rest there is no way."
        )
    if item.last_days is not None:
        text += f" The last is there after {_days(item.last_days)}."
    return section("TAKEN BACK UNDER WAY", Text(text))


def _consents(world: World, keepers: Sequence[Gatekeeper]) -> RenderableType:
    table = plain_table("", "", "", "", header=False)
    for keeper in keepers:
        state, mode = keeper.gate
        because = ""
        if keeper.act is not None:
            because = f"{keeper.act.on} {cited(keeper.act.cites, 1)}"
        table.add_row(world.name(state), mode, _STANDS[keeper.stands], because or keeper.why)
    return section("WHO LETS IT THROUGH", table)


def _cuts(world: World, journey: Journey) -> RenderableType:
    if not journey.is_in_time:
        days = journey.question.deadline_days
        return Text(f"As things stand nothing is there within {days:g} days.")
    if not journey.indispensable:
        return Text("Nobody's: no three states together could stop it.")
    return Group(
        *(
            Text(
                f"{_listed(world, states)}"
                + (" (if both refuse)" if len(states) == 2 else "")
                + (" (if all three refuse)" if len(states) == 3 else "")
                + _unheard(world, states, journey.unheard)
            )
            for states in journey.indispensable
        )
    )


def _unheard(world: World, states: States, unheard: frozenset[str]) -> str:
    """Return which of some states have said nothing."""
    silent = [world.name(state) for state in states if state in unheard]
    if not silent:
        return ""
    return "; silent" if len(states) == 1 else f"; silent: {', '.join(silent)}"


def _narrow(world: World, journey: Journey, route: Route) -> RenderableType:
    narrow = journey.narrow or bottleneck(route)
    if narrow is None:
        return Text("none")
    known = "" if narrow.is_recorded else ", a default: nobody has recorded it"
    text = Text(
        f"{world.name(narrow.leg.start)} - {world.name(narrow.leg.end)} ({narrow.leg.way.mode}):"
        f" {narrow.capacity:,.0f} {narrow.unit} a day{known}"
    )
    if journey.shadow_price_hours:
        text.append(
            f"\nOne more a day would bring the last of them"
            f" {journey.shadow_price_hours:.2g} hours earlier."
        )
    unknown = sum(not capacity_of(leg)[2] for leg in route.legs)
    if unknown:
        text.append(
            f"\nThe capacity of {unknown} of {len(route.legs)} legs is not recorded.", style=QUIET
        )
    return text
