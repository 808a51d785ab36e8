from dataclasses import replace

import pytest
from tests.builders import (
    CLIMB,
    candidate,
    climb_extraction,
    evidence,
    extraction,
    graph_of,
    small_graph,
    walk_extraction,
)

from paperatlas.curation import Operation
from paperatlas.graph.assemble import assertion_key
from paperatlas.model import Author, Claim, Graph, Identifier, Paper, Reference, ResultClaim
from paperatlas.ontology import load_schema

PAPER = Paper("Walking", "PPO walks.", id="w")


def graph(*candidates, paper=PAPER, operations=(), **said):
    """The graph of one paper."""
    said = {name: tuple(value) for name, value in said.items()}
    return graph_of([(paper, extraction(*candidates, paper=paper, **said))], operations=operations)


def edges(graph, *, origin="text", without=("mentions",)):
    """The assertions of an origin as (subject, predicate, object)."""
    return [assertion_key(a)[:3] for a in graph.assertions if a.origin == origin and a.predicate not in without]


def test_claims_become_edges_between_papers_and_concepts():
    assert edges(small_graph()) == [
        ("method/step-transfer-in-deep-terrain", "outperforms", "method/ppo"),
        ("paper/arxiv-2301.00001", "addresses", "task/quadruped-locomotion"),
        ("paper/arxiv-2301.00001", "comparesWith", "method/ppo"),
        ("paper/arxiv-2301.00001", "proposes", "method/step-transfer-in-deep-terrain"),
        ("paper/arxiv-2301.00001", "usesRobot", "robot/anymal"),
        ("paper/climbing-a-wall", "addresses", "task/climbing"),
        ("paper/climbing-a-wall", "comparesWith", "method/ppo"),
        ("paper/climbing-a-wall", "evaluatedOn", "resource/libero"),
        ("paper/climbing-a-wall", "proposes", "method/climb"),
        ("paper/climbing-a-wall", "reports", small_graph().results[0].key),
        ("paper/climbing-a-wall", "usesRobot", "robot/anymal"),
        (small_graph().results[0].key, "ofMethod", "method/climb"),
        (small_graph().results[0].key, "onBenchmark", "resource/libero"),
    ]


def test_every_accepted_candidate_is_mentioned_with_its_place():
    result = graph(candidate("PPO", confidence=0.4), candidate("Zed", accepted=False))
    (mention,) = result.assertions
    assert assertion_key(mention) == ("paper/walking", "mentions", "method/ppo", "paper/walking")
    assert mention.confidence == 0.4
    (found,) = mention.evidence
    assert (found.field, found.by, found.version, found.span) == ("title", "test", "1", (0, 3))


def test_claims_that_say_the_same_are_one_assertion_with_all_evidence():
    first, second = evidence((0, 3)), evidence((4, 7))
    result = graph(
        candidate("PPO", id_="e1"),
        candidate("Proximal Policy Optimization", id_="e2"),
        claims=[
            Claim("paper", "uses", "e1", 0.4, (first,)),
            Claim("paper", "uses", "e2", 0.8, (second, first)),
            Claim("paper", "uses", "e2", 0.5, ()),
        ],
    )
    (used,) = (a for a in result.assertions if a.predicate == "uses")
    assert used.confidence == 0.8
    assert set(used.evidence) == {first, second}
    assert len(used.evidence) == 2


def test_one_statement_of_two_papers_is_two_assertions():
    papers = [Paper(title, id=title) for title in ("Walking", "Running")]
    claim = Claim("e1", "extends", "e2", 0.9, (evidence(),))
    read = [
        (p, extraction(candidate("Zed", id_="e1"), candidate("PPO", id_="e2"), paper=p, claims=(claim,)))
        for p in papers
    ]
    assert [a.paper for a in graph_of(read).assertions if a.predicate == "extends"] == [
        "paper/running",
        "paper/walking",
    ]


