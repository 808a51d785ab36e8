"""The store that the analyses ask."""

from collections.abc import Iterator

import pytest
from tests.builders import small_graph

from paperatlas.stores.cypher import CypherStore


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherStore]:
    """The small graph in a Cypher store."""
    with CypherStore(tmp_path_factory.mktemp("store")) as store:
        store.load(small_graph())
        yield store


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherStore]:
    """A store without a paper."""
    from paperatlas.model import Graph

    with CypherStore(tmp_path_factory.mktemp("store")) as store:
        store.load(Graph())
        yield store
