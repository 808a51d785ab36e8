"""The hand-over types: what one stage gives to the next.

Every type is frozen and built from text, numbers, tuples and other types of this module, so that a value can be
hashed, compared, written to a Parquet segment and read back unchanged. This module imports nothing of ours.

Words (see ``docs/words.md``): a *mention* is a span of characters; a *candidate* is a concept as one paper speaks of
it; a *claim* is what one paper says about it; linking turns candidates into *concepts* (nodes) and claims into
*assertions* (edges), each with its *evidence*.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

Span = tuple[int, int]
"""Start and end of a piece of text in characters (code points), end exclusive."""

PAPER = "paper"
"""The subject of a claim that the paper itself makes."""


# ---------------------------------------------------------------- sources


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """An identifier of a paper in some scheme: ``arxiv``, ``doi``, ``openalex``, ``s2`` ..."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Author:
    """A person who signs a paper."""

    name: str
    orcid: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that a paper cites, as far as the source names it."""

    title: str | None = None
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One record of one source. Text is NFC and free of control characters.

    >>> Paper(title="CARP").digest == Paper(title="CARP").digest
    True
    """

    title: str
    abstract: str = ""
    id: str = ""
    authors: tuple[Author, ...] = ()
    year: int | None = None
    venue: str | None = None
    url: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    references: tuple[Reference, ...] = ()
    keywords: tuple[str, ...] = ()

    digest: str = field(init=False, repr=False, compare=False)
    """SHA-256 of the content, in hexadecimal: the record's identity."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", _digest(self))

    def text_of(self, name: str) -> str:
        """The text of the field ``title`` or ``abstract``."""
        return {"title": self.title, "abstract": self.abstract}[name]


def _digest(paper: Paper) -> str:
    identifiers = [[i.scheme, i.value] for i in paper.identifiers]
    references = [[r.title, [[i.scheme, i.value] for i in r.identifiers]] for r in paper.references]
    authors = [[author.name, author.orcid] for author in paper.authors]
    plain = [paper.title, paper.abstract, paper.id, paper.year, paper.venue, paper.url, list(paper.keywords)]
    text = json.dumps([*plain, authors, identifiers, references], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one record of a source: ``read``, ``skipped`` or ``failed``, where and why."""

    status: str
    source: str
    place: str
    why: str = ""
    removed_characters: int = 0


# ---------------------------------------------------------------- extraction


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span of a field of a paper; ``text`` is exactly what stands there, ``sentence`` the sentence around it."""

    field: str
    start: int
    end: int
    text: str
    sentence: Span | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands and what found it.

    For evidence from text ``field`` is ``title`` or ``abstract`` and ``span`` the mention of the object, ``subject``
    that of the subject if it is not the paper, ``sentence`` the sentence around them. For evidence from metadata
    ``field`` is the record's field, ``record`` the record's own id, and there are no spans.
    """

    field: str
    by: str
    version: str
    span: Span | None = None
    subject: Span | None = None
    sentence: Span | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept as one paper speaks of it.

    Where the paper spells out a short form, ``name`` is the short form and ``long_form`` what it stands for.
    ``vocabulary`` is the key of the curated concept that it was recognised as. A candidate below the threshold is
    kept with ``accepted=False`` and its score.
    """

    id: str
    type: str
    name: str
    confidence: float
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    long_form: str | None = None
    vocabulary: str | None = None
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """What a paper says of its candidates: (subject, predicate, object), subject ``"paper"`` or a candidate's id."""

    subject: str
    predicate: str
    object: str
    confidence: float
    evidence: tuple[Evidence, ...]
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class ResultClaim:
    """A number that the paper reports. ``value`` keeps the unit as the text has it; what is not said is None.

    ``method`` and ``benchmark`` are ids of candidates, ``metric`` an id or the text's own word.
    """

    value: str
    confidence: float
    evidence: tuple[Evidence, ...]
    method: str | None = None
    benchmark: str | None = None
    metric: str | None = None
    unit: str | None = None
    comparison: str | None = None
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one record, by one model in one version."""

    record: str
    """Digest of the record."""
    model: str
    version: str
    candidates: tuple[Candidate, ...] = ()
    claims: tuple[Claim, ...] = ()
    results: tuple[ResultClaim, ...] = ()
    links: tuple[str, ...] = ()


# ---------------------------------------------------------------- linking


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """What linking joins: a name in a family, with the long form that a paper gave it (empty where it gave none)."""

    family: str
    name: str
    long_form: str = ""


@dataclass(frozen=True, slots=True, order=True)
class LinkRecord:
    """Two units joined by one named rule. ``support`` counts the papers (or vocabulary labels) that say so."""

    left: Unit
    right: Unit
    rule: str
    score: float = 1.0
    support: int = 1

    @property
    def id(self) -> str:
        """Short, content-derived identifier, by which a merge is undone.

        >>> LinkRecord(Unit("Robot", "a1"), Unit("Robot", "unitree a1"), "vocabulary").id
        '477ae8211b'
        """
        parts = [*_unit_parts(self.left), *_unit_parts(self.right), self.rule]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:10]


def _unit_parts(unit: Unit) -> list[str]:
    return [unit.family, unit.name, unit.long_form]


# ---------------------------------------------------------------- graph


@dataclass(frozen=True, slots=True)
class PaperNode:
    """A paper of the graph: one or more records of the same work."""

    key: str
    paper: Paper
    """The record that stands for the work, with the metadata that its other records add."""
    records: tuple[str, ...]
    """Digests of all records of the work: first that of the one whose text was read, then the others, sorted."""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A node that several papers can speak of: a connected component of link records."""

    key: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    other_types: tuple[str, ...] = ()
    ambiguous: bool = False
    vocabulary: str | None = None
    definition: str | None = None
    homepage: str | None = None
    members: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """An author of the graph."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Venue:
    """A conference, journal or archive of the graph."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """An edge: (subject, predicate, object, paper). Edges of vocabulary and linking have an origin and no paper."""

    subject: str
    predicate: str
    object: str
    paper: str | None
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    origin: str = "text"


@dataclass(frozen=True, slots=True)
class Result:
    """A reported number as a node. ``method`` and ``benchmark`` are keys of concepts, ``metric`` a key or None."""

    key: str
    paper: str
    value: str
    confidence: float
    evidence: tuple[Evidence, ...]
    method: str | None = None
    benchmark: str | None = None
    metric: str | None = None
    metric_text: str | None = None
    unit: str | None = None
    comparison: str | None = None


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """What linking left apart because it could not decide: a short form of several long forms, papers of one title."""

    kind: str
    name: str
    keys: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole atlas as values. Every tuple is sorted by key, so that equal graphs are equal values."""

    papers: tuple[PaperNode, ...] = ()
    concepts: tuple[Concept, ...] = ()
    persons: tuple[Person, ...] = ()
    venues: tuple[Venue, ...] = ()
    results: tuple[Result, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    problems: tuple[str, ...] = ()
    """What was refused on the way (a claim off the ontology, a curation that no longer applies), one line each."""
