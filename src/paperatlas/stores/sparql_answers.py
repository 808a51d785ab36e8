"""Answers of SPARQL as rows of plain values, from the embedded engine and from a server."""

from __future__ import annotations

import json
from collections.abc import Callable
from http.client import HTTPResponse
from typing import IO, Any, cast

from paperatlas.ontology.namespaces import PREFIXES
from paperatlas.stores.limits import Limits, as_tuples
from paperatlas.stores.store import Answer

JSON = "application/sparql-results+json"
TRIPLES = "application/n-triples"

_XSD = PREFIXES["xsd"]
_NUMBERS: dict[str, Callable[[str], Any]] = {
    _XSD + "integer": int,
    _XSD + "decimal": float,
    _XSD + "double": float,
    _XSD + "boolean": lambda text: text in ("true", "1"),
}


def engine_answer(result: Any, limits: Limits) -> Answer:
    """The answer of pyoxigraph: solutions, a truth value, or triples."""
    import pyoxigraph as rdf

    if isinstance(result, rdf.QueryBoolean):
        return Answer(("answer",), ((bool(result),),))
    found, complete = limits.cut(result)
    if isinstance(result, rdf.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        return Answer(columns, as_tuples(map(plain, solution) for solution in found), complete)
    columns = ("subject", "predicate", "object")
    return Answer(columns, as_tuples([plain(getattr(t, name)) for name in columns] for t in found), complete)


def http_answer(response: HTTPResponse, limits: Limits) -> Answer:
    """The answer of a server, in JSON or N-Triples."""
    import pyoxigraph as rdf

    if response.headers.get_content_type() == TRIPLES:
        found, complete = limits.cut(rdf.parse(cast(IO[bytes], response), rdf.RdfFormat.N_TRIPLES))
        rows = as_tuples([plain(quad.subject), plain(quad.predicate), plain(quad.object)] for quad in found)
        return Answer(("subject", "predicate", "object"), rows, complete)
    document = json.load(response)
    if "boolean" in document:
        return Answer(("answer",), ((document["boolean"],),))
    columns = tuple(document["head"]["vars"])
    found, complete = limits.cut(document["results"]["bindings"])
    return Answer(columns, as_tuples([_value(row.get(name)) for name in columns] for row in found), complete)


def _value(term: dict[str, str] | None) -> Any:
    """A term of a JSON result (SPARQL 1.1 Query Results JSON Format, section 3.2.2) as text, number or truth value."""
    import pyoxigraph as rdf

    if term is None or term["type"] in ("uri", "bnode"):
        return term and term["value"]
    if "datatype" in term:
        return plain(rdf.Literal(term["value"], datatype=rdf.NamedNode(term["datatype"])))
    return term["value"]


def plain(term: Any) -> Any:
    """A term as text, number or truth value. Called for every value of an answer, so it asks for little."""
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    if datatype is not None:
        return _NUMBERS.get(datatype.value, str)(term.value)
    return term.value if type(term).__name__ == "NamedNode" else str(term)
