"""Answers about votes, for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.case.setting import Setting
from allies.assessment.votes.case_power import MeansPower, Supposed, proposed_rules
from allies.assessment.votes.formal_power import (
    SUPPOSED,
    OrganisationPower,
    RulePower,
    VoteOnDay,
    power_changes,
)
from allies.reports.page_record import heading
from allies.reports.style import QUIET, cited, plain_table, section, the_body
from allies.values.dates import long_day
from allies.values.likelihood import shown_percent
from allies.votes.concentration import Concentration, Spread
from allies.votes.power import GamePower
from allies.votes.settlement import Question, Settlement
from allies.world.organisations import Organisation
from allies.world.world import World

FORMAL = (
    "What a rule alone gives a vote: everybody present, every way of voting as likely as any other."
)
EQUAL = (
    "Every vote weighs the same here. That is formal power; do not read it as influence, which is"
    " also made of forces, dependence and what members want."
)
_UNKNOWN = "none on record"


def _number(value: Fraction) -> str:
    return f"{float(value):.4f}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _share(found: Spread | None) -> str:
    if found is None:
        return _UNKNOWN
    if found.low is None or found.high is None:
        return _percent(found.value)
    return f"{_percent(found.value)} ({100 * found.low:.0f}-{_percent(found.high)})"


def _figure(found: Spread | None) -> str:
    if found is None:
        return "no second"
    if found.low is None or found.high is None:
        return f"{found.value:.2f}"
    return f"{found.value:.2f} ({found.low:.2f}-{found.high:.2f})"


def power_page(world: World, found: OrganisationPower) -> Group:
    """Return formal power in an organisation, and the forces beside it."""
    members = found.members
    title = f"Votes in {the_body(found.organisation)} on {long_day(found.day)}"
    parts: list[RenderableType] = [heading(title, world, found.day, found.as_of, found.account)]
    if not members.voting:
        parts.append(Text("No state of this theatre is known to have a vote on that day."))
    else:
        parts.append(
            Text(f"With a vote, of the states of this theatre: {_named(world, members.voting)}.")
        )
    for says, names in (
        ("Supposing a vote for", members.added),
        ("Supposing no vote for", members.dropped),
        ("Unknown whether they have a vote, and left out", members.uncertain),
    ):
        if names:
            parts.append(Text(f"{says}: {_named(world, names)}."))
    if found.rules:
        parts.append(Text(FORMAL, style=QUIET))
    parts += [_rule(world, item, found) for item in found.rules if members.voting]
    for means, readings in found.unsettled.items():
        under = ", ".join(readings)
        parts.append(Text(f"\nNo rule is settled for {_words(means)} under {under}."))
    parts += [_forces(world, found), _capability(world, found)]
    return Group(*parts)


def _named(world: World, names: Sequence[str]) -> str:
    return ", ".join(world.name(name) for name in names)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _rule(world: World, item: RulePower, found: OrganisationPower) -> Group:
    parts: list[RenderableType] = [Text(f"Decided where {item.says}.")]
    for means, readings in item.readings.items():
        under = (
            "whatever the law says" if readings == [SUPPOSED] else f"under {', '.join(readings)}"
        )
        parts.append(Text(f"{_words(means)}: {under}", style=QUIET))
    if item.power is None:
        parts.append(Text(f"It gives no vote any power: {item.no_game}."))
    else:
        shares = found.forces.shares if found.forces else {}
        parts.append(
            _game_table(
                item.power, {name: _share(shares.get(name)) for name in found.members.voting}, world
            )
        )
        parts.append(_act(item.power))
        if item.power.is_equal:
            parts.append(Text(EQUAL))
    return section(_words(item.rule), *parts)


def _act(found: GamePower) -> Text:
    share = f"{100 * float(found.act):.2f} %"
    return Text(f"Of all ways to vote {share} decide for it (Coleman's power to act).")


def _game_table(
    found: GamePower, forces: Mapping[str, str] | None = None, world: World | None = None
) -> RenderableType:
    columns = ("", "BANZHAF", "SHARE", "SHAPLEY", "PREVENT", "INITIATE")
    table = plain_table(*columns, *(["ASSIGNED FORCES"] if forces is not None else []))
    for item in found.voters:
        row = [
            world.name(item.voter) if world else item.voter,
            _number(item.absolute),
            _number(item.normalised),
            _number(item.shapley),
            _number(item.prevent),
            _number(item.initiate),
        ]
        if forces is not None:
            row.append(forces.get(item.voter, _UNKNOWN))
        table.add_row(*row)
    return table


def _forces(world: World, found: OrganisationPower) -> Group:
    title = "Forces assigned, by people they could send"
    if found.forces is None:
        return section(title, Text("Unknown: no force assigned to it is on record that day."))
    parts = [_concentration(world, found.forces)]
    if found.unrecorded:
        parts.append(
            Text(
                f"No assigned force is on record of {_named(world, found.unrecorded)}; that is not"
                " to say that there is none.",
                style=QUIET,
            )
        )
    return section(title, *parts)


def _capability(world: World, found: OrganisationPower) -> Group:
    title = "National capability, another thing than the forces assigned"
    if found.capability is None:
        return section(title, Text("Not shown: give a file with --capability.", style=QUIET))
    missing = [name for name in found.members.voting if name not in found.capability.shares]
    parts = [_concentration(world, found.capability)]
    if missing:
        parts.append(Text(f"The file says nothing of {_named(world, missing)}.", style=QUIET))
    return section(title, *parts)


def _concentration(world: World, found: Concentration) -> Text:
    shares = "; ".join(
        f"{world.name(name)} {_share(share)}" for name, share in found.shares.items()
    )
    return Text(
        f"{shares}.\nConcentration (HHI) {_figure(found.hhi)}, as of {_figure(found.effective)}"
        f" equal holders; the largest over the second: {_figure(found.over_second)}."
    )


def power_change_page(
    world: World, first: OrganisationPower, second: OrganisationPower, voters: Sequence[str]
) -> Group:
    """Return what became of some votes between two days."""
    days = f"{long_day(first.day)} and {long_day(second.day)}"
    title = f"Votes in {the_body(second.organisation)} between {days}"
    parts: list[RenderableType] = [heading(title, world, second.day, second.as_of, second.account)]
    parts.append(Text(FORMAL, style=QUIET))
    changes = power_changes(first, second, voters)
    for voter in voters:
        shares = [_share(_of(day, voter)) for day in (first, second)]
        parts.append(
            Text(f"\n{world.name(voter)}, share of the forces assigned: {', then '.join(shares)}")
        )
        for means in dict.fromkeys(item.means for item in changes):
            table = plain_table("READING", "BEFORE", "PREVENT", "AFTER", "PREVENT")
            for item in changes:
                if (item.voter, item.means) == (voter, means):
                    table.add_row(item.reading, *_vote(item.before), *_vote(item.after))
            parts.append(section(f"{world.name(voter)}: {_words(means)}", table))
    parts.append(
        Text(
            "\nPREVENT: of the ways to vote that decide for it, the share this vote alone can"
            " break. '-': the reading was not held that day, or settled no rule.",
            style=QUIET,
        )
    )
    return Group(*parts)


def _of(day: OrganisationPower, voter: str) -> Spread | None:
    return day.forces.shares.get(voter) if day.forces else None


def _vote(found: VoteOnDay) -> tuple[str, str]:
    if not found.rule:
        return "-", "-"
    return _words(found.rule), _number(found.power.prevent) if found.power else "no vote"


def game_page(file: str, found: GamePower) -> Group:
    """Return the power of the voters of a game."""
    parts: list[RenderableType] = [
        Text(f"Votes in {file}", style="bold"),
        Text(FORMAL, style=QUIET),
        Text(""),
        _game_table(found),
        _act(found),
    ]
    if found.is_equal:
        parts.append(Text(EQUAL))
    return Group(*parts)


def case_power_page(
    setting: Setting,
    organisation: Organisation,
    supposed: Supposed,
    found: Sequence[MeansPower],
    forces: Concentration | None,
) -> Group:
    """Return how every rule would decide a case, and whose vote decides."""
    world = setting.world
    supposition = "; a supposition, which did not happen" if setting.case.hypothetical else ""
    parts: list[RenderableType] = [
        Text(f"{setting.case.title}: {the_body(organisation)} under other rules", style="bold"),
        Text(
            f"{setting.case.id}, on {long_day(setting.day)}{supposition}; the same draws under"
            " every rule."
        ),
    ]
    if not world.covers(setting.day):
        parts.append(Text(world.beyond_coverage(setting.day)))
    if supposed.seated:
        joined = _named(world, supposed.seated)
        parts.append(Text(f"Supposing as members: {joined}; votes drawn from their positions."))
    if supposed.unseated:
        parts.append(Text(f"Supposing no vote for: {_named(world, supposed.unseated)}."))
    shares = forces.shares if forces else {}
    parts += [_means(world, item, shares) for item in found]
    if not found:
        parts.append(Text("No organ of it decides on any of its means."))
    parts += _proposals(setting, organisation)
    parts.append(
        Text(
            "\nAPPROVED: of the draws in which the host asks. The columns of members: how often"
            " that vote alone decides, cast for or against, given how the others vote. '*': no"
            " assigned force of it is on record. Where an objection to the limited format itself"
            " blocks, it decides as consensus does.",
            style=QUIET,
        )
    )
    return Group(*parts)


def _proposals(setting: Setting, organisation: Organisation) -> list[Text]:
    """Return who proposed which of the rules, and by what name it can be asked for."""
    found = []
    for act in proposed_rules(setting.world, organisation.id, setting.as_of):
        source = setting.world.sources.get(act.by)
        by = source.publisher if source else setting.world.name(act.by)
        line = Text(f"\n{_words(act.rule).capitalize()} was proposed by {by}")
        line.append(f" ({act.on.text}; --rule {act.id}) ").append(cited(act.cites, 2), style=QUIET)
        found.append(line)
    return found


def _means(world: World, item: MeansPower, forces: Mapping[str, Spread]) -> Group:
    members = [name for name in item.rules[0].decisive if item.support.get(name) is not None]
    table = plain_table("", "APPROVED", *members)
    for rule in item.rules:
        shown = [rule.decisive[name] for name in members]
        table.add_row(
            _words(rule.rule),
            f"{shown_percent(rule.approval)} %",
            *("-" if share is None else f"{shown_percent(share)} %" for share in shown),
        )
    table.add_row(
        Text("assigned forces", style=QUIET),
        "",
        *(_percent(forces[name].value) if name in forces else "*" for name in members),
    )
    parts: list[RenderableType] = []
    if not item.requested:
        parts.append(
            Text("The host asks in no draw: supposing that the question is put all the same.")
        )
    parts += [table, _gains(world, item)]
    if not item.seats_known:
        parts.append(Text("In some draws it is not known who the members are.", style=QUIET))
    return section(_words(item.means), *parts)


def _gains(world: World, item: MeansPower) -> Text:
    """Say whose vote decides more often under a majority than under consensus, and whose less."""
    said = [
        f"{what} {_named(world, names)}"
        for what, names in (
            ("decides more often:", item.gain_by_majority),
            ("less often:", item.lose_by_majority),
        )
        if names
    ]
    return Text(
        "A majority instead of consensus, most first: "
        + ("; ".join(said) or "nobody's vote decides more or less often")
        + ". Every member gives up its veto."
    )


def settlement_page(file: str, found: Sequence[tuple[Question, Settlement | None]]) -> Group:
    """Return where questions would settle."""
    parts: list[RenderableType] = [
        Text(f"Where it would settle: {file}", style="bold"),
        Text(
            "A baseline, no forecast: positions weighted by capability times salience. The range"
            " holds nine draws in ten.",
            style=QUIET,
        ),
    ]
    for asked, item in found:
        title = asked.question or "The question"
        if item is None:
            parts.append(section(title, Text("Unknown: nobody has any weight.")))
            continue
        table = plain_table("", "", header=False)
        unit = f" {asked.unit}" if asked.unit else ""
        table.add_row("weighted mean", _figure(item.mean) + unit)
        table.add_row("weighted median", _figure(item.median) + unit)
        pulls = sorted(item.pull.items(), key=lambda pair: -pair[1])
        table.add_row("who pulls", ", ".join(f"{name} {_percent(pull)}" for name, pull in pulls))
        parts.append(section(title, table))
    return Group(*parts)
