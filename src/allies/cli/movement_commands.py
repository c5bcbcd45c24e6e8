"""The commands about movement: route, deploy, corridors and bases."""

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

Places = Annotated[
    list[str] | None, typer.Option("--via", help="Pass this place; several in order.")
]
Denied = Annotated[
    list[str] | None, typer.Option("--deny", help="Suppose that this state refuses; repeatable.")
]
Allowed = Annotated[
    list[str] | None, typer.Option("--allow", help="Suppose that this state consents; repeatable.")
]
Modes = Annotated[
    list[str] | None,
    typer.Option("--mode", help="By rail, road, sea, ferry, river or air; all where not given."),
]


@app.command()
def route(
    start: Annotated[str, typer.Argument(metavar="FROM", help="A place, such as otar.")],
    end: Annotated[str, typer.Argument(metavar="TO", help="A place, such as khujand.")],
    mode: Modes = None,
    mover: Annotated[
        str, typer.Option(help="Who moves: a state or an organisation; FROM's state if not given.")
    ] = "",
    cargo: Annotated[
        str, typer.Option(help="What moves: troops, arms, non_lethal, fuel or relief.")
    ] = "troops",
    deny: Denied = None,
    allow: Allowed = None,
    via: Places = None,
    vehicles: Annotated[
        int, typer.Option(help="How many vehicles set out together and queue on the way.")
    ] = 1,
    vehicles_a_day: Annotated[
        int | None, typer.Option(help="How many set out every day instead, and queue.")
    ] = None,
    for_days: Annotated[
        float | None,
        typer.Option("--for", help="With --vehicles-a-day: for how many days; 1 if not given."),
    ] = None,
    within: Annotated[
        float | None, typer.Option(help="Days after which it is too late; none where not given.")
    ] = None,
    revoke: Annotated[
        str, typer.Option(help="Suppose a consent is taken back under way: STATE:DAYS.")
    ] = "",
    compare: Annotated[
        bool, typer.Option("--compare", help="Show the ways round each refusal as well.")
    ] = False,
    on: On = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Say which way something can go, with whose consent, and what a refusal costs."""
    from allies.cli.asking import Asked
    from allies.cli.run_movement import RouteOptions, run_route

    asked = Asked(theatre, on, as_of, account, as_json=as_json)
    options = RouteOptions(
        mode or [],
        mover,
        cargo,
        deny or [],
        allow or [],
        via or [],
        vehicles,
        vehicles_a_day,
        for_days,
        within,
        revoke,
        compare=compare,
    )
    run_route(asked, start, end, options)


@app.command()
def deploy(
    case: Annotated[str, typer.Argument(help="A crisis of the theatre, such as osh-2010.")],
    to: Annotated[str, typer.Option("--to", help="Another place than the crisis's own.")] = "",
    means: Annotated[
        list[str] | None,
        typer.Option(help="Another means than the question's, such as rapid_reaction."),
    ] = None,
    deny: Denied = None,
    allow: Allowed = None,
    status_of: Annotated[
        str,
        typer.Option(help="Set this state's membership and its consent against each other."),
    ] = "",
    output: Annotated[str, typer.Option("-o", help="Write a chart to this file, as SVG.")] = "",
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 0,
    people: Annotated[
        int | None, typer.Option(help="How many are to be there, if not as the question asks.")
    ] = None,
    within: Annotated[
        int | None, typer.Option(help="Within how many days, if not as the question asks.")
    ] = None,
    on: On = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Say who would be there when, and whose consent that hangs on."""
    from allies.cli.asking import Asked
    from allies.cli.run_deploy import DeployOptions, run_deploy

    asked = Asked(theatre, on, as_of, account, as_json=as_json)
    options = DeployOptions(
        to, means or [], deny or [], allow or [], status_of, output, seed, people, within
    )
    run_deploy(asked, case, options)


@app.command()
def corridors(
    to: Annotated[str, typer.Argument(metavar="TO", help="A place, such as kabul.")],
    mover: Annotated[
        str, typer.Option(help="Who moves; whoever the reports speak of, if not given.")
    ] = "",
    cargo: Annotated[
        str, typer.Option(help="What moves; what the reports speak of, if not given.")
    ] = "",
    deny: Denied = None,
    allow: Allowed = None,
    on: On = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Compare the corridors to a country: ways, prices, and shares beside those reported."""
    from allies.cli.asking import Asked
    from allies.cli.run_corridors import run_corridors

    asked = Asked(theatre, on, as_of, account, as_json=as_json)
    run_corridors(asked, to, (mover, cargo), (deny or [], allow or []))


@app.command()
def bases(
    on: On = "",
    as_of: AsOf = "",
    account: Account = BEST_EVIDENCE,
    theatre: Theatre = DEFAULT_THEATRE,
    as_json: AsJson = False,
) -> None:
    """Say who has the use of which place in another state, and on what terms."""
    from allies.cli.asking import Asked
    from allies.cli.run_movement import run_bases

    run_bases(Asked(theatre, on, as_of, account, as_json=as_json))
