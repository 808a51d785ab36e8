"""A paper from a JSON object, under the names that common sources give its fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from paperatlas.model import Author, Identifier, Paper, Reference
from paperatlas.sources.finish import finish
from paperatlas.sources.identifiers import find_identifiers, identifiers_in
from paperatlas.sources.json_formats import LISTS_WITHIN_RECORDS, in_plain_names
from paperatlas.sources.record import Record, RefusalError

_TITLE = ("title",)
_ABSTRACT = ("abstract", "summary", "paperAbstract")
_IDENTIFIERS = ("identifiers", "externalIds", "doi", "DOI", "arxiv", "arxiv_id", "arxivId")
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d(?!\d)")


def read_record(value: Any, source: str, place: str) -> Record:
    """The record of a JSON value. What is no object or has no title fails; a strange field is left out and noted.

    >>> read_record({"title": "CARP", "year": "2024-12"}, "papers.json", "record 1").paper.year
    2024
    >>> read_record(["CARP"], "papers.json", "record 1").fate.why
    'it is a list, not an object'
    """
    if not isinstance(value, dict):
        return Record.failed(source, place, f"it is {_kind(value)}, not an object")
    try:
        value = in_plain_names(value)
        title, abstract = (_read_text(_first(value, keys)) or "" for keys in (_TITLE, _ABSTRACT))
    except RefusalError as refusal:
        return Record.failed(source, place, f"title or abstract: {refusal}")
    fields, notes = _other_fields(value)
    return finish(Paper(title, abstract, **fields), source, place, "; ".join(notes))


def _other_fields(value: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """What is said beside title and abstract, and a note on each field that was left out as not understood."""
    fields: dict[str, Any] = {}
    notes = []
    for name, (keys, read) in _FIELDS.items():
        try:
            if (found := read(_first(value, keys))) is not None:
                fields[name] = found
        except RefusalError as refusal:
            notes.append(f"{name} left out: {refusal}")
    try:
        found_all = [i for key in _IDENTIFIERS if key in value for i in _identifiers_under(key, value.get(key))]
        fields["identifiers"] = tuple(dict.fromkeys(found_all))
    except RefusalError as refusal:
        notes.append(f"identifiers left out: {refusal}")
    return fields, notes


def _first(value: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    """The first of several fields that says something."""
    return next((value[key] for key in keys if value.get(key) not in (None, "", [], {})), None)


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")


def _read_text(value: Any) -> str | None:
    """Text; a number as text, the first of a list, the name of an object."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = _first(value, ("name", "title", "value"))
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise RefusalError(f"it is {_kind(value)}, not text")


def _read_list(value: Any, separators: str) -> list[Any]:
    if isinstance(value, str):
        return re.split(separators, value)
    return value if isinstance(value, list) else [] if value is None else [value]


def _read_authors(value: Any) -> tuple[Author, ...]:
    several = isinstance(value, str) and bool(re.search(r";|\sand\s|,.*,", value))
    people = _read_list(value, (r"\s*;\s*" if ";" in value else r",?\s+and\s+|,\s*") if several else r"$^")
    return tuple(_read_author(person) for person in people)


def _read_author(value: Any) -> Author:
    if not isinstance(value, dict):
        return Author(_read_text(value) or "")
    name = _first(value, ("name", "fullname", "display_name"))
    parts = [_first(value, ("given", "first")), _first(value, ("family", "last"))]
    written = value.get("orcid")
    orcid = _ORCID.fullmatch(written) if isinstance(written, str) else None
    return Author(_read_text(name) or " ".join(filter(None, map(_read_text, parts))), orcid[1] if orcid else None)


def _read_year(value: Any) -> int | None:
    """The year of a number, a year as text, or a date that begins with one."""
    text = (_read_text(value) or "").strip()
    if text and not (found := _YEAR.match(text)):
        raise RefusalError(f"'{text[:20]}' is no year")
    return int(found[0]) if text and found else None


def _read_keywords(value: Any) -> tuple[str, ...]:
    return tuple(_read_text(word) or "" for word in _read_list(value, r"[;,]"))


def _read_references(value: Any) -> tuple[Reference, ...]:
    return tuple(_read_reference(reference) for reference in _read_list(value, "$^"))


def _read_reference(value: Any) -> Reference:
    if isinstance(value, dict):
        found = [i for key in (*_IDENTIFIERS, "url") for i in _identifiers_under(key, value.get(key))]
        return Reference(_read_text(_first(value, _TITLE)), tuple(dict.fromkeys(found)))
    text = _read_text(value) or ""
    return Reference(None, found_ids) if (found_ids := find_identifiers(text)) else Reference(text)


def _identifiers_under(key: str, value: Any) -> list[Identifier]:
    """The identifiers of a field: named schemes in an object, objects of scheme and value, or text."""
    if isinstance(value, list):
        return [i for one in value if not isinstance(one, list) for i in _identifiers_under(key, one)]
    if isinstance(value, dict):
        pairs = [(value["scheme"], value.get("value"))] if "scheme" in value else list(value.items())
        return [i for scheme, one in pairs for i in _identifiers_in(_read_text(scheme), _read_text(one))]
    scheme = key.lower().removesuffix("id").rstrip("_")
    return _identifiers_in(scheme if scheme in ("arxiv", "doi") else None, _read_text(value))


def _identifiers_in(scheme: str | None, value: str | None) -> list[Identifier]:
    return list(identifiers_in(scheme, value or "") if scheme else find_identifiers(value or ""))


_FIELDS: dict[str, tuple[tuple[str, ...], Callable[[Any], Any]]] = {
    "id": (("id", "paperId", "paper_id", "_id"), _read_text),
    "authors": (("authors", "author"), _read_authors),
    "year": (("year", "published", "publication_date", "publicationDate", "date"), _read_year),
    "venue": (("venue", "journal", "conference", "booktitle", "journal-ref"), _read_text),
    "url": (("url", "link"), _read_text),
    "keywords": (("keywords",), _read_keywords),
    "references": (("references",), _read_references),
}

RECORD_FIELDS = LISTS_WITHIN_RECORDS | frozenset(
    key for keys in (_TITLE, _ABSTRACT, _IDENTIFIERS, *(keys for keys, _ in _FIELDS.values())) for key in keys
)
"""The names of fields that a record has: a list under one of them is no list of records."""
