"""Sites of small graphs, opened in the browser."""

import pytest
from tests.exports.explorer.field import make_field
from tests.exports.hostile import HOSTILE
from tests.queries.examples import example_atlas

from paperatlas.exports.site.export import export_site
from paperatlas.exports.site.site import Site
from paperatlas.pipeline import load_graph, open_store
from paperatlas.stores.cypher import CypherStore


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """The folder with the site of a graph, by its name; each is made once."""
    folder, made = tmp_path_factory.mktemp("sites"), {}

    def site_of(which):
        if which not in made:
            made[which] = folder / which
            if which == "examples":
                atlas = example_atlas(tmp_path_factory.getbasetemp())
                with open_store(atlas, "cypher") as store:
                    export_site(Site(load_graph(atlas), {"read": 40, "failed": 1}, "rules 1", store), made[which])
            else:
                graph = {"hostile": HOSTILE, "field": make_field(200)}[which]
                with CypherStore(folder / f"{which}-store") as store:
                    store.load(graph)
                    export_site(Site(graph, store=store), made[which])
        return made[which]

    return site_of


@pytest.fixture
def visit(browse, sites):
    """Open a page of a site."""
    return lambda which, address="index.html", **options: browse(f"{sites(which).as_uri()}/{address}", **options)
