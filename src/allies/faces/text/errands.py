"""Pages on errands about sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from allies.faces.text.style import plain_table, quiet, section
from allies.questions.errands import DigestAnswer, Shown, VerifyAnswer

THIN_SHOWN = 20


def verify_page(answer: VerifyAnswer) -> Group:
    """Return what verifying the citations showed, or the passages of one entry beside it."""
    if answer.shown:
        return Group(*_shown(answer.shown))
    table = plain_table("STANDS AT", "SOURCE", "ENTRY")
    for item in answer.passages:
        place = f"{item.document}:{item.line}"
        place += f"-{item.last_line}" if item.last_line != item.line else ""
        table.add_row(place, f"{item.source}, {item.at}", item.entry)
    parts: list[RenderableType] = [table]
    if answer.thin:
        thin = plain_table("", "", "", header=False)
        for few in answer.thin[:THIN_SHOWN]:
            thin.add_row(f"{100 * few.share:.0f} %", few.entry, few.says)
        parts.append(section("Worth a look: few words in common with the passage", thin))
        more = len(answer.thin) - THIN_SHOWN
        if more > 0:
            parts.append(quiet(f"{more} more with --json."))
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


def _shown(passages: Sequence[Shown]) -> Iterator[RenderableType]:
    """Return each entry once, and below it the lines that it cites."""
    for (entry, says), found in groupby(passages, key=lambda item: (item.entry, item.says)):
        yield Text(entry, style="bold")
        yield Text(says or "(no words of its own)")
        for item in found:
            yield quiet(f"{item.source}, {item.at}, line {item.line}:")
            yield Padding(Text(item.text), (0, 0, 1, 2))


def digest_page(answer: DigestAnswer) -> Group:
    """Return the digests of a passage, ready to paste into a citation."""
    return Group(
        Text(f"runs: [{', '.join(answer.runs)}]"),
        quiet(f"found at {answer.file}:{answer.line}"),
    )
