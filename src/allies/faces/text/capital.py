"""The page on one or two capitals: a column for each, a row for each question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.autonomy import MEASURES, span
from allies.faces.text.membership import ENDED, status_words
from allies.faces.text.style import (
    QUIET,
    cited,
    day_words,
    grounds,
    heading,
    listed,
    plain_table,
    quiet,
    section,
    source_table,
    spaced,
)
from allies.faces.text.threats import levelled, order_words, place_mark
from allies.questions.base import Answer, Cite
from allies.questions.capital import CapitalAnswer, CapitalDiffAnswer, Portrait, ViewChange
from allies.questions.parts import Contest
from allies.questions.threats import Level, Trait
from allies.values.dates import parse_date, when_words

_REQUESTS_SHOWN = 3
_FAINT = f"not bold {QUIET}"
_DATES = (
    "A date with a stroke lies somewhere within it; a statement began on the last day on which it"
    " can have begun. It was public once its first source was."
)


def _of_state(item: Portrait) -> str:
    """Return a capital with its state; the state alone if its capital is not on record."""
    return f"{item.capital} ({item.name})" if item.capital else item.name


def capital_page(answer: CapitalAnswer) -> Group:
    """Return one or two capitals in columns."""
    names = [item.capital or item.name for item in answer.capitals]
    asked = " and ".join(map(_of_state, answer.capitals)) if names else "Capitals"
    about = "what it" if len(names) == 1 else "what each"
    says = f": {about} belongs to, fears, says and depends on" if names else ""
    title = heading(answer, f"{asked} on {day_words(answer.on or '')}{says}")
    if not answer.capitals:
        return Group(title)
    table = plain_table("", *(name.upper() for name in names))
    rows = [_rows(answer, item) for item in answer.capitals]
    for label in rows[0]:
        table.add_row(Text(label, style="bold"), *(row[label] for row in rows))
        table.add_row("", *("" for _ in rows))
    gone = [
        Text(f"{item.name} was dissolved {when_words(parse_date(item.dissolved))}.")
        for item in answer.capitals
        if item.dissolved
    ]
    sources = section("Sources", source_table(answer.sources))
    return Group(title, *gone, Text(""), table, sources)


def capital_diff_page(answer: CapitalDiffAnswer) -> Group:
    """Return what changed in the view of a capital, day by day, and the contests it belongs to."""
    first, last = map(day_words, answer.days)
    title = heading(answer, f"{answer.name(answer.state)} from {first} to {last}")
    if not answer.covered:
        return Group(title)
    if not answer.changes:
        return Group(title, quiet("nothing on record changed, and it said nothing on record"))
    table = plain_table("ON", "", "WHAT")
    sure = [change for change in answer.changes if change.change != "perhaps_said"]
    for change in sure:
        table.add_row(change.on, change.change, _change(answer, change))
    parts: list[RenderableType] = [title, table, quiet(_DATES)]
    if len(sure) < len(answer.changes):
        perhaps = len(answer.changes) - len(sure)
        parts.append(quiet(f"{perhaps} more may have been said then; `--json` has them."))
    if answer.contests:
        held = map(_contest, answer.contests)
        parts.append(section("Where sources part", *held))
    return Group(*parts)


def _change(answer: CapitalDiffAnswer, change: ViewChange) -> Text:
    towards = f" {listed([answer.name(name) for name in change.towards])}" if change.towards else ""
    level = f", {spaced(change.level)}" if change.level else ""
    line = Text(f"{spaced(change.about)}{towards}{level}: ", style="bold")
    voice = f"{answer.name(change.by)}: " if change.by else ""
    line.append(f"{voice}{change.says} ", style="not bold")
    known = grounds(change.cites, change.judgement, 1)
    line.append(f"{known}; public {change.public}" if change.public else known, style=_FAINT)
    if change.ended_by:
        line.append(f"; ended by {', '.join(change.ended_by)}", style=_FAINT)
    return line


def _contest(contest: Contest) -> Text:
    line = Text(f"{contest.question} ({contest.id}, {spaced(contest.type)})")
    for version in contest.versions:
        line.append(f"\n- {version.says} ")
        line.append(cited(version.cites, 1), style=QUIET)
    return line


def belonging_words(item: Portrait) -> dict[str, str]:
    """Return the status of a state in each organisation it has dealt with, in a few words."""
    return {
        name: ENDED if name in item.ended else status_words(status)
        for name, status in item.memberships.items()
        if status.membership != "none" or name in item.ended
    }


def _rows(answer: Answer, item: Portrait) -> dict[str, Text]:
    """Return the cells of one capital's column, by the label of the row."""
    rows = {
        "belongs to": _lines(
            f"{answer.name(name)}: {words}" for name, words in belonging_words(item).items()
        ),
        "threats": _threats(answer, item),
        "its services": _services(answer, item),
        "gain from alarm": levelled(item.threats.gains_by_alarm),
        "preferred frame": _frames(answer, item),
        "the law": _legal(answer, item),
    }
    for label, aspect in (
        ("its forces", "own_means"),
        ("controls", "control"),
        ("can send", "capacity"),
        ("plans for", "planning"),
        ("has asked for", "request"),
        ("fears", "precedent"),
        ("foreign troops", "troops_fear"),
        ("its role", "role"),
        ("advisers heard", "advice"),
    ):
        rows[label] = _stated(answer, item.notes[aspect])
    if item.requests:
        last = item.requests[-_REQUESTS_SHOWN:]
        rows["has asked for"].append("\n")
        rows["has asked for"].append_text(_lines(f"{act.on}: {act.says}" for act in last))
    rows["depends on"] = _dependence(answer, item)
    for label, aspect in (
        ("could turn to", "turns_to"),
        ("disputes", "disputes"),
        ("its hold on others", "leverage"),
    ):
        rows[label] = _stated(answer, item.notes[aspect])
    rows["its autonomy"] = _room(answer, item)
    return rows


