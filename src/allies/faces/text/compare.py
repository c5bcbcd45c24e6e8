"""The page that sets a crisis side by side under suppositions."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.scenarios import set_words
from allies.faces.text.spelling import command
from allies.faces.text.style import day_words, filled, heading, plain_table, quiet
from allies.questions.compare import CompareAnswer, Difference, Variant
from allies.values.likelihood import shown_chance, shown_range
from allies.values.words import capitalised

NO_CHANGE = "No change"
PARTS = {"law": "May they", "vote": "Will they", "movement": "Can they"}

_SUPPOSED: Mapping[str, str] = {
    "deny": "{} refuses passage",
    "allow": "{} lets everybody pass",
    "withdraw": "{} sends no forces of its own",
    "without": "leaving out {}",
    "without_source": "as if nobody had read {}",
}


def compare_page(answer: CompareAnswer) -> Group:
    """Return the crisis as recorded, under each supposition, and under all of them."""
    kind = "; a hypothetical case: it did not happen" if answer.hypothetical else ""
    title = f"{answer.title}, {day_words(answer.on or '')}{kind}"
    parts: list[RenderableType] = [heading(answer, title), Text(answer.question), Text("")]
    table = plain_table("", "BOTH VIEWS", "THE MODEL ALONE", "CHANGE IN POINTS OF 100")
    for item in answer.variants:
        table.add_row(*_row(item))
    parts.append(filled(table))
    parts += _worlds(answer)
    for item in answer.variants[1:]:
        parts += _changes(item)
    if answer.joint is not None:
        parts.append(Text(f"\n{joint_words(answer.joint)}"))
    parts.append(
        quiet(
            f"\nAll on the same {answer.draws:,} draws; in brackets the 90 % interval of a change,"
            " under the first reading held. A supposition says nothing of how likely it is."
        )
    )
    return Group(*parts)


def _row(item: Variant) -> tuple[Text, str, str, str]:
    name = {"before": "as recorded", "together": "all together"}.get(item.name, item.name)
    if item.headline is None:
        return Text(name, style="bold"), "-", "-", f"not alone: {item.impossible}"
    number = item.headline.number
    return (
        Text(name, style="bold"),
        "cannot tell" if number is None else shown_chance(number),
        shown_range(*item.headline.inside),
        _change(item),
    )


def _change(item: Variant) -> str:
    if item.no_input is not None:
        return "sets no input of the model"
    return "" if item.difference is None else points_words(item.difference)


def _worlds(answer: CompareAnswer) -> list[RenderableType]:
    """Return what is so in each world of a scenario set."""
    if answer.scenarios is None:
        return []
    lines: list[RenderableType] = [Text("\nThe worlds", style="bold")]
    for item in answer.variants[1:]:
        sets = "; ".join(set_words(answer, item.what_if)) or f"no input. {item.no_input}"
        lines.append(Text(f"{item.name}: {item.says}. Sets: {sets}"))
    lines.append(
        quiet(
            "What each capital expects and would do:"
            f" {command('scenarios', answer, name=answer.scenarios)}"
            "\nNo world of a set is likelier than another."
        )
    )
    return lines


def variant_words(answer: CompareAnswer, levers: Mapping[str, str]) -> dict[str, str]:
    """Return words for each variant: what a lever says, or the supposition with names.

    Args:
        answer: the comparison.
        levers: what each lever of the theatre says; one that is not among them has its id.
    """
    called = {"before": "As recorded", "together": "All together"}
    for item in answer.variants:
        called.setdefault(item.name, capitalised(_supposed(answer, item, levers)))
    return called


def _supposed(answer: CompareAnswer, item: Variant, levers: Mapping[str, str]) -> str:
    """Return the one supposition of a variant in words."""
    for name in item.what_if.lever:
        if name in levers:
            return levers[name]
    for key, form in _SUPPOSED.items():
        for name in getattr(item.what_if, key):
            return form.format(answer.name(name))
    return " ".join(answer.name(word) for word in item.name.split())


def joint_words(joint: float) -> str:
    """Return how far suppositions together move the answer beyond the sum of each alone."""
    points = 100 * joint
    if abs(points) < 0.05:
        return "Together they change the answer by the sum of what each changes alone."
    return f"Together they change the answer by {points:+.1f} points beyond the sum of each alone."


def points_words(found: Difference) -> str:
    """Return a change in points of 100, with its interval."""
    low, high = (100 * end for end in found.interval_90)
    said = f"{100 * found.points:+.1f} ({low:+.1f} to {high:+.1f})"
    if not found.to_yes and not found.to_no and not found.cannot_tell:
        said = "none: no draw turns"
    if found.cannot_tell:
        said += f"; cannot tell {100 * found.cannot_tell:+.1f}"
    return said


def _changes(item: Variant) -> list[RenderableType]:
    if not item.changes:
        return []
    name = {"together": "All together"}.get(item.name, item.name)
    lines: list[RenderableType] = [Text(f"\n{name}", style="bold")]
    lines += [
        Text(f"{PARTS[change.part]}: {change.says}") for change in item.changes if change.changed
    ]
    same = [PARTS[change.part].lower() for change in item.changes if not change.changed]
    if same:
        lines.append(quiet(f"{same_words(item)}: {', '.join(same)}."))
    return lines


def same_words(item: Variant) -> str:
    """Return how to head the parts without a change in words: the number may still have moved."""
    found = item.difference
    moved = found is not None and (found.to_yes or found.to_no or found.cannot_tell)
    if moved and not any(change.changed for change in item.changes):
        return "Too small a change for words"
    return NO_CHANGE
