"""``ontology``: show, export, check and add."""

import shutil

import pytest

from paperatlas.ontology import ontology_path


def test_show_lists_classes_and_relationships(run):
    ended = run("ontology", "show")

    assert (ended.status, ended.err) == (0, "")
    assert "in the vocabulary)" in ended.out
    assert "  (Paper)-[:USES_ROBOT]->(Robot)" in ended.out


def test_show_a_name(run):
    assert run("ontology", "show", "unitree a1").out.startswith("Unitree A1  Robot  ")
    assert run("ontology", "show", "Nonsense").out == "the vocabulary has no 'Nonsense'\n"


@pytest.mark.parametrize("form", ["turtle", "rdfxml", "jsonld"])
def test_export_writes_a_file(run, tmp_path, form):
    ended = run("ontology", "export", form, "-o", tmp_path / "out")

    assert (ended.status, ended.out, ended.err) == (0, f"written: {tmp_path}/out\n", "")
    assert (tmp_path / "out").stat().st_size > 1000


def test_check_of_the_ontology(run):
    ended = run("ontology", "check")

    assert (ended.status, ended.err) == (0, "")
    assert ended.out.endswith("no problem found\n")


def test_check_of_an_atlas(run, field):
    pytest.importorskip("pyshacl", reason="pyshacl is not installed")

    ended = run("ontology", "check", "--atlas", field)

    assert (ended.status, ended.err) == (0, "")


def test_add_writes_to_the_folder_and_twice_changes_nothing(run, tmp_path):
    folder = tmp_path / "vocabulary"
    shutil.copytree(ontology_path() / "vocabulary", folder)
    table = tmp_path / "new.csv"
    columns = "type,name,aliases,broader,definition,homepage"
    table.write_text(f"{columns}\nRobot,Zorgbot 9,ZB9,,A robot that is made up for a test.,\n", "utf-8")

    first = run("ontology", "add", table, "--folder", folder)
    second = run("ontology", "add", table, "--folder", folder)

    assert (first.status, first.out) == (0, "1 entries; changed: robots.ttl\n"), first.err
    assert second.out == "1 entries; changed: nothing\n"
    assert "Zorgbot 9" in (folder / "robots.ttl").read_text("utf-8")


def test_a_bad_table_is_told_in_one_line(fails, tmp_path):
    (tmp_path / "bad.csv").write_text("colour\nred\n")

    assert fails("ontology", "add", tmp_path / "bad.csv", "--folder", tmp_path).startswith(f"{tmp_path}/bad.csv")


def test_the_page_of_the_ontology_with_examples_from_an_atlas(run, field, tmp_path):
    plain = run("ontology", "export", "html", "-o", tmp_path / "plain.html")
    ended = run("ontology", "export", "html", "--atlas", field, "-o", tmp_path / "page.html")

    assert (plain.status, plain.err) == (ended.status, ended.err) == (0, "")
    assert "CARP" not in (tmp_path / "plain.html").read_text("utf-8")
    assert "outperforms PPO" in (tmp_path / "page.html").read_text("utf-8").replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (("html", "--part", "shapes"), 2, "there is no page of the shapes"),
        (("turtle", "--atlas", "x"), 2, "turtle holds the ontology without an atlas"),
        (("html", "--atlas", "no-such-atlas"), 1, "no-such-atlas"),
    ],
)
def test_what_cannot_be_exported_is_told(fails, tmp_path, arguments, status, why):
    assert fails("ontology", "export", *arguments, "-o", tmp_path / "out", status=status).startswith(why)
    assert not (tmp_path / "out").exists()
