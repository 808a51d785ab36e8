"""One graph has one digest, whatever holds it; what differs is named."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from tests.exports.test_exports import RDF, csv_rows, graphml_part
from tests.graphs import graphs

from paperatlas.exports.graphml import export_graphml
from paperatlas.exports.json_graph import export_json
from paperatlas.exports.neo4j_csv import export_csv
from paperatlas.exports.options import ExportOptions
from paperatlas.graph.difference import first_difference
from paperatlas.graph.digest import FactSum, facts_digest, graph_digest
from paperatlas.graph.facts import edge_fact, graph_facts, node_fact, triple_facts
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Graph
from paperatlas.stores.cypher import CypherStore
from paperatlas.stores.sparql import SparqlStore

few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def triples_digest(graph):
    return facts_digest(triple_facts(graph_triples(graph)))


def written(export, graph, path):
    export(graph, path, ExportOptions())
    return path


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("digest")


@many
@given(graphs())
def test_each_triple_is_given_once(graph):
    triples = list(graph_triples(graph))
    assert len(triples) == len(set(triples))


@many
@given(graphs(), graphs())
def test_a_sum_goes_from_one_graph_to_another(graph, other):
    total = FactSum()
    total.add(graph_facts(graph))
    total = FactSum(total.total)
    total.remove(graph_facts(graph))
    total.add(graph_facts(other))
    assert total.digest() == graph_digest(other)
    assert (graph_digest(graph) == graph_digest(other)) == (sorted(graph_facts(graph)) == sorted(graph_facts(other)))


@few
@given(graphs())
def test_embedded_stores(place, graph):
    for kind, digest in ((CypherStore, graph_digest(graph)), (SparqlStore, triples_digest(graph))):
        with kind(place / kind.__name__) as store:
            store.load(graph)
            assert facts_digest(store.facts()) == digest


@many
@given(graphs())
@pytest.mark.parametrize("name", RDF)
def test_exports_of_rdf(name, place, graph):
    export, form, _ = RDF[name]
    quads = pyoxigraph.parse(path=str(written(export, graph, place / name)), format=form)
    assert facts_digest(triple_facts(quad.triple for quad in quads)) == triples_digest(graph)


@many
@given(graphs())
def test_json(place, graph):
    document = json.loads(written(export_json, graph, place / "json").read_text("utf-8"))
    facts = [node_fact(node.pop("label"), node) for node in document["nodes"]]
    facts += [edge_fact(e.pop("type"), e.pop("source"), e.pop("target"), e) for e in document["links"]]
    assert facts_digest(facts) == graph_digest(graph)


@many
@given(graphs())
def test_graphml(place, graph):
    root = ElementTree.parse(written(export_graphml, graph, place / "graphml")).getroot()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {
        key.get("id"): (key.get("attr.name"), key.get("attr.type"), key.findtext(f"{space}desc", ""))
        for key in root.iter(f"{space}key")
    }
    facts = []
    for node in root.iter(f"{space}node"):
        values = graphml_part(node, keys)
        facts.append(node_fact(values.pop("label"), {"id": node.get("id"), **values}))
    for edge in root.iter(f"{space}edge"):
        values = graphml_part(edge, keys)
        facts.append(edge_fact(values.pop("type"), edge.get("source"), edge.get("target"), values))
    assert facts_digest(facts) == graph_digest(graph)


@few
@given(graphs())
def test_csv(place, graph):
    facts = []
    for path in written(export_csv, graph, place / "csv").glob("*.csv"):
        part, _, name = path.stem.partition("-")
        for row in csv_rows(path) if path.read_bytes().count(b"\n") > 1 else ():
            if part == "nodes":
                facts.append(node_fact(name, row))
            else:
                facts.append(edge_fact(name, row.pop("source"), row.pop("target"), row))
    assert facts_digest(facts) == graph_digest(graph)


@many
@given(graphs())
def test_a_graph_does_not_differ_from_itself(graph):
    assert first_difference(lambda: graph_facts(graph), lambda: reversed(list(graph_facts(graph)))) is None


@many
@given(graphs())
def test_the_first_difference_is_named(graph):
    nodes = graph.concepts
    if not nodes:
        return
    here = lambda: graph_facts(graph)  # noqa: E731
    renamed = replace(graph, concepts=(replace(nodes[0], name=nodes[0].name + "x"), *nodes[1:]))
    named = f"{nodes[0].type} {nodes[0].key}"
    assert first_difference(here, lambda: graph_facts(renamed)).startswith(f"{named}: name is ")
    alone = Graph(concepts=nodes)
    without = Graph(concepts=nodes[1:])
    assert first_difference(lambda: graph_facts(alone), lambda: graph_facts(without)) == (
        f"{named}: is here, but not there"
    )
    double = [*graph_facts(alone), next(graph_facts(Graph(concepts=nodes[:1])))]
    assert first_difference(lambda: graph_facts(alone), lambda: double) == f"{named}: is here 1 times, there 2 times"
