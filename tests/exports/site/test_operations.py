"""Operations as text: what a reader pastes is what the curation reads."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports.hostile import KEYS, TEXTS

from paperatlas.curation import Operation, read_curation
from paperatlas.exports.site.operations import operation_text

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20) | st.sampled_from(
    [*KEYS, *filter(None, TEXTS)]
)
OPERATIONS = st.builds(Operation, st.just("deny"), st.tuples(NAMES, NAMES), NAMES) | st.builds(
    Operation, st.just("forbid"), st.tuples(NAMES)
)


@settings(deadline=None)
@given(st.lists(OPERATIONS, max_size=5))
def test_pasted_operations_are_read_as_they_were_meant(tmp_path_factory, operations):
    path = tmp_path_factory.mktemp("curation") / "curation.yaml"
    path.write_text("".join(map(operation_text, operations)), "utf-8")

    assert read_curation(path) == tuple(operations)


def test_the_form_is_that_of_the_explorer():
    text = operation_text(Operation("deny", ("paper/a", 'say-"x"'), "uses"))

    assert text == '- op: deny\n  on:\n  - "paper/a"\n  - "say-\\"x\\""\n  to: "uses"\n'
