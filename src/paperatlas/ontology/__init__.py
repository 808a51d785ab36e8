"""The ontology and the curated vocabulary: the schema that every other stage reads, never a by-product of it."""

from paperatlas.ontology.path import ontology_path
from paperatlas.ontology.schema import Property, Schema, load_schema
from paperatlas.ontology.vocabulary import Entry, Vocabulary, load_vocabulary

__all__ = ["Entry", "Property", "Schema", "Vocabulary", "load_schema", "load_vocabulary", "ontology_path"]
