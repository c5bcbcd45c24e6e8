"""The server: addresses in, pages out; it computes nothing itself."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from html import escape
from importlib import resources
from urllib.parse import urlencode, urlsplit

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from allies.explorer.openapi import described
from allies.explorer.pool import BusyError, Pool
from allies.explorer.rendering import POLICY_OF_SERVER

LOOPBACK = ("127.0.0.1", "localhost", "::1")
COOKIE = "allies_token"
MOST_QUERY = 4_000  # characters
HEADERS = {
    "Content-Security-Policy": POLICY_OF_SERVER,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_Next = Callable[[Request], Awaitable[Response]]


def make_app(pool: Pool, *, hosts: Sequence[str] = LOOPBACK, token: str = "") -> Starlette:
    """Return the application.

    Args:
        pool: answers addresses.
        hosts: names by which the server may be called.
        token: what a visitor must bring; nothing if empty.
    """

    async def page(request: Request) -> Response:
        if len(request.url.query) > MOST_QUERY:
            return _said(414, "The address is too long.", "Leave something out.")
        given: dict[str, tuple[str, ...]] = {}
        for name, value in request.query_params.multi_items():
            if value:
                given[name] = (*given.get(name, ()), value)
        try:
            found = await pool.respond(request.path_params["path"].strip("/"), given)
        except BusyError:
            said = _said(503, "Too much is asked at once.", "Wait a few seconds, then ask again.")
            said.headers["Retry-After"] = "5"
            return said
        headers = {"Cache-Control": "no-cache" if found.status == 200 else "no-store"}
        return Response(found.body, found.status, headers, media_type=found.kind)

    description = msgspec.json.encode(described())

    async def api(_: Request) -> Response:
        return Response(description, media_type="application/json")

    @asynccontextmanager
    async def lifespan(_: Starlette):  # type: ignore[no-untyped-def]
        ahead = asyncio.ensure_future(pool.work_ahead())
        yield
        ahead.cancel()
        pool.close()

    static = str(resources.files("allies.explorer").joinpath("static"))
    return Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=static)),
            Route("/api", api),
            Route("/{path:path}", page, methods=["GET"]),
        ],
        middleware=[
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=4),
            Middleware(_Guard, hosts=tuple(hosts), token=token),
        ],
        lifespan=lifespan,
    )


class _Guard(BaseHTTPMiddleware):
    """Checks who calls and by which name, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], token: str) -> None:
        super().__init__(app)
        self._hosts, self._token = hosts, token

    async def dispatch(self, request: Request, call_next: _Next) -> Response:
        """Answer, or refuse, with the headers of every answer."""
        response = self._refused(request) or await call_next(request)
        response.headers.update(HEADERS)
        return response

    def _refused(self, request: Request) -> Response | None:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
        if host not in self._hosts:
            return _said(
                421,
                "The server is not known by this name.",
                "Use its own name; who runs it can add one with --name.",
            )
        origin = request.headers.get("origin")
        if origin and (urlsplit(origin).hostname or "") not in self._hosts:
            return _said(403, "Another page asked for this.", "Open the address itself.")
        return self._without_token(request) if self._token else None

    def _without_token(self, request: Request) -> Response | None:
        given = request.query_params.get("token", "")
        if given and self._is_token(given):
            rest = [
                (name, value)
                for name, value in request.query_params.multi_items()
                if name != "token"
            ]
            path = "/" + request.url.path.lstrip("/")
            found = RedirectResponse(f"{path}{'?' + urlencode(rest) if rest else ''}", 303)
            found.set_cookie(COOKIE, given, httponly=True, samesite="strict", max_age=30 * 86_400)
            return found
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self._is_token(request.cookies.get(COOKIE, "")) or self._is_token(bearer):
            return None
        return _said(
            401,
            "This server asks for a token.",
            "Open the address that you were given, which ends with ?token=...",
        )

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())


def _said(status: int, what: str, remedy: str) -> Response:
    """Return a short page that says what is wrong and what to do."""
    text = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(what)}</title>"
        '<link rel="stylesheet" href="/static/site.css"></head>'
        f'<body><main><div class="head"><p class="kicker">Error {status}</p>'
        f"<h1>{escape(what)}</h1><p>{escape(remedy)}</p></div></main></body></html>"
    )
    return Response(text, status, {"Cache-Control": "no-store"}, media_type="text/html")
