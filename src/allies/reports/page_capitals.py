"""Capitals, for people: threats side by side, one or two capitals in columns, members' room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.capitals.portraits import AutonomyFound, Portrait, Portraits, ThreatsFound
from allies.politics.autonomy import Autonomy, Measure, span_text
from allies.politics.dispositions import Dispositions, Level
from allies.politics.threats import ThreatView
from allies.reports.page_record import status_words
from allies.reports.style import (
    QUIET,
    cited,
    filled,
    how_known,
    plain_table,
    section,
    source_table,
)
from allies.values.dates import long_day
from allies.votes.concentration import Concentration
from allies.world.capitals import DEPENDENCE, ThreatRegister, Trait
from allies.world.conclusions import Comparison
from allies.world.sentences import sentence
from allies.world.world import World

_PLACES = {
    "first": "first",
    "listed": "listed",
    "preamble": "in the preamble only",
    "through_effects": "through its effects only",
    "mentioned": "mentioned",
    "absent": "not named",
    "unknown": "unknown",
}
_MEASURES = (
    ("freedom", "FREEDOM TO REFUSE"),
    ("influence", "INFLUENCE"),
    ("exit_cost", "COST OF LEAVING"),
)


def _heading(known: Dispositions, title: str) -> Iterator[RenderableType]:
    line = Text(f"{title} on {long_day(known.day)}", style="bold")
    for note in how_known(known.world, known.as_of, known.account):
        line.append(f"; {note}", style=QUIET)
    yield line
    if not known.world.covers(known.day):
        yield Text(known.world.beyond_coverage(known.day))


def threats_page(found: ThreatsFound) -> Group:
    """Return threat registers side by side."""
    known = found.known
    parts: list[RenderableType] = [*_heading(known, "What capitals see as threats")]
    parts += [_view(known, view) for view in found.views]
    parts += [_mentioned(known, found.views, name) for name in found.subjects]
    services = plain_table("", "", header=False)
    for view in found.views:
        services.add_row(known.world.name(view.state), _levelled(known, view.assessment))
    gain = plain_table("", "", header=False)
    for state, level in found.gainers:
        gain.add_row(known.world.name(state), _levelled(known, level))
    parts += [
        section("How independently each service judges", filled(services)),
        section("Who is said to gain by making a threat look larger", filled(gain)),
        section("Sources", source_table(found.sources)),
    ]
    return Group(*parts)


def _levelled(known: Dispositions, level: Level | None) -> Text:
    if level is None:
        return Text("unknown", style=QUIET)
    line = Text(level.words, style="bold")
    for trait in level.traits:
        line.append(f"\n{trait.says} ", style="not bold")
        line.append(cited(known.cites([trait]), 1), style=QUIET)
    return line


def _view(known: Dispositions, view: ThreatView) -> Group:
    if not view.registers:
        return section(known.world.name(view.state), Text("no register on the day", style=QUIET))
    rows = [part for item in view.registers for part in _register(known, item)]
    return section(known.world.name(view.state), *rows)


def _register(known: Dispositions, register: ThreatRegister) -> Iterator[RenderableType]:
    title = Text(register.title)
    cites = known.world.evidence.published_cites(register.cites, known.as_of)
    title.append(f"  {register.form}, {register.on.text} {cited(cites, 1)}", style=QUIET)
    yield title
    table = plain_table("", "", header=False)
    for at, threat in enumerate(register.threats, 1):
        place = f"{at}." if register.ranked else "-"
        part = f" ({threat.part})" if threat.part else ""
        table.add_row(place, f"{threat.says}{part}")
    yield table
    yield Text(f"  {_order(register)}", style=QUIET)


def _order(register: ThreatRegister) -> str:
    if register.is_secret:
        return "secret: what it lists is unknown, not absent"
    if not register.threats:
        return "what it lists is not reported"
    if register.ranked:
        return "ranked by the document itself"
    if register.order_read_by:
        who = ", ".join(item.who for item in register.order_read_by)
        return f"in the document's order, which it does not call a ranking; read as one by {who}"
    return "in the document's order, which is no ranking"


def _mentioned(known: Dispositions, views: Sequence[ThreatView], name: str) -> Group:
    table = plain_table("", "", "", header=False)
    for view in views:
        for register, mention in view.mentions(name):
            line = Text(f"{register.title}: {mention.says} ")
            cites = known.world.evidence.published_cites(mention.cites, known.as_of)
            line.append(cited(cites, 1) or "[judgement]", style=QUIET)
            table.add_row(view.state, _PLACES[mention.place], line)
    return section(f"Where {known.world.name(name)} stands", table)


def capital_page(found: Portraits) -> Group:
    """Return one or two capitals in columns."""
    known, chosen = found.known, found.portraits
    names = " and ".join(_capital(known, item) for item in chosen)
    table = plain_table("", *(_capital(known, item).upper() for item in chosen))
    rows = [_rows(known, item) for item in chosen]
    for label in rows[0]:
        table.add_row(Text(label, style="bold"), *(row[label] for row in rows))
        table.add_row("", *("" for _ in rows))
    parts = [*_heading(known, names), Text(""), table]
    return Group(*parts, section("Sources", source_table(found.sources)))


def _capital(known: Dispositions, item: Portrait) -> str:
    return known.world.states[item.state].capital or known.world.name(item.state)


def _rows(known: Dispositions, item: Portrait) -> dict[str, Text]:
    """Return what stands in one capital's column, by the label of the row."""
    rows = {
        "belongs to": _lines(
            f"{known.world.name(name)}: {status_words(status)}"
            for name, status in item.memberships.items()
            if status.membership != "none"
        ),
        "threats": _threats(item.view),
        "its services": _services(known, item),
        "gain by alarm": _levelled(known, item.view.inflation),
        "preferred frame": _frames(known, item),
        "the law": _legal(known, item),
    }
    for label, aspect in (
        ("its forces", "own_means"),
        ("plans for", "planning"),
        ("has asked for", "request"),
        ("fears", "precedent"),
        ("foreign troops", "troops_fear"),
        ("its part", "role"),
        ("who is heard", "advice"),
    ):
        rows[label] = _stated(known, item.notes[aspect])
    if item.requests:
        rows["has asked for"].append("\n")
        rows["has asked for"].append_text(
            _lines(f"{act.on.text}: {sentence(act, known.world)}" for act in item.requests[-3:])
        )
    rows["depends on"] = _dependence(known, item)
    rows["its room"] = _room(known, item)
    return rows


