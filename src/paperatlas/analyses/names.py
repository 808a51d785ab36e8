"""Find nodes by name: exactly by key, else by normal form over names and aliases, else the nearest names."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from paperatlas.errors import NotFoundError, UsageError
from paperatlas.ontology import load_schema
from paperatlas.stores import Store
from paperatlas.text.normal_form import normal_form

PAPER = "Paper"


@dataclass(frozen=True, order=True)
class Named:
    """A node with its label, key and name."""

    label: str
    key: str
    name: str


def find_named(store: Store, name: str, papers: bool = False, labels: Sequence[str] = ()) -> list[Named]:
    """The concepts of that name in all families (and papers of that title, if asked), sorted.

    With ``labels`` only nodes of these. Raises `NotFoundError` with the nearest names where there is none.
    """
    wanted = normal_form(name)
    found, seen = [], dict[str, str]()
    for label in labels or (*load_schema().concept_types, *([PAPER] if papers else [])):
        for key, shown, aliases in names_of(store, label):
            forms = {normal_form(each): each for each in (shown, *aliases)}
            if key == name or (wanted and wanted in forms):
                found.append(Named(label, key, shown))
            seen.update(forms)
    if not found:
        what = " or ".join(label.lower() for label in labels)
        nothing = f"no {what} of this atlas is called '{name}'" if what else f"nothing is called '{name}' in this atlas"
        raise NotFoundError(f"{nothing}{_nearest(wanted, seen)}")
    return sorted(found)


def find_one(store: Store, name: str, family: str) -> Named:
    """The one concept of that name in a family. Raises `NotFoundError`, and `UsageError` where there are several."""
    found = find_named(store, name, labels=load_schema().kinds_of(family))
    by_key = [named for named in found if named.key == name]
    return _only(by_key or found, name)


def find_paper(store: Store, name: str) -> Named:
    """The paper with that key, title or identifier, else the only one whose title holds those words.

    Raises `NotFoundError`, and `UsageError` where several titles do.
    """
    wanted = f" {normal_form(name)} "
    rows = store.query("MATCH (p:Paper) RETURN p.id, p.title, p.arxiv, p.doi").rows
    papers = [(Named(PAPER, row[0], row[1]), row) for row in rows]
    exact = [paper for paper, row in papers if name in row or f" {normal_form(row[1])} " == wanted]
    within = [paper for paper, row in papers if wanted.strip() and wanted in f" {normal_form(row[1])} "]
    if not exact and not within:
        titles = {normal_form(title): title for _, title, *_ in rows}
        raise NotFoundError(f"no paper of this atlas is called '{name}'{_nearest(wanted.strip(), titles)}")
    return _only(sorted(exact or within), name)


def _only(found: Sequence[Named], name: str) -> Named:
    if len(found) > 1:
        several = "; ".join(f"{named.name} ({named.key})" for named in found[:5])
        raise UsageError(f"'{name}' is the name of several, so give the key of one: {several}")
    return found[0]


def names_of(store: Store, label: str) -> list[tuple[str, str, list[str]]]:
    """Key, name and aliases of all nodes of a label, which comes from the ontology."""
    text = "c.title, []" if label == PAPER else "c.name, c.aliases"
    rows = store.query(f"MATCH (c:{label}) RETURN c.id, {text}").rows
    return [(key, name, aliases or []) for key, name, aliases in rows]


def _nearest(wanted: str, seen: dict[str, str]) -> str:
    near = difflib.get_close_matches(wanted, sorted(seen), n=5, cutoff=0.6)
    return f"; near it: {', '.join(seen[form] for form in near)}" if near else ""
