"""The command that writes a brief to a file."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from allies.cli.commands import Variant, parameter, parameters_of, with_parameters
from allies.questions.catalogue import CATALOGUE

OUTPUT = "--output"
_HELP = """Write a brief of a crisis, or the dossier of an organisation, to a file.

The ending of the file chooses the form: .html, .pdf, .docx or .md.

For example:

  allies brief osh-2010 -o osh.pdf

  allies brief --organisation sco -o sco.docx"""


def callback() -> Callable[..., None]:
    """Return the function of the command; it takes the options of `assess` and its own."""

    def run(**given: Any) -> None:
        _run(given)

    run.__name__ = "brief"
    run.__doc__ = _HELP
    return with_parameters(run, _parameters())


def _parameters() -> list[inspect.Parameter]:
    own: dict[str, tuple[Any, ...]] = {
        "case": (
            str | None,
            typer.Argument(metavar="CASE", help="A crisis, such as osh-2010.", show_default=False),
        ),
        "output": (
            str,
            typer.Option(OUTPUT, "-o", help="The file to write.", show_default=False),
            inspect.Parameter.empty,
        ),
        "organisation": (
            str | None,
            typer.Option(
                "--organisation",
                help="Write the dossier of this organisation instead.",
                show_default=False,
            ),
        ),
        "audience": (
            str | None,
            typer.Option("--for", help="Write a sheet for a class: teaching.", show_default=False),
        ),
    }
    made = [parameter(name, *option) for name, option in own.items()]
    shared = parameters_of([Variant.of(CATALOGUE["assess"])])
    return [*made, *(item for item in shared if item.name not in own)]


def cite(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="CASE",
            help="A crisis, such as osh-2010, or a file with an answer as JSON.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            OUTPUT, "-o", help="The file to write: .bib, .json or .ris.", show_default=False
        ),
    ] = None,
    organisation: Annotated[
        str | None,
        typer.Option(
            "--organisation", help="Cite the dossier of this organisation.", show_default=False
        ),
    ] = None,
    theatre: Annotated[
        str | None,
        typer.Option("--theatre", help="A shipped theatre, or a folder.", show_default=False),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", help="Only what had been published by this day.", show_default=False
        ),
    ] = None,
) -> None:
    """Write everything that an answer cites as BibTeX, CSL-JSON or RIS; BibTeX if no file is given.

    For example: allies cite osh-2010 -o osh.bib
    """
    given = {"case": name, "organisation": organisation, "theatre": theatre, "as_of": as_of}
    _cite({key: value for key, value in given.items() if value is not None}, output or "")


def _cite(given: dict[str, str], output: str) -> None:
    """Gather what to cite, and write it to a file or print it."""
    from allies.briefs.citing import citations, cited_by_case, cited_by_file, form_of
    from allies.cli.running import telling_of
    from allies.cli.writing import refuse_unwritable, write_file
    from allies.errors import QuestionError
    from allies.faces.text.printing import write

    name = given.get("case", "")
    with telling_of("assess", organisation="--organisation"):
        form = form_of(output, OUTPUT) if output else "bibtex"
        if output:
            refuse_unwritable(output, OUTPUT)
        if bool(name) == bool(given.get("organisation")):
            raise QuestionError(
                "name a crisis, a file or --organisation, and only one of them",
                where="allies cite",
                remedy="for example: allies cite osh-2010 -o osh.bib",
            )
        if name.lower().endswith(".json"):
            for option in ("theatre", "as_of"):
                if option in given:
                    raise QuestionError(
                        "an answer in a file says itself how it was asked",
                        field=option,
                        remedy="leave it out",
                    )
            works = cited_by_file(name)
        else:
            works = cited_by_case(given)
        text = citations(works, form)
        if output:
            write_file(output, text, OUTPUT)
    if not output:
        write(text)


def _run(given: dict[str, Any]) -> None:
    """Make the brief and write it; the file stays as it was if anything fails."""
    from allies.briefs.making import brief
    from allies.briefs.writing import form_of, written
    from allies.cli.running import given_as_typed, telling_of, with_yaml
    from allies.cli.writing import refuse_unwritable, write_file

    file = str(given.pop("output"))
    with telling_of("assess", organisation="--organisation", audience="--for"):
        form = form_of(file, OUTPUT)
        refuse_unwritable(file, OUTPUT)
        document = brief(with_yaml(given_as_typed(given)), file)
        write_file(file, written(document, form), OUTPUT)
