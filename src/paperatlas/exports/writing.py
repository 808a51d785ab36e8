"""Whole exports or none: a file or folder is written beside its place and then renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from paperatlas.errors import PaperatlasError


@contextmanager
def partial_file(path: Path) -> Iterator[Path]:
    """A path to write to; on success it becomes ``path``, on failure it is removed and ``path`` is untouched."""
    partial = _beside(path)
    if path.is_dir():
        raise PaperatlasError(f"{path}: is a folder; name the file to write")
    try:
        with told(path):
            yield partial
            os.replace(partial, path)  # noqa: PTH105 - atomic on every platform
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def partial_folder(path: Path, names: Collection[str]) -> Iterator[Path]:
    """A folder to write files of these names into; on success it becomes ``path``, on failure it is removed.

    A folder that is there already is replaced, but refused if it holds any file of another name.
    """
    partial = _beside(path)
    if path.exists() and not (path.is_dir() and {file.name for file in path.iterdir()} <= set(names)):
        raise PaperatlasError(f"{path}: is there already and not such an export; name another folder")
    try:
        with told(path):
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir()
            yield partial
            shutil.rmtree(path, ignore_errors=True)
            partial.rename(path)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _beside(path: Path) -> Path:
    if not path.name:
        raise PaperatlasError(f"{path}: is a folder; name what to write in it")
    if not path.parent.is_dir():
        raise PaperatlasError(f"{path}: the folder {path.parent} does not exist; make it first")
    return path.with_name(path.name + ".partial")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What goes wrong on the way to the disk, in one line."""
    try:
        yield
    except OSError as error:
        raise PaperatlasError(f"{path}: cannot be written: {error.strerror or error}") from error
    except UnicodeEncodeError as error:
        code = f"U+{ord(error.object[error.start]):04X}"
        raise PaperatlasError(f"{path}: half a character ({code}) in a text cannot be written; take it out") from error
