"""How the command line writes fields and questions: `--via`, `allies members csto`."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from allies.questions.base import BEST_EVIDENCE, DEFAULT_THEATRE, Answer, Asked, WhatIf
from allies.questions.catalogue import CATALOGUE
from allies.questions.parts import Paging
from allies.unseen import escaped

Given = str | Sequence[str]

# Fields of the ask that are not fields of the question.
ASK_OPTIONS: Mapping[str, str] = {
    "theatre": "--theatre",
    "overlay": "--overlay",
    "as_of": "--as-of",
    "account": "--account",
    "seed": "--seed",
    "hide_outcome": "--hide-outcome",
}


def marks_of(kind: Any) -> Mapping[str, Any]:
    """Return how a field is marked for faces: `positional`, `option`, `kind`."""
    for meta in getattr(kind, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta) and meta.extra:
            return meta.extra
    return {}


def option_of(name: str, kind: Any) -> str:
    """Return how the command line writes a field: an option, or the name of an argument.

    Args:
        name: of the field.
        kind: its annotated type.
    """
    marks = marks_of(kind)
    if marks.get("positional"):
        return str(marks.get("option", name.upper()))
    return str(marks.get("option", f"--{name.replace('_', '-')}"))


def command(question: str, after: Answer | None = None, /, **given: Given) -> str:
    """Return the command that asks a question, in backquotes.

    Args:
        question: its name in the catalogue.
        after: an earlier answer; the command asks the same record, under the same suppositions
            and for the same day, as far as the question takes them.
        given: fields of the question, the ask or the what-if; empty ones are left out, and an
            option is repeated for each of several values.
    """
    row = CATALOGUE.get(question)
    if row is None:
        values = (word for value in given.values() for word in _words(value))
        return f"`allies {' '.join([question, *map(shlex.quote, values)])}`"
    if after is not None and after.asked is not None:
        own = {item.name for item in msgspec.structs.fields(row.question)}
        day = {"on": str(after.asked.fields.get("on") or "")} if "on" in own else {}
        takes = (*row.question.takes, "theatre", "overlay")
        beside = {name: one for name, one in _beside(after.asked).items() if name in takes}
        beside |= supposed(after, question)
        if "hide_outcome" in row.question.takes and after.asked.hide_outcome:
            beside["hide_outcome"] = "True"
        given = {**day, **given, **beside}
    options = {**ASK_OPTIONS}
    positional = []
    for item in (*msgspec.structs.fields(WhatIf), *msgspec.structs.fields(row.question)):
        options[item.name] = option_of(item.name, item.type)
        if marks_of(item.type).get("positional"):
            positional.append(item.name)
    words = [word for name in positional for word in _words(given.get(name, ""))]
    for name, value in given.items():
        if name not in positional:
            option = options.get(name, f"--{name}")
            for word in _words(value):
                words += [option] if word == "True" else [option, word]
    return f"`allies {' '.join([row.asked_by, *map(shlex.quote, words)])}`"


def _words(value: Given) -> list[str]:
    """Return the words that give a value; no words if it is empty."""
    if isinstance(value, str):
        return [value] if value else []
    return [str(item) for item in value]


def supposed(answer: Answer, question: str) -> dict[str, Given]:
    """Return the suppositions of an answer that another question also takes.

    Args:
        answer: the answer.
        question: the name of the other question in the catalogue.
    """
    if answer.asked is None:
        return {}
    what_if, row = answer.asked.what_if, CATALOGUE[question]
    found = {name: getattr(what_if, name) for name in what_if.changes}
    return {
        name: _written(value) for name, value in found.items() if name in row.question.understands()
    }


def _written(value: Any) -> Given:
    """Return a supposition as typed; what is no word is written as JSON, which is YAML as well."""
    if isinstance(value, tuple):
        return [item if isinstance(item, str) else json.dumps(_typed(item)) for item in value]
    return value if isinstance(value, str) else json.dumps(_typed(value))


def _typed(value: Any) -> Any:
    """Return a value of an act as a person types it: a date is its text."""
    from allies.values.dates import ImpreciseDate  # loads numpy, which a help page does not need

    if isinstance(value, Mapping):
        if set(value) == set(ImpreciseDate.__struct_fields__):
            return value["text"]
        return {name: _typed(item) for name, item in value.items()}
    return [_typed(item) for item in value] if isinstance(value, list | tuple) else value


def _beside(asked: Asked) -> dict[str, Given]:
    """Return the options that name the record, as far as they differ from the defaults."""
    return {
        "as_of": asked.as_of or "",
        "account": asked.account if asked.account != BEST_EVIDENCE else "",
        "theatre": asked.theatre if asked.theatre and asked.theatre != DEFAULT_THEATRE else "",
        "overlay": asked.overlay,
    }


def next_page(answer: Answer, paging: Paging) -> str:
    """Return the number of the page and the command for the next; empty if there is one page."""
    if paging.pages == 1:
        return ""
    said = f"Page {paging.page} of {paging.pages}, {paging.rows:,} rows in all"
    asked = answer.asked
    if asked is None or paging.page == paging.pages:
        return f"{said}."
    given: dict[str, Given] = {
        name: value if isinstance(value, (list, tuple)) else str(value)
        for name, value in asked.fields.items()
        if value and name != "page"
    }
    given |= {**_beside(asked), **supposed(answer, asked.question), "page": str(paging.page + 1)}
    return f"{said}. The next: {command(asked.question, **given)}"


class CommandSpelling:
    """Names as the command line writes them.

    Args:
        questions: the questions whose fields may be named, by name in the catalogue.
        beside: what was typed, by field; a command that is shown asks the same record.
        **options: options of other names, by field.
    """

    def __init__(
        self, *questions: str, beside: Mapping[str, Any] | None = None, **options: str
    ) -> None:
        self._beside = {
            name: value
            for name, value in (beside or {}).items()
            if name in ASK_OPTIONS and value and (name, value) != ("theatre", DEFAULT_THEATRE)
        }
        self._options = dict(ASK_OPTIONS)
        kinds: list[Any] = [WhatIf]
        kinds += [CATALOGUE[name].question for name in questions if name in CATALOGUE]
        for kind in kinds:
            for item in msgspec.structs.fields(kind):
                self._options[item.name] = option_of(item.name, item.type)
        self._options |= options

    def field(self, name: str) -> str:
        """Return the option or argument of a field; the part after a dot is a place inside it."""
        first, _, rest = name.partition(".")
        return self._options.get(first, f"--{first.replace('_', '-')}") + (
            f", {rest}" if rest else ""
        )

    def question(self, name: str, given: Mapping[str, str]) -> str:
        """Return the command that asks a question of the same record."""
        takes: Sequence[str] = ()
        if name in CATALOGUE:
            takes = (*CATALOGUE[name].question.takes, "theatre", "overlay")
        beside = {
            item: [*map(escaped, value)] if isinstance(value, list | tuple) else escaped(str(value))
            for item, value in self._beside.items()
            if item in takes
        }
        return command(name, **{**beside, **given})
