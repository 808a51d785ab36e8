import pytest
from tests.queries.examples import example_atlas


@pytest.fixture(scope="session")
def atlas(tmp_path_factory):
    return example_atlas(tmp_path_factory.getbasetemp())
