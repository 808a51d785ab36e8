"""Read papers from files, folders, archives and standard input, one record at a time."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Literal

from paperatlas.errors import SourceError
from paperatlas.model import Fate
from paperatlas.sources.archive import read_archive
from paperatlas.sources.reader import HEAD, Reader, UnknownFormatError, load_reader, load_readers, recognise
from paperatlas.sources.record import Record
from paperatlas.sources.stream import SourceStream, open_source
from paperatlas.sources.unpacking import packing

PaperPath = Path | Literal["-"]
Choose = Callable[[bytes, str, bool], Reader]
"""The reader for a source, by its beginning, its name, and whether it is inside of a folder or archive."""

_PAGES = (".txt", ".txt.gz", ".txt.zst")


def read_papers(
    paths: Iterable[PaperPath], reader: str | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Record]:
    """The records of all sources, in the order of the paths, in constant memory.

    A path is a file, a folder (all files in and under it, sorted by path; hidden ones are skipped) or ``-`` for
    standard input; gzip and Zstandard are unpacked, of a zip archive all members are read, sorted by name. The format
    of each is found by content unless ``reader`` names it. ``columns`` names the columns of tables by field
    (``{"title": "Titel"}``) where their names are not usual ones.

    In a folder or archive, a file of which nothing can be read is a record that says why, and text in no other format
    is taken for a web page only where its name ends in ``.txt``. Raises `SourceError` at once
    for a path that is not there and for a folder without files, and when its turn comes for a path of which nothing
    can be read; `UsageError` at once for an unknown reader or field.
    """
    chosen = load_reader(reader, columns) if reader else None
    choose = partial(_choose, chosen=chosen, readers=[] if chosen else load_readers(columns))
    return _records([(path, _files(path)) for path in paths], choose)


def _choose(head: bytes, source: str, inside: bool, chosen: Reader | None, readers: Sequence[Reader]) -> Reader:
    """The reader for a source, which is ``inside`` of a folder or archive or stands alone."""
    if chosen:
        return chosen
    reader = recognise(head, source, readers)
    if inside and reader.last_resort and not source.lower().endswith(_PAGES):
        raise UnknownFormatError(f"{source}: is in no format that is known; a web page needs a name that ends in .txt")
    return reader


def _files(path: PaperPath) -> list[Path] | None:
    """The files of a folder, sorted; None for what is no folder."""
    if path == "-":
        return None
    try:
        if not path.is_dir():
            path.stat()
            return None
        files = sorted(file for file in path.rglob("*") if file.is_file())
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); check its name and permissions") from error
    if not files:
        raise SourceError(f"{path}: is a folder without files; give one that holds papers")
    return files


def _records(sources: Iterable[tuple[PaperPath, list[Path] | None]], choose: Choose) -> Iterator[Record]:
    for path, files in sources:
        if files is None:
            yield from _read_path(path, choose)
        else:
            parts = (record for file in files for record in _read_part(file, file.relative_to(path), choose))
            yield from _read_any(parts, _name_of(path), "give one that holds papers")


def _read_part(file: Path, inside: Path, choose: Choose) -> Iterator[Record]:
    """The records of one file of a folder."""
    name = _name_of(file)
    if any(part.startswith(".") for part in inside.parts):
        return iter([Record.skipped(name, "file", "it is a hidden file")])
    return _forgiven(_read_path(file, choose, inside=True), name)


def _read_path(path: PaperPath, choose: Choose, inside: bool = False) -> Iterator[Record]:
    with open_source(path) as file:
        name = _name_of(path)
        head = file.read(4)
        if packing(head) == "zip":
            members = read_archive(file, name, lambda file, name: _forgiven(_read_file(file, name, choose, True), name))
            yield from _read_any(members, name, "put papers in the archive, each file in a format that is known")
        else:
            yield from _read_file(file, name, choose, inside)


def _name_of(path: PaperPath) -> str:
    """The path as text that can be written as UTF-8, whatever bytes the file system holds."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _read_file(file: IO[bytes], source: str, choose: Choose, inside: bool) -> Iterator[Record]:
    """The records of one file. Raises `SourceError` after the last where none was read."""
    reader = choose(_head(file, source), source, inside)
    stream = SourceStream(file)
    records = _with_fault(reader.read(io.BufferedReader(stream), source), stream, source)
    advice = f"it was taken for the format '{reader.name}': check it"
    yield from _read_any(records, source, advice)


def _head(file: IO[bytes], source: str) -> bytes:
    """The beginning of a file. Raises `SourceError` where not even that can be read."""
    stream = SourceStream(file)
    head = io.BufferedReader(stream).read(HEAD)
    if stream.fault and not head:
        raise SourceError(f"{source}: {stream.fault}")
    return head


def _with_fault(records: Iterator[Record], stream: SourceStream, source: str) -> Iterator[Record]:
    yield from records
    if stream.fault:
        yield Record.failed(source, "the rest", stream.fault)


def _read_any(records: Iterable[Record], source: str, advice: str) -> Iterator[Record]:
    """The records; at their end `SourceError` where none was read, with the first reason."""
    trouble: Record | None = None
    any_read = False
    for record in records:
        any_read = any_read or record.fate.status == "read"
        trouble = trouble or record
        yield record
    if not any_read:
        why = f" ({trouble.fate.place}: {trouble.fate.why})" if trouble else ""
        raise SourceError(f"{source}: holds no paper that can be read{why}; {advice}")


def _forgiven(records: Iterator[Record], source: str) -> Iterator[Record]:
    """The records of one file among several; that nothing of it can be read is a record, too."""
    any_record = False
    try:
        for record in records:
            any_record = True
            yield record
    except SourceError as error:
        if not any_record:
            status = "skipped" if isinstance(error, UnknownFormatError) else "failed"
            yield Record(Fate(status, source, "file", f"it {str(error).removeprefix(f'{source}: ')}"))
