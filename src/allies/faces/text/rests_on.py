"""The page on what the answer to a crisis rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import QUIET, cited, day_words, heading, plain_table, quiet
from allies.questions.base import Cite
from allies.questions.rests_on import Reliance, RestsOnAnswer, SourceReliance

MOST_SOURCES = 12
LEAST_SWING = 0.00055  # a smaller change is under a tenth of a point, which is what is shown


def known_as(item: Reliance) -> str:
    """Return how an input is known, in words; a fact without a citation says so."""
    return "fact without a source" if item.kind == "fact" and not item.cites else item.kind


def rests_on_page(answer: RestsOnAnswer) -> Group:
    """Return every input that changes the answer, the strongest first."""
    title = (
        f"What the likelihood rests on: {answer.name(answer.case)}, {day_words(answer.on or '')}"
    )
    parts: list[RenderableType] = [heading(answer, title)]
    if answer.confidence is None:
        return Group(*parts, quiet("There is no likelihood, so no input can change it."))
    parts.append(confidence_line(answer))
    if answer.sources_left_out:
        return Group(*parts, *_sources(answer))
    parts += [Text(""), reliance_table(answer.rests_on)]
    still = sum(item.swing < LEAST_SWING for item in answer.rests_on)
    if still:
        parts.append(quiet(f"{still} more inputs change nothing that shows on their own."))
    more = command("rests-on", answer, case=answer.case, sources="True")
    parts.append(quiet(f"Which of the sources matters: {more}"))
    parts.append(
        quiet(
            "How this is measured: a fact is removed, a contest is settled each way, a judgement"
            f" moves from its 10th to its 90th percentile; always on the same {answer.draws:,}"
            " draws."
        )
    )
    return Group(*parts)


def _sources(answer: RestsOnAnswer) -> Iterator[RenderableType]:
    """Return the sources without which the answer moves, and how many change nothing."""
    found = answer.sources_left_out
    moving = [item for item in found if _moves_answer(item)]
    yield Text("\nWhich of the sources matters? Each left out in turn", style="bold")
    table = plain_table("SOURCE", "CHANGE IN POINTS", "CANNOT TELL", "ONLY THERE")
    for item in moving[:MOST_SOURCES]:
        low, high = (100 * end for end in item.interval_90)
        table.add_row(
            Text(item.source, style="bold"),
            f"{100 * item.change:+.1f} ({low:+.1f} to {high:+.1f})",
            f"{100 * item.cannot_tell:+.0f}" if item.cannot_tell else "",
            f"{item.sole}: {', '.join(item.facts)}{'...' if item.sole > len(item.facts) else ''}",
        )
    yield table if moving else quiet("None of them changes the answer alone.")
    rest = len(found) - min(len(moving), MOST_SOURCES)
    alone = sum(item.sole == 0 for item in found)
    yield quiet(
        f"\n{rest} of the {len(found)} sources change nothing that shows; {alone} of them document"
        " nothing alone: another source says the same."
    )
    yield quiet(
        "A fact that only the source documents is then unknown, not false. Cannot tell: points of"
        f" 100 in which the model has no answer without it. All on the same {answer.draws:,} draws,"
        " under the first reading held; in brackets the 90 % interval."
    )


def _moves_answer(item: SourceReliance) -> bool:
    return abs(item.change) >= LEAST_SWING or item.cannot_tell >= LEAST_SWING


def confidence_line(answer: RestsOnAnswer) -> Text:
    """Return the confidence, and the reasons that lowered it."""
    because = f" ({'; '.join(answer.confidence_because)})" if answer.confidence_because else ""
    return Text(f"Confidence: {answer.confidence}{because}.")


def reliance_table(found: Sequence[Reliance]) -> RenderableType:
    """Return inputs with how much each changes the answer."""
    table = plain_table("", "", "", header=False)
    for item in found:
        if item.swing >= LEAST_SWING:
            table.add_row(quiet(item.kind), _moves(item), _relied(item.says, item.cites))
    return table if table.row_count else quiet("No input changes the likelihood on its own.")


def _moves(item: Reliance) -> str:
    """Return how much the answer changes, in percentage points."""
    points = 100 * (item.high - item.low)
    if item.kind == "fact":
        return f"{'raises' if points >= 0 else 'lowers'} it by {abs(points):.1f} points"
    return f"changes it by {abs(points):.1f} points"


def _relied(says: str, cites: Sequence[Cite]) -> Text:
    line = Text(says)
    line.append(f" {cited(cites, 2)}", style=QUIET)
    return line
