"""Vocabulary entries as a table that people edit: CSV, one row an entry, semicolons between several values of a cell.

Columns: type, name, aliases, case_sensitive, context, broader, definition, maker, kind, measures, metric, homepage,
scope_note, class_only (yes or empty), link_only.
``broader`` holds names of entries of the same family. `paperatlas ontology candidates` writes such a table, and
`paperatlas ontology add` reads it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from paperatlas.errors import OntologyError
from paperatlas.ontology.schema import load_schema
from paperatlas.ontology.vocabulary import Entry, concept_key
from paperatlas.text.clean import clean_text
from paperatlas.text.normal_form import normal_form

COLUMNS = (
    "type", "name", "aliases", "case_sensitive", "context", "broader", "definition", "maker", "kind", "measures",
    "metric", "homepage", "scope_note", "class_only", "link_only",
)  # fmt: skip


def read_entries(path: Path) -> list[Entry]:
    """The entries of a table. Raises `OntologyError` that names the line, for what is not an entry."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in ("type", "name") if column not in (reader.fieldnames or ())]
            if missing:
                raise OntologyError(f"{path}: line 1: no column '{missing[0]}'; the columns are {', '.join(COLUMNS)}")
            return [_entry(row, f"{path}: line {reader.line_num}") for row in reader if any(row.values())]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OntologyError(f"{path}: cannot be read as a UTF-8 CSV table: {error}") from error


def write_entries(path: Path, rows: Iterable[dict[str, str]], extra: tuple[str, ...] = ()) -> None:
    """Write a table, with extra columns behind that reading ignores."""
    path.write_text(entries_table(rows, extra), "utf-8", newline="")


def entries_table(rows: Iterable[dict[str, str]], extra: tuple[str, ...] = ()) -> str:
    """The text of a table, with extra columns behind that reading ignores."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*COLUMNS, *extra], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _entry(row: dict[str | Any, str | Any], place: str) -> Entry:
    if None in row:
        raise OntologyError(f"{place}: more cells than columns; put a cell that holds a comma in quotes")
    cells = {column: clean_text(row.get(column) or "")[0] for column in COLUMNS}
    family = load_schema().family_of.get(cells["type"])
    if family is None:
        types = ", ".join(load_schema().concept_types)
        raise OntologyError(f"{place}: '{cells['type']}' is no type of concept: {types}")
    if not normal_form(cells["name"]):
        raise OntologyError(f"{place}: an entry needs a name of letters or digits")
    if cells["homepage"] and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", cells["homepage"]):
        raise OntologyError(f"{place}: the homepage '{cells['homepage']}' is no http or https address")
    return Entry(
        key=concept_key(family, cells["name"]),
        type=cells["type"],
        name=cells["name"],
        definition=cells["definition"],
        aliases=_many(cells["aliases"]),
        case_sensitive=_many(cells["case_sensitive"]),
        context=_many(cells["context"]),
        broader=tuple(sorted(concept_key(family, name) for name in _many(cells["broader"]))),
        maker=cells["maker"],
        kind=cells["kind"],
        measures=cells["measures"],
        usual_metric=cells["metric"],
        homepage=cells["homepage"],
        scope_note=cells["scope_note"],
        class_only=cells["class_only"].lower() in ("yes", "true"),
        link_only=_many(cells["link_only"]),
    )


def _many(cell: str) -> tuple[str, ...]:
    return tuple(sorted({part.strip() for part in cell.split(";")} - {""}))
