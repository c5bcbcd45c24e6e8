"""Errands: commands that are not questions to a record."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from allies.cli.usage import Command
from allies.questions.base import DEFAULT_THEATRE, Answer

if TYPE_CHECKING:
    from rich.console import RenderableType

    from allies.theatre.questions import Started

_LONGEST_ANSWER = 2_000  # letters of a line

A = TypeVar("A", bound=Answer)

Theatre = Annotated[
    str | None,
    typer.Option("--theatre", help="A shipped theatre, or a folder.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def make_sources() -> typer.Typer:
    """Return the command `sources`, with its errands; it has the options of its question."""
    app = typer.Typer(
        no_args_is_help=False,
        invoke_without_command=True,
        help="List the sources, verify the citations, or make the digests of a passage.",
    )
    app.callback()(_sources())
    app.command(cls=Command)(verify)
    app.command(cls=Command)(digest)
    return app


def _sources() -> Callable[..., None]:
    from allies.cli.commands import (
        face_parameters,
        parameters_of,
        variants_of,
        with_parameters,
    )

    variants = variants_of("sources")

    def run(context: typer.Context, **given: Any) -> None:
        from allies.cli.running import run_command

        context.obj = given["theatre"], given["as_json"]
        if context.invoked_subcommand is None:
            run_command("sources", variants, given)
        for name, value in given.items():
            if value and name not in ("theatre", "as_json") and context.invoked_subcommand:
                _refuse_beside(context.invoked_subcommand, name)

    own = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    return with_parameters(run, [own, *parameters_of(variants), *face_parameters("sources")])


def verify(
    context: typer.Context,
    documents: Annotated[str, typer.Option(help="The folder that holds the documents.")],
    show: Annotated[
        str | None, typer.Option(help="Show the passages of this entry beside what it says.")
    ] = None,
    theatre: Theatre = None,
    as_json: AsJson = False,
) -> None:
    """Find every cited passage in the documents, and list those that fail."""
    from pathlib import Path

    from allies.faces.text.errands import verify_page
    from allies.theatre.documents import verify_citations
    from allies.theatre.opening import open_theatre

    # An option means the same before and after the subcommand.
    named, json_before = context.obj
    with telling():
        record = open_theatre(theatre or named or DEFAULT_THEATRE)
        answer = verify_citations(record, Path(documents), show or "")
    print_answer(answer, verify_page, as_json=as_json or json_before)
    if answer.failed:
        raise typer.Exit(1)


def digest(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="The document with the passage.")],
    words: Annotated[str, typer.Argument(help="At least eight words of the passage, in order.")],
    as_json: AsJson = False,
) -> None:
    """Make the two digests that cite a passage."""
    from pathlib import Path

    from allies.faces.text.errands import digest_page
    from allies.theatre.documents import digest_passage

    with telling():
        answer = digest_passage(Path(file), words)
    print_answer(answer, digest_page, as_json=as_json or context.obj[1])


def check(
    theatre: Annotated[
        str | None, typer.Argument(help="A shipped theatre, or a folder.", show_default=False)
    ] = None,
    theatre_option: Theatre = None,
    as_json: AsJson = False,
) -> None:
    """Report every fault of a theatre, and every expectation that fails.

    For example: allies check central_asia
    """
    from allies.asking import theatres
    from allies.errors import QuestionError
    from allies.faces.text.theatres import check_page

    with telling():
        if theatre and theatre_option not in (theatre, None):
            raise QuestionError(
                f"two theatres are given: '{theatre}' and '{theatre_option}'",
                where="allies check",
                remedy="check one at a time",
            )
        answer = theatres.check(theatre or theatre_option or DEFAULT_THEATRE)
    print_answer(answer, check_page, as_json=as_json)
    if not answer.passed:
        raise typer.Exit(1)


def new(
    name: Annotated[str, typer.Argument(help="Name of the new theatre: small letters, digits, _.")],
    copied: Annotated[
        str | None,
        typer.Option(
            "--copy",
            help="Copy this theatre, shipped or a folder, instead of the small commented one.",
            show_default=False,
        ),
    ] = None,
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask a few questions, and write a theatre that says so.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Start a small commented theatre in a new folder, a copy of another, or one from answers.

    For example: allies new horn_of_africa
    """
    from allies.asking import theatres
    from allies.errors import QuestionError, nothing_given
    from allies.faces.text.theatres import new_page

    with telling():
        if copied == "":
            raise nothing_given("--copy")
        if ask and copied:
            raise QuestionError(
                "'--ask' and '--copy' are given", where="allies new", remedy="leave one of them out"
            )
        answer = theatres.new(name, copied or "", _asked(name) if ask else None)
    print_answer(answer, new_page, as_json=as_json)


def _asked(name: str) -> Started:
    """Ask what a new theatre begins with; ask again where a person gave a wrong answer."""
    from pathlib import Path

    from allies.errors import QuestionError
    from allies.theatre.questions import ASKED, Started, read_answer
    from allies.theatre.starting import free_folder

    free_folder(name, Path())
    found: dict[str, Any] = {}
    for asked in ASKED:
        while True:
            sys.stderr.write(f"{asked.text}\n  such as: {asked.example}\n> ")
            sys.stderr.flush()
            line = sys.stdin.readline(_LONGEST_ANSWER)
            if not sys.stdin.isatty():
                sys.stderr.write("\n")  # nobody has typed it
            if not line:
                raise QuestionError(
                    "the answers end too early", where=asked.name, remedy="answer every question"
                )
            try:
                found |= read_answer(asked, line, found)
                break
            except QuestionError as error:
                if not sys.stdin.isatty():
                    raise
                sys.stderr.write(f"{error.fault}\n")
    return Started(**found)


