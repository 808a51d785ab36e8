"""Changes by hand: written to ``curation.yaml``, replayed at every build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from paperatlas.atlas import AtlasFolder
from paperatlas.curation import Operation, check_complete, is_in_force
from paperatlas.errors import NotFoundError
from paperatlas.linking.names import unit_name
from paperatlas.model import LinkRecord
from paperatlas.pipeline.change import changing
from paperatlas.pipeline.incremental import incrementally
from paperatlas.pipeline.named import check_sensible, name_exactly
from paperatlas.pipeline.report import Progress, Report, check_applied, silent


def curate(path: Path, operation: Operation, progress: Progress = silent) -> Report:
    """Put one operation on record and link anew what it concerns. One that is in force already is not written again.

    Concepts are named by key or member name, and where only one has it, by any name or alias. Raises `NotFoundError`
    and `UsageError` for a name that none or several have, and `AtlasError`, in the words of a build's report, for an
    operation that does not apply; nothing is changed. Earlier ones that no longer apply stay in the file and are in
    the report.
    """
    check_complete(operation, "curate")
    with changing(path, progress) as (folder, old, building):
        concepts = folder.concepts(old)
        operation = name_exactly(operation, concepts)
        check_sensible(operation, concepts)
        operations = building.operations
        if not is_in_force(operation, operations):
            operations = (*operations, operation)
        report = incrementally(folder, old, building, progress, lambda change: change.curate(operations))
        if report:
            return report
        building.keep()
        building.operations = operations
        assembled = building.linked()
        check_applied(operation, assembled.graph.problems, folder.problems(old))
        return building.commit(assembled)


def relink(path: Path, operations: Sequence[Operation] | None = None, progress: Progress = silent) -> Report:
    """Link the atlas anew, after writing ``operations`` as its curation file if they are given."""
    with changing(path, progress) as (_, _, building):
        if operations is not None:
            building.operations = tuple(operations)
        building.keep()
        return building.commit()


def undo_merge(record_id: str, path: Path, note: Operation | None = None) -> LinkRecord:
    """Cut the link record of that id, on record in the curation file. Raises `NotFoundError` for an unknown id."""
    folder = AtlasFolder(path)
    records = [r for r in folder.read(folder.links) if r.id == record_id]
    if not records:
        raise NotFoundError(f"no merge has the id '{record_id}'; list them with: paperatlas merges --atlas {path}")
    record = records[0]
    note = note or Operation("split", (), reason=f"undo of the merge by {record.rule}")
    curate(path, replace(note, op="split", on=(unit_name(record.left), unit_name(record.right))))
    return record
