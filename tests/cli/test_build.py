"""``build``: from text, JSON Lines, folders and standard input; what cannot be read is told in one line."""

import gzip
import json

import pytest

PAGE = """Trending papers

CARP: Learning to Route Cables
We propose CARP, a diffusion policy for cable routing, and show that it outperforms earlier methods on a real robot
arm with a success rate of 92%. It needs only forty demonstrations and generalises to cables of other stiffness.
12 upvotes

Walking on Sand with a Quadruped
Legged robots sink into loose ground. We train quadrupedal locomotion policies in simulation with a model of sand and
transfer them to the Unitree A1, which then walks on beaches without any further training on the hardware.
7 upvotes
"""
LINE = b'{"title": "CARP", "abstract": "We propose CARP."}\n'


def test_the_report_counts_records_and_nodes(run, papers, tmp_path):
    ended = run("build", papers, "--atlas", tmp_path / "atlas")

    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("records: 3 read\natlas:   2 Author, ")
    assert ", 3 Paper, " in ended.out


def test_the_text_of_a_page(run, tmp_path):
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")

    ended = run("build", tmp_path / "page.txt", "--atlas", tmp_path / "atlas")
    titles = run(
        "query", "MATCH (p:Paper) RETURN p.title ORDER BY p.title", "--atlas", tmp_path / "atlas", "--format", "csv"
    )

    assert ended.status == 0, ended.err
    assert titles.out.splitlines()[1:] == ["CARP: Learning to Route Cables", "Walking on Sand with a Quadruped"]


def test_standard_input(start, tmp_path):
    process = start("build", "-", "--atlas", tmp_path / "atlas", stdin=-1)
    out, told = process.communicate(LINE)

    assert (process.returncode, told) == (0, b"")
    assert out.startswith(b"records: 1 read\n")


