import shutil

import pytest

from paperatlas.ontology import ontology_path
from paperatlas.ontology.namespaces import PREFIXES
from paperatlas.ontology.shapes import ontology_graph, shapes_graph

HEAD = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("pa", "id"))
GOOD = """
id:p a pa:Paper ; pa:title "Walking" ; pa:year 2024 ; pa:proposes id:m ; pa:evaluatedOn id:s ; pa:authoredBy id:a .
id:m a pa:Method ; pa:name "STRIDE" .
id:s a pa:Simulator ; pa:name "MuJoCo" .
id:a a pa:Author ; pa:name "Ann B" .
id:x a pa:Assertion ; pa:subject id:p ; pa:predicate pa:proposes ; pa:object id:m ; pa:paper id:p ;
    pa:confidence 0.9 ; pa:origin "text" ; pa:evidence id:e .
id:e a pa:Evidence ; pa:field "title" ; pa:foundBy "rule" ; pa:version "1" ; pa:start 0 ; pa:end 6 .
"""


def violations(text):
    """The properties whose values break the shapes; one without a name for each node that may not have a property."""
    pyshacl = pytest.importorskip("pyshacl")
    from rdflib import SH, Graph

    graph = Graph().parse(data=HEAD + text, format="turtle")
    conforms, results, _ = pyshacl.validate(graph, shacl_graph=shapes_graph(), ont_graph=ontology_graph())
    broken = results.subjects(SH.resultSeverity, SH.Violation)
    found = sorted(str(results.value(node, SH.resultPath) or "").rpartition("#")[2] for node in broken)
    assert conforms == (not found)
    return found


def test_a_good_graph_conforms():
    assert violations(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ('pa:title "Walking" ; ', "", ["title"]),
        ('pa:title "Walking"', 'pa:title "Walking", "Running"', ["title"]),
        ("pa:year 2024", 'pa:year "2024"', ["year"]),
        ("pa:year 2024", "pa:year 2024, 2025", ["year"]),
        ("pa:proposes id:m", "pa:proposes id:s", ["proposes"]),
        ("pa:proposes id:m", "pa:proposes id:unknown", ["proposes"]),
        ("pa:evaluatedOn id:s", "pa:evaluatedOn id:m", ["evaluatedOn"]),
        ("pa:authoredBy id:a", "pa:authoredBy id:p", ["authoredBy"]),
        (' ; pa:name "STRIDE"', "", ["name"]),
        (' ; pa:name "MuJoCo"', "", ["name"]),
        (' ; pa:name "Ann B"', "", ["name"]),
        ("pa:subject id:p ; ", "", ["subject"]),
        ("pa:object id:m ; ", "", ["object"]),
        ('pa:field "title" ; ', "", ["field"]),
        ("pa:start 0", "pa:start 0.5", ["start"]),
        ("pa:evidence id:e", "pa:evidence id:m", ["evidence"]),
        ('pa:name "STRIDE"', 'pa:name "STRIDE" ; pa:title "STRIDE"', [""]),
        ('pa:name "STRIDE"', 'pa:name "STRIDE" ; pa:authoredBy id:a', [""]),
    ],
)
def test_a_bad_graph_does_not(old, new, broken):
    assert GOOD.count(old) == 1
    assert violations(GOOD.replace(old, new)) == broken


def test_only_shacl_core_is_used():
    from rdflib import SH

    used = {str(p).rpartition("#")[2] for p in shapes_graph().predicates() if str(p).startswith(str(SH))}
    targets = {"targetClass", "targetSubjectsOf"}
    assert used == targets | {"property", "path", "minCount", "maxCount", "datatype", "or", "class"}


def test_equal_schemas_give_equal_shapes():
    from rdflib.compare import isomorphic

    assert isomorphic(shapes_graph(), shapes_graph())


@pytest.mark.parametrize("path", sorted(ontology_path().rglob("*.ttl")), ids=lambda path: path.name)
def test_rdflib_and_oxigraph_read_the_same_from_every_file(path):
    import pyoxigraph
    from rdflib import Graph

    triples = len(set(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)))
    assert len(Graph().parse(path, format="turtle")) == triples > 0


@pytest.fixture
def reason(tmp_path):
    """Whether HermiT finds the ontology with some more statements consistent, and the classes it finds empty."""
    owlready2 = pytest.importorskip("owlready2")
    if not shutil.which("java"):
        pytest.skip("HermiT needs Java, which is not on the path")

    def check(addition=""):
        from rdflib import Graph

        graph = ontology_graph() + Graph().parse(data=HEAD + addition, format="turtle")
        graph.serialize(tmp_path / "ontology.owl", format="xml")
        world = owlready2.World(filename=str(tmp_path / "quads"))
        world.get_ontology((tmp_path / "ontology.owl").as_uri()).load()
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
            return True, sorted(c.name for c in world.inconsistent_classes() if c is not owlready2.Nothing)
        except owlready2.OwlReadyInconsistentOntologyError:
            return False, []
        finally:
            world.close()
            (tmp_path / "quads").unlink()

    return check


def test_the_ontology_is_consistent_and_no_class_is_empty(reason):
    assert reason() == (True, [])


def test_good_statements_stay_consistent(reason):
    assert reason("id:p a pa:Paper ; pa:proposes id:m . id:m a pa:Method .") == (True, [])


@pytest.mark.parametrize(
    "statements",
    [
        "id:x a pa:Method, pa:Task .",
        "id:x a pa:Paper, pa:Robot .",
        "id:p pa:proposes id:x . id:x a pa:Robot .",
        "id:x a pa:Robot ; pa:outperforms id:m .",
    ],
)
def test_an_inconsistent_addition_is_noticed(reason, statements):
    assert reason(statements) == (False, [])


def test_a_class_that_cannot_have_members_is_noticed(reason):
    addition = (
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    )
    addition += "pa:Cyborg a owl:Class ; rdfs:subClassOf pa:Robot, pa:Method ."
    assert reason(addition) == (True, ["Cyborg"])
