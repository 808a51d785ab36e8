"""A field of research in a few lines: papers and what they say, each claim in a sentence of its own."""

from collections import defaultdict
from pathlib import Path

from paperatlas.model import Assertion, Concept, Evidence, Graph, Identifier, Paper, PaperNode, Result
from paperatlas.stores.cypher import CypherStore

TYPES = {"method": "Method", "task": "Task", "robot": "Robot", "metric": "Metric", "resource": "Benchmark"}


class Field:
    """Papers by short name. A concept's type and name are read off its key: ``robot/go1`` is the robot go1."""

    def __init__(self, **types: str) -> None:
        self._types = types
        self._years: dict[str, int | None] = {}
        self._sentences: dict[str, list[str]] = defaultdict(list)
        self._said: list[tuple[str, str, str, str, int]] = []
        self._broader: list[tuple[str, str]] = []
        self._results: list[Result] = []

    def paper(self, name: str, year: int | None, *claims: str) -> "Field":
        """A paper that makes claims: ``uses method/ppo`` itself, or ``method/trot extends method/ppo``."""
        self._years[name] = year
        for claim in claims:
            *subject, predicate, object_ = claim.split()
            self._say(name, subject[0] if subject else f"paper/{name}", predicate, object_, f"{claim} here.")
        return self

    def broader(self, narrow: str, broad: str) -> "Field":
        """The vocabulary's word on two concepts."""
        self._broader.append((narrow, broad))
        return self

    def result(self, paper: str, value: str, comparison: str = "reached", unit: str = "%", **about: str) -> "Field":
        """A number: ``method``, ``benchmark`` and ``metric`` by key, or ``metric_text``."""
        key = f"result/{len(self._results) + 1}"
        sentence = f"We get {value}, number {len(self._results) + 1}."
        self._results.append(Result(key, f"paper/{paper}", value, 0.8, (), unit=unit, comparison=comparison, **about))
        self._say(paper, f"paper/{paper}", "reports", key, sentence)
        for predicate, role in (("ofMethod", "method"), ("onBenchmark", "benchmark"), ("inMetric", "metric")):
            if role in about:
                self._say(paper, key, predicate, about[role], sentence)
        return self

    def _say(self, paper: str, subject: str, predicate: str, object_: str, sentence: str) -> None:
        if sentence not in self._sentences[paper]:
            self._sentences[paper].append(sentence)
        self._said.append((paper, subject, predicate, object_, self._sentences[paper].index(sentence)))

    def graph(self) -> Graph:
        """All of it."""
        said = [self._assertion(*claim) for claim in self._said]
        said += [Assertion(a, "broader", b, None, 1.0, origin="vocabulary") for a, b in self._broader]
        ends = {key for a in said for key in (a.subject, a.object) if key.partition("/")[0] in TYPES}
        return Graph(
            papers=tuple(self._paper(name) for name in sorted(self._years)),
            concepts=tuple(self._concept(key) for key in sorted(ends)),
            results=tuple(self._results),
            assertions=tuple(sorted(said, key=lambda a: (a.subject, a.predicate, a.object, a.paper or ""))),
        )

    def store(self, folder: Path) -> CypherStore:
        """A store that holds it."""
        store = CypherStore(folder)
        store.load(self.graph())
        return store

    def _paper(self, name: str) -> PaperNode:
        identifier = Identifier("doi", f"10.1/{name}")
        paper = Paper(f"On {name}", " ".join(self._sentences[name]), year=self._years[name], identifiers=(identifier,))
        return PaperNode(f"paper/{name}", paper, (paper.digest,))

    def _concept(self, key: str) -> Concept:
        family, _, name = key.partition("/")
        return Concept(key, self._types.get(name, TYPES[family]), name.replace("-", " "))

    def _assertion(self, paper: str, subject: str, predicate: str, object_: str, place: int) -> Assertion:
        sentences = self._sentences[paper]
        start = len(" ".join(sentences[:place])) + (1 if place else 0)
        sentence = start, start + len(sentences[place])
        evidence = Evidence("abstract", "rule", "1", sentence, sentence=sentence)
        return Assertion(subject, predicate, object_, f"paper/{paper}", 0.8, (evidence,))
