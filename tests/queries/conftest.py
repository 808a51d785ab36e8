"""Stores of an atlas of the example papers."""

import pytest
from tests.queries.examples import example_atlas

from paperatlas.pipeline import open_store


@pytest.fixture(scope="session")
def atlas(tmp_path_factory):
    return example_atlas(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def cypher(atlas):
    with open_store(atlas, "cypher") as store:
        yield store


@pytest.fixture(scope="session")
def sparql(atlas):
    with open_store(atlas, "sparql") as store:
        yield store
