"""An ask: a question with its theatre, day of knowledge, account and what-if.

With its names resolved it identifies an answer: it is the key of the cache, the field `asked` of an
answer, and what `allies replicate` asks again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Literal, Protocol, get_args, get_origin

import msgspec
from msgspec.structs import asdict, fields, replace

from allies.errors import Fault, QuestionError, ask_for, nearest
from allies.questions.base import (
    BEST_EVIDENCE,
    DEFAULT_THEATRE,
    NOTHING_SUPPOSED,
    Asked,
    Question,
    WhatIf,
    plain,
)
from allies.questions.catalogue import CATALOGUE, Row, row_of
from allies.values.naming import resolve_name


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """A question and everything that its answer depends on.

    Attributes:
        question: what is asked.
        theatre: a shipped theatre, or a folder; ignored if no record is needed.
        overlay: private folders laid over the theatre.
        as_of: only what had been published by this day; empty for everything.
        account: the account whose choice among rival versions is used.
        what_if: suppositions that differ from the record.
        seed: of the draws.
        hide_outcome: whether to hide what happened afterwards.
        files: files from which fields were read, for messages about faults.
        confined: whether it comes from elsewhere, such as a browser, and may name no file here.
    """

    question: Question[Any]
    theatre: str = DEFAULT_THEATRE
    overlay: tuple[str, ...] = ()
    as_of: str = ""
    account: str = BEST_EVIDENCE
    what_if: WhatIf = NOTHING_SUPPOSED
    seed: int = 0
    hide_outcome: bool = False
    files: Mapping[str, Any] = {}
    confined: bool = False

    @property
    def row(self) -> Row:
        """The row of its question in the catalogue."""
        return row_of(self.question)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the form of its files; it then has no answer."""
        return tuple(fault for file in self.files.values() for fault in file.faults)

    @property
    def asked(self) -> Asked:
        """The ask in the form stored in an answer."""
        return Asked(
            question=self.row.name,
            fields=plain(self.question),
            theatre=self.theatre if self.question.needs_record else None,
            overlay=self.overlay if self.question.needs_record else (),
            as_of=self.as_of or None,
            account=self.account,
            what_if=self.what_if,
            seed=self.seed,
            hide_outcome=self.hide_outcome,
        )


def ask_of(asked: Asked) -> Ask:
    """Return the ask of an answer.

    Raises:
        QuestionError: the question is unknown, or a field has the wrong type.
    """
    beside = {name: getattr(asked, name) for name in ("as_of", "account", "seed", "hide_outcome")}
    supposed = {name: getattr(asked.what_if, name) for name in asked.what_if.changes}
    given = {**asked.fields, **supposed}
    for name, value in beside.items():
        if value and value != BEST_EVIDENCE:
            given[name] = value
    if asked.theatre:
        given["theatre"] = asked.theatre
    if asked.overlay:
        given["overlay"] = asked.overlay
    return ask_from(asked.question, given)


def ask_from(name: str, given: Mapping[str, Any], *, confined: bool = False) -> Ask:
    """Return an ask from the name of a question and the values given to a face.

    Args:
        name: the question, by its name in the catalogue.
        given: fields of the question, of the what-if and of the ask, by name; plain values.
            Missing fields have their defaults.
        confined: whether the values come from elsewhere, such as a browser or an assistant; then
            they may name no file or folder of this machine.

    Raises:
        QuestionError: for all values that are of the wrong type, missing or unknown.
    """
    row = CATALOGUE.get(name)
    if row is None:
        raise QuestionError(f"there is no question '{name}'", remedy=nearest(name, CATALOGUE))
    kind = row.question
    values = {key: _plain(value) for key, value in given.items()}
    if confined:
        _refuse_paths(kind, values)
    files = _files_of(kind, values)
    values |= {key: file.root for key, file in files.items()}
    parts = _Parts(kind, values)
    faults = list(parts.faults())
    if faults:
        of_files = [fault for file in files.values() for fault in file.faults]
        raise QuestionError.of([*of_files, *(placed(fault, files) for fault in faults)])
    return Ask(
        question=msgspec.convert(parts.of_question, kind),
        what_if=msgspec.convert(parts.of_what_if, WhatIf),
        files=files,
        confined=confined,
        **parts.of_ask,
    )


