"""Bring files to disk so that nothing is half-written, nothing unchanged is touched and nothing foreign is removed.

1. A folder is taken if it is new, empty, or holds ``site-files.txt``, which names every file that we wrote into it.
2. A file that is not named there yet is named before it is written, so that a run that is cut off leaves a site that
   the next run knows and completes.
3. Each file is written beside its place and renamed, unless it holds these bytes already.
4. At the end, files that only an earlier site had are removed, and ``site-files.txt`` names the rest, sorted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from paperatlas.errors import PaperatlasError
from paperatlas.exports.site.addresses import is_address
from paperatlas.exports.writing import partial_file, told

NAME = "site-files.txt"
HEAD = "Files of a site that Paperatlas wrote; when it writes the site again, it replaces or removes them.\n"


class Writer:
    """Takes the files of one site, each with its address. ``known`` are the addresses that an earlier run wrote."""

    def __init__(self, folder: Path, known: frozenset[str], journal: TextIO) -> None:
        self.given: set[str] = set()
        self._folder = folder
        self._known = known
        self._journal = journal
        self._entered: set[Path] = {folder}

    def text(self, address: str, text: str) -> None:
        """Write a text in UTF-8; half a character becomes a question mark."""
        self.content(address, text.encode("utf-8", "replace"))

    def content(self, address: str, content: bytes) -> None:
        """Write a file, or leave it as it is where it holds these bytes. Raises `PaperatlasError`."""
        path = self._place(address)
        if address not in self._known or not _holds(path, content):
            with partial_file(path) as partial:
                partial.write_bytes(content)

    def made(self, address: str, make: Callable[[Path], None]) -> None:
        """Write what a function makes when it is given a path."""
        with TemporaryDirectory() as folder:
            path = Path(folder, "made")
            make(path)
            self.content(address, path.read_bytes())

    def _place(self, address: str) -> Path:
        """The path of an address, which is on record from now on."""
        if not is_address(address) or address in self.given:
            raise ValueError(f"{address!r} is no address, or that of two files")
        path = self._folder / address
        self._enter(path.parent)
        if address not in self._known:
            if os.path.lexists(path):
                raise PaperatlasError(f"{path}: is there already and not of the site; move it, or name another folder")
            with told(self._folder):
                self._journal.write(address + "\n")
                self._journal.flush()
        self.given.add(address)
        return path

    def _enter(self, folder: Path) -> None:
        if folder not in self._entered:
            if folder.is_symlink():
                raise PaperatlasError(f"{folder}: is a link to another place; remove it, or name another folder")
            with told(folder):
                folder.mkdir(exist_ok=True)
            self._entered.add(folder)


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file, and no link to one, holds these bytes."""
    with told(path), suppress(FileNotFoundError):
        return not path.is_symlink() and path.read_bytes() == content
    return False


@contextmanager
def open_site(folder: Path) -> Iterator[Writer]:
    """A writer into the folder. What it was not given by the end is removed, if an earlier run wrote it.

    Raises `PaperatlasError` for a folder that holds something else, and where it cannot be written.
    """
    names = folder / NAME
    known = _taken(folder, names)
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _remove_halves(folder, known)
        _record(names, known)
        journal = names.open("a", encoding="utf-8", newline="\n")
    with journal:
        writer = Writer(folder, known, journal)
        yield writer
    with told(folder):
        _remove(folder, known - writer.given)
        _record(names, frozenset(writer.given))


def _taken(folder: Path, names: Path) -> frozenset[str]:
    """The addresses of the site that is there; none in a new or empty folder."""
    if names.is_file() and not names.is_symlink():
        head, *lines = names.read_text("utf-8", "replace").splitlines(keepends=True) or [""]
        whole = [line[:-1] for line in lines if line.endswith("\n")]  # a run that was killed can leave half a line
        if head == HEAD and all(map(is_address, whole)):
            return frozenset(whole)
        raise PaperatlasError(f"{names}: is not as we wrote it; remove the folder, or name another")
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise PaperatlasError(f"{folder}: is there already and no site of ours; name a new or an empty folder")
    return frozenset()


def _record(names: Path, addresses: frozenset[str]) -> None:
    text = HEAD + "".join(f"{address}\n" for address in sorted(addresses))
    if not names.exists() or names.read_text("utf-8") != text:
        with partial_file(names) as partial:
            partial.write_text(text, "utf-8", newline="\n")


def _remove_halves(folder: Path, known: frozenset[str]) -> None:
    """Clear away what a run that was killed left beside a place."""
    for path in (*folder.glob("*.partial"), *folder.glob("*/*.partial")):
        if path.relative_to(folder).as_posix().removesuffix(".partial") in {*known, NAME}:
            path.unlink()


def _remove(folder: Path, addresses: frozenset[str]) -> None:
    for address in sorted(addresses):
        path = folder / address
        if not path.parent.is_symlink():
            path.unlink(missing_ok=True)
    for family in {path.parent for path in map(folder.joinpath, addresses)} - {folder}:
        with suppress(OSError):  # it still holds something, or is gone
            family.rmdir()
