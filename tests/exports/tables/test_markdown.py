import re

from hypothesis import given
from hypothesis import strategies as st
from tests.exports.tables.surveys import HOSTILE, PLAIN

from paperatlas.exports.tables.markdown import escaped, write_markdown


def test_a_pipe_table_with_each_sentence_once_as_a_footnote(tmp_path):
    write_markdown(PLAIN, tmp_path / "t.md")

    assert (tmp_path / "t.md").read_text("utf-8") == (
        "| paper | robot | year |\n"
        "| --- | --- | --- |\n"
        "| Walking far | Go1[^1]; A1[^1] | 2023 |\n"
        "| Standing |  |  |\n"
        "\n"
        "[^1]: “Trot runs on a Go1.” — Walking far\n"
    )


def test_hostile_text_stays_in_its_cell(tmp_path):
    write_markdown(HOSTILE, tmp_path / "t.md")

    table, _, notes = (tmp_path / "t.md").read_text("utf-8").partition("\n\n")
    lines = table.splitlines()
    assert len(lines) == 2 + len(HOSTILE.rows)
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines} == {4}
    marks = set(re.findall(r"(?<!\\)(?:\\\\)*(\[\^\d+\])", table))
    assert marks == {note.partition(":")[0] for note in notes.splitlines()}


@given(st.text())
def test_what_means_something_to_markdown_is_escaped(text):
    bare = re.sub(r"\\[\\`*_{}\[\]<>|~$&#!^@]|&#\d+;", "", escaped(text))

    assert not re.search(r"[\\`*_{}\[\]<>|~$&#!^@\n\r]|https?://", bare)
