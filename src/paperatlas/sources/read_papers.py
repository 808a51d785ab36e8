"""Read papers from files, folders and standard input, one record at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Literal

from paperatlas.errors import SourceError
from paperatlas.sources.reader import HEAD, Reader, load_reader, recognise
from paperatlas.sources.record import Record
from paperatlas.sources.stream import SourceStream, open_source

PaperPath = Path | Literal["-"]


def read_papers(paths: Iterable[PaperPath], reader: str | None = None) -> Iterator[Record]:
    """The records of all sources, in the order of the paths, in constant memory.

    A path is a file, a folder (all files in and under it, sorted by path; hidden ones are skipped) or ``-`` for
    standard input. The format is found by content unless ``reader`` names it; gzip is unpacked.

    Raises `SourceError` at once for a path that is not there and for a folder without files, and when its turn comes
    for a source of which nothing can be read; `UsageError` at once for an unknown reader.
    """
    chosen = load_reader(reader) if reader else None
    return _records([source for path in paths for source in _sources(path)], chosen)


def _sources(path: PaperPath) -> list[tuple[PaperPath, bool]]:
    """The files of a path, each with whether it is hidden."""
    if path == "-":
        return [(path, False)]
    try:
        if not path.is_dir():
            path.stat()
            return [(path, False)]
        files = sorted(file for file in path.rglob("*") if file.is_file())
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); check its name and permissions") from error
    if not files:
        raise SourceError(f"{path}: is a folder without files; give one that holds papers")
    return [(file, any(part.startswith(".") for part in file.relative_to(path).parts)) for file in files]


def _records(sources: list[tuple[PaperPath, bool]], reader: Reader | None) -> Iterator[Record]:
    for path, hidden in sources:
        if hidden:
            yield Record.skipped(_name_of(path), "file", "it is a hidden file")
            continue
        with open_source(path) as file:
            yield from _read_file(file, _name_of(path), reader)


def _name_of(path: PaperPath) -> str:
    """The path as text that can be written as UTF-8, whatever bytes the file system holds."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _read_file(file: IO[bytes], source: str, reader: Reader | None) -> Iterator[Record]:
    """The records of one file. Raises `SourceError` after the last where none was read."""
    reader = reader or recognise(_head(file), source)
    stream = SourceStream(file)
    any_read = False
    trouble: Record | None = None
    for record in _with_fault(reader.read(io.BufferedReader(stream), source), stream, source):
        any_read = any_read or record.fate.status == "read"
        trouble = trouble or record
        yield record
    if not any_read:
        raise SourceError(f"{source}: holds no paper that can be read{_first(trouble)}; {_advice(reader)}")


def _head(file: IO[bytes]) -> bytes:
    return io.BufferedReader(SourceStream(file)).read(HEAD)


def _with_fault(records: Iterator[Record], stream: SourceStream, source: str) -> Iterator[Record]:
    yield from records
    if stream.fault:
        yield Record.failed(source, "the rest", stream.fault)


def _first(trouble: Record | None) -> str:
    return f" ({trouble.fate.place}: {trouble.fate.why})" if trouble else ""


def _advice(reader: Reader) -> str:
    return f"it was taken for the format '{reader.name}': check it, or name another reader"
