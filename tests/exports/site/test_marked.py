"""Marked text: every character stays, marks stand where mentions do."""

from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.exports.site.links import Link
from paperatlas.exports.site.marked import Mark, marked_text

A, B = Link("a.html", "A", "Method"), Link("b.html", "B", "Task")
SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30))
MARKS = st.lists(st.builds(Mark, SPANS, st.sampled_from([A, B]), st.sampled_from([0.5, 0.9])), max_size=6)


@settings(deadline=None)
@given(st.text(max_size=25), MARKS)
def test_the_text_is_whole_and_each_mark_is_a_mention(text, marks):
    segments = marked_text(text, marks)

    assert "".join(segment.text for segment in segments) == text
    at = 0
    for segment in segments:
        end = at + len(segment.text)
        if segment.link:
            assert any(m.span[0] == at and min(m.span[1], len(text)) == end and m.link == segment.link for m in marks)
        at = end


def test_of_two_concepts_in_one_place_the_surer_is_linked_and_the_other_named():
    (segment,) = marked_text("RL", [Mark((0, 2), A, 0.5), Mark((0, 2), B, 0.9)])

    assert (segment.link, segment.note) == (B, "Task: B, 0.90; also Method A")
