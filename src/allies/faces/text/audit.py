"""The page on how past acts stand to the rules of their day."""

from __future__ import annotations

from rich.console import Group
from rich.text import Text

from allies.faces.text.legal import LegalText
from allies.faces.text.style import heading, plain_table, quiet, section
from allies.questions.audit import AuditAnswer

_FINDINGS = ("regular", "irregular", "disputed", "unknown")


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
    return Group(
        title,
        quiet(", ".join(f"{number} {word}" for word, number in counts.items() if number)),
        *(text.of_act(item) for item in answer.acts if item.finding != "regular"),
        *text.clocks(answer.acts),
        *([section("Regular under every reading held", regular)] if regular.row_count else []),
        *text.legend(),
    )
