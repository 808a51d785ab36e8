"""The atlas folder: what it holds, read and committed.

    manifest.json     what belongs to the atlas
    curation.yaml     what a person changed by hand
    segments/         immutable Parquet files: records, extractions, and the linked graph
    stores/           caches for queries, named by the graph's digest; can be removed at any time
    lock              held by the one process that writes

A build that was killed leaves files that no manifest names; the next commit clears them away.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from paperatlas.atlas.contents import find_foreign, find_ours
from paperatlas.atlas.delta import KINDS, Delta, with_deltas, with_records
from paperatlas.atlas.lock import write_lock
from paperatlas.atlas.manifest import Manifest, commit_manifest, read_manifest
from paperatlas.atlas.segments import Segment, read_checked, read_rows, read_segment, write_segment
from paperatlas.errors import AtlasError
from paperatlas.model import Concept, Extraction, Graph, LinkRecord, Paper, PaperNode

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Live:
    """A record that belongs to the atlas now. Segments may hold others, which were removed."""

    record: str


class AtlasFolder:
    """An atlas on disk. Reading needs no lock: segments never change, and the manifest changes in one step."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.segments = path / "segments"

    @classmethod
    def create(cls, path: Path) -> AtlasFolder:
        """The folder, made where there is none. A folder with other things in it is refused by `AtlasError`."""
        try:
            if not (path / "manifest.json").exists() and (foreign := find_foreign(path)):
                raise AtlasError(f"{path}: holds other files ({foreign}) and no atlas; name a new or an empty folder")
            (path / "segments").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise AtlasError(f"{path}: no folder can be made here: {error.strerror}") from error
        return cls(path)

    @property
    def exists(self) -> bool:
        """Whether an atlas has been committed here."""
        return (self.path / "manifest.json").exists()

    @property
    def curation(self) -> Path:
        """The file of changes by hand."""
        return self.path / "curation.yaml"

    def manifest(self) -> Manifest:
        """What the atlas holds now. Raises `AtlasError`."""
        return read_manifest(self.path)

    def read(self, part: Callable[[Manifest], Part]) -> Part:
        """What ``part`` reads by the manifest; read again where another process committed meanwhile."""
        while True:
            manifest = self.manifest()
            try:
                return part(manifest)
            except AtlasError:
                if self.manifest() == manifest:
                    raise

    def lock(self) -> AbstractContextManager[None]:
        """The right to write, for one process at a time."""
        return write_lock(self.path)

    def records(self, manifest: Manifest) -> Iterator[Paper]:
        """The records that belong to the atlas."""
        for paper, _, _ in self.placed_records(manifest):
            yield paper

    def placed_records(self, manifest: Manifest) -> Iterator[tuple[Paper, str, int]]:
        """The same, each with the file and the row in which it stands."""
        first = [row.record for segment in manifest.live for row in read_segment(self.segments, Live, segment)]
        live = with_records(first, self.deltas(manifest))
        for segment in manifest.records:
            for number, paper in enumerate(read_segment(self.segments, Paper, segment)):
                if paper.digest in live:
                    yield paper, segment.file, number

    def enrichment(self, manifest: Manifest) -> Iterator[Paper]:
        """The records of other sources that only fill in what the atlas's own records lack."""
        for segment in manifest.enrichment:
            yield from read_segment(self.segments, Paper, segment)

    def extractions(self, manifest: Manifest) -> Iterator[Extraction]:
        """What was read from records, of removed ones too; a damaged segment is passed over, its records are there."""
        for extraction, _, _ in self.placed_extractions(manifest):
            yield extraction

    def placed_extractions(self, manifest: Manifest) -> Iterator[tuple[Extraction, str, int]]:
        """The same, each with the file and the row in which it stands."""
        for segment in manifest.extractions:
            with suppress(AtlasError):
                for number, extraction in enumerate(read_segment(self.segments, Extraction, segment)):
                    yield extraction, segment.file, number

    def rows(self, kind: type[Part], segment: Segment, numbers: Sequence[int]) -> list[Part]:
        """Some rows of a segment, by number."""
        return read_rows(self.segments, kind, segment, numbers)

    def deltas(self, manifest: Manifest) -> list[Delta]:
        """What changed since the graph's segments were written."""
        return [delta for segment in manifest.deltas for delta in read_segment(self.segments, Delta, segment)]

    def graph(self, manifest: Manifest) -> Graph:
        """The linked graph."""
        deltas = self.deltas(manifest)
        values: dict[str, Any] = {kind: self._part(manifest, kind, deltas) for kind in KINDS}
        return Graph(**values, problems=tuple(self.problems(manifest, deltas)))

    def links(self, manifest: Manifest) -> list[LinkRecord]:
        """The link records behind the graph's concepts."""
        return list(self._part(manifest, "links", self.deltas(manifest)))

    def papers(self, manifest: Manifest) -> list[PaperNode]:
        """The papers of the graph, by key."""
        return list(self._part(manifest, "papers", self.deltas(manifest)))

    def concepts(self, manifest: Manifest) -> list[Concept]:
        """The concepts of the graph, by key."""
        return list(self._part(manifest, "concepts", self.deltas(manifest)))

    def problems(self, manifest: Manifest, deltas: Sequence[Delta] | None = None) -> list[str]:
        """What was refused on the way to the graph, one line each."""
        deltas = self.deltas(manifest) if deltas is None else deltas
        if deltas:
            return list(deltas[-1].problems)
        return [line.text for line in read_segment(self.segments, Line, self._graph_segment(manifest, "problems"))]

    def write(self, kind: type, rows: Iterable[object]) -> Segment:
        """Write a segment; it belongs to the atlas once a manifest that names it is committed."""
        return write_segment(self.segments, kind, rows)

    def write_graph(self, graph: Graph) -> dict[str, Segment]:
        """Write the graph, one segment a kind of value."""
        kinds = _graph_kinds()
        rows = {name: getattr(graph, name) for name in kinds} | {"problems": [Line(text) for text in graph.problems]}
        return {name: self.write(kinds[name], rows[name]) for name in kinds}

    def size(self, segment: Segment) -> int:
        """How many bytes a segment has."""
        return (self.segments / segment.file).stat().st_size

    def graph_bytes(self, graph: Mapping[str, Segment]) -> int:
        """How large the segments of a graph are."""
        return sum(map(self.size, graph.values()))

    def commit(self, manifest: Manifest, kept: Collection[Path] = ()) -> None:
        """Make this manifest the atlas, then clear away what it no longer needs; ``kept`` are caches that it does."""
        commit_manifest(self.path, manifest)
        self._clear(manifest, kept)

    def store_path(self, name: str, digest: str) -> Path:
        """Where the cache of a store for the graph of that digest is."""
        return self.path / "stores" / f"{name}-{digest[:20]}"

    def index_path(self, name: str) -> Path:
        """Where the cache of that name for changes of single papers is."""
        return self.path / "stores" / f"index-{name[:20]}"

    def _part(self, manifest: Manifest, name: str, deltas: Sequence[Delta]) -> tuple[Any, ...]:
        """The values of one kind of the graph."""
        values: list[Any] = read_segment(self.segments, _graph_kinds()[name], self._graph_segment(manifest, name))
        return with_deltas(name, values, deltas)

    def _graph_segment(self, manifest: Manifest, name: str) -> Segment:
        try:
            return manifest.graph[name]
        except KeyError:
            raise AtlasError(f"{self.path}: the manifest names no '{name}'; build the atlas anew") from None

    def check(self, manifest: Manifest) -> None:
        """Raise `AtlasError` for the first segment that is missing, truncated or changed."""
        for segment in _segments(manifest):
            read_checked(self.segments, segment)

    def _clear(self, manifest: Manifest, kept: Collection[Path]) -> None:
        needed = {segment.file for segment in _segments(manifest)}
        for path in find_ours(self.path, "segments"):
            if path.name not in needed:
                path.unlink(missing_ok=True)
        for path in find_ours(self.path, "stores"):
            if path not in kept and (path.name.startswith("index-") or not path.name.endswith(manifest.digest[:20])):
                shutil.rmtree(path, ignore_errors=True)


def _segments(manifest: Manifest) -> Iterator[Segment]:
    """All that belongs to the atlas."""
    yield from chain(
        manifest.records, manifest.extractions, manifest.live, manifest.enrichment, manifest.graph.values(),
        manifest.deltas,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report."""

    text: str


def _graph_kinds() -> dict[str, type]:
    """The type of each kind of value in a graph, by field."""
    hints = get_type_hints(Graph)
    return {name: Line if name == "problems" else get_args(hint)[0] for name, hint in hints.items()}
