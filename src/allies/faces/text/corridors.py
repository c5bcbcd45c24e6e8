"""Pages on corridors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.style import (
    QUIET,
    beyond_coverage,
    day_words,
    days_figure,
    filled,
    how_known,
    km_figure,
    listed,
    plain_table,
    quiet,
    section,
)
from allies.questions.base import Answer
from allies.questions.corridors import Corridor, CorridorsAnswer
from allies.questions.route import Bottleneck, CorridorWay, Figure
from allies.values.words import capitalised

_CARGO = {
    "troops": "troops",
    "arms": "arms",
    "non_lethal": "non-lethal goods",
    "fuel": "fuel",
    "relief": "relief goods",
}
_RULES = (
    "REPORTED SHARE: what sources reported for those years, even where a corridor was shut on this"
    " day. EVEN spends the same money on every open corridor; CHEAPEST sends everything by the"
    " cheapest one."
    " Neither rule is fitted to the reports: prices do not explain what both rules miss."
)


def corridors_page(answer: CorridorsAnswer) -> Group:
    """Return the corridors to a country: open or not, shares, prices, ways and reports."""
    line = Text(f"Corridors to {answer.name(answer.to)}, {day_words(answer.on or '')}", "bold")
    notes = [movement(answer, answer.mover, answer.cargo), *how_known(answer)]
    line.append(f"\n{'; '.join(notes)}", style=QUIET)
    if not answer.covered:
        return Group(line, Text(f"\n{beyond_coverage(answer)}", style="bold"))
    passages = [item for corridor in answer.corridors for item in corridor.passages]
    parts: list[RenderableType] = [line, Text(""), _shares(answer.corridors), quiet(_RULES)]
    if passages:
        parts.append(section("WAYS", ways_table(answer, passages, with_price=False)))
    parts.append(section("REPORTED", _reported(answer.corridors)))
    return Group(*parts)


def movement(answer: Answer, mover: str, cargo: str) -> str:
    """Return the mover and the cargo, as the beginning of a sentence."""
    name = answer.in_sentence(mover)
    return f"{capitalised(name)} moves {_CARGO[cargo]}"


def _shares(corridors: Sequence[Corridor]) -> RenderableType:
    table = plain_table("CORRIDOR", "", "PRICE KNOWN", "REPORTED SHARE", "EVEN", "CHEAPEST")
    for item in corridors:
        reported = (f"{figure.amount:g} % {figure.on[:4]}" for figure in item.reported_shares)
        table.add_row(
            item.name,
            "open" if item.is_open else "shut",
            amount(item.price) if item.price else "-",
            ", ".join(reported) or "-",
            _percent(item.shares.even_spending if item.shares else None),
            _percent(item.shares.cheapest if item.shares else None),
        )
    return table


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f} %"


def _reported(corridors: Sequence[Corridor]) -> RenderableType:
    table = plain_table("", "", "", "", header=False)
    notes = []
    for item in corridors:
        price = [item.price] if item.price else []
        for figure in (*price, *item.reported_shares, *item.reports):
            sources = ", ".join(dict.fromkeys(cite.source for cite in figure.cites))
            table.add_row(
                f"{item.name}, {figure.on}",
                amount(figure),
                figure.says,
                f"[{sources}]" if sources else "[judgement]",
            )
        if item.note:
            notes.append(quiet(f"{item.name}: {item.note}"))
    return Group(filled(table), *notes)


def amount(figure: Figure) -> str:
    """Return a figure with its unit."""
    return f"{figure.amount:,.10g} {figure.unit}"


def passages_section(
    answer: Answer, passages: Sequence[CorridorWay], via: Sequence[str] = ()
) -> RenderableType:
    """Return how each corridor would serve a journey, with its price if known."""
    return section("BY THE CORRIDORS", ways_table(answer, passages, with_price=True, via=via))


def ways_table(
    answer: Answer, passages: Iterable[CorridorWay], *, with_price: bool, via: Sequence[str] = ()
) -> RenderableType:
    """Return the ways of corridors, side by side.

    Args:
        answer: gives the names.
        passages: the ways.
        with_price: whether to show the price if known, instead of the narrowest place.
        via: places on the way.
    """
    last = "PRICE KNOWN" if with_price else "NARROWEST PLACE, A DAY"
    table = plain_table("", "KM", "DAYS", "BY", last, "CROSSES")
    any_silent = False
    for item in passages:
        name = f"{item.corridor_name}, {item.way_name}"
        if item.km is None or item.days is None:
            table.add_row(name, "-", "no way", "", _shut_by(answer, item, via), "")
            continue
        told = _narrow(answer, item.bottleneck)
        if with_price:
            told = amount(item.price) if item.price else "not known"
        any_silent = any_silent or bool(item.silent)
        table.add_row(
            name,
            km_figure(item.km),
            days_figure(item.days.p50),
            " ".join(item.modes),
            told,
            " ".join(f"{state}?" if state in item.silent else state for state in item.crosses),
        )
    return Group(table, quiet("? no answer on record; assumed to consent")) if any_silent else table


def _shut_by(answer: Answer, item: CorridorWay, via: Sequence[str]) -> str:
    if not item.opened_by:
        past = f" past {listed([answer.name(place) for place in via])}" if via else ""
        return f"shut{past}, even if all consent"
    return f"shut by {listed([answer.name(state) for state in item.opened_by])}"


def _narrow(answer: Answer, narrow: Bottleneck | None) -> str:
    if narrow is None:
        return "-"
    if not narrow.recorded:
        return "not recorded"
    ends = f"{answer.name(narrow.start)} - {answer.name(narrow.end)}"
    return f"{narrow.capacity:,.0f} {narrow.unit}: {ends}"
