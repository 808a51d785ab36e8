"""The proof that an atlas, its stores and the servers that it was loaded into hold the same graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from paperatlas import registry
from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.atlas.contents import find_foreign
from paperatlas.errors import StoreError
from paperatlas.graph.difference import Facts, first_difference
from paperatlas.graph.digest import facts_digest, graph_digest
from paperatlas.graph.facts import graph_facts, triple_facts
from paperatlas.graph.triples import graph_triples
from paperatlas.model import Graph
from paperatlas.stores import Store


@dataclass(frozen=True)
class Verified:
    """One place that was compared with the atlas's graph: the digest of what it holds, and the first difference.

    Places that answer Cypher hold the graph as nodes and relationships, those that answer SPARQL as triples: each of
    the two faces has a digest of its own.
    """

    place: str
    face: str
    digest: str
    difference: str | None


def verify(path: Path, others: Sequence[tuple[str, Store]] = ()) -> list[Verified]:
    """Compare the graph of an atlas with its manifest, its embedded stores as far as they are filled, and others.

    ``others`` are opened stores, each with the name under which it is told. An embedded store that cannot be read
    differs by what it says of that. Raises `AtlasError` for an atlas of which a part is missing or was changed,
    `StoreError` for one of the others that cannot be read.
    """
    folder = AtlasFolder(path)
    return folder.read(lambda manifest: list(_verified(folder, manifest, others)))


def _verified(folder: AtlasFolder, manifest: Manifest, others: Sequence[tuple[str, Store]]) -> Iterator[Verified]:
    folder.check(manifest)
    if strange := find_foreign(folder.path):
        yield Verified("folder", "files", "", f"{strange} is no file of this atlas")
    graph = folder.graph(manifest)
    digest = graph_digest(graph)
    wrong = None if digest == manifest.digest else f"the manifest says {manifest.digest}; build the atlas anew"
    yield Verified("atlas", "cypher", digest, wrong)
    for name in registry.names(registry.STORES):
        place = folder.store_path(name, manifest.digest)
        if place.exists():
            with registry.load(registry.STORES, name)(place) as store:
                yield _compared_cache(name, store, graph)
    for name, store in others:
        yield _compared(name, store, graph)


def _compared_cache(place: str, store: Store, graph: Graph) -> Verified:
    try:
        return _compared(place, store, graph)
    except StoreError as error:
        return Verified(place, store.language, "", str(error))


def _compared(place: str, store: Store, graph: Graph) -> Verified:
    face = store.language
    difference = first_difference(_facts(graph, face), store.facts)
    return Verified(place, face, facts_digest(store.facts()), difference)


def _facts(graph: Graph, face: str) -> Facts:
    return (lambda: graph_facts(graph)) if face == "cypher" else (lambda: triple_facts(graph_triples(graph)))
