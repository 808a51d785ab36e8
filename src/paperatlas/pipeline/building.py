"""One build on its way: what was read and extracted so far, then linked, assembled and committed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.atlas.folder import Live
from paperatlas.atlas.segments import Segment
from paperatlas.curation import read_curation, write_curation
from paperatlas.errors import AtlasError, SourceError
from paperatlas.extraction import Model, extract_many
from paperatlas.graph import assemble_graph, graph_digest
from paperatlas.linking import Enrichment, EnrichmentReport, link, matching_records, merge_papers
from paperatlas.model import Extraction, Fate, Graph, Paper, PaperNode
from paperatlas.ontology import load_vocabulary
from paperatlas.pipeline.caches import EAGER, fill
from paperatlas.pipeline.report import Progress, Report, counts
from paperatlas.sources.record import Record

BATCH = 1000
"""Records in one segment."""


class Building:
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
        self._on_record = read_curation(folder.curation)
        self.operations = self._on_record
        """What the graph is curated by. Where it was changed, the commit writes it as the curation file."""

    def from_records(self, records: Iterable[Record]) -> Report:
        """Extract and write what the sources hold, then commit."""
        batch: list[tuple[Paper, Fate]] = []
        seen = set(self._papers)
        for record in records:
            paper, fate = record.paper, record.fate
            if paper is None:
                self._note(fate)
            elif paper.digest in seen:
                self._note(replace(fate, status="skipped", why="the same record stands earlier"))
            else:
                seen.add(paper.digest)
                batch.append((paper, fate))
            if len(batch) == BATCH:
                self._take(batch)
                batch = []
        self._take(batch)
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

    def compact(self) -> Report:
        """Write what was kept as segments of its own, in its order, then commit."""
        self._records, self._extracted = [], []
        papers = list(self._papers.values())
        for start in range(0, len(papers), BATCH):
            self._write(papers[start : start + BATCH])
        return self.commit()

    def enrich(self, records: Iterable[Record]) -> tuple[Report, EnrichmentReport]:
        """Keep those of the records that match papers which were kept, then commit."""
        enrichment = Enrichment(tuple(self._papers.values()), self._enrichment)
        enrichment.read(records, lambda done: self._progress("match", done))
        self._enrichment = enrichment.records()
        report = self.commit()
        return report, enrichment.report(self._nodes)

    def commit(self, graph: Graph | None = None) -> Report:
        """Write the graph (linked now if it is not given), fill the embedded stores and commit."""
        folder = self._folder
        graph = graph or self.linked()
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
                fill(name, place, graph, folder.graph_bytes(manifest.graph))
        if self.operations != self._on_record:
            write_curation(folder.curation, self.operations)
        folder.commit(manifest)
        return Report(manifest, tuple(self._unread), graph.problems)

    def linked(self) -> Graph:
        """Link all papers and assemble the graph."""
        self._progress("link", len(self._papers))
        vocabulary = load_vocabulary()
        self._enrichment = matching_records(self._papers.values(), self._enrichment)
        self._nodes, ambiguities = merge_papers(self._papers.values(), self._enrichment)
        nodes = self._nodes
        read = {node.key: self._extractions[node.records[0]] for node in nodes}
        linked = link(read.values(), vocabulary, self.operations)
        return assemble_graph(nodes, read, linked, vocabulary, ambiguities, self.operations)

    def _take(self, batch: Sequence[tuple[Paper, Fate]]) -> None:
        """Extract some papers and write those that could be read."""
        faults = self._read([paper for paper, _ in batch])
        read = []
        for paper, fate in batch:
            why = faults.get(paper.digest)
            self._note(replace(fate, status="failed", why=why) if why else fate)
            if not why:
                self._papers[paper.digest] = paper
                read.append(paper)
        self._write(read)

    def _note(self, fate: Fate) -> None:
        self._fates[fate.status] += 1
        if fate.status != "read":
            self._unread.append(fate)

    def _write(self, papers: list[Paper]) -> None:
        if papers:
            self._records.append(self._folder.write(Paper, papers))
            self._write_extractions(papers)

    def _read(self, papers: Iterable[Paper]) -> dict[str, str]:
        """Extract the papers that are not extracted yet; returns why some could not be, by record."""
        faults: dict[str, str] = {}
        missing = []
        for paper in papers:
            known = self._extractions.get(paper.digest) or self._known.get(paper.digest)
            if known:
                self._extractions[paper.digest] = known
            else:
                missing.append(paper)
        for paper, found in zip(missing, extract_many(missing, self._model), strict=True):
            if isinstance(found, str):
                faults[paper.digest] = found
            else:
                self._extractions[paper.digest] = found
                self._progress("extract", len(self._extractions))
        return faults

    def _extract(self, papers: Sequence[Paper]) -> None:
        faults = self._read(papers)
        for paper in papers:
            if why := faults.get(paper.digest):
                raise AtlasError(f"'{paper.title[:60]}' was read before, but {why}; remove it or mend the model")
        if papers:
            self._write_extractions(papers)

    def _write_extractions(self, papers: Sequence[Paper]) -> None:
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
