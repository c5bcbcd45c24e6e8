"""The command that holds the track record against coded cases."""

from __future__ import annotations

from typing import Annotated

import typer

from allies.cli.app import AsJson, app


@app.command()
def backtest(
    file: Annotated[
        str, typer.Argument(help="A file of coded cases; those shipped where none is given.")
    ] = "",
    fit: Annotated[
        str, typer.Option("--fit", help="Fit to the cases of this file, not to those shipped.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Forecast coded cases from the track record, and score what is known of their end."""
    from allies.cli.run_backtest import run_backtest

    run_backtest(file, fit, as_json=as_json)
