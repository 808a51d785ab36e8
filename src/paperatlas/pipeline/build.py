"""Building: the atlas holds exactly the papers of the sources."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from paperatlas.atlas import AtlasFolder
from paperatlas.extraction import DEFAULT_MODEL, Model, load_model
from paperatlas.model import Extraction, Fate, Paper
from paperatlas.pipeline.building import Building
from paperatlas.pipeline.collection import collection_paused
from paperatlas.pipeline.report import Progress, Report, silent
from paperatlas.sources.read_papers import PaperPath, read_papers

Columns = Mapping[str, str] | None


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
    with folder.lock(), collection_paused():
        try:
            old = folder.manifest() if folder.exists else None
            name = model or (old.model if old else DEFAULT_MODEL)
            return Building(folder, load_model(name), progress, old).from_records(records)
        finally:
            if is_new and not folder.exists:  # under the lock, so it cannot be what another process builds
                shutil.rmtree(path, ignore_errors=True)
