"""The model ``rules``: vocabulary, patterns and word lists, without any learned part."""

from __future__ import annotations

from paperatlas.extraction.pipeline import PipelineModel, vocabulary_digest

NAME = "rules"
VERSION = "2"

COMPONENTS = (
    "paperatlas_vocabulary",
    "paperatlas_contributions",
    "paperatlas_abbreviations",
    "paperatlas_terms",
    "paperatlas_roles",
    "paperatlas_results",
    "paperatlas_links",
)


def load_rules() -> PipelineModel:
    """The model with the shipped vocabulary. Its version changes with the vocabulary."""
    return PipelineModel(NAME, f"{VERSION}+{vocabulary_digest()}", COMPONENTS)
