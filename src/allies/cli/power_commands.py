"""The commands about votes: power, settlement."""

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
def power(
    organisation: Annotated[str, typer.Argument(help="An organisation of the theatre.")] = "",
    game: Annotated[str, typer.Option("--game", help="A game in a YAML or JSON file.")] = "",
    on: On = "",
    before: Annotated[
        str, typer.Option("--before", help="What changed since this day, by reading.")
    ] = "",
    of: Annotated[str, typer.Option("--of", help="With --before: for this state.")] = "",
    rule: Annotated[
        str, typer.Option(help="Suppose that this rule decides: simple_majority.")
    ] = "",
    with_states: Annotated[
        list[str] | None, typer.Option("--with", help="Suppose that this state has a vote.")
    ] = None,
    without_states: Annotated[
        list[str] | None, typer.Option("--without", help="Suppose that this one has none.")
    ] = None,
    case: Annotated[
        str, typer.Option(help="How each rule would decide this crisis, on the same draws.")
    ] = "",
    capability: Annotated[
        str, typer.Option(help="A CSV file of a national capability: columns iso3, year, cinc.")
    ] = "",
    draws: Annotated[int, typer.Option(help="With --case: how many futures to draw.")] = 2_000,
    seed: Annotated[int, typer.Option(help="With --case: seed of the draws.")] = 0,
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Say what a decision rule gives each vote, beside the forces each member assigns."""
    from allies.cli import run_power
    from allies.cli.asking import Asked, Drawing

    run_power.refuse_unused(
        {
            "--game": bool(game),
            "--case": bool(case),
            "--before": bool(before),
            "--on": bool(on),
            "--of": bool(of),
            "--rule": bool(rule),
            "--with": bool(with_states),
            "--without": bool(without_states),
            "--capability": bool(capability),
        }
    )
    asked = Asked(theatre, on, as_of, account, as_json=as_json)
    levers = run_power.Levers(rule, tuple(with_states or ()), tuple(without_states or ()))
    if game:
        run_power.run_game(asked, game, organisation)
    elif case:
        drawing = Drawing(draws, seed, "", strict_law=False, rule=rule)
        run_power.run_case_power(asked, organisation, case, drawing, levers)
    elif before:
        run_power.run_change(asked, organisation, before, of)
    else:
        run_power.run_power(asked, organisation, levers, capability)


@app.command()
def settlement(
    file: Annotated[str, typer.Argument(help="Actors and what they want, in YAML or JSON.")],
    draws: Annotated[int, typer.Option(help="How often to draw what is in doubt.")] = 2_000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Say where a question would settle if every actor pulled with its weight."""
    from allies.cli.run_power import run_settlement

    run_settlement(file, draws, seed, as_json=as_json)
