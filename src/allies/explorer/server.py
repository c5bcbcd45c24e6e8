"""The server: addresses in, pages out; it computes nothing itself."""

from __future__ import annotations

import asyncio
import gzip
import hmac
from collections.abc import Awaitable, Sequence
from contextlib import asynccontextmanager
from html import escape
from urllib.parse import urlencode, urlsplit

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from allies.explorer.assets import assets, versioned
from allies.explorer.openapi import described
from allies.explorer.pool import BusyError, Pool
from allies.explorer.rates import Bounds
from allies.explorer.rendering import POLICY_OF_SERVER
from allies.explorer.responding import Response as Answered

LOOPBACK = ("127.0.0.1", "localhost", "::1")
COOKIE = "allies_token"
MOST_QUERY = 4_000  # characters
SECONDS_OF_A_DAY = 86_400
SECONDS_OF_A_YEAR = 365 * SECONDS_OF_A_DAY
HEADERS = {
    "Content-Security-Policy": POLICY_OF_SERVER,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def make_app(pool: Pool, *, hosts: Sequence[str] = LOOPBACK, token: str = "") -> Starlette:
    """Return the application.

    With a token there are many visitors, and how fast each may ask is bounded.

    Args:
        pool: answers addresses.
        hosts: names by which the server may be called.
        token: what a visitor must bring; nothing if empty.
    """
    bounds = Bounds() if token else None

    async def page(request: Request) -> Response:
        if len(request.url.query) > MOST_QUERY:
            return _said(414, "The address is too long.", "Leave something out.")
        given: dict[str, tuple[str, ...]] = {}
        for name, value in request.query_params.multi_items():
            if value:
                given[name] = (*given.get(name, ()), value)
        path = request.path_params["path"].strip("/")
        known = pool.known(path, given)
        visitor = request.client.host if request.client else ""
        is_new = known is None and not pool.is_asked(path, given)
        seconds = bounds.wait(visitor, is_new=is_new) if bounds else 0
        if seconds:
            return _busy(429, "You ask faster than this server answers.", seconds)
        if known is not None:
            return _sent(request, known)
        try:
            found = await _while_there(request, pool.respond(path, given))
        except BusyError:
            return _busy(503, "Too much is asked at once.", 5)
        return _sent(request, found) if found else Response(status_code=499)

    description = msgspec.json.encode(described())

    async def api(_: Request) -> Response:
        return Response(description, media_type="application/json")

    @asynccontextmanager
    async def lifespan(_: Starlette):  # type: ignore[no-untyped-def]
        ahead = asyncio.ensure_future(pool.work_ahead())
        yield
        ahead.cancel()
        pool.close()

    return Starlette(
        routes=[
            Route("/static/{name:path}", _asset, methods=["GET"]),
            Route("/api", api),
            Route("/{path:path}", page, methods=["GET"]),
        ],
        middleware=[
            Middleware(_Guard, hosts=tuple(hosts), token=token),
        ],
        lifespan=lifespan,
    )


async def _while_there(request: Request, answering: Awaitable[Answered]) -> Answered | None:
    """Return an answer; give it up and return None if the visitor goes away before it is there."""
    answer = asyncio.ensure_future(answering)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        return answer.result() if answer.done() else None
    finally:
        gone.cancel()
        answer.cancel()


async def _gone(request: Request) -> None:
    """Return when the visitor has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _asset(request: Request) -> Response:
    """Send a file that pages share."""
    name = request.path_params["name"]
    found = assets().get(name)
    if found is None:
        return _said(404, "There is no such file.", "Begin at the first page.")
    keep = "no-cache"  # ask again, with the tag
    if request.query_params.get("v") == found.tag:
        keep = f"private, max-age={SECONDS_OF_A_YEAR}, immutable"
    elif name.startswith("fonts/"):
        keep = f"private, max-age={SECONDS_OF_A_DAY}"
    answer = Answered(200, found.kind, found.body, zipped=found.zipped, tag=f'"{found.tag}"')
    return _sent(request, answer, keep)


def _sent(request: Request, found: Answered, keep: str = "no-cache") -> Response:
    """Return an answer as it is sent: compressed if the visitor can read that, once if it stays."""
    headers = {"Cache-Control": keep if found.status == 200 else "no-store",
               "Vary": "Accept-Encoding"}  # fmt: skip
    if found.status == 200:
        headers["ETag"] = found.tag
        if request.headers.get("if-none-match") == found.tag:
            return Response(b"", 304, headers)
    body = found.body
    if found.zipped and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = found.zipped
    elif found.zipped and not body:
        body = gzip.decompress(found.zipped)
    return Response(body, found.status, headers, media_type=found.kind)


class _Guard:
    """Checks who calls and by which name, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], token: str) -> None:
        self._app, self._hosts, self._token = app, hosts, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse, with the headers of every answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refused = self._refused(Request(scope, receive))
        await (refused or self._app)(scope, receive, send_with_headers)

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
        if request.url.path.startswith("/static/"):
            return None  # the look of the page that asks for the token; nothing of a theatre
        given = request.query_params.get("token", "")
        if given and self._is_token(given):
            rest = [
                (name, value)
                for name, value in request.query_params.multi_items()
                if name != "token"
            ]
            path = "/" + request.url.path.lstrip("/")
            found = RedirectResponse(f"{path}{'?' + urlencode(rest) if rest else ''}", 303)
            found.set_cookie(
                COOKIE,
                given,
                httponly=True,
                samesite="strict",
                max_age=30 * SECONDS_OF_A_DAY,
                secure=request.url.scheme == "https",  # as a server in front says
            )
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


def _busy(status: int, what: str, seconds: int) -> Response:
    """Return a page that says how long to wait, also for programs."""
    how_long = "1 second" if seconds == 1 else f"{seconds} seconds"
    said = _said(status, what, f"Wait {how_long}, then ask again.")
    said.headers["Retry-After"] = str(seconds)
    return said


def _said(status: int, what: str, remedy: str) -> Response:
    """Return a short page that says what is wrong and what to do."""
    text = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(what)} · allies</title>"
        f'<link rel="stylesheet" href="/static/{versioned("site.css")}"></head>'
        '<body><header class="top"><div class="inner"><a class="brand" href="/">allies</a></div>'
        f'</header><main><div class="head"><p class="kicker">Error {status}</p>'
        f'<h1>{escape(what)}</h1><p class="lede">{escape(remedy)}</p></div></main></body></html>'
    )
    return Response(text, status, {"Cache-Control": "no-store"}, media_type="text/html")
