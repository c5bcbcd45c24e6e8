"""One crisis under several suppositions, side by side."""

from __future__ import annotations

from typing import Any

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.choices import choices
from allies.explorer.page import Field, Page
from allies.explorer.pages.case import known_fields
from allies.faces.figures import comparison
from allies.faces.text.compare import NO_CHANGE, PARTS, joint_words, same_words, variant_words
from allies.questions.compare import Compare, CompareAnswer, Variant
from allies.values.likelihood import shown_chance

SUPPOSED = ("lever", "deny", "allow", "withdraw", "vote", "without", "without_source", "member")
_TAKES = (*SUPPOSED, "on", "reading", "strict_law")


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
            takes=_TAKES,
            shown={"a": None, "case": name, "levers": choices(asker, "lever")},
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
    levers = asker.opened.record.levers
    called = variant_words(answer, {name: item.says for name, item in levers.items()})
    return Page(
        template="compare.html",
        section="cases",
        kicker=f"Compare · {answer.on}",
        title=_title(answer, called),
        lede=answer.question,
        answer=answer,
        form=_form(asker, here),
        takes=_TAKES,
        shown={
            "a": answer,
            "case": name,
            "levers": [],
            "figure": comparison.compared(answer, called),
            "moved": comparison.moved(answer, called),
            "variants": [(called[item.name], item, _changes(item)) for item in answer.variants[1:]],
            "joint": "" if answer.joint is None else joint_words(answer.joint),
        },
    )


def _title(answer: CompareAnswer, called: dict[str, str]) -> str:
    before, last = answer.variants[0].headline, answer.variants[-1]
    if before is None or last.headline is None:
        return answer.title
    numbers = before.number, last.headline.number
    first, then = ("unknown" if number is None else shown_chance(number) for number in numbers)
    what = "all together" if last.name == "together" else f"under “{called[last.name]}”"
    return f"{answer.title}: {first} as recorded, {then} {what}"


def _changes(item: Variant) -> list[tuple[str, str, bool]]:
    """Return what is said of each part; one line stands for all if the number alone moved."""
    if item.changes and same_words(item) != NO_CHANGE:
        asked = ", ".join(PARTS[change.part].lower() for change in item.changes)
        return [(f"{same_words(item)}:", f"{asked}.", False)]
    return [(f"{PARTS[change.part]}?", change.says, change.changed) for change in item.changes]


def _form(asker: Asker, here: Address) -> tuple[Field, ...]:
    record = asker.opened.record
    capitals = tuple((name, record.states[name].name) for name in sorted(record.capitals))
    kinds: list[tuple[str, str, Any]] = [
        ("lever", "Levers of the theatre", choices(asker, "lever")),
        ("deny", "Suppose that these refuse passage", capitals),
        ("withdraw", "Suppose that these send no forces", capitals),
    ]
    fields = [
        Field(name=key, label=label, kind="several", values=here.several(key), options=options)
        for key, label, options in kinds
        if options
    ]
    return (*fields, *known_fields(asker, here))
