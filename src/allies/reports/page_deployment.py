"""Answers about deployments and bases, for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.movement.bases import Lease
from allies.assessment.movement.deploying import Deployed, Deployment
from allies.assessment.movement.status_and_consent import Combination
from allies.reports.page_silence import silence_section
from allies.reports.style import QUIET, bar, cited, how_known, plain_table, section
from allies.values.dates import long_day
from allies.values.likelihood import shown_percent
from allies.world.acts import Act, Term
from allies.world.world import World

# Acts by which one side says what it wants, or will do; the others are agreed.
_SAID = {"rent_claimed": "claimed", "announced": "announced"}


def deploy_page(
    world: World,
    as_of: int | None,
    account: str,
    found: Deployment,
    combined: Sequence[Combination],
) -> Group:
    """Return who would be there when, and whose consent that hangs on."""
    plan = found.plan
    line = Text(
        f"{plan.organisation.short} to {world.name(plan.place)}, {long_day(plan.day)}",
        style="bold",
    )
    title = plan.case.title + (" (a supposition)" if plan.case.hypothetical else "")
    notes = [title, ", ".join(plan.means).replace("_", " ")]
    notes += [f"{world.name(state)} supposed to refuse" for state in plan.supposed.denied]
    notes += [f"{world.name(state)} supposed to consent" for state in plan.supposed.allowed]
    notes += how_known(world, as_of, account)
    line.append(f"\n{'; '.join(notes)}", style=QUIET)
    chance = Text(
        f"\nChance that {plan.people:,} are there within {plan.days} days of the"
        f" decision, if all are sent: {shown_percent(found.in_time)} %",
        style="bold",
    )
    parts: list[RenderableType] = [
        line,
        chance,
        section("WHO, WHEN", _forces(world, found.forces)),
        section("PEOPLE THERE", _curve(found)),
    ]
    if combined:
        title = f"STATUS OF {world.name(combined[0].state).upper()} AGAINST ITS CONSENT"
        note = "Inside, its own forces are pledged too; outside, they are not."
        parts.append(section(title, _combined(combined), Text(note, style=QUIET)))
    parts.append(section("WHOSE CONSENT IS INDISPENSABLE", _cuts(world, found)))
    if found.silences:
        parts.append(silence_section(world, found.silences))
    return Group(*parts)


def _forces(world: World, forces: Sequence[Deployed]) -> RenderableType:
    table = plain_table("", "PEOPLE", "ALL THERE, DAYS", "BY", "TAKEN TO CONSENT")
    for item in forces:
        low, middle, high = item.people
        if item.is_there:
            days, how = "there already", ""
        elif item.days is None or item.route is None:
            days, how = "no way", ""
        else:
            early, usual, late = item.days
            days = f"{usual:.0f} ({early:.0f} to {_late(late)})"
            how = ", ".join(item.route.modes) + (
                f" ({world.name(item.flies)})" if item.flies else ""
            )
        table.add_row(
            item.force.name,
            f"{middle:,.0f} ({low:,.0f}-{high:,.0f})",
            days,
            how,
            " ".join(item.waits_for),
        )
    return table


def _late(days: float) -> str:
    return "never" if days > 10_000 else f"{days:.0f}"


def _curve(found: Deployment) -> RenderableType:
    most = max(high for _, _, high in found.curve.values()) or 1.0
    table = plain_table("DAY", "MEDIAN", "10-90 %", "")
    for days, (low, middle, high) in found.curve.items():
        table.add_row(f"{days:g}", f"{middle:,.0f}", f"{low:,.0f}-{high:,.0f}", bar(middle / most))
    return table


def _combined(combined: Sequence[Combination]) -> RenderableType:
    days = [day for day in combined[0].deployment.curve if day in (3.0, 7.0, 14.0, 30.0)]
    table = plain_table("", "", *(f"DAY {day:g}" for day in days), "IN TIME")
    for item in combined:
        found = item.deployment
        table.add_row(
            "inside" if item.inside else "outside",
            "consents" if item.consents else "refuses",
            *(f"{found.curve[day][1]:,.0f}" for day in days),
            f"{shown_percent(found.in_time)} %",
        )
    return table


def _cuts(world: World, found: Deployment) -> RenderableType:
    if found.in_time < 0.5:
        return Text("As things stand not even half of the futures have enough there in time.")
    if not found.indispensable:
        return Text("Nobody's: no three states together could keep enough from being there.")
    names = [" and ".join(world.name(state) for state in states) for states in found.indispensable]
    return Group(*(Text(name) for name in names))


def bases_page(
    world: World, day: int, as_of: int | None, account: str, found: Sequence[Lease]
) -> Group:
    """Return who has the use of which place, and on what terms."""
    line = Text(f"Bases and access, {long_day(day)}", style="bold")
    notes = how_known(world, as_of, account)
    if notes:
        line.append(f"; {'; '.join(notes)}", style=QUIET)
    if not world.covers(day):
        line.append(f"\n{world.beyond_coverage(day)}")
        return Group(line)
    if not found:
        return Group(line, Text("None are recorded."))
    table = plain_table("PLACE", "IN", "USED BY", "", "SINCE", "UNTIL")
    for item in found:
        stands = item.stands.replace("_", " ") + (" *" if item.is_contested else "")
        table.add_row(
            world.name(item.place),
            item.host,
            world.name(item.user),
            stands if item.kind == "base" else f"access {stands}",
            item.since.on.text if item.since else "-",
            item.until or "-",
        )
    parts: list[RenderableType] = [line, table]
    if any(item.is_contested for item in found):
        parts.append(Text("* the sources disagree, or the day is not known", style=QUIET))
    if any(_terms(item.acts) for item in found):
        parts.append(section("TERMS", _all_terms(world, found)))
    return Group(*parts)


def _all_terms(world: World, found: Sequence[Lease]) -> RenderableType:
    table = plain_table("PLACE", "USED BY", "", "ON", "WHAT")
    for item in found:
        for act, says in _terms(item.acts):
            line = Text(f"{says} ").append(cited(act.cites, 1), style=QUIET)
            how = _SAID.get(act.act, "agreed")
            table.add_row(world.name(item.place), world.name(item.user), how, act.on.text, line)
    return table


def _terms(acts: Sequence[Act]) -> list[tuple[Act, str]]:
    """Return what was said of terms, and by which act."""
    found = []
    for act in acts:
        terms = act.terms
        if act.amount is not None and not terms:
            terms = (Term(term="rent", amount=act.amount, unit=act.unit),)
        found += [(act, _term(term)) for term in terms]
        if act.act == "lease_extended" and act.until is not None:
            found.append((act, f"until {act.until.text}"))
        elif act.act == "announced" and not terms:
            found.append((act, act.says))
    return found


def _term(term: Term) -> str:
    amount = f" {term.amount:,.0f} {term.unit}" if term.amount is not None else ""
    says = f", {term.says}" if term.says else ""
    return f"{term.term}{amount}{says}"
