"""Legal findings for people: verdicts by reading, reasons, steps, flips, clocks and audits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allies.law.audit import ActFinding
from allies.law.clocks import ClockFinding
from allies.law.finding import LegalFinding, Step
from allies.law.reasons import Reason
from allies.reports.page_record import heading
from allies.reports.style import QUIET, cited, plain_table, section, the_body, verdict_text
from allies.values.dates import long_day
from allies.world.organisations import Organisation, State
from allies.world.sentences import clause, sentence
from allies.world.world import World

FLIPS_SHOWN = 3
_STATUS_WORDS = {"yes": "done", "no": "open", "unknown": "not recorded"}


# What a verdict is called where it is about an act.
_OF_ACTS = {"yes": "regular", "no": "irregular", "unknown": "unknown"}


def finding_lines(
    world: World,
    law: LegalFinding,
    by_reading: Mapping[str, str],
    apart: Mapping[str, str],
    words: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[RenderableType]:
    """Return a legal finding: verdicts, then reasons, then what is open and what would flip it.

    Args:
        world: the record.
        law: the finding.
        by_reading: the answer under each reading held.
        apart: the answer under readings nobody held that day.
        words: what verdicts are called, where not by their own names.
    """
    yield _readings(law, by_reading, apart)
    table = plain_table("", "", header=False)
    for reason in law.reasons:
        _add_reason(table, reason, "")
    for reading, reasons in law.dissent.items():
        for reason in reasons:
            _add_reason(table, reason, f"under {reading}: ")
    if table.row_count:
        yield table
    lines = []
    steps = [_step(step, list(by_reading)) for step in law.steps]
    if steps:
        lines.append(f"Steps: {'; '.join(steps)}.")
    flips = [
        f"{'if' if flip.instead == 'yes' else 'unless'} {flip.says},"
        f" {words.get(flip.verdict, flip.verdict)}"
        for flip in law.would_flip[:FLIPS_SHOWN]
    ]
    if flips:
        lines.append(f"Would flip it: {'; '.join(flips)}.")
    if law.differs_by:
        open_questions = "; ".join(_open_question(world, name) for name in law.differs_by)
        lines.append(f"Depends on what is contested: {open_questions}.")
    if lines:
        yield Text("\n".join(lines), style=QUIET)


def _open_question(world: World, axis: str) -> str:
    """Return what is open along an axis of worlds, and how to ask more of it."""
    name = axis.partition(":")[2]
    contest = world.contests.get(name)
    return f"{contest.question} (allies claim {name})" if contest else axis


def _step(step: Step, readings: Sequence[str]) -> str:
    words = _STATUS_WORDS[step.state]
    if not step.under:
        words += "; whether it is law is unknown"
    elif len(step.under) < len(readings):
        words += f"; under {', '.join(step.under)}"
    return f"{step.says} ({words})"


def _readings(law: LegalFinding, by_reading: Mapping[str, str], apart: Mapping[str, str]) -> Text:
    """Return which readings give which answer, and those that nobody held that day."""
    line = Text()
    for verdict in dict.fromkeys(by_reading.values()):
        names = [name for name, given in by_reading.items() if given == verdict]
        line.append("; " if line else "")
        line.append_text(verdict_text(verdict))
        line.append(f" under {', '.join(names)}")
    if apart:
        listed = ", ".join(f"{name} {verdict}" for name, verdict in apart.items())
        line.append(f"; apart, held by nobody that day: {listed}", style=QUIET)
    rules: dict[str, list[str]] = {}
    for reading, rule in law.decided_by.items():
        if reading in by_reading:
            rules.setdefault(rule.replace("_", " "), []).append(reading)
    if len(rules) == 1 and set(by_reading) <= set(law.decided_by):
        line.append(f"; decided by {next(iter(rules))}")
    elif rules:
        by = "; ".join(f"{rule} under {', '.join(names)}" for rule, names in rules.items())
        line.append(f"; decided by {by}")
    line.append(".")
    return line


def _add_reason(table: Table, reason: Reason, under: str) -> None:
    line = Text(under, style="italic")
    line.append(reason.says, style="not italic")
    line.append(f" {cited(reason.cites, 2)}", style=f"not italic {QUIET}")
    table.add_row(Text(reason.status.replace("_", " "), style=QUIET), line)


def act_section(world: World, found: ActFinding, before: str = "") -> Group:
    """Return one act held against the law of its day.

    Args:
        world: the record.
        found: the act and what was found.
        before: what to say before the act.
    """
    said = f"{before}{clause(found.act, world)}" if before else sentence(found.act, world)
    title = f"{found.act.on.text}: {said}"
    if found.act.version:
        title += f" (as held in {', '.join(found.act.version)})"
    apart = {name: value for name, value in found.apart.items() if value != found.finding}
    parts: list[RenderableType] = [
        Text.assemble("Finding: ", verdict_text(found.finding), "."),
        *finding_lines(world, found.law, found.by_reading, apart, _OF_ACTS),
    ]
    return section(title, *parts)


def clock_sections(world: World, found: Iterable[ActFinding]) -> Iterator[Group]:
    """Return from when acts can take effect, once for all acts that stand under the same clocks."""
    shown: dict[str, ActFinding] = {}
    for item in found:
        if item.clocks:
            shown.setdefault(f"{item.act.act} {item.act.affected} {item.act.of}", item)
    for item in shown.values():
        kind = item.act.act.replace("_", " ")
        who = f"{world.name(item.act.affected)}, {world.name(item.act.of)}"
        yield section(f"From when it can take effect ({kind}: {who})", _clocks(world, item.clocks))


def _clocks(world: World, found: Sequence[ClockFinding]) -> Table:
    table = plain_table("READING", "EARLIEST", "")
    for clock in found:
        line = Text(clock.says)
        if clock.started_by is not None:
            line.append(f"; started by: {clause(clock.started_by, world)}")
        if clock.then:
            line.append(f"; and not before {clock.then}")
        for act, days in clock.meetings:
            gap = "on that day" if days == 0 else f"{abs(days)} day{'s' * (abs(days) != 1)}"
            side = "" if days == 0 else " too soon" if days < 0 else " later"
            line.append(
                f"; {world.in_sentence(act.by)} met on {long_day(act.on.first)}, {gap}{side}"
            )
        line.append(f" {cited(clock.cites, 2)}", style=QUIET)
        earliest = "no clock runs" if clock.earliest is None else long_day(clock.earliest)
        name = clock.reading if clock.held else f"({clock.reading})"
        table.add_row(name, earliest, line)
    return table


def audit_page(
    world: World,
    body: Organisation | State,
    as_of: int | None,
    account: str,
    found: Sequence[ActFinding],
) -> Group:
    """Return every past act of a body held against the rules of its day."""
    counts = {
        word: sum(item.finding == word for item in found)
        for word in ("regular", "irregular", "disputed", "unknown")
    }
    summary = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    words = f"Acts of {the_body(body)} held against the rules of their day"
    title = heading(words, world, None, as_of, account)
    if not found:
        nothing = "no rule coded speaks of any act of the record"
        return Group(title, Text(nothing))
    regular = plain_table("", "", header=False)
    for item in found:
        if item.finding == "regular":
            regular.add_row(Text(item.act.on.text, style=QUIET), sentence(item.act, world))
    return Group(
        title,
        Text(summary, style=QUIET),
        *(act_section(world, item) for item in found if item.finding != "regular"),
        *clock_sections(world, found),
        *([section("Regular under every reading held", regular)] if regular.row_count else []),
    )
