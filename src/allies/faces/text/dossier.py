"""The page of a dossier: is an organisation a real alliance, or one on paper?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

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
    plain_table,
    quiet,
    spaced,
    verdict_text,
)
from allies.questions.dossier import (
    ANY,
    Classes,
    DossierAnswer,
    DossierRow,
    GridCell,
    Opening,
    Span,
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
_KINDS = {
    "external_attack": "attack by a state",
    "insurgency_incursion": "armed incursion",
    "internal_unrest": "unrest inside",
}
_OUTCOMES = {
    "deployed": "people came",
    "non_military_help": "other help",
    "declined": "declined",
    "no_decision": "no decision",
    "threat_only": "a threat only",
}
_ASKED = {"yes": "yes", "no": "no", "disputed": "disputed", "supposed": "supposed"}
_RESTRAINTS = 1


def dossier_page(answer: DossierAnswer, *, full: bool = False) -> Group:
    """Return the page of a dossier.

    Args:
        answer: the dossier.
        full: whether to show every crisis of the grid and every means.
    """
    name = answer.name(answer.organisation)
    parts: list[RenderableType] = [
        heading(answer, f"{name}: a real alliance, or one on paper?"),
        Text.assemble((answer.headline, "bold"), f" {answer.past}"),
        Text(""),
        *_cases(answer),
        *_grid(answer),
        *(_added(answer, full=full) if answer.added.crises else ()),
        *(_opened(answer, full=full) if answer.added.crises else ()),
        *_beside(answer),
        *_yardsticks(answer),
        *_tried(answer),
    ]
    if full:
        parts += _every_row(answer)
    parts += _end(answer)
    return Group(*parts)


def _cases(answer: DossierAnswer) -> Iterator[RenderableType]:
    rows = [row for row in answer.crises if row.set == "case" and row.means == ANY]
    if not rows:
        yield quiet("No case of the record asks what it would do.")
        return
    table = plain_table(
        "CASE", "MAY", "ASKED", "IF ASKED", "MODEL", "ALONE", "ADDS", "WHAT HAPPENED"
    )
    for row in rows:
        table.add_row(
            Text(row.crisis, style="bold"),
            verdict_text(row.may),
            _ASKED[row.asked],
            _number(row),
            _hundred(row.comes),
            _hundred(row.alone),
            _points(row.adds),
            _OUTCOMES.get(row.outcome or "", "supposed" if row.hypothetical else "not on record"),
        )
    yield filled(table)
    words = "If asked: enough people come, by model and track record. Model, alone: of 100 futures."
    if answer.classes.leader:
        words += (
            f" Alone: {_leader(answer)} by its own decision, same law, same futures. Adds: model"
            " minus alone."
        )
    else:
        words += " No state leads it on record: nobody to compare it with."
    yield quiet(words)


def _grid(answer: DossierAnswer) -> Iterator[RenderableType]:
    rows = answer.grid
    if not rows:
        return
    yield Text("")
    kinds = list(dict.fromkeys(row.trigger for row in rows))
    table = plain_table(
        "SUPPOSED, IF ASKED", *(_KINDS.get(kind, spaced(kind)).upper() for kind in kinds)
    )
    for on in dict.fromkeys(row.on for row in rows):
        there = [row for row in rows if row.on == on]
        acting = dict.fromkeys(row.acting for row in there)
        label = Text(day_words(on))
        for name in acting:
            if name != answer.organisation:
                label.append(f" ({answer.name(name)})", style=QUIET)
        table.add_row(
            label, *(_cell([row for row in there if row.trigger == kind]) for kind in kinds)
        )
    yield table
    last = list(dict.fromkeys(row.host for row in rows if row.on == rows[-1].on))
    seen = {row.kind for row in rows}
    meant = [
        f"{MARKS[kind][0]} {words.format(leader=_leader(answer))}"
        for kind, words in _MEANING.items()
        if kind in seen
    ]
    hosts = "".join(f" {host}" for host in last)
    yield quiet(f"A mark for each host (last line:{hosts}). {'; '.join(meant)}.")


def _cell(rows: Sequence[GridCell]) -> Text:
    """Return a mark for each host, and the word of most of them."""
    kinds = [row.kind or "unknown" for row in rows]
    text = Text()
    for kind in kinds:
        mark, _, style = MARKS[kind]
        text.append(mark, style=style)
    if kinds:
        most = max(dict.fromkeys(kinds), key=kinds.count)
        text.append(f" {MARKS[most if 2 * kinds.count(most) > len(kinds) else 'mixed'][1]}")
    return text


def _added(answer: DossierAnswer, *, full: bool) -> Iterator[RenderableType]:
    added, leader = answer.added, _leader(answer)
    yield Text("")
    yield quiet(
        f"WHAT IT ADDS, {day_words(answer.classes.on)}: medians of {added.crises} supposed crises,"
        " never summed"
    )
    table = plain_table("", "", header=False)
    forces = "unknown"
    if added.comes is not None and added.alone is not None:
        forces = (
            f"{_of_100(added.comes)} of 100 futures, {leader} alone {_of_100(added.alone)}:"
            f" {_signed(added.adds)}; below 0 in {added.worse} of {added.crises}"
        )
    if added.leader_share is not None:
        forces += (
            f"; {leader} sends {round(100 * added.leader_share)} % (over 80 % in {added.in_name})"
        )
    table.add_row("forces", forces)
    verdicts = ", ".join(f"{word} {count}" for word, count in added.may.items())
    law = f"may: {verdicts or 'unknown'}; a duty in {added.duty} of {added.crises}"
    if added.law_adds is not None:
        law += f"; its law moves {leader} alone by {_signed(added.law_adds)}"
    table.add_row("lawfulness", law)
    access = "unknown"
    if added.let_through is not None and added.alone_let_through is not None:
        access = (
            f"{_of_100(added.let_through)} of 100 decisions are let through,"
            f" {_of_100(added.alone_let_through)} of {leader} alone"
        )
    table.add_row("access, transit", access)
    cover = "unknown"
    if added.cover is not None:
        cover = (
            f"another member's people are there in {_of_100(added.cover)} of 100 futures with help"
        )
    table.add_row("cover", cover)
    shown = answer.restrains if full else answer.restrains[:_RESTRAINTS]
    told = [f"{item.says} {cited(item.cites, 1) if full else ''}".strip() for item in shown]
    words = "; ".join(told)
    more = len(answer.restrains) - len(shown)
    words += f" ({more} more: --full)" if more else ""
    table.add_row("restrains", f"forbidden: {words}" if words else "nothing on record")
    table.add_row(
        "not measured", "security of regimes, deterrence, training, arms, ties grown in it"
    )
    yield table


def _opened(answer: DossierAnswer, *, full: bool) -> Iterator[RenderableType]:
    yield Text("")
    if full:
        yield quiet("WHEN THE LAW OPENED")
        for item in answer.opened:
            yield Text(f"{_KINDS.get(item.trigger, spaced(item.trigger))}: {_when(answer, item)}.")
        return
    told = [
        f"{_KINDS.get(item.trigger, spaced(item.trigger))} {_days(item)}" for item in answer.opened
    ]
    yield Text.assemble(("LAW OPEN FOR  ", QUIET), f"{'; '.join(told)}.")


def _days(item: Opening) -> str:
    """Return the days on which the law opened, in few words."""
    if item.in_force is None:
        return f"by some reading {item.some_reading}" if item.some_reading else "never"
    duty = {None: "", item.in_force: ", a duty"}.get(item.duty, f", a duty {item.duty}")
    return f"{item.in_force}{duty}"


def _when(answer: DossierAnswer, item: Opening) -> str:
    first = "not under the text in force"
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


def _beside(answer: DossierAnswer) -> Iterator[RenderableType]:
    yield Text("")
    table = plain_table("BESIDE", "SUPPOSED CRISES", "IF ASKED", "ADDS", "LEADER SENDS", "PAST")
    for item in (answer.classes, *answer.beside):
        table.add_row(
            Text(answer.name(item.organisation), style="bold"),
            _counts(item),
            shown_chance(item.number) if item.number is not None else "unknown",
            _signed(item.adds) if item.adds is not None else "unknown",
            f"{round(100 * item.leader_share)} %" if item.leader_share is not None else "unknown",
            _past(item),
        )
    yield table


def _past(item: Classes) -> str:
    known = item.past - item.past_unknown
    if known:
        return f"came in {item.past_sent} of {known}"
    return "not on record" if item.past else "none"


def _counts(item: Classes) -> Text:
    if item.kind is None:
        return Text("no host")
    text = Text()
    for at, (kind, count) in enumerate(item.counts.items()):
        mark, word, style = MARKS[kind]
        text.append(", " if at else "")
        text.append(f"{mark} {word}", style=style)
        text.append(f" {count}")
    return text.append(f" of {item.crises}")


def _yardsticks(answer: DossierAnswer) -> Iterator[RenderableType]:
    if answer.yardsticks:
        told = [f"{item.says} [{item.source}]" for item in answer.yardsticks]
        yield Text.assemble(("YARDSTICKS  ", QUIET), f"{'; '.join(told)}.")


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
        table.add_row(name, _counts(item.classes), _by(item.number_moved), _by(item.adds_moved))
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
    return "no change" if value == 0 else f"by {_signed(value)}"


def _every_row(answer: DossierAnswer) -> Iterator[RenderableType]:
    yield Text("")
    table = plain_table(
        "CRISIS", "MEANS", "MAY", "THERE", "MODEL", "RECORD", "BOTH", "ALONE", "ADDS", "LEADER"
    )
    for row in answer.crises:
        table.add_row(
            Text(row.crisis if row.means == ANY else "", style="bold"),
            spaced(row.means),
            verdict_text(row.may),
            _chance(row.in_time),
            _hundred(row.comes),
            _chance(row.outside),
            _chance(row.number),
            _hundred(row.alone),
            _points(row.adds),
            _chance(row.leader_share),
        )
    yield table
    yield quiet(
        f"Of 100. {answer.draws:,} futures for a case, {answer.grid_draws:,} for a supposed crisis:"
        " at least 100 people in the host's capital within 30 days, no adversary named. THERE: in"
        " time if all were sent. With `--every`: each means, and every day of the grid."
    )


def _end(answer: DossierAnswer) -> Iterator[RenderableType]:
    cases = [row.crisis for row in answer.crises if row.set == "case"]
    asks = [(command("assess", answer, case=cases[-1]), "a case")] if cases else []
    asks.append((command("law", answer, body=answer.organisation), "its law"))
    asks.append(("`--full`", "all rows"))
    if answer.levers and answer.tried_draws is None:
        asks.append(("`--try-levers`", "what would change it"))
    yield Asks("Ask next: ", asks)
    yield quiet(f"The record covers {covers(answer)}. Decision 0021 has the rule of the headline.")


def _leader(answer: DossierAnswer) -> str:
    leader = answer.classes.leader
    return answer.in_sentence(leader) if leader else "its leading state"


def _number(row: DossierRow) -> str:
    return "unknown" if row.number is None else shown_chance(row.number)


def _hundred(span: Span | None) -> str:
    if span is None:
        return "unknown"
    low, high = (_of_100(end) for end in span)
    return low if low == high else f"{low}-{high}"


def _points(span: Span | None) -> str:
    if span is None:
        return "unknown"
    low, high = (_signed(end) for end in span)
    return low if low == high else f"{low} to {high}"


def _signed(value: float | None) -> str:
    return "unknown" if value is None else f"{round(100 * value):+d}"


def _of_100(value: float) -> str:
    return f"{100 * value:.0f}"


def _chance(value: float | None) -> str:
    return "?" if value is None else _of_100(value)