def _services(known: Dispositions, item: Portrait) -> Text:
    line = _levelled(known, item.view.assessment)
    if item.notes["services"]:
        line.append("\n")
        line.append_text(_stated(known, item.notes["services"]))
    return line


def _lines(lines: Iterable[str]) -> Text:
    joined = "\n".join(lines)
    return Text(joined) if joined else Text("nothing on record", style=QUIET)


def _stated(known: Dispositions, traits: Sequence[Trait]) -> Text:
    if not traits:
        return Text("unknown", style=QUIET)
    line = Text()
    for trait in traits:
        line.append(f"{trait.says} ").append(f"{cited(known.cites([trait]), 1)}\n", style=QUIET)
    line.rstrip()
    return line


def _threats(view: ThreatView) -> Text:
    line = Text()
    for register in view.registers:
        line.append(f"{register.title}\n", style="bold")
        for at, threat in enumerate(register.threats, 1):
            line.append(f"{f'{at}.' if register.ranked else '-'} {threat.says}\n")
        line.append(f"{_order(register)}\n", style=QUIET)
    line.rstrip()
    return line if view.registers else Text("no register on the day", style=QUIET)


def _frames(known: Dispositions, item: Portrait) -> Text:
    line = Text()
    named = list(item.frames.items())
    for name, level in named:
        line.append(f"{known.world.name(name)}: {level.words}. ", style="bold")
        line.append(f"{level.says} ")
        line.append(f"{cited(known.cites(level.traits), 1)}\n", style=QUIET)
    if item.self_reliance:
        line.append(f"itself: {item.self_reliance.words}. ", style="bold")
        line.append(item.self_reliance.says)
    line.rstrip()
    return line if line.plain else Text("unknown", style=QUIET)


def _legal(known: Dispositions, item: Portrait) -> Text:
    line = Text()
    for legal in item.legal:
        name = known.world.name(legal.body)
        line.append(f"{name}: {legal.reading.title} ")
        line.append(f"{cited(legal.cites, 1)}\n", style=QUIET)
    for text in item.national:
        line.append(f"{text.title}\n")
    line.rstrip()
    return line if line.plain else Text("holds no reading on record", style=QUIET)


