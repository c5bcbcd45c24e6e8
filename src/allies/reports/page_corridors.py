"""Answers about corridors, for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.movement.corridors import Comparison, CorridorFound, CorridorPassage
from allies.logistics.lift import Narrow
from allies.reports.style import QUIET, days_figure, how_known, km_figure, plain_table, section
from allies.values.dates import long_day
from allies.world.acts import Act
from allies.world.world import World

_RULES = (
    "REPORTED is what was said of those years, whatever was open on this day. EVEN spends as much"
    " on every open corridor, CHEAPEST looks at the price alone; neither is fitted to anything"
    " reported, and what both miss is what prices do not explain."
)


def corridors_page(world: World, as_of: int | None, account: str, found: Comparison) -> Group:
    """Return the corridors to a place, side by side: open or not, shares, prices and ways."""
    asked = found.question
    notes = [f"{world.name(asked.mover)} moves {asked.cargo.replace('_', '-')}"]
    notes += [f"{world.name(state)} supposed to refuse" for state in asked.supposed.denied]
    notes += [f"{world.name(state)} supposed to consent" for state in asked.supposed.allowed]
    notes += how_known(world, as_of, account)
    heading = Text(f"Corridors to {world.name(asked.end)}, {long_day(asked.day)}", style="bold")
    heading.append(f"\n{'; '.join(notes)}", style=QUIET)
    passages = [item for corridor in found.found for item in corridor.passages]
    parts: list[RenderableType] = [heading, Text(""), _shares(found.found)]
    parts.append(Text(_RULES, style=QUIET))
    parts.append(section("WAYS", _ways(world, passages, with_price=False)))
    parts.append(section("REPORTED", _reported(found.found)))
    return Group(*parts)


def _shares(found: Sequence[CorridorFound]) -> RenderableType:
    table = plain_table("CORRIDOR", "", "PRICE KNOWN", "REPORTED SHARE", "EVEN", "CHEAPEST")
    for item in found:
        table.add_row(
            item.corridor.name,
            "open" if item.is_open else "shut",
            _amount(item.price) if item.price else "-",
            ", ".join(f"{act.amount:g} % {act.on.text[:4]}" for act in item.shares) or "-",
            _percent(item.even_share),
            _percent(item.cheapest_share),
        )
    return table


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f} %"


def _amount(act: Act) -> str:
    return f"{act.amount:,.10g} {act.unit}"


def passages_section(
    world: World, passages: Sequence[CorridorPassage], via: Sequence[str] = ()
) -> RenderableType:
    """Return how each corridor would serve a journey, with what is known of its price."""
    return section("BY THE CORRIDORS", _ways(world, passages, with_price=True, via=via))


def _ways(
    world: World, passages: Iterable[CorridorPassage], *, with_price: bool, via: Sequence[str] = ()
) -> RenderableType:
    last = "PRICE KNOWN" if with_price else "NARROWEST PLACE, A DAY"
    table = plain_table("", "KM", "DAYS", "BY", last, "CROSSES")
    unheard = False
    for item in passages:
        name = f"{item.corridor.name}, {item.way.name}"
        if item.route is None:
            table.add_row(name, "-", "no way", "", _shut_by(world, item, via), "")
            continue
        told = _narrow(world, item.narrow)
        if with_price:
            told = _amount(item.price) if item.price else "not known"
        unheard = unheard or bool(item.silent)
        table.add_row(
            name,
            km_figure(item.route.km),
            days_figure(item.route.days["p50"]),
            " ".join(item.route.modes),
            told,
            " ".join(
                f"{state}?" if state in item.silent else state for state in item.route.crosses
            ),
        )
    return Group(table, Text("? silent, taken to consent", style=QUIET)) if unheard else table


def _shut_by(world: World, item: CorridorPassage, via: Sequence[str]) -> str:
    if not item.opened_by:
        past = f" past {' and '.join(world.name(place) for place in via)}" if via else ""
        return f"shut{past}, whoever consents"
    return f"shut by {' and '.join(world.name(state) for state in item.opened_by)}"


def _narrow(world: World, narrow: Narrow | None) -> str:
    if narrow is None:
        return "-"
    if not narrow.is_recorded:
        return "not recorded"
    ends = f"{world.name(narrow.leg.start)} - {world.name(narrow.leg.end)}"
    return f"{narrow.capacity:,.0f} {narrow.unit}: {ends}"


def _reported(found: Sequence[CorridorFound]) -> RenderableType:
    table = plain_table("", "", "", "", header=False)
    notes = []
    for item in found:
        price = [item.price] if item.price else []
        for act in (*price, *item.shares, *item.reports):
            sources = ", ".join(dict.fromkeys(cite.source for cite in act.cites))
            table.add_row(
                f"{item.corridor.name}, {act.on.text}", _amount(act), act.says, f"[{sources}]"
            )
        if item.corridor.note:
            notes.append(Text(f"{item.corridor.name}: {item.corridor.note}", style=QUIET))
    return Group(table, *notes)
