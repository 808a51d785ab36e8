import pytest
from tests.exports.tables.surveys import PLAIN

from paperatlas.errors import PaperatlasError, UsageError
from paperatlas.exports.tables import check_ending, write_table
from paperatlas.exports.tables.frames import table_frames
from paperatlas.exports.tables.write import WRITERS


@pytest.mark.parametrize("ending", [*WRITERS, ".CSV"])
def test_the_ending_says_the_form(tmp_path, ending):
    write_table(PLAIN, tmp_path / f"survey{ending}")

    assert [path.name for path in tmp_path.iterdir()] == [f"survey{ending}"]


@pytest.mark.parametrize("name", ["survey", "survey.pdf"])
def test_another_ending_is_refused_and_nothing_written(tmp_path, name):
    with pytest.raises(UsageError, match=r"there are: \.csv, \.xlsx, \.md, \.tex"):
        write_table(PLAIN, tmp_path / name)
    with pytest.raises(UsageError):
        check_ending(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", WRITERS)
def test_a_folder_that_is_not_there_is_told(tmp_path, ending):
    with pytest.raises(PaperatlasError, match=r"the folder .* does not exist"):
        write_table(PLAIN, tmp_path / "no" / f"survey{ending}")


def test_two_frames_of_one_shape():
    pytest.importorskip("pandas", reason="pandas is not installed")

    names, sentences = table_frames(PLAIN)

    assert (list(names.index), names.index.name, list(names.columns)) == (
        ["Walking far", "Standing"],
        "paper",
        ["robot", "year"],
    )
    assert names.loc["Walking far", "robot"] == "Go1; A1"
    assert sentences.loc["Walking far", "robot"] == "“Trot runs on a Go1.”"
    assert (names.shape, list(names.columns)) == (sentences.shape, list(sentences.columns))
    assert sentences.loc["Walking far", "year"] == ""
