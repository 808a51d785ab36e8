"""Keeping an atlas in step with a folder of papers, and its own folder free of what it no longer needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paperatlas.pipeline.build import Columns
from paperatlas.pipeline.change import changing
from paperatlas.pipeline.incremental import MOST_RECORDS, incrementally
from paperatlas.pipeline.report import Progress, Report, silent
from paperatlas.sources.read_papers import PaperPath, read_papers


@dataclass(frozen=True)
class Synced:
    """What a synchronisation did: records that came, went and stayed, and those that stay because others failed."""

    report: Report
    added: int
    removed: int
    kept: int
    spared: int


def sync(sources: Sequence[PaperPath], path: Path, progress: Progress = silent, columns: Columns = None) -> Synced:
    """Make an atlas hold what the sources hold now. What has not changed is not read anew by the model.

    Where a record of the sources cannot be read, nothing is taken out, since it may be one of the atlas's. Where
    nothing has changed, the atlas stays as it is, to the byte. Raises as `add` does.
    """
    with changing(path, progress) as (folder, old, building):
        records = list(read_papers(sources, columns=columns))
        held = {paper.digest: paper for paper in folder.records(old)}
        seen = {record.paper.digest for record in records if record.paper}
        failed = any(record.fate.status == "failed" for record in records)
        missing = [digest for digest in held if digest not in seen]
        gone = set() if failed else set(missing)
        new = [record for record in records if record.paper is None or record.paper.digest not in held]
        added = {record.paper.digest for record in new if record.paper}
        counts = {"added": len(added), "removed": len(gone), "kept": len(held) - len(missing)}
        spared = len(missing) - len(gone)
        if not added and not gone:
            fates = tuple(record.fate for record in new if record.fate.status != "read")
            return Synced(Report(old, fates, tuple(folder.problems(old))), **counts, spared=spared)
        if len(new) + len(gone) <= MOST_RECORDS:
            report = incrementally(folder, old, building, progress, lambda change: change.add(new, gone))
            if report:
                return Synced(report, **counts, spared=spared)
        building.keep(but=gone)
        return Synced(building.from_records(new), **counts, spared=spared)


def compact(path: Path, progress: Progress = silent) -> Report:
    """Write the folder anew without what was removed or is no longer used; the graph stays the same.

    Two atlases of the same papers, model and curation are then the same files, whatever their histories.
    """
    with changing(path, progress) as (_, _, building):
        building.keep()
        return building.compact()
