"""The curated vocabulary: SKOS concepts read from ``vocabulary/*.ttl``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from paperatlas.errors import OntologyError
from paperatlas.ontology.namespaces import IDENTITY, ONTOLOGY, PREFIXES
from paperatlas.ontology.path import ontology_path
from paperatlas.ontology.schema import load_schema
from paperatlas.text.normal_form import normal_form
from paperatlas.text.slug import slug


@dataclass(frozen=True)
class Entry:
    """A curated concept.

    ``case_sensitive`` are labels that count only in exactly this letter case, and, where ``context`` is not empty, only
    in a text that has a word which begins with one of these. ``link_only`` are labels that papers use for concepts of
    several types or in passing: names that were found otherwise are linked by them, but texts are not searched for
    them. A ``class_only`` entry is there for the hierarchy: all its labels are too ordinary to search for.
    """

    key: str
    type: str
    name: str
    definition: str = ""
    aliases: tuple[str, ...] = ()
    case_sensitive: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    maker: str = ""
    kind: str = ""
    measures: str = ""
    usual_metric: str = ""
    homepage: str = ""
    scope_note: str = ""
    class_only: bool = False
    link_only: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The name, then the aliases, then further spellings that count only in their letter case."""
        known = (self.name, *self.aliases)
        return (*known, *(label for label in self.case_sensitive if label not in known))


def concept_key(family: str, name: str) -> str:
    """The key of a concept of a family under a name.

    >>> concept_key("Method", "RRT*")
    'method/rrt-star'
    """
    return f"{family.lower()}/{slug(normal_form(name))}"


class Vocabulary:
    """All curated concepts, by key."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def by_name(self) -> dict[tuple[str, str], str]:
        """The key of the concept that has a name, by (family, normal form); of two the first by key."""
        family_of = load_schema().family_of
        found: dict[tuple[str, str], str] = {}
        for key, entry in sorted(self.entries.items()):
            for label in entry.labels:
                found.setdefault((family_of[entry.type], normal_form(label)), key)
        return found

    def ancestors(self, key: str) -> list[str]:
        """The keys of all broader concepts, nearest first."""
        found: list[str] = []
        queue = list(self.entries[key].broader) if key in self.entries else []
        while queue:
            current = queue.pop(0)
            if current not in found and current in self.entries:
                found.append(current)
                queue.extend(self.entries[current].broader)
        return found


@cache
def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Read every Turtle file of a folder (the shipped vocabulary without one).

    Raises `OntologyError` where a file cannot be parsed or an entry has no type of the ontology or no name.
    """
    folder = folder or ontology_path() / "vocabulary"
    statements: dict[str, dict[str, list[str]]] = {}
    for path in sorted(folder.glob("*.ttl")):
        for key, facts in _statements(path).items():
            if key in statements:
                raise OntologyError(f"{path}: {key} is described in an earlier file too; keep one of them")
            statements[key] = facts
    return Vocabulary({key: _entry(key, facts) for key, facts in sorted(statements.items())})


_SKOS = PREFIXES["skos"]
_FIELDS = {
    PREFIXES["rdf"] + "type": "type",
    _SKOS + "prefLabel": "name",
    _SKOS + "altLabel": "aliases",
    _SKOS + "definition": "definition",
    _SKOS + "scopeNote": "scope_note",
    ONTOLOGY + "broader": "broader",
    ONTOLOGY + "caseSensitiveLabel": "case_sensitive",
    ONTOLOGY + "contextWord": "context",
    ONTOLOGY + "maker": "maker",
    ONTOLOGY + "kind": "kind",
    ONTOLOGY + "measures": "measures",
    ONTOLOGY + "usualMetric": "usual_metric",
    ONTOLOGY + "classOnly": "class_only",
    ONTOLOGY + "linkOnlyLabel": "link_only",
    PREFIXES["schema"] + "url": "homepage",
}
_MANY = ("aliases", "case_sensitive", "context", "broader", "link_only")


def _statements(path: Path) -> dict[str, dict[str, list[str]]]:
    import pyoxigraph

    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            field = _FIELDS.get(quad.predicate.value)
            if field and isinstance(quad.subject, pyoxigraph.NamedNode):
                value = quad.object.value
                found[quad.subject.value.removeprefix(IDENTITY)][field].append(value.removeprefix(IDENTITY))
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"{path}: {error}") from error
    return found


def _entry(key: str, facts: dict[str, list[str]]) -> Entry:
    kinds = [t.removeprefix(ONTOLOGY) for t in facts.pop("type", []) if t.startswith(ONTOLOGY)]
    if len(kinds) != 1 or kinds[0] not in load_schema().family_of or "name" not in facts:
        raise OntologyError(f"vocabulary entry {key}: needs one type of the ontology and a skos:prefLabel")
    values: dict[str, Any] = {f: tuple(sorted(found)) if f in _MANY else found[0] for f, found in facts.items()}
    values["class_only"] = values.get("class_only") == "true"
    return Entry(key=key, type=kinds[0], **values)
