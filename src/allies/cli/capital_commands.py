"""Commands about capitals and positions: positions, threats, capital, autonomy."""

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
def positions(
    case: Annotated[str, typer.Argument(help="A crisis of the theatre.")],
    means: Annotated[str, typer.Option(help="Show only this means.")] = "",
    draws: Annotated[int, typer.Option(help="How many futures to draw.")] = 2_000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 0,
    on: On = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Say who would ask, who would support, and what moves each of them."""
    from allies.cli.asking import Asked, Drawing
    from allies.cli.run_capitals import run_positions

    asked = Asked(theatre, on, as_of, account, as_json=as_json)
    run_positions(asked, case, Drawing(draws, seed, "", strict_law=False), means)


@app.command()
def threats(
    compare: Annotated[
        tuple[str, str], typer.Option("--compare", help="Only these two capitals.")
    ] = ("", ""),
    on: On = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Lay the threat registers of capitals side by side."""
    from allies.cli.asking import Asked
    from allies.cli.run_capitals import run_threats

    run_threats(Asked(theatre, on, as_of, account, as_json=as_json), compare)


@app.command()
def capital(
    state: Annotated[str, typer.Argument(help="A state, by its three letters.")],
    other: Annotated[str, typer.Argument(help="Another, to be laid beside it.")] = "",
    on: On = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Show one capital or two: threats, frames, law, plans, requests, dependence, advice."""
    from allies.cli.asking import Asked
    from allies.cli.run_capitals import run_capital

    run_capital(Asked(theatre, on, as_of, account, as_json=as_json), state, other)


@app.command()
def autonomy(
    on: On = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Show members' freedom to refuse, influence and cost of leaving, kept apart."""
    from allies.cli.asking import Asked
    from allies.cli.run_capitals import run_autonomy

    run_autonomy(Asked(theatre, on, as_of, account, as_json=as_json))
