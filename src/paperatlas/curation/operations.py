"""The operations of a curation file and how they are read and written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from paperatlas.errors import AtlasError

OPERATIONS = ("merge", "split", "rename", "retype", "forbid", "alias", "deny")


@dataclass(frozen=True, slots=True)
class Operation:
    """One change. ``on`` names concepts by key or member name; ``date`` is typed by a person, never the clock.

    ``merge`` joins all of ``on``; ``split`` cuts every link record between the two names of ``on``; ``rename`` shows
    the concept as ``to``; ``retype`` gives it the type ``to`` of its family; ``forbid`` leaves it out; ``alias`` makes
    ``to`` a name of it; ``deny`` leaves out the statement of the predicate ``to`` between the two keys of ``on``.
    """

    op: str
    on: tuple[str, ...]
    to: str | None = None
    author: str | None = None
    date: str | None = None
    reason: str | None = None


def read_curation(path: Path) -> tuple[Operation, ...]:
    """The operations of a file, in order; none where there is no file. Raises `AtlasError` for what is malformed."""
    import yaml

    if not path.exists():
        return ()
    try:
        entries = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes only text
    except OSError as error:
        raise AtlasError(f"{path}: cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise AtlasError(f"{path}: not YAML: {str(error).splitlines()[0]}; mend or remove the file") from error
    if entries in (None, ""):
        return ()
    if not isinstance(entries, list):
        raise AtlasError(f"{path}: must be a list of operations, each with 'op' and 'on'")
    return tuple(_operation(entry, f"{path}: operation {number}") for number, entry in enumerate(entries, 1))


def _operation(entry: object, place: str) -> Operation:
    if not isinstance(entry, dict) or entry.get("op") not in OPERATIONS:
        raise AtlasError(f"{place}: needs 'op', one of {', '.join(OPERATIONS)}")
    unknown = sorted(set(entry) - {"op", "on", "to", "author", "date", "reason"})
    if unknown:
        raise AtlasError(f"{place}: unknown key '{unknown[0]}'")
    on = entry.get("on")
    on = [on] if isinstance(on, str) else on
    if not isinstance(on, list) or not on or not all(isinstance(name, str) for name in on):
        raise AtlasError(f"{place}: needs 'on', a list of concept keys or member names")
    rest = {key: entry.get(key) for key in ("to", "author", "date", "reason")}
    lists = [key for key, value in rest.items() if not isinstance(value, str | None)]
    if lists:
        raise AtlasError(f"{place}: '{lists[0]}' must be text")
    return check_complete(Operation(entry["op"], tuple(on), **rest), place)


def check_complete(operation: Operation, place: str) -> Operation:
    """The operation, if it has all that it needs. Raises `AtlasError`, which begins with ``place``."""
    if operation.op in ("rename", "retype", "alias", "deny") and not operation.to:
        raise AtlasError(f"{place}: '{operation.op}' needs 'to'")
    if operation.op == "merge" and len(operation.on) < 2:
        raise AtlasError(f"{place}: 'merge' needs at least two names in 'on'")
    if operation.op in ("split", "deny") and len(operation.on) != 2:
        raise AtlasError(f"{place}: '{operation.op}' needs two names in 'on'")
    return operation


def is_in_force(operation: Operation, operations: Sequence[Operation]) -> bool:
    """Whether the same change, whoever made it, stands among the operations with no later one on any of its names.

    >>> merge, split = Operation("merge", ("a", "b"), author="Ann"), Operation("split", ("a", "b"))
    >>> is_in_force(merge, [split, merge]), is_in_force(merge, [merge, split])
    (True, False)
    """
    for other in reversed(operations):
        if (other.op, other.on, other.to) == (operation.op, operation.on, operation.to):
            return True
        if not set(other.on).isdisjoint(operation.on):
            return False
    return False


def write_curation(path: Path, operations: Sequence[Operation]) -> None:
    """Replace the file by these operations, in one rename. Raises `AtlasError` where it cannot be written."""
    import yaml

    entries = [
        {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(operation).items() if v}
        for operation in operations
    ]
    partial = path.with_suffix(".partial")
    try:
        partial.write_text(yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=120), "utf-8")
        os.replace(partial, path)  # noqa: PTH105 - atomic on every platform
    except OSError as error:
        raise AtlasError(f"{path}: cannot be written: {error.strerror}; nothing was changed") from error
