"""``ontology candidates``."""

import csv
import io

from paperatlas.ontology.candidates import EXTRA
from paperatlas.ontology.table import COLUMNS


def test_the_command_prints_a_table(run, field):
    ended = run("ontology", "candidates", "--atlas", field, "--papers", 1)
    assert (ended.status, ended.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert "CARP" in {row["name"] for row in rows}
    assert set(rows[0]) == {*COLUMNS, *EXTRA}


def test_the_command_writes_a_file_that_add_reads(run, field, tmp_path):
    ended = run("ontology", "candidates", "--atlas", field, "--papers", 1, "-o", tmp_path / "new.csv")
    assert (ended.status, ended.err) == (0, "")
    assert f" names: {tmp_path}/new.csv; " in ended.out
    added = run("ontology", "add", tmp_path / "new.csv", "--folder", tmp_path)
    assert added.status == 0, added.err


def test_a_folder_that_is_no_atlas_is_told_in_one_line(fails, tmp_path):
    assert str(tmp_path) in fails("ontology", "candidates", "--atlas", tmp_path)
