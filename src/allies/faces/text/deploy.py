"""Pages on which pledged forces would arrive, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.silence import nobody, silence_section
from allies.faces.text.style import (
    QUIET,
    bar,
    beyond_coverage,
    cited,
    day_words,
    how_known,
    listed,
    plain_table,
    quiet,
    section,
    spaced,
    two_digits,
)
from allies.questions.deploy import Approval, Combination, CurvePoint, DeployAnswer, Deployed
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
        f" decision, if all states send their forces: {shown_chance(answer.in_time)}",
        style="bold",
    )
    for item in answer.thresholds:
        chance.append(
            f"\n  {item.people:,} within {item.days} days: {shown_chance(item.in_time)}",
            style="not bold",
        )
    parts: list[RenderableType] = [
        line,
        chance,
        section("WHO, WHEN", _forces(answer), *_forces_notes(answer)),
        section("PEOPLE THERE", _curve(answer.curve)),
    ]
    if answer.combinations:
        state = answer.name(answer.status_of or "").upper()
        note = quiet("As a member, it pledges its own forces too; otherwise it does not.")
        table = _combined(answer.combinations)
        parts.append(section(f"STATUS OF {state} AGAINST ITS CONSENT", table, note))
    parts.append(section("WHOSE CONSENT MATTERS MOST", *_refusals(answer)))
    if answer.approvals:
        parts.append(section("POLITICAL APPROVAL, APART FROM PASSAGE", *_approvals(answer)))
    parts.append(section("WHOSE CONSENT IS INDISPENSABLE", _cuts(answer, answer.in_time)))
    if answer.silent:
        drawn = {state for item in answer.forces for state in item.drawn}
        parts.append(silence_section(answer, answer.silent, drawn))
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
    table = plain_table("", "PEOPLE", "FIRST, ALL THERE: DAYS", "BY", "ASSUMED TO CONSENT")
    for item in answer.forces:
        people = item.people
        shown = (two_digits(part) for part in (people.p50, people.p10, people.p90))
        table.add_row(
            answer.name(item.force),
            ("est. " if item.estimate else "") + "{} ({}-{})".format(*shown),
            _days(item),
            "" if item.is_there or item.days is None else _by(answer, item),
            " ".join((*item.taken_to_consent, *(f"{state}*" for state in item.drawn))),
        )
    return table


def _forces_notes(answer: DeployAnswer) -> Iterator[RenderableType]:
    """Return the caveats of the table of forces."""
    if any(item.estimate for item in answer.forces):
        yield quiet("est.: a coder's estimate, in two digits; the range holds with 80 %.")
    if not answer.everybody:
        yield quiet("Each force sends enough for the task and a reserve; --everybody sends all.")
    drawn = dict.fromkeys(state for item in answer.forces for state in item.drawn)
    if drawn:
        names = listed([answer.name(state) for state in drawn])
        yield quiet(f"* At odds with the mover: {names}. The consent is drawn, not assumed.")
    unknown = [answer.name(item.force) for item in answer.forces if item.lift_unknown]
    if unknown:
        yield quiet(f"No aircraft on record; flights unknown, not counted: {listed(unknown)}.")
    yield from map(quiet, answer.lift_notes)
    if answer.avoided:
        names = listed([answer.name(state) for state in answer.avoided])
        codes = " ".join(f"--allow {state}" for state in answer.avoided)
        yield quiet(f"No way leads through {names}, from where the attack comes; {codes} lets it.")


def _refusals(answer: DeployAnswer) -> Iterator[RenderableType]:
    """Return what each refusal costs, the dearest first."""
    if not answer.refusals:
        yield Text("No force crosses a third state.")
        return
    days = [item.day for item in answer.refusals[0].losses]
    table = plain_table("REFUSES", *(f"DAY {day:g}" for day in days), "IN TIME", "ASKED BY")
    for item in answer.refusals:
        table.add_row(
            answer.name(item.state),
            *(fewer_words(loss.fewer) for loss in item.losses),
            shown_chance(item.in_time),
            " ".join(item.movers),
        )
    yield table
    yield quiet(
        "How many fewer people are there at the median, by day, if the state refuses everybody"
        " by every mode; its own forces still go (--withdraw keeps them at home). The list begins"
        " with the refusal that costs most over these days together."
    )


def fewer_words(people: float) -> str:
    """Return a loss of people with its sign, in two digits."""
    if abs(people) < 0.5:
        return "0"
    return f"-{two_digits(people)}" if people > 0 else f"+{two_digits(-people)}"


def _approvals(answer: DeployAnswer) -> Iterator[RenderableType]:
    """Return the political approvals that sources hold necessary."""
    said: dict[str, list[Approval]] = {}
    for item in answer.approvals:
        said.setdefault(item.says, []).append(item)
    for says, items in said.items():
        states = listed([answer.name(state) for state in items[0].states])
        own = any(item.about == answer.case for item in items)
        other = "" if own else f" Said of: {listed([answer.name(item.about) for item in items])}."
        text = Text(f"{states}: {says}.{other} ")
        yield text.append_text(quiet(cited(list(items[0].cites), 3)))
    yield quiet("No draw of this page counts it: passage may be given without it, and it without.")


def _days(item: Deployed) -> str:
    if item.is_there:
        return "there already"
    if item.days is None or item.km is None:
        return "no way"
    late = "never" if item.days.p90 > _NEVER_DAYS else f"{item.days.p90:.0f}"
    first = f"{item.first_days.p50:.1f}, " if item.first_days else ""
    return f"{first}{item.days.p50:.0f} ({item.days.p10:.0f} to {late})"


def _by(answer: DeployAnswer, item: Deployed) -> str:
    return ", ".join(item.modes) + (f" ({answer.name(item.flown_by)})" if item.flown_by else "")


def _curve(curve: Sequence[CurvePoint]) -> RenderableType:
    most = max(point.people.p90 for point in curve) or 1.0
    table = plain_table("DAY", "MEDIAN", "10-90 %", "")
    for point in curve:
        people = point.people
        table.add_row(
            f"{point.day:g}",
            two_digits(people.p50),
            f"{two_digits(people.p10)}-{two_digits(people.p90)}",
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
            *(two_digits(shown[day]) for day in days),
            shown_chance(item.in_time),
        )
    return table


def _cuts(answer: DeployAnswer, in_time: float) -> RenderableType:
    if in_time < 0.5:
        return Text(
            "Even without a refusal, enough people arrive in time in less than half of the futures."
        )
    if not answer.indispensable:
        return Text(nobody(bool(answer.silent)))
    return Group(
        *(Text(listed([answer.name(state) for state in states])) for states in answer.indispensable)
    )
