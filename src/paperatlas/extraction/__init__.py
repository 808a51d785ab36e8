"""Extraction: what one paper says, read from title and abstract, each statement with its place and certainty."""

from paperatlas.extraction.exchange import to_exchange
from paperatlas.extraction.extract import Model, extract, load_model

__all__ = ["Model", "extract", "load_model", "to_exchange"]