def test_what_the_ontology_does_not_allow_is_refused_and_counted():
    result = graph(
        candidate("PPO", id_="m"),
        candidate("ANYmal", "Robot", id_="r"),
        candidate("Zed", id_="refused", accepted=False),
        candidate("Thing", "Gadget", id_="g"),
        candidate("Proximal Policy Optimization", id_="same"),
        claims=[
            Claim("paper", "usesRobot", "m", 0.9, ()),
            Claim("paper", "usesRobot", "m", 0.8, ()),
            Claim("m", "outperforms", "r", 0.9, ()),
            Claim("paper", "invents", "m", 0.9, ()),
            Claim("m", "outperforms", "same", 0.9, ()),
            Claim("paper", "uses", "refused", 0.9, ()),
            Claim("paper", "uses", "nobody", 0.9, ()),
            Claim("paper", "uses", "m", 0.9, (), accepted=False),
        ],
    )
    assert result.problems == (
        "graph: 1 x invents from Paper to Method is not in the ontology",
        "graph: 1 x mentions: an end is no concept of the graph",
        "graph: 1 x outperforms from Method to Robot is not in the ontology",
        "graph: 1 x outperforms: both ends are one concept",
        "graph: 2 x uses: an end is no concept of the graph",
        "graph: 2 x usesRobot from Paper to Method is not in the ontology",
    )
    assert edges(result) == []


def test_claims_on_a_forbidden_concept_are_counted():
    claim = Claim("paper", "uses", "m", 0.9, ())
    result = graph(candidate("PPO", id_="m"), claims=[claim], operations=[Operation("forbid", ("method/ppo",))])
    assert len(result.problems) == 2
    assert (result.concepts, result.assertions) == ((), ())


def test_a_retyped_concept_is_checked_as_its_new_type():
    claim = Claim("paper", "introduces", "d", 0.9, ())
    operations = [Operation("retype", ("resource/zoo",), "Benchmark")]
    result = graph(candidate("Zoo", "Dataset", id_="d"), claims=[claim], operations=operations)
    assert ("paper/walking", "introduces", "resource/zoo") in edges(result)


def test_broader_comes_from_the_vocabulary_with_all_that_is_broader():
    assert edges(graph(candidate("ANYmal", "Robot")), origin="vocabulary") == [
        ("robot/anymal", "broader", "robot/quadruped"),
        ("robot/quadruped", "broader", "robot/legged-robot"),
    ]


@pytest.mark.parametrize(
    ("candidates", "pairs"),
    [
        ([candidate("Zoo"), candidate("zoo", "Task", id_="t")], [("method/zoo", "task/zoo")]),
        ([candidate("Zoo"), candidate("Yak", "Task")], []),
        (
            [candidate("Zoo", long_form="zen of order"), candidate("Zoo", "Robot", id_="r")],
            [("method/zen-of-order", "robot/zoo")],
        ),
        (
            [candidate("Zoo", kind, id_=kind) for kind in ("Method", "Task", "Dataset")],
            [("method/zoo", "resource/zoo"), ("method/zoo", "task/zoo"), ("resource/zoo", "task/zoo")],
        ),
        ([candidate("SPO", id_=long, long_form=long) for long in ("simple policy ops", "second planning oracle")], []),
    ],
)
def test_one_name_in_two_families_is_said_once(candidates, pairs):
    found = edges(graph(*candidates), origin="linking")
    assert found == [(left, "sameName", right) for left, right in pairs]


def test_results_are_nodes_with_their_edges():
    (result,) = small_graph().results
    assert (result.value, result.unit, result.comparison, result.confidence) == ("91%", "%", "reached", 0.8)
    assert (result.method, result.benchmark, result.metric) == ("method/climb", "resource/libero", None)
    assert result.metric_text == "success"
    assert all(a.paper == result.paper for a in small_graph().assertions if result.key in (a.subject, a.object))


@pytest.mark.parametrize(
    ("metric", "key", "text"),
    [("m", "metric/success-rate", None), ("score", None, "score"), ("hidden", None, "reward"), (None, None, None)],
)
def test_a_metric_is_a_concept_or_the_words_of_the_text(metric, key, text):
    result = graph(
        candidate("success rate", "Metric", id_="m"),
        candidate("reward", "Metric", id_="hidden", accepted=False),
        results=[ResultClaim("91%", 0.8, (evidence(),), metric=metric)],
    )
    assert [(r.metric, r.metric_text) for r in result.results] == [(key, text)]


