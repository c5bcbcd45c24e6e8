"""Pages on the route that something can take."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.corridors import movement, passages_section
from allies.faces.text.silence import nobody, silence_section
from allies.faces.text.style import (
    QUIET,
    beyond_coverage,
    day_words,
    days_figure,
    grounds,
    how_known,
    km_figure,
    listed,
    plain_table,
    quiet,
    section,
)
from allies.questions.route import ON_RECORD, Otherwise, Price, RouteAnswer, Way

_CONSENTS = {
    "own": "its own territory",
    "granted": "let it through",
    "conditional": "let it through under conditions",
    "refused": "refused",
    "revoked": "withdrew its consent",
    "by_law": "cannot consent",
    "denied": "supposed to refuse",
    "allowed": "supposed to consent",
    "silent": "no answer on record; assumed to consent",
}
_AT_ODDS = "no answer on record; at odds with the mover, so not assumed"


def route_page(answer: RouteAnswer) -> Group:
    """Return the best route, whose consent it needs, and what a refusal costs."""
    parts: list[RenderableType] = [_heading(answer)]
    if not answer.covered:
        return Group(*parts, Text(f"\n{beyond_coverage(answer)}", style="bold"))
    best = answer.routes[0] if answer.routes else None
    if best is None:
        parts += _no_way(answer)
    else:
        parts.append(Text(f"\n{_length(best, answer)}", style="bold"))
        parts.append(_legs(answer, best))
        parts += _caveats(answer)
        if best.prices:
            parts.append(Text(f"Price known: {_price(best.prices)}."))
        parts += [Text(line, style="bold") for line in _rests_on(answer)]
        parts += _silent_ends(answer, best)
    if answer.revocation:
        parts.append(_revocation(answer))
    if answer.otherwise:
        parts.append(_others(answer))
    if answer.corridors:
        parts.append(passages_section(answer, answer.corridors, answer.via))
    if answer.consents:
        parts.append(_consents(answer))
    if answer.silent:
        parts.append(silence_section(answer, answer.silent, at_odds=_at_odds(answer)))
    if best is not None:
        parts.append(section("WHOSE CONSENT IS INDISPENSABLE", _cuts(answer)))
        parts.append(section("NARROWEST PLACE", _narrow(answer, best)))
    return Group(*parts)


def _heading(answer: RouteAnswer) -> Text:
    modes = "any mode" if len(answer.modes) > 3 else " and ".join(answer.modes)
    ends = f"{answer.name(answer.start)} to {answer.name(answer.end)}"
    line = Text(f"{ends}, {day_words(answer.on or '')}", style="bold")
    notes = [f"{movement(answer, answer.mover, answer.cargo)} by {modes}"]
    if not answer.over_days:
        notes.append(_what(answer))
    if answer.via:
        notes.append("via " + ", ".join(answer.name(name) for name in answer.via))
    if answer.over_days:
        a_day = answer.vehicles / answer.over_days
        notes.append(f"{a_day:,.0f} vehicles a day for {_days(answer.over_days)}")
    notes += how_known(answer)
    return line.append(f"\n{'; '.join(notes)}", style=QUIET)


def _at_odds(answer: RouteAnswer) -> list[str]:
    """Return the silent states of the page at odds with the mover."""
    return list(dict.fromkeys(item.state for item in answer.silent if item.state in answer.at_odds))


def _rests_on(answer: RouteAnswer) -> Iterator[str]:
    """Return the states that gave no answer on record, and the best route without them."""
    odds = _at_odds(answer)
    if odds:
        yield (
            f"Not assumed: the consent of {_listed(answer, odds)}, at odds with"
            f" {answer.name(answer.mover)}. OTHERWISE shows the way with it."
        )
    states = list(dict.fromkeys(item.state for item in answer.silent if item.state not in odds))
    crossed = {item.state for item in answer.routes[0].crosses}
    if not crossed.intersection(states):
        return
    says = f"Assumes consent: the record has no answer from {_listed(answer, states)}."
    on_record = next((item for item in answer.routes if item.supposing == ON_RECORD), None)
    if on_record is None:
        yield f"{says} With documented consents only, there is no way."
        return
    yield (
        f"{says} With documented consents only, the way has {km_figure(on_record.km)} km"
        f" and takes {_days(on_record.days.p50)}."
    )


def _silent_ends(answer: RouteAnswer, best: Way) -> Iterator[RenderableType]:
    """Return a line on the states of both ends, if the record has no answer from them."""
    third = {item.state for item in answer.silent}
    ends = dict.fromkeys(
        item.state for item in best.crosses if item.consent == "silent" and item.state not in third
    )
    if ends:
        names = _listed(answer, list(ends))
        yield quiet(f"The record has no answer from {names}, where the way starts or ends.")


def _what(answer: RouteAnswer) -> str:
    """Return what moves."""
    size = answer.unit
    if size is not None:
        return (
            f"a {answer.move} ({size.people:,.0f} people, {size.vehicles:,.0f} vehicles,"
            f" {size.tonnes:,.0f} t)"
        )
    if answer.move == "vehicles":
        return f"{answer.vehicles:,} vehicles"
    return "one aircraft or vehicle" if answer.move == "aircraft" else "one vehicle or train"


def _caveats(answer: RouteAnswer) -> Iterator[RenderableType]:
    """Return what the days of a unit, or of one aircraft, do not count."""
    if answer.arrival is not None:
        flights = [
            f"{item.sorties} by {answer.name(item.fleet)}" for item in answer.arrival.sorties
        ]
        if flights:
            rest = answer.arrival.overland
            also = f"; {100 * rest:.0f} % of it goes overland meanwhile" if rest > 0.005 else ""
            yield Text(f"Flights: {listed(flights)}{also}.")
        yield quiet(
            "From departure: getting ready is not counted, and nobody else uses the aircraft. The"
            " size of the unit is a judgement (allies inputs unit_people); how many aircraft fly"
            " is an estimate."
        )
    elif answer.move == "aircraft" and answer.cargo == "troops":
        yield quiet(
            "One aircraft or vehicle, not a unit: --move battalion tells when a unit is there."
        )
    for note in answer.lift_notes:
        yield quiet(note)


def _length(way: Way, answer: RouteAnswer) -> str:
    days, queue = way.days, answer.queue
    if answer.arrival is not None:
        first, last = answer.arrival.first_days, answer.arrival.last_days
        return (
            f"{km_figure(way.km)} km; the first people after {_days(first.p50)}, all of it after"
            f" {_days(last.p50)} ({days_figure(last.p10)} to {days_figure(last.p90)})"
        )
    text = (
        f"{km_figure(way.km)} km, {_days(days.p50)}"
        f" ({days_figure(days.p10)} to {days_figure(days.p90)})"
    )
    if days.p90 < 0.1:
        low, middle, high = (f"{24 * part:.1f}" for part in (days.p10, days.p50, days.p90))
        text = f"{km_figure(way.km)} km, {middle} hours ({low} to {high})"
    if queue is not None:
        return text + (
            f"; the last vehicle takes {_days(queue.last_takes_days)},"
            f" {queue.waits_days:.1f} of them in a queue of {queue.vehicles:,.0f}"
        )
    if way.last_days > days.p50 + 0.05:
        text += f"; the last of the convoy after {_days(way.last_days)}"
    return text


def _days(days: float) -> str:
    return "1 day" if days == 1 else f"{days_figure(days)} days"


def _legs(answer: RouteAnswer, way: Way) -> RenderableType:
    """Return the legs; neighbouring legs of one mode are joined."""
    table = plain_table("BY", "KM", "FROM", "WAY", "STATES")
    at = 0
    while at < len(way.legs):
        mode, last = way.legs[at].mode, at
        while last + 1 < len(way.legs) and way.legs[last + 1].mode == mode:
            last += 1
        legs = way.legs[at : last + 1]
        states = dict.fromkeys(state for leg in legs for state in leg.states)
        table.add_row(
            mode,
            km_figure(sum(leg.km for leg in legs)),
            answer.name(legs[0].start),
            ", ".join(answer.name(leg.end) for leg in legs),
            " ".join(states),
        )
        at = last + 1
    return table


def _no_way(answer: RouteAnswer) -> Iterator[RenderableType]:
    yield Text("\nno way", style="bold #d55e00")
    for note in answer.lift_notes:
        yield Text(note)
    if answer.opened_by:
        way = answer.opened_by.way
        who = _listed(answer, answer.opened_by.consent_of)
        length = f"{km_figure(way.km)} km, {_days(way.days.p50)}"
        yield Text(f"The consent of {who} would open one of {length}.")
        yield _legs(answer, way)
    elif answer.not_yet:
        yield Text("No refusal causes this. Not open on that day:")
        for link in answer.not_yet:
            ends = f"{answer.name(link.start)} - {answer.name(link.end)}"
            yield Text(f"  {link.mode} {ends}: opened {link.opened}")
    else:
        yield Text("No refusal causes this: the network has no such way on that day or later.")


def _listed(answer: RouteAnswer, states: Sequence[str]) -> str:
    return listed([answer.name(state) for state in states])


def _price(prices: Sequence[Price]) -> str:
    found = (f"{price.amount:,.0f} {price.unit}" for price in prices)
    return "; ".join(dict.fromkeys(found)) or "-"


def _others(answer: RouteAnswer) -> RenderableType:
    table = plain_table("", "KM", "DAYS", "PRICE KNOWN", "CROSSES")
    never_answered = set(answer.never_answered)
    for item in answer.otherwise:
        table.add_row(item.supposing, *_other(item, never_answered))
    crossed = {state for item in answer.otherwise for state in item.crosses}
    note = [quiet("? no answer on record for any mode")] if crossed & never_answered else []
    return section("OTHERWISE", table, *note)


def _other(item: Otherwise, never_answered: Collection[str]) -> tuple[str, str, str, str]:
    if item.km is None or item.days is None:
        return "-", "no way", "", ""
    states = (f"{state}?" if state in never_answered else state for state in item.crosses)
    return (
        km_figure(item.km),
        days_figure(item.days.p50 if item.last_days is None else item.last_days),
        _price(item.prices),
        " ".join(states),
    )


def _revocation(answer: RouteAnswer) -> RenderableType:
    item = answer.revocation
    assert item is not None  # noqa: S101 (the caller checks it)
    text = (
        f"{answer.name(item.state)} withdraws its consent after {_days(item.days)}:"
        f" {answer.vehicles * item.past:,.0f} of {answer.vehicles:,} have passed."
    )
    if item.past < 1.0:
        text += (
            f" The rest takes a detour of {km_figure(item.rest.km)} km."
            if item.rest
            else " There is no way for the rest."
        )
    if item.last_days is not None:
        text += f" The last one arrives after {_days(item.last_days)}."
    return section("CONSENT WITHDRAWN ON THE WAY", Text(text))


def _consents(answer: RouteAnswer) -> RenderableType:
    table = plain_table("", "", "", "", header=False)
    for item in answer.consents:
        because = f"{item.on} {grounds(item.cites, item.judgement, 1)}" if item.on else item.why
        is_odd = item.consent == "silent" and item.state in answer.at_odds
        says = _AT_ODDS if is_odd else _CONSENTS[item.consent]
        table.add_row(answer.name(item.state), item.mode, says, because or "")
    return section("WHO LETS IT THROUGH", table)


def _assumes_consent(answer: RouteAnswer) -> bool:
    """Return whether a way depends on states that gave no answer and are not at odds."""
    silent = {item.state for item in answer.silent} - set(answer.at_odds)
    return bool(silent.intersection(item.state for item in answer.routes[0].crosses))


def _cuts(answer: RouteAnswer) -> RenderableType:
    if not answer.in_time:
        days = answer.within or 0.0
        return Text(f"Even without a refusal, nothing arrives within {days:g} days.")
    if not answer.indispensable:
        return Text(nobody(_assumes_consent(answer)))
    return Group(
        *(
            Text(
                _listed(answer, states)
                + (" (if both refuse)" if len(states) == 2 else "")
                + (" (if all three refuse)" if len(states) == 3 else "")
                + _never_answered(answer, states)
            )
            for states in answer.indispensable
        )
    )


def _never_answered(answer: RouteAnswer, states: Sequence[str]) -> str:
    """Return which of some states gave no answer on record."""
    silent = [answer.name(state) for state in states if state in answer.never_answered]
    if not silent:
        return ""
    return "; silent" if len(states) == 1 else f"; silent: {', '.join(silent)}"


def _narrow(answer: RouteAnswer, way: Way) -> RenderableType:
    narrow = answer.bottleneck
    if narrow is None:
        return Text("none")
    known = "" if narrow.recorded else ", a default, not on record"
    text = Text(
        f"{answer.name(narrow.start)} - {answer.name(narrow.end)} ({narrow.mode}):"
        f" {narrow.capacity:,.0f} {narrow.unit} a day{known}"
    )
    if narrow.shadow_price_hours:
        text.append(
            f"\nOne more per day would let the last one arrive"
            f" {narrow.shadow_price_hours:.2g} hours earlier."
        )
    unknown = sum(not leg.capacity_recorded for leg in way.legs)
    if unknown:
        text.append(
            f"\nThe record has no capacity for {unknown} of {len(way.legs)} legs.", style=QUIET
        )
    return text
