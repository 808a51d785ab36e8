"""What all exports keep: whole or not at all, the same bytes, and a graph that reads back the same."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyarrow as pa
import pyarrow.csv
import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports.hostile import HOSTILE

from paperatlas.analyses.network import to_networkx
from paperatlas.errors import PaperatlasError
from paperatlas.exports.bibtex import export_bibtex
from paperatlas.exports.cypher_script import export_cypher
from paperatlas.exports.graphml import export_graphml
from paperatlas.exports.json_graph import export_json
from paperatlas.exports.jsonld import export_jsonld
from paperatlas.exports.neo4j_csv import export_csv
from paperatlas.exports.nquads import export_nquads
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.rdfxml import export_rdfxml
from paperatlas.exports.turtle import export_turtle
from paperatlas.graph.property_graph import edge_tables, node_tables
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Concept, Graph, Paper, PaperNode

RDF = {
    "turtle": (export_turtle, pyoxigraph.RdfFormat.TURTLE, "turtle"),
    "nquads": (export_nquads, pyoxigraph.RdfFormat.N_QUADS, "nt"),
    "jsonld": (export_jsonld, pyoxigraph.RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (export_rdfxml, pyoxigraph.RdfFormat.RDF_XML, "xml"),
}
EXPORTS = {
    **{name: export for name, (export, _, _) in RDF.items()},
    "bibtex": export_bibtex,
    "csv": export_csv,
    "cypher": export_cypher,
    "graphml": export_graphml,
    "json": export_json,
}
XML = [export_graphml, export_rdfxml]
every = pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)

WRITE = """
import sys
from pathlib import Path
from paperatlas.exports.options import ExportOptions
from tests.exports.test_exports import EXPORTS, HOSTILE
for name, export in EXPORTS.items():
    export(HOSTILE, Path(sys.argv[1]) / name, ExportOptions())