def test_a_folder_of_several_forms(run, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(LINE)
    (folder / "b.gz").write_bytes(gzip.compress(b'[{"title": "Ropes"}]'))
    (folder / "c.txt").write_text(PAGE, "utf-8")

    assert run("build", folder, "--atlas", tmp_path / "atlas").out.startswith("records: 4 read\n")


BAD = {
    "empty": (b"", "is empty; give a file that holds papers"),
    "binary": (b"\x89PNG\r\n\x1a\n" + bytes(40), "is a binary file; give the papers as text"),
    "latin-1": (b"Caf\xe9 au lait\nno paper\n", "is not UTF-8 (byte 3)"),
    "no paper": (b"Nothing to see here.\n", "is in no format that is known"),
    "cut off in the first record": (LINE[:20], "line 1: "),
    "no title": (b'{"abstract": "We propose CARP."}\n', "line 1: it has no title"),
    "a line of 10 MB": (b'{"title": "CARP", "abstract": "' + b"x" * 10_000_000 + b'"}', "10,000,000 characters"),
    "10 MB without an end": (b"x" * 10_000_000, "is in no format that is known"),
    "deep nesting": (b'{"title": ' + b"[" * 200_000, "line 1: "),
}


@pytest.mark.parametrize(("content", "why"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_read_is_told_in_one_line(fails, tmp_path, content, why):
    bad = tmp_path / "bad.file"
    bad.write_bytes(content)

    line = fails("build", bad, "--atlas", tmp_path / "atlas")

    assert line.startswith(f"{bad}: ")
    assert why in line
    assert len(line) < 500
    assert not (tmp_path / "atlas" / "manifest.json").exists()


def test_a_file_that_is_not_there(fails, tmp_path):
    line = fails("build", tmp_path / "gone.jsonl", "--atlas", tmp_path / "atlas")

    assert line == f"{tmp_path}/gone.jsonl: cannot be read (No such file or directory); check its name and permissions"
    assert not (tmp_path / "atlas").exists()


def test_bad_records_are_told_one_line_each_and_the_others_are_read(run, tmp_path):
    path = tmp_path / "papers.jsonl"
    path.write_bytes(LINE + b'{"title": \n' + LINE + b'{"title": "No abstract"}\n' + b"\xff\n")

    ended = run("build", path, "--atlas", tmp_path / "atlas")

    assert ended.status == 0
    assert ended.out.startswith("records: 2 failed, 2 read, 1 skipped\n")
    told = ended.err.splitlines()
    assert [line.split(f"{path}: ")[1].split(":")[0] for line in told] == ["line 2", "line 3", "line 5"]
    assert told[1].endswith("the same record stands earlier")


def test_a_file_that_breaks_off_is_read_up_to_there(run, tmp_path):
    path = tmp_path / "papers.gz"
    path.write_bytes(gzip.compress(LINE, mtime=0) + gzip.compress(LINE * 1000, mtime=0)[:-20])

    ended = run("build", path, "--atlas", tmp_path / "atlas")

    assert ended.status == 0
    assert ended.err.splitlines()[-1].startswith("  and ") or "the file breaks off here" in ended.err


def test_strict_fails_where_a_record_failed(run, tmp_path):
    (tmp_path / "bad.jsonl").write_bytes(LINE + b"{\n")
    (tmp_path / "good.jsonl").write_bytes(LINE)

    assert run("build", tmp_path / "bad.jsonl", "--atlas", tmp_path / "atlas", "--strict").status == 1
    assert run("build", tmp_path / "good.jsonl", "--atlas", tmp_path / "atlas", "--strict").status == 0


def test_a_folder_with_other_files_is_refused(fails, papers, tmp_path):
    (tmp_path / "thesis.tex").write_text("mine")

    line = fails("build", papers, "--atlas", tmp_path)

    assert line == f"{tmp_path}: holds other files (thesis.tex) and no atlas; name a new or an empty folder"


def test_a_title_cannot_command_the_terminal(run, tmp_path):
    evil = {
        "id": "\x1b]0;id\x07",
        "title": "\x1b[31mRed\x1b[0m \u202eTitle\x9b2J",
        "authors": ["\x1b[5mAda"],
        "venue": "\x1bc",
    }
    evil["abstract"] = "We propose \x1b[1mCARP\x1b[0m, a policy for cable routing."
    (tmp_path / "evil.jsonl").write_text(
        json.dumps(evil) + "\n" + json.dumps({**evil, "title": "\x1b[2J"}) + "\n{\x1b[31m\n"
    )
    atlas = tmp_path / "atlas"

    calls = [
        ["build", tmp_path / "evil.jsonl"],
        ["query", "MATCH (n)-[r]->(m) RETURN n, r, m"],
        *(["query", "MATCH (p:Paper) RETURN p.title", "--format", form] for form in ("table", "json", "csv")),
        ["query", "SELECT * { ?s ?p ?o }"],
        ["explain", "CARP", "cable routing"],
        ["show", "CARP"],
        ["merges"],
        ["remove", "nobody"],
    ]  # fmt: skip
    for call in calls:
        ended = run(*call, "--atlas", atlas)
        assert not set(ended.out + ended.err) & set("\x07\x1b\x9b\u202e"), call


def test_a_file_name_cannot_command_the_terminal(run, fails, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "\x1b[31mred.jsonl").write_bytes(LINE + b"{\n")

    ended = run("build", folder, "--atlas", tmp_path / "atlas")
    (folder / "\x1b[31mred.jsonl").write_bytes(b"")
    line = fails("build", folder, "--atlas", tmp_path / "atlas")

    assert "red.jsonl: line 2" in ended.err
    assert "is empty" in line
    assert "\x1b" not in ended.err + line


@pytest.mark.parametrize("name", ["x.html", "x.txt", "x"])
def test_html_is_refused_with_what_to_do(fails, tmp_path, name):
    page = tmp_path / name
    page.write_text('<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n' + PAGE)

    line = fails("build", page, "--atlas", tmp_path / "atlas", "--model", "rules")

    advice = "open it in a browser, select all, copy the text into a .txt file and give that file"
    assert line == f"{page}: is HTML; {advice}"
    assert not (tmp_path / "atlas").exists()


def test_a_note_without_papers_is_told_what_text_needs(fails, tmp_path):
    (tmp_path / "note.txt").write_text("Groceries: milk, bread\n")

    line = fails("build", tmp_path / "note.txt", "--atlas", tmp_path / "atlas")

    assert "plain text needs titles with paragraphs below them, other formats must be converted" in line
    assert "name its reader" not in line


def test_a_broken_file_is_not_told_to_name_a_reader(fails, tmp_path):
    (tmp_path / "broken.json").write_text('[{"title": "CARP", "abstr')

    line = fails("build", tmp_path / "broken.json", "--atlas", tmp_path / "atlas")

    assert line.endswith("; it was taken for the format 'json': check it")
