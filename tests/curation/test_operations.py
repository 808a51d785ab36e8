import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import written

from paperatlas.curation import Operation, read_curation, write_curation
from paperatlas.errors import AtlasError

OPERATIONS = (
    Operation("merge", ("method/spo", "method/simple-policy"), author="Ann", date="2024-05-01", reason="one: method"),
    Operation("split", ("method/a", "method/b~long-form"), reason="yes"),
    Operation("rename", ("robot/x",), "Roboter ö"),
    Operation("retype", ("resource/y",), "Dataset", date="null"),
    Operation("forbid", ("task/work", "task/problem")),
    Operation("alias", ("task/步行",), "walking: on # legs"),
)


def test_operations_survive_writing_and_reading(tmp_path):
    path = tmp_path / "curation.yaml"
    write_curation(path, OPERATIONS)
    assert read_curation(path) == OPERATIONS
    assert list(tmp_path.iterdir()) == [path]


WORD = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=10)
OPTIONAL = st.one_of(st.none(), WORD)


@st.composite
def operations(draw):
    op = draw(st.sampled_from(["merge", "split", "rename", "retype", "forbid", "alias"]))
    least = 2 if op in ("merge", "split") else 1
    on = draw(st.lists(WORD, min_size=least, max_size=2))
    return Operation(op, tuple(on), draw(WORD), draw(OPTIONAL), draw(OPTIONAL), draw(OPTIONAL))


@settings(deadline=None)
@given(st.lists(operations(), max_size=4))
def test_any_words_survive(tmp_path_factory, listed):
    path = tmp_path_factory.mktemp("curation") / "curation.yaml"
    write_curation(path, listed)
    assert read_curation(path) == tuple(listed)


def test_no_file_and_an_empty_file_hold_no_operation(tmp_path):
    assert read_curation(tmp_path / "none.yaml") == ()
    assert read_curation(written(tmp_path / "empty.yaml", "# nothing yet\n")) == ()
    assert read_curation(written(tmp_path / "list.yaml", "[]")) == ()


def test_one_name_need_not_be_a_list(tmp_path):
    path = written(tmp_path / "c.yaml", "- op: forbid\n  on: task/work\n")
    assert read_curation(path) == (Operation("forbid", ("task/work",)),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- op: [", "not YAML"),
        ("a: &x [*y]", "not YAML"),
        ("op: merge", "must be a list of operations"),
        ("just words", "must be a list of operations"),
        ("- merge", "operation 1: needs 'op', one of merge, split"),
        ("- on: [a]", "operation 1: needs 'op'"),
        ("- op: [merge]\n  on: [a, b]", "operation 1: needs 'op'"),
        ("- op: forbid\n  on: [a]\n- op: destroy\n  on: [a]", "operation 2: needs 'op'"),
        ("- op: forbid\n  on: [a]\n  why: x", "operation 1: unknown key 'why'"),
        ("- op: forbid", "operation 1: needs 'on'"),
        ("- op: forbid\n  on: []", "operation 1: needs 'on'"),
        ("- op: forbid\n  on: [[a]]", "operation 1: needs 'on'"),
        ("- op: forbid\n  on: {a: b}", "operation 1: needs 'on'"),
        ("- op: rename\n  on: [a]", "operation 1: 'rename' needs 'to'"),
        ("- op: retype\n  on: [a]\n  to:", "operation 1: 'retype' needs 'to'"),
        ("- op: alias\n  on: [a]", "operation 1: 'alias' needs 'to'"),
        ("- op: rename\n  on: [a]\n  to: [b]", "operation 1: 'to' must be text"),
        ("- op: forbid\n  on: [a]\n  reason: {b: c}", "operation 1: 'reason' must be text"),
        ("- op: merge\n  on: [a]", "operation 1: 'merge' needs at least two names"),
        ("- op: split\n  on: [a, b, c]", "operation 1: 'split' needs two names"),
    ],
)
def test_what_is_malformed_is_refused_in_one_line_with_its_place(tmp_path, text, message):
    path = written(tmp_path / "curation.yaml", text)
    with pytest.raises(AtlasError, match=message) as error:
        read_curation(path)
    assert str(error.value).startswith(str(path))
    assert "\n" not in str(error.value)


def test_what_is_no_text_file_is_refused(tmp_path):
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AtlasError, match="not YAML"):
        read_curation(tmp_path / "bytes.yaml")
    with pytest.raises(AtlasError, match="cannot be read"):
        read_curation(tmp_path)
