"""The tables of the index, and what every part of it does with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

TABLES = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

CREATE TABLE record(id INTEGER PRIMARY KEY, digest TEXT, record TEXT, extraction TEXT, paper TEXT);
CREATE TABLE record_key(key TEXT, record INTEGER, PRIMARY KEY(key, record)) WITHOUT ROWID;
CREATE TABLE called(name TEXT, record INTEGER, PRIMARY KEY(name, record)) WITHOUT ROWID;

CREATE TABLE unit(unit TEXT PRIMARY KEY, types TEXT, surfaces TEXT) WITHOUT ROWID;
CREATE TABLE unit_key(key TEXT, unit TEXT, PRIMARY KEY(key, unit)) WITHOUT ROWID;
CREATE TABLE pair(left TEXT, right TEXT, rule TEXT, paper INTEGER, PRIMARY KEY(left, right, rule, paper)) WITHOUT ROWID;
CREATE TABLE place(unit TEXT, paper INTEGER, number INTEGER, PRIMARY KEY(unit, paper)) WITHOUT ROWID;
CREATE TABLE spoken(unit TEXT, paper INTEGER, PRIMARY KEY(unit, paper)) WITHOUT ROWID;
CREATE TABLE use(unit TEXT, paper INTEGER, candidate TEXT, type TEXT, name TEXT, weight INTEGER,
    PRIMARY KEY(unit, paper, candidate)) WITHOUT ROWID;
CREATE TABLE beside(paper INTEGER PRIMARY KEY, names TEXT);

CREATE TABLE key_of(unit TEXT PRIMARY KEY, key TEXT) WITHOUT ROWID;
CREATE TABLE sense(paper INTEGER, candidate TEXT, unit TEXT, PRIMARY KEY(paper, candidate)) WITHOUT ROWID;
CREATE TABLE concept(key TEXT PRIMARY KEY, type TEXT, curated INTEGER) WITHOUT ROWID;
CREATE TABLE plain_name(name TEXT, key TEXT, PRIMARY KEY(name, key)) WITHOUT ROWID;
CREATE TABLE frequent(key TEXT PRIMARY KEY, named TEXT) WITHOUT ROWID;
CREATE TABLE frequent_name(family TEXT, name TEXT, key TEXT, PRIMARY KEY(family, name, key)) WITHOUT ROWID;
CREATE TABLE frequent_broader(family TEXT, name TEXT, key TEXT, PRIMARY KEY(family, name, key)) WITHOUT ROWID;
CREATE TABLE said(subject TEXT, predicate TEXT, object TEXT, paper TEXT,
    PRIMARY KEY(subject, predicate, object, paper)) WITHOUT ROWID;
CREATE TABLE denied(subject TEXT, predicate TEXT, object TEXT, paper TEXT,
    PRIMARY KEY(subject, predicate, object, paper)) WITHOUT ROWID;
CREATE TABLE problem(text TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE mark(mark TEXT, paper TEXT, PRIMARY KEY(mark, paper)) WITHOUT ROWID;
CREATE TABLE cited_mark(mark TEXT, paper TEXT, PRIMARY KEY(mark, paper)) WITHOUT ROWID;
CREATE TABLE reference(paper TEXT PRIMARY KEY, record TEXT, marks TEXT) WITHOUT ROWID;
CREATE TABLE spelling(key TEXT, name TEXT, number INTEGER, PRIMARY KEY(key, name)) WITHOUT ROWID;
"""
"""``record.record`` and ``record.extraction`` say where a record and what was read from it stand: segment and row.
``record.paper`` is the key of its paper; a number of a paper is that of the record whose text is read."""

SEARCHES = """
CREATE INDEX record_paper ON record(paper);
CREATE INDEX record_key_record ON record_key(record);
CREATE INDEX pair_right ON pair(right);
CREATE INDEX key_of_key ON key_of(key);
CREATE INDEX concept_curated ON concept(key) WHERE curated = 1;
"""
"""Made when the tables are filled, which is faster."""

FILE = "index.sqlite"

MOST_NEIGHBOURS = 20_000
"""Names or records of a neighbourhood beyond which the whole atlas is linked instead."""


class TooFarError(Exception):
    """A change that touches so much that it is better made by linking the whole atlas."""


class Tables:
    """An SQLite file. Writes belong to one transaction, which `commit` ends."""

    def __init__(self, path: Path) -> None:
        self.is_changed = False
        self.sql = sqlite3.connect(path, isolation_level=None)
        self.sql.execute("PRAGMA synchronous = OFF")  # its name ties it to a manifest, whatever a power cut leaves
        self.sql.execute("PRAGMA cache_size = -65536")
        self.sql.execute("BEGIN")

    def commit(self) -> None:
        """Make the changes last."""
        self.sql.execute("COMMIT")
        self.is_changed = True

    def close(self) -> None:
        """Close the file. What was not committed is as it was."""
        self.sql.close()

    def execute(self, statements: str) -> None:
        """Run statements, each with a semicolon at its end."""
        for statement in filter(str.strip, statements.split(";")):
            self.sql.execute(statement)

    def rows(self, text: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.sql.execute(text, values).fetchall()

    def column(self, text: str, *values: Any) -> list[Any]:
        """The values of a query with one column."""
        return [value for (value,) in self.sql.execute(text, values)]

    def insert(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Put rows into a table; those of a key that is there replace it."""
        remaining = iter(rows)
        for first in remaining:
            marks = ", ".join("?" * len(first))
            self.sql.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", chain([first], remaining))  # noqa: S608

    def delete(self, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
        """Take the rows out in which these columns, written as "one, other", have these values."""
        where = " AND ".join(f"{column} = ?" for column in columns.split(", "))
        self.sql.executemany(f"DELETE FROM {table} WHERE {where}", rows)  # noqa: S608

    def meta(self, name: str) -> Any:
        """A value that the index has once."""
        found = self.column("SELECT value FROM meta WHERE name = ?", name)
        return json.loads(found[0]) if found else None

    def set_meta(self, name: str, value: Any) -> None:
        """Set such a value."""
        self.insert("meta", [(name, json.dumps(value, sort_keys=True))])
