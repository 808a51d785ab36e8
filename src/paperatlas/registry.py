"""Extension points: what is installed under an entry-point group, by name.

Built-in readers, components, models, stores, exports and commands are declared in ``pyproject.toml`` exactly as those
of a third-party package are, and found the same way. Nothing is imported until it is asked for.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from paperatlas.errors import PaperatlasError, UsageError

READERS = "paperatlas.readers"
COMPONENTS = "spacy_factories"  # a component is what spaCy itself finds
MODELS = "paperatlas.models"
STORES = "paperatlas.stores"
EXPORTS = "paperatlas.exports"
COMMANDS = "paperatlas.commands"


@cache
def _entries(group: str) -> dict[str, EntryPoint]:
    """The entry points of a group; of two with one name the first by value wins, whatever the install order."""
    return {entry.name: entry for entry in sorted(entry_points(group=group), key=lambda e: e.value, reverse=True)}


def names(group: str) -> list[str]:
    """The names registered in a group, sorted.

    >>> "jsonl" in names(READERS)
    True
    """
    return sorted(_entries(group))


def load(group: str, name: str) -> Any:
    """The object registered under a name.

    Raises `UsageError` for an unknown one, naming those there are, and `PaperatlasError` for one that does not load.
    """
    try:
        entry = _entries(group)[name]
    except KeyError:
        known = ", ".join(names(group)) or "none"
        raise UsageError(f"no {group.split('.')[-1].removesuffix('s')} '{name}'; there are: {known}") from None
    try:
        return entry.load()
    except (ImportError, AttributeError) as error:
        package = entry.dist.name if entry.dist else entry.module
        raise PaperatlasError(f"'{name}' cannot be loaded ({error}); install {package} anew or remove it") from error
