"""The errors that a user can meet, each a single line that says what, where and what to do.

PaperatlasError
├── UsageError          the call is off: exit status 2
├── SourceError         a file of papers cannot be read
├── OntologyError       the ontology or a vocabulary is inconsistent
├── AtlasError          the atlas folder is missing, damaged, foreign or of another format
│   └── LockedError     another process is writing to it
├── StoreError          a store cannot be reached or refuses
│   ├── QueryError      a query is wrong or not allowed
│   ├── BusyError       a store cannot be changed while someone reads it
│   └── DamagedError    the files of an embedded store are spoilt
└── NotFoundError       no concept, paper or merge of that name
"""

from __future__ import annotations

from pathlib import Path


class PaperatlasError(Exception):
    """Base of all errors of this package: exit status 1."""

    exit_status = 1


class UsageError(PaperatlasError):
    """The call is off."""

    exit_status = 2


class SourceError(PaperatlasError):
    """A file of papers cannot be read."""


class OntologyError(PaperatlasError):
    """The ontology or a vocabulary is inconsistent."""


class AtlasError(PaperatlasError):
    """The atlas folder is missing, damaged, foreign or of another format."""


class LockedError(AtlasError):
    """Another process is writing to the atlas."""


class StoreError(PaperatlasError):
    """A store cannot be reached or refuses."""


class QueryError(StoreError):
    """A query is wrong or not allowed."""


class BusyError(StoreError):
    """A store cannot be changed while someone reads it."""


class DamagedError(StoreError):
    """The files of an embedded store are spoilt, so that it has to be filled anew."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: is damaged ({why}); it is a cache and comes back with the next query")


class NotFoundError(PaperatlasError):
    """No concept, paper or merge has that name."""


def one_line(said: object) -> str:
    """What an error of others says, in one line.

    >>> one_line(ValueError("no such\\n  thing"))
    'no such thing'
    """
    return " ".join(str(said).split())
