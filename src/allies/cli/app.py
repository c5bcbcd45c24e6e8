"""The commands and their options; what they do is imported only when they are run."""

from __future__ import annotations

from typing import Annotated

import typer

from allies import __version__

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="May they, will they, can they, and how do we know?",
)
sources_app = typer.Typer(
    no_args_is_help=False,
    invoke_without_command=True,
    help="List the sources, verify the citations, or make the digests of a passage.",
)
app.add_typer(sources_app, name="sources")

DEFAULT_THEATRE = "central_asia"
BEST_EVIDENCE = "best_evidence"

Theatre = Annotated[str, typer.Option("--theatre", help="A shipped theatre, or a folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
On = Annotated[str, typer.Option("--on", help="The day in question, YYYY-MM-DD.")]
AsOf = Annotated[str, typer.Option("--as-of", help="Only what had been published by this day.")]
Account = Annotated[str, typer.Option("--account", help="Whose choice among rival versions.")]
Body = Annotated[str, typer.Argument(help="An organisation or a state: csto, UZB.")]


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"allies {__version__}")
        raise typer.Exit


@app.callback()
def program(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Say which version this is."
        ),
    ] = False,
) -> None:
    """Take what stands before a command."""


@app.command()
def assess(
    case: Annotated[str, typer.Argument(help="A crisis of the theatre, such as osh-2010.")],
    on: On = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    reading: Annotated[str, typer.Option(help="Answer under this legal reading alone.")] = "",
    draws: Annotated[int, typer.Option(help="How many futures to draw.")] = 2_000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 0,
    draw: Annotated[int | None, typer.Option(help="Replay this one draw, with its trace.")] = None,
    strict_law: Annotated[
        bool, typer.Option("--strict-law", help="Count what the law forbids as lost.")
    ] = False,
    rule: Annotated[
        str, typer.Option(help="Suppose that every organ decides by this rule: simple_majority.")
    ] = "",
    blend: Annotated[
        bool, typer.Option("--blend", help="Also give model and track record as one, half each.")
    ] = False,
    hide_outcome: Annotated[
        bool, typer.Option("--hide-outcome", help="Do not show what happened afterwards.")
    ] = False,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Assess a crisis: may, will and can anybody help, and how do we know?"""
    from allies.cli.asking import Asked, Drawing
    from allies.cli.run_assess import run_assess, run_replay

    asked = Asked(theatre, on, as_of, account, as_json=as_json)
    drawing = Drawing(draws, seed, reading, strict_law=strict_law, rule=rule, blend=blend)
    if draw is not None:
        run_replay(asked, case, drawing, draw)
    else:
        run_assess(asked, case, drawing, hide_outcome=hide_outcome)


@app.command()
def cases(theatre: Theatre = DEFAULT_THEATRE, as_json: AsJson = False) -> None:
    """List the cases of a theatre: the crises that can be asked about."""
    from allies.cli.run_cases import run_cases

    run_cases(theatre, as_json=as_json)


@app.command()
def law(
    body: Body,
    on: On = "",
    of: Annotated[str, typer.Option("--of", help="Only as far as it binds this state.")] = "",
    diff: Annotated[
        tuple[str, str], typer.Option("--diff", help="What changed between two days.")
    ] = ("", ""),
    html: Annotated[str, typer.Option("--html", help="Write a lawyer's page to this file.")] = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Say which texts bind whom on a day, under which reading."""
    from allies.cli.asking import Asked
    from allies.cli.run_law import refuse_together, run_diff, run_law, run_law_page

    refuse_together(diff=any(diff), html=bool(html), on=bool(on), as_json=as_json)
    asked = Asked(theatre, on, as_of, account, as_json=as_json)
    if any(diff):
        run_diff(asked, body, diff, of)
    elif html:
        run_law_page(asked, body, html, of)
    else:
        run_law(asked, body, of)


@app.command()
def audit(
    body: Body,
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Hold every past act of a body against the rules of its day."""
    from allies.cli.asking import Asked
    from allies.cli.run_law import run_audit

    run_audit(Asked(theatre, "", as_of, account, as_json=as_json), body)


@app.command()
def members(
    organisation: Annotated[str, typer.Argument(help="An organisation; all where none.")] = "",
    on: On = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Say who belonged to an organisation on a day, and who disagrees; or who to what."""
    from allies.cli.asking import Asked

    asked = Asked(theatre, on, as_of, account, as_json=as_json)
    if organisation:
        from allies.cli.run_record import run_members

        run_members(asked, organisation)
    else:
        from allies.cli.run_accounts import run_memberships

        run_memberships(asked)


@app.command()
def timeline(
    about: Annotated[str, typer.Option(help="Only what concerns this id.")] = "",
    since: Annotated[str, typer.Option("--from", help="From this date on.")] = "",
    until: Annotated[str, typer.Option("--to", help="Up to this date.")] = "",
    act: Annotated[str, typer.Option(help="Only this kind of act: acceded, requested.")] = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Show what happened, in order."""
    from allies.cli.asking import Asked
    from allies.cli.run_record import run_timeline

    asked = Asked(theatre, "", as_of, account, as_json=as_json)
    run_timeline(asked, about, (since, until), act)


@app.command()
def contested(
    kind: Annotated[str, typer.Option("--type", help="Only this type: rival_claims, ...")] = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """List the contradictions of the sources, by type."""
    from allies.cli.asking import Asked
    from allies.cli.run_record import run_contested

    run_contested(Asked(theatre, "", as_of, account, as_json=as_json), kind)


@app.command()
def claim(
    name: Annotated[str, typer.Argument(help="Id of an act, contest, version or provision.")] = "",
    single_origin: Annotated[
        bool, typer.Option("--single-origin", help="List all that rests on one origin instead.")
    ] = False,
    as_of: AsOf = "",
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Say who says something, since when, who contradicts it, and what rests on it."""
    from allies.cli.asking import Asked

    asked = Asked(theatre, "", as_of, BEST_EVIDENCE, as_json=as_json)
    if single_origin:
        from allies.cli.run_accounts import run_single_origins

        run_single_origins(asked, name)
    else:
        from allies.cli.run_record import run_claim

        run_claim(asked, name)


@app.command()
def accounts(
    on: On = "",
    everyone: Annotated[
        bool, typer.Option("--all", help="Every source too, not only documents and positions.")
    ] = False,
    as_of: AsOf = "",
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Show how the record reads in each account, and who is what to whom in consequence."""
    from allies.cli.asking import Asked
    from allies.cli.run_accounts import run_accounts

    run_accounts(Asked(theatre, on, as_of, BEST_EVIDENCE, as_json=as_json), everyone=everyone)


@sources_app.callback()
def sources(
    context: typer.Context, theatre: Theatre = DEFAULT_THEATRE, as_json: AsJson = False
) -> None:
    """List the sources of a theatre."""
    context.obj = theatre, as_json
    if context.invoked_subcommand is None:
        from allies.cli.run_sources import run_sources

        run_sources(theatre, as_json=as_json)


@sources_app.command()
def verify(
    context: typer.Context,
    documents: Annotated[str, typer.Option(help="The folder that holds the documents.")],
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Find every cited passage in the documents, and name each that fails."""
    from allies.cli.run_sources import run_verify

    # Given before the subcommand or after it, an option says the same.
    named, json_before = context.obj
    named = theatre if theatre != DEFAULT_THEATRE else named
    run_verify(named, documents, as_json=as_json or json_before)


@sources_app.command()
def digest(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="The document the passage stands in.")],
    words: Annotated[str, typer.Argument(help="At least eight of its words, in order.")],
    as_json: AsJson = False,
) -> None:
    """Make the two digests that cite a passage."""
    from allies.cli.run_sources import run_digest

    run_digest(file, words, as_json=as_json or context.obj[1])


@app.command()
def check(
    theatre: Annotated[str, typer.Argument(help="A shipped theatre, or a folder.")] = "",
    theatre_option: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Report every fault of a theatre, and every expectation that does not hold."""
    from allies.cli.run_theatre import run_check

    run_check(theatre, theatre_option, as_json=as_json)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Name of the new theatre: small letters, digits, _.")],
    as_json: AsJson = False,
) -> None:
    """Start a small commented theatre in a new folder."""
    from allies.cli.run_theatre import run_new

    run_new(name, as_json=as_json)


# Commands in modules of their own add themselves to the app.
from allies.cli import (  # noqa: E402, F401
    backtest_commands,
    capital_commands,
    movement_commands,
    power_commands,
)
