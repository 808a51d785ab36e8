"""Names of places and their ties."""

from itertools import chain

from paperatlas.exports.explorer.communities import describe_communities, describe_ties
from paperatlas.exports.explorer.frame import frame_of
from paperatlas.exports.explorer.outline import outline_graph
from paperatlas.layout import draw_chart
from paperatlas.model import Assertion, Concept, Graph, Paper, PaperNode


def field(topic, number):
    """Ten papers that use a method of this name, each with another of its own."""
    concepts = [Concept(f"method/{topic}", "Method", topic)]
    concepts += [Concept(f"method/{topic}-{n}", "Method", f"{topic} variant {n}") for n in range(10)]
    papers = [PaperNode(f"paper/{number}-{n}", Paper(f"On {topic} {n}"), ()) for n in range(10)]
    uses = [
        Assertion(paper.key, "uses", key, paper.key, 0.9)
        for n, paper in enumerate(papers)
        for key in (f"method/{topic}", f"method/{topic}-{n}")
    ]
    return papers, concepts, uses


def described(*topics):
    parts = [field(topic, number) for number, topic in enumerate(topics)]
    papers, concepts, uses = (tuple(sorted(chain(*lists), key=str)) for lists in zip(*parts, strict=True))
    bridge = Assertion("paper/0-0", "mentions", f"method/{topics[-1]}", "paper/0-0", 0.9)
    outline = outline_graph(Graph(papers, concepts, assertions=(*uses, bridge)), 100)
    chart = draw_chart(outline.network)
    return describe_communities(outline, chart, frame_of(chart)), describe_ties(outline, chart.community)


def test_a_place_is_named_by_what_its_papers_share():
    places, ties = described("planning", "grasping")
    assert sorted(place["name"] for place in places) == ["grasping", "planning"]
    assert [place["size"] for place in places] == [21, 21]
    assert ties == [(0, 1, 1)]


def test_places_lie_inside_the_frame():
    places, _ = described("planning", "grasping", "walking")
    assert all(abs(place["y"]) + place["radius"] <= 1.001 for place in places)


def test_what_is_linked_to_nothing_is_one_place_and_said_to_be():
    concepts = tuple(Concept(f"method/{n}", "Method", f"m{n}") for n in range(5))
    outline = outline_graph(Graph(concepts=concepts), 100)
    chart = draw_chart(outline.network)
    (place,) = describe_communities(outline, chart, frame_of(chart))
    assert (place["name"], place["size"]) == ("not linked", 5)
    assert describe_ties(outline, chart.community) == []
