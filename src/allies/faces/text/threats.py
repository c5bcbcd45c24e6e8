"""The page on what capitals see as threats: their registers side by side."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.style import (
    QUIET,
    day_words,
    filled,
    grounds,
    heading,
    plain_table,
    quiet,
    section,
    source_table,
)
from allies.questions.base import Answer
from allies.questions.threats import Level, Register, ThreatsAnswer, ThreatView
from allies.values import rankings

_PLACES = {
    "first": "first",
    "listed": "listed",
    "preamble": "in the preamble only",
    "through_effects": "through its effects only",
    "mentioned": "mentioned",
    "absent": "not named",
    "unknown": "unknown",
}


def threats_page(answer: ThreatsAnswer) -> Group:
    """Return threat registers side by side."""
    title = heading(answer, f"What capitals see as threats on {day_words(answer.on or '')}")
    if not answer.covered:
        return Group(title)
    services = plain_table("", "", header=False)
    for seen in answer.capitals:
        services.add_row(answer.name(seen.state), levelled(seen.assessment))
    gain = plain_table("", "", header=False)
    for item in answer.gainers:
        gain.add_row(answer.name(item.state), levelled(item.level))
    return Group(
        title,
        *(_view(answer, seen) for seen in answer.capitals),
        *(_mentioned(answer, name) for name in answer.mentioned),
        section("How independently each service judges", filled(services)),
        section("Who is said to gain from exaggerating a threat", filled(gain)),
        section("Sources", source_table(answer.sources)),
    )


def levelled(level: Level | None) -> Text:
    """Return the place of a capital on a scale, with every statement about it."""
    if level is None:
        return quiet("unknown")
    line = Text(level.words, style="bold")
    for trait in level.statements:
        line.append(f"\n{trait.says} ", style="not bold")
        line.append(grounds(trait.cites, trait.judgement, 1), style=QUIET)
    return line


def _view(answer: Answer, seen: ThreatView) -> Group:
    name = answer.name(seen.state)
    if not seen.registers:
        return section(name, quiet("no register on the day"))
    return section(name, *(part for item in seen.registers for part in _register(answer, item)))


def _register(answer: Answer, register: Register) -> Iterator[RenderableType]:
    title = Text(register.title)
    known = grounds(register.cites, register.judgement, 1)
    title.append(f"  {register.form}, {register.on} {known}", style=QUIET)
    yield title
    table = plain_table("", "", header=False)
    for threat in register.threats:
        part = f" ({threat.part})" if threat.part else ""
        table.add_row(place_mark(register, threat.place), f"{threat.says}{part}")
    yield table
    yield quiet(f"  {order_words(answer, register)}")


def place_mark(register: Register, place: int) -> str:
    """Return the mark before a threat: its rank only if the document itself ranks."""
    return f"{place}." if register.ranked else "-"


def order_words(answer: Answer, register: Register) -> str:
    """Return what the order of a register means."""
    return rankings.order_words(
        is_secret=register.secret,
        is_reported=bool(register.threats),
        is_ranked=register.ranked,
        readers=[answer.name(item.who) for item in register.order_read_as_rank_by],
    )


def _mentioned(answer: ThreatsAnswer, name: str) -> Group:
    table = plain_table("", "", "", header=False)
    for seen in answer.capitals:
        for register in seen.registers:
            for mention in register.mentions:
                if mention.of == name:
                    line = Text(f"{register.title}: {mention.says} ")
                    line.append(grounds(mention.cites, mention.judgement, 1), style=QUIET)
                    table.add_row(seen.state, _PLACES[mention.place], line)
    return section(f"How {answer.name(name)} is described", table)
