"""Segments: immutable Parquet files, each named by the SHA-256 of its bytes."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from paperatlas.atlas.columns import from_table, to_table
from paperatlas.errors import AtlasError

if TYPE_CHECKING:
    import pyarrow.parquet as pq

Row = TypeVar("Row")
_LEAST_GROUP = 100
"""Rows that are decoded together; a tenth of a segment where that is more."""
_ADVICE = "restore it, or build the atlas anew from its papers"


@dataclass(frozen=True, slots=True)
class Segment:
    """A file of rows of one type: its name in the folder ``segments``, how many rows, and the digest of its bytes."""

    file: str
    rows: int
    sha256: str


def write_segment(folder: Path, kind: type, rows: Iterable[Any]) -> Segment:
    """Write rows of one type as a segment and force it to the disk. Raises `AtlasError` where that fails."""
    import pyarrow.parquet as pq

    table = to_table(kind, rows)
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd", row_group_size=max(_LEAST_GROUP, table.num_rows // 10))
    content = buffer.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    path = folder / f"{kind.__name__.lower()}-{digest[:20]}.parquet"
    if not _holds(path, content):
        _write(path, content)
    return Segment(path.name, table.num_rows, digest)


def read_segment(folder: Path, kind: type[Row], segment: Segment) -> list[Row]:
    """The rows of a segment. Raises `AtlasError` for one that is missing, truncated or changed."""
    return from_table(kind, _open(folder, segment).read(use_threads=False))


def read_rows(folder: Path, kind: type[Row], segment: Segment, numbers: Sequence[int]) -> list[Row]:
    """Some rows of a segment, by number, of which only the groups that hold them are decoded. Raises `AtlasError`."""
    file = _open(folder, segment)
    found: dict[int, Row] = {}
    first = 0
    for group in range(file.num_row_groups):
        size = file.metadata.row_group(group).num_rows
        wanted = sorted({number - first for number in numbers if 0 <= number - first < size})
        if wanted:
            rows = from_table(kind, file.read_row_group(group, use_threads=False).take(wanted))
            found |= {first + number: row for number, row in zip(wanted, rows, strict=True)}
        first += size
    return [found[number] for number in numbers]


def _open(folder: Path, segment: Segment) -> pq.ParquetFile:
    """A segment, open. Its readers use this thread: Arrow's own may outlive the interpreter and abort it as it ends."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    return pq.ParquetFile(pa.BufferReader(read_checked(folder, segment)))


def read_checked(folder: Path, segment: Segment) -> bytes:
    """The bytes of a segment. Raises `AtlasError` for one that is missing, truncated or changed."""
    path = folder / segment.file
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AtlasError(f"{path}: a part of the atlas cannot be read ({error.strerror}); {_ADVICE}") from error
    if hashlib.sha256(content).hexdigest() != segment.sha256:
        raise AtlasError(f"{path}: a part of the atlas is damaged or was changed; {_ADVICE}")
    return content


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file has these bytes already; one that was damaged has not, and is written again."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _write(path: Path, content: bytes) -> None:
    partial = path.with_suffix(".partial")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)  # noqa: PTH105 - atomic on every platform
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise AtlasError(f"{path}: cannot be written: {error.strerror}; the atlas is unchanged") from error
