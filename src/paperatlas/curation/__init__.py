"""Curation: what a person changed by hand, kept on record in ``curation.yaml`` and replayed at every build."""

from paperatlas.curation.operations import Operation, read_curation, write_curation

__all__ = ["Operation", "read_curation", "write_curation"]
