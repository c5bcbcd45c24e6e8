"""Positions, for people: who would ask, who would support, and what moves each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.case.source_views import Chance, SourceView
from allies.assessment.case.willingness import (
    HostFinding,
    MeansPositions,
    MemberFinding,
    Willingness,
)
from allies.politics.drivers import Pull
from allies.politics.hosts import HostDriver
from allies.politics.positions import Position
from allies.reports.style import QUIET, cited, how_known, plain_table, section, source_table
from allies.values.dates import long_day
from allies.values.likelihood import shown_percent, shown_range
from allies.world.world import World

# What a driver is called on a page.
DRIVER_WORDS = {
    "stake": "stake",
    "nearness": "nearness",
    "host": "ties with the host",
    "adversary": "ties with the other side",
    "law": "the law as it reads it",
    "frame": "trust in the frame",
    "cost": "cost",
    "precedent": "fear of precedent",
    "own_means": "its own forces",
    "self_reliance": "self-reliance",
    "alarm": "gain by alarm",
    "inflame": "fear that troops inflame",
    "dependence": "dependence on it",
}
_STRONGEST = 2
_LITTLE = 0.005


def positions_page(found: Willingness, *, only: Sequence[str] = ()) -> Group:
    """Return who would ask and who would support.

    Args:
        found: what was found.
        only: show these means only; those the case asks about where empty.
    """
    setting = found.setting
    world = setting.world
    title = Text(f"{setting.case.title}: who would ask, who would support", style="bold")
    line = f"{setting.case.id}, on {long_day(setting.day)}"
    if setting.case.hypothetical:
        line += "; a supposition, which did not happen"
    notes = how_known(world, setting.as_of, setting.account)
    parts: list[RenderableType] = [title, Text("; ".join([line, *notes]), style=QUIET)]
    if not world.covers(setting.day):
        parts.append(Text(world.beyond_coverage(setting.day), style="bold"))
    parts.append(_host(world, found.host, setting.case.host))
    asked = setting.case.question
    chosen = only or (*asked.means, "bilateral")
    shown = [
        item
        for item in found.means
        if item.offered.means in chosen and (only or item.organisation.id == asked.organisation)
    ]
    parts += [_means(world, item) for item in shown]
    others = dict.fromkeys(
        item.offered.means for item in found.means if item.offered.means not in chosen
    )
    if others and not only:
        parts.append(Text(f"\nNot shown: --means {', '.join(others)}; JSON has all.", style=QUIET))
    if found.views:
        parts.append(views_section(found.views))
    if setting.case.happened is not None:
        happened = setting.case.happened
        body = Text(f"{happened.outcome.replace('_', ' ')}: ", style="bold")
        body.append(happened.says, style="not bold")
        parts.append(section("What happened", body, Text(cited(happened.cites, 6), style=QUIET)))
    parts += [_key(found.draws), section("Sources", source_table(found.sources))]
    return Group(*parts)


def _range(chance: Chance) -> str:
    return shown_range(chance.low, chance.high)


def _sense(value: float | None) -> str:
    if value is None:
        return "?"
    return "+" if value > _LITTLE else "-" if value < -_LITTLE else "0"


def _host(world: World, host: Sequence[HostFinding], state: str) -> Group:
    title = "Whom the host may ask"
    if not host:
        return section(title, Text("nobody the record knows of", style=QUIET))
    table = plain_table("", "RECORD", "CHANCE TO ASK", "SINCE")
    shared: dict[HostDriver, int] = {}
    for found in host:
        for driver in found.asking.drivers:
            shared[driver] = shared.get(driver, 0) + 1
    for found in host:
        own = [item for item in found.asking.drivers if shared[item] < len(host)]
        recorded = found.asking.recorded.replace("_", " ")
        name = Text(world.name(found.asking.addressee), style="bold")
        table.add_row(name, recorded, _range(found.chance), _host_drivers(own))
    common = [item for item, count in shared.items() if count == len(host)]
    taken = _range(host[0].taken_back)
    note = Text(
        f"What is on record is kept to; the chances are what the drivers alone say of"
        f" {world.name(state)}. Of requests made, {taken} are taken to be withdrawn undecided.",
        style=QUIET,
    )
    whomever = [Text("Whomever it asks:"), _host_drivers(common)] if common else []
    return section(title, table, *whomever, note)


def _host_drivers(drivers: Sequence[HostDriver]) -> Text:
    line = Text()
    for driver in drivers:
        line.append(f"{_sense(driver.value)} {DRIVER_WORDS[driver.name]}: ", style="bold")
        line.append(f"{driver.because} ").append(f"{cited(driver.cites, 2)}\n", style=QUIET)
    line.rstrip()
    return line


def _means(world: World, found: MeansPositions) -> Group:
    means = found.offered.means.replace("_", " ")
    title = f"{found.organisation.short}, {means}: {shown_range(*found.approval)} approved if asked"
    table = plain_table("", "SUPPORT", "OBJECTS", "SAID")
    for member in found.members:
        position = member.position
        seated = member.objects is not None
        table.add_row(
            Text(world.name(position.member), style="bold"),
            _range(member.chance) if seated else "no seat",
            "-" if member.objects is None else f"{shown_percent(member.objects)} %",
            _said(member),
        )
    moved = [part for member in found.members for part in _moved(world, member)]
    rules = sorted({rule for rule in found.rules.values() if rule})
    rule = f"decided so: {'; or '.join(rules)}" if rules else "no rule on record decides"
    return section(title, Text(rule, style=QUIET), table, *moved)


def _said(member: MemberFinding) -> Text:
    position = member.position
    if position.stance == "unknown":
        return Text("nothing", style=QUIET)
    line = Text(f"{position.stance}: {position.because} ")
    return line.append(cited(position.cites, 1), style=QUIET)


def _moved(world: World, member: MemberFinding) -> Iterator[RenderableType]:
    """Return what moves one member: points, driver and evidence."""
    if member.supports is None:
        return
    table = plain_table("", "", "", header=False)
    unknown = []
    for driver in member.position.drivers:
        words = DRIVER_WORDS[driver.name]
        if driver.value is None:
            unknown.append(f"{words} ({driver.because})")
            continue
        line = Text(f"{driver.because} ").append(cited(driver.cites, 2), style=QUIET)
        table.add_row(f"{driver.contribution:+.1f}", words, line)
    pull = member.position.pull
    if pull is not None and pull.is_known:
        line = Text(f"{pull.because} ").append(cited(pull.cites, 2), style=QUIET)
        table.add_row(f"±{_points(pull):.1f}", f"vote of {world.name(pull.leader)}", line)
    elif pull is not None:
        unknown.append(pull.because)
    if unknown:
        silent = Text("; ".join(unknown), style=QUIET)
        table.add_row("?", Text("unknown, so wider", style=QUIET), silent)
    yield Text(f"\n{world.name(member.position.member)}", style="bold")
    yield table


def _points(pull: Pull) -> float:
    """Return the points the leading state's vote adds or takes, at the middle of its weight."""
    return pull.dependence * float(pull.weight.weight.quantile(np.array([0.5]))[0])


