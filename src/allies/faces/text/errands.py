"""Pages on errands about sources."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.style import plain_table, quiet, section
from allies.questions.errands import DigestAnswer, VerifyAnswer


def verify_page(answer: VerifyAnswer) -> Group:
    """Return the result of verifying the citations."""
    table = plain_table("FOUND AT", "SOURCE", "ENTRY")
    for item in answer.passages:
        table.add_row(f"{item.document}:{item.line}", f"{item.source}, {item.at}", item.entry)
    parts: list[RenderableType] = [table]
    if answer.failed:
        failed = plain_table("", "", "", header=False)
        for bad in answer.failed:
            failed.add_row(bad.entry, f"{bad.cite.source}, {bad.cite.at}", bad.why)
        parts.append(section("Failed", failed))
    line = (
        f"{answer.resolved} resolved, {len(answer.failed)} failed,"
        f" {answer.not_held} of sources whose text the project does not hold"
    )
    return Group(*parts, Text(line, style="bold"))


def digest_page(answer: DigestAnswer) -> Group:
    """Return the digests of a passage, ready to paste into a citation."""
    return Group(
        Text(f"runs: [{', '.join(answer.runs)}]"),
        quiet(f"found at {answer.file}:{answer.line}"),
    )
