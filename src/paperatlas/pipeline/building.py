"""One build on its way: what was read and extracted so far, then linked, assembled and committed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property

from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.atlas.folder import Live
from paperatlas.atlas.segments import Segment
from paperatlas.curation import read_curation, write_curation
from paperatlas.errors import AtlasError, SourceError
from paperatlas.extraction import Model, extract_many
from paperatlas.graph.assemble import Assembled, assemble_graph
from paperatlas.graph.digest import FactSum
from paperatlas.graph.facts import graph_facts
from paperatlas.linking import Enrichment, EnrichmentReport, Linked, link, matching_records, merge_papers
from paperatlas.model import Extraction, Fate, Paper, PaperNode
from paperatlas.ontology import load_vocabulary
from paperatlas.pipeline.caches import EAGER, fill
from paperatlas.pipeline.indexing import Built, index_name, write_index
from paperatlas.pipeline.library import place_of
from paperatlas.pipeline.report import Fates, Progress, Report, counts
from paperatlas.sources.record import Record

BATCH = 1000
"""Records in one segment."""


class Building:
    """One build on its way: segments written so far, and what is needed to link them."""

    def __init__(self, folder: AtlasFolder, model: Model, progress: Progress, old: Manifest | None) -> None:
        self._folder = folder
        self.model = model
        self._progress = progress
        self._old = old
        self._papers: dict[str, Paper] = {}
        self._extractions: dict[str, Extraction] = {}
        self._records: list[Segment] = []
        self._extracted: list[Segment] = []
        self._fates = Fates()
        self._enrichment: tuple[Paper, ...] = ()
        self._nodes: list[PaperNode] = []
        self._linked: Linked | None = None
        self._places: dict[str, str] = {}
        self._read_places: dict[str, str] = {}
        self._on_record = read_curation(folder.curation)
        self.operations = self._on_record
        """What the graph is curated by. Where it was changed, the commit writes it as the curation file."""

    def from_records(self, records: Iterable[Record]) -> Report:
        """Extract and write what the sources hold, then commit."""
        batch: list[tuple[Paper, Fate]] = []
        for one in self._fates.fresh(records, self._papers.__contains__):
            batch.append(one)
            if len(batch) == BATCH:
                self._take(batch)
                batch = []
        self._take(batch)
        if not self._papers:
            raise SourceError(self._nothing_read())
        return self.commit()

    def keep(self, but: Container[str] = ()) -> None:
        """Take the records of the atlas as they are, without those of these digests; their segments stay."""
        assert self._old is not None
        self._enrichment = tuple(self._folder.enrichment(self._old))
        self._records.extend(self._old.records)
        self._extracted.extend(self._old.extractions)
        missing = []
        for paper, file, row in self._folder.placed_records(self._old):
            if paper.digest in but:
                continue
            self._papers[paper.digest] = paper
            self._places[paper.digest] = place_of(file, row)
            if paper.digest in self._known:
                self._extractions[paper.digest] = self._known[paper.digest]
            else:
                missing.append(paper)
        self._extract(missing)

    def compact(self) -> Report:
        """Write what was kept as segments of its own, in one order, then commit."""
        self._records, self._extracted, self._places, self._read_places = [], [], {}, {}
        papers = [self._papers[digest] for digest in sorted(self._papers)]
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

    def commit(self, assembled: Assembled | None = None) -> Report:
        """Write the graph (linked now if it is not given), fill the embedded stores and commit."""
        folder = self._folder
        assembled = assembled or self.linked()
        graph = assembled.graph
        self._progress("store", len(self._papers))
        total = FactSum()
        total.add(graph_facts(graph))
        manifest = Manifest(
            model=self.model.name,
            model_version=self.model.version,
            records=tuple(dict.fromkeys(self._records)),
            extractions=tuple(dict.fromkeys(self._extracted)),
            live=(folder.write(Live, [Live(digest) for digest in sorted(self._papers)]),),
            enrichment=(folder.write(Paper, self._enrichment),) if self._enrichment else (),
            graph=folder.write_graph(graph),
            digest=total.digest(),
            counts=counts(graph),
            report=self._fates.counts(),
        )
        for name in EAGER:
            place = folder.store_path(name, manifest.digest)
            if not place.exists():
                fill(name, place, graph, folder.graph_bytes(manifest.graph))
        if self.operations != self._on_record:
            write_curation(folder.curation, self.operations)
        index = folder.index_path(index_name(manifest, self.operations))
        if self._linked and not self._enrichment and not index.exists():
            places = {digest: (place, self._read_places[digest]) for digest, place in self._places.items()}
            built = Built(self._nodes, self._papers, self._extractions, places, self._linked, assembled)
            write_index(index, built, total.total)
        folder.commit(manifest, [index])
        return Report(manifest, self._fates.unread(), graph.problems)

    def linked(self) -> Assembled:
        """Link all papers and assemble the graph."""
        self._progress("link", len(self._papers))
        vocabulary = load_vocabulary()
        self._enrichment = matching_records(self._papers.values(), self._enrichment)
        self._nodes, ambiguities = merge_papers(self._papers.values(), self._enrichment)
        nodes = self._nodes
        read = {node.key: self._extractions[node.records[0]] for node in nodes}
        self._linked = link(read.values(), vocabulary, self.operations)
        return assemble_graph(nodes, read, self._linked, vocabulary, ambiguities, self.operations)

    def _take(self, batch: Sequence[tuple[Paper, Fate]]) -> None:
        """Extract some papers and write those that could be read."""
        faults = self._read([paper for paper, _ in batch])
        read = []
        for paper, fate in batch:
            why = faults.get(paper.digest)
            self._fates.note(replace(fate, status="failed", why=why) if why else fate)
            if not why:
                self._papers[paper.digest] = paper
                read.append(paper)
        self._write(read)

    def _write(self, papers: list[Paper]) -> None:
        if papers:
            segment = self._folder.write(Paper, papers)
            self._records.append(segment)
            self._places |= {paper.digest: place_of(segment.file, row) for row, paper in enumerate(papers)}
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
        with closing(extract_many(missing, self.model)) as answers:  # an interrupt here ends its processes, too
            for paper, found in zip(missing, answers, strict=True):
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
        segment = self._folder.write(Extraction, [self._extractions[p.digest] for p in papers])
        self._extracted.append(segment)
        self._read_places |= {paper.digest: place_of(segment.file, row) for row, paper in enumerate(papers)}

    @cached_property
    def _known(self) -> dict[str, Extraction]:
        """Earlier extractions by the same model in the same version, by record."""
        if self._old is None:
            return {}
        wanted = (self.model.name, self.model.version)
        found = [f for f in self._folder.placed_extractions(self._old) if (f[0].model, f[0].version) == wanted]
        self._read_places |= {extraction.record: place_of(file, row) for extraction, file, row in found}
        return {extraction.record: extraction for extraction, _, _ in found}

    def _nothing_read(self) -> str:
        first = next(iter(self._fates.unread()), None)
        why = f"{first.source}: {first.place}: {first.why}" if first else "the input holds no record"
        return f"{why} (nothing could be read; the atlas is unchanged)"