def test_of_equal_results_the_surest_stays_and_ends_of_other_families_are_left_out():
    claims = [ResultClaim("91%", confidence, (evidence((0, 3)),), method="r") for confidence in (0.5, 0.8, 0.6)]
    refused = ResultClaim("92%", 0.9, (evidence((0, 3)),), accepted=False)
    (result,) = graph(candidate("ANYmal", "Robot", id_="r"), results=[*claims, refused]).results
    assert (result.confidence, result.method) == (0.8, None)


def test_equal_numbers_at_two_places_are_two_results():
    results = [ResultClaim("91%", 0.5, (evidence(span),)) for span in ((0, 3), (5, 8))]
    assert len(graph(results=results).results) == 2


def test_metadata_becomes_people_venues_and_citations():
    walk = Paper(
        "Walking",
        id="w7",
        authors=(Author("Ann B."), Author("!"), Author("Ann B.")),
        venue="CoRL",
        references=(Reference("Running far"), Reference(None, (Identifier("doi", "10.1/c"),)), Reference("Unknown")),
    )
    run = Paper("Running far!", authors=(Author("ann b"), Author("Ann B."), Author("Cy")), venue="CORL")
    climb = Paper("Climbing", identifiers=(Identifier("doi", "10.1/c"),), references=(Reference("Climbing"),))
    result = graph_of([(paper, extraction(paper=paper)) for paper in (walk, run, climb)])
    assert [(person.key, person.name) for person in result.persons] == [("author/ann-b", "Ann B."), ("author/cy", "Cy")]
    assert [(venue.key, venue.name) for venue in result.venues] == [("venue/corl", "CORL")]
    assert edges(result, origin="metadata") == [
        ("paper/running-far", "authoredBy", "author/ann-b"),
        ("paper/running-far", "authoredBy", "author/cy"),
        ("paper/running-far", "publishedIn", "venue/corl"),
        ("paper/walking", "authoredBy", "author/ann-b"),
        ("paper/walking", "cites", "paper/doi-10.1~c"),
        ("paper/walking", "cites", "paper/running-far"),
        ("paper/walking", "publishedIn", "venue/corl"),
    ]
    found = next(a.evidence for a in result.assertions if a.predicate == "cites")
    assert [(e.field, e.by, e.record, e.span) for e in found] == [("references", "metadata", "w7", None)]


def test_a_title_that_two_papers_have_is_cited_by_neither():
    papers = [
        Paper("Walking", year=2000),
        Paper("Walking", year=2010),
        Paper("Running", references=(Reference("walking"),)),
    ]
    assert edges(graph_of([(p, extraction(paper=p)) for p in papers]), origin="metadata") == []


def test_links_that_the_text_gives_belong_to_the_paper():
    (node,) = graph(links=["https://example.org/code"]).papers
    assert node.links == ("https://example.org/code",)


def test_ambiguities_of_papers_and_of_concepts_are_listed_together():
    papers = [Paper("Walking", year=2000), Paper("Walking", year=2010), Paper("Running")]
    longs = ["simple policy ops", "second planning oracle", None]
    read = [(p, extraction(candidate("SPO", long_form=long), paper=p)) for p, long in zip(papers, longs, strict=True)]
    assert [a.kind for a in graph_of(read).ambiguities] == ["short form", "title"]


def test_all_is_sorted_and_every_end_is_a_node():
    result = small_graph()
    for part in (result.papers, result.concepts, result.persons, result.venues, result.results):
        assert [node.key for node in part] == sorted({node.key for node in part})
    keys = [assertion_key(a) for a in result.assertions]
    assert keys == sorted(set(keys))
    nodes = {n.key for part in (result.papers, result.concepts, result.venues, result.results) for n in part}
    assert {end for key in keys for end in (key[0], key[2])} <= nodes
    assert {a.predicate for a in result.assertions} <= set(load_schema().edges)


def test_no_papers_are_an_empty_graph():
    assert graph_of([]) == Graph()


def test_the_order_of_claims_does_not_matter():
    read = climb_extraction()
    reverse = replace(read, claims=read.claims[::-1], candidates=read.candidates[::-1])
    assert graph_of([(CLIMB, read)]) == graph_of([(CLIMB, reverse)])
    assert walk_extraction().candidates != read.candidates
