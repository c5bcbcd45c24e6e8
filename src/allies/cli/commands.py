"""Commands made from the questions: one command asks one or several questions of the catalogue.

The options of a command are the fields of its questions, of the what-if and of the ask. Where
several questions share a command, it asks the first whose required fields are all given.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
import typer
from msgspec.structs import FieldInfo, fields

from allies.asking.asks import beside_question
from allies.cli.usage import Command
from allies.errors import Fault, QuestionError
from allies.faces.text.spelling import marks_of, option_of
from allies.questions.base import WhatIf
from allies.questions.catalogue import CATALOGUE, GROUPS, Row

# The help on the fields of the ask, and their options.
_BESIDE: Mapping[str, tuple[Any, str]] = {
    "theatre": (str, "A shipped theatre, or a folder."),
    "overlay": (list[str], "Lay this private folder over the theatre; repeatable."),
    "as_of": (str, "Only what had been published by this day."),
    "account": (
        str,
        "The account whose choice among rival versions is used; the best evidence if not given.",
    ),
    "seed": (int, "Seed of the draws; 0 if not given."),
    "hide_outcome": (bool, "Hide what happened afterwards."),
}
# Flags for other forms of an answer, for every command.
FORMS: Mapping[str, Any] = {
    "as_json": Annotated[bool, typer.Option("--json", help="Answer as JSON.")],
    "as_csv": Annotated[bool, typer.Option("--csv", help="Answer with the rows as CSV.")],
    "raw": Annotated[
        bool, typer.Option("--raw", help="With --csv: leave text that looks like a formula.")
    ],
}
_FULL = Annotated[bool, typer.Option("--full", help="Show the full page instead of one screen.")]


class FaceOption(msgspec.Struct, frozen=True):
    """An option that also writes an answer to a file.

    Attributes:
        name: of the parameter.
        option: the option as typed.
        says: what it does.
        question: the question whose answer it shows.
        face: the function that turns the answer into text, below `allies.faces`.
        beside: other questions whose answers it needs; they share its fields.
        is_compared: whether it also shows the answer without what the ask supposes.
    """

    name: str
    option: str
    says: str
    question: str
    face: str
    beside: tuple[str, ...] = ()
    is_compared: bool = False


# Options for faces other than the page: command, name, and meaning.
FACES: Mapping[str, tuple[FaceOption, ...]] = {
    "law": (
        FaceOption(
            "html",
            "--html",
            "Write a lawyer's page to this file.",
            "law",
            "html.law.page",
            ("provisions",),
        ),
    ),
    "deploy": (
        FaceOption(
            "output",
            "-o",
            "Write a chart of arrivals to this file, as SVG; with a supposition also without it.",
            "deploy",
            "html.arrivals.chart",
            is_compared=True,
        ),
    ),
}


class Variant(msgspec.Struct, frozen=True):
    """One of the questions that a command can ask.

    Attributes:
        row: its row in the catalogue.
        own: its fields by name.
        supposed: the fields of a what-if that it understands.
        beside: the fields of the ask that it understands.
    """

    row: Row
    own: Mapping[str, FieldInfo]
    supposed: Mapping[str, FieldInfo]
    beside: tuple[str, ...]

    @classmethod
    def of(cls, row: Row) -> Variant:
        """Return a variant for a row of the catalogue."""
        kind = row.question
        own = {item.name: item for item in fields(kind)}
        supposed = {
            item.name: item
            for item in fields(WhatIf)
            if item.name in kind.understands() and item.name not in own
        }
        beside = tuple(name for name in _BESIDE if name in beside_question(kind))
        return cls(row, own, supposed, beside)

    @property
    def required(self) -> list[str]:
        """Fields that it requires."""
        return [name for name, item in self.own.items() if item.required]

    @property
    def selectors(self) -> list[str]:
        """Required options, which distinguish it from the other questions of its command."""
        return [
            name for name in self.required if not marks_of(self.own[name].type).get("positional")
        ]

    def knows(self, name: str) -> bool:
        """Whether a field belongs to it."""
        return name in self.own or name in self.supposed or name in self.beside


def command_names() -> Iterator[tuple[str, str]]:
    """Return every command made from the catalogue with its group, each once."""
    seen: dict[str, str] = {}
    for row in CATALOGUE.values():
        seen.setdefault(row.asked_by, row.group)
    yield from seen.items()


def variants_of(command: str) -> list[Variant]:
    """Return the questions that a command can ask."""
    return [Variant.of(row) for row in CATALOGUE.values() if row.asked_by == command]


def add_commands(app: typer.Typer, names: Sequence[str]) -> None:
    """Add commands of the catalogue to an app.

    Args:
        app: the app.
        names: the names of the commands to add.
    """
    for name, group in command_names():
        if name in names:
            app.command(name, cls=Command, help=_help(name), rich_help_panel=GROUPS[group])(
                callback(name)
            )


def _help(command: str) -> str:
    rows = [row for row in CATALOGUE.values() if row.asked_by == command]
    said = [inspect.getdoc(row.question) or "" for row in rows]
    last = said[-1].partition("\n\n")[0]
    examples = "\n\n".join(f"  allies {row.example}" for row in rows)
    return f"{last}\n\nFor example:\n\n{examples}"


def callback(command: str) -> Callable[..., None]:
    """Return the function that a command runs; its signature is made from the questions."""
    variants = variants_of(command)

    def run(**given: Any) -> None:
        from allies.cli.running import run_command

        run_command(command, variants, given)

    run.__name__ = command.replace("-", "_")
    return with_parameters(run, [*parameters_of(variants), *face_parameters(command)])


def with_parameters(
    run: Callable[..., None], parameters: Sequence[inspect.Parameter]
) -> Callable[..., None]:
    """Return the function of a command with the arguments and options that it is to have."""
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {item.name: item.annotation for item in parameters}
    return run


def parameters_of(variants: Sequence[Variant]) -> list[inspect.Parameter]:
    """Return the arguments and options for the fields of some questions."""
    found: dict[str, inspect.Parameter] = {}
    everywhere = {
        name for name in variants[0].own if all(name in item.required for item in variants)
    }
    for variant in variants:
        for item in (*variant.own.values(), *variant.supposed.values()):
            if item.name not in found:
                found[item.name] = _parameter(item, required=item.name in everywhere)
    for variant in variants:
        for name in variant.beside:
            kind, says = _BESIDE[name]
            found.setdefault(
                name,
                parameter(
                    name,
                    _optional(kind),
                    typer.Option(f"--{name.replace('_', '-')}", help=says, show_default=False),
                    _nothing(kind),
                ),
            )
    return list(found.values())


def face_parameters(command: str) -> list[inspect.Parameter]:
    """Return the options of a command that choose a face of its answer."""
    faces = [
        parameter(
            item.name,
            str | None,
            typer.Option(item.option, help=item.says, show_default=False),
            None,
        )
        for item in FACES.get(command, ())
    ]
    return [
        *faces,
        *(
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=form)
            for name, form in forms_of(command).items()
        ),
    ]


def forms_of(command: str) -> Mapping[str, Any]:
    """Return the flags of a command for other forms of its answer, by name."""
    has_short = any(row.short for row in CATALOGUE.values() if row.asked_by == command)
    return {**FORMS, "full": _FULL} if has_short else FORMS


def _parameter(item: FieldInfo, *, required: bool) -> inspect.Parameter:
    marks, kind = marks_of(item.type), _typed(item.type)
    says = (
        next(
            (m.description or "" for m in item.type.__metadata__ if isinstance(m, msgspec.Meta)), ""
        )
        if hasattr(item.type, "__metadata__")
        else ""
    )
    spelled = option_of(item.name, item.type)
    if marks.get("positional"):
        info = typer.Argument(metavar=spelled, help=says, show_default=False)
        return parameter(
            item.name,
            kind if required else _optional(kind),
            info,
            inspect.Parameter.empty if required else None,
        )
    option = typer.Option(spelled, help=says, show_default=False)
    return parameter(item.name, _optional(kind), option, _nothing(kind))


def parameter(name: str, kind: Any, info: Any, default: Any = None) -> inspect.Parameter:
    """Return an argument or option of a command."""
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, info]
    )


def _optional(kind: Any) -> Any:
    return kind if kind is bool else kind | None


def _nothing(kind: Any) -> Any:
    return False if kind is bool else None


def _typed(kind: Any) -> Any:
    """Return the type that the library of the command line understands."""
    if get_origin(kind) is Annotated:
        return _typed(get_args(kind)[0])
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if inner[-1] is Ellipsis:
            return list[str]
        return tuple[tuple(str for _ in inner)]  # type: ignore[misc]
    if get_origin(kind) is Literal:
        return str
    if kind in (str, int, float, bool):
        return kind
    for part in get_args(kind):
        if part is not type(None) and _typed(part) is not str:
            return _typed(part)
    return str


def chosen(variants: Sequence[Variant], given: Mapping[str, Any]) -> Variant:
    """Return the question to ask: the first whose required fields are all given.

    Args:
        variants: the questions of a command.
        given: the given values, by field.

    Raises:
        QuestionError: no question can be asked, or a given value does not belong to it.
    """
    fitting = [item for item in variants if set(item.required) <= set(given)]
    selected = [item for item in variants if set(item.selectors) <= set(given)]
    variant = (*fitting, *selected, variants[-1])[0]
    faults = [_unfit(variants, variant, name) for name in given if not variant.knows(name)]
    if faults:
        raise QuestionError.of(faults)
    return variant


def _unfit(variants: Sequence[Variant], variant: Variant, name: str) -> Fault:
    """Return why a given value does not belong to the question."""
    from allies.errors import field

    for other in variants:
        missing = [item for item in other.required if item not in variant.required]
        if other is not variant and other.knows(name) and not variant.selectors and missing:
            return Fault(f"{field(name)} needs {field(missing[0])}", remedy="give both", field="")
    selected = field(variant.selectors[0]) if variant.selectors else "this question"
    return Fault(
        f"{selected} and {field(name)} cannot be used together",
        why=f"the answer to {selected} does not depend on {field(name)}",
        remedy="leave one of them out",
    )
