"""The server as a client meets it: started by its command, over standard input and output, with the official SDK."""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

mcp = pytest.importorskip("mcp", reason="the official MCP SDK is not installed: pip install 'paperatlas[mcp]'")
pytestmark = pytest.mark.xdist_group("examples")

COMMAND = ["-c", "from paperatlas.cli import main; main()", "mcp"]


def _talk(atlas, talk):
    """Let a client talk to a server of its own."""

    async def session():
        arguments = [*COMMAND, "--atlas", str(atlas), "--rows", "4", "--seconds", "60"]
        server = mcp.StdioServerParameters(command=sys.executable, args=arguments)
        async with mcp.Client(mcp.stdio_client(server)) as client:
            return await talk(client)

    with ThreadPoolExecutor(1) as pool:  # its own thread, since a browser test may have left a running loop in this one
        return pool.submit(asyncio.run, session()).result()


def test_a_client_finds_tools_that_only_read(atlas):
    async def talk(client):
        return client.instructions, (await client.list_tools()).tools

    instructions, tools = _talk(atlas, talk)
    assert "4 rows and 60 seconds" in instructions
    assert {"search_concepts", "concept_card", "explain_connection", "named_question", "cypher", "sparql", "table"} <= {
        tool.name for tool in tools
    }
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    (question,) = (tool for tool in tools if tool.name == "named_question")
    assert set(question.input_schema["properties"]) == {"name", "parameters", "language"}


def test_a_client_is_answered_with_sentences_and_told_of_mistakes(atlas):
    calls = [
        ("named_question", {"name": "robots-of-task", "parameters": {"task": "locomotion"}}),
        ("ask", {"question": "which methods outperform PerAct"}),
        ("cypher", {"query": "MATCH (p:Paper)-[r:USES]->(m:Method) RETURN type(r)"}),
        ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}),
        ("named_question", {"name": "robots-of-task", "parameters": {}}),
        ("sparql", {"query": "SELECT ?n WHERE { ?m a pa:Method ; pa:name ?n }"}),
    ]

    async def talk(client):
        return [await client.call_tool(name, arguments) for name, arguments in calls]

    robots, better, lacking, writing, unfilled, many = _talk(atlas, talk)
    assert all(row["sentence"] for row in robots.structured_content["rows"])
    assert "RVT" in {row["better"] for row in better.structured_content["rows"]}
    assert "write instead: label(r)" in lacking.content[0].text
    assert [answer.is_error for answer in (lacking, writing, unfilled)] == [True, True, True]
    assert len(many.structured_content["rows"]) == 4
    assert "the first 4 of " in many.structured_content["note"]
