"""Made-up research fields of any size, the same for every run."""

import random
from itertools import pairwise

from paperatlas.model import Assertion, Author, Concept, Evidence, Graph, Identifier, Paper, PaperNode, Result

TOPICS = ("diffusion", "planning", "locomotion", "grasping", "offline", "imitation", "vision", "language")
KINDS = (("Method", "method"), ("Task", "task"), ("Benchmark", "resource"), ("Robot", "robot"))
PREDICATES = {"Method": "uses", "Task": "addresses", "Benchmark": "evaluatedOn", "Robot": "usesRobot"}


def make_field(size):
    """A graph of about ``size`` nodes, half of them papers, in as many groups as there are topics."""
    chance = random.Random(size)
    concepts = [_concept(number) for number in range(size // 2)]
    papers = [_paper(number, chance, concepts) for number in range(size - size // 2)]
    nodes = tuple(sorted((node for node, _ in papers), key=lambda node: node.key))
    said = [assertion for _, assertions in papers for assertion in assertions]
    kinds = [Assertion(b.key, "broader", a.key, None, 1.0, origin="vocabulary") for a, b in pairwise(concepts[:32:4])]
    result = Result(
        "result/1", "paper/0000", "87.5%", 0.9, (), concepts[0].key, concepts[2].key, metric_text="success rate"
    )
    return Graph(
        papers=nodes,
        concepts=tuple(sorted(concepts, key=lambda concept: concept.key)),
        results=(result,),
        assertions=tuple(sorted([*said, *kinds], key=lambda a: (a.subject, a.predicate, a.object, a.paper or ""))),
    )


def _concept(number):
    kind, family = KINDS[number % len(KINDS)]
    name = f"{TOPICS[number // 4 % len(TOPICS)]} {kind.lower()} {number}"
    homepage = f"https://example.org/{number}" if number % 3 == 0 else None
    return Concept(
        f"{family}/c{number}", kind, name, (f"alias of {number}",), homepage=homepage, definition=f"What {number} is."
    )


def _paper(number, chance, concepts):
    """A paper that speaks of a few concepts, most of them of its own topic and among the first."""
    topic = number % len(TOPICS)
    own = [concept for i, concept in enumerate(concepts) if i // 4 % len(TOPICS) == topic]
    found = {
        concept.key: concept for concept in (_choose(chance, own), _choose(chance, own), _choose(chance, concepts))
    }
    abstract = " ".join(f"We work with {concept.name} here." for concept in found.values())
    title = f"On {TOPICS[topic]}, study {number}"
    key = f"paper/{number:04}"
    paper = Paper(
        title, abstract, year=2015 + number % 10, url=f"https://example.org/paper/{number}",
        authors=(Author("Ann Bee"),), identifiers=(Identifier("arxiv", f"2401.{number:05}"),),
    )  # fmt: skip
    said = [_assertion(key, concept, abstract, number) for concept in found.values()]
    methods = [concept for concept in found.values() if concept.type == "Method"]
    said += [
        Assertion(a.key, "outperforms", b.key, key, 0.8, _evidence(abstract, b.name, a.name))
        for a, b in pairwise(methods)
    ]
    return PaperNode(key, paper, (paper.digest,)), said


def _choose(chance, concepts):
    return concepts[int(len(concepts) * chance.random() ** 2)]


def _assertion(paper, concept, abstract, number):
    confidence = 0.5 + number % 50 / 100
    return Assertion(paper, PREDICATES[concept.type], concept.key, paper, confidence, _evidence(abstract, concept.name))


def _evidence(abstract, name, subject=None):
    start = abstract.index(name)
    span = (abstract.index(subject), abstract.index(subject) + len(subject)) if subject else None
    first, last = min(start, span[0]) if span else start, max(start, span[0]) if span else start
    sentence = abstract.rindex("We", 0, first), abstract.index(".", last) + 1
    return (Evidence("abstract", "rules", "1", (start, start + len(name)), span, sentence),)
