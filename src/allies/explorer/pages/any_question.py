"""Any question of the catalogue: a form made from its fields, and its answer made from its type."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from msgspec.structs import FieldInfo, fields

from allies.asking.asks import FILE_KINDS, choices_of, kind_of, takes_several
from allies.errors import QuestionError, nearest
from allies.explorer.addresses import CARRIED, Address
from allies.explorer.asking import Asker
from allies.explorer.blocks import blocks_of, label
from allies.explorer.page import Field, Page
from allies.explorer.pages.case import known_fields
from allies.faces.text.spelling import command
from allies.questions.base import Answer, WhatIf, description_of
from allies.questions.catalogue import CATALOGUE, GROUPS, Row

# A whole act is written on the command line, not into a control.
_NOT_SHOWN = (*FILE_KINDS, "supposed_act")


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
    if len(needed) != 1:
        return ""
    kind = kind_of(needed[0].type)
    return kind if kind in ("case", "organisation", "body", "state", "contest") else ""


def values_of(asker: Asker) -> dict[str, list[tuple[str, str]]]:
    """Return the things that can be asked about, by kind: id and name."""
    record = asker.opened.record
    organisations = asker.organisations
    capitals = [(name, record.states[name].name) for name in sorted(record.capitals)]
    return {
        "case": [(item.id, item.title) for item in record.cases.values()],
        "organisation": organisations,
        "body": organisations,
        "state": capitals or [(item.id, item.name) for item in record.states.values()],
        "contest": [(item.id, item.question) for item in record.contests.values()],
    }


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
        title=_title(row, found.on, [str(found.name(str(value))) for value in given.values()]),
        lede=says(row),
        answer=found,
        form=tuple(_form(asker, row, here, given)),
        shown={"row": row, "blocks": blocks_of(found), "missing": [],
               "command": command(name, found, **told).strip("`"), "values": []},
    )  # fmt: skip


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


def _given(row: Row, here: Address) -> Iterator[tuple[str, Any]]:
    """Return what an address gives for the fields of a question and for suppositions."""
    own = {item.name: item for item in fields(row.question)}
    supposed = {
        item.name: item for item in fields(WhatIf) if item.name in row.question.understands()
    }
    needed = needs(row)
    if len(here.parts) > 2 and len(needed) == 1:
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
            yield name, values
        else:
            yield name, _typed(item, values[0])


def _typed(item: FieldInfo, text: str) -> Any:
    """Return a value of an address in the type of its field; a wrong one stays text."""
    told = str(item.type)
    if "bool" in told:
        return text in ("1", "true", "yes", "on", "True")
    if "int" in told and text.lstrip("-").isdigit():
        return int(text)
    return text


def _form(asker: Asker, row: Row, here: Address, given: dict[str, Any]) -> Iterator[Field]:
    meanings = {**description_of(WhatIf), **description_of(row.question)}
    listed = values_of(asker)
    items = list(fields(row.question))
    items += [item for item in fields(WhatIf) if item.name in row.question.understands()]
    in_path = len(here.parts) > 2 and needs(row)
    for item in items:
        if kind_of(item.type) in _NOT_SHOWN:
            continue
        if in_path and item.name == needs(row)[0].name:
            continue
        kind, choices = kind_of(item.type), choices_of(item.type)
        options = tuple((word, word.replace("_", " ")) for word in choices)
        if not options and kind in listed and not takes_several(item.type):
            options = tuple(listed[kind])
        value = given.get(item.name, "")
        several = takes_several(item.type)
        is_check = "bool" in str(item.type)
        yield Field(
            name=item.name,
            label=label(item.name),
            kind="check" if is_check else "choice" if options and not several else "text",
            value=", ".join(map(str, value)) if isinstance(value, tuple) else str(value or ""),
            options=(("", "–"), *options) if options else (),
            hint=meanings.get(item.name, ""),
        )
    takes = row.question.takes
    for field in known_fields(asker, here):
        if field.name in takes:
            yield field
