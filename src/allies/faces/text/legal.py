"""Legal findings on pages: verdicts by reading, reasons, steps, flips and clocks.

A reading is shown by its title, which says what its holders hold; the id to ask for it is shown
beside the title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import (
    QUIET,
    cited,
    day_words,
    listed,
    plain_table,
    quiet,
    section,
    spaced,
    verdict_text,
)
from allies.questions.base import Answer
from allies.questions.legal import ActFinding, Clock, Condition, May, ReadingTitle, Reason, Step

FLIPS_SHOWN = 3
_STEP_WORDS = {"yes": "done", "no": "open", "unknown": "not recorded"}
_CONDITION_WORDS = {"yes": "holds", "no": "does not hold", "unknown": "unknown"}
_NOBODY = "held by nobody on that day"
# The words for verdicts on acts.
_OF_ACTS = {"yes": "regular", "no": "irregular", "unknown": "unknown"}


def by_its_day(found: ActFinding) -> str:
    """Return how the finding depends on the day of an act that is not known; empty if it does not.

    Args:
        found: the act and its finding.
    """
    steps = [f"{item.finding} from {day_words(item.since)}" for item in found.by_day]
    return f"It depends on the day of the act, which is not known: {', '.join(steps)}." * bool(
        steps
    )


class LegalText:
    """Writes the legal findings of one answer.

    Args:
        answer: the answer, for the names in it.
        readings: the readings that the findings name.
    """

    def __init__(self, answer: Answer, readings: Iterable[ReadingTitle]) -> None:
        self._answer = answer
        self._readings = tuple(readings)
        self._titles = {reading.id: reading.title for reading in self._readings}

    def of_means(self, may: May) -> Group:
        """Return the law on a means: verdicts, reasons, steps, and what would change them."""
        return Group(*self._lines(may, may.by_reading, may.held_by_nobody, {}))

    def of_act(self, found: ActFinding, before: str = "") -> Group:
        """Return an act and its legal finding as a section.

        Args:
            found: the act and its finding.
            before: words to put before the act.
        """
        title = f"{found.on}: {f'{before}{found.clause}' if before else found.says}"
        if found.version:
            title += f" (as held in {', '.join(found.version)})"
        differing = {
            name: value for name, value in found.held_by_nobody.items() if value != found.finding
        }
        line = Text.assemble("Finding: ", verdict_text(found.finding), ".")
        if not before:
            line.append(f"  {found.act}", style=QUIET)
        why = [Text(said) for said in (by_its_day(found), found.why) if said]
        lines = self._lines(found.law, found.by_reading, differing, _OF_ACTS) if found.law else ()
        return section(title, line, *why, *lines)

    def trees(self, may: May) -> Iterator[Group]:
        """Return every rule that was considered, part by part, under each reading that differs."""
        weighed = {self.title(may.explained_under): may.reasons}
        weighed |= {self.title(name): given for name, given in may.dissent.items()}
        for title, reasons in weighed.items():
            for reason in reasons:
                yield section(
                    f"{reason.says} ({spaced(reason.status)})",
                    quiet(f"{reason.provision}; {title}"),
                    Text("Law:"),
                    *_tree(reason.in_force),
                    Text("Applies:"),
                    *_tree(reason.when),
                )

    def clocks(self, acts: Iterable[ActFinding]) -> Iterator[Group]:
        """Return from when acts can take effect; acts under the same clocks are shown once."""
        shown: dict[tuple[str, str, str], ActFinding] = {}
        for item in acts:
            if item.clocks:
                shown.setdefault((item.kind, item.affects, item.of), item)
        for (kind, who, of), item in shown.items():
            names = ", ".join(self._answer.name(name) for name in (who, of) if name)
            yield section(
                f"From when it can take effect ({spaced(kind)}: {names})", self._clocks(item.clocks)
            )

    def legend(self) -> Iterator[Group]:
        """Return the readings by their titles, with who holds them."""
        table = plain_table("", "", header=False)
        for reading in self._readings:
            line = Text(reading.title)
            if reading.holders:
                who = ", ".join(self._answer.name(name) for name in reading.holders)
                line.append(f" ({who})", style=QUIET)
            table.add_row(line, quiet(reading.id))
        if table.row_count:
            yield section("Readings of the law", table)

    def title(self, reading: str) -> str:
        """Return the title of a reading."""
        return self._titles.get(reading, reading)

    def _lines(
        self,
        may: May,
        by_reading: Mapping[str, str],
        held_by_nobody: Mapping[str, str],
        words: Mapping[str, str],
    ) -> Iterator[RenderableType]:
        yield from self._verdicts(may, by_reading, held_by_nobody)
        opposed = [name for name in may.conflict if name in by_reading]
        if opposed:
            said = "One rule permits it, another forbids it, and neither overrides the other"
            yield Text(f"{said}, {self._where_held(opposed)}.")
        yield from self._duties(may, by_reading)
        for rules in dict.fromkeys(may.unsettled.values()):
            under = [name for name, given in may.unsettled.items() if given == rules]
            where = "" if len(under) == len(by_reading) else f", {self._where_held(under)}"
            said = f"The decision rule is not settled{where}"
            yield Text(f"{said}: {listed(rules, 'and')} contradict each other.")
        if may.no_organ:
            yield Text(may.no_organ)
        yield from self._reasons(may)
        if may.steps:
            yield self._steps(may.steps, len(by_reading))
        flips = [
            f"{words.get(flip.verdict, flip.verdict)} if"
            f" {'' if flip.instead == 'yes' else 'it were not true that '}{flip.says}"
            for flip in may.would_flip[:FLIPS_SHOWN]
        ]
        if flips:
            yield quiet(f"What would change it: {'; '.join(flips)}.")
        if may.open_questions:
            asked = (self._open(name, says) for name, says in may.open_questions.items())
            yield quiet(f"Depends on what is contested: {'; '.join(asked)}.")

    def _open(self, axis: str, says: str) -> str:
        """Return what is open between the sources, and how to ask more of it."""
        return f"{says} ({command('claim', self._answer, name=axis.partition(':')[2])})"

    def _verdicts(
        self, may: May, by_reading: Mapping[str, str], held_by_nobody: Mapping[str, str]
    ) -> Iterator[RenderableType]:
        """Return which readings give which answer, and those that nobody held that day."""
        rules = {name: spaced(may.decided_by.get(name, "")) for name in by_reading}
        alike = len(set(rules.values())) == 1
        table = plain_table(*("", "") if alike else ("", "", ""), "", header=False)
        for verdict in dict.fromkeys(by_reading.values()):
            word = verdict_text(verdict)
            for name in (name for name, given in by_reading.items() if given == verdict):
                rule = [] if alike else [f"by {rules[name]}" if rules[name] else ""]
                table.add_row(word, self.title(name), *rule, quiet(name))
                word = Text("")
        if held_by_nobody:
            table.add_row("", quiet(f"{_NOBODY.capitalize()}:"))
        for name, verdict in held_by_nobody.items():
            rule = [] if alike else [""]
            table.add_row(quiet(verdict), quiet(self.title(name)), *rule, quiet(name))
        yield table
        if alike and any(rules.values()):
            yield Text(f"Decided by {next(iter(rules.values()))}.")

    def _duties(self, may: May, by_reading: Mapping[str, str]) -> Iterator[RenderableType]:
        """Return under which readings it is a duty, and not only allowed."""
        owed = [name for name in by_reading if may.obliged.get(name) == "yes"]
        open_ = [name for name in by_reading if may.obliged.get(name) == "unknown"]
        allowed = [name for name in by_reading if may.by_reading.get(name) == "yes"]
        if len(owed) == len(by_reading):
            yield Text("It is a duty, and not only allowed.")
        elif owed and owed == allowed:
            yield Text("Wherever it is allowed, it is a duty.")
        elif owed:
            yield Text(f"It is a duty, and not only allowed, {self._where_held(owed)}.")
        if open_ and len(open_) < len(by_reading):
            yield Text(f"Whether it is a duty is unknown, {self._where_held(open_)}.")
        elif open_:
            yield Text("Whether it is a duty is unknown.")

    def under(self, readings: Sequence[str], others: Sequence[str]) -> str:
        """Return under which readings something is so, as words that follow it.

        Args:
            readings: those under which it is.
            others: those under which it is not.
        """
        if not others:
            return "" if len(readings) < 2 else " under every reading"
        few, but = (others, "every reading but ") if len(others) < len(readings) else (readings, "")
        joint = "and" if but else "or"
        return f" under {but}{listed([f'“{self.title(name)}”' for name in few], joint)}"

    def _where_held(self, readings: Sequence[str]) -> str:
        """Return under which readings something holds, by their titles."""
        return f"where it is held: {listed([f'“{self.title(name)}”' for name in readings], 'or')}"

    def _reasons(self, may: May) -> Iterator[RenderableType]:
        """Return the rules that decide and those that lose, under each reading that differs."""
        if may.reasons:
            yield _reason_table(may.reasons)
        for reading, reasons in may.dissent.items():
            if reasons:
                yield Text(f"{self.title(reading)}:", style="italic")
                yield _reason_table(reasons)

    def _steps(self, steps: Sequence[Step], readings: int) -> RenderableType:
        table = plain_table("", "", header=False)
        for step in steps:
            line = Text(step.says)
            if not step.under:
                line.append("; whether it is law is unknown", style=QUIET)
            elif len(step.under) < readings:
                line.append(f"; only {self._where_held(step.under)}", style=QUIET)
            table.add_row(quiet(_STEP_WORDS[step.done]), line)
        return Group(Text("Steps:"), table)

    def _clocks(self, clocks: Sequence[Clock]) -> Table:
        table = plain_table("EARLIEST", "READING", "")
        for clock in clocks:
            earliest = day_words(clock.earliest) if clock.earliest else "no clock runs"
            if clock.perhaps and clock.perhaps != clock.earliest:
                earliest = f"perhaps {day_words(clock.perhaps)}, surely {earliest}"
            line = Text(self.title(clock.reading))
            if not clock.held:
                line.append(f" ({_NOBODY})", style=QUIET)
            if clock.says != self.title(clock.reading):
                line.append(f". {clock.says}")
            for said in self._of_clock(clock):
                line.append(f"; {said}")
            line.append(f" {cited(clock.cites, 2)}", style=QUIET)
            table.add_row(earliest, line, quiet(clock.reading))
        return table

    def _of_clock(self, clock: Clock) -> Iterator[str]:
        """Return what starts a clock, what must come besides, and who met near its end."""
        if clock.started:
            yield f"started by: {clock.started}"
        if clock.then:
            yield f"and not before {clock.then}"
        for meeting in clock.meetings:
            days = meeting.days_after
            gap = "on that day" if days == 0 else f"{abs(days)} day{'s' * (abs(days) != 1)}"
            side = "" if days == 0 else " too soon" if days < 0 else " later"
            who = self._answer.in_sentence(meeting.of)
            yield f"{who} met on {day_words(meeting.on)}, {gap}{side}"


def _reason_table(reasons: Iterable[Reason]) -> Table:
    """Return rules with the part each plays, and the conditions on which that turns."""
    table = plain_table("", "", header=False)
    for reason in reasons:
        line = Text(reason.says)
        if reason.effect == "oblige":
            line.append(" (a duty)", style=QUIET)
        line.append(f" {cited(reason.cites, 2)}", style=QUIET)
        for item in reason.because:
            line.append(f"\n{_CONDITION_WORDS[item.value]}: {item.says}", style=QUIET)
        table.add_row(quiet(spaced(reason.status)), line)
    return table


def _tree(condition: Condition | None, depth: int = 1) -> list[RenderableType]:
    """Return a condition as lines with its value, each part set in below what joins it."""
    if condition is None:
        return []
    line = Text(f"{condition.value}: {condition.says}")
    line.append(f" {cited(condition.cites, 1)}" if condition.cites else "", style=QUIET)
    lines: list[RenderableType] = [Padding(line, (0, 0, 0, 2 * depth))]
    return [*lines, *(part for item in condition.parts for part in _tree(item, depth + 1))]
