"""``verify``: an atlas and its stores are one graph, and what differs is named."""

import json

from paperatlas.pipeline import load_graph
from paperatlas.stores.cypher import CypherStore


def test_all_places_are_equal(run, atlas):
    run("query", "SELECT ?p { ?p a pa:Paper }", "--atlas", atlas)

    ended = run("verify", "--atlas", atlas, "--format", "json")

    assert ended.status == 0
    rows = json.loads(ended.out)
    assert [(row["place"], row["face"], row["graph"]) for row in rows] == [
        ("atlas", "cypher", "equal"), ("cypher", "cypher", "equal"), ("sparql", "sparql", "equal"),
    ]  # fmt: skip
    assert rows[0]["digest"] == rows[1]["digest"] != rows[2]["digest"]


def test_the_first_difference_is_named(run, atlas):
    graph = load_graph(atlas)
    (cache,) = (atlas / "stores").glob("cypher-*")
    with CypherStore(cache) as store:
        store.load(type(graph)(concepts=graph.concepts[1:]))

    ended = run("verify", "--atlas", atlas, "--format", "json")

    assert ended.status == 1
    found = {row["place"]: row["first difference"] for row in json.loads(ended.out)}
    assert found["atlas"] is None
    assert found["cypher"].endswith("is here, but not there")


def test_a_manifest_that_was_edited_is_named(run, atlas):
    manifest = json.loads((atlas / "manifest.json").read_text("utf-8"))
    manifest["digest"] = "0" * 64
    (atlas / "manifest.json").write_text(json.dumps(manifest), "utf-8")

    ended = run("verify", "--atlas", atlas, "--format", "json")

    assert ended.status == 1
    assert json.loads(ended.out)[0]["first difference"].startswith("the manifest says 000")


def test_a_damaged_cache_is_a_row_and_comes_back_with_the_next_query(run, start, atlas):
    (cache,) = (atlas / "stores").glob("cypher-*")
    (cache / "graph.lbug").write_text("garbage\n")

    ended = run("verify", "--atlas", atlas, "--format", "json")

    assert ended.status == 1
    found = {row["place"]: (row["graph"], row["first difference"]) for row in json.loads(ended.out)}
    assert found["atlas"] == ("equal", None)
    assert found["cypher"][0] == "differs"
    assert "is damaged" in found["cypher"][1]

    out, err = start("query", "MATCH (p:Paper) RETURN count(p) AS n", "--atlas", atlas, "--format", "csv").communicate()
    assert out.decode() == "n\n3\n"
    assert err.decode() == f"  note: {cache}: was damaged; it is a cache and was filled anew\n"
    assert run("verify", "--atlas", atlas).status == 0
