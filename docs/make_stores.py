"""Write docs/stores.md: what each store is, and what it costs, from docs/measured/stores.json.

The figures are of one run of benchmarks/stores.py, whose first lines say how to make them anew.
"""

import json
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent

STORES = (
    ("LadybugDB", "embedded, in the atlas's folder", "Cypher", "`query --atlas`; filled by every build"),
    ("Oxigraph", "embedded, in the atlas's folder", "SPARQL", "`query --atlas`; filled when it is first asked"),
    ("Neo4j", "a server, 5.26 LTS", "Cypher", "`load --neo4j`, `query --neo4j`"),
    ("SPARQL server", "any endpoint of SPARQL 1.1: Oxigraph server, Apache Jena Fuseki", "SPARQL",
     "`load --endpoint`, `query --endpoint`"),
)  # fmt: skip

NAMES = {"atlas": "the atlas itself, both embedded stores following", "rdflib": "rdflib in memory"}

TEMPLATE = """# One graph, four stores

<!-- Written by docs/make_stores.py; do not edit. -->

{stores}

The graph is the same in all of them, and that can be proven: `paperatlas verify` takes a digest of every node,
relationship and triple with all its properties, from the atlas, from its embedded stores and from a server, and names
the first difference. Where stores hold nodes and relationships the digest is that of `paperatlas stats`; where they
hold triples it is another one, taken of the triples of the same graph.

- **One graph, whole.** A load may run twice, and changes nothing then. A connection that is cut or a server that is
  started again in the middle is tried again. A SPARQL server answers from the old graph until the new one is whole; in
  Neo4j a load that broke off is mended by the next.
- **What else a server holds stays.** In Neo4j our nodes have the label `Paperatlas`; at an endpoint the atlas is the
  graph `https://w3id.org/paperatlas/id/atlas`, which queries have as their default graph.
- **Queries only read.** `--write` lets a server run a text that changes it; the embedded stores are changed by `add`,
  `remove`, `sync`, `enrich` and `curate` alone. `--rows` and `--seconds` limit every query. What papers say goes into
  statements as parameters or escaped literals only.
- **Passwords** come from `PAPERATLAS_NEO4J_PASSWORD` and `PAPERATLAS_ENDPOINT_PASSWORD` or are asked for; they are
  never taken from the command line and never printed. `neo4j+s://`, `bolt+s://` and `https://` are encrypted.

## What it costs

An atlas of {papers:,} papers with {edges:,} relationships, measured by `benchmarks/stores.py` on two cores; memory is
what the process took beyond the graph itself:

{figures}
"""


def stores_page(measured: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """The page."""
    stores = [("store", "what it is", "language", "how to ask it"), *STORES]
    graph, figures = measured["graph"], measured["stores"]
    rows = [("store", "load, s", "edges/s", "one paper out, s", "and in, s", "memory, MB", "on disk, MB")]
    for name, values in figures.items():
        papers = f", {values['papers']:,.0f} papers" if "papers" in values else ""
        seconds = values.get("load_s")
        rate = f"{values.get('edges', graph['edges']) / seconds:,.0f}" if seconds else ""
        changes = ("" if values.get(key) is None else f"{values[key]:,.2f}" for key in ("remove_s", "add_s"))
        sizes = ("" if values.get(key) is None else f"{values[key]:,.0f}" for key in ("memory_mb", "disk_mb"))
        rows.append((NAMES.get(name, name) + papers, f"{seconds:,.1f}" if seconds else "", rate, *changes, *sizes))
    text = TEMPLATE.format(stores=_table(stores), figures=_table(rows), **graph)
    naive = figures.get("Neo4j", {}).get("naive_edges_per_s")
    if naive:
        times = graph["edges"] / figures["Neo4j"]["load_s"] / naive
        text += f"\nThe naive way, one auto-commit `MERGE` a relationship with the plain driver: {naive:,.0f} "
        text += f"edges/s in Neo4j; the load above is {times:,.1f} times as fast, with its nodes.\n"
    return text


def _table(rows: list[tuple[str, ...]]) -> str:
    head, *rest = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|" + "---|" * len(rows[0]), *rest])


if __name__ == "__main__":
    measured = json.loads((HERE / "measured" / "stores.json").read_text("utf-8"))
    (HERE / "stores.md").write_text(stores_page(measured), "utf-8")
