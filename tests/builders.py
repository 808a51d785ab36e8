"""Small builders for the tests: a paper with its candidates in a line or two, and the graph of a few of them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from paperatlas.curation import Operation
from paperatlas.graph.assemble import assemble_graph
from paperatlas.linking import Linked, link, merge_papers
from paperatlas.model import (
    Candidate,
    Claim,
    Evidence,
    Extraction,
    Graph,
    Identifier,
    Mention,
    Paper,
    PaperNode,
    ResultClaim,
)
from paperatlas.ontology import Entry, Vocabulary

ENTRIES = (
    Entry("method/ppo", "Method", "PPO", "Clipped policy gradient.", aliases=("Proximal Policy Optimization",)),
    Entry("method/trpo", "Method", "TRPO", "Trust region.", aliases=("Trust Region Policy Optimization",)),
    Entry("method/rrt", "Method", "RRT", "Random trees.", aliases=("Rapidly-exploring Random Tree",)),
    Entry("method/rrt-star", "Method", "RRT*", "Optimal random trees.", broader=("method/rrt",)),
    Entry("robot/quadruped", "Robot", "quadruped", "Four legs.", broader=("robot/legged-robot",)),
    Entry("robot/legged-robot", "Robot", "legged robot", "Legs."),
    Entry("robot/anymal", "Robot", "ANYmal", "A quadruped.", aliases=("ANYmal C",), broader=("robot/quadruped",)),
    Entry("task/locomotion", "Task", "locomotion", "Moving on legs."),
    Entry(
        "task/quadruped-locomotion",
        "Task",
        "quadruped locomotion",
        "Moving on four.",
        broader=("task/locomotion",),
    ),
    Entry("resource/libero", "Benchmark", "LIBERO", "Lifelong manipulation.", homepage="https://example.org/libero"),
    Entry("metric/success-rate", "Metric", "success rate", "Share of successes."),
)


def vocabulary(*entries: Entry) -> Vocabulary:
    """A vocabulary of these entries."""
    return Vocabulary({entry.key: entry for entry in entries})


SMALL = vocabulary(*ENTRIES)
"""A vocabulary of eleven entries, in which nothing else can be found."""


def candidate(name: str, kind: str = "Method", id_: str = "", confidence: float = 0.9, **rest: object) -> Candidate:
    """A candidate with one mention in the title; its id is its name unless given."""
    mention = Mention("title", 0, len(name), name)
    return Candidate(id_ or name, kind, name, confidence, (mention,), **rest)  # type: ignore[arg-type]


def extraction(*candidates: Candidate, paper: Paper | None = None, **rest: object) -> Extraction:
    """What one paper says; without the paper its record is told by what it says."""
    return Extraction(paper.digest if paper else f"{sorted(map(repr, candidates))}", "test", "1", candidates, **rest)  # type: ignore[arg-type]


def linked(
    *papers: Candidate | Sequence[Candidate], words: Vocabulary = SMALL, operations: Sequence[Operation] = ()
) -> Linked:
    """Link papers, each a candidate or several."""
    several = [(paper,) if isinstance(paper, Candidate) else tuple(paper) for paper in papers]
    return link([extraction(*candidates) for candidates in several], words, operations)


def evidence(span: tuple[int, int] | None = None, sentence: tuple[int, int] | None = (0, 5), **rest: str) -> Evidence:
    """Evidence from an abstract."""
    return Evidence(rest.get("field", "abstract"), rest.get("by", "rule"), "1", span, None, sentence)


def graph_of(
    works: Iterable[tuple[Paper, Extraction]], words: Vocabulary = SMALL, operations: Sequence[Operation] = ()
) -> Graph:
    """The graph of papers with what was read from each."""
    pairs = list(works)
    nodes, ambiguities = merge_papers([paper for paper, _ in pairs])
    by_digest = {paper.digest: read for paper, read in pairs}
    read = {node.key: by_digest[node.records[0]] for node in nodes}
    concepts = link(read.values(), words, operations)
    return assemble_graph(nodes, read, concepts, words, ambiguities).graph


def node(paper: Paper, key: str = "paper/x") -> PaperNode:
    """A paper of the graph with one record."""
    return PaperNode(key, paper, (paper.digest,))


WALK = Paper(
    "STRIDE: robots that walk",
    "We propose STRIDE. It beats PPO on ANYmal. We test quadruped locomotion.",
    id="w1",
    year=2023,
    venue="CoRL",
    identifiers=(Identifier("arxiv", "2301.00001"),),
)
CLIMB = Paper("Climbing a wall", "We compare with PPO on ANYmal C. It reaches 91% success.", id="c1", year=2024)


def walk_extraction() -> Extraction:
    """What the paper STRIDE says."""
    return extraction(
        candidate("STRIDE", id_="e1", long_form="step transfer in deep terrain"),
        candidate("PPO", id_="e2"),
        candidate("ANYmal", "Robot", id_="e3"),
        candidate("quadruped locomotion", "Task", id_="e4"),
        paper=WALK,
        claims=(
            Claim("paper", "proposes", "e1", 0.9, (evidence((11, 17), (0, 18)),)),
            Claim("paper", "comparesWith", "e2", 0.8, (evidence((28, 31), (19, 42)),)),
            Claim("e1", "outperforms", "e2", 0.7, (evidence((28, 31), (19, 42)),)),
            Claim("paper", "usesRobot", "e3", 0.8, (evidence((35, 41), (19, 42)),)),
            Claim("paper", "addresses", "e4", 0.9, (evidence((51, 71), (43, 72)),)),
        ),
    )


def climb_extraction() -> Extraction:
    """What the paper on climbing says."""
    return extraction(
        candidate("CLIMB", id_="e1"),
        candidate("PPO", id_="e2"),
        candidate("ANYmal C", "Robot", id_="e3"),
        candidate("climbing", "Task", id_="e4"),
        candidate("LIBERO", "Benchmark", id_="e5"),
        paper=CLIMB,
        claims=(
            Claim("paper", "proposes", "e1", 0.6, (evidence(),)),
            Claim("paper", "comparesWith", "e2", 0.8, (evidence((16, 19), (0, 32)),)),
            Claim("paper", "usesRobot", "e3", 0.7, (evidence((23, 31), (0, 32)),)),
            Claim("paper", "addresses", "e4", 0.7, (evidence(),)),
            Claim("paper", "evaluatedOn", "e5", 0.7, (evidence(sentence=None),)),
        ),
        results=(ResultClaim("91%", 0.8, (evidence((44, 47), (33, 57)),), "e1", "e5", "success", "%", "reached"),),
    )


def small_graph() -> Graph:
    """Two papers that share a baseline and a robot."""
    return graph_of([(WALK, walk_extraction()), (CLIMB, climb_extraction())])


def written(path: Path, text: str) -> Path:
    """The path, after the text was written to it."""
    path.write_text(text, "utf-8")
    return path
