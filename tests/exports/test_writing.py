"""Whole files or none."""

import pytest

from paperatlas.errors import PaperatlasError
from paperatlas.exports.writing import partial_file


def test_on_success_the_file_is_there_and_nothing_else(tmp_path):
    with partial_file(tmp_path / "out") as partial:
        partial.write_text("new")

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out", "new")]


def test_on_failure_the_old_file_stays_and_nothing_else(tmp_path):
    (tmp_path / "out").write_text("old")

    def stopped(partial):
        partial.write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), partial_file(tmp_path / "out") as partial:
        stopped(partial)

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out", "old")]


def test_a_disk_that_refuses_is_told_in_one_line(tmp_path):
    message = "out: cannot be written: No space left on device"
    with pytest.raises(PaperatlasError, match=message), partial_file(tmp_path / "out"):
        raise OSError(28, "No space left on device")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    (tmp_path / "out").mkdir()

    with (
        pytest.raises(PaperatlasError, match="out: is a folder; name the file to write"),
        partial_file(tmp_path / "out"),
    ):
        pass

    assert [path.name for path in tmp_path.iterdir()] == ["out"]
