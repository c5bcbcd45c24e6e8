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

Given = str | Sequence[str]

# Fields of the ask that stand beside the question's own.
ASK_OPTIONS: Mapping[str, str] = {
    "theatre": "--theatre",
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
    """Return the command that asks a question, in the marks of code.

    Args:
        question: its name in the catalogue.
        after: the answer it follows: it is put to the same record, under the same suppositions
            where it understands them, and of the same day where it takes one.
        given: fields of the question, the ask or the what-if; empty ones are left out, and an
            option is repeated for each of several values.
    """
    row = CATALOGUE.get(question)
    if row is None:
        return f"`allies {' '.join([question, *map(str, given.values())])}`"
    if after is not None and after.asked is not None:
        own = {item.name for item in msgspec.structs.fields(row.question)}
        day = {"on": str(after.asked.fields.get("on") or "")} if "on" in own else {}
        beside = {**_beside(after.asked), **supposed(after, question)}
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
    """Return the words that give a value; none where it is empty."""
    if isinstance(value, str):
        return [value] if value else []
    return [str(item) for item in value]


def supposed(answer: Answer, question: str) -> dict[str, Given]:
    """Return what an answer supposes, as far as another question understands it.

    Args:
        answer: the answer.
        question: the name of the other question in the catalogue.
    """
    if answer.asked is None:
        return {}
    what_if, row = answer.asked.what_if, CATALOGUE[question]
    found = {name: getattr(what_if, name) for name in what_if.changes}
    return {
        name: value if isinstance(value, (str, tuple)) else json.dumps(value)
        for name, value in found.items()
        if name in row.question.supposes
    }


def _beside(asked: Asked) -> dict[str, Given]:
    """Return which record was asked, as far as that is not the one meant where nothing is said."""
    return {
        "as_of": asked.as_of or "",
        "account": asked.account if asked.account != BEST_EVIDENCE else "",
        "theatre": asked.theatre if asked.theatre and asked.theatre != DEFAULT_THEATRE else "",
    }


def next_page(answer: Answer, paging: Paging) -> str:
    """Return which page this is and how to ask for the next one; empty where there is one page."""
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


def shared_options(answer: Answer, *names: str) -> str:
    """Return the options by which another question is put to the same record; empty for none.

    Args:
        answer: the answer to the first question.
        names: fields of that question which the other one shares.
    """
    asked = answer.asked
    if asked is None:
        return ""
    given: dict[str, Given] = {name: str(asked.fields.get(name) or "") for name in names}
    given |= _beside(asked)
    words = [
        f"{ASK_OPTIONS.get(name, f'--{name}')} {value}" for name, value in given.items() if value
    ]
    if asked.hide_outcome:
        words.append(ASK_OPTIONS["hide_outcome"])
    return " ".join(words)


class CommandSpelling:
    """Names as the command line writes them.

    Args:
        questions: the questions whose fields may be named, by name in the catalogue.
    """

    def __init__(self, *questions: str) -> None:
        self._options = dict(ASK_OPTIONS)
        kinds: list[Any] = [WhatIf]
        kinds += [CATALOGUE[name].question for name in questions if name in CATALOGUE]
        for kind in kinds:
            for item in msgspec.structs.fields(kind):
                self._options[item.name] = option_of(item.name, item.type)

    def field(self, name: str) -> str:
        """Return the option or argument of a field; what follows a dot is a place inside it."""
        first, _, rest = name.partition(".")
        return self._options.get(first, f"--{first.replace('_', '-')}") + (
            f", {rest}" if rest else ""
        )

    def question(self, name: str, given: Mapping[str, str]) -> str:
        """Return the command that asks a question."""
        return command(name, **given)
