"""The server of the Model Context Protocol: read-only tools over standard input and output."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import anyio
import mcp_types as types
from anyio import to_process
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from allies import __version__
from allies.assistant.answers import Reply, Resource, reply, resources
from allies.assistant.tools import tools

SECONDS = 60.0  # longest time for one reply
_INSTRUCTIONS = (
    "Tools on collective security in the theatres listed by each tool: for a crisis, assess says"
    " whether organisations may, will and can act, and rests_on what that depends on; law, members,"
    " timeline, claim and contested tell the record. Give states, organisations, places and cases"
    " by name or code; ask for the list of cases with the tool cases. Cite the sources that a reply"
    " names. Where a reply says unknown or contested, say so: unknown is not no. A probability is"
    " what a model says under its judgements, not a fact. Where a page says `allies NAME ...`, that"
    " is the tool NAME."
)


class _Handlers:
    """What the server does when a client asks.

    Attributes:
        theatres: the theatres that can be asked about; the first one is the default.
        seconds: the longest time for one reply.
    """

    def __init__(self, theatres: Sequence[str], seconds: float) -> None:
        self.theatres, self.seconds = tuple(theatres), seconds

    async def list_tools(self, _context: Any, _params: Any) -> types.ListToolsResult:
        """Return every tool."""
        hints = types.ToolAnnotations(
            read_only_hint=True, idempotent_hint=True, open_world_hint=False
        )
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=tool.name,
                    title=tool.title,
                    description=tool.says,
                    input_schema=dict(tool.takes),
                    annotations=hints,
                )
                for tool in tools(self.theatres).values()
            ]
        )

    async def call_tool(
        self, _context: Any, params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        """Answer one call."""
        said = await self._in_time(params.name, params.arguments or {})
        return types.CallToolResult(
            content=[types.TextContent(type="text", text=said.text)], is_error=said.failed
        )

    async def list_resources(self, _context: Any, _params: Any) -> types.ListResourcesResult:
        """Return every resource."""
        return types.ListResourcesResult(
            resources=[
                types.Resource(
                    uri=uri, name=item.name, description=item.says, mime_type="text/plain"
                )
                for uri, item in (await self._resources()).items()
            ]
        )

    async def read_resource(
        self, _context: Any, params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        """Return the text of one resource."""
        listed = await self._resources()
        item = listed.get(str(params.uri))
        if item is None:
            raise MCPError(
                types.INVALID_PARAMS,
                f"there is no resource {json.dumps(str(params.uri))}; known: {', '.join(listed)}",
            )
        said = await self._in_time(item.tool, dict(item.given))
        content = types.TextResourceContents(uri=params.uri, mime_type="text/plain", text=said.text)
        return types.ReadResourceResult(contents=[content])

    async def _resources(self) -> dict[str, Resource]:
        return await to_process.run_sync(resources, self.theatres, cancellable=True)

    async def _in_time(self, name: str, given: dict[str, Any]) -> Reply:
        """Answer in a process of its own, which is stopped if it takes too long."""
        with anyio.move_on_after(self.seconds):
            return await to_process.run_sync(reply, name, given, self.theatres, cancellable=True)
        return Reply(
            f"This took more than {self.seconds:g} seconds and was stopped.\n"
            "  do:  ask for less: fewer draws, one means, one day, or another page",
            failed=True,
        )


def server(theatres: Sequence[str], seconds: float = SECONDS) -> Server[Any]:
    """Return the server.

    Args:
        theatres: the theatres that can be asked about; the first one is the default.
        seconds: the longest time for one reply.
    """
    handlers = _Handlers(theatres, seconds)
    return Server(
        "allies",
        version=__version__,
        instructions=_INSTRUCTIONS,
        on_list_tools=handlers.list_tools,
        on_call_tool=handlers.call_tool,
        on_list_resources=handlers.list_resources,
        on_read_resource=handlers.read_resource,
    )


def serve(theatres: Sequence[str]) -> None:
    """Answer over standard input and output until the input ends."""

    async def run() -> None:
        made = server(theatres)
        async with stdio_server() as (read, write):
            await made.run(read, write, made.create_initialization_options())

    anyio.run(run)
