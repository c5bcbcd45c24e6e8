"""Runs a command: the words typed become an ask, and its answer a page, a file or JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from msgspec.structs import replace

from allies.asking.answering import OpenTheatre, answered, answers_beside
from allies.asking.asks import Ask, ask_from
from allies.cli.commands import FACES, Variant, chosen, forms_of
from allies.cli.progress import Progress
from allies.cli.writing import write_file
from allies.errors import AlliesError, FaultsError, QuestionError, TheatreError, field
from allies.faces.seen import seen
from allies.faces.text.printing import as_json, page_of, rendered, write
from allies.faces.text.spelling import CommandSpelling, next_page
from allies.progress import listening
from allies.questions.base import NOTHING_SUPPOSED, Answer
from allies.questions.catalogue import face


class ToldError(AlliesError):
    """An error in the words of the command line."""


def run_command(command: str, variants: Sequence[Variant], given: Mapping[str, Any]) -> None:
    """Ask the question that was typed, and print the answer.

    Args:
        command: the name of the command.
        variants: the questions it can ask.
        given: every option and argument, by field; None, False or empty if not given.

    Raises:
        ToldError: the question cannot be asked; the message uses the words of the command line.
    """
    with telling_of(*(item.row.name for item in variants), beside=given):
        _run(command, variants, given)


@contextmanager
def telling_of(
    *questions: str, beside: Mapping[str, Any] | None = None, **options: str
) -> Iterator[None]:
    """Show progress, and report faults in the words of the command line.

    Args:
        questions: the questions whose fields may be named.
        beside: what was typed, by field; a command that is shown asks the same record.
        **options: options of other names, by field.

    Raises:
        ToldError: the question cannot be asked.
    """
    progress = Progress()
    try:
        with listening(progress):
            yield
    except TheatreError:
        raise
    except FaultsError as error:
        # A command that is shown must not be refused for what is at fault here.
        at_fault = {item.field.partition(".")[0] for item in error.faults}
        sound = {name: value for name, value in (beside or {}).items() if name not in at_fault}
        told = error.told(CommandSpelling(*questions, beside=sound, **options))
        raise ToldError(told) from None
    finally:
        progress.end()


def _run(command: str, variants: Sequence[Variant], given: Mapping[str, Any]) -> None:
    beside = {*forms_of(command), *(item.name for item in FACES.get(command, ()))}
    _refuse_forms(given)
    ask = _ask(variants, given_as_typed(given, beside))
    faces = [item for item in FACES.get(command, ()) if given.get(item.name)]
    for item in faces:
        if item.question != ask.row.name:
            _refuse_other_question(item.option, ask)
    if given.get("full") and not ask.row.short:
        _refuse_other_question("--full", ask)
    opened: dict[str, OpenTheatre] = {}
    answer = answered(ask, opened)
    for item in faces:
        others = answers_beside(ask, item.beside, opened)
        if item.is_compared and ask.what_if != NOTHING_SUPPOSED:
            others.append(answered(replace(ask, what_if=NOTHING_SUPPOSED), opened))
        text = face(item.face)(seen(answer), *map(seen, others))
        write_file(given[item.name], text, item.option)
    if given.get("as_json"):
        write(as_json(answer))
        return
    if given.get("as_csv"):
        raw = bool(given.get("raw"))
        rows: str = face("table.rows.rows_csv")(answer if raw else seen(answer), raw=raw)
        write(rows)
        _tell_of_pages(answer)
        return
    others = answers_beside(ask, ask.row.beside, opened)
    write(rendered(page_of(answer, *others, full=bool(given.get("full")))))


def _tell_of_pages(answer: Answer) -> None:
    """Write beside the rows that they are one page of several; the rows alone do not show it."""
    paging = getattr(answer, "paging", None)
    said = next_page(answer, paging) if paging is not None else ""
    if said:
        sys.stderr.write(f"{said}\n")


def _refuse_forms(given: Mapping[str, Any]) -> None:
    """Refuse two forms of one answer, and an option of a form that was not chosen."""
    if given.get("as_json") and given.get("as_csv"):
        raise QuestionError(
            "--json and --csv cannot be used together",
            why="an answer is printed in one form",
            remedy="leave one of them out",
        )
    if given.get("raw") and not given.get("as_csv"):
        raise QuestionError("--raw needs --csv", remedy="give both")


def _refuse_other_question(option: str, ask: Ask) -> None:
    """Refuse an option that belongs to the answer of another question."""
    selectors = Variant.of(ask.row).selectors
    selected = field(selectors[0]) if selectors else "this question"
    raise QuestionError(
        f"{selected} and {option} cannot be used together",
        why=f"{option} has no page for the answer to {selected}",
        remedy="leave one of them out",
    )


def _ask(variants: Sequence[Variant], typed: Mapping[str, Any]) -> Ask:
    """Return the ask for the words typed; a rule may be typed as YAML."""
    variant = chosen(variants, typed)
    return ask_from(variant.row.name, with_yaml(typed))


def given_as_typed(given: Mapping[str, Any], beside: Iterable[str] = ()) -> dict[str, Any]:
    """Return the values that were typed, without those that are not given.

    Args:
        given: every option and argument, by field.
        beside: options that are no fields.
    """
    return {
        name: value
        for name, value in given.items()
        if name not in beside and value is not None and value is not False and value != []
    }


def with_yaml(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return typed values in which a rule and acts that were typed as YAML are read.

    Raises:
        QuestionError: a rule is no YAML.
    """
    given = dict(typed)
    rule = given.get("rule")
    if isinstance(rule, str) and rule.lstrip().startswith("{"):
        given["rule"] = _rule(rule)
    acts = given.get("acts")
    if isinstance(acts, (list, tuple)):
        given["acts"] = [_act(text) for text in acts]
    return given


def _rule(text: str) -> Any:
    from allies.theatre.yaml_text import YamlError, parse_yaml

    try:
        return parse_yaml(text)
    except YamlError as error:
        raise QuestionError(
            error.what,
            field="rule",
            why="a rule is a name, or one key with its parameters",
            remedy="write 'consensus', or '{qualified_majority: {share: 2/3}}'",
        ) from None


def _act(text: Any) -> Any:
    """Return an act that was typed as YAML; what is no YAML is refused later, unchanged."""
    from allies.theatre.yaml_text import YamlError, parse_yaml

    try:
        return parse_yaml(text)
    except YamlError:
        return text