def _refuse_paths(kind: type[Question[Any]], given: Mapping[str, Any]) -> None:
    """Refuse the values that would be read as paths on this machine.

    Raises:
        QuestionError: for each of them.
    """
    named = [item.name for item in fields(kind) if kind_of(item.type) in FILE_KINDS]
    faults = [
        Fault(
            "files and folders of this machine cannot be named here",
            field=name,
            why="the question comes from elsewhere",
            remedy="leave it out, or ask on the command line",
        )
        for name in (*named, "overlay")
        if given.get(name)
    ]
    if faults:
        raise QuestionError.of(faults)


def _files_of(kind: type[Question[Any]], given: Mapping[str, Any]) -> dict[str, BroughtFile]:
    """Read the files that are given for fields; return them by field."""
    found: dict[str, BroughtFile] = {}
    faults: list[Fault] = []
    for item in fields(kind):
        reader = _READERS.get(kind_of(item.type), "")
        value = given.get(item.name)
        if reader and isinstance(value, str) and value:
            module, _, name = reader.rpartition(".")
            try:
                found[item.name] = getattr(import_module(module), name)(value)
            except QuestionError as error:
                faults += error.faults
    if faults:
        raise QuestionError.of(faults)
    return found


# The readers of files by kind of field; imported only when a question has a file.
_READERS: Mapping[str, str] = {
    "document": "allies.asking.user_files.read_document",
    "table": "allies.asking.user_files.read_table",
    "coded_cases": "allies.asking.case_files.read_coded_cases",
    "occasions_of_theatre": "allies.asking.case_files.read_occasions_of",
}
# Kinds of fields whose value is a path on this machine; an edition is read when it is compared.
FILE_KINDS = frozenset({*_READERS, "edition"})


class BroughtFile(Protocol):
    """A file of a question, after reading."""

    @property
    def root(self) -> Any:
        """Its content."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with its form."""

    def where(self, path: tuple[str | int, ...] = ()) -> str:
        """Return the file and line of an item."""

    def path_of(self, field: str) -> tuple[str | int, ...]:
        """Return the path of an item within its field."""


def placed(fault: Fault, files: Mapping[str, BroughtFile]) -> Fault:
    """Return a fault with the file and line instead of the field that came from the file."""
    first, _, rest = fault.field.partition(".")
    file = files.get(first)
    if file is None or fault.where:
        return fault
    return Fault(fault.what, file.where(file.path_of(rest)), fault.why, fault.remedy)


def kind_of(annotated: Any) -> str:
    """Return the kind of thing that a field names; empty if it has no kind."""
    for meta in getattr(annotated, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta) and meta.extra:
            return str(meta.extra.get("kind", ""))
    return ""


def choices_of(annotated: Any) -> tuple[str, ...]:
    """Return the words allowed in a field; none if it has no vocabulary."""
    if get_origin(annotated) is Literal:
        return tuple(item for item in get_args(annotated) if isinstance(item, str))
    return tuple(word for part in get_args(annotated) for word in choices_of(part))


def takes_several(annotated: Any) -> bool:
    """Return whether a field holds several values."""
    return get_origin(annotated) is tuple or any(
        takes_several(part) for part in get_args(annotated) if get_origin(annotated) is not Literal
    )


def beside_question(kind: type[Question[Any]]) -> dict[str, Any]:
    """Return the fields of the ask that a question understands besides its own fields."""
    names = ["seed", *kind.takes] if _draws(kind) else list(kind.takes)
    if kind.needs_record:
        names += ["theatre", "overlay"]
    return {item.name: item.type for item in fields(Ask) if item.name in names}


def _draws(kind: type[Question[Any]]) -> bool:
    return kind.needs_record and "draws" in kind.__struct_fields__


