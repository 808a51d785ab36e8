"""Find nodes by name: exactly by key, else by normal form over names and aliases, else the nearest names."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from paperatlas.errors import NotFoundError
from paperatlas.ontology import load_schema
from paperatlas.stores import Store
from paperatlas.text.normal_form import normal_form


@dataclass(frozen=True, order=True)
class Named:
    """A node with its label, key and name."""

    label: str
    key: str
    name: str


def find_named(store: Store, name: str, papers: bool = False) -> list[Named]:
    """The concepts of that name in all families (and papers of that title, if asked), sorted.

    Raises `NotFoundError` with the nearest names where there is none.
    """
    wanted = normal_form(name)
    found, seen = [], dict[str, str]()
    for label in (*load_schema().concept_types, *(["Paper"] if papers else [])):
        for key, shown, aliases in _names(store, label):
            forms = {normal_form(each): each for each in (shown, *aliases)}
            if key == name or wanted in forms:
                found.append(Named(label, key, shown))
            seen.update(forms)
    if not found:
        raise NotFoundError(f"nothing is called '{name}' in this atlas{_nearest(wanted, seen)}")
    return sorted(found)


def _names(store: Store, label: str) -> list[tuple[str, str, list[str]]]:
    """Key, name and aliases of all nodes of a label, which comes from the ontology."""
    text = "c.title, []" if label == "Paper" else "c.name, c.aliases"
    rows = store.query(f"MATCH (c:{label}) RETURN c.id, {text}").rows
    return [(key, name, aliases or []) for key, name, aliases in rows]


def _nearest(wanted: str, seen: dict[str, str]) -> str:
    near = difflib.get_close_matches(wanted, sorted(seen), n=5, cutoff=0.6)
    return f"; near it: {', '.join(seen[form] for form in near)}" if near else ""
