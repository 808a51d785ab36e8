"""Zip archives, and packed files that mean harm."""

import gzip
import io
import stat
import zipfile

import pytest
from backports import zstd

from paperatlas.errors import SourceError
from paperatlas.sources.archive import read_archive

LINE = b'{"title": "A"}\n'


def packed(**files: bytes) -> bytes:
    return zipped([(zipfile.ZipInfo(name), content) for name, content in files.items()])


def zipped(files: list[tuple[zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for member, text in files:
            archive.writestr(member, text, method)
    return content.getvalue()


def member(name: str, mode: int = 0) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name)
    found.external_attr = mode << 16
    return found


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_are_read_in_sorted_order(read, method):
    texts = {"b.jsonl": b'{"title": "B"}', "a/c.bib": b"@misc{k, title={C}}", "a.ris": b"TY  - X\nTI  - A\nER  - \n"}
    records = read(zipped([(member(name), text) for name, text in texts.items()], method))
    assert [(r.fate.source.rpartition("papers/")[2], r.paper.title) for r in records] == [
        ("a.ris", "A"), ("a/c.bib", "C"), ("b.jsonl", "B"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "status", "why"),
    [
        ("../a.jsonl", LINE, "failed", "its name leads out of the archive; it is not read"),
        ("a/../../b.jsonl", LINE, "failed", "its name leads out of the archive; it is not read"),
        ("/etc/a.jsonl", LINE, "failed", "its name leads out of the archive; it is not read"),
        ("..\\a.jsonl", LINE, "failed", "its name leads out of the archive; it is not read"),
        ("C:\\a.jsonl", LINE, "failed", "its name leads out of the archive; it is not read"),
        (".hidden", LINE, "skipped", "it is a hidden file"),
        ("__MACOSX/a.jsonl", LINE, "skipped", "it is a hidden file"),
        ("inner.zip", zipped([(member("a"), LINE)]), "skipped", "it is zip inside an archive; unpack it first"),
        ("inner.gz", gzip.compress(LINE, mtime=0), "skipped", "it is gzip inside an archive; unpack it first"),
        ("inner.zst", zstd.compress(LINE), "skipped", "it is zstd inside an archive; unpack it first"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0", "skipped", "it is a binary file; give the papers as text or PDF"),
        ("empty.bib", b"", "skipped", "it is empty; give a file that holds papers"),
        ("notes.md", b"Some words.\n", "skipped", "it is in no format that is known"),
        (
            "README",
            b"A Title\n\n" + b"many words " * 30,
            "skipped",
            "it is in no format that is known; a web page needs",
        ),
        ("none.json", b"[]", "failed", "it holds no paper that can be read"),
        ("a\nb.jsonl", b"x", "skipped", "it is in no format that is known"),
    ],
)
def test_a_member_that_is_refused_costs_itself_alone(read, name, content, status, why):
    records = read(zipped([(member(name), content), (member("z.jsonl"), LINE)]))
    refused = next(record for record in records if not record.paper)
    assert (refused.fate.status, refused.fate.why[: len(why)], len(records)) == (status, why, 2)
    assert "\n" not in refused.fate.source


def test_a_link_is_not_followed(read):
    link = member("a.jsonl", stat.S_IFLNK | 0o777)
    records = read(zipped([(link, b"/etc/hostname"), (member("z.jsonl"), LINE)]))
    assert [r.fate.why for r in records] == ["it is a link; put the file itself in the archive", ""]


def test_an_encrypted_member_is_told(read):
    content = bytearray(packed(a=LINE, z=LINE))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    assert [r.fate.why for r in read(bytes(content))] == ["it is encrypted; unpack it by hand", ""]


def test_a_member_with_a_wrong_checksum_is_told(read):
    content = zipped([(member("a.jsonl"), LINE), (member("z.jsonl"), LINE)], zipfile.ZIP_STORED)
    records = read(content.replace(b'"A"', b'"B"', 1))
    assert records[0].fate.why == "it cannot be unpacked (Bad CRC-32 for file 'a.jsonl'); make the archive anew"
    assert records[1].paper.title == "A"


def test_what_was_read_before_a_wrong_checksum_is_kept(read):
    records = read(zipped([(member("a.jsonl"), LINE * 9000)], zipfile.ZIP_STORED).replace(b'"A"', b'"B"', 1))
    assert [r.paper.title for r in records[:2]] == ["B", "A"]
    assert (records[-1].fate.place, "breaks off here" in records[-1].fate.why) == ("the rest", True)


def test_a_bomb_is_refused_before_it_goes_off(read):
    with pytest.raises(SourceError, match="unpacks to more than 200 times its size"):
        read(packed(a=bytes(70_000_000)))


def test_an_archive_of_many_small_bombs_is_refused(read):
    with pytest.raises(SourceError, match="unpacks to more than 200 times its size"):
        read(packed(**{f"f{n}": bytes(8_000_000) for n in range(9)}))


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_a_packed_bomb_ends_where_it_is_seen(read, pack):
    records = read(pack(LINE + bytes(80_000_000)))
    assert records[0].paper.title == "A"
    assert records[-1].fate.why == "it unpacks to more than 200 times its size; unpack it by hand if it is good"


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr("paperatlas.sources.archive.MOST_MEMBERS", 3)
    with pytest.raises(SourceError, match="zip: holds more than 3 files; cut it in parts"):
        list(read_archive(io.BytesIO(packed(a=LINE, b=LINE, c=LINE, d=LINE)), "zip", lambda file, name: iter([])))


@pytest.mark.parametrize("content", [packed(), packed(a=b"[]"), zipped([(member("folder/"), b"")])])
def test_an_archive_without_papers_is_refused(read, content):
    with pytest.raises(SourceError, match="holds no paper that can be read"):
        read(content)


@pytest.mark.parametrize("damage", [lambda c: c[:-30], lambda c: c[:40], lambda c: c[:20] + c[40:]])
def test_a_damaged_archive_is_refused(read, damage):
    with pytest.raises(SourceError, match=r"damaged zip archive|cannot be unpacked"):
        read(damage(packed(a=LINE * 50)))
