"""Extraction: what one paper says, read from title and abstract, each statement with its place and certainty."""

from paperatlas.extraction.exchange import to_exchange
from paperatlas.extraction.extract import DEFAULT_MODEL, Model, extract, load_model
from paperatlas.extraction.many import extract_many

__all__ = ["DEFAULT_MODEL", "Model", "extract", "extract_many", "load_model", "to_exchange"]