def views_section(views: Sequence[SourceView]) -> Group:
    """Return what sources conclude of a case, each beside what the model says."""
    table = plain_table("", "", header=False)
    for view in views:
        line = Text(f"{view.judgement.says} ").append(cited(view.judgement.cites, 2), style=QUIET)
        line.append(f"\nThe model: {view.because}.")
        table.add_row(Text(view.verdict, style="bold"), line)
    return section("What sources conclude, and what the model says", table)


def _key(draws: int) -> Group:
    return section(
        "How to read this",
        Text(
            "SUPPORT is where eight draws in ten have the chance lie. Numbers before a driver are"
            " points of log-odds at the middle of its weight: one point takes even chances to 73"
            " in 100; those before a leading state's vote are for its support, and against for its"
            f" objection. {draws:,} futures drawn. What an unknown driver would add is not guessed:"
            " it makes the range wider. Weights are judgements, with their origins in the JSON.",
            style=QUIET,
        ),
    )


def strongest(world: World, position: Position) -> str:
    """Return the drivers that move a member most, in a line."""
    known = [driver for driver in position.drivers if abs(driver.contribution) > _LITTLE]
    ordered = sorted(known, key=lambda driver: -abs(driver.contribution))[:_STRONGEST]
    words = [f"{driver.contribution:+.1f} {DRIVER_WORDS[driver.name]}" for driver in ordered]
    if position.pull is not None and position.pull.dependence > _LITTLE:
        words.append(f"±{_points(position.pull):.1f} vote of {world.name(position.pull.leader)}")
    silent = sum(driver.value is None for driver in position.drivers)
    if silent:
        words.append(f"{silent} unknown")
    return ", ".join(words)


def position_rows(world: World, positions: Sequence[Position]) -> Iterator[tuple[str, str, str]]:
    """Return each member with a seat, what it has said, and what moves it most."""
    for item in positions:
        if item.sits[0]:
            said = "nothing said" if item.stance == "unknown" else item.stance
            yield world.name(item.member), said, strongest(world, item)
