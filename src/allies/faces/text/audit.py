"""Pages on how past acts stand to the rules of their day."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.legal import LegalText
from allies.faces.text.spelling import command
from allies.faces.text.style import heading, plain_table, quiet, section
from allies.questions.audit import AuditActAnswer, AuditAnswer

_FINDINGS = ("regular", "irregular", "depends", "disputed", "unknown")


def audit_page(answer: AuditAnswer) -> Group:
    """Return every past act of a body held against the rules of its day."""
    words = f"Acts of {answer.in_sentence(answer.body)} held against the rules of their day"
    title = heading(answer, words)
    if not answer.acts:
        return Group(title, Text("no rule coded speaks of any act of the record"))
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


def audit_act_page(answer: AuditActAnswer) -> Group:
    """Return one past act held against the rules of its day."""
    words = f"An act held against the law of {answer.in_sentence(answer.body)} on its day"
    title = heading(answer, words)
    if answer.found is None:
        return Group(title, Text("no rule coded speaks of it"))
    text = LegalText(answer, answer.readings)
    return Group(
        title,
        text.of_act(answer.found),
        *text.clocks((answer.found,)),
        *(text.trees(answer.found.law) if answer.found.law else ()),
        *text.legend(),
    )
