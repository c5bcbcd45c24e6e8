"""The page on what changed between two editions of a theatre."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import next_page
from allies.faces.text.style import heading, listed, plain_table, quiet, section
from allies.questions.changes import ChangesAnswer

_MOST_TOLD = 20  # ids that no erratum lists


def changes_page(answer: ChangesAnswer) -> Group:
    """Return the answers that moved and the facts that changed, in sentences."""
    title = f"From {answer.before} to {answer.after}"
    parts: list[RenderableType] = [heading(answer, title), Text(_counted(answer))]
    if answer.unlisted:
        shown = ", ".join(answer.unlisted[:_MOST_TOLD])
        more = len(answer.unlisted) - _MOST_TOLD
        also = f" and {more} more" if more > 0 else ""
        parts.append(Text(f"Gone, but not in the errata: {shown}{also}."))
    moved = plain_table("ANSWER", "", "BEFORE", "AFTER")
    for item in answer.moved:
        moved.add_row(f"allies {item.asked}", item.what, item.before, item.after)
    asked = f"Of {len(answer.compared)} questions asked of both, none has another answer."
    parts.append(section("Answers that moved", moved if answer.moved else quiet(asked)))
    facts = plain_table("", header=False)
    for fact in answer.facts:
        facts.add_row(Text(fact.says))
    parts.append(section("Facts that changed", facts if answer.facts else quiet("none")))
    if answer.paging.pages > 1:
        parts.append(quiet(f"\n{next_page(answer, answer.paging)}"))
    return Group(*parts)


def _counted(answer: ChangesAnswer) -> str:
    """Return the numbers of facts in one sentence."""
    said = [f"{count} {change}" for change, count in answer.counts.items()]
    same = f"{answer.unchanged} facts are the same"
    return f"{same}; {listed(said)}." if said else f"{same}; none has changed."
