"""What a record says beside its text: authors, venue, references."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from paperatlas.model import Assertion, Evidence, Identifier, Paper, PaperNode, Person, Venue
from paperatlas.text.normal_form import normal_form
from paperatlas.text.slug import slug

BY, VERSION = "metadata", "1"


Counts = Mapping[str, Mapping[str, int]]


def people(papers: Sequence[PaperNode]) -> tuple[Person, ...]:
    """The authors of all papers."""
    return persons_of(_counts(pair for node in papers for pair in author_names(node.paper)))


def venues(papers: Sequence[PaperNode]) -> tuple[Venue, ...]:
    """The venues of all papers."""
    return venues_of(_counts(pair for node in papers for pair in venue_names(node.paper)))


def author_names(paper: Paper) -> list[tuple[str, str]]:
    """Key and spelling of each author."""
    return _with_key((f"author/{slug(normal_form(author.name))}", author.name) for author in paper.authors)


def venue_names(paper: Paper) -> list[tuple[str, str]]:
    """Key and spelling of the venue, if there is one."""
    return _with_key([(f"venue/{slug(normal_form(paper.venue))}", paper.venue)] if paper.venue else [])


def persons_of(counts: Counts) -> tuple[Person, ...]:
    """Persons under the spelling that most papers use; ``counts`` has that of each spelling by key."""
    return tuple(Person(key, _most_used(counts[key])) for key in sorted(counts))


def venues_of(counts: Counts) -> tuple[Venue, ...]:
    """Venues, likewise."""
    return tuple(Venue(key, _most_used(counts[key])) for key in sorted(counts))


def metadata_assertions(papers: Sequence[PaperNode]) -> Iterator[Assertion]:
    """AUTHORED_BY, PUBLISHED_IN, and CITES between papers of the graph. The evidence is the record and its field."""
    holders: dict[str, list[str]] = defaultdict(list)
    for node in papers:
        for mark in paper_marks(node.paper):
            holders[mark].append(node.key)
    for node in papers:
        yield from record_assertions(node)
        yield from citations(node.key, node.paper.id, reference_marks(node.paper), lambda m: holders.get(m, ()))


def record_assertions(node: PaperNode) -> Iterator[Assertion]:
    """AUTHORED_BY and PUBLISHED_IN of one paper."""
    ends = {("authoredBy", key, "authors") for key, _ in author_names(node.paper)}
    ends |= {("publishedIn", key, "venue") for key, _ in venue_names(node.paper)}
    for predicate, key, field in sorted(ends):
        yield _assertion(node.key, predicate, key, field, node.paper.id)


def citations(
    paper: str, record: str, references: Iterable[Sequence[str]], holders: Callable[[str], Sequence[str]]
) -> Iterator[Assertion]:
    """CITES of one paper. ``references`` has the marks of each of its references, ``holders`` gives the papers that
    have a mark: the greatest key of those with the first known identifier is cited, else the only one of that title.
    """
    cited = set()
    for marks in references:
        for mark in marks:
            found = holders(mark)
            if found and (len(found) == 1 or not mark.startswith(_TITLE)):
                cited.add(max(found))
                break
    for key in sorted(cited - {paper}):
        yield _assertion(paper, "cites", key, "references", record)


def paper_marks(paper: Paper) -> list[str]:
    """What a reference can know a paper by: its identifiers, and its title."""
    return [*map(_mark, paper.identifiers), *_title_mark(paper.title)]


def reference_marks(paper: Paper) -> list[list[str]]:
    """The marks of each reference of a paper."""
    return [[*map(_mark, r.identifiers), *_title_mark(r.title)] for r in paper.references]


_TITLE = "title\t"


def _mark(identifier: Identifier) -> str:
    return f"id\t{identifier.scheme}\t{identifier.value}"


def _title_mark(title: str | None) -> list[str]:
    normal = normal_form(title or "")
    return [_TITLE + normal] if normal else []


def _assertion(paper: str, predicate: str, object_: str, field: str, record: str) -> Assertion:
    evidence = Evidence(field, BY, VERSION, record=record or None)
    return Assertion(paper, predicate, object_, paper, 1.0, (evidence,), "metadata")


def _with_key(named: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without those of whose name nothing is left in a key."""
    return [(key, name) for key, name in named if not key.endswith("/")]


def _counts(named: Iterable[tuple[str, str]]) -> Counts:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, name in named:
        counts[key][name] += 1
    return counts


def _most_used(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))
