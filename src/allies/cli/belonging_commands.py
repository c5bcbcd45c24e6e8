"""Commands that look across the whole record: who belonged to what, and what rests on whom."""

from __future__ import annotations

from typing import Annotated

import typer

from allies.cli.app import (
    BEST_EVIDENCE,
    DEFAULT_THEATRE,
    Account,
    AsJson,
    AsOf,
    On,
    Theatre,
    app,
)


@app.command()
def belonging(
    on: On = "",
    state: Annotated[str, typer.Option("--state", help="Only what this state was.")] = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Say who belonged to what on a day, in every organisation, and who disagrees."""
    from allies.cli.asking import Asked
    from allies.cli.run_belonging import run_belonging

    run_belonging(Asked(theatre, on, as_of, account, as_json=as_json), state)


@app.command()
def claims(
    about: Annotated[str, typer.Option("--about", help="Only what concerns this id.")] = "",
    single: Annotated[
        bool, typer.Option("--single", help="Only claims that rest on a single origin.")
    ] = False,
    as_of: AsOf = "",
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """List what the sources claim, and on how many independent origins each claim rests."""
    from allies.cli.asking import Asked
    from allies.cli.run_belonging import run_claims

    run_claims(Asked(theatre, "", as_of, BEST_EVIDENCE, as_json=as_json), about, single=single)
