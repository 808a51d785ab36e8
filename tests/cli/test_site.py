"""``site``: a folder of pages, whole and the same each time."""


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_is_written_and_written_again_stays_as_it_is(run, field, tmp_path):
    site = tmp_path / "site"
    ended = run("site", "--atlas", field, "-o", site)
    files, times = files_of(site), {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}

    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"written: {site} ({len(times):,} pages; open {site / 'index.html'})\n"
    assert {"index.html", "explorer.html", "site.css", "paper/arxiv-2401.00001.html", "method/ppo.html"} <= set(files)
    assert b"3 records read" in files["index.html"]

    assert run("site", "--atlas", field, "-o", site).status == 0
    assert files_of(site) == files
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*.html")} == times


def test_a_folder_of_something_else_is_told_and_left_alone(fails, field, tmp_path):
    (tmp_path / "thesis.tex").write_text("mine")

    assert fails("site", "--atlas", field, "-o", tmp_path) == (
        f"{tmp_path}: is there already and no site of ours; name a new or an empty folder"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_file_in_the_place_of_the_folder_is_told(fails, field, tmp_path):
    (tmp_path / "file").write_text("mine")

    assert "no site of ours" in fails("site", "--atlas", field, "-o", tmp_path / "file")


def test_an_atlas_that_is_not_there_is_told_and_nothing_written(fails, tmp_path):
    assert "no atlas here" in fails("site", "--atlas", tmp_path / "none", "-o", tmp_path / "site")
    assert list(tmp_path.iterdir()) == []