def _lines(lines: Iterable[str]) -> Text:
    joined = "\n".join(lines)
    return Text(joined) if joined else quiet("nothing on record")


def _or(line: Text, silent: str) -> Text:
    line.rstrip()
    return line if line.plain else quiet(silent)


def _services(answer: Answer, item: Portrait) -> Text:
    line = levelled(item.threats.assessment)
    if item.notes["services"]:
        line.append("\n")
        line.append_text(_stated(answer, item.notes["services"]))
    return line


def _said(answer: Answer, trait: Trait) -> str:
    """Return a statement, after who says so where the sources only report it."""
    return f"{answer.name(trait.by)}: {trait.says}" if trait.by else trait.says


def _stated(answer: Answer, traits: Sequence[Trait]) -> Text:
    line = Text()
    for trait in traits:
        known = grounds(trait.cites, trait.judgement, 1)
        line.append(f"{_said(answer, trait)} ").append(f"{known}\n", style=QUIET)
    return _or(line, "unknown")


def _threats(answer: Answer, item: Portrait) -> Text:
    line = Text()
    for register in item.threats.registers:
        line.append(f"{register.title}\n", style="bold")
        for threat in register.threats:
            line.append(f"{place_mark(register, threat.place)} {threat.says}\n")
        line.append(f"{order_words(answer, register)}\n", style=QUIET)
    return _or(line, "no register on the day")


def _says(level: Level) -> str:
    return "; ".join(dict.fromkeys(trait.says for trait in level.statements))


def _cites(level: Level) -> list[Cite]:
    return [cite for trait in level.statements for cite in trait.cites]


def _frames(answer: Answer, item: Portrait) -> Text:
    line = Text()
    levels = {answer.name(name): level for name, level in item.frames.items()}
    if item.self_reliance:
        levels["itself"] = item.self_reliance
    for name, level in levels.items():
        line.append(f"{name}: {level.words}. ", style="bold")
        line.append(f"{_says(level)} ")
        line.append(f"{cited(_cites(level), 1)}\n", style=QUIET)
    return _or(line, "unknown")


def _legal(answer: Answer, item: Portrait) -> Text:
    line = Text()
    for reading in item.legal:
        line.append(f"{answer.name(reading.body)}: {reading.title} ")
        line.append(f"{cited(reading.cites, 1)}\n", style=QUIET)
    for title in item.national_law:
        line.append(f"{title}\n")
    return _or(line, "no reading on record")


def _dependence(answer: Answer, item: Portrait) -> Text:
    line = Text()
    for power, domains in item.depends_on.items():
        line.append(f"{answer.name(power)}\n", style="bold")
        for domain, level in domains.items():
            if level is not None:
                line.append(f"{domain} {level.words} ")
                line.append(f"{cited(_cites(level), 1)}\n", style=QUIET)
        unknown = [domain for domain, level in domains.items() if level is None]
        if unknown:
            line.append(f"unknown: {', '.join(unknown)}\n", style=QUIET)
    return _or(line, "unknown")


def _room(answer: Answer, item: Portrait) -> Text:
    if not item.room:
        return quiet("unknown: in no organisation whose leading state is coded")
    return _lines(
        f"{answer.name(room.organisation)}: "
        + ", ".join(f"{title} {span(getattr(room, name))}" for name, title in MEASURES.items())
        for room in item.room
    )