def _dependence(known: Dispositions, item: Portrait) -> Text:
    line = Text()
    for power, dependence in item.dependence.items():
        line.append(f"{known.world.name(power)}\n", style="bold")
        for domain in DEPENDENCE:
            level = dependence.domains[domain]
            if level is not None:
                line.append(f"{domain} {level.words} ")
                line.append(f"{cited(known.cites(level.traits), 1)}\n", style=QUIET)
        if dependence.unknown:
            line.append(f"unknown: {', '.join(dependence.unknown)}\n", style=QUIET)
    line.rstrip()
    return line if line.plain else Text("unknown", style=QUIET)


def _room(known: Dispositions, item: Portrait) -> Text:
    if not item.autonomies:
        return Text("outside every organisation whose leaders are coded: unknown", style=QUIET)
    return _lines(
        f"{known.world.name(room.organisation)}: "
        + ", ".join(
            f"{title.lower()} {_measured(room.measures[name])}" for name, title in _MEASURES
        )
        for room in item.autonomies
    )


def _measured(measure: Measure) -> str:
    return span_text(measure.low, measure.high)


def autonomy_page(found: AutonomyFound) -> Group:
    """Return the room of members inside organisations, beside what sources conclude."""
    known = found.known
    parts: list[RenderableType] = [*_heading(known, "Room inside organisations")]
    by_body: dict[str, list[Autonomy]] = {}
    for item in found.autonomies:
        by_body.setdefault(item.organisation, []).append(item)
    for body, members in by_body.items():
        table = plain_table("", *(title for _, title in _MEASURES), "ITS PART")
        for item in members:
            spans = [_measured(item.measures[name]) for name, _ in _MEASURES]
            table.add_row(known.world.name(item.state), *spans, item.role or "-")
        outside = [known.world.name(name) for name in found.outside.get(body, ())]
        lines: list[RenderableType] = [table]
        if outside:
            lines.append(Text(f"outside, so unknown: {', '.join(outside)}", style=QUIET))
        lines += [_assigned(known, found.forces.get(body)), _why(members)]
        parts.append(section(known.world.name(body), *lines))
    if not by_body:
        silent = "Unknown for everybody: who led which organisation is not coded for that day."
        parts.append(Text(silent))
    parts.append(_compared(found))
    parts.append(
        section(
            "How to read this",
            Text(
                "From 0 to 1, least and greatest: what is unknown widens the range. Equal weights"
                " of the parts are a judgement. The three are never added up. A vote is no"
                " measure of influence and is not counted here.",
                style=QUIET,
            ),
        )
    )
    return Group(*parts, section("Sources", source_table(found.sources)))


def _assigned(known: Dispositions, forces: Concentration | None) -> Text:
    """Return how the forces assigned divide; national capability is another figure."""
    if forces is None:
        return Text("\nNo forces are assigned to it.", style=QUIET)
    leader = known.world.name(forces.leader)
    line = (
        f"\nForces assigned: {leader} {100 * forces.shares[forces.leader].value:.0f} %, effective"
        f" number of holders {forces.effective.value:.1f}, index of concentration"
        f" {forces.hhi.value:.2f}."
    )
    if forces.over_second is not None:
        line += f" {leader} has {forces.over_second.value:.1f} times the second share."
    return Text(
        line + " National capability is another figure, and not in the record: `allies power`.",
        style=QUIET,
    )


def _why(members: Sequence[Autonomy]) -> Group:
    table = plain_table("", "", "", header=False)
    for item in members:
        for name, measure in item.measures.items():
            for part in measure.parts:
                line = Text(f"{part.name} {span_text(part.low, part.high)}: {part.because} ")
                line.append(cited(part.cites, 1), style=QUIET)
                table.add_row(item.state, name.replace("_", " "), line)
    return Group(Text(""), table)


def _within(world: World, comparison: Comparison) -> str:
    """Return the organisation inside which two members are compared, where it is one."""
    bodies = {comparison.more[1], comparison.less[1]}
    return f"{world.name(bodies.pop())}: " if len(bodies) == 1 else ""


def _compared(found: AutonomyFound) -> Group:
    table = plain_table("", "", header=False)
    for item in found.compared:
        line = Text(f"{_within(found.known.world, item.comparison)}{item.comparison.says} ")
        line.append(cited(item.comparison.cites, 1), style=QUIET)
        line.append(f"\n{item.because}")
        if item.without != item.verdict:
            line.append(f"; without that source's own statements: {item.without}")
        table.add_row(Text(item.verdict, style="bold"), line)
    if not found.compared:
        return section("What sources conclude", Text("nothing on record", style=QUIET))
    return section("What sources conclude, and whether the model agrees", table)
