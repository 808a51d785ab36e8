"""Segments: written whole, named by content, and refused in one line where they are not what was written."""

import pytest

from paperatlas.atlas.segments import read_rows, read_segment, write_segment
from paperatlas.errors import AtlasError
from paperatlas.model import Author, Paper

PAPERS = [Paper("CARP", "We propose CARP.", id="1", year=2024), Paper("RRT*: A Study", id="2")]


def test_rows_come_back(tmp_path):
    segment = write_segment(tmp_path, Paper, PAPERS)

    assert read_segment(tmp_path, Paper, segment) == PAPERS
    assert segment.rows == 2


def test_equal_rows_are_one_file_of_equal_bytes(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()

    segments = [write_segment(folder, Paper, PAPERS) for folder in (first, first, second)]

    assert len(set(segments)) == 1
    assert [path.name for path in first.iterdir()] == [segments[0].file]
    assert (first / segments[0].file).read_bytes() == (second / segments[0].file).read_bytes()


def _truncated(path):
    path.write_bytes(path.read_bytes()[:-7])


def _edited(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _missing(path):
    path.unlink()


@pytest.mark.parametrize("damage", [_truncated, _edited, _missing])
def test_a_damaged_segment_is_named_in_one_line(tmp_path, damage):
    segment = write_segment(tmp_path, Paper, PAPERS)
    damage(tmp_path / segment.file)

    with pytest.raises(AtlasError) as caught:
        read_segment(tmp_path, Paper, segment)

    assert segment.file in str(caught.value)
    assert "build the atlas anew" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("damage", [_truncated, _edited, _missing])
def test_writing_again_heals(tmp_path, damage):
    segment = write_segment(tmp_path, Paper, PAPERS)
    damage(tmp_path / segment.file)

    assert write_segment(tmp_path, Paper, PAPERS) == segment
    assert read_segment(tmp_path, Paper, segment) == PAPERS


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(AtlasError, match="cannot be written"):
        write_segment(tmp_path / "nowhere", Paper, PAPERS)


def test_single_rows_are_read_in_the_order_asked(tmp_path):
    rows = [Author(f"Author {number}") for number in range(1050)]
    segment = write_segment(tmp_path, Author, rows)

    assert read_rows(tmp_path, Author, segment, [1049, 0, 104, 105]) == [rows[n] for n in (1049, 0, 104, 105)]
