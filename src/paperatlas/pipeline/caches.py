"""The graph of an atlas, and its embedded stores: caches that are filled when they are first asked."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from paperatlas import registry
from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.errors import AtlasError, BusyError, DamagedError
from paperatlas.graph.change import Change
from paperatlas.graph.facts import Fact
from paperatlas.model import Graph
from paperatlas.pipeline.partial import partial_folder
from paperatlas.stores import Answer, Store
from paperatlas.stores.limits import NO_LIMITS, Limits
from paperatlas.stores.store import Closing, Parameters

EAGER = ("cypher",)
"""Stores that a build fills; the others are filled when they are first asked."""

_GROWTH = {"cypher": 12, "sparql": 60}
"""How many times the bytes of a graph's segments a store takes on disk, as measured on 50,000 papers."""
_LEAST_FREE = 1 << 24

_LOG = logging.getLogger(__name__)


def open_store(path: Path, name: str) -> Store:
    """An embedded store of an atlas, filled first where its cache is not there, and anew where it is damaged."""
    return _Cached(AtlasFolder(path), name)


class _Cached(Closing):
    """An embedded store of an atlas. Damage shows at the first query or later: then it is filled anew, asked again."""

    def __init__(self, folder: AtlasFolder, name: str) -> None:
        self._folder = folder
        self._name = name
        self._open()

    def _open(self) -> None:
        self._place = self._folder.read(self._filled)
        self._store: Store = registry.load(registry.STORES, self._name)(self._place)
        self.language = self._store.language

    def _filled(self, manifest: Manifest) -> Path:
        place = self._folder.store_path(self._name, manifest.digest)
        if not place.exists():
            fill(self._name, place, self._folder.graph(manifest), self._folder.graph_bytes(manifest.graph))
        return place

    def load(self, graph: Graph) -> None:
        """Make the store hold this graph."""
        self._store.load(graph)

    def update(self, change: Change) -> None:
        """Take over a change of the graph."""
        self._store.update(change)

    def query(self, text: str, parameters: Parameters | None = None, limits: Limits = NO_LIMITS) -> Answer:
        """Answer a query."""
        try:
            return self._store.query(text, parameters, limits)
        except DamagedError:
            self._renew()
            return self._store.query(text, parameters, limits)

    def facts(self) -> Iterator[Fact]:
        """All that the store holds; damage is not mended here, where part of it may be told already."""
        return self._store.facts()

    def close(self) -> None:
        """Let go of files."""
        self._store.close()

    def _renew(self) -> None:
        self.close()
        _discard(self._place)
        self._open()
        _LOG.warning("  note: %s: was damaged; it is a cache and was filled anew", self._place)


def follow(name: str, old: Path, new: Path, change: Change) -> None:
    """Take the store of one state of an atlas over to the next.

    One that is not there, is damaged, or that someone reads, is filled when it is first asked. Raises `StoreError`.
    """
    kind = registry.load(registry.STORES, name)
    if not old.exists() or new.exists() or not hasattr(kind, "succeed"):
        return
    with partial_folder(new) as partial, suppress(OSError, BusyError, DamagedError):
        kind.succeed(old, partial)
        with kind(partial) as store:
            store.update(change)
        partial.rename(new)


def _discard(place: Path) -> None:
    """Remove the folder of a store. One that is gone is what another process fills anew. Raises `AtlasError`."""
    if place.is_symlink() or place.is_file():
        raise AtlasError(f"{place}: is damaged, and no folder that a build made; remove it")
    try:
        with partial_folder(place) as taken:
            place.rename(taken)
    except FileNotFoundError:
        return
    except OSError as error:
        raise AtlasError(f"{place}: is damaged, and cannot be removed: {error.strerror}") from error


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
