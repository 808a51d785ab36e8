"""What papers say, ready to be shown: ends as links, sentences in parts, and the operation that denies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paperatlas.curation import Operation
from paperatlas.exports.explorer.nodes import name_of, type_of
from paperatlas.exports.explorer.outline import PageNode
from paperatlas.exports.page.picture import PASSING
from paperatlas.exports.page.statements import Part, sentence_parts
from paperatlas.exports.site.addresses import relative
from paperatlas.exports.site.operations import operation_text
from paperatlas.exports.site.site import Site
from paperatlas.model import Assertion, PaperNode, Span
from paperatlas.ontology import load_schema


@dataclass(frozen=True)
class Link:
    """A link to the page of a node, from one page."""

    address: str
    name: str
    kind: str


@dataclass(frozen=True)
class Saying:
    """A sentence in parts (see `sentence_parts`), empty for metadata; its field; what found it, in which version."""

    parts: tuple[Part, ...]
    field: str
    by: str
    version: str


@dataclass(frozen=True)
class Claim:
    """One assertion. ``paper`` is None for what the vocabulary or linking says, ``origin`` says which.

    ``denial`` is the operation that leaves it out of the atlas, as text of a curation file.
    """

    subject: Link
    predicate: str
    object: Link
    paper: Link | None
    year: int | None
    confidence: float
    origin: str
    sayings: tuple[Saying, ...]
    denial: str

    @property
    def finders(self) -> tuple[tuple[str, str], ...]:
        """What found it, each with its version, in order; none for what the vocabulary or linking says."""
        return tuple(sorted({(saying.by, saying.version) for saying in self.sayings}))


def node_link(site: Site, key: str, page: str) -> Link:
    """The link to a node from the page at an address. Raises `KeyError` for a key without page."""
    node = site.node(key)
    return Link(relative(page, site.addresses[key]), shown_name(node), type_of(node))


def shown_name(node: PageNode) -> str:
    """The name of a node; its key where the name cannot be seen."""
    name = name_of(node)
    return name if any(map(str.isalnum, name)) else name + f" ({node.key})"


def other_names(node: PageNode) -> list[str]:
    """The aliases of a concept that can be seen, the identifiers of a paper, each once."""
    if isinstance(node, PaperNode):
        return [f"{identifier.scheme}:{identifier.value}" for identifier in node.paper.identifiers]
    return [alias for alias in dict.fromkeys(node.aliases) if alias.strip() and alias != node.name]


def make_claim(site: Site, a: Assertion, page: str) -> Claim:
    """An assertion between two nodes that have pages, for the page at an address."""
    node = site.papers.get(a.paper or "")
    return Claim(
        node_link(site, a.subject, page),
        predicate_label(a.predicate),
        node_link(site, a.object, page),
        node_link(site, node.key, page) if node else None,
        node.paper.year if node else None,
        a.confidence,
        a.origin,
        _sayings(a, node),
        denial(a),
    )


def _sayings(a: Assertion, node: PaperNode | None) -> tuple[Saying, ...]:
    """The evidence; of several mentions in one sentence the first."""
    found: dict[tuple[str, Span | None, str], Saying] = {}
    for e in sorted(a.evidence, key=lambda e: (e.field != "title", e.sentence or (0, 0), e.span or (0, 0))):
        found.setdefault((e.field, e.sentence, e.by), Saying(tuple(sentence_parts(e, node)), e.field, e.by, e.version))
    return tuple(found.values())


def denial(a: Assertion) -> str:
    """The text of the operation by which a curation file leaves a statement out."""
    return operation_text(Operation("deny", (a.subject, a.object), a.predicate))


def predicate_label(name: str) -> str:
    """A predicate in words."""
    return load_schema().edges[name].label or name


def telling(assertions: Iterable[Assertion]) -> Iterator[Assertion]:
    """The assertions without those that say least where another joins the same two: whatever a paper uses, it mentions.

    >>> said = [Assertion("p", "mentions", "m", "p", 0.9), Assertion("p", "uses", "m", "p", 0.8)]
    >>> [a.predicate for a in telling(said)]
    ['uses']
    """
    every = list(assertions)
    told = {(a.subject, a.object) for a in every if a.predicate != PASSING}
    return (a for a in every if a.predicate != PASSING or (a.subject, a.object) not in told)
