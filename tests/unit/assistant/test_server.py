"""The server, asked by the protocol's own client."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.shared.exceptions import MCPError

from allies.assistant.server import server
from tests.apparatus import Run

# The client and the pool close their processes after the loop has ended.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

Asks = Callable[[Client], Awaitable[Any]]


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Collect what a test leaves while its warnings are ignored, and not during a later test."""
    yield
    gc.collect()


def asked(asks: Asks, *, seconds: float = 60) -> Any:
    """Return what a client of the server got."""

    async def run() -> Any:
        async with Client(server(["central_asia"], seconds)) as client:
            return await asks(client)

    return anyio.run(run)


def test_the_tools_only_read() -> None:
    found = asked(lambda client: client.list_tools()).tools
    assert len(found) > 40
    assert all(tool.annotations.read_only_hint for tool in found)
    assert all(tool.description for tool in found)


def test_a_tool_answers_and_a_fault_is_an_error_of_the_tool() -> None:
    async def both(client: Client) -> tuple[Any, Any]:
        good = await client.call_tool("members", {"organisation": "csto", "on": "2012-07-15"})
        return good, await client.call_tool("members", {"organisation": "cstoo"})

    good, bad = asked(both)
    assert not good.is_error
    assert "15 July 2012" in good.content[0].text
    assert bad.is_error
    assert "cstoo" in bad.content[0].text


def test_a_reply_that_takes_too_long_is_stopped_and_the_next_one_comes() -> None:
    late = asked(lambda client: client.call_tool("cases", {}), seconds=0.001)
    assert late.is_error
    assert "was stopped" in late.content[0].text
    assert not asked(lambda client: client.call_tool("cases", {})).is_error


def test_resources_are_read_by_address_and_no_other_address_is() -> None:
    async def all_of(client: Client) -> tuple[Any, Any]:
        listed = await client.list_resources()
        with pytest.raises(MCPError, match="there is no resource"):
            await client.read_resource("file:///etc/passwd")
        return listed, await client.read_resource("allies://central_asia/cases")

    listed, read = asked(all_of)
    assert "allies://central_asia/cases" in {str(item.uri) for item in listed.resources}
    assert "osh-2010" in read.contents[0].text


def test_the_command_answers_over_standard_input_and_output() -> None:
    command = Path(sys.executable).with_name("allies")

    async def run() -> Any:
        parameters = StdioServerParameters(command=str(command), args=["mcp"])
        async with Client(stdio_client(parameters)) as client:
            return await client.call_tool("contested", {})

    assert not anyio.run(run).is_error


def test_an_unknown_theatre_is_told_before_the_first_question(run: Run) -> None:
    found = run("mcp", "--theatre", "nowhere")
    assert found.code == 2
    assert "nowhere" in found.err


def test_without_its_libraries_the_command_says_what_to_install() -> None:
    hidden = "import sys; sys.modules['mcp'] = None; sys.argv = ['allies', 'mcp']"
    ran = subprocess.run(
        [sys.executable, "-c", f"{hidden}; from allies.cli import main; main()"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "pip install 'allies[assistant]'" in ran.stderr
    assert "Traceback" not in ran.stderr
