"""Any question of the catalogue: a form made from its fields, and its answer made from its type."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from msgspec.structs import FieldInfo, fields

from allies.asking.asks import FILE_KINDS, choices_of, kind_of, takes_several
from allies.errors import QuestionError, nearest
from allies.explorer.addresses import CARRIED, Address, whole_number
from allies.explorer.asking import Asker
from allies.explorer.choices import choices, offered
from allies.explorer.page import Field, Page
from allies.explorer.pages.case import known_fields
from allies.faces.blocks import Block, blocks_of, label
from allies.faces.text.spelling import command
from allies.faces.text.style import spaced
from allies.questions.base import Answer, WhatIf, description_of
from allies.questions.catalogue import CATALOGUE, GROUPS, Row

# A whole act is written on the command line, not into a control.
_NOT_SHOWN = (*FILE_KINDS, "supposed_act")
_NEED_MORE = ("compare",)  # a case alone is not enough: something has to be supposed
_WHOLE = ("supposed_act", "panel")  # kinds whose value may have commas in it
_OF_CAPITALS = ("capital", "capital-diff", "balance")  # questions about states with a file


def questions(asker: Asker, _here: Address) -> Page:
    """Return the list of all questions, by what a person wants."""
    groups = [
        (title, [_line(row) for row in asked_rows() if row.group == group])
        for group, title in GROUPS.items()
    ]
    count = sum(len(rows) for _, rows in groups)
    return Page(
        template="questions.html",
        section="questions",
        kicker="Questions",
        title=f"{count} questions to one record",
        lede="Each has a page, and the same answer as the command line and Python give.",
        shown={"groups": [group for group in groups if group[1]], "values": values_of(asker)},
    )


def asked_rows() -> list[Row]:
    """Return the questions that have a page."""
    return [row for row in CATALOGUE.values() if row.question.needs_record]


def _line(row: Row) -> dict[str, Any]:
    needed = needs(row)
    return {"row": row, "says": says(row), "needs": needed, "kind": enumerable(row)}


def says(row: Row) -> str:
    """Return what a question does, as a sentence."""
    return (inspect.getdoc(row.question) or "").partition("\n")[0]


def needs(row: Row) -> list[FieldInfo]:
    """Return the fields that a question cannot do without."""
    return [item for item in fields(row.question) if item.required]


def enumerable(row: Row) -> str:
    """Return the kind of the one thing a question needs, if all such things can be listed."""
    needed = needs(row)
    if len(needed) != 1 or row.name in _NEED_MORE:
        return ""
    kind = kind_of(needed[0].type)
    return kind if kind in ("case", "organisation", "body", "state", "contest") else ""


def values_of(asker: Asker) -> dict[str, list[tuple[str, str]]]:
    """Return the things that can be asked about, by kind: id and name."""
    kinds = {"case": "case", "organisation": "organisation", "body": "organisation",
             "state": "capital", "contest": "contest"}  # fmt: skip
    return {kind: list(choices(asker, of)) for kind, of in kinds.items()}


def answer(asker: Asker, here: Address) -> Page:
    """Return the answer to any question; its form alone while something is missing.

    Raises:
        QuestionError: there is no such question, or it cannot be asked in this way.
    """
    name = here.parts[1]
    row = _row(name)
    given = dict(_given(row, here))
    missing = [item.name for item in needs(row) if item.name not in given]
    kicker = f"Questions · {GROUPS[row.group]}"
    if missing:
        return Page(
            template="ask.html",
            section="questions",
            kicker=kicker,
            title=says(row),
            form=tuple(_form(asker, row, here, given)),
            shown={"row": row, "blocks": [], "missing": [label(item) for item in missing],
                   "command": "", "values": values_of(asker).get(enumerable(row), [])},
        )  # fmt: skip
    found = asker.answer(name, here, **given)
    told = {key: value if isinstance(value, tuple) else str(value) for key, value in given.items()}
    return Page(
        template="ask.html",
        section="questions",
        kicker=kicker,
        title=_title(row, found.on, _about(row, found, given)),
        lede=says(row),
        answer=found,
        form=tuple(_form(asker, row, here, given)),
        shown={"row": row, "blocks": sorted(blocks_of(found), key=_is_counts), "missing": [],
               "command": command(name, found, **told).strip("`"), "values": []},
    )  # fmt: skip


def _is_counts(block: Block) -> bool:
    """Return whether a block is a list of numbers, which comes after what was asked for."""
    facts = [item.cell.words for item in block.items]
    return bool(facts) and all(words.replace(",", "").isdigit() for words in facts)


def answer_to(asker: Asker, here: Address) -> Answer:
    """Return the answer to any question, as its address gives its fields.

    Raises:
        QuestionError: there is no such question, or it cannot be asked in this way.
    """
    row = _row(here.parts[1])
    return asker.answer(row.name, here, **dict(_given(row, here)))


def _row(name: str) -> Row:
    row = CATALOGUE.get(name)
    if row is None or row not in asked_rows():
        raise QuestionError(
            f"there is no question '{name}'",
            field="question",
            remedy=nearest(name, [item.name for item in asked_rows()]),
        )
    return row


def _title(row: Row, day: str | None, about: list[str]) -> str:
    words = label(row.name.replace("-", "_"))
    told = ", ".join(item for item in about if item and item != day)
    return words + (f": {told}" if told else "") + (f", {day}" if day else "")


def _about(row: Row, found: Answer, given: dict[str, Any]) -> list[str]:
    """Return what the fields of a question name, in words; other code tells suppositions."""
    own = [given[item.name] for item in fields(row.question) if item.name in given]
    told = [one for value in own for one in (value if isinstance(value, tuple) else (value,))]
    return [str(found.name(str(one))) for one in told if not isinstance(one, bool)]


def _given(row: Row, here: Address) -> Iterator[tuple[str, Any]]:
    """Return what an address gives for the fields of a question and for suppositions."""
    own = {item.name: item for item in fields(row.question)}
    supposed = {
        item.name: item for item in fields(WhatIf) if item.name in row.question.understands()
    }
    needed = needs(row)
    if len(here.parts) > 2:
        if len(needed) != 1:
            raise QuestionError(
                f"'{here.parts[2]}' cannot stand after /ask/{row.name}",
                field="question",
                why="the question has no one thing that it is about, and would pass it over",
                remedy=f"name the field: /ask/{row.name}?{_first(row)}={here.parts[2]}",
            )
        yield needed[0].name, here.parts[2]
    known = {*own, *supposed, *CARRIED}
    for name in here.given:
        if name not in known:
            raise QuestionError(
                "the question has no such field", field=name, remedy=nearest(name, known)
            )
    for name, item in {**supposed, **own}.items():
        values = here.several(name)
        if not values:
            continue
        if kind_of(item.type) in FILE_KINDS:
            raise QuestionError(
                "a page does not read files",
                field=name,
                remedy="use the command line for a file of yours",
            )
        if takes_several(item.type):
            yield name, _each(values) if kind_of(item.type) not in _WHOLE else values
        else:
            yield name, _typed(item, values[0])


def _first(row: Row) -> str:
    """Return the first field of a question."""
    return next(item.name for item in fields(row.question))


def _each(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return several values one by one; a control for text holds them with commas between."""
    return tuple(part for value in values for one in value.split(",") if (part := one.strip()))


