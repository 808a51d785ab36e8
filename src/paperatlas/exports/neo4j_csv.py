"""A folder of CSV for ``neo4j-admin database import``: a file a label, a file a relationship type, and how to go on.

``import.args`` holds the options, so that the command is short; ``after-import.cypher`` makes the constraints and puts
in the empty lists that the importer leaves out, after which the database is as `Neo4jStore.load` would have made it.

Source: Neo4j Operations Manual 5, "Import".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from paperatlas.exports.cypher_literals import cypher_literal
from paperatlas.exports.neo4j_fields import csv_header, csv_line
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.writing import partial_folder
from paperatlas.graph.property_graph import Column, EdgeTable, NodeTable, edge_tables, node_tables
from paperatlas.model import Graph
from paperatlas.ontology import load_schema
from paperatlas.ontology.schema import CONCEPT
from paperatlas.stores.neo4j_writes import MARK, constraints, quoted

ARGUMENTS, AFTER, README = "import.args", "after-import.cypher", "README.txt"

_README = f"""The nodes of an atlas, a file a label, and its relationships, a file a type, for Neo4j 5.

In this folder, with the server stopped and a database that is new (or with --overwrite-destination):

    neo4j-admin database import full neo4j @{ARGUMENTS}

Then start the server and run the constraints and the empty lists, which the importer leaves out:

    cypher-shell --database neo4j --file {AFTER}

The first line of a file names its columns and their types. A field without quotation marks is null or an empty list,
the parts of a list are parted by the control character U+001F, a quotation mark in a text is doubled. UTF-8.
"""


def export_csv(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write the folder, whole or not at all. Raises `PaperatlasError` where ``path`` holds anything else."""
    nodes, edges = node_tables(graph), edge_tables(graph)
    names = {_node_file(t) for t in nodes} | {_edge_file(t.type) for t in edges} | {ARGUMENTS, AFTER, README}
    with partial_folder(path, names) as folder:
        for table in nodes:
            _write(folder / _node_file(table), _node_lines(table))
        for kind, tables in _by_type(edges).items():
            _write(folder / _edge_file(kind), _edge_lines(tables))
        _write(folder / ARGUMENTS, _arguments(nodes, edges))
        _write(folder / AFTER, _statements(nodes, edges))
        _write(folder / README, [_README])


def _write(path: Path, lines: Iterator[str] | Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)


def _node_file(table: NodeTable) -> str:
    return f"nodes-{table.label}.csv"


def _edge_file(kind: str) -> str:
    return f"relationships-{kind}.csv"


def _by_type(edges: Sequence[EdgeTable]) -> dict[str, list[EdgeTable]]:
    return {kind: [t for t in edges if t.type == kind] for kind in sorted({t.type for t in edges})}


def _node_lines(table: NodeTable) -> Iterator[str]:
    yield csv_header(["id:ID"], table.columns[1:])
    yield from map(csv_line, table.rows)


def _edge_lines(tables: Sequence[EdgeTable]) -> Iterator[str]:
    yield csv_header([":START_ID", ":END_ID"], tables[0].columns[2:])
    for table in tables:
        yield from map(csv_line, table.rows)


def _arguments(nodes: Sequence[NodeTable], edges: Sequence[EdgeTable]) -> Iterator[str]:
    yield "--array-delimiter=U+001F\n"
    yield "--multiline-fields=true\n"
    for table in nodes:
        labels = [MARK, CONCEPT] if table.label in load_schema().concept_types else [MARK]
        yield f"--nodes={':'.join([table.label, *labels])}={_node_file(table)}\n"
    for kind in _by_type(edges):
        yield f"--relationships={kind}={_edge_file(kind)}\n"


def _statements(nodes: Sequence[NodeTable], edges: Sequence[EdgeTable]) -> Iterator[str]:
    """Constraints and lists that the importer left out: empty ones, and those of one empty text.

    Of a relationship with evidence, a list left out is one empty text; of nodes, those that have such a list are named.
    """
    yield from (f"{statement};\n" for statement in constraints(nodes))
    for table in nodes:
        lists = _lists(table.columns)
        yield from _single_empty(table, lists)
        if lists and table.rows:
            yield _filled(f"(n:{quoted(table.label)})", dict.fromkeys(lists, "[]"))
    for kind, tables in _by_type(edges).items():
        if any(t.rows for t in tables):
            empty = "CASE WHEN n.ev_field IS NULL THEN [] ELSE [''] END"
            values = {name: empty for name in _lists(tables[0].columns) if name != "ev_field"}
            yield _filled(f"()-[n:{quoted(kind)}]->()", values | {"ev_field": "[]"})


def _single_empty(table: NodeTable, lists: Sequence[str]) -> Iterator[str]:
    """A statement for each column in which some list is one empty text."""
    for number, column in enumerate(table.columns):
        ids = [row[0] for row in table.rows if row[number] == [""]] if column.name in lists else []
        if ids:
            ends = f"n:{quoted(table.label)}) WHERE n.id IN {cypher_literal(ids)}"
            yield f"MATCH ({ends} SET n.{column.name} = [''];\n"


def _lists(columns: Sequence[Column]) -> list[str]:
    return [column.name for column in columns if column.kind in ("strings", "integers")]


def _filled(pattern: str, values: dict[str, str]) -> str:
    absent = " OR ".join(f"n.{name} IS NULL" for name in values)
    lists = ", ".join(f"n.{name} = coalesce(n.{name}, {value})" for name, value in values.items())
    return f"MATCH {pattern} WHERE {absent} SET {lists};\n"
