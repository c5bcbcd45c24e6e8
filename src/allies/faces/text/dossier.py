"""The page of a dossier: is an organisation a real alliance, or one on paper?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.dossier_words import (
    ASKED,
    chance,
    hundred,
    is_hidden,
    leader_of,
    number_words,
    of_100,
    outcome_words,
    past_words,
    points,
    signed,
)
from allies.faces.text.spelling import command
from allies.faces.text.style import (
    QUIET,
    VERDICT_STYLES,
    Asks,
    cited,
    covers,
    day_words,
    filled,
    heading,
    listed,
    plain_table,
    quiet,
    spaced,
    verdict_text,
)
from allies.questions.dossier import (
    ANY,
    Classes,
    DayOfGrid,
    DossierAnswer,
    DossierRow,
    GridCell,
    Opening,
)
from allies.values.likelihood import shown_chance

# A mark, a word and a colour for each class; the word is never left out.
MARKS: Mapping[str, tuple[str, str, str]] = {
    "adds": ("+", "adds", VERDICT_STYLES["yes"]),
    "adds_little": ("=", "adds little", VERDICT_STYLES["depends"]),
    "in_name": ("o", "in name", VERDICT_STYLES["depends"]),
    "no_leader": ("*", "might act", VERDICT_STYLES["yes"]),
    "would_not": ("-", "unlikely", VERDICT_STYLES["no"]),
    "may_not": ("x", "may not", VERDICT_STYLES["no"]),
    "unknown": ("?", "unknown", VERDICT_STYLES["unknown"]),
    "mixed": ("~", "mixed", VERDICT_STYLES["disputed"]),
}
_MEANING = {
    "adds": "10 points or more to {leader} alone",
    "adds_little": "less",
    "in_name": "less, over 80 % of the people {leader}'s",
    "no_leader": "might act; no leading state",
    "would_not": "unlikely",
    "may_not": "no power by law",
    "unknown": "not known",
}
KINDS = {
    "external_attack": "attack by a state",
    "insurgency_incursion": "armed incursion",
    "internal_unrest": "unrest inside",
}
# The most that the first screen shows; the rest stands behind `--full`.
_MOST_ROWS, _MOST_DAYS, _MOST_BESIDE, _MOST_MARKS, _RESTRAINTS = 12, 5, 3, 9, 1


def dossier_page(answer: DossierAnswer, *, full: bool = False) -> Group:
    """Return the page of a dossier: one screen, or all of it.

    Args:
        answer: the dossier.
        full: whether to show every case, every day, every crisis of the last day and all measures.
    """
    name = answer.name(answer.organisation)
    added = answer.added.crises
    parts: list[RenderableType] = [
        heading(answer, f"{name}: a real alliance, or one on paper?"),
        Text.assemble((answer.headline, "bold"), f" {answer.past}"),
        Text(""),
        *_cases(answer, full=full),
        *_by_day(answer, full=full),
        *(_grid(answer) if full else ()),
        *(_added(answer, full=full) if added else ()),
        *(_opened(answer, full=full) if added else ()),
        *_beside(answer, full=full),
        *_yardsticks(answer, full=full),
        *_tried(answer),
    ]
    if full:
        parts += _every_row(answer)
    parts += _end(answer, full=full)
    return Group(*parts)


def _cases(answer: DossierAnswer, *, full: bool) -> Iterator[RenderableType]:
    rows = [row for row in answer.crises if row.set == "case" and row.means == ANY]
    if not rows:
        yield quiet("No case of the record asks what it would do.")
        return
    shown = rows
    if not full:  # the latest in which it could act itself; else a body on which it builds
        own = [row for row in rows if row.acting == answer.organisation] or rows
        shown = own[len(_days_shown(answer)) - _MOST_ROWS :]
    table = plain_table("CASE", "MAY", "ASKED", "WOULD", "THERE", "FIT", "ADDS", "WHAT HAPPENED")
    for row in shown:
        table.add_row(
            Text(row.crisis, style="bold"),
            verdict_text(row.may),
            ASKED[row.asked],
            number_words(row),
            chance(row.in_time),
            chance(row.fit),
            points(row.adds),
            outcome_words(answer, row),
        )
    yield filled(table)
    words = "Would: if asked. There: in time if all were sent. Fit: if enough come, enough suit it."
    words += " Adds: "
    others = _other_leaders(answer, rows)
    words += (
        f"over {leader_of(answer)} alone, by its own decision{others}, same law, same futures."
        if answer.classes.leader
        else "no state leads it on record, so nobody to compare it with."
    )
    more = len(rows) - len(shown)
    words += f" {more} earlier: --full." if more else ""
    yield quiet(words)


def _by_day(answer: DossierAnswer, *, full: bool) -> Iterator[RenderableType]:
    """Return the supposed crises by year: may, would if asked, there, fit, adds."""
    days = answer.by_day if full else _days_shown(answer)
    if not days:
        return
    yield Text("")
    kinds = list(dict.fromkeys(cell.trigger for cell in answer.grid))
    table = plain_table(
        "SUPPOSED",
        *(KINDS.get(kind, spaced(kind)).split()[0].upper() for kind in kinds),
        *("MAY", "WOULD", "THERE", "FIT", "ADDS", "SO"),
    )
    for item in days:
        there = [cell for cell in answer.grid if cell.on == item.on]
        label = Text(str(item.on[:4]))
        if item.acting != answer.organisation:
            label.append(f" ({answer.name(item.acting)})", style=QUIET)
        _, word, style = MARKS[item.kind or "unknown"]
        table.add_row(
            label,
            *(marks_of([cell for cell in there if cell.trigger == kind]) for kind in kinds),
            _most(item.may),
            shown_chance(item.number) if item.number is not None else "unknown",
            chance(item.in_time),
            chance(item.fit),
            signed(item.adds) if item.adds is not None else "?",
            Text(word, style=style),
        )
    yield table
    yield quiet(_legend(answer))


def _days_shown(answer: DossierAnswer) -> Sequence[DayOfGrid]:
    """Return the latest days on which it could act itself; else a body on which it builds."""
    own = [item for item in answer.by_day if item.acting == answer.organisation]
    return (own or answer.by_day)[-_MOST_DAYS:]


def _legend(answer: DossierAnswer) -> str:
    rows = answer.grid
    last = list(dict.fromkeys(row.host for row in rows if row.on == rows[-1].on))
    seen = {row.kind for row in rows}
    meant = [
        f"{MARKS[kind][0]} {words.format(leader=leader_of(answer))}"
        for kind, words in _MEANING.items()
        if kind in seen
    ]
    hosts = "".join(f" {host}" for host in last)
    words = "A mark" if len(last) <= _MOST_MARKS else "Marks counted"
    return f"{words} for each host (last:{hosts}); medians beside. {'; '.join(meant)}."


def marks_of(cells: Sequence[GridCell]) -> Text:
    """Return a mark for each host, or how many hosts have each mark if there are many."""
    kinds = [cell.kind or "unknown" for cell in cells]
    if len(kinds) <= _MOST_MARKS:
        return Text.assemble(*((MARKS[kind][0], MARKS[kind][2]) for kind in kinds))
    counted = [(kind, kinds.count(kind)) for kind in dict.fromkeys(kinds)]
    text = Text()
    for at, (kind, count) in enumerate(sorted(counted, key=lambda item: -item[1])):
        text.append(" " * bool(at) + f"{MARKS[kind][0]}{count}", style=MARKS[kind][2])
    return text


def _most(may: Mapping[str, int]) -> Text:
    """Return the verdict of more than half of the crises, if one is."""
    word, count = next(iter(may.items()))
    return verdict_text(word) if 2 * count > sum(may.values()) else Text("mixed")


def _grid(answer: DossierAnswer) -> Iterator[RenderableType]:
    rows = answer.grid
    if not rows:
        return
    yield Text("")
    kinds = list(dict.fromkeys(row.trigger for row in rows))
    table = plain_table(
        "SUPPOSED, IF ASKED", *(KINDS.get(kind, spaced(kind)).upper() for kind in kinds)
    )
    for on in dict.fromkeys(row.on for row in rows):
        there = [row for row in rows if row.on == on]
        by_kind = ([row for row in there if row.trigger == kind] for kind in kinds)
        table.add_row(day_words(on), *map(_cell, by_kind))
    yield table


def _cell(rows: Sequence[GridCell]) -> Text:
    """Return the marks of the hosts, and the word of most of them."""
    kinds: list[str] = [row.kind or "unknown" for row in rows]
    most = max(dict.fromkeys(kinds), key=kinds.count, default="unknown")
    word = MARKS[most if 2 * kinds.count(most) > len(kinds) else "mixed"][1]
    return marks_of(rows).append(f" {word}" if kinds else "")


def _added(answer: DossierAnswer, *, full: bool) -> Iterator[RenderableType]:
    yield Text("")
    yield quiet(
        f"WHAT IT ADDS, {day_words(answer.classes.on)}: medians of {answer.added.crises} supposed"
        " crises by the model, never summed"
    )
    table = plain_table("", "", header=False)
    for name, words in added_words(answer):
        table.add_row(name, words)
    shown = answer.restrains if full else answer.restrains[:_RESTRAINTS]
    told = [f"{item.says} {cited(item.cites, 1) if full else ''}".strip() for item in shown]
    words = "; ".join(told)
    more = len(answer.restrains) - len(shown)
    words += f" ({more} more: --full)" if more else ""
    table.add_row("restrains", words or "nothing on record")
    table.add_row("not measured", NOT_MEASURED)
    yield table


NOT_MEASURED = "security of regimes, deterrence, training, arms, ties grown in it"


def added_words(answer: DossierAnswer) -> Iterator[tuple[str, str]]:
    """Return what the organisation adds: the name of each thing, and its words."""
    added, leader = answer.added, leader_of(answer)
    forces = "unknown"
    if added.comes is not None and added.alone is not None:
        forces = (
            f"{of_100(added.comes)} of 100 futures, {leader} alone {of_100(added.alone)}:"
            f" {signed(added.adds)}; below 0 in {added.worse} of {added.crises}"
        )
    if added.leader_share is not None:
        forces += f"; {leader} sends {round(100 * added.leader_share)} %"
        forces += f" (over 80 % in {added.in_name})" if added.in_name else ""
    yield "forces", forces
    verdicts = ", ".join(f"{word} {count}" for word, count in added.may.items())
    law = f"may: {verdicts or 'unknown'}; a duty in {added.duty} of {added.crises}"
    if added.law_adds is not None:
        law += f"; its law moves {leader} alone by {signed(added.law_adds)}"
    yield "lawfulness", law
    access = "unknown"
    if added.let_through is not None and added.alone_let_through is not None:
        access = (
            f"{of_100(added.let_through)} of 100 decisions are let through,"
            f" {of_100(added.alone_let_through)} of {leader} alone"
        )
    yield "access, transit", access
    cover = "unknown"
    if added.cover is not None:
        cover = (
            f"another member's people are there in {of_100(added.cover)} of 100 futures with help"
        )
    yield "cover", cover


def _opened(answer: DossierAnswer, *, full: bool) -> Iterator[RenderableType]:
    if full:
        yield Text("")
        yield quiet("WHEN THE LAW OPENED")
        for item in answer.opened:
            yield Text(f"{KINDS.get(item.trigger, spaced(item.trigger))}: {when(answer, item)}.")
        return
    told = [
        f"{KINDS.get(item.trigger, spaced(item.trigger))} {_years(answer, item)}"
        for item in answer.opened
    ]
    yield Text.assemble(("LAW OPEN FOR  ", QUIET), f"{'; '.join(told)}.")


def undecided(answer: DossierAnswer, trigger: str) -> bool:
    """Return whether the texts on record leave open if the law let it act in a kind of crisis."""
    return any(cell.may == "unknown" for cell in answer.grid if cell.trigger == trigger)


def closed_words(answer: DossierAnswer, trigger: str) -> str:
    """Return what stands for a day where the law did not open: the record has its bounds."""
    return "unknown" if undecided(answer, trigger) else "never on record"


def _years(answer: DossierAnswer, item: Opening) -> str:
    """Return the years in which the law opened, in few words."""
    if item.in_force is None:
        if item.some_reading:
            return f"by some reading {item.some_reading[:4]}"
        return closed_words(answer, item.trigger)
    duty = ""
    if item.duty:
        duty = ", a duty" if item.duty == item.in_force else f", a duty {item.duty[:4]}"
    return f"{item.in_force[:4]}{duty}"


def when(answer: DossierAnswer, item: Opening) -> str:
    """Return since when the law let an organisation act in one kind of crisis."""
    first = "not under the text in force"
    if undecided(answer, item.trigger):
        first = "unknown under the texts on record"
    if item.in_force:
        by = f" by the {_first(answer, item.in_force_by)}" if item.in_force_by else ""
        first = f"from {day_words(item.in_force)}{by}"
        if answer.coverage and item.in_force == answer.coverage.since:
            first = "from the first day of the record"
    if item.duty and item.duty != item.in_force:
        by = f" by the {_first(answer, item.duty_by)}" if item.duty_by else ""
        first += f"; a duty from {day_words(item.duty)}{by}"
    elif item.duty:
        first += ", as a duty"
    if item.some_reading and item.some_reading != item.in_force:
        return f"{first}; under some reading from {day_words(item.some_reading)}"
    return first


def _first(answer: DossierAnswer, texts: Sequence[str]) -> str:
    more = len(texts) - 1
    return answer.name(texts[0]) + (f" and {more} more text{'s' * (more > 1)}" if more else "")


def _beside(answer: DossierAnswer, *, full: bool) -> Iterator[RenderableType]:
    if full:
        yield Text("")
    table = plain_table("BESIDE", "SUPPOSED CRISES", "WOULD", "ADDS", "LEADER SENDS", "PAST")
    others = answer.beside if full else answer.beside[:_MOST_BESIDE]
    for item in (answer.classes, *others):
        table.add_row(
            Text(answer.name(item.organisation), style="bold"),
            counts(item, most=None if full else 2),
            shown_chance(item.number) if item.number is not None else "unknown",
            signed(item.adds) if item.adds is not None else "unknown",
            f"{round(100 * item.leader_share)} %" if item.leader_share is not None else "unknown",
            "hidden" if is_hidden(answer) and item.past else past_words(item),
        )
    yield table


def counts(item: Classes, most: int | None = None) -> Text:
    """Return how many crises have each class; only the first few classes if a limit is given."""
    if item.kind is None:
        return Text("no host")
    text = Text()
    for at, (kind, count) in enumerate(list(item.counts.items())[:most]):
        mark, word, style = MARKS[kind]
        text.append(", " if at else "")
        text.append(f"{mark} {word}", style=style)
        text.append(f" {count}")
    return text.append(f" of {item.crises}")


def _yardsticks(answer: DossierAnswer, *, full: bool) -> Iterator[RenderableType]:
    if answer.yardsticks and full:
        told = [f"{item.says} [{item.source}]" for item in answer.yardsticks]
        yield Text.assemble(("YARDSTICKS  ", QUIET), f"{'; '.join(told)}.")
        yield quiet(
            "Counted in the replication data of the studies, which are not shipped; nor are the"
            " ATOP codes of single treaties, whose terms name no open licence."
        )
    elif answer.yardsticks:
        yield Text.assemble(("YARDSTICK  ", QUIET), f"{answer.yardsticks[0].in_short}.")


def _tried(answer: DossierAnswer) -> Iterator[RenderableType]:
    """Return the levers that were tried, the strongest first."""
    if answer.tried_draws is None:
        return
    yield Text("")
    if not answer.tried:
        yield quiet("The theatre has no lever about it.")
        return
    table = plain_table("SUPPOSED", "SUPPOSED CRISES", "IF ASKED", "ADDS")
    for item in answer.tried:
        name = Text(item.id, style="bold")
        if item.classes is None:
            table.add_row(name, f"impossible: {item.impossible}", "", "")
            continue
        table.add_row(name, counts(item.classes), _by(item.number_moved), _by(item.adds_moved))
    yield table
    ask = command("dossier", answer, organisation=answer.organisation, lever="LEVER")
    yield quiet(
        f"Each lever alone, on the supposed crises of {day_words(answer.classes.on)}; how far the"
        f" medians move, in points of 100, on the same {answer.tried_draws} futures of each crisis."
        " A state that joins is one host more. From so few futures a few points say little. The"
        f" whole dossier with one: {ask}. `allies levers` says who proposed them."
    )


def _by(value: float | None) -> str:
    if value is None:
        return "unknown"
    return "no change" if value == 0 else f"by {signed(value)}"


def _every_row(answer: DossierAnswer) -> Iterator[RenderableType]:
    yield Text("")
    table = plain_table(
        *("CRISIS", "MEANS", "MAY", "THERE", "FIT", "MODEL", "RECORD", "BOTH", "ALONE", "ADDS"),
        "LEADER",
    )
    for row in answer.crises:
        table.add_row(
            Text(row.crisis if row.means == ANY else "", style="bold"),
            spaced(row.means),
            verdict_text(row.may),
            chance(row.in_time),
            chance(row.fit),
            hundred(row.comes),
            chance(row.outside),
            chance(row.number),
            hundred(row.alone),
            points(row.adds),
            chance(row.leader_share),
        )
    yield table
    yield quiet(
        f"Of 100. {answer.draws:,} futures for a case, {answer.grid_draws:,} for a supposed crisis:"
        " at least 100 people in the host's capital within 30 days, no adversary named. THERE: in"
        " time if all were sent. With `--every`: each means, and every day of the grid."
    )


def _end(answer: DossierAnswer, *, full: bool) -> Iterator[RenderableType]:
    cases = [row.crisis for row in answer.crises if row.set == "case"]
    asks = [(command("assess", answer, case=cases[-1]), "a case")] if cases else []
    if full:
        asks.append((command("law", answer, body=answer.organisation), "its law"))
    else:
        asks.append(("`--full`", "all"))
    if answer.levers and answer.tried_draws is None:
        asks.append(("`--try-levers`", "what would change it" if full else "levers"))
    yield Asks("Ask next: ", asks)
    yield quiet(f"The record covers {covers(answer)}. Decision 0021 has the rule of the headline.")


def _other_leaders(answer: DossierAnswer, rows: Sequence[DossierRow]) -> str:
    """Return the crises in which another state would act alone, in brackets; empty if none."""
    led: dict[str, list[str]] = {}
    for row in rows:
        if row.leader is not None and row.leader != answer.classes.leader:
            led.setdefault(row.leader, []).append(row.crisis)
    told = [f"{answer.name(state)} in {listed(crises)}" for state, crises in led.items()]
    return f" ({'; '.join(told)})" if told else ""
