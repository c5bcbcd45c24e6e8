"""Pages on whether past acts followed the rules of their day."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.legal import LegalText
from allies.faces.text.spelling import command
from allies.faces.text.style import (
    cited,
    heading,
    plain_table,
    quiet,
    section,
    spaced,
    verdict_text,
)
from allies.questions.audit import AuditActAnswer, AuditAnswer, Ballot

_FINDINGS = ("regular", "irregular", "depends", "disputed", "unknown")


def audit_page(answer: AuditAnswer) -> Group:
    """Return every past act of a body with its finding under the rules of its day."""
    words = f"Acts of {answer.in_sentence(answer.body)} checked against the rules of their day"
    title = heading(answer, words)
    votes = [_ballot(answer, item) for item in answer.ballots]
    if not answer.acts:
        nothing = Text("no coded rule applies to any act on record")
        return Group(title, nothing, *votes)
    counts = {word: sum(item.finding == word for item in answer.acts) for word in _FINDINGS}
    regular = plain_table("", "", header=False)
    for item in answer.acts:
        if item.finding == "regular":
            regular.add_row(quiet(item.on), item.says)
    text = LegalText(answer, answer.readings)
    told: list[RenderableType] = [
        text.of_act(item) for item in answer.acts if item.finding != "regular"
    ]
    told += text.clocks(answer.acts)
    told += votes
    if regular.row_count:
        told.append(section("Regular under every reading held", regular))
    ordered = sorted(answer.acts, key=lambda item: item.finding == "regular")
    more = command("audit-act", answer, body=answer.body, act=ordered[0].act)
    return Group(
        title,
        quiet(", ".join(f"{number} {word}" for word, number in counts.items() if number)),
        *told,
        *text.legend(),
        quiet(f"\nOne act with every part of every rule: {more}."),
    )


def _ballot(answer: AuditAnswer, item: Ballot) -> Group:
    """Return recorded votes with their result under each reading."""
    text = LegalText(answer, answer.readings)
    what = ", ".join((*map(spaced, item.means), *map(answer.name, item.about)))
    title = f"{item.on}: {answer.in_sentence(item.organ)} voted{f' on {what}' if what else ''}"
    cast: dict[str, list[str]] = {}
    for state, stance in item.votes.items():
        cast.setdefault(stance, []).append(answer.name(state))
    cast |= {
        words: [answer.name(name) for name in names]
        for words, names in (
            ("absent", item.away),
            ("not recorded", item.not_recorded),
            ("not counted", item.not_counted),
        )
        if names
    }
    table = plain_table("", "", "", header=False)
    for reading, result in (*item.by_reading.items(), *item.held_by_nobody.items()):
        rule = item.rules.get(reading, "")
        by = f" (by {spaced(rule)})" if rule else " (the decision rule is not known)"
        nobody = "" if reading in item.by_reading else "; held by nobody on that day"
        because = item.because.get(reading, "")
        line = Text(f"{text.title(reading)}{nobody}{by}{f': {because}' if because else ''}")
        table.add_row(verdict_text(spaced(result)), line, quiet(reading))
    return section(
        title,
        Text.assemble("Finding: ", verdict_text(spaced(item.finding)), ".  "),
        Text("; ".join(f"{words}: {', '.join(names)}" for words, names in cast.items())),
        table,
        *([quiet(cited(item.cites, 2))] if item.cites else []),
    )


def audit_act_page(answer: AuditActAnswer) -> Group:
    """Return one past act with its finding under the rules of its day."""
    words = f"An act checked against the law of {answer.in_sentence(answer.body)} on its day"
    title = heading(answer, words)
    if answer.found is None:
        return Group(title, Text("no coded rule applies to it"))
    text = LegalText(answer, answer.readings)
    return Group(
        title,
        text.of_act(answer.found),
        *text.clocks((answer.found,)),
        *(text.trees(answer.found.law) if answer.found.law else ()),
        *text.legend(),
    )
