"""Cypher that Neo4j has and LadybugDB lacks: which construct it is, and what to write instead.

LadybugDB says "Parser exception" or "function TYPE does not exist"; who knows Neo4j is helped by the name of the
construct. Asked only about a query that LadybugDB has refused, so that a later version which learns one of these
simply answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

APART = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
"""Quoted text and comments."""


@dataclass(frozen=True)
class Construct:
    """A construct by the pattern that shows it, its name, and what to write instead."""

    pattern: re.Pattern[str]
    name: str
    instead: str


def _construct(pattern: str, name: str, instead: str) -> Construct:
    return Construct(re.compile(pattern, re.IGNORECASE | re.DOTALL), name, instead)


def _function(name: str, instead: str) -> Construct:
    return _construct(rf"(?<![\w.]){name}\s*\(", f"{name}()", instead)


CONSTRUCTS = (
    _function("type", "label(r)"),
    _function("shortestPath", "MATCH p = (a)-[:EXTENDS* SHORTEST 1..6]-(b)"),
    _function("allShortestPaths", "MATCH p = (a)-[:EXTENDS* ALL SHORTEST 1..6]-(b)"),
    _construct(
        r"=\s*(?:ALL\s+)?SHORTEST\b", "SHORTEST before a pattern", "MATCH p = (a)-[:EXTENDS* SHORTEST 1..6]-(b)"
    ),
    _construct(r"\]\s*-\s*>?\s*(?:\{\s*\d*\s*,|[+*]\s*\()", "-[...]->{1,3}", "-[:EXTENDS*1..3]->"),
    _construct(
        r"\+=\s*[{$]", "SET n += {...}", "SET n.year = 2024, property by property; this store only answers queries"
    ),
    _construct(r"\bCALL\s*(?:\([^)]*\)\s*)?\{", "CALL {...}", "the inner MATCH and WITH in the query itself"),
    _construct(r"\bCALL\s+(?:db|dbms|apoc)\.", "CALL db... and apoc procedures", "CALL show_tables() RETURN *"),
    _construct(r"\bapoc\.", "apoc functions", "plain Cypher, or the answer's rows in Python"),
    _construct(r"\bFOREACH\s*\(", "FOREACH", "UNWIND list AS x"),
    _construct(
        r"\[\s*\w+\s+IN\b[^\]]*\]",
        "a list comprehension",
        "list_filter(list, x -> x <> '') or list_transform(list, x -> upper(x))",
    ),
    _construct(
        r"\[\s*(?:\w+\s*=\s*)?\([^\]|]*\)\s*<?-.*?\|",
        "a pattern comprehension",
        "OPTIONAL MATCH (p)-[:USES]->(m:Method) and collect(m.name)",
    ),
    _construct(
        r"\b(?:EXISTS|COUNT)\s*\{\s*\(",
        "EXISTS {...} or COUNT {...} without MATCH",
        "EXISTS { MATCH (p)-[:USES]->(:Method) }",
    ),
    _construct(r"\bEXISTS\s*\(\s*\(", "exists((a)-->(b))", "EXISTS { MATCH (p)-[:USES]->(:Method) }"),
    _construct(r"(?<![\w.])\w+\s*\{\s*\.", "a map projection p{.title}", "p.title AS title, property by property"),
    _construct(
        r"\b(?:WHERE|AND|OR|NOT)\s+\(?\w+:\w+",
        "WHERE n:Label",
        "the label in the pattern, (n:Paper), or label(n) = 'Paper'",
    ),
    _construct(r"\(\s*\w*\s*:\s*\w+\s+WHERE\b", "WHERE inside a pattern", "WHERE after the pattern"),
    _construct(
        r"\(\s*\w*\s*:\s*!?\w+\s*[&!]|\(\s*\w*\s*:\s*!",
        "a label expression with & or !",
        "one label a node, or (n:Benchmark|Dataset)",
    ),
    _construct(r":\s*Concept\b", "the label Concept", "(c:Method|Task|Robot|Benchmark|Dataset|Simulator|Metric)"),
    _construct(r"\bUSING\s+(?:INDEX|SCAN|JOIN)\b", "USING INDEX", "the query without it"),
    _construct(r"\bOFFSET\s+\S", "OFFSET", "SKIP"),
    _construct(r"\bNULLS\s+(?:FIRST|LAST)\b", "NULLS FIRST or LAST", "ORDER BY coalesce(n.year, 0)"),
    _construct(
        r"(?<=[\w)])\[\s*0\s*\]", "list[0]", "list[1]: lists count from 1 here; a negative index counts from the end"
    ),
    _construct(r"\bIS\s*::", "IS :: TYPE", "CAST(x AS INT64) where a type is wanted"),
    _function("elementId", "n.id, which is the same in every store"),
    _function("startNode", "the name of the node in the pattern, (a)-[r]->(b)"),
    _function("endNode", "the name of the node in the pattern, (a)-[r]->(b)"),
    _function("head", "list[1], where size(list) > 0"),
    _function("last", "list[-1], where size(list) > 0"),
    _function("tail", "list[2:]"),
    _function("reduce", "list_reduce(list, (sum, x) -> sum + x)"),
    _function("toString", "CAST(x AS STRING)"),
    _function("toInteger", "CAST(x AS INT64)"),
    _function("toFloat", "CAST(x AS DOUBLE)"),
    _function("toBoolean", "CAST(x AS BOOL)"),
    _function("split", "string_split(text, ' ')"),
    _function("isEmpty", "size(x) = 0"),
    _function("char_length", "size(text)"),
    _function("datetime", "current_timestamp()"),
    _construct(r"(?<![\w.])date\s*\(\s*\)", "date()", "current_date()"),
    _function("timestamp", "current_timestamp()"),
)


def lacking(text: str) -> str | None:
    """One line on the first construct of a refused query that LadybugDB lacks; None where it is none of these.

    >>> lacking("MATCH (p:Paper)-[r]->(m:Method) RETURN type(r)")
    'the embedded store has no type(); write instead: label(r)'
    >>> lacking("MATCH (p:Paper) WHERE p.title = 'type(r)' RETURN p.titel") is None
    True
    """
    plain = APART.sub("''", text)
    found = [(match.start(), c) for c in CONSTRUCTS if (match := c.pattern.search(plain))]
    if not found:
        return None
    construct = min(found, key=lambda pair: pair[0])[1]
    return f"the embedded store has no {construct.name}; write instead: {construct.instead}"
