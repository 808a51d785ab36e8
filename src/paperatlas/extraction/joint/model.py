"""The models ``base`` and ``small``, and any other in a folder that ``training/`` wrote."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from paperatlas.errors import UsageError
from paperatlas.extraction.joint.folder import FILES, SHIPPED, digest
from paperatlas.extraction.pipeline import PipelineModel, vocabulary_digest

COMPONENTS = (
    "paperatlas_vocabulary",
    "paperatlas_contributions",
    "paperatlas_abbreviations",
    "paperatlas_joint",
    "paperatlas_results",
    "paperatlas_links",
)


def load_folder(folder: Path, name: str | None = None) -> PipelineModel:
    """The model in a folder, under a name, else its path: an atlas that it built finds it again.

    Its version changes with any of its files and with the vocabulary.

    Raises `UsageError` where the folder lacks a file of a model.
    """
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise UsageError(f"{folder} is no model: {missing[0]} is missing; give a folder that the training wrote")
    config = {"paperatlas_joint": {"folder": str(folder)}}
    return PipelineModel(name or str(folder), f"{digest(folder)}+{vocabulary_digest()}", COMPONENTS, config)


@cache
def load_base() -> PipelineModel:
    """The default model."""
    return load_folder(SHIPPED / "base", "base")


@cache
def load_small() -> PipelineModel:
    """The light model, for whole corpora."""
    return load_folder(SHIPPED / "small", "small")
