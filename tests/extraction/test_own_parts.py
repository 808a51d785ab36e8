"""What users add without touching our code: a component of theirs, a class of the ontology with a few names."""

import os
import shutil
import subprocess
import sys

import pytest
from spacy.language import Language

from paperatlas.errors import OntologyError
from paperatlas.extraction import extract
from paperatlas.extraction.draft import Term, draft_of
from paperatlas.extraction.joint.folder import SHIPPED
from paperatlas.extraction.joint.model import load_folder
from paperatlas.model import Paper
from paperatlas.ontology import ontology_path
from paperatlas.ontology.path import OWN

PAPER = Paper(
    "Feeling Cables", "We route cables with a Zib Nine gripper, a policy trained by PPO and a Quux-3 tactile skin."
)


@Language.component("own_grippers")
def own_grippers(doc):
    draft = draft_of(doc)
    for start, end in draft.occurrences("Zib Nine gripper"):
        draft.add(Term(start, end, "Robot", 0.9, "own_grippers", "robot/zib-nine", "Zib Nine"))
    return doc


def test_a_component_of_the_user_has_a_vote():
    model = load_folder(SHIPPED / "base", "mine")
    model.nlp.add_pipe("own_grippers", before="paperatlas_joint")

    found = {c.name: c for c in extract(PAPER, model).candidates if c.accepted}

    assert (found["Zib Nine"].type, found["Zib Nine"].vocabulary) == ("Robot", "robot/zib-nine")


CLASS = """
pa:Sensor a owl:Class ; rdfs:subClassOf pa:Concept ; rdfs:label "Sensor"@en ; rdfs:comment "It senses."@en ;
    pa:color "#111111" ; pa:shape "star" .
"""
NAMES = """
@prefix pa: <https://w3id.org/paperatlas/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/paperatlas/id/sensor/quux-3> a pa:Sensor, skos:Concept ; skos:prefLabel "Quux-3"@en .
"""
CODE = """
import sys
from paperatlas.extraction import extract
from paperatlas.model import Paper
for c in extract(Paper(*sys.argv[1:])).candidates:
    print(c.type, c.name, c.accepted)
"""


def test_a_class_added_to_the_ontology_is_found_without_training(tmp_path):
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_path(), folder)
    schema = folder / "paperatlas.ttl"
    schema.write_text(schema.read_text("utf-8") + CLASS, "utf-8")
    (folder / "vocabulary" / "sensors.ttl").write_text(NAMES, "utf-8")

    command = [sys.executable, "-c", CODE, PAPER.title, PAPER.abstract]
    own = {**os.environ, OWN: str(folder)}
    found = subprocess.run(command, capture_output=True, text=True, check=True, env=own).stdout.splitlines()

    assert "Sensor Quux-3 True" in found
    assert "Method PPO True" in found


def test_a_folder_without_an_ontology_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN, str(tmp_path))
    with pytest.raises(OntologyError, match=f"{tmp_path}: there is no paperatlas.ttl in it"):
        ontology_path()
