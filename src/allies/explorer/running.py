"""Starts the server, and refuses to start it unsafely."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.files import cache_folder
from allies.values.naming import refuse_unseen

LEAST_TOKEN = 16  # letters
MOST_PORT = 65_535


def run_server(  # noqa: PLR0913 (one for each option)
    theatre: str,
    *,
    at: tuple[str, int],
    token: str,
    names: tuple[str, ...],
    hidden: bool,
    warm_up: bool = True,
    documents: str = "",
) -> None:
    """Serve a theatre until it is interrupted.

    Args:
        theatre: a shipped theatre, or a folder.
        at: the address and port to listen on.
        token: what a visitor must bring; empty for nothing.
        names: further names by which the server may be called.
        hidden: whether to hide what happened.
        warm_up: whether to work out the default questions of all cases ahead of visitors.
        documents: the folder of the texts of sources, whose cited passages pages then show.

    Raises:
        QuestionError: the folder cannot be read, the address needs a token, or the port is in use.
        TheatreError: the theatre has faults.
    """
    from allies.explorer.server import LOOPBACK

    host, port = at
    is_open = host not in LOOPBACK
    refuse_unsafe(host, token, is_open=is_open)
    for name in names:
        refuse_unseen(name, "name")
    record = OpenTheatre(theatre).record
    if documents:
        from allies.theatre.documents import indexed_documents

        indexed_documents(Path(documents))  # refuse now what cannot be read
    _refuse_taken(host, port)

    import uvicorn

    from allies.explorer.pool import Pool
    from allies.explorer.server import make_app
    from allies.explorer.warming import WarmUp, default_paths

    if is_open:
        print(
            f"Anybody who reaches {host}:{port} and has the token can ask. The connection is not"
            " encrypted: put a server with TLS in front of it.",
            file=sys.stderr,
        )
    shown = f"http://{'localhost' if host in LOOPBACK else host}:{port}/"
    print(f"{shown}{'?token=...' if token else ''}  (end with Ctrl-C)", file=sys.stderr)
    paths = default_paths(record) if warm_up and cache_folder() is not None else []
    ahead = WarmUp(theatre, paths, hidden=hidden)
    pool = Pool(theatre, hidden=hidden, documents=documents, warm_up=ahead)
    app = make_app(pool, hosts=(*LOOPBACK, host, *names), token=token)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False,
                limit_concurrency=200, timeout_keep_alive=5)  # fmt: skip


def refuse_unsafe(host: str, token: str, *, is_open: bool) -> None:
    """Refuse to listen beyond this machine without a token that cannot be guessed.

    Raises:
        QuestionError: the token is missing or short.
    """
    if is_open and len(token) < LEAST_TOKEN:
        raise QuestionError(
            f"listening on {host} needs a token of at least {LEAST_TOKEN} letters",
            field="token",
            why="others could reach the server",
            remedy="give --token, or leave --host out to serve this machine alone",
        )


def _refuse_taken(host: str, port: int) -> None:
    if not 0 <= port <= MOST_PORT:
        raise QuestionError(
            f"there is no port {port}", field="port", remedy=f"choose one from 1 to {MOST_PORT:,}"
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise QuestionError(
                f"port {port} on {host} cannot be used: {error.strerror}",
                field="port",
                remedy="choose another with --port",
            ) from None
