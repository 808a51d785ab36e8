"""Writing the index of an atlas anew, from all that a build has in memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from paperatlas.atlas import Manifest
from paperatlas.curation import Operation
from paperatlas.graph.assemble import Assembled
from paperatlas.graph.hierarchy import frequent_names
from paperatlas.linking.link import Linked
from paperatlas.linking.observe import observe
from paperatlas.model import Extraction, Paper, PaperNode
from paperatlas.ontology import Vocabulary, load_vocabulary
from paperatlas.pipeline.index import FILE, SEARCHES, TABLES, Index
from paperatlas.pipeline.partial import partial_folder

_DECIDING = ("linking", "graph", "ontology", "text")
"""Packages by whose sources the graph of the same papers may be another one."""


@dataclass(frozen=True)
class Built:
    """What a build knows of a whole atlas: its papers, what was read from each, where both stand, and the graph."""

    nodes: Sequence[PaperNode]
    papers: Mapping[str, Paper]
    extractions: Mapping[str, Extraction]
    places: Mapping[str, tuple[str, str]]
    linked: Linked
    assembled: Assembled


def index_name(manifest: Manifest, operations: Sequence[Operation]) -> str:
    """The name of the index of an atlas. Another state, other operations or other linking code give another name.

    A report of what a command read is no part of the state.
    """
    state = [asdict(replace(manifest, report={})), *map(asdict, operations)]
    content = json.dumps(state, sort_keys=True)
    return hashlib.sha256((_code_digest() + content).encode()).hexdigest()


def write_index(place: Path, built: Built, total: str) -> None:
    """Write an index beside its place and rename it; ``total`` is the sum of the graph's facts."""
    with partial_folder(place) as partial:
        partial.mkdir(parents=True)
        index = Index(partial / FILE)
        fill_index(index, built, load_vocabulary())
        index.set_meta("total", total)
        index.commit()
        index.close()
        partial.rename(place)


def fill_index(index: Index, built: Built, vocabulary: Vocabulary) -> None:
    """Make the tables of an empty index, and fill them."""
    index.execute(TABLES)
    texts = [node.records[0] for node in built.nodes]
    others = sorted(set(built.papers) - set(texts))
    index.add_records((built.papers[digest], *built.places[digest]) for digest in (*texts, *others))
    index.execute("CREATE UNIQUE INDEX record_digest ON record(digest)")
    index.assign(built.nodes)
    observed = observe(built.extractions[digest] for digest in texts)  # papers have the numbers of their texts
    index.observe(observed, vocabulary)
    index.add_keys(observed.surfaces, vocabulary)
    for digest in texts:
        index.hear(built.extractions[digest])
    index.add_linked(built.linked)
    index.add_concepts(built.linked.concepts.values())
    index.add_named(frequent_names(built.linked.concepts, built.linked.papers))
    index.add_said(built.assembled.graph.assertions)
    index.add_citing(built.nodes)
    index.add_spellings(built.nodes)
    index.set_meta("refused", built.assembled.refused)
    index.add_denied(built.assembled.denied)
    index.execute(SEARCHES)


@cache
def _code_digest() -> str:
    """SHA-256 of the sources that decide on the graph."""
    root = Path(__file__).parents[1]
    files = sorted(path for name in _DECIDING for path in (root / name).rglob("*") if path.suffix in (".py", ".tsv"))
    found = hashlib.sha256(repr([repr(entry) for entry in load_vocabulary()]).encode("utf-8", "surrogatepass"))
    for path in files:
        found.update(path.read_bytes())
    return found.hexdigest()
