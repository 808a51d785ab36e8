"""A connection that is cut, and a server that is killed and started again, in the middle of a load: nothing is lost,
nothing is doubled.
"""

from contextlib import ExitStack
from urllib.parse import urlparse

import pytest
from tests.stores.conftest import neo4j
from tests.stores.cutting_proxy import CuttingProxy
from tests.stores.sparql_servers import oxigraph

from paperatlas.errors import StoreError
from paperatlas.graph.difference import first_difference
from paperatlas.graph.facts import graph_facts, triple_facts
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Graph
from paperatlas.stores.neo4j import Neo4jStore
from paperatlas.stores.sparql_server import SparqlServer

CUTS = [{3}, {5, 6, 7}, {-5}, {-4}, {-3}, {-2}, {-1}]
"""Pieces of answers that are lost, counted from the beginning or the end of a load: of batches, and of the last steps,
in which the graph moves into place."""


def whole(store, graph):
    if store.language == "cypher":
        return first_difference(lambda: graph_facts(graph), store.facts) is None
    return first_difference(lambda: triple_facts(graph_triples(graph)), store.facts) is None


@pytest.fixture
def proxy(request):
    opened = []

    def to(address, cuts, then=lambda: None):
        opened.append(CuttingProxy(address.hostname, address.port, cuts, then))
        return opened[-1]

    yield to
    for each in opened:
        each.close()


def undisturbed(server, graph, proxy):
    """How many pieces the answers to a load have."""
    way = proxy(urlparse(server.base), ())
    SparqlServer(f"http://127.0.0.1:{way.port}", batch=20).load(graph)
    return way.pieces


def placed(cuts, pieces):
    return {cut if cut > 0 else pieces + cut + 1 for cut in cuts}


@pytest.mark.xdist_group("oxigraph")
@pytest.mark.parametrize("cuts", CUTS, ids=str)
def test_an_endpoint_whose_answers_are_lost(oxigraph_server, graph, proxy, cuts):
    SparqlServer(oxigraph_server.base).load(Graph(concepts=graph.concepts))
    way = proxy(urlparse(oxigraph_server.base), placed(cuts, undisturbed(oxigraph_server, graph, proxy)))
    store = SparqlServer(f"http://127.0.0.1:{way.port}", batch=20)
    store.load(graph)
    assert way.cut == len(cuts)
    assert whole(SparqlServer(oxigraph_server.base), graph)


@pytest.mark.parametrize("cuts", [{4}, {-4}, {-2}], ids=str)
def test_an_endpoint_that_is_killed_and_comes_back(tmp_path, graph, proxy, cuts):
    server = oxigraph(tmp_path)
    server.start()

    def restart():
        server.kill()
        server.start()

    try:
        way = proxy(urlparse(server.base), placed(cuts, undisturbed(server, graph, proxy)), restart)
        SparqlServer(f"http://127.0.0.1:{way.port}", batch=20).load(graph)
        assert way.cut == 1
        assert whole(SparqlServer(server.base), graph)
    finally:
        server.kill()


def test_an_endpoint_that_does_not_come_back(tmp_path, graph, proxy):
    server = oxigraph(tmp_path)
    server.start()
    way = proxy(urlparse(server.base), {8}, server.kill)
    with pytest.raises(StoreError, match="no endpoint answers"):
        SparqlServer(f"http://127.0.0.1:{way.port}", batch=20, tries=3).load(graph)


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("cuts", [{30}, {31}, {32}, {33}, {34}, {45}, {60, 61}], ids=str)
def test_neo4j_whose_answers_are_lost(neo4j_server, graph, proxy, cuts):
    with Neo4jStore(**neo4j_server) as direct:
        direct.load(Graph(concepts=graph.concepts))
        way = proxy(urlparse(neo4j_server["uri"]), cuts)
        with Neo4jStore(f"bolt://127.0.0.1:{way.port}", password=neo4j_server["password"], batch=2) as store:
            store.load(graph)
        assert way.cut == len(cuts)
        assert whole(direct, graph)


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_neo4j_that_is_killed_and_comes_back(neo4j_jars, tmp_path, graph, proxy):
    password = "a password of ours"
    with ExitStack() as running:

        def started():
            return ("127.0.0.1", running.enter_context(neo4j(neo4j_jars, tmp_path, password)))

        def restart():
            running.close()
            way.target = started()

        address = started()
        way = proxy(urlparse(f"bolt://{address[0]}:{address[1]}"), {60}, restart)
        with Neo4jStore(f"bolt://127.0.0.1:{way.port}", password=password, batch=2) as store:
            store.load(graph)
            assert way.cut == 1
            assert whole(store, graph)
