"""The drawing of which properties lead from which class to which."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from paperatlas.exports.site.ontology_drawing import CHARACTERS, draw_ontology
from paperatlas.exports.site.terms import Ref, Term, read_ontology

NAMES = [f"C{number}" for number in range(5)]


def term(kind, name, label="", **ends):
    refs = {end: (Ref(f"pa:{to}", f"#{to}"),) for end, to in ends.items() if to}
    return Term(kind, f"https://example.org#{name}", name, f"pa:{name}", label or name, "", **refs)


CLASSES = [term("class", name) for name in NAMES]
EDGES = st.lists(
    st.tuples(st.text(min_size=1, max_size=60), st.sampled_from(NAMES), st.sampled_from([*NAMES, "string", ""])),
    max_size=20,
)


@given(EDGES)
def test_every_property_between_classes_is_drawn_once_and_nothing_overlaps(edges):
    properties = [term("edge", f"p{i}", label, domain=a, range=b) for i, (label, a, b) in enumerate(edges)]

    drawing = draw_ontology([*CLASSES, *properties])

    drawn = [
        (line_term.anchor, block.domain, arrow.range)
        for block in drawing.blocks
        for arrow in block.arrows
        for _, line in arrow.lines
        for line_term in line
    ]
    wanted = [(f"p{i}", a, b) for i, (_, a, b) in enumerate(edges) if b in NAMES]
    assert sorted(drawn) == sorted(wanted)
    boxes = [(arrow.y - 13, arrow.y + 13) for block in drawing.blocks for arrow in block.arrows]
    assert all(above[1] < below[0] for above, below in pairwise(boxes))
    for block in drawing.blocks:
        assert all(block.top <= arrow.y - 13 and arrow.y + 13 <= block.top + block.height for arrow in block.arrows)
    assert drawing.height == max((block.top + block.height for block in drawing.blocks), default=0)


@given(EDGES)
def test_a_line_is_no_longer_than_there_is_room_for_unless_one_label_is(edges):
    properties = [term("edge", f"p{i}", label, domain=a, range=b) for i, (label, a, b) in enumerate(edges)]

    lines = [
        line for block in draw_ontology([*CLASSES, *properties]).blocks for a in block.arrows for _, line in a.lines
    ]

    assert all(len(line) == 1 or len(" · ".join(t.label for t in line)) <= CHARACTERS for line in lines)


def test_papers_come_first_and_an_ontology_of_nothing_is_an_empty_drawing():
    blocks = draw_ontology(read_ontology().terms).blocks

    assert [block.domain for block in blocks][:2] == ["Paper", "Method"]
    assert blocks[0].arrows[0].range == "Method"
    assert draw_ontology([]).blocks == ()
    assert draw_ontology([]).height == 0
