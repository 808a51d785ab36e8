"""The pipeline: the one place that knows every stage and the settings.

    read -> extract -> link -> assemble -> commit -> fill the stores

A build is a function of its papers, the model, the vocabulary and the curation file. Extractions are kept by record,
model and version, so that only what is new is read again.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from paperatlas import registry
from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.atlas.folder import Live
from paperatlas.atlas.segments import Segment
from paperatlas.curation import Operation, read_curation, write_curation
from paperatlas.errors import AtlasError, NotFoundError, PaperatlasError, SourceError
from paperatlas.extraction import Model, load_model
from paperatlas.graph import assemble_graph, graph_digest
from paperatlas.graph.property_graph import edge_tables, node_tables
from paperatlas.linking import Enrichment, EnrichmentReport, link, matching_records, merge_papers
from paperatlas.linking.names import unit_name
from paperatlas.model import Extraction, Fate, Graph, LinkRecord, Paper, PaperNode
from paperatlas.ontology import load_vocabulary
from paperatlas.sources.read_papers import PaperPath, read_papers
from paperatlas.sources.record import Record
from paperatlas.stores import Store

DEFAULT_MODEL = "rules"
EAGER = ("cypher",)
"""Stores that a build fills; the others are filled when they are first asked."""
BATCH = 1000
"""Records in one segment."""

Columns = Mapping[str, str] | None

Progress = Callable[[str, int], None]
"""Told the name of the step and how many papers it has done."""


def silent(step: str, done: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Report:
    """What a build did. ``fates`` are those of records that were not read; ``report`` counts all by status."""

    manifest: Manifest
    fates: tuple[Fate, ...]
    problems: tuple[str, ...]


def extract_papers(
    sources: Iterable[PaperPath], model: Model, columns: Columns = None
) -> Iterator[tuple[Fate, Paper | None, Extraction | None]]:
    """Read papers and extract each; a record that could not be read has only its fate."""
    for record in read_papers(sources, columns=columns):
        paper = record.paper
        yield record.fate, paper, model.extract(paper) if paper else None


def build(
    sources: Iterable[PaperPath],
    path: Path,
    model: str | None = None,
    progress: Progress = silent,
    columns: Columns = None,
) -> Report:
    """Make the atlas hold exactly these papers. What it held before is reused where it is the same.

    ``columns`` names the columns of tables by field, as for `paperatlas.sources.read_papers`.
    Raises `SourceError` where nothing can be read (the atlas is then unchanged), `LockedError` where another process
    is writing.
    """
    records = read_papers(sources, columns=columns)
    is_new = not path.exists()
    folder = AtlasFolder.create(path)
    with folder.lock():
        try:
            old = folder.manifest() if folder.exists else None
            name = model or (old.model if old else DEFAULT_MODEL)
            return _Build(folder, load_model(name), progress, old).from_records(records)
        except PaperatlasError:
            if is_new and not folder.exists:  # under the lock, so it cannot be what another process builds
                shutil.rmtree(path, ignore_errors=True)
            raise


def add(sources: Iterable[PaperPath], path: Path, progress: Progress = silent, columns: Columns = None) -> Report:
    """Add papers to an atlas, with the model that it was built with."""
    with _changing(path, progress) as (folder, old, build):
        build.keep(folder.records(old))
        return build.from_records(read_papers(sources, columns=columns))


def remove(names: Sequence[str], path: Path, progress: Progress = silent) -> Report:
    """Take papers out by key, id or title. Raises `NotFoundError` for an unknown one; nothing is then removed."""
    with _changing(path, progress) as (folder, old, build):
        gone = _digests_of(names, folder.graph(old), list(folder.records(old)))
        build.keep(paper for paper in folder.records(old) if paper.digest not in gone)
        return build.commit()


def enrich(
    sources: Iterable[PaperPath], path: Path, progress: Progress = silent, columns: Columns = None
) -> tuple[Report, EnrichmentReport]:
    """Fill in what the papers of an atlas lack (year, authors, venue, identifiers, references ...) from other sources.

    No paper comes in, and no title, abstract or value that is there changes. The records that match stay with the
    atlas, and go when the papers that they match are removed. Raises as `add` does.
    """
    with _changing(path, progress) as (folder, old, build):
        build.keep(folder.records(old))
        return build.enrich(read_papers(sources, columns=columns))


def relink(path: Path, operations: Sequence[Operation] | None = None, progress: Progress = silent) -> Report:
    """Link the atlas anew, after writing ``operations`` as its curation file if they are given."""
    with _changing(path, progress) as (folder, old, build):
        if operations is not None:
            write_curation(folder.curation, operations)
        build.keep(folder.records(old))
        return build.commit()


def undo_merge(record_id: str, path: Path, note: Operation | None = None) -> LinkRecord:
    """Cut the link record of that id, on record in the curation file. Raises `NotFoundError` for an unknown id."""
    folder = AtlasFolder(path)
    records = [r for r in folder.read(folder.links) if r.id == record_id]
    if not records:
        raise NotFoundError(f"no merge has the id '{record_id}'; list them with: paperatlas merges --atlas {path}")
    record = records[0]
    note = note or Operation("split", (), reason=f"undo of the merge by {record.rule}")
    cut = replace(note, op="split", on=(unit_name(record.left), unit_name(record.right)))
    relink(path, (*read_curation(folder.curation), cut))
    return record


def open_store(path: Path, name: str) -> Store:
    """An embedded store of an atlas, filled first where its cache is not there."""
    folder = AtlasFolder(path)

    def filled(manifest: Manifest) -> Path:
        place = folder.store_path(name, manifest.digest)
        if not place.exists():
            _fill(name, place, folder.graph(manifest))
        return place

    store: Store = registry.load(registry.STORES, name)(folder.read(filled))
    return store


def load_graph(path: Path) -> Graph:
    """The graph of an atlas. Raises `AtlasError`."""
    folder = AtlasFolder(path)
    return folder.read(folder.graph)


class _Build:
    """One build on its way: segments written so far, and what is needed to link them."""

    def __init__(self, folder: AtlasFolder, model: Model, progress: Progress, old: Manifest | None) -> None:
        self._folder = folder
        self._model = model
        self._progress = progress
        self._old = old
        self._known = self._reusable()
        self._papers: dict[str, Paper] = {}
        self._extractions: dict[str, Extraction] = {}
        self._records: list[Segment] = []
        self._extracted: list[Segment] = []
        self._fates: Counter[str] = Counter()
        self._unread: list[Fate] = []
        self._enrichment: tuple[Paper, ...] = ()
        self._nodes: list[PaperNode] = []

    def from_records(self, records: Iterable[Record]) -> Report:
        """Extract and write what the sources hold, then commit."""
        batch: list[Paper] = []
        for record in records:
            paper, fate = record.paper, record.fate
            if paper and paper.digest in self._papers:
                fate = replace(fate, status="skipped", why="the same record stands earlier")
            elif paper and (why := self._extracting_fails(paper)):
                fate = replace(fate, status="failed", why=why)
            elif paper:
                self._papers[paper.digest] = paper
                batch.append(paper)
            self._fates[fate.status] += 1
            if fate.status != "read":
                self._unread.append(fate)
            if len(batch) == BATCH:
                self._write(batch)
                batch = []
        self._write(batch)
        if not self._papers:
            raise SourceError(self._nothing_read())
        return self.commit()

    def keep(self, papers: Iterable[Paper]) -> None:
        """Take records of the atlas as they are; their segments stay."""
        assert self._old is not None
        self._enrichment = tuple(self._folder.enrichment(self._old))
        self._records.extend(self._old.records)
        self._extracted.extend(self._old.extractions)
        missing = []
        for paper in papers:
            self._papers[paper.digest] = paper
            if paper.digest in self._known:
                self._extractions[paper.digest] = self._known[paper.digest]
            else:
                missing.append(paper)
        self._extract(missing)

    def enrich(self, records: Iterable[Record]) -> tuple[Report, EnrichmentReport]:
        """Keep those of the records that match papers which were kept, then commit."""
        enrichment = Enrichment(tuple(self._papers.values()), self._enrichment)
        enrichment.read(records, lambda done: self._progress("match", done))
        self._enrichment = enrichment.records()
        report = self.commit()
        return report, enrichment.report(self._nodes)

    def commit(self) -> Report:
        """Link, assemble, write the graph, commit and fill the embedded stores."""
        folder = self._folder
        self._progress("link", len(self._papers))
        graph = self._graph()
        self._progress("store", len(self._papers))
        manifest = Manifest(
            model=self._model.name,
            model_version=self._model.version,
            records=tuple(dict.fromkeys(self._records)),
            extractions=tuple(dict.fromkeys(self._extracted)),
            live=(folder.write(Live, [Live(digest) for digest in sorted(self._papers)]),),
            enrichment=(folder.write(Paper, self._enrichment),) if self._enrichment else (),
            graph=folder.write_graph(graph),
            digest=graph_digest(graph),
            counts=counts(graph),
            report=dict(sorted(self._fates.items())),
        )
        for name in EAGER:
            place = folder.store_path(name, manifest.digest)
            if not place.exists():
                _fill(name, place, graph)
        folder.commit(manifest)
        return Report(manifest, tuple(self._unread), graph.problems)

    def _graph(self) -> Graph:
        vocabulary = load_vocabulary()
        self._enrichment = matching_records(self._papers.values(), self._enrichment)
        self._nodes, ambiguities = merge_papers(self._papers.values(), self._enrichment)
        nodes = self._nodes
        read = {node.key: self._extractions[node.records[0]] for node in nodes}
        linked = link(read.values(), vocabulary, read_curation(self._folder.curation))
        return assemble_graph(nodes, read, linked, vocabulary, ambiguities)

    def _write(self, papers: list[Paper]) -> None:
        if papers:
            self._records.append(self._folder.write(Paper, papers))
            self._extract(papers)

    def _extracting_fails(self, paper: Paper) -> str:
        """Extract a paper, or say why that cannot be done: one paper must not end a build of thousands."""
        try:
            self._extractions[paper.digest] = self._known.get(paper.digest) or self._model.extract(paper)
        except Exception as error:  # noqa: BLE001 - a component of a third party may raise anything
            cause = error.__cause__ or error
            return f"the model {self._model.name} cannot read it ({type(cause).__name__}: {cause})"
        self._progress("extract", len(self._extractions))
        return ""

    def _extract(self, papers: Sequence[Paper]) -> None:
        for paper in papers:
            if paper.digest not in self._extractions and (why := self._extracting_fails(paper)):
                raise AtlasError(f"'{paper.title[:60]}' was read before, but {why}; remove it or mend the model")
        if papers:
            self._extracted.append(self._folder.write(Extraction, [self._extractions[p.digest] for p in papers]))

    def _reusable(self) -> dict[str, Extraction]:
        """Earlier extractions by the same model in the same version, by record."""
        if self._old is None:
            return {}
        wanted = (self._model.name, self._model.version)
        return {e.record: e for e in self._folder.extractions(self._old) if (e.model, e.version) == wanted}

    def _nothing_read(self) -> str:
        first = self._unread[0] if self._unread else None
        why = f"{first.source}: {first.place}: {first.why}" if first else "the input holds no record"
        return f"{why} (nothing could be read; the atlas is unchanged)"


@contextmanager
def _changing(path: Path, progress: Progress) -> Iterator[tuple[AtlasFolder, Manifest, _Build]]:
    """An atlas that is there, locked, with its manifest and a build by its own model."""
    folder = AtlasFolder(path)
    folder.manifest()  # where there is no atlas, no lock file is left behind
    with folder.lock():
        old = folder.manifest()
        yield folder, old, _Build(folder, load_model(old.model), progress, old)


def counts(graph: Graph) -> dict[str, int]:
    """Nodes by label and relationships by type, those that there are."""
    nodes = {table.label: len(table.rows) for table in node_tables(graph) if table.rows}
    edges: Counter[str] = Counter()
    for table in edge_tables(graph):
        edges[table.type] += len(table.rows)
    return nodes | {kind: number for kind, number in sorted(edges.items()) if number}


def _fill(name: str, place: Path, graph: Graph) -> None:
    """Fill an embedded store beside its place and rename it, so that a cache is whole or not there."""
    partial = place.with_name(f"{place.name}.{os.getpid()}.partial")
    try:
        place.parent.mkdir(exist_ok=True)
        with registry.load(registry.STORES, name)(partial) as store:
            store.load(graph)
        if not place.exists():
            partial.rename(place)
    except OSError as error:
        if not place.exists():  # else another process was first
            raise AtlasError(f"{place}: cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _digests_of(names: Sequence[str], graph: Graph, records: Sequence[Paper]) -> set[str]:
    """The records of the papers that are named by key, record id or title."""
    found: set[str] = set()
    for name in names:
        digests = {d for node in graph.papers if name in (node.key, node.paper.title) for d in node.records}
        digests |= {paper.digest for paper in records if name in (paper.id, paper.title)}
        if not digests:
            raise NotFoundError(f"no paper has the key, id or title '{name}'; nothing was removed")
        found |= digests
    return found
