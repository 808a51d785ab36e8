"""A web page that was saved is no text of it: refused by content, whatever its name, with what to do instead."""

import pytest

from paperatlas.errors import SourceError
from paperatlas.sources.read_papers import read_papers
from paperatlas.sources.reader import is_html

PROSE = "We train a quadruped to walk on ice, with a curriculum of ever smoother ground, and show it outdoors. " * 3
TEXT = f"Ice Walker: Locomotion on Slippery Ground\n\n{PROSE}\n"
PAGE = f"<!DOCTYPE html>\n<meta charset=utf-8>\n<title>Trending</title>\n<h3>Ice Walker</h3>\n<p>{PROSE}</p>\n"
ADVICE = "is HTML; open it in a browser, select all, copy the text into a .txt file and give that file"
HEADS = {
    "doctype": "<!DOCTYPE html>",
    "small letters": "<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
    "without doctype": '<html lang="en">',
    "head": "<HEAD>",
    "meta": '<meta charset="utf-8">',
    "body": "<body class=x>",
    "blank lines": "\n\r\n \t<html>",
    "byte order mark": "\ufeff<!doctype html>",
    "a comment": "<!-- saved from url=(0014)about:internet --><html>",
    "XHTML": '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y">',
    "the answer of a server": "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html>",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_the_beginning_tells_html(read, head):
    with pytest.raises(SourceError) as refusal:
        read(f"{head}\n{TEXT}")
    assert str(refusal.value).endswith(f"/papers: {ADVICE}")


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page", "page.json"])
@pytest.mark.parametrize("size", [100, None])
def test_the_name_and_the_length_do_not_matter(tmp_path, name, size):
    (tmp_path / name).write_text(PAGE[:size])
    with pytest.raises(SourceError) as refusal:
        list(read_papers([tmp_path / name]))
    assert str(refusal.value) == f"{tmp_path / name}: {ADVICE}"


def test_utf_16_is_html_too(read):
    with pytest.raises(SourceError, match="is HTML"):
        read(PAGE.encode("utf-16"))


def test_in_a_folder_it_is_skipped(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text(TEXT)
    first, second = read_papers([tmp_path])
    assert (first.fate.status, first.fate.why) == ("skipped", f"it {ADVICE}")
    assert second.fate.status == "read"


def test_who_names_the_reader_of_pages_is_told_the_same(read):
    with pytest.raises(SourceError, match=r"\(page: it is HTML; open it in a browser"):
        read(PAGE, "page")


def test_text_about_html_is_text(read):
    (record,) = read(f"Agents That Read <html> and <!doctype html>\n\nIn <body> and <meta> we find little. {PROSE}\n")
    assert record.fate.status == "read"
    assert not is_html(b"<div align=center>\n\n# Papers")
    assert not is_html(b"<header>")


def test_other_formats_stay_what_they_are(read):
    (record,) = read('{"title": "Read\\n<html>"}')
    assert record.paper.title == "Read <html>"