def add(
    kind: Annotated[str, typer.Argument(help="What to add: act, source, case or force.")],
    entry: Annotated[
        str, typer.Argument(help="The entry as YAML; - reads it from standard input.")
    ],
    theatre: Theatre = None,
    as_json: AsJson = False,
) -> None:
    """Add an entry to a theatre of your own, if the theatre then still passes its check.

    For example: allies add act "{act: convened, by: AAA, on: 2008-01-02, judgement: Invented.}"
    """
    from allies.asking import theatres
    from allies.errors import QuestionError, nearest
    from allies.faces.text.theatres import add_page
    from allies.theatre.adding import PLACES

    with telling():
        if kind not in PLACES:
            raise QuestionError(
                f"'{kind}' cannot be added", where="KIND", remedy=nearest(kind, PLACES)
            )
        if theatre is None:
            raise QuestionError(
                "no theatre is given",
                where="--theatre",
                why="a shipped theatre takes no entries",
                remedy="name the folder of yours: --theatre my_theatre",
            )
        text = _from_input() if entry == "-" else entry
        answer = theatres.add(theatre, kind, text)
    print_answer(answer, add_page, as_json=as_json)
    if not answer.written:
        raise typer.Exit(1)


def _from_input() -> str:
    """Return what standard input holds, up to the size of a file of a theatre."""
    from allies.errors import QuestionError
    from allies.theatre.format import MOST_BYTES_A_FILE

    text = sys.stdin.read(MOST_BYTES_A_FILE + 1)
    if len(text) > MOST_BYTES_A_FILE:
        raise QuestionError("standard input is too long for one entry", where="ENTRY")
    return text


def schema(
    question: Annotated[
        str | None,
        typer.Argument(
            help="A question, such as members, or a kind of file of a theatre, such as"
            " theatre/acts; all of them if none is given.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of an answer, or of a kind of file of a theatre for editors.

    For example: allies schema members
    """
    from allies.errors import QuestionError, nearest
    from allies.faces.text.printing import write
    from allies.questions.catalogue import CATALOGUE
    from allies.questions.schemas import ERRANDS, schema_of
    from allies.theatre.editor_schema import editor_schema, schemas
    from allies.values.naming import resolve_name

    files = {f"theatre/{name}": name for name in schemas()}
    known = (*CATALOGUE, *ERRANDS, *files)
    if not question:
        write("\n".join(known) + "\n")
        return
    name = resolve_name(question, known)
    if name not in known:
        raise QuestionError(
            f"there is no question '{question}'", where="QUESTION", remedy=nearest(name, known)
        )
    found = editor_schema(files[name]) if name in files else schema_of(name)
    write(json.dumps(found, indent=2, ensure_ascii=False) + "\n")


def replicate(
    file: Annotated[str, typer.Argument(help="A file with the output of a question with --json.")],
) -> None:
    """Ask the question of a saved answer again, and show what differs.

    For example: allies replicate answer.json
    """
    from allies.asking.replicating import replicate_file
    from allies.faces.text.printing import write

    found = replicate_file(file)
    if found.is_identical:
        write("identical\n")
        return
    lines = [f"{path}: {given} -> {now}" for path, given, now in found.differs]
    if found.count > len(lines):
        lines.append(f"and {found.count - len(lines)} more")
    places = "place" if found.count == 1 else "places"
    write("\n".join([f"differs in {found.count} {places}:", *lines]) + "\n")
    raise typer.Exit(1)


def mcp(
    theatres: Annotated[
        list[str] | None,
        typer.Option(
            "--theatre",
            help="A shipped theatre, or a folder, that can be asked about; repeatable.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Answer an assistant over standard input and output, by the Model Context Protocol.

    For example: allies mcp --theatre central_asia
    """
    from allies.errors import require_extra
    from allies.theatre.files import find_theatre

    with telling():
        require_extra("the server for assistants", "assistant", "mcp")
        from allies.assistant.server import serve

        named = tuple(dict.fromkeys(theatres or (DEFAULT_THEATRE,)))
        for name in named:
            find_theatre(name)  # report a wrong name before the first question
        serve(named)


def print_answer(answer: A, page: Callable[[A], RenderableType], *, as_json: bool) -> None:
    """Print the answer of an errand as JSON or as a page."""
    from allies.faces.seen import seen
    from allies.faces.text.printing import as_json as encoded
    from allies.faces.text.printing import rendered, write

    write(encoded(answer) if as_json else rendered(page(seen(answer))))


def _refuse_beside(errand: str, name: str) -> None:
    from allies.errors import QuestionError

    option = f"--{name.replace('_', '-')}"
    raise QuestionError(
        f"sources {errand} does not depend on it", where=option, remedy="leave it out"
    )


@contextmanager
def telling() -> Iterator[None]:
    """Report a fault of an errand in the words of the command line."""
    from allies.cli.progress import Progress
    from allies.cli.running import ToldError
    from allies.errors import FaultsError, TheatreError
    from allies.faces.text.spelling import CommandSpelling
    from allies.progress import listening

    progress = Progress()
    try:
        with listening(progress):
            yield
    except TheatreError:
        raise
    except FaultsError as error:
        raise ToldError(error.told(CommandSpelling())) from None
    finally:
        progress.end()