"""


def written(export, graph, path):
    export(graph, path, ExportOptions())
    return path


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def texts_of(text):
    """A graph of a paper and a concept with this name."""
    concept = Concept("method/x", "Method", text, (text, text), definition=text)
    return Graph((PaperNode("paper/x", Paper(text), ()),), (concept,))


# ---------------------------------------------------------------- files


def test_bytes_depend_on_the_graph_alone(tmp_path):
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run([sys.executable, "-c", WRITE, str(tmp_path / seed)], check=True, env=environment)
    assert set(EXPORTS) <= {name.partition(os.sep)[0] for name in contents(tmp_path / "1")}
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


@every
def test_an_export_replaces_the_one_before(export, tmp_path):
    written(export, HOSTILE, tmp_path / "out")
    written(export, Graph(), tmp_path / "out")
    written(export, Graph(), tmp_path / "anew")
    assert {name.removeprefix("out") for name in contents(tmp_path) if name.startswith("out")}
    replaced, anew = (contents(tmp_path / n) or (tmp_path / n).read_bytes() for n in ("out", "anew"))
    assert replaced == anew
    assert {p.name for p in tmp_path.iterdir()} == {"out", "anew"}


@every
def test_half_a_character_leaves_what_was_there(export, tmp_path):
    written(export, HOSTILE, tmp_path / "out")
    before = contents(tmp_path)
    with pytest.raises(PaperatlasError, match="half a character") as caught:
        written(export, texts_of("half \ud83d"), tmp_path / "out")
    assert len(str(caught.value).splitlines()) == 1
    assert contents(tmp_path) == before


@every
@pytest.mark.parametrize("place", ["none/out", ".", ""])
def test_no_place_to_write(export, place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PaperatlasError, match=r"does not exist|is a folder"):
        export(HOSTILE, Path(place), ExportOptions())
    assert contents(tmp_path) == {}


@every
def test_a_folder_of_something_else_stays(export, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(PaperatlasError, match="folder"):
        written(export, HOSTILE, tmp_path / "mine")
    assert contents(tmp_path) == {str(Path("mine", "notes.txt")): b"mine"}


@pytest.mark.parametrize("export", XML)
@pytest.mark.parametrize("code", [0, 1, 8, 11, 0x1F, 0xFFFE, 0xFFFF])
def test_what_xml_cannot_hold_is_refused(export, code, tmp_path):
    with pytest.raises(PaperatlasError, match=f"U\\+{code:04X}") as caught:
        written(export, texts_of("x" * 8190 + chr(code)), tmp_path / "out")
    assert len(str(caught.value).splitlines()) == 1
    assert contents(tmp_path) == {}


def test_a_list_that_csv_cannot_hold_is_refused(tmp_path):
    with pytest.raises(PaperatlasError, match=r"U\+001F"):
        written(export_csv, texts_of("x\x1fy"), tmp_path / "out")
    assert contents(tmp_path) == {}


# ---------------------------------------------------------------- RDF


@pytest.mark.parametrize("name", RDF)
def test_rdf_reads_back_the_same(name, tmp_path):
    export, form, _ = RDF[name]
    path = written(export, HOSTILE, tmp_path / "out")
    quads = list(pyoxigraph.parse(path=str(path), format=form))
    assert {quad.graph_name for quad in quads} == {pyoxigraph.DefaultGraph()}
    assert {quad.triple for quad in quads} == set(graph_triples(HOSTILE))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("name", ["jsonld", "rdfxml", "nquads"])
def test_another_parser_reads_the_same(name, tmp_path):
    export, _, form = RDF[name]
    expected = rdflib.Graph().parse(written(export_turtle, HOSTILE, tmp_path / "a.ttl"), format="turtle")
    found = rdflib.Graph().parse(data=written(export, HOSTILE, tmp_path / "out").read_text("utf-8"), format=form)
    assert set(found) == set(expected)


def test_nquads_are_ntriples(tmp_path):
    path = written(export_nquads, HOSTILE, tmp_path / "out.nq")
    triples = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert {quad.triple for quad in triples} == set(graph_triples(HOSTILE))


def test_jsonld_is_short(tmp_path):
    document = json.loads(written(export_jsonld, HOSTILE, tmp_path / "out.jsonld").read_bytes())
    names = {name for node in document["@graph"] for name in node} | {node["@id"] for node in document["@graph"]}
    assert {name.partition(":")[0] for name in names} == {"@id", "id", "pa", "pas", "rdf", "skos"}
    assert document["@context"]["pa"] == "https://w3id.org/paperatlas/ontology#"


def test_jsonld_is_the_same_however_it_is_cut(tmp_path, monkeypatch):
    whole = written(export_jsonld, HOSTILE, tmp_path / "whole").read_bytes()
    monkeypatch.setattr("paperatlas.exports.jsonld.PIECE", 50)
    assert written(export_jsonld, HOSTILE, tmp_path / "pieces").read_bytes() == whole


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(codec="utf-8")) | st.from_regex(r'[",:{}@id\\]{1,12}https://schema\.org/'))
@pytest.mark.parametrize("name", ["jsonld", "nquads"])
def test_any_text_in_rdf(name, text, tmp_path_factory):
    export, form, _ = RDF[name]
    path = written(export, texts_of(text), tmp_path_factory.getbasetemp() / f"any.{name}")
    assert {quad.triple for quad in pyoxigraph.parse(path=str(path), format=form)} == set(graph_triples(texts_of(text)))


# ---------------------------------------------------------------- property graph


def plain(columns, row):
    return tuple(sorted((c.name, json.dumps(v)) for c, v in zip(columns, row, strict=True) if v is not None))


def nodes_of(graph):
    return sorted((t.label, plain(t.columns, row)) for t in node_tables(graph) for row in t.rows)


def edges_of(graph):
    return sorted((t.type, plain(t.columns, row)) for t in edge_tables(graph) for row in t.rows)


def pairs(properties):
    return tuple(sorted((name, json.dumps(value)) for name, value in properties.items()))


def test_json_reads_back_the_same(tmp_path):
    document = json.loads(written(export_json, HOSTILE, tmp_path / "out").read_text("utf-8"))
    nodes = [(node.pop("label"), pairs(node)) for node in document["nodes"]]
    edges = [(edge.pop("type"), pairs(edge)) for edge in document["links"]]
    assert (sorted(nodes), sorted(edges)) == (nodes_of(HOSTILE), edges_of(HOSTILE))


def test_networkx_reads_the_json(tmp_path):
    document = json.loads(written(export_json, HOSTILE, tmp_path / "out").read_text("utf-8"))
    assert same(networkx.node_link_graph(document, edges="links"), to_networkx(HOSTILE))


def test_networkx_reads_the_graphml(tmp_path):
    path = written(export_graphml, HOSTILE, tmp_path / "out.graphml")
    assert same(networkx.read_graphml(path, force_multigraph=True), to_networkx(HOSTILE))


def same(left, right):
    """Whether two networks have the same nodes and edges; absent is null, and a list may be its JSON."""
    return all(
        sorted((*part[:-1], _texts(part[-1])) for part in parts(left))
        == sorted((*part[:-1], _texts(part[-1])) for part in parts(right))
        for parts in (lambda g: g.nodes(data=True), lambda g: g.edges(data=True))
    )


def _texts(properties):
    return sorted(
        (name, json.dumps(value, ensure_ascii=False) if isinstance(value, list) else repr(value))
        if not isinstance(value, str)
        else (name, value)
        for name, value in properties.items()
        if value is not None
    )


def graphml_part(element, keys):
    """The properties of a node or edge, as the declarations of their keys say that they are written."""
    found = {}
    for data in element:
        name, form, description = keys[data.get("key")]
        text = data.text or ""
        listed = description.startswith("a JSON list")
        found[name] = json.loads(text) if listed or form != "string" else text
    return found


def test_graphml_reads_back_the_same_by_its_own_declarations(tmp_path):
    root = ElementTree.parse(written(export_graphml, HOSTILE, tmp_path / "out")).getroot()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {
        key.get("id"): (key.get("attr.name"), key.get("attr.type"), key.findtext(f"{space}desc", ""))
        for key in root.iter(f"{space}key")
    }
    nodes, edges = [], []
    for node in root.iter(f"{space}node"):
        found = graphml_part(node, keys)
        nodes.append((found.pop("label"), pairs({"id": node.get("id"), **found})))
    for edge in root.iter(f"{space}edge"):
        found = graphml_part(edge, keys)
        edges.append((found.pop("type"), pairs({"source": edge.get("source"), "target": edge.get("target"), **found})))
    assert (sorted(nodes), sorted(edges)) == (nodes_of(HOSTILE), edges_of(HOSTILE))


def csv_rows(path):
    """The rows of a file as properties by name, read by the header's types."""
    kinds = {"long": int, "double": float, "boolean": lambda text: text == "true"}
    options = pyarrow.csv.ConvertOptions(strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""])
    with path.open("rb") as file:
        header = file.readline().decode().strip().split(",")
        parsing = pyarrow.csv.ParseOptions(newlines_in_values=True)
        options.column_types = dict.fromkeys(header, pa.string())
        reading = pyarrow.csv.ReadOptions(column_names=header)
        table = pyarrow.csv.read_csv(file, reading, parsing, options)
    for row in table.to_pylist():
        found = {}
        for column, text in row.items():
            name, _, kind = column.partition(":")
            name = {":START_ID": "source", ":END_ID": "target"}.get(column, name)
            read = kinds.get(kind.removesuffix("[]"), str)
            if kind.endswith("[]"):
                found[name] = [] if text is None else [read(part) for part in text.split("\x1f")]
            elif text is not None:
                found[name] = read(text)
        yield found


def test_csv_reads_back_the_same(tmp_path):
    folder = written(export_csv, HOSTILE, tmp_path / "out")
    tables = {path.stem.partition("-")[::2]: path for path in folder.glob("*.csv")}
    filled = {key: path for key, path in tables.items() if path.read_bytes().count(b"\n") > 1}
    nodes = [(n, pairs(row)) for (part, n), p in filled.items() if part == "nodes" for row in csv_rows(p)]
    edges = [(n, pairs(row)) for (part, n), p in filled.items() if part == "relationships" for row in csv_rows(p)]
    assert (sorted(nodes), sorted(edges)) == (nodes_of(HOSTILE), edges_of(HOSTILE))
