"""The errands about many worlds: runs written to files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import typer

from allies.cli.commands import Variant, parameter, parameters_of, with_parameters
from allies.questions.catalogue import CATALOGUE

_OWN: Mapping[str, tuple[Any, Any, Any]] = {
    "output": (
        str | None,
        typer.Option(
            "--output",
            "-o",
            help="The file to write, .nc or .parquet; without it only the counts are shown.",
            show_default=False,
        ),
        None,
    ),
    "until": (
        float | None,
        typer.Option(
            help="Stop when the 90 % interval of the answer is plus or minus this, such as 0.005.",
            show_default=False,
        ),
        None,
    ),
    "vary": (
        list[str] | None,
        typer.Option(
            help="Vary a field over values, each with all others: lever=none,majority-voting;"
            " repeatable. Any field of the question varies: case, on, lever, judgements, deny.",
            show_default=False,
        ),
        None,
    ),
    "keep": (
        str | None,
        typer.Option(
            help="What to keep of each draw: answer,stage,world,vote,sent,people,arrival,route;"
            " all if not given.",
            show_default=False,
        ),
        None,
    ),
    "input": (
        list[str] | None,
        typer.Option(
            help="Keep the numbers of this stream as well, by its name; repeatable.",
            show_default=False,
        ),
        None,
    ),
    "workers": (int, typer.Option(help="How many processes of this machine draw."), 1),
    "scheduler": (
        str | None,
        typer.Option(help="Draw on the workers of this Dask scheduler.", show_default=False),
        None,
    ),
    "block": (
        int | None,
        typer.Option(
            help="How many draws to work out at once; fewer need less memory.", show_default=False
        ),
        None,
    ),
    "as_json": (bool, typer.Option("--json", help="Answer as JSON."), False),
}


_SENSITIVITY: Mapping[str, tuple[Any, Any, Any]] = {
    "sources": (
        bool,
        typer.Option("--sources", help="Leave out each source as well, alone and in pairs."),
        False,
    ),
    "as_json": _OWN["as_json"],
}
_DISCOVER: Mapping[str, tuple[Any, Any, Any]] = {
    "outcome": (
        str | None,
        typer.Option(
            help="What to search: help that fails, or comes; the rarer if not given.",
            show_default=False,
        ),
        None,
    ),
    "boxes": (int, typer.Option(help="How many boxes to find at most."), 3),
    "purity": (
        float | None,
        typer.Option(
            help="The least share of a box's draws with that outcome, such as 0.8.",
            show_default=False,
        ),
        None,
    ),
    "as_json": _OWN["as_json"],
}


def _with_options_of_assess(
    options: Mapping[str, tuple[Any, Any, Any]], *, case: str = "A crisis of the theatre."
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give an errand the options of the question about a case, besides its own.

    Args:
        options: its own options: type, option and default, by name.
        case: what the argument is.
    """

    def with_options(errand: Callable[..., None]) -> Callable[..., None]:
        first, *asked = parameters_of([Variant.of(CATALOGUE["assess"])])
        # The case may vary instead of being given.
        argument = typer.Argument(metavar="CASE", help=case, show_default=False)
        first = parameter(first.name, str | None, argument)
        own = [parameter(name, *option) for name, option in options.items()]
        return with_parameters(errand, [first, *asked, *own])

    return with_options


@_with_options_of_assess(_OWN)
def run(**given: Any) -> None:
    """Draw many futures of a case, or of a grid of cases, into a file.

    Interrupted, the same command goes on where it stopped.

    For example: allies run osh-2010 --draws 5000 -o osh.parquet
    """
    from allies.cli.errands import print_answer
    from allies.cli.running import given_as_typed, telling_of, with_yaml
    from allies.faces.text.runs import run_page

    own = {name: given.pop(name) for name in _OWN}
    as_json = own.pop("as_json")
    with telling_of("assess"):
        from allies.asking.runs import RunOptions, make_run

        answer = make_run(with_yaml(given_as_typed(given)), RunOptions(**own))
    print_answer(answer, run_page, as_json=as_json)


@_with_options_of_assess(_SENSITIVITY)
def sensitivity(**given: Any) -> None:
    """Show how much of an answer each input explains, and contests and sources alone and in pairs.

    For example: allies sensitivity osh-2010 --draws 512
    """
    from allies.cli.errands import print_answer
    from allies.cli.running import given_as_typed, telling_of, with_yaml
    from allies.faces.text.explorations import sensitivity_page

    own = {name: given.pop(name) for name in _SENSITIVITY}
    with telling_of("assess"):
        from allies.asking.explorations import make_sensitivity

        answer = make_sensitivity(with_yaml(given_as_typed(given)), sources=own["sources"])
    print_answer(answer, sensitivity_page, as_json=own["as_json"])


@_with_options_of_assess(_DISCOVER, case="A crisis of the theatre, or a file of `allies run`.")
def discover(**given: Any) -> None:
    """Find the inputs with which help fails, or comes, as boxes in words.

    For example: allies discover tajikistan-incursion-2015 --draws 2000
    """
    from allies.cli.errands import print_answer
    from allies.cli.running import given_as_typed, telling_of, with_yaml
    from allies.faces.text.explorations import discovery_page

    own = {name: given.pop(name) for name in _DISCOVER}
    as_json, of = own.pop("as_json"), given.pop("case")
    with telling_of("assess"):
        from allies.asking.explorations import make_discovery
        from allies.errors import nothing_given

        if not of:
            raise nothing_given("CASE")
        answer = make_discovery(of, with_yaml(given_as_typed(given)), **own)
    print_answer(answer, discovery_page, as_json=as_json)
