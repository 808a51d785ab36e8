"""A zip archive as a source of sources. Nothing of it is written to disk."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO

from paperatlas.errors import SourceError, one_line
from paperatlas.sources.limits import LARGEST_RATIO, MOST_MEMBERS, UNPACKED_FREELY
from paperatlas.sources.record import Record
from paperatlas.sources.unpacking import BROKEN, packing

ReadMember = Callable[[IO[bytes], str], Iterator[Record]]
_ENCRYPTED = 0x1
_UNREADABLE = (*BROKEN, NotImplementedError, RuntimeError, ValueError, struct.error)


def read_archive(file: IO[bytes], source: str, read_member: ReadMember) -> Iterator[Record]:
    """The records of the members, sorted by name; a member that is refused is one record that says why.

    Raises `SourceError` for what is no readable archive, and for one that is a bomb: whose members are more than
    `MOST_MEMBERS`, or unpack to more than `LARGEST_RATIO` times its size.
    """
    size = file.seek(0, 2)
    try:
        archive = zipfile.ZipFile(file)
    except _UNREADABLE as error:
        raise SourceError(f"{source}: is a damaged zip archive ({one_line(error)}); get it again") from error
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        _check(members, size, source)
        for member in sorted(members, key=lambda member: member.filename):
            name = f"{source}/{_printable(member.filename)}"
            if record := _refusal(member, name):
                yield record
            else:
                yield from _read(archive, member, name, read_member)


def _check(members: list[zipfile.ZipInfo], size: int, source: str) -> None:
    total = sum(member.file_size for member in members)
    if total > max(UNPACKED_FREELY, LARGEST_RATIO * size):
        raise SourceError(
            f"{source}: unpacks to more than {LARGEST_RATIO} times its size; unpack it by hand if it is good"
        )
    if len(members) > MOST_MEMBERS:
        raise SourceError(f"{source}: holds more than {MOST_MEMBERS:,} files; cut it in parts")


def _refusal(member: zipfile.ZipInfo, name: str) -> Record | None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return Record.failed(name, "file", "its name leads out of the archive; it is not read")
    if any(part.startswith((".", "__MACOSX")) for part in path.parts):
        return Record.skipped(name, "file", "it is a hidden file")
    if stat.S_ISLNK(member.external_attr >> 16):
        return Record.skipped(name, "file", "it is a link; put the file itself in the archive")
    if member.flag_bits & _ENCRYPTED:
        return Record.failed(name, "file", "it is encrypted; unpack it by hand")
    return None


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, read_member: ReadMember) -> Iterator[Record]:
    try:
        file = archive.open(member)
        nested = packing(file.read(4))
    except _UNREADABLE as error:
        yield Record.failed(name, "file", f"it cannot be unpacked ({error}); make the archive anew")
        return
    with file:
        if nested:
            yield Record.skipped(name, "file", f"it is {nested} inside an archive; unpack it first")
        else:
            yield from read_member(file, name)


def _printable(name: str) -> str:
    """The name on one line, as text that can be written as UTF-8."""
    return "".join(c if c.isprintable() else "?" for c in name)
