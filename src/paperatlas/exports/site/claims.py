"""What papers say, ready to be shown: ends as links, sentences in parts, and the operation that denies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from markupsafe import Markup

from paperatlas.curation import Operation
from paperatlas.exports.page.picture import PASSING
from paperatlas.exports.page.statements import Part, sentence_parts
from paperatlas.exports.site.links import Link
from paperatlas.exports.site.operations import operation_text
from paperatlas.exports.site.site import Site
from paperatlas.model import Assertion, PaperNode, Span
from paperatlas.ontology import load_schema

_MARKS = ("%s", "<mark>%s</mark>", '<mark class="subject">%s</mark>')
"""By the role of a part: plain, the mention of the object, that of the subject."""


@dataclass(frozen=True)
class Saying:
    """A sentence in parts (see `sentence_parts`), empty for metadata; its field; what found it, in which version."""

    parts: tuple[Part, ...]
    field: str
    by: str
    version: str

    def __html__(self) -> str:
        """The sentence with its mentions marked; nothing for metadata."""
        return sentence_markup(self.parts) if self.parts else ""


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
    def finders(self) -> Markup:
        """What found it, each with its version; what says so where that is the vocabulary or linking."""
        return _finders(frozenset((saying.by, saying.version) for saying in self.sayings), self.origin)


def make_claim(site: Site, a: Assertion, page: str) -> Claim:
    """An assertion between two nodes that have pages, for the page at an address."""
    node = site.papers.get(a.paper or "")
    return Claim(
        site.link(a.subject, page),
        predicate_label(a.predicate),
        site.link(a.object, page),
        site.link(node.key, page) if node else None,
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


def sentence_markup(parts: Iterable[Part]) -> str:
    """A sentence in parts as a quotation in HTML, its mentions marked.

    >>> sentence_markup([("We use ", 0), ("<A>", 1)])
    '<q dir="auto">We use <mark>&lt;A&gt;</mark></q>'
    """
    return f'<q dir="auto">{"".join(_MARKS[role] % escape(text) for text, role in parts)}</q>'


@lru_cache(maxsize=1 << 10)
def _finders(found: frozenset[tuple[str, str]], origin: str) -> Markup:
    each = (f'<span title="version {escape(version)}">{escape(by)}</span>' for by, version in sorted(found))
    return Markup(", ".join(each) or escape(origin))  # noqa: S704 - its texts are escaped


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
