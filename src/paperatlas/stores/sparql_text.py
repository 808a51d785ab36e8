"""Texts in SPARQL: what may not stand in a query, and how values come into one.

Values are never pasted into a text as they are: each becomes an RDF literal in the canonical form of N-Triples.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from paperatlas.errors import QueryError
from paperatlas.ontology.namespaces import PREFIXES

_APART = re.compile(r"<[^<>\s]*>|\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|#[^\n]*", re.DOTALL)
"""IRIs, strings and comments: what in a query is no keyword."""

_SERVICE = re.compile(r"\bservice\b", re.IGNORECASE)
_APART_GROUP = re.compile(r"\bminus\s*\{|\bselect\b[^{}]*\{", re.IGNORECASE)
_CONSTRUCT = re.compile(r"\bconstruct\s*\{", re.IGNORECASE)
_DECLARED = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())


def check_alone(text: str) -> None:
    """Raise `QueryError` for a query that would ask another server."""
    if _SERVICE.search(_bare(text)):
        raise QueryError("SPARQL: SERVICE asks another server; a query reads this graph alone")


def with_prefixes(text: str) -> str:
    """The text with the ontology's prefixes declared before it, in its first line."""
    return f"{_DECLARED} {text}"


def with_values(text: str, values: Mapping[str, Any]) -> str:
    """The query with values for variables, which hold in its outermost group and in those that see nothing of it.

    These are the groups of MINUS and of inner SELECTs (SPARQL 1.1 Query, sections 8.3.3 and 12).

    >>> with_values("SELECT ?t { ?p pa:title ?t }", {"t": 'say "x"'})
    'SELECT ?t { VALUES (?t) { ("say \\\\"x\\\\"") } ?p pa:title ?t }'
    """
    if not values:
        return text
    import pyoxigraph as rdf

    names = " ".join(str(rdf.Variable(name)) for name in values)
    terms = " ".join(str(rdf.Literal(value)) for value in values.values())
    bare = _bare(text)
    outermost = _outermost_group(bare)
    apart = {group.end() for group in _APART_GROUP.finditer(bare) if group.end() > outermost}
    for place in sorted({outermost, *apart}, reverse=True):
        text = f"{text[:place]} VALUES ({names}) {{ ({terms}) }}{text[place:]}"
    return text


def _outermost_group(bare: str) -> int:
    """Where the outermost group begins, after its brace. Raises `QueryError` where there is none."""
    construct = _CONSTRUCT.search(bare)
    start = bare.find("}", construct.end()) if construct else 0
    place = bare.find("{", start)
    if place < 0 or start < 0:
        raise QueryError("SPARQL: the query has no group { ... } in which a parameter could have a value")
    return place + 1


def _bare(text: str) -> str:
    """The text with blanks for IRIs, strings and comments, as long as before."""
    return _APART.sub(lambda found: " " * len(found[0]), text)
