"""Papers in and out of an atlas that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.errors import NotFoundError
from paperatlas.extraction import load_model
from paperatlas.linking import EnrichmentReport
from paperatlas.model import Paper, PaperNode
from paperatlas.pipeline.build import Columns
from paperatlas.pipeline.building import Building
from paperatlas.pipeline.collection import collection_paused
from paperatlas.pipeline.incremental import MOST_RECORDS, incrementally
from paperatlas.pipeline.report import Progress, Report, silent
from paperatlas.sources.read_papers import PaperPath, read_papers


def add(sources: Iterable[PaperPath], path: Path, progress: Progress = silent, columns: Columns = None) -> Report:
    """Add papers to an atlas, with the model that it was built with."""
    with changing(path, progress) as (folder, old, building):
        records = read_papers(sources, columns=columns)
        few = list(islice(records, MOST_RECORDS + 1))
        if len(few) <= MOST_RECORDS:
            report = incrementally(folder, old, building, progress, lambda change: change.add(few))
            if report:
                return report
        building.keep()
        return building.from_records(chain(few, records))


def remove(names: Sequence[str], path: Path, progress: Progress = silent) -> Report:
    """Take papers out by key, id or title. Raises `NotFoundError` for an unknown one; nothing is then removed."""
    with changing(path, progress) as (folder, old, building):
        report = incrementally(folder, old, building, progress, lambda change: change.remove(names))
        if report:
            return report
        building.keep(but=_digests_of(names, folder.papers(old), list(folder.records(old))))
        return building.commit()


def enrich(
    sources: Iterable[PaperPath], path: Path, progress: Progress = silent, columns: Columns = None
) -> tuple[Report, EnrichmentReport]:
    """Fill in what the papers of an atlas lack (year, authors, venue, identifiers, references ...) from other sources.

    No paper comes in, and no title, abstract or value that is there changes. The records that match stay with the
    atlas, and go when the papers that they match are removed. Raises as `add` does.
    """
    with changing(path, progress) as (_, _, building):
        building.keep()
        return building.enrich(read_papers(sources, columns=columns))


@contextmanager
def changing(path: Path, progress: Progress) -> Iterator[tuple[AtlasFolder, Manifest, Building]]:
    """An atlas that is there, locked, with its manifest and a build by its own model."""
    folder = AtlasFolder(path)
    folder.manifest()  # where there is no atlas, no lock file is left behind
    with folder.lock(), collection_paused():
        old = folder.manifest()
        yield folder, old, Building(folder, load_model(old.model), progress, old)


def _digests_of(names: Sequence[str], nodes: Sequence[PaperNode], records: Sequence[Paper]) -> set[str]:
    """The records of the papers that are named by key, record id or title."""
    found: set[str] = set()
    for name in names:
        digests = {d for node in nodes if name in (node.key, node.paper.title) for d in node.records}
        digests |= {paper.digest for paper in records if name in (paper.id, paper.title)}
        if not digests:
            raise NotFoundError(f"no paper has the key, id or title '{name}'; nothing was removed")
        found |= digests
    return found
