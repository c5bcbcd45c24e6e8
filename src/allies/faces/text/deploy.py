"""Pages on which pledged forces would arrive, and when."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.silence import silence_section
from allies.faces.text.style import (
    QUIET,
    bar,
    beyond_coverage,
    day_words,
    how_known,
    listed,
    plain_table,
    quiet,
    section,
    spaced,
)
from allies.questions.deploy import Combination, CurvePoint, DeployAnswer, Deployed
from allies.values.likelihood import shown_chance

_SHOWN_DAYS = (3.0, 7.0, 14.0, 30.0)  # of the four combinations
_NEVER_DAYS = 10_000


def deploy_page(answer: DeployAnswer) -> Group:
    """Return which forces would arrive when, and whose consent that depends on."""
    line = _heading(answer)
    if not answer.covered or answer.in_time is None:
        return Group(line, Text(f"\n{beyond_coverage(answer)}", style="bold"))
    chance = Text(
        f"\nChance that {answer.people:,} people are there within {answer.days} days of the"
        f" decision, if all forces are sent: {shown_chance(answer.in_time)}",
        style="bold",
    )
    parts: list[RenderableType] = [
        line,
        chance,
        section("WHO, WHEN", _forces(answer)),
        section("PEOPLE THERE", _curve(answer.curve)),
    ]
    if answer.combinations:
        state = answer.name(answer.status_of or "").upper()
        note = quiet("As a member, it pledges its own forces too; otherwise it does not.")
        table = _combined(answer.combinations)
        parts.append(section(f"STATUS OF {state} AGAINST ITS CONSENT", table, note))
    parts.append(section("WHOSE CONSENT IS INDISPENSABLE", _cuts(answer, answer.in_time)))
    if answer.silent:
        parts.append(silence_section(answer, answer.silent))
    return Group(*parts)


def _heading(answer: DeployAnswer) -> Text:
    line = Text(
        f"{answer.name(answer.organisation)} to {answer.name(answer.place)},"
        f" {day_words(answer.on or '')}",
        style="bold",
    )
    title = answer.name(answer.case) + (" (a hypothetical case)" if answer.hypothetical else "")
    notes = [title, ", ".join(spaced(means) for means in answer.means), *how_known(answer)]
    return line.append(f"\n{'; '.join(notes)}", style=QUIET)


def _forces(answer: DeployAnswer) -> RenderableType:
    table = plain_table("", "PEOPLE", "ALL THERE, DAYS", "BY", "ASSUMED TO CONSENT")
    for item in answer.forces:
        people = item.people
        table.add_row(
            answer.name(item.force),
            f"{people.p50:,.0f} ({people.p10:,.0f}-{people.p90:,.0f})",
            _days(item),
            "" if item.is_there or item.days is None else _by(answer, item),
            " ".join(item.taken_to_consent),
        )
    return table


def _days(item: Deployed) -> str:
    if item.is_there:
        return "there already"
    if item.days is None or item.km is None:
        return "no way"
    late = "never" if item.days.p90 > _NEVER_DAYS else f"{item.days.p90:.0f}"
    return f"{item.days.p50:.0f} ({item.days.p10:.0f} to {late})"


def _by(answer: DeployAnswer, item: Deployed) -> str:
    return ", ".join(item.modes) + (f" ({answer.name(item.flown_by)})" if item.flown_by else "")


def _curve(curve: Sequence[CurvePoint]) -> RenderableType:
    most = max(point.people.p90 for point in curve) or 1.0
    table = plain_table("DAY", "MEDIAN", "10-90 %", "")
    for point in curve:
        people = point.people
        table.add_row(
            f"{point.day:g}",
            f"{people.p50:,.0f}",
            f"{people.p10:,.0f}-{people.p90:,.0f}",
            bar(people.p50 / most),
        )
    return table


def _combined(combinations: Sequence[Combination]) -> RenderableType:
    days = [point.day for point in combinations[0].people if point.day in _SHOWN_DAYS]
    table = plain_table("", "", *(f"DAY {day:g}" for day in days), "IN TIME")
    for item in combinations:
        shown = {point.day: point.people.p50 for point in item.people}
        table.add_row(
            "inside" if item.inside else "outside",
            "consents" if item.consents else "refuses",
            *(f"{shown[day]:,.0f}" for day in days),
            shown_chance(item.in_time),
        )
    return table


def _cuts(answer: DeployAnswer, in_time: float) -> RenderableType:
    if in_time < 0.5:
        return Text(
            "Even without a refusal, enough people arrive in time in less than half of the futures."
        )
    if not answer.indispensable:
        return Text("Nobody's: not even three states together could stop it.")
    return Group(
        *(Text(listed([answer.name(state) for state in states])) for states in answer.indispensable)
    )
