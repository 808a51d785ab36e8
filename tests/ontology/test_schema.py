from pathlib import Path

import pytest

from paperatlas.errors import OntologyError
from paperatlas.ontology import load_schema, ontology_path
from paperatlas.ontology.shapes import shapes_graph

SENSOR = """
pa:Sensor a owl:Class ; rdfs:subClassOf pa:Concept ; rdfs:label "Sensor"@en .
pa:Camera a owl:Class ; rdfs:subClassOf pa:Sensor ; rdfs:label "Camera"@en ; pa:color "#123456" ; pa:shape "dot" .
pa:Lidar a owl:Class ; rdfs:subClassOf pa:Sensor ; rdfs:label "Lidar"@en .
pa:usesSensor a owl:ObjectProperty ; rdfs:domain pa:Paper ; rdfs:range pa:Sensor ; rdfs:label "uses sensor"@en .
"""


@pytest.fixture
def with_sensors(tmp_path: Path) -> Path:
    """A copy of the ontology with one more family."""
    path = tmp_path / "ontology.ttl"
    path.write_text((ontology_path() / "paperatlas.ttl").read_text("utf-8") + SENSOR, "utf-8")
    return path


def test_families_and_types():
    schema = load_schema()
    assert schema.concept_types == ("Method", "Metric", "Benchmark", "Dataset", "Simulator", "Robot", "Task")
    assert set(schema.family_of.values()) == {"Method", "Metric", "Resource", "Robot", "Task"}
    assert schema.family_of["Dataset"] == schema.family_of["Benchmark"] == "Resource"
    assert "Paper" not in schema.family_of
    assert "Resource" not in schema.family_of


def test_kinds_of_a_class_without_subclasses_is_itself():
    assert load_schema().kinds_of("Robot") == ("Robot",)
    assert load_schema().kinds_of("Concept") == load_schema().concept_types


def test_every_kind_of_node_has_words_and_looks():
    schema = load_schema()
    for kind in (*schema.concept_types, "Paper", "Author", "Venue", "Result"):
        shown = schema.classes[kind]
        assert shown.label
        assert shown.comment
        assert shown.color.startswith("#")
        assert len(shown.color) == 7
        assert shown.shape
    assert len({schema.classes[kind].color for kind in schema.concept_types}) == len(schema.concept_types)


def test_edges_are_the_object_properties_between_nodes():
    edges = load_schema().edges
    assert {"mentions", "proposes", "outperforms", "authoredBy", "broader", "sameName", "ofMethod"} <= set(edges)
    assert not {"title", "confidence", "subject", "object", "paper", "evidence", "predicate"} & set(edges)
    assert len({p.cypher for p in edges.values()}) == len(edges)


@pytest.mark.parametrize(
    ("name", "cypher"), [("proposes", "PROPOSES"), ("comparesWith", "COMPARES_WITH"), ("sameName", "SAME_NAME")]
)
def test_relationship_types(name, cypher):
    assert load_schema().properties[name].cypher == cypher


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "allowed"),
    [
        ("Paper", "mentions", "Metric", True),
        ("Paper", "evaluatedOn", "Simulator", True),
        ("Paper", "evaluatedOn", "Robot", False),
        ("Method", "outperforms", "Method", True),
        ("Paper", "outperforms", "Method", False),
        ("Paper", "invents", "Method", False),
        ("Paper", "title", "Method", False),
        ("Paper", "evaluatedOn", "Resource", False),
    ],
)
def test_allows(subject, predicate, object_, allowed):
    assert load_schema().allows(subject, predicate, object_) is allowed


def test_properties_say_what_they_need():
    title, link = load_schema().properties["title"], load_schema().properties["link"]
    assert (title.required, title.functional, title.is_object, title.range) == (True, True, False, "string")
    assert (link.required, link.functional) == (False, False)


def test_a_class_that_is_added_flows_through(with_sensors):
    schema = load_schema(with_sensors)
    assert schema.kinds_of("Sensor") == ("Camera", "Lidar")
    assert {"Camera", "Lidar"} <= set(schema.concept_types)
    assert schema.family_of["Camera"] == schema.family_of["Lidar"] == "Sensor"
    assert schema.edges["usesSensor"].cypher == "USES_SENSOR"
    assert schema.allows("Paper", "usesSensor", "Lidar")
    assert schema.allows("Paper", "mentions", "Lidar")
    assert not schema.allows("Paper", "usesSensor", "Robot")
    assert (schema.classes["Camera"].color, schema.classes["Camera"].shape) == ("#123456", "dot")
    assert "Camera" in shapes_graph(schema).serialize(format="turtle")
    assert "Camera" not in load_schema().classes


def test_a_broken_file_is_refused_with_its_line(tmp_path):
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix pa: <https://w3id.org/paperatlas/ontology#> .\npa:A pa:b", "utf-8")
    with pytest.raises(OntologyError, match=r"broken\.ttl: .*line 2"):
        load_schema(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(OntologyError, match=r"none\.ttl"):
        load_schema(tmp_path / "none.ttl")
