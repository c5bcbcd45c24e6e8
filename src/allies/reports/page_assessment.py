"""The page a person sees for a case: a headline, four answers, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allies.assessment.findings import Assessment, Funnel, MeansFinding, Reliance
from allies.reports.style import (
    QUIET,
    bar,
    cited,
    plain_table,
    section,
    source_table,
    verdict_text,
)
from allies.values.dates import long_day
from allies.values.likelihood import shown_percent, shown_range

FACTS_SHOWN = 3
FLIPS_SHOWN = 4
_STAGE_WORDS = {
    "requested": "asked for",
    "approved": "approved",
    "contributed": "forces given",
    "permitted": "let through",
    "in_time": "there in time",
    "enough": "strong enough",
    "suited": "fit for the threat",
}


def assessment_page(found: Assessment, *, hide_outcome: bool = False) -> Group:
    """Return an assessment as a page.

    Args:
        found: what was found.
        hide_outcome: leave out what happened afterwards, for teaching.
    """
    parts: list[RenderableType] = [*_title(found), *_headline(found), _answers(found)]
    parts += _law(found)
    parts += [_funnel(found), _rests_on(found)]
    if found.explanations:
        parts.append(_explanations(found))
    if found.setting.case.happened is not None:
        parts.append(_happened(found, hide_outcome=hide_outcome))
    parts += [section("Sources", source_table(found.sources)), _coverage(found)]
    return Group(*parts)


def _title(found: Assessment) -> Iterator[RenderableType]:
    setting = found.setting
    yield Text(setting.case.title, style="bold")
    line = f"{setting.case.id}, on {long_day(setting.day)}"
    if setting.moved_days:
        line += f"; the crisis of {long_day(setting.case.on.last)} is set on this day"
    if setting.as_of is not None:
        line += f"; as published by {long_day(setting.as_of)}"
    if setting.account != "best_evidence":
        line += f"; account: {setting.world.evidence.holder_name(setting.account)}"
    yield Text(line, style=QUIET)
    if not setting.world.covers(setting.day):
        yield Text(setting.world.beyond_coverage(setting.day), style="bold")


def _headline(found: Assessment) -> Iterator[RenderableType]:
    headline, outside = found.headline, found.outside
    low, high = headline.probability
    yield Text("")
    yield Text(found.setting.case.question.asks, style="italic")
    words = headline.words[:1].upper() + headline.words[1:]
    yield Text.assemble((f"{words} ({shown_range(low, high)}).", "bold"))
    yield Text(f"Confidence: {headline.confidence}" + _because(headline.because))
    record = (
        f"{outside.acted} of {outside.known} ({shown_percent(outside.rate)} %; 90 % interval"
        f" {shown_range(outside.low, outside.high)})"
        if outside.rate is not None
        else "nothing to count"
    )
    yield Text(
        f"The model alone says {shown_range(*headline.inside)}; the record of {outside.kind}:"
        f" {record}.",
        style=QUIET,
    )


def _because(reasons: tuple[str, ...]) -> str:
    return f" ({'; '.join(reasons)})." if reasons else "."


def _answers(found: Assessment) -> Group:
    table = plain_table("", "", "MAY THEY", "WILL THEY", "CAN THEY IN TIME")
    for organisation in found.organisations:
        for at, item in enumerate(organisation.means):
            table.add_row(
                Text(organisation.organisation.short if at == 0 else "", style="bold"),
                item.offered.means.replace("_", " "),
                verdict_text(item.may.verdict),
                _will(item),
                "-" if item.in_time is None else f"{shown_percent(item.in_time)} %",
            )
    notes = (
        "May: over the readings held that day. Will: chance of approval if asked. Can: chance that"
        " enough people could be there if all forces pledged were sent."
    )
    return section("The answers", table, Text(notes, style=QUIET))


def _will(item: MeansFinding) -> str:
    return "not asked" if item.approval is None else shown_range(*item.approval)


def _asked_about(found: Assessment) -> list[MeansFinding]:
    question = found.setting.case.question
    return [
        item
        for organisation in found.organisations
        if organisation.organisation.id == question.organisation
        for item in organisation.means
        if item.offered.means in question.means or item.offered.means == "bilateral"
    ]


def _law(found: Assessment) -> Iterator[Group]:
    for item in _asked_about(found):
        may = item.may
        lines = plain_table("", "", header=False)
        for reading, verdict in may.by_reading.items():
            lines.add_row(verdict_text(verdict), _reading_line(found, item, reading))
        for reading, verdict in may.apart.items():
            line = Text(f"{_reading_title(found, reading)}; held by nobody that day", style=QUIET)
            lines.add_row(Text(f"({verdict})", style=QUIET), line)
        yield section(f"May they: {item.offered.means.replace('_', ' ')}", lines, *_reasons(item))


def _reading_line(found: Assessment, item: MeansFinding, reading: str) -> Text:
    line = Text(_reading_title(found, reading))
    rule = item.may.decided_by.get(reading)
    if rule:
        line.append(f" (decided by {rule.replace('_', ' ')})", style=QUIET)
    return line


def _reading_title(found: Assessment, reading: str) -> str:
    for organisation in found.organisations:
        for known in organisation.organisation.readings:
            if known.id == reading:
                return known.title
    return reading.replace("_", " ")


def _reasons(item: MeansFinding) -> Iterator[RenderableType]:
    table = plain_table("", "", header=False)
    for reason in item.may.reasons:
        line = Text(reason.says)
        line.append(f" {cited(reason.cites, 2)}", style=QUIET)
        table.add_row(Text(reason.status.replace("_", " "), style=QUIET), line)
    if table.row_count:
        yield table
    steps = [
        f"{step.says} ({'done' if step.state == 'yes' else 'open' if step.state == 'no' else '?'})"
        for step in item.may.steps
    ]
    if steps:
        yield Text(f"Steps: {'; '.join(steps)}.", style=QUIET)
    flips = [
        f"{flip.says}: {flip.instead} -> {flip.verdict}"
        for flip in item.may.would_flip[:FLIPS_SHOWN]
    ]
    if flips:
        yield Text(f"Would flip it: {'; '.join(flips)}.", style=QUIET)
    if item.may.differs_by:
        yield Text(f"Depends on: {', '.join(item.may.differs_by)}.", style=QUIET)


def _funnel(found: Assessment) -> Group:
    parts: list[RenderableType] = []
    for item in _asked_about(found):
        reading, funnel = next(iter(item.funnels.items()))
        parts.append(Text(f"{item.offered.means.replace('_', ' ')} ({reading})", style=QUIET))
        parts.append(_bars(funnel))
    return section(f"Where help is lost, of 100 futures ({found.draws:,} drawn)", *parts)


def _bars(funnel: Funnel) -> Table:
    table = plain_table("", "", "", header=False)
    for stage, left in funnel.left.items():
        share = left / funnel.draws
        table.add_row(_STAGE_WORDS[stage], bar(share), f"{100 * share:.0f}")
    if funnel.cannot_tell:
        share = funnel.cannot_tell / funnel.draws
        table.add_row("cannot tell", bar(share), f"{100 * share:.0f}")
    return table


def _rests_on(found: Assessment) -> Group:
    table = plain_table("", "the answer moves", "", header=True)
    facts = [item for item in found.rests_on if item.kind != "judgement"][:FACTS_SHOWN]
    judged = [item for item in found.rests_on if item.kind == "judgement" and item.swing > 0][:1]
    for item in (*facts, *judged):
        table.add_row(Text(item.kind, style=QUIET), _moves(item), _relied(item))
    return section("The facts it rests on most, and the judgement it rests on most", table)


def _moves(item: Reliance) -> str:
    return f"{100 * item.low:.1f} - {100 * item.high:.1f} %"


def _relied(item: Reliance) -> Text:
    line = Text(item.says)
    line.append(f" {cited(item.cites, 2)}", style=QUIET)
    return line


def _explanations(found: Assessment) -> Group:
    parts: list[RenderableType] = []
    for contest in found.explanations:
        table = plain_table("", "", header=False)
        for version in contest.versions:
            holders = ", ".join(
                found.setting.world.evidence.holder_name(name) for name in version.holders
            )
            line = Text(f"{version.says}: {holders}")
            line.append(f" {cited(version.cites, 2)}", style=QUIET)
            table.add_row(Text(version.id, style=QUIET), line)
        parts += [Text(contest.question), table]
    return section("Rival explanations", *parts)


def _happened(found: Assessment, *, hide_outcome: bool) -> Group:
    happened = found.setting.case.happened
    if hide_outcome or happened is None:
        return section("What happened", Text("hidden", style=QUIET))
    body = Text(f"{happened.outcome.replace('_', ' ')}: ", style="bold")
    body.append(happened.says, style="not bold")
    return section("What happened", body, Text(cited(happened.cites, 6), style=QUIET))


def _coverage(found: Assessment) -> Group:
    world = found.setting.world
    lines = [f"The record covers {world.coverage}. {world.theatre.says}"]
    lines += [
        f"Not read, for {item.organisation.short}: {item.organisation.unread}"
        for item in found.organisations
        if item.organisation.unread
    ]
    return section(
        "Coverage",
        *(Text(line) for line in lines),
        Text("Provisional:", style="bold"),
        *(Text(f"- {part}") for part in found.provisional),
    )
