"""Whole files or none: an export is written beside its place and then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paperatlas.errors import PaperatlasError


@contextmanager
def partial_file(path: Path) -> Iterator[Path]:
    """A path to write to; on success it becomes ``path``, on failure it is removed and ``path`` is untouched."""
    if not path.parent.is_dir():
        raise PaperatlasError(f"{path}: the folder {path.parent} does not exist; make it first")
    partial = path.with_name(path.name + ".partial")
    try:
        yield partial
        os.replace(partial, path)  # noqa: PTH105 - atomic on every platform
    except OSError as error:
        raise PaperatlasError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        partial.unlink(missing_ok=True)
