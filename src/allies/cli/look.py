"""Errands that show the record in a browser: plain pages, or a server."""

from __future__ import annotations

from typing import Annotated

import typer

from allies.errors import require_extra
from allies.questions.base import DEFAULT_THEATRE

_LIBRARIES = ("jinja2", "starlette", "uvicorn")
Theatre = Annotated[
    str | None,
    typer.Option("--theatre", help="A shipped theatre, or a folder.", show_default=False),
]
HideOutcome = Annotated[
    bool, typer.Option("--hide-outcome", help="Hide what happened, on every page.")
]


def site(
    output: Annotated[
        str, typer.Option("--output", "-o", help="The folder to write: new, empty, or a site.")
    ],
    theatre: Theatre = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="Only what had been published by this day.",
                     show_default=False),
    ] = None,
    account: Annotated[
        str | None,
        typer.Option("--account", help="The account to follow.", show_default=False),
    ] = None,
    hide_outcome: HideOutcome = False,
) -> None:  # fmt: skip
    """Write the pages of a theatre as plain files, for any browser without a server.

    For example: allies site -o pages
    """
    from pathlib import Path

    from allies.cli.errands import telling
    from allies.faces.text.printing import write

    with telling():
        require_extra("the explorer", "web", *_LIBRARIES)
        from allies.explorer.site import write_site

        given = {"as_of": as_of or "", "account": account or ""}
        found = write_site(
            theatre or DEFAULT_THEATRE, Path(output), given=given, hidden=hide_outcome
        )
    size = f"{found.bytes / 1e6:.1f} MB"
    write(f"{found.pages:,} pages, {size}; open {Path(output) / 'index.html'}\n")


def serve(  # noqa: PLR0913 (one for each option)
    theatre: Theatre = None,
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
    host: Annotated[
        str, typer.Option(help="The address to listen on; another than this machine needs a token.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(help="What a visitor must bring.", envvar="ALLIES_TOKEN", show_default=False),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A name by which the server is called; repeatable.", show_default=False),
    ] = None,
    documents: Annotated[
        str | None,
        typer.Option(
            help="A folder of the texts of sources; pages then show cited passages in their place.",
            show_default=False,
        ),
    ] = None,
    hide_outcome: HideOutcome = False,
    warm_up: Annotated[
        bool,
        typer.Option(help="Work out the default questions of all cases ahead of visitors."),
    ] = True,
) -> None:
    """Answer in a browser on this machine, with controls.

    For example: allies serve --port 8000
    """
    from allies.cli.errands import telling

    with telling():
        require_extra("the explorer", "web", *_LIBRARIES)
        from allies.explorer.running import run_server

        run_server(
            theatre or DEFAULT_THEATRE,
            at=(host, port),
            token=token or "",
            names=tuple(name or ()),
            hidden=hide_outcome,
            warm_up=warm_up,
            documents=documents or "",
        )
