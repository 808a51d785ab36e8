import gzip
import io
import os
import sys
import threading
from types import SimpleNamespace

import pytest

from paperatlas.errors import SourceError, UsageError
from paperatlas.sources.read_papers import read_papers

LINE = b'{"title": "CARP"}\n'


def test_a_folder_is_read_in_sorted_order_and_hidden_files_are_skipped(tmp_path):
    (tmp_path / "under").mkdir()
    for name, title in (("b.jsonl", "Second"), ("a.jsonl", "First"), ("under/c.jsonl", "Third"), (".hidden", "None")):
        (tmp_path / name).write_text(f'{{"title": "{title}"}}')
    records = list(read_papers([tmp_path]))
    assert [r.paper.title for r in records if r.paper] == ["First", "Second", "Third"]
    assert [r.fate.why for r in records if not r.paper] == ["it is a hidden file"]


def test_standard_input_is_a_source(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(gzip.compress(LINE))))
    (record,) = read_papers(["-"])
    assert (record.fate.source, record.fate.place, record.paper.title) == ("-", "line 1", "CARP")


def test_a_pipe_is_a_source(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(LINE,))
    writer.start()
    assert [record.fate.status for record in read_papers([pipe])] == ["read"]
    writer.join()


def test_what_is_not_there_is_said_before_anything_is_read(tmp_path):
    with pytest.raises(SourceError, match="absent: cannot be read"):
        read_papers([tmp_path / "absent"])
    with pytest.raises(SourceError, match="folder without files"):
        read_papers([tmp_path])
    with pytest.raises(UsageError, match="no reader 'word'"):
        read_papers([tmp_path], "word")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a binary file"),
        (b"Caf\xe9 notes", r"is not UTF-8 \(byte 3\)"),
        (b"only a few words", "in no format that is known"),
        (b"[]", "holds no paper"),
        (b'{"name": "no paper"}', "line 1: it has no title"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_is_refused_in_one_line(read, content, why):
    with pytest.raises(SourceError, match=why) as refusal:
        read(content)
    assert "\n" not in str(refusal.value)


def test_what_was_read_before_gzip_breaks_off_is_kept(read):
    content = b"".join(b'{"title": "%d"}\n' % (n * n) for n in range(1000, 5000))
    records = read(gzip.compress(content)[:-600])
    assert [r.paper.title for r in records[:2]] == ["1000000", "1002001"]
    assert 100 < sum(r.fate.status == "read" for r in records) < 4000
    assert records[-1].fate.place == "the rest"
    assert "breaks off" in records[-1].fate.why


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", ['{"title": "Café"}\n{"title": "π"}', '[{"title": "Café"}, {"title": "π"}]'])
def test_byte_order_marks_are_understood(read, encoding, text):
    assert [record.paper.title for record in read(text.encode(encoding))] == ["Café", "π"]


def test_broken_utf_16_fails_with_its_byte(read):
    records = read('{"title": "A"}\n'.encode("utf-16") + b"\x00\xdc" + "x".encode("utf-16-le"))
    assert records[0].paper.title == "A"
    assert records[-1].fate.why == "byte 32 is not UTF-16-LE; save it as UTF-8"


def test_utf_32_is_refused(read):
    with pytest.raises(SourceError):
        read('{"title": "A"}'.encode("utf-32"))