class _Parts:
    """Given values, sorted into question, what-if and ask."""

    def __init__(self, kind: type[Question[Any]], given: Mapping[str, Any]) -> None:
        self._kind = kind
        self._types: dict[str, Any] = {item.name: item.type for item in fields(kind)}
        supposed = {
            item.name: item.type for item in fields(WhatIf) if item.name in kind.understands()
        }
        beside = beside_question(kind)
        self._required = [item.name for item in fields(kind) if item.required]
        self._text = [item.name for item in fields(kind) if item.default == ""]
        self._known = self._types | supposed | beside
        given = {name: self._spelled(name, value) for name, value in given.items()}
        self._given = given
        self.of_question = {name: given[name] for name in self._types if name in given}
        self.of_what_if = {
            name: given[name] for name in supposed if name in given and name not in self._types
        }
        self.of_ask = {
            name: given[name] for name in beside if name in given and name not in self._types
        }

    def _spelled(self, name: str, value: Any) -> Any:
        """Return a word of a vocabulary as declared; ignore case."""
        choices = choices_of(self._known.get(name))
        if not choices:
            return value
        if isinstance(value, list):
            return [
                resolve_name(item, choices) if isinstance(item, str) else item for item in value
            ]
        return resolve_name(value, choices) if isinstance(value, str) else value

    def faults(self) -> Iterator[Fault]:
        """Return all faults in the types of the given values."""
        for name, value in self._given.items():
            if name not in self._known:
                yield Fault(
                    "the question has no such field",
                    field=name,
                    remedy=nearest(name, self._known),
                )
                continue
            if value == "" and name in self._types and not self._allows_empty(name):
                yield _empty(name)
                continue
            try:
                msgspec.convert(value, self._known[name])
            except msgspec.ValidationError as error:
                yield self._not_possible(name, value, error)
            except UnicodeEncodeError:
                yield Fault(
                    f"'{value}' is not possible here",
                    field=name,
                    why="it holds half a character, which is no text",
                    remedy="type it again",
                )
        for name in self._required:
            if name not in self._given:
                yield Fault(
                    "is missing",
                    field=name,
                    why="the question needs it",
                    remedy=f"write {_ways_to_ask(self._kind)}",
                )

    def _not_possible(self, name: str, value: Any, error: msgspec.ValidationError) -> Fault:
        if isinstance(value, str) and takes_several(self._known[name]):
            return Fault(
                f"'{value}' is one value, but a list is needed",
                field=name,
                remedy=f"write a list: [{value!r}]",
            )
        choices = [item for item in choices_of(self._known[name]) if item]  # not the default
        wrong = (
            value
            if isinstance(value, str)
            else next((item for item in value if item not in choices), value)
            if isinstance(value, list)
            else value
        )
        if choices and isinstance(wrong, str):
            close = nearest(wrong, choices)
            return Fault(
                f"'{wrong}' is not possible here",
                field=name,
                why=f"it is one of {', '.join(choices)}",
                remedy=close if close.startswith("did you mean") else "write one of them",
            )
        return Fault(f"'{value}' is not possible here", field=name, why=_said(error))

    def _allows_empty(self, name: str) -> bool:
        return name in self._text


def _ways_to_ask(kind: type[Question[Any]]) -> str:
    """Return the ways to ask a question and the other questions of its command."""
    command = row_of(kind).asked_by
    rows = [row for row in CATALOGUE.values() if row.asked_by == command]
    return ", or ".join(
        ask_for(
            row.name,
            **{item.name: item.name.upper() for item in fields(row.question) if item.required},
        )
        for row in reversed(rows)
    )


def _empty(name: str) -> Fault:
    return Fault(
        "the value is empty",
        field=name,
        why="an empty value is probably a mistake, such as a variable that is not set",
        remedy="write a value, or leave it out",
    )


def _said(error: msgspec.ValidationError) -> str:
    """Return the message of the library without the path it adds."""
    return str(error).partition(" - at ")[0].replace("`", "'").lower()


def _plain(value: Any) -> Any:
    """Return a Python value in the form of JSON: dates as text, tuples and sets as lists."""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(item) for item in value]
    if isinstance(value, msgspec.Struct):
        return asdict(value)
    return value


def with_question(ask: Ask, question: Question[Any]) -> Ask:
    """Return the same ask with another question for the same view."""
    return replace(ask, question=question)
