"""The ontology as a file: every form holds the same triples, and twice the same bytes."""

import subprocess
import sys

import pyoxigraph
import pytest

from paperatlas.errors import PaperatlasError
from paperatlas.exports.ontology import export_ontology

FORMS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


def _triples(path, form):
    """The triples of a file, with blank nodes named by what stands around them."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(path=str(path), format=FORMS[form]))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad.triple) for quad in dataset}


@pytest.mark.parametrize("part", ["ontology", "shapes", "vocabulary"])
def test_every_form_holds_the_same_triples(tmp_path, part):
    found = {}
    for form in FORMS:
        export_ontology(part, form, tmp_path / form)
        found[form] = _triples(tmp_path / form, form)

    assert len(found["turtle"]) > 100
    assert found["turtle"] == found["rdfxml"] == found["jsonld"]


@pytest.mark.parametrize("form", FORMS)
def test_another_process_writes_the_same_bytes(tmp_path, form):
    export_ontology("ontology", form, tmp_path / "here")
    code = (
        "import sys; from pathlib import Path; from paperatlas.exports.ontology import export_ontology;"
        "export_ontology('ontology', sys.argv[1], Path(sys.argv[2]))"
    )
    subprocess.run([sys.executable, "-c", code, form, str(tmp_path / "there")], check=True)

    assert (tmp_path / "here").read_bytes() == (tmp_path / "there").read_bytes()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(PaperatlasError, match="does not exist; make it first"):
        export_ontology("ontology", "turtle", tmp_path / "nowhere" / "x")
