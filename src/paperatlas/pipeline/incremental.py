"""Papers in and out of an atlas, and changes by hand, at a cost that does not grow with it: by its index, in their
neighbourhood (`local`).

The index and the embedded stores are changed in place under a name that nothing reads, and get the name of the new
state before the manifest does: a kill leaves the old atlas or the new one, at worst without a cache, which comes back.
A curation file is written just before the manifest; a kill between them leaves the old graph with the new file, which
the next change takes over.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from paperatlas import registry
from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.atlas.delta import Delta, united
from paperatlas.atlas.segments import Segment
from paperatlas.curation import Operation, write_curation
from paperatlas.errors import NotFoundError
from paperatlas.extraction import Model, extract_many
from paperatlas.graph.change import Change
from paperatlas.graph.digest import FactSum
from paperatlas.model import Extraction, Paper
from paperatlas.ontology import load_vocabulary
from paperatlas.pipeline.building import Building
from paperatlas.pipeline.caches import follow
from paperatlas.pipeline.index import FILE, Index, TooFarError
from paperatlas.pipeline.indexing import index_name
from paperatlas.pipeline.library import Library, place_of
from paperatlas.pipeline.local import Locally
from paperatlas.pipeline.partial import partial_place
from paperatlas.pipeline.report import Fates, Progress, Report, check_applied
from paperatlas.sources.record import Record

MOST_RECORDS = 100
"""Records that come or go at once, beyond which the whole atlas is linked instead."""


def incrementally(
    folder: AtlasFolder, old: Manifest, building: Building, progress: Progress, change: Callable[[Incremental], Report]
) -> Report | None:
    """What the change tells, or None, and nothing is changed, where it has to be made by linking the whole atlas: the
    atlas has no index, which is so where it is enriched or its curation file was edited, the model reads otherwise
    now, or the change touches too much.
    """
    model, operations = building.model, building.operations
    place = folder.index_path(index_name(old, operations))
    if not place.exists() or (model.name, model.version) != _model_of(old):
        return None
    taken = partial_place(place)
    index = None
    try:
        place.rename(taken)
        index = Index(taken / FILE)
        try:
            return change(Incremental(folder, old, model, progress, operations, index, taken))
        finally:
            index.close()
    except (TooFarError, OSError):
        return None
    except sqlite3.Error:  # damaged, or the disk is full: it is a cache
        shutil.rmtree(taken, ignore_errors=True)
        return None
    finally:
        if taken.exists():
            if index and index.is_changed:
                shutil.rmtree(taken)
            else:
                taken.rename(place)


def _model_of(manifest: Manifest) -> tuple[str, str]:
    return manifest.model, manifest.model_version


class Incremental:
    """A change of few records or of operations by hand, of an atlas that has an index, which lies at ``taken``."""

    def __init__(
        self,
        folder: AtlasFolder,
        old: Manifest,
        model: Model,
        progress: Progress,
        operations: Sequence[Operation],
        index: Index,
        taken: Path,
    ) -> None:
        self._folder, self._old, self._model, self._progress = folder, old, model, progress
        self._on_record = operations
        self._index, self._taken = index, taken
        self._library = Library(folder, old, index)

    def add(self, records: Iterable[Record], gone: Collection[str] = ()) -> Report:
        """Extract what the records hold that the atlas has not, and add it; records of the digests ``gone`` go."""
        fates = Fates()
        new = list(fates.fresh(records, self._index.has))
        read: list[tuple[Paper, Extraction]] = []
        for found, (paper, fate) in zip(extract_many([p for p, _ in new], self._model), new, strict=True):
            if isinstance(found, str):
                fates.note(replace(fate, status="failed", why=found))
            else:
                fates.note(fate)
                read.append((paper, found))
                self._progress("extract", len(read))
        return self._commit(read, gone, fates)

    def remove(self, names: Sequence[str]) -> Report:
        """Take papers out by key, id or title. Raises `NotFoundError` for an unknown one."""
        found: set[str] = set()
        for name in names:
            digests = {*self._index.records_of(name), *self._named(name)}
            if not digests:
                raise NotFoundError(f"no paper has the key, id or title '{name}'; nothing was removed")
            found |= digests
        if len(found) > MOST_RECORDS:
            raise TooFarError
        return self._commit((), found, Fates())

    def curate(self, operations: Sequence[Operation]) -> Report:
        """Curate by these operations in place of those on record. Raises `AtlasError` where one does not apply that
        was not there before.
        """
        return self._commit((), (), Fates(), operations)

    def _named(self, name: str) -> set[str]:
        """The records of that id or title, with all records of a paper of that title."""
        found = set(self._index.called(name))
        for digest in tuple(found):
            node = self._library.node(digest)
            if node.paper.title == name:
                found |= {*node.records}
        return found

    def _commit(
        self,
        read: Sequence[tuple[Paper, Extraction]],
        removed: Iterable[str],
        fates: Fates,
        operations: Sequence[Operation] | None = None,
    ) -> Report:
        """Make the change and commit it; without ``operations`` those on record stay."""
        folder, old, index = self._folder, self._old, self._index
        operations = self._on_record if operations is None else operations
        is_by_hand = operations != self._on_record
        removed = sorted(removed)
        if not read and not removed and not is_by_hand:
            folder.commit(manifest := replace(old, report=fates.counts()), [self._taken])
            return Report(manifest, fates.unread(), tuple(folder.problems(old)))
        self._progress("link", len(read))
        records, extracted = self._write(read)
        places = [place_of(records[0].file, row) for row in range(len(read))]
        read_places = [place_of(extracted[0].file, row) for row in range(len(read))]
        papers = [paper for paper, _ in read]
        local = Locally(index, self._library, load_vocabulary(), self._on_record, operations).change(
            list(zip(papers, places, read_places, strict=True)), removed
        )
        if is_by_hand:
            check_applied(operations[-1], local.delta.problems, folder.problems(old))
        self._progress("store", len(read))
        delta = replace(local.delta, removed=tuple(removed), added=tuple(sorted(p.digest for p in papers)))
        total, counts = self._counted(local.change)
        manifest = replace(
            old,
            records=tuple(dict.fromkeys((*old.records, *records))),
            extractions=tuple(dict.fromkeys((*old.extractions, *extracted))),
            deltas=self._with_delta(delta),
            digest=total.digest(),
            counts=counts,
            report=fates.counts(),
        )
        for name in registry.names(registry.STORES):
            before, after = folder.store_path(name, old.digest), folder.store_path(name, manifest.digest)
            follow(name, before, after, local.change)
        index.set_meta("total", total.total)
        index.commit()
        if is_by_hand:
            write_curation(folder.curation, operations)
        place = folder.index_path(index_name(manifest, operations))
        shutil.rmtree(place, ignore_errors=True)
        self._taken.rename(place)
        folder.commit(manifest, [place])
        return Report(manifest, fates.unread(), delta.problems)

    def _write(self, read: Sequence[tuple[Paper, Extraction]]) -> tuple[list[Segment], list[Segment]]:
        """The segments of what came, none where nothing did."""
        for paper, extraction in read:
            self._library.add(paper, extraction)
        if not read:
            return [], []
        papers, extractions = zip(*read, strict=True)
        return [self._folder.write(Paper, papers)], [self._folder.write(Extraction, extractions)]

    def _counted(self, change: Change) -> tuple[FactSum, dict[str, int]]:
        """The sum of the facts after the change, and how many there are by label and type."""
        total, counts = FactSum(self._index.meta("total")), Counter(self._old.counts)
        gone, come = list(change.facts_gone()), list(change.facts_come())
        total.remove(gone)
        total.add(come)
        counts.subtract(fact.key[0] for fact in gone)
        counts.update(fact.key[0] for fact in come)
        return total, dict(sorted((+counts).items()))

    def _with_delta(self, delta: Delta) -> tuple[Segment, ...]:
        """The deltas of the atlas with one more, which is united with those before it that are not much larger."""
        folder, before = self._folder, list(self._old.deltas)
        segment = folder.write(Delta, [delta])
        while before and folder.size(before[-1]) <= 2 * folder.size(segment):
            (last,) = folder.rows(Delta, before.pop(), [0])
            delta = united(last, delta)
            segment = folder.write(Delta, [delta])
        return (*before, segment)
