"""One crisis under several suppositions, side by side."""

from __future__ import annotations

from typing import Any

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Field, Page
from allies.explorer.pages.case import known_fields, lever_options
from allies.faces.figures import comparison
from allies.questions.compare import Compare, CompareAnswer, Variant
from allies.values.likelihood import shown_chance
from allies.world.record import Record

SUPPOSED = ("lever", "deny", "allow", "withdraw", "vote", "without", "without_source", "member")
_WORDS = {
    "deny": "{} refuses passage",
    "allow": "{} lets everybody pass",
    "withdraw": "{} sends no forces",
    "without_source": "without the source {}",
}
_PARTS = {"law": "May they?", "vote": "Will they?", "movement": "Can they?"}


def compare(asker: Asker, here: Address) -> Page:
    """Return a crisis as recorded, under each supposition, and under all of them.

    Raises:
        QuestionError: there is no such case, or it cannot be supposed.
    """
    name = here.parts[1]
    supposed = {key: here.several(key) for key in SUPPOSED}
    case = asker.opened.record.cases.get(name)
    if case is not None and not any(supposed.values()):
        return Page(
            template="compare.html",
            section="cases",
            kicker="Compare",
            title=f"What would change the answer? {case.title}",
            lede="Choose one or more suppositions. The page sets each beside the record, alone and"
            " together with the others.",
            form=_form(asker, here),
            shown={"a": None, "case": name, "levers": lever_options(asker)},
        )
    answer = asker.ask(
        Compare,
        here,
        case=name,
        on=here.one("on"),
        reading=here.one("reading"),
        strict_law=bool(here.one("strict_law")),
        **supposed,
    )
    called = words_of(answer, asker.opened.record)
    return Page(
        template="compare.html",
        section="cases",
        kicker=f"Compare · {answer.on}",
        title=_title(answer, called),
        lede=answer.question,
        answer=answer,
        form=_form(asker, here),
        shown={
            "a": answer,
            "case": name,
            "levers": [],
            "figure": comparison.compared(answer, called),
            "moved": comparison.moved(answer, called),
            "variants": [(called[item.name], item, _changes(item)) for item in answer.variants[1:]],
            "joint": _joint(answer),
        },
    )


def words_of(answer: CompareAnswer, record: Record) -> dict[str, str]:
    """Return words for each variant: what a lever says, or the supposition with names.

    Args:
        answer: the comparison.
        record: of the theatre, for its levers.
    """
    found = {"before": "As recorded", "together": "All together"}
    for item in answer.variants:
        told = _supposed(answer, item, record)
        found.setdefault(item.name, told[:1].upper() + told[1:])
    return found


def _supposed(answer: CompareAnswer, item: Variant, record: Record) -> str:
    """Return the one supposition of a variant in words."""
    for name in item.what_if.lever:
        if name in record.levers:
            return record.levers[name].says
    for key, words in _WORDS.items():
        for name in getattr(item.what_if, key):
            return words.format(answer.name(name))
    return " ".join(answer.name(word) for word in item.name.split())


def _title(answer: CompareAnswer, called: dict[str, str]) -> str:
    before, last = answer.variants[0].headline, answer.variants[-1]
    if before is None or last.headline is None:
        return answer.title
    numbers = before.number, last.headline.number
    first, then = ("unknown" if number is None else shown_chance(number) for number in numbers)
    what = "all together" if last.name == "together" else f"under “{called[last.name]}”"
    return f"{answer.title}: {first} as recorded, {then} {what}"


def _changes(item: Variant) -> list[tuple[str, str, bool]]:
    return [(_PARTS[change.part], change.says, change.changed) for change in item.changes]


def _joint(answer: CompareAnswer) -> str:
    if answer.joint is None:
        return ""
    points = 100 * answer.joint
    if abs(points) < 0.05:
        return "Together they change the answer by the sum of what each changes alone."
    return f"Together they change the answer by {points:+.1f} points beyond the sum of each alone."


def _form(asker: Asker, here: Address) -> tuple[Field, ...]:
    record = asker.opened.record
    capitals = tuple((name, record.states[name].name) for name in sorted(record.capitals))
    kinds: list[tuple[str, str, Any]] = [
        ("lever", "Levers of the theatre", lever_options(asker)),
        ("deny", "Suppose that these refuse passage", capitals),
        ("withdraw", "Suppose that these send no forces", capitals),
    ]
    fields = [
        Field(name=key, label=label, kind="several", values=here.several(key), options=options)
        for key, label, options in kinds
        if options
    ]
    return (*fields, *known_fields(asker, here))
