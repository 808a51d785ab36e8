"""The tools behind the Model Context Protocol, by its official SDK (``paperatlas[mcp]``).

Source: Model Context Protocol specification, "Tools".
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperatlas.atlas import AtlasFolder
from paperatlas.errors import PaperatlasError, UsageError
from paperatlas.server.tools import TOOLS
from paperatlas.server.worker import Worker

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

INSTRUCTIONS = """A knowledge graph of research papers: methods, tasks, benchmarks, datasets, simulators, robots,
metrics and results, each statement with the sentence that it was read from. Begin with ask or search_concepts; quote
the sentences. Answers are cut after {rows} rows and {seconds:g} seconds."""


def serve_atlas(atlas: Path, rows: int = 100, seconds: float = 30.0) -> None:
    """Serve an atlas over standard input and output until the client goes away.

    Raises `AtlasError` where there is no atlas, and `UsageError` without the SDK.
    """
    AtlasFolder(atlas).manifest()
    worker = Worker(atlas, rows, seconds)
    try:
        make_server(worker, INSTRUCTIONS.format(rows=rows, seconds=seconds)).run("stdio")
    finally:
        worker.close()


def make_server(worker: Worker, instructions: str) -> MCPServer[Any]:
    """The server with all tools, each marked as one that only reads."""
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.types import ToolAnnotations
    except ImportError as error:
        raise UsageError("the MCP server needs an extra; install it with: pip install 'paperatlas[mcp]'") from error
    server: MCPServer[Any] = MCPServer(
        "paperatlas", instructions=instructions, version=version("paperatlas"), log_level="ERROR"
    )
    reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for name, tool in TOOLS.items():
        server.add_tool(_offered(worker, name, tool), name=name, annotations=reads)
    return server


def _offered(worker: Worker, name: str, tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """A tool as the client sees it: without the atlas and the limits, and run by the worker."""
    from mcp.server.mcpserver.exceptions import ToolError

    signature = inspect.signature(tool, eval_str=True)
    seen = [p for p in signature.parameters.values() if p.name not in ("atlas", "most")]

    @wraps(tool)
    def offered(**arguments: Any) -> dict[str, Any]:
        try:
            return worker.call(name, arguments)
        except PaperatlasError as error:
            raise ToolError(str(error)) from error

    offered.__signature__ = signature.replace(parameters=seen)  # type: ignore[attr-defined]
    offered.__annotations__ = {p.name: p.annotation for p in seen} | {"return": dict[str, Any]}
    del offered.__wrapped__
    return offered
