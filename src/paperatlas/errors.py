"""The errors that a user can meet, each a single line that says what, where and what to do.

PaperatlasError
├── UsageError          the call is off: exit status 2
├── SourceError         a file of papers cannot be read
├── OntologyError       the ontology or a vocabulary is inconsistent
├── AtlasError          the atlas folder is missing, damaged, foreign or of another format
│   └── LockedError     another process is writing to it
├── StoreError          a store cannot be reached or refuses
│   ├── QueryError      a query is wrong or not allowed
│   └── BusyError       a store cannot be changed while someone reads it
└── NotFoundError       no concept, paper or merge of that name
"""


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


class NotFoundError(PaperatlasError):
    """No concept, paper or merge has that name."""
