"""Values for the parameters of named questions: the concepts that most papers speak of, and those of which most kinds
of things are said (a method that is proposed, built on and outperformed, not only used).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice, product

from paperatlas.exports.site.site import Site
from paperatlas.ontology import load_schema
from paperatlas.queries.question import YEAR, Question

TRIES = 8
"""Sets of values that are tried until there is an answer."""
COMMON = 3
"""Of the values of a type, how many are chosen by papers; the others are by kinds of things said."""
AUTHOR = "Author"

Values = dict[str, str | int]


class LikelyValues:
    """The likeliest values of each type of parameter, found once a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[str, list[str | int]] = {}

    def of(self, question: Question) -> Iterator[Values]:
        """Sets of values for a question, the most connected first; no value stands twice in a set.

        None where a type has no value in the atlas.
        """
        types = question.parameters.values()
        ranked = product(*(enumerate(self._of_type(kind)) for kind in types))
        ordered = sorted(ranked, key=lambda chosen: (sum(rank for rank, _ in chosen), [rank for rank, _ in chosen]))
        sets = ([value for _, value in chosen] for chosen in ordered)
        for values in islice((values for values in sets if len(set(values)) == len(values)), TRIES):
            yield dict(zip(question.parameters, values, strict=True))

    def _of_type(self, kind: str) -> list[str | int]:
        if kind not in self._known:
            self._known[kind] = self._likely(kind)[:TRIES]
        return self._known[kind]

    def _likely(self, kind: str) -> list[str | int]:
        site = self._site
        if kind == YEAR:
            return sorted({node.paper.year for node in site.graph.papers if node.paper.year}, reverse=True)
        if kind == AUTHOR:
            written = Counter(a.object for a in site.graph.assertions if a.predicate == "authoredBy")
            names = {person.key: person.name for person in site.graph.persons}
            return [names[key] for key in sorted(written, key=lambda key: (-written[key], key)) if names[key]]
        kinds = load_schema().kinds_of(kind)
        keys = [concept.key for concept in site.graph.concepts if concept.type in kinds and concept.name]
        common = sorted(keys, key=lambda key: (-site.count(key), key))[:COMMON]
        varied = sorted(keys, key=lambda key: (-self._kinds_said(key), -site.count(key), key))[:TRIES]
        return list(dict.fromkeys(site.concepts[key].name for key in (*common, *varied)))

    def _kinds_said(self, key: str) -> int:
        """How many kinds of things are said of a concept, as subject and as object."""
        return len({(a.predicate, a.subject == key) for a in self._site.about.get(key, ())})
