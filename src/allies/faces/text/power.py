"""Pages on the power of each vote under a decision rule, and on other rules for a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.councils import council_lines
from allies.faces.text.style import (
    QUIET,
    cited,
    day_words,
    heading,
    listed,
    plain_table,
    quiet,
    section,
    spaced,
)
from allies.questions.power import (
    SUPPOSED,
    CasePowerAnswer,
    Concentration,
    GameAnswer,
    GamePower,
    MeansPower,
    PowerAnswer,
    PowerChangeAnswer,
    RuleOutcome,
    RulePower,
    Spread,
    VoteOnDay,
)
from allies.values.dates import parse_date, when_words
from allies.values.likelihood import shown_chance
from allies.values.words import capitalised

FORMAL = (
    "The power that a rule alone gives a vote: everybody is present, and all ways of voting are"
    " equally likely."
)
EQUAL = (
    "Every vote weighs the same here. This is formal power, not influence: influence also depends"
    " on forces, dependence and what members want."
)
_UNKNOWN = "none on record"
_LEAST_INDEX = 0.00005  # four decimals would show less than this as 0
_MOST_COLUMNS = 7  # of members; more do not fit beside each other
_LEAST_SHARE = 0.0001  # two decimals of a per cent would show less than this as 0


def figure(found: Spread | None) -> str:
    """Return a figure with its range."""
    if found is None:
        return "no second"
    if found.low is None or found.high is None:
        return f"{found.value:.2f}"
    return f"{found.value:.2f} ({found.low:.2f}-{found.high:.2f})"


def index(value: float) -> str:
    """Return an index of power with four decimals; a smaller one in scientific notation."""
    return f"{value:.4f}" if value == 0 or value >= _LEAST_INDEX else f"{value:.1e}"


def percent(share: float) -> str:
    """Return a share that is not a probability, in whole per cent."""
    return f"{100 * share:.0f} %"


def _share(found: Spread | None) -> str:
    if found is None:
        return _UNKNOWN
    if found.low is None or found.high is None:
        return percent(found.value)
    return f"{percent(found.value)} ({100 * found.low:.0f}-{percent(found.high)})"


def power_page(answer: PowerAnswer) -> Group:
    """Return formal power in an organisation, beside the forces."""
    title = f"Votes in {answer.in_sentence(answer.organisation)} on {day_words(answer.on or '')}"
    parts: list[RenderableType] = [heading(answer, title)]
    if not answer.covered:
        return Group(*parts)
    if answer.dissolved:
        when = when_words(parse_date(answer.dissolved))
        parts.append(Text(f"It was dissolved {when}, so nobody has a vote."))
    elif not answer.voting:
        parts.append(Text("The record knows no state with a vote on that day."))
    else:
        names = _named(answer, answer.voting)
        parts.append(Text(f"States of this theatre with a vote: {names}."))
    for says, states in (
        ("Supposing a vote for", answer.supposed_with),
        ("Supposing no vote for", answer.supposed_without),
        ("Left out, because it is unknown whether they have a vote", answer.uncertain),
    ):
        if states:
            parts.append(Text(f"{says}: {_named(answer, states)}."))
    if answer.rules:
        parts.append(quiet(FORMAL))
    parts += [_rule(answer, item) for item in answer.rules if answer.voting]
    for means, readings in answer.unsettled.items():
        under = _readings(answer, readings)
        parts.append(Text(f"\nNo rule is settled for {spaced(means)} under {under}."))
    parts += [_forces(answer), _capability(answer)]
    return Group(*parts)


def _named(answer: PowerAnswer | CasePowerAnswer, names: Sequence[str]) -> str:
    return ", ".join(answer.name(name) for name in names)


def _readings(answer: PowerAnswer | CasePowerAnswer, readings: Sequence[str]) -> str:
    """Return readings by their titles."""
    return listed([f"“{answer.name(reading)}”" for reading in readings])


def _rule(answer: PowerAnswer, item: RulePower) -> Group:
    parts: list[RenderableType] = [Text(f"It decides if {item.says}.")]
    parts.append(Text(_council(answer, item)))
    for means, readings in item.readings.items():
        under = (
            "as supposed, instead of the rule of the law"
            if readings == (SUPPOSED,)
            else f"under {_readings(answer, readings)}"
        )
        parts.append(quiet(f"{spaced(means)}: {under}"))
    if item.power is None:
        parts.append(Text(f"Under it no vote has power: {item.no_power_because}."))
    else:
        shares = answer.assigned_forces.shares if answer.assigned_forces else {}
        forces = {name: _share(shares.get(name)) for name in answer.voting}
        parts += [_game_table(item.power, answer.names, forces), _act(item.power)]
        if item.power.equal_votes:
            parts.append(Text(EQUAL))
    return section(spaced(item.rule), *parts)


def _council(answer: PowerAnswer, item: RulePower) -> str:
    """Return which organ decides by a rule; its seats only if not all who have a vote sit in it."""
    if item.council.elected or item.council.voting != answer.voting:
        return " ".join(council_lines(answer, (item.council,)))
    decides = f"{answer.in_sentence(item.council.organ)} decides"
    return f"{capitalised(decides)}; all of them have a seat in it."


def _act(found: GamePower) -> Text:
    share = f"{100 * found.act:.2f} %" if found.act >= _LEAST_SHARE else f"{100 * found.act:.2g} %"
    says = f"{share} of all ways to vote lead to a decision (Coleman's power to act)."
    if found.digits is not None:
        says += f"\nCalculated in floating point: {found.digits} significant digits hold."
    return Text(says)


def _game_table(
    found: GamePower, names: Mapping[str, str], forces: Mapping[str, str] | None = None
) -> RenderableType:
    columns = ("", "BANZHAF", "SHARE", "SHAPLEY", "PREVENT", "INITIATE")
    table = plain_table(*columns, *(["ASSIGNED FORCES"] if forces is not None else []))
    for item in found.voters:
        row = [
            names.get(item.voter, item.voter),
            index(item.absolute),
            index(item.normalised),
            index(item.shapley),
            index(item.prevent),
            index(item.initiate),
        ]
        if forces is not None:
            row.append(forces.get(item.voter, _UNKNOWN))
        table.add_row(*row)
    return table


def _forces(answer: PowerAnswer) -> Group:
    title = "Forces assigned: share of the people each state could send"
    if answer.assigned_forces is None:
        return section(title, Text("Unknown: the record has no force assigned to it on that day."))
    parts = [_concentration(answer, answer.assigned_forces)]
    if answer.no_force_recorded:
        names = _named(answer, answer.no_force_recorded)
        says = f"The record has no assigned force of {names}; there may still be one."
        parts.append(quiet(says))
    return section(title, *parts)


def _capability(answer: PowerAnswer) -> Group:
    title = "National capability, which is not the forces assigned"
    found = answer.national_capability
    if found is None:
        return section(title, quiet("Not shown: add a file with --capability."))
    missing = [name for name in answer.voting if name not in found.shares]
    parts = [_concentration(answer, found)]
    if missing:
        parts.append(quiet(f"The file has no value for {_named(answer, missing)}."))
    return section(title, *parts)


def _concentration(answer: PowerAnswer, found: Concentration) -> Text:
    shares = "; ".join(
        f"{answer.name(name)} {_share(share)}" for name, share in found.shares.items()
    )
    return Text(
        f"{shares}.\nConcentration (HHI) {figure(found.hhi)}, equivalent to"
        f" {figure(found.effective_number)} equal holders; the largest share divided by the second:"
        f" {figure(found.leader_over_second)}."
    )


def power_change_page(answer: PowerChangeAnswer) -> Group:
    """Return the power of some votes before and after."""
    days = " and ".join(day_words(day) for day in answer.days)
    title = f"Votes in {answer.in_sentence(answer.organisation)} between {days}"
    parts: list[RenderableType] = [heading(answer, title)]
    if not answer.covered:
        return Group(*parts)
    parts.append(quiet(FORMAL))
    for voter in answer.voters:
        shares = [_share(day.shares.get(voter) if day else None) for day in answer.assigned_forces]
        parts.append(
            Text(f"\n{answer.name(voter)}, share of the forces assigned: {', then '.join(shares)}")
        )
        changes = [item for item in answer.changes if item.voter == voter]
        for means in dict.fromkeys(item.means for item in changes):
            table = plain_table("READING", "BEFORE", "PREVENT", "AFTER", "PREVENT")
            for item in changes:
                if item.means == means:
                    table.add_row(item.reading, *_vote(item.before), *_vote(item.after))
            parts.append(section(f"{answer.name(voter)}: {spaced(means)}", table))
    parts.append(
        quiet(
            "\nPREVENT: of the ways to vote that lead to a decision, the share that this vote alone"
            " can stop. '-': the reading was not held that day, or had no settled rule."
        )
    )
    return Group(*parts)


def _vote(found: VoteOnDay) -> tuple[str, str]:
    if not found.rule:
        return "-", "-"
    return spaced(found.rule), "no vote" if found.prevent is None else index(found.prevent)


def power_game_page(answer: GameAnswer) -> Group:
    """Return the power of the voters of a game."""
    parts: list[RenderableType] = [
        Text(f"Votes in {answer.title or 'the game'}", style="bold"),
        quiet(FORMAL),
        Text(""),
        _game_table(answer.power, answer.names),
        _act(answer.power),
    ]
    if answer.power.equal_votes:
        parts.append(Text(EQUAL))
    return Group(*parts)


def power_case_page(answer: CasePowerAnswer) -> Group:
    """Return how each rule would decide a case, and whose vote decides."""
    supposition = "; a hypothetical case, which did not happen" if answer.hypothetical else ""
    organisation = answer.in_sentence(answer.organisation)
    title = f"{answer.name(answer.case)}: {organisation} under other rules"
    # Here the supposed rule is one more rule to compare.
    parts: list[RenderableType] = [heading(replace(answer, supposing=()), title)]
    if not answer.covered:
        return Group(*parts)
    parts.append(
        Text(
            f"{answer.case}, on {day_words(answer.on or '')}{supposition}; the same draws under"
            " every rule."
        )
    )
    if answer.supposed_with:
        joined = _named(answer, answer.supposed_with)
        parts.append(Text(f"Supposing as members: {joined}; votes drawn from their positions."))
    if answer.supposed_without:
        parts.append(Text(f"Supposing no vote for: {_named(answer, answer.supposed_without)}."))
    parts += [_means(answer, item) for item in answer.means]
    if not answer.means:
        parts.append(Text("None of its organs decides on any of its means."))
    parts += _proposals(answer)
    parts.append(
        quiet(
            "\nAPPROVED: of the draws in which the host asks. The columns of members: how often"
            " that vote alone decides, cast for or against, given how the others vote. '*': no"
            " assigned force of it is on record. Where an objection to the limited format itself"
            " blocks, it decides as consensus does."
        )
    )
    return Group(*parts)


def _proposals(answer: CasePowerAnswer) -> list[Text]:
    """Return who proposed which of the rules, and by what name it can be asked for."""
    found = []
    for item in answer.proposed:
        line = Text(f"\n{spaced(item.rule).capitalize()} was proposed by {item.by_name}")
        line.append(f" ({item.on}; --rule {item.id}) ").append(cited(item.cites, 2), style=QUIET)
        found.append(line)
    return found


def _means(answer: CasePowerAnswer, item: MeansPower) -> Group:
    forces = answer.assigned_forces.shares if answer.assigned_forces else {}
    members = list(item.votes)
    tables = (
        [_wide(answer, item, members, forces)]
        if len(members) <= _MOST_COLUMNS
        else [_rules_numbered(answer, item), _by_member(answer, item, members, forces)]
    )
    parts: list[RenderableType] = []
    if not item.requested:
        parts.append(Text("The host asks in no draw; the figures suppose that it did."))
    parts += [quiet(line) for line in council_lines(answer, item.councils)]
    parts += [*tables, _gains(answer, item)]
    if item.unsettled:
        parts.append(quiet(f"No rule is settled under {_readings(answer, item.unsettled)}."))
    if not item.membership_known:
        parts.append(quiet("In some draws the members are not known."))
    return section(spaced(item.means), *parts)


def _wide(
    answer: CasePowerAnswer, item: MeansPower, members: Sequence[str], forces: Mapping[str, Spread]
) -> RenderableType:
    """Return a table with a row for each rule and a column for each member."""
    table = plain_table("", "APPROVED", *members)
    for rule in item.rules:
        table.add_row(
            _rule_words(answer, item, rule),
            shown_chance(rule.approval),
            *(_decides(rule, name) for name in members),
        )
    table.add_row(quiet("assigned forces"), "", *(_force_share(forces, name) for name in members))
    return table


def _rules_numbered(answer: CasePowerAnswer, item: MeansPower) -> RenderableType:
    """Return the rules with numbers, for a council with more members than columns fit."""
    table = plain_table("", "", "APPROVED")
    for at, rule in enumerate(item.rules, 1):
        table.add_row(str(at), _rule_words(answer, item, rule), shown_chance(rule.approval))
    return table


def _by_member(
    answer: CasePowerAnswer,
    item: MeansPower,
    members: Sequence[str],
    forces: Mapping[str, Spread],
) -> RenderableType:
    """Return a table with a row for each member and a column for each numbered rule."""
    table = plain_table("", *(f"RULE {at}" for at, _ in enumerate(item.rules, 1)), "FORCES")
    for name in members:
        shares = (_decides(rule, name) for rule in item.rules)
        table.add_row(answer.name(name), *shares, _force_share(forces, name))
    return table


def _rule_words(answer: CasePowerAnswer, item: MeansPower, rule: RuleOutcome) -> str:
    in_force = _in_force(answer, item, rule)
    return spaced(rule.rule) + (f" {in_force}" if in_force else "")


def _decides(rule: RuleOutcome, member: str) -> str:
    share = rule.decisive[member]
    return "-" if share is None else shown_chance(share)


def _force_share(forces: Mapping[str, Spread], member: str) -> str:
    return percent(forces[member].value) if member in forces else "*"


def _in_force(answer: CasePowerAnswer, item: MeansPower, rule: RuleOutcome) -> str:
    """Return that a rule is the one in force, with the readings if it is not in force under all."""
    if not rule.in_force:
        return ""
    everywhere = not item.unsettled and all(
        other is rule or not other.in_force for other in item.rules
    )
    return "(in force)" if everywhere else f"(in force under {_readings(answer, rule.in_force)})"


def _gains(answer: CasePowerAnswer, item: MeansPower) -> Text:
    """Say whose vote decides more or less often under a majority than under consensus."""
    said = [
        f"{what} {_named(answer, names)}"
        for what, names in (
            ("decides more often:", item.gain_by_majority),
            ("less often:", item.lose_by_majority),
        )
        if names
    ]
    return Text(
        "A majority instead of consensus, largest change first: "
        + ("; ".join(said) or "nobody's vote decides more or less often")
        + ". Every member gives up its veto."
    )
