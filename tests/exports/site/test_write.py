"""Writing a site: whole files, unchanged ones untouched, nothing foreign lost, nothing outside the folder."""

import os
from contextlib import suppress

import pytest

from paperatlas.errors import PaperatlasError
from paperatlas.exports.site.write import NAME, open_site


def write(folder, files):
    with open_site(folder) as writer:
        for address, text in files.items():
            writer.text(address, text)


def held(folder):
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def test_a_file_that_is_as_it_should_be_is_not_touched(tmp_path):
    site = tmp_path / "new" / "site"
    write(site, {"index.html": "a", "paper/x.html": "b"})
    times = {name: (site / name).stat().st_mtime_ns for name in ("index.html", NAME)}
    for name in times:
        os.utime(site / name, ns=(1, 1))

    write(site, {"index.html": "a", "paper/x.html": "changed"})

    assert held(site) == {"index.html": "a", "paper/x.html": "changed"}
    assert [(site / name).stat().st_mtime_ns for name in times] == [1, 1]


def test_what_an_earlier_site_had_goes_and_what_somebody_put_there_stays(tmp_path):
    write(tmp_path / "site", {"index.html": "a", "paper/x.html": "b", "task/y.html": "c"})
    (tmp_path / "site" / "paper" / "notes.txt").write_text("mine")

    write(tmp_path / "site", {"index.html": "a"})

    assert held(tmp_path / "site") == {"index.html": "a", "paper/notes.txt": "mine"}
    assert not (tmp_path / "site" / "task").exists()


def test_a_run_that_breaks_off_is_completed_by_the_next(tmp_path):
    site = tmp_path / "site"
    write(site, {"index.html": "old", "paper/gone.html": "old"})

    def stopped():
        with open_site(site) as writer:
            writer.text("index.html", "new")
            writer.text("paper/a.html", "new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert held(site) == {"index.html": "new", "paper/gone.html": "old", "paper/a.html": "new"}
    (site / "index.html.partial").write_text("half")
    (site / NAME).write_text((site / NAME).read_text("utf-8") + "paper/hal", "utf-8")

    write(site, {"index.html": "newer"})

    assert held(site) == {"index.html": "newer"}


@pytest.mark.parametrize("content", ["", "# Some\nother\n"])
def test_a_folder_of_something_else_is_refused_and_stays(tmp_path, content):
    (tmp_path / "site-files.txt").write_text(content)
    (tmp_path / "thesis.tex").write_text("mine")

    with pytest.raises(PaperatlasError, match=r"site-files\.txt: is not as we wrote it"):
        write(tmp_path, {"index.html": "a"})
    (tmp_path / "site-files.txt").unlink()
    with pytest.raises(PaperatlasError, match="no site of ours; name a new or an empty folder"):
        write(tmp_path, {"index.html": "a"})

    assert held(tmp_path) == {"thesis.tex": "mine"}


def test_a_manifest_that_leads_out_of_the_folder_is_refused(tmp_path):
    site = tmp_path / "site"
    (tmp_path / "mine.html").write_text("mine")
    write(site, {"index.html": "a"})
    (site / NAME).write_text((site / NAME).read_text("utf-8") + "../mine.html\n", "utf-8")

    with pytest.raises(PaperatlasError, match="is not as we wrote it"):
        write(site, {"index.html": "a"})

    assert (tmp_path / "mine.html").read_text() == "mine"


def test_a_file_of_somebody_is_not_overwritten(tmp_path):
    write(tmp_path / "site", {"index.html": "a"})
    (tmp_path / "site" / "mine.html").write_text("mine")

    with pytest.raises(PaperatlasError, match=r"mine\.html: is there already and not of the site"):
        write(tmp_path / "site", {"index.html": "a", "mine.html": "b"})

    assert (tmp_path / "site" / "mine.html").read_text() == "mine"


def test_links_to_other_places_are_not_followed(tmp_path):
    site, other = tmp_path / "site", tmp_path / "other"
    write(site, {"index.html": "a", "paper/x.html": "b"})
    other.mkdir()
    (other / "x.html").write_text("mine")
    (site / "paper" / "x.html").unlink()
    (site / "paper").rmdir()
    (site / "paper").symlink_to(other)

    write(site, {"index.html": "a"})
    assert (other / "x.html").read_text() == "mine"
    with suppress(PaperatlasError):
        write(site, {"index.html": "a", "paper/x.html": "b"})

    assert (other / "x.html").read_text() == "mine"


@pytest.mark.parametrize("address", ["../x.html", "/x.html", "a/b/c.html", ".hidden"])
def test_no_file_is_written_out_of_the_folder(tmp_path, address):
    with pytest.raises(ValueError, match="is no address"):
        write(tmp_path / "site", {address: "a"})

    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_half_a_character_becomes_a_question_mark(tmp_path):
    write(tmp_path / "site", {"index.html": "a\ud83db"})

    assert held(tmp_path / "site") == {"index.html": "a?b"}
