"""The page on what the answer to a crisis rests on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.style import QUIET, cited, day_words, heading, plain_table, quiet
from allies.questions.base import Cite
from allies.questions.rests_on import Reliance, RestsOnAnswer

LEAST_SWING = 0.0005  # what is shown as 0.0 points moves nothing


def rests_on_page(answer: RestsOnAnswer) -> Group:
    """Return every input that moves the answer, the one it moves most with first."""
    title = f"What the answer to {answer.name(answer.case)} rests on, {day_words(answer.on or '')}"
    parts: list[RenderableType] = [heading(answer, title)]
    if answer.confidence is None:
        return Group(*parts, quiet("No likelihood is given, so that nothing moves one."))
    parts.append(confidence_line(answer))
    parts += [Text(""), reliance_table(answer.rests_on)]
    still = sum(item.swing < LEAST_SWING for item in answer.rests_on)
    if still:
        parts.append(quiet(f"{still} more inputs move nothing alone."))
    parts.append(
        quiet(
            "A fact is taken away, a contest settled each way, a judgement moved from its tenth to"
            f" its ninetieth percentile; on the same {answer.draws:,} draws."
        )
    )
    return Group(*parts)


def confidence_line(answer: RestsOnAnswer) -> Text:
    """Return how far the answer can be relied on, and why no further."""
    because = f" ({'; '.join(answer.confidence_because)})" if answer.confidence_because else ""
    return Text(f"Confidence: {answer.confidence}{because}.")


def reliance_table(found: Sequence[Reliance]) -> RenderableType:
    """Return inputs with how far the answer moves with each."""
    table = plain_table("", "", "", header=False)
    for item in found:
        if item.swing >= LEAST_SWING:
            table.add_row(quiet(item.kind), _moves(item), _relied(item.says, item.cites))
    return table if table.row_count else quiet("None moves it alone.")


def _moves(item: Reliance) -> str:
    """Return how far the answer moves, in points of probability."""
    points = 100 * (item.high - item.low)
    if item.kind == "fact":
        return f"{'raises' if points >= 0 else 'lowers'} it by {abs(points):.1f} points"
    return f"moves it by {abs(points):.1f} points"


def _relied(says: str, cites: Sequence[Cite]) -> Text:
    line = Text(says)
    line.append(f" {cited(cites, 2)}", style=QUIET)
    return line
