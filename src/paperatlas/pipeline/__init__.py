"""The pipeline: the one place that knows every stage and the settings.

    read -> extract -> link -> assemble -> commit -> fill the stores

An atlas is a function of its papers, the model, the vocabulary and the curation file. Extractions are kept by record,
model and version, so that only what is new is read again.
"""

from paperatlas.pipeline.build import build, extract_papers
from paperatlas.pipeline.caches import load_graph, open_store
from paperatlas.pipeline.change import add, enrich, remove
from paperatlas.pipeline.curate import curate, relink, undo_merge
from paperatlas.pipeline.diff import Change, diff
from paperatlas.pipeline.report import Progress, Report, counts, silent
from paperatlas.pipeline.sync import Synced, compact, sync
from paperatlas.pipeline.verify import Verified, verify

__all__ = [
    "Change",
    "Progress",
    "Report",
    "Synced",
    "Verified",
    "add",
    "build",
    "compact",
    "counts",
    "curate",
    "diff",
    "enrich",
    "extract_papers",
    "load_graph",
    "open_store",
    "relink",
    "remove",
    "silent",
    "sync",
    "undo_merge",
    "verify",
]
