"""One writer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paperatlas.errors import AtlasError, LockedError


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the atlas's lock. The system lets go of it when the process ends, however it ends.

    Raises `LockedError` at once where another process holds it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / "lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise LockedError(f"{folder}: another process is writing to this atlas; try again when it is done") from None
    except OSError as error:
        raise AtlasError(f"{folder}: cannot be locked: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()
