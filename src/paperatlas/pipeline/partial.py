"""Folders that are made beside their place and renamed when they are whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def partial_place(place: Path) -> Path:
    """Where a folder is made: beside its place, under a name that no other process uses."""
    return place.with_name(f"{place.name}.{os.getpid()}.partial")


@contextmanager
def partial_folder(place: Path) -> Iterator[Path]:
    """The path at which to make a folder; nothing is there at first, and what was not renamed by the end goes."""
    partial = partial_place(place)
    shutil.rmtree(partial, ignore_errors=True)
    try:
        yield partial
    finally:
        shutil.rmtree(partial, ignore_errors=True)
