"""Add entries to a vocabulary folder: one Turtle file a type, rewritten whole in the order of keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from paperatlas.ontology.turtle import entries_turtle
from paperatlas.ontology.vocabulary import Entry, load_vocabulary


def add_entries(folder: Path, entries: Iterable[Entry]) -> list[Path]:
    """Add entries, or replace those with the same key. Returns the files that changed.

    A Turtle file of another name, or of a type that has no entry left, goes: its entries are in the others now.
    """
    load_vocabulary.cache_clear()
    merged = dict(load_vocabulary(folder).entries) | {entry.key: entry for entry in entries}
    load_vocabulary.cache_clear()
    by_type: dict[str, list[Entry]] = defaultdict(list)
    for entry in merged.values():
        by_type[entry.type].append(entry)
    changed = []
    for kind, members in sorted(by_type.items()):
        path = folder / f"{kind.lower()}s.ttl"
        text = entries_turtle(members)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed.append(path)
    for path in sorted(set(folder.glob("*.ttl")) - {folder / f"{kind.lower()}s.ttl" for kind in by_type}):
        path.unlink()
        changed.append(path)
    return changed
