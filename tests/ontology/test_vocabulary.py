import pytest
from tests.builders import SMALL, vocabulary, written

from paperatlas.errors import OntologyError
from paperatlas.ontology import Entry, load_vocabulary
from paperatlas.ontology.check import check_vocabulary
from paperatlas.ontology.vocabulary import concept_key

HEAD = """@prefix pa: <https://w3id.org/paperatlas/ontology#> .
@prefix id: <https://w3id.org/paperatlas/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
"""
FULL = """
<https://w3id.org/paperatlas/id/robot/spot> a pa:Robot, skos:Concept ;
    skos:prefLabel "Spot"@en ;
    skos:altLabel "Boston Dynamics Spot"@en, "BD Spot"@en ;
    pa:caseSensitiveLabel "Spot"@en ; pa:contextWord "robot"@en, "quadruped"@en ;
    pa:broader <https://w3id.org/paperatlas/id/robot/quadruped> ;
    skos:definition "A quadruped."@en ; skos:scopeNote "Not the dog."@en ;
    pa:maker "Boston Dynamics"@en ; pa:kind "quadruped"@en ; pa:measures "gait"@en ; pa:usualMetric "speed"@en ;
    pa:classOnly true ; schema:url <https://example.org/spot> .
"""


def test_every_field_of_an_entry_is_read(tmp_path):
    written(tmp_path / "robots.ttl", HEAD + FULL)
    assert list(load_vocabulary(tmp_path)) == [
        Entry(
            key="robot/spot",
            type="Robot",
            name="Spot",
            definition="A quadruped.",
            aliases=("BD Spot", "Boston Dynamics Spot"),
            case_sensitive=("Spot",),
            context=("quadruped", "robot"),
            broader=("robot/quadruped",),
            maker="Boston Dynamics",
            kind="quadruped",
            measures="gait",
            usual_metric="speed",
            homepage="https://example.org/spot",
            scope_note="Not the dog.",
            class_only=True,
        )
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id:x a pa:Robot", r"robots\.ttl: .*line"),
        ("<https://w3id.org/paperatlas/id/robot/x> a pa:Robot .", r"robot/x: needs one type of .* skos:prefLabel"),
        ('<https://w3id.org/paperatlas/id/robot/x> skos:prefLabel "X"@en .', r"robot/x: needs one type"),
        ('<https://w3id.org/paperatlas/id/robot/x> a pa:Gadget ; skos:prefLabel "X"@en .', r"robot/x: needs one type"),
        (
            '<https://w3id.org/paperatlas/id/robot/x> a pa:Robot, pa:Task ; skos:prefLabel "X"@en .',
            "robot/x: needs one",
        ),
    ],
)
def test_what_is_no_entry_is_refused_in_one_line(tmp_path, text, message):
    written(tmp_path / "robots.ttl", HEAD + text)
    with pytest.raises(OntologyError, match=message) as error:
        load_vocabulary(tmp_path)
    assert "\n" not in str(error.value)


def test_one_key_in_two_files_is_refused(tmp_path):
    written(tmp_path / "a.ttl", HEAD + FULL)
    written(tmp_path / "b.ttl", HEAD + FULL)
    with pytest.raises(OntologyError, match=r"b\.ttl: robot/spot is described in an earlier file too"):
        load_vocabulary(tmp_path)


def test_labels_begin_with_the_name():
    entry = Entry("robot/x", "Robot", "X", aliases=("Y",), case_sensitive=("Z", "X"))
    assert entry.labels == ("X", "Y", "Z")


def test_by_name_holds_all_labels_by_family():
    assert SMALL.by_name["Method", "proximal policy optimization"] == "method/ppo"
    assert SMALL.by_name["Resource", "libero"] == "resource/libero"
    assert ("Benchmark", "libero") not in SMALL.by_name


def test_ancestors_come_nearest_first_and_a_cycle_ends():
    assert SMALL.ancestors("robot/anymal") == ["robot/quadruped", "robot/legged-robot"]
    assert SMALL.ancestors("robot/unknown") == []
    circle = vocabulary(
        Entry("task/a", "Task", "a", broader=("task/b",)), Entry("task/b", "Task", "b", broader=("task/a", "task/none"))
    )
    assert circle.ancestors("task/a") == ["task/b", "task/a"]


@pytest.mark.parametrize(
    ("family", "name", "key"),
    [("Method", "RRT*", "method/rrt-star"), ("Robot", "Unitree A1", "robot/unitree-a1"), ("Task", "步行", "task/步行")],
)
def test_keys(family, name, key):
    assert concept_key(family, name) == key


def test_the_shipped_vocabulary_has_no_problem():
    shipped = load_vocabulary()
    assert check_vocabulary(shipped) == []
    assert len(shipped) > 1000
