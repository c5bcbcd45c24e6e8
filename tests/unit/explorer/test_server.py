"""The server: who may call it, and what it sends with every answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
import pytest

pytest.importorskip("httpx", reason="httpx is not installed, so the server is not called")
from starlette.testclient import TestClient

from allies.errors import QuestionError
from allies.explorer.openapi import described
from allies.explorer.pool import BusyError, Pool
from allies.explorer.rates import FRESH, KNOWN
from allies.explorer.responding import HTML, Response
from allies.explorer.running import LEAST_TOKEN, refuse_unsafe
from allies.explorer.server import COOKIE, HEADERS, make_app

TOKEN = "t" * LEAST_TOKEN


class Still(Pool):
    """A pool without processes, which notes what it is asked."""

    def __init__(self, *, busy: bool = False) -> None:
        self.asked: list[tuple[str, Mapping[str, tuple[str, ...]]]] = []
        self.busy = busy

    def known(self, path: str, given: Mapping[str, tuple[str, ...]]) -> Response | None:
        """Return the one answer that is kept."""
        return Response(200, HTML, b"kept") if path == "known" else None

    def is_asked(self, path: str, given: Mapping[str, tuple[str, ...]]) -> bool:
        """Return whether it is the one answer that others wait for."""
        return path == "asked"

    async def respond(self, path: str, given: Mapping[str, tuple[str, ...]]) -> Response:
        self.asked.append((path, given))
        if self.busy:
            raise BusyError
        return Response(200, HTML, b"<p>found</p>")

    def close(self) -> None:
        """Nothing to end."""


def client(pool: Still | None = None, token: str = "", **more: str) -> TestClient:
    app = make_app(pool or Still(), token=token)
    return TestClient(app, base_url="http://localhost", follow_redirects=False, headers=more)


def test_an_address_goes_to_the_pool_with_all_its_values() -> None:
    pool = Still()
    found = client(pool).get("/case/osh-2010?deny=UZB&deny=KAZ&on=")
    assert found.text == "<p>found</p>"
    assert pool.asked == [("case/osh-2010", {"deny": ("UZB", "KAZ")})]


@pytest.mark.parametrize("path", ["/", "/static/site.css", "/api", "/static/nowhere"])
def test_every_answer_has_the_strict_headers(path: str) -> None:
    found = client().get(path)
    for name, value in HEADERS.items():
        assert found.headers[name] == value
    assert "unsafe" not in found.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost", 200), ("127.0.0.1:8000", 200), ("evil.example", 421), ("localhost.evil", 421)],
)
def test_only_its_own_names_are_answered(host: str, status: int) -> None:
    assert client().get("/", headers={"host": host}).status_code == status


def test_another_page_may_not_ask() -> None:
    assert client().get("/", headers={"origin": "https://evil.example"}).status_code == 403
    assert client().get("/", headers={"origin": "http://localhost"}).status_code == 200


def test_nothing_can_be_sent() -> None:
    assert client().post("/case/osh-2010", data={"a": "b"}).status_code == 405


def test_a_token_is_needed_and_leaves_the_address() -> None:
    assert client(token=TOKEN).get("/").status_code == 401
    assert client(token=TOKEN).get("/?token=wrong").status_code == 401
    found = client(token=TOKEN).get(f"/map/csto?on=1&token={TOKEN}")
    assert found.status_code == 303
    assert found.headers["location"] == "/map/csto?on=1"
    assert "HttpOnly" in found.headers["set-cookie"]
    assert client(token=TOKEN).get("/static/site.css").status_code == 200  # the look of the refusal
    assert client(token=TOKEN).get("/api").status_code == 401
    visitor = client(token=TOKEN)
    visitor.cookies.set(COOKIE, TOKEN)
    assert visitor.get("/").status_code == 200
    assert client(token=TOKEN, authorization=f"Bearer {TOKEN}").get("/").status_code == 200


@pytest.mark.parametrize(("scheme", "is_secure"), [("http", False), ("https", True)])
def test_a_token_given_over_tls_is_sent_back_over_tls_alone(scheme: str, is_secure: bool) -> None:
    app = make_app(Still(), token=TOKEN)
    visitor = TestClient(app, base_url=f"{scheme}://localhost", follow_redirects=False)
    found = visitor.get(f"/?token={TOKEN}")
    assert ("Secure" in found.headers["set-cookie"]) == is_secure


def test_busy_says_when_to_ask_again() -> None:
    found = client(Still(busy=True)).get("/")
    assert found.status_code == 503
    assert found.headers["Retry-After"] == "5"
    assert "Wait 5 seconds" in found.text


def test_a_very_long_address_is_refused() -> None:
    assert client().get("/?a=" + "x" * 5_000).status_code == 414


@pytest.mark.parametrize(("host", "token", "refused"), [
    ("127.0.0.1", "", False), ("0.0.0.0", "", True), ("0.0.0.0", TOKEN[1:], True),
    ("0.0.0.0", TOKEN, False),
])  # fmt: skip
def test_beyond_this_machine_a_long_token_is_needed(host: str, token: str, refused: bool) -> None:
    if refused:
        with pytest.raises(QuestionError, match="token"):
            refuse_unsafe(host, token, is_open=host != "127.0.0.1")
    else:
        refuse_unsafe(host, token, is_open=host != "127.0.0.1")


def test_the_description_covers_every_question_with_a_page() -> None:
    found = described()
    assert "/api/members" in found["paths"]
    assert "/api/settlement" not in found["paths"]
    given = {item["name"] for item in found["paths"]["/api/deploy"]["get"]["parameters"]}
    assert {"case", "deny", "as_of", "account", "hide_outcome"} <= given
    names = found["components"]["schemas"]
    text = msgspec.json.encode(found).decode()
    for ref in set(re.findall(r"#/components/schemas/([^\"]+)", text)):
        assert ref in names


@pytest.mark.parametrize(
    ("path", "token", "asks", "last"),
    [
        ("new", TOKEN, int(FRESH.at_once), 200),
        ("new", TOKEN, int(FRESH.at_once) + 1, 429),
        ("asked", TOKEN, int(FRESH.at_once) + 1, 200),
        ("known", TOKEN, int(KNOWN.at_once), 200),
        ("known", TOKEN, int(KNOWN.at_once) + 1, 429),
        ("new", "", int(FRESH.at_once) + 1, 200),
    ],
)
def test_a_visitor_of_a_public_server_who_asks_too_fast_is_told_to_wait(
    path: str, token: str, asks: int, last: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allies.explorer.rates.time.monotonic", lambda: 1.0)
    pool = Still()
    called = client(pool, token, authorization=f"Bearer {token}")
    found = [called.get(f"/{path}") for _ in range(asks)][-1]
    assert found.status_code == last
    if last == 429:
        assert found.headers["Retry-After"] == "1"
        assert "Wait 1 second, then ask again." in found.text
        assert found.headers["Content-Security-Policy"]
        assert len(pool.asked) == (FRESH.at_once if path == "new" else 0)
