"""Every format broken in every way: one line says what, where and what to do, and what can be read is read.

What each broken file gives stands in broken_inputs.csv. After a change, ``python tests/sources/test_broken.py`` writes
that table anew, to be read line by line.
"""

import csv
import gzip
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from backports import zstd

from paperatlas.errors import SourceError
from paperatlas.sources.read_papers import read_papers

HERE = Path(__file__).parent
FILES = (
    *("papers.jsonl", "papers.json", "papers.csv", "papers.tsv", "papers.bib", "papers.ris", "papers.zip"),
    *("zotero.json", "arxiv.xml", "arxiv-snapshot.jsonl", "openalex.json", "openalex.jsonl"),
    *("semantic-scholar.json", "semantic-scholar.jsonl", "pubmed.xml", "page.txt", "pdf/02.pdf"),
)
OTHERS_WORDS = re.compile(r"(off here|malformed|JSON|damaged|BibTeX|unpacked).*| \(readers.*|; it was taken.*")
"""Where what a library says, or what the formats are, begins in a line: the table does not hold them."""
COLUMNS = ("file", "damage", "read", "failed", "skipped", "says")

Damage = Callable[[bytes], bytes]


def _name_in_latin_1(content: bytes) -> bytes:
    """The first letter of the second paper's first author in another encoding; in PDF and ASCII nothing to do."""
    for good in ("Öztürk".encode(), b'{\\"O}zt{\\"u}rk', b"\\u00d6zt\\u00fcrk"):
        if good in content:
            return content.replace(good, "Öztürk".encode("latin-1"))
    return content.replace(b"Conservative", b"Cons\xe9rvative", 1)


def _second_title_gone(content: bytes) -> bytes:
    return re.sub(rb"(?s)Conservative\s+Critics for.{1,80}?with Few (\{D\})?Demonstrations", b"", content, count=1)


def _second_title_huge(content: bytes) -> bytes:
    return re.sub(rb"Conservative(?=\s+Critics for)", b"Conservative " * 80_000, content, count=1)


DAMAGES: dict[str, Damage] = {
    "empty": lambda content: b"",
    "blank": lambda content: b" \r\n\t\n",
    "first ten bytes": lambda content: content[:10],
    "cut in the middle": lambda content: content[: len(content) // 2],
    "head cut off": lambda content: content[len(content) // 2 :],
    "a hole in the middle": lambda content: content[: len(content) // 2] + content[len(content) // 2 + 700 :],
    "binary": lambda content: bytes(range(256)) * 40,
    "zeros in the middle": lambda content: content[: len(content) // 2] + bytes(50) + content[len(content) // 2 :],
    "zeros at the end": lambda content: content + bytes(5000),
    "one letter in another encoding": _name_in_latin_1,
    "byte order mark": lambda content: b"\xef\xbb\xbf" + content.removeprefix(b"\xef\xbb\xbf"),
    "old line ends": lambda content: content.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
    "mixed line ends": lambda content: re.sub(rb"(\r?\n[^\n]*)\r?\n", rb"\1\r\n", content.replace(b"\r\n", b"\n")),
    "UTF-16": lambda content: content.decode("utf-8-sig", "replace").encode("utf-16"),
    "UTF-32": lambda content: content.decode("utf-8-sig", "replace").encode("utf-32"),
    "twice": lambda content: content + content,
    "gigantic line": lambda content: content + b"\n" + b"x" * 17_000_000 + b"\n",
    "a title gone": _second_title_gone,
    "a title of a million letters": _second_title_huge,
    "a stranger's text at the end": lambda content: content + b"\n\nSee you on Monday at the usual place, I think.\n",
    "gzip cut off": lambda content: gzip.compress(content, 0)[: -len(content) // 10],
    "zstd cut off": lambda content: zstd.compress(content)[:-9],
    "gzip in gzip": lambda content: gzip.compress(gzip.compress(content)),
}


def outcome(path: Path) -> tuple[dict[str, int], str]:
    """How many records of a file end how, and the line that says what is wrong first, or that nothing can be read."""
    fates = []
    says = ""
    try:
        fates.extend(record.fate for record in read_papers([path]))
    except SourceError as error:
        says = str(error).removeprefix(f"{path}: ")
    says = says or next((f"{fate.place}: {fate.why}" for fate in fates if fate.why), "")
    return {status: sum(fate.status == status for fate in fates) for status in ("read", "failed", "skipped")}, says


def expected() -> list[dict[str, str]]:
    table = HERE / "broken_inputs.csv"
    return list(csv.DictReader(table.read_text("utf-8").splitlines())) if table.exists() else []


@pytest.mark.parametrize("row", expected(), ids=lambda row: f"{row['file']}-{row['damage']}")
def test_a_broken_file_gives_what_the_table_says(row, tmp_path):
    path = tmp_path / Path(row["file"]).name
    path.write_bytes(DAMAGES[row["damage"]]((HERE / "formats" / row["file"]).read_bytes()))
    counts, says = outcome(path)
    assert counts == {status: int(row[status]) for status in counts}
    assert says.startswith(row["says"]) if row["says"] else not says
    assert len(says.splitlines()) <= 1


def test_the_table_is_whole():
    there = {(row["file"], row["damage"]) for row in expected()}
    assert there == {(file, damage) for file in FILES for damage in DAMAGES if changes(file, damage)}


def changes(file: str, damage: str) -> bool:
    content = (HERE / "formats" / file).read_bytes()
    return DAMAGES[damage](content) != content


def observed(folder: Path) -> Iterator[list[object]]:
    for file in FILES:
        for damage in filter(lambda damage: changes(file, damage), DAMAGES):
            path = folder / Path(file).name
            path.write_bytes(DAMAGES[damage]((HERE / "formats" / file).read_bytes()))
            counts, says = outcome(path)
            yield [file, damage, *counts.values(), OTHERS_WORDS.sub(r"\1", says)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, (HERE / "broken_inputs.csv").open("w", encoding="utf-8") as table:
        csv.writer(table, lineterminator="\n").writerows([COLUMNS, *observed(Path(folder))])
