"""Graphs as hypothesis makes them: small, of any text, with all that a graph can hold."""

import unicodedata

from hypothesis import strategies as st

from paperatlas.model import (
    Assertion,
    Author,
    Concept,
    Evidence,
    Graph,
    Identifier,
    Paper,
    PaperNode,
    Person,
    Result,
    Venue,
)

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn")), max_size=12).map(
    lambda text: unicodedata.normalize("NFC", text)
)
WORDS = st.sampled_from(["", "Walking", "a 'b' \"c\"", "x'}) DETACH DELETE n //", '" } DELETE WHERE {', "\\u0041", "é"])
TEXTS = TEXT | WORDS
SOME = st.none() | TEXTS
SURE = st.integers(0, 10_000).map(lambda n: n / 10_000)
TYPES = {"method": "Method", "task": "Task", "robot": "Robot", "resource": "Benchmark", "metric": "Metric"}
SPANS = st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9))
EVIDENCE = st.lists(
    st.builds(Evidence, st.sampled_from(["title", "abstract"]), st.sampled_from(["rules", "x"]), st.just("1"),
              SPANS, SPANS, SPANS, SOME),
    max_size=2,
).map(tuple)  # fmt: skip
SAID = {
    "uses": ("paper", "method"), "addresses": ("paper", "task"), "usesRobot": ("paper", "robot"),
    "evaluatedOn": ("paper", "resource"), "extends": ("method", "method"), "authoredBy": ("paper", "author"),
    "publishedIn": ("paper", "venue"), "cites": ("paper", "paper"), "reports": ("paper", "result"),
    "ofMethod": ("result", "method"),
}  # fmt: skip


def unique_lists(words):
    """Sorted lists without doubles, as the graph has them."""
    return st.lists(words, max_size=2, unique=True).map(sorted).map(tuple)


@st.composite
def papers(draw, key):
    identifiers = draw(unique_lists(st.builds(Identifier, st.sampled_from(["arxiv", "doi"]), TEXTS)))
    authors = tuple(map(Author, draw(unique_lists(TEXTS))))
    year = draw(st.none() | st.integers(1990, 2030))
    texts = {"venue": draw(SOME), "url": draw(SOME), "keywords": draw(unique_lists(TEXTS))}
    paper = Paper(draw(TEXTS), draw(TEXTS), draw(TEXTS), authors, year, identifiers=identifiers, **texts)
    return PaperNode(key, paper, (paper.digest,), draw(unique_lists(TEXTS)))


@st.composite
def concepts(draw, key):
    name, aliases = draw(TEXTS), draw(unique_lists(TEXTS))
    rest = {"ambiguous": draw(st.booleans()), "definition": draw(SOME), "homepage": draw(SOME)}
    kind = TYPES[key.partition("/")[0]]
    return Concept(key, kind, name, aliases, vocabulary=draw(st.sampled_from([None, key])), **rest)


@st.composite
def graphs(draw):
    """A graph of at most two nodes a family, with any assertions between them."""
    keys = {
        family: [f"{family}/{n}" for n in range(draw(st.integers(0, 2)))]
        for family in ("paper", *TYPES, "author", "venue", "result")
    }
    assertions = {
        key: Assertion(*key, draw(SURE), draw(EVIDENCE), draw(st.sampled_from(["text", "metadata"])))
        for key in draw(st.lists(_said(keys), max_size=6))
    }
    papers_ = tuple(draw(papers(key)) for key in keys["paper"])
    results = tuple(Result(k, keys["paper"][0], draw(TEXTS), draw(SURE), (), unit=draw(SOME), metric_text=draw(SOME))
                    for k in keys["result"] if keys["paper"])  # fmt: skip
    there = {*keys["paper"], *keys["author"], *keys["venue"], *(r.key for r in results)}
    there |= {key for family in TYPES for key in keys[family]}
    kept = [a for a in assertions.values() if {a.subject, a.object} <= there]
    return Graph(
        papers_,
        tuple(draw(concepts(key)) for family in sorted(TYPES) for key in keys[family]),
        tuple(Person(key, draw(TEXTS)) for key in keys["author"]),
        tuple(Venue(key, draw(TEXTS)) for key in keys["venue"]),
        results,
        tuple(sorted(kept, key=lambda a: (a.subject, a.predicate, a.object, a.paper or ""))),
    )


@st.composite
def _said(draw, keys):
    predicate = draw(st.sampled_from(sorted(SAID)))
    subject, object_ = SAID[predicate]
    number = st.integers(0, 1)
    return (
        f"{subject}/{draw(number)}",
        predicate,
        f"{object_}/{draw(number)}",
        draw(st.sampled_from(keys["paper"] or [None])),
    )
