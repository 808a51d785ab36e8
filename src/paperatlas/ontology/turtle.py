"""Vocabulary entries as Turtle: one block an entry, in the order of keys, so that a change shows as a small diff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paperatlas.ontology.namespaces import PREFIXES
from paperatlas.ontology.vocabulary import Entry

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def entries_turtle(entries: Iterable[Entry]) -> str:
    r"""A Turtle document with these entries.

    >>> spot = Entry("robot/spot", "Robot", "Spot", "A quadruped.", case_sensitive=("Spot",))
    >>> print(entries_turtle([spot]).split("\n\n")[1])
    id:robot\/spot a pa:Robot, skos:Concept ;
        skos:prefLabel "Spot"@en ;
        pa:caseSensitiveLabel "Spot"@en ;
        skos:definition "A quadruped."@en .
    <BLANKLINE>
    """
    used = ("pa", "id", "skos", "schema")
    head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in used)
    return head + "".join("\n" + _block(entry) for entry in sorted(entries, key=lambda e: e.key))


def _block(entry: Entry) -> str:
    lines = [f"{_name(entry.key)} a pa:{entry.type}, skos:Concept"]
    lines += [f"    {predicate} {', '.join(values)}" for predicate, values in _statements(entry) if values]
    return " ;\n".join(lines) + " .\n"


def _statements(entry: Entry) -> Iterator[tuple[str, list[str]]]:
    yield "skos:prefLabel", [_text(entry.name)]
    yield "skos:altLabel", [_text(alias) for alias in sorted(entry.aliases)]
    yield "pa:caseSensitiveLabel", [_text(label) for label in sorted(entry.case_sensitive)]
    yield "pa:linkOnlyLabel", [_text(label) for label in sorted(entry.link_only)]
    yield "pa:contextWord", [_text(word) for word in sorted(entry.context)]
    yield "pa:broader", [_name(key) for key in sorted(entry.broader)]
    yield "skos:definition", [_text(entry.definition)] if entry.definition else []
    yield "skos:scopeNote", [_text(entry.scope_note)] if entry.scope_note else []
    yield "pa:maker", [_text(entry.maker)] if entry.maker else []
    yield "pa:kind", [_text(entry.kind)] if entry.kind else []
    yield "pa:measures", [_text(entry.measures)] if entry.measures else []
    yield "pa:usualMetric", [_text(entry.usual_metric)] if entry.usual_metric else []
    yield "pa:classOnly", ["true"] if entry.class_only else []
    yield "schema:url", [f"<{entry.homepage}>"] if entry.homepage else []


def _text(value: str) -> str:
    return '"' + "".join(_ESCAPES.get(c, c) for c in value) + '"@en'


def _name(key: str) -> str:
    """A key as a prefixed name, or as an IRI where Turtle's local names cannot hold it (Turtle 1.1, section 6.4)."""
    if re.fullmatch(r"[a-z]+/\w[\w-]*(\.[\w-]+)*", key, re.ASCII):
        return "id:" + key.replace("/", "\\/")
    return f"<{PREFIXES['id']}{key}>"
