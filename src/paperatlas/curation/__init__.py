"""Curation: what a person changed by hand, kept on record in ``curation.yaml`` and replayed at every build."""

from paperatlas.curation.operations import Operation, check_complete, is_in_force, read_curation, write_curation

__all__ = ["Operation", "check_complete", "is_in_force", "read_curation", "write_curation"]
