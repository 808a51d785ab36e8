"""The graph of an atlas, and its embedded stores: caches that are filled when they are first asked."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from paperatlas import registry
from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.errors import AtlasError, BusyError
from paperatlas.graph.change import Change
from paperatlas.model import Graph
from paperatlas.pipeline.partial import partial_folder
from paperatlas.stores import Store

EAGER = ("cypher",)
"""Stores that a build fills; the others are filled when they are first asked."""

_GROWTH = {"cypher": 12, "sparql": 60}
"""How many times the bytes of a graph's segments a store takes on disk, as measured on 50,000 papers."""
_LEAST_FREE = 1 << 24


def open_store(path: Path, name: str) -> Store:
    """An embedded store of an atlas, filled first where its cache is not there."""
    folder = AtlasFolder(path)

    def filled(manifest: Manifest) -> Path:
        place = folder.store_path(name, manifest.digest)
        if not place.exists():
            fill(name, place, folder.graph(manifest), folder.graph_bytes(manifest.graph))
        return place

    store: Store = registry.load(registry.STORES, name)(folder.read(filled))
    return store


def follow(name: str, old: Path, new: Path, change: Change) -> None:
    """Take the store of one state of an atlas over to the next.

    One that is not there, or that someone reads, is filled when it is first asked. Raises `StoreError`.
    """
    kind = registry.load(registry.STORES, name)
    if not old.exists() or new.exists() or not hasattr(kind, "succeed"):
        return
    with partial_folder(new) as partial, suppress(OSError, BusyError):
        kind.succeed(old, partial)
        with kind(partial) as store:
            store.update(change)
        partial.rename(new)


def load_graph(path: Path) -> Graph:
    """The graph of an atlas. Raises `AtlasError`."""
    folder = AtlasFolder(path)
    return folder.read(folder.graph)


def fill(name: str, place: Path, graph: Graph, size: int) -> None:
    """Fill an embedded store beside its place and rename it, so that a cache is whole or not there.

    ``size`` is that of the graph's segments in bytes. Raises `AtlasError` where the disk has no room for the store:
    LadybugDB ends the whole process when a disk is full at the wrong moment.
    """
    try:
        place.parent.mkdir(exist_ok=True)
        needed, free = _LEAST_FREE + _GROWTH.get(name, 0) * size, shutil.disk_usage(place.parent).free
        if free < needed:
            room = f"{free >> 20} MB are free, and about {needed >> 20} MB are needed"
            raise AtlasError(f"{place.parent}: the disk is full: {room}; the atlas is unchanged")
        with partial_folder(place) as partial:
            with registry.load(registry.STORES, name)(partial) as store:
                store.load(graph)
            if not place.exists():
                partial.rename(place)
    except OSError as error:
        if not place.exists():  # else another process was first
            raise AtlasError(f"{place}: cannot be written: {error.strerror}") from error