def _typed(item: FieldInfo, text: str) -> Any:
    """Return a value of an address in the type of its field; a wrong one stays text."""
    told = str(item.type)
    if "bool" in told:
        return text in ("1", "true", "yes", "on", "True")
    found = whole_number(text) if "int" in told else None
    return text if found is None else found


def _form(asker: Asker, row: Row, here: Address, given: dict[str, Any]) -> Iterator[Field]:
    meanings = {**description_of(WhatIf), **description_of(row.question)}
    items = list(fields(row.question))
    items += [item for item in fields(WhatIf) if item.name in row.question.understands()]
    in_path = len(here.parts) > 2 and needs(row)
    for item in items:
        if kind_of(item.type) in _NOT_SHOWN:
            continue
        if in_path and item.name == needs(row)[0].name:
            continue
        yield _control(asker, row, item, given.get(item.name, ""), meanings.get(item.name, ""))
    takes = row.question.takes
    for field in known_fields(asker, here):
        if field.name in takes:
            yield field


def _control(asker: Asker, row: Row, item: FieldInfo, value: Any, hint: str) -> Field:
    """Return the control of a field, with what may be chosen as far as that can be listed."""
    kind, several = kind_of(item.type), takes_several(item.type)
    if kind == "state" and row.name in _OF_CAPITALS:
        kind = "capital"
    values = tuple(map(str, value)) if isinstance(value, tuple) else ()
    control = "check" if "bool" in str(item.type) else "text"
    plain = Field(
        name=item.name,
        label=label(item.name),
        kind="day" if kind in ("day", "date") and not several else control,
        value=", ".join(values) if values else str(value or ""),
        values=values,
        options=tuple((word, spaced(word)) for word in choices_of(item.type) if word),
        hint=hint,
    )
    return offered(asker, plain, kind, several=several)
